"""The plan: timeline, deliverables, milestones, risks and baselines, with the panel they share."""

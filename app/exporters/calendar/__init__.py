"""Calendar files (.ics): a meeting's agenda, one person's own, action items, and the plan with its deadlines."""

"""The view for a second screen: what is on now, what comes next, and how much time is left."""

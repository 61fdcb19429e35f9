"""The timeline of the plan: rows of a table beside bars and points on a time scale, one painted widget."""

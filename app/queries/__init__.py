"""Session in, frozen domain values out."""

"""Values and rules of the field, on the standard library only."""

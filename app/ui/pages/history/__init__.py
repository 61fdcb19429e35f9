"""The history: who changed what when, field by field, and how to take it back."""

"""People and organisations, those who ask to join, and the import of lists."""

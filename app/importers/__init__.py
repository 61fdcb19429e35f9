"""Bytes in, domain values out."""

"""Plenary: the meetings, minutes, governance and plan of an international research consortium."""

__version__ = "0.1.0"

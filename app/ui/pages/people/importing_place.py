"""The way to the import of lists, for every page that offers it."""

from app.ui.places import Place


def import_place(meeting_id: int = 0) -> Place:
    """Where lists of people are imported; with ``meeting_id`` those of the meeting's participants."""
    return Place("people", 0, "importing", "meeting", meeting_id) if meeting_id else Place("people", 0, "importing")

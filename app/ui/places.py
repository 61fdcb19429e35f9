"""Where one can go in the window: for back and forward, the palette, links and lines."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Place:
    """A page, the row it is about, the tab, and the thing in it to choose.

    ``page``: "home", "meetings", "meeting" (``id`` of the meeting; ``tab``: overview, agenda, participants,
    presentations, minutes, documents), or a page of the registry (``tab``: one of its views). ``thing`` and
    ``thing_id``: a row to choose there, as ("session", 7).
    """

    page: str
    id: int = 0
    tab: str = ""
    thing: str = ""
    thing_id: int = 0

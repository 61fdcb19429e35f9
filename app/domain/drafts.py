"""Text that is being typed, kept beside the row it will belong to (DATA, "History, undo, drafts")."""

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True)
class DraftPlace:
    """Where a text will stand: a row, and what of it. A text that has no row yet stands at the row it will hang on."""

    table: str
    row_id: int
    field: str


@dataclass(frozen=True)
class KeptDraft:
    """A draft: typed on top of version ``base_version`` of the text (0: there was none), last kept ``at`` (UTC)."""

    place: DraftPlace
    text: str
    base_version: int
    at: dt.datetime


def minutes_place(minutes_id: int, item_id: int | None) -> DraftPlace:
    """The place of the minutes of an item; without one, of the text that opens the minutes."""
    if item_id is None:
        return DraftPlace("minutes", minutes_id, "opening")
    return DraftPlace("item", item_id, "minutes")

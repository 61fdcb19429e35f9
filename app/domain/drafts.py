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
    return entry_place(minutes_id, item_id, "opening" if item_id is None else "minutes")


def entry_place(minutes_id: int, item_id: int | None, field: str) -> DraftPlace:
    """The place of something that is to be recorded under an item ("decision", "action"), or under none."""
    return DraftPlace("minutes", minutes_id, field) if item_id is None else DraftPlace("item", item_id, field)

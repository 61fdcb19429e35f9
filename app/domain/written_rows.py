"""Rows as a person writes them in a readable file: by key and name, nested, before they meet the database."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class WrittenRow:
    """One row to be added, or (``changes``) new values for a row that is there, and the rows that belong to it.

    ``place`` names file, table and number, for messages. ``values`` holds fields by name; a reference to another row
    is that row's key.
    """

    place: str
    table: str
    values: Mapping[str, object]
    children: tuple["WrittenRow", ...] = ()
    changes: bool = False


@dataclass(frozen=True)
class WrittenStep:
    """One file of rows: one step of the history, done by ``who`` at ``at`` (UTC)."""

    file: str
    message: str
    who: str
    at: dt.datetime
    rows: tuple[WrittenRow, ...]

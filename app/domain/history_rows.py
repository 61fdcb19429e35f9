"""Steps of the history as the window shows them: one line each, and what one of them did row by row."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

RowKey = tuple[str, int]  # table name, row id


@dataclass(frozen=True)
class HistoryRow:
    """One step. ``at`` is UTC; ``who`` is empty where the program itself made it; ``kind`` is do, undo or redo.

    ``table``, ``row_id`` and ``name``: the first row it touched; ``others``: how many more. ``taken_back_by`` is the
    step that undid it (or, of an undo, that redid it), ``takes_back`` the one that it undid.
    """

    id: int
    who: str
    at: dt.datetime
    message: str
    arguments: Mapping[str, int | str]
    kind: str
    final: bool
    takes_back: int | None = None
    taken_back_by: int | None = None
    table: str = ""
    row_id: int = 0
    name: str = ""
    others: int = 0


class Deed(StrEnum):
    """What became of a row."""

    ADDED = "added"
    CHANGED = "changed"
    DELETED = "deleted"


@dataclass(frozen=True)
class FieldLine:
    """One field before and after: values as the database gives them; ``target``: the table that it refers to."""

    field: str
    before: Any
    after: Any
    target: str = ""


@dataclass(frozen=True)
class Home:
    """Where a row is seen in the window: itself or what it belongs to, and the meeting that is in; 0: in none."""

    table: str
    row_id: int
    meeting_id: int = 0


@dataclass(frozen=True)
class RowDeed:
    """What a step did to one row; ``name`` is empty where nothing tells it any more, ``home`` None where it is gone."""

    table: str
    row_id: int
    name: str
    deed: Deed
    home: Home | None = None
    fields: tuple[FieldLine, ...] = ()


@dataclass(frozen=True)
class StepDetail:
    """What a step did: ``rows`` in the order in which it touched them, and how many more there are.

    ``names`` of the rows that fields refer to, before and after. ``sums`` instead of rows, where there are too many:
    (table, what became of its rows, how many).
    """

    step: HistoryRow
    rows: tuple[RowDeed, ...]
    names: Mapping[RowKey, str]
    more: int = 0
    sums: tuple[tuple[str, Deed, int], ...] = ()

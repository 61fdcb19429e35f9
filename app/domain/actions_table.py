"""Actions over all meetings as the window shows them: a row of the table; one action with all that belongs to it."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from app.domain.chain import Served
from app.domain.kinds import ActionState, MinutesState
from app.domain.minutes_page import ActionLine


class ActionChip(StrEnum):
    """What a chip above the table shows; the day asked for decides what is overdue, and which month this is."""

    OPEN = "open"
    MINE = "mine"  # open ones of the person at the keyboard
    OVERDUE = "overdue"
    MONTH = "month"  # open ones due in the calendar month
    DONE = "done"
    ALL = "all"


@dataclass(frozen=True)
class ActionRow(ActionLine):
    """An action in the table; ``meeting_id`` is 0 for one that was opened between meetings."""

    meeting_id: int
    series_id: int | None
    series: str
    opened_on: dt.date
    closed_on: dt.date | None
    serves: tuple[Served, ...] = ()


@dataclass(frozen=True)
class ActionNote:
    """An event of an action: what was noted at an instant (UTC), maybe at a meeting, maybe with a new state."""

    id: int
    at: dt.datetime
    note: str
    state: ActionState | None
    meeting_id: int
    meeting: str
    illustrative: bool


@dataclass(frozen=True)
class Due:
    """When something is due: on a day, in an M-month, or never."""

    on: dt.date | None = None
    month: int | None = None


@dataclass(frozen=True)
class ActionChange:
    """What the history tells of an action: at an instant (UTC) somebody gave it another date, or took it up.

    ``dated``: the date changed, from ``due_before`` to ``due``. ``state`` None: the state did not change, or it was
    closed, which the action itself tells.
    """

    at: dt.datetime
    who: str
    dated: bool
    due_before: Due
    due: Due
    state: ActionState | None


@dataclass(frozen=True)
class ActionDetails:
    """One action with all that belongs to it; names are empty and ids 0 for what it does not have.

    ``locked``: it stands in accepted minutes, so its words stay; state, owner and due date may change.
    """

    row: ActionRow
    locked: bool
    minutes: MinutesState | None
    meeting_title: str
    item_id: int
    item: str
    decision_id: int
    decision: str
    decision_text: str
    notes: tuple[ActionNote, ...]  # the oldest first
    changes: tuple[ActionChange, ...]  # the oldest first


@dataclass(frozen=True)
class Counted:
    """A value of a menu above a table: what it is called, and how many rows have it."""

    value: str
    name: str
    count: int

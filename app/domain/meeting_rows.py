"""What the list of meetings and the sidebar of the window show: small frozen rows, everything counted (DOMAIN R11)."""

import datetime as dt
from dataclasses import dataclass

from app.domain.kinds import MeetingKind, MeetingState, MinutesState


@dataclass(frozen=True)
class MeetingRow:
    """A meeting in the list.

    ``people`` attended until the day asked for, from ``countries`` (DOMAIN R11); ``listed`` are on its list, of whom
    ``accepted`` said yes. ``sessions`` and ``items`` are those that take place; ``release`` is the number of the newest
    release of its agenda, 0 for none; ``minutes`` is None where none were begun.
    """

    id: int
    short_name: str
    title: str
    kind: MeetingKind
    first_day: dt.date
    last_day: dt.date
    place: str
    zone: str
    state: MeetingState
    illustrative: bool
    series: str
    minutes: MinutesState | None
    release: int
    people: int = 0
    countries: int = 0
    listed: int = 0
    accepted: int = 0
    sessions: int = 0
    items: int = 0


@dataclass(frozen=True)
class RowCounts:
    """What is counted of a meeting for its row; see there."""

    people: int = 0
    countries: int = 0
    listed: int = 0
    accepted: int = 0
    sessions: int = 0
    items: int = 0


@dataclass(frozen=True)
class OpenMeeting:
    """A meeting near the day asked for, as the sidebar names it."""

    id: int
    short_name: str
    title: str


@dataclass(frozen=True)
class Sidebar:
    """The counts beside the pages, and the meetings nearest to the day asked for, the nearest first.

    ``overdue_actions`` are open and past their day; ``late_plan`` counts deliverables and milestones past theirs.
    """

    meetings: int
    people: int
    overdue_actions: int
    late_plan: int
    open_meetings: tuple[OpenMeeting, ...]

"""What Home shows: the next meeting, what is due and late, and what is missing, each with the ids to go to it."""

import datetime as dt
from dataclasses import dataclass

from app.domain.documents import PersonRef
from app.domain.kinds import MeetingState
from app.domain.meeting_clock import BodyClock


@dataclass(frozen=True)
class HomeDay:
    """The day the program takes for today, in the project (empty ``acronym``: there is none yet).

    ``month`` of ``months`` is the M-month; None before the project starts.
    """

    as_of: dt.date
    acronym: str = ""
    month: int | None = None
    months: int | None = None


@dataclass(frozen=True)
class HomeQuorum:
    """A formal session's quorum (DOMAIN R3): members entitled to vote, how many are needed, and how many come.

    Before the meeting ``coming`` counts the members with somebody who accepted, afterwards the roll call
    (``counted``).
    """

    session_id: int
    body: str
    day: dt.date
    members: int
    needed: int
    coming: int
    counted: bool


@dataclass(frozen=True)
class HomeMeeting:
    """The next meeting, or the newest one (``over``) where none is to come.

    ``people`` of ``invited`` accepted, or attended once it is over, from so many ``countries`` (DOMAIN R11).
    """

    id: int
    short_name: str
    title: str
    state: MeetingState
    first_day: dt.date
    last_day: dt.date
    place: str
    over: bool
    invited: int
    people: int
    countries: int
    quorums: tuple[HomeQuorum, ...]
    clocks: tuple[BodyClock, ...]
    illustrative: bool = False


@dataclass(frozen=True)
class HomeAction:
    """An open action: who, what, where it was recorded (``meeting_id`` 0: nowhere), and how late it is."""

    id: int
    number: str
    text: str
    person: PersonRef | None
    organisation: str
    meeting_id: int
    meeting: str
    decision: str
    due: dt.date | None
    late_days: int
    illustrative: bool = False


@dataclass(frozen=True)
class HomeActions:
    """Open actions, the most urgent of each list, beside how many there are.

    ``mine`` are those of the person at the keyboard (``me`` 0: nobody known), late or not; ``overdue`` those of all
    people, the latest first; ``soon`` those that are due on or after the day.
    """

    me: int
    mine: tuple[HomeAction, ...]
    mine_count: int
    overdue: tuple[HomeAction, ...]
    overdue_count: int
    soon: tuple[HomeAction, ...]
    soon_count: int
    open_count: int


@dataclass(frozen=True)
class HomeDue:
    """A deliverable or milestone that is late against its revised date (DOMAIN R8)."""

    kind: str  # deliverable, milestone
    id: int
    number: str
    title: str
    lead: str
    due: dt.date
    due_month: int
    late_days: int
    illustrative: bool = False


@dataclass(frozen=True)
class HomeTalk:
    """A talk whose slides are missing; without ``day`` and ``start`` (venue minutes) it is not on the agenda yet."""

    id: int
    title: str
    speakers: tuple[PersonRef, ...]
    day: dt.date | None
    start: int | None
    illustrative: bool = False


@dataclass(frozen=True)
class HomeSlides:
    """The talks of a meeting without slides, of ``total`` talks; they are wanted by the day ``by`` (DOMAIN R14)."""

    meeting_id: int
    meeting: str
    missing: tuple[HomeTalk, ...]
    total: int
    by: dt.date


@dataclass(frozen=True)
class HomeAgenda:
    """A meeting's agenda: its latest release (0: never released) and how many changes it has not."""

    meeting_id: int
    meeting: str
    first_day: dt.date
    release: int
    released_at: dt.datetime | None
    changes: int

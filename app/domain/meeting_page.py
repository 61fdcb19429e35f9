"""What the page of one meeting shows: its fields, notices, clock, figures, and what has come of it.

Frozen and complete; days are the venue's. Everything that is counted is counted from rows (DOMAIN R11).
"""

import datetime as dt
from dataclasses import dataclass

from app.domain.agenda_changes import Change
from app.domain.counts import MeetingFigures
from app.domain.kinds import ActionState, MeetingKind, MeetingState, MinutesState, NoticeKind
from app.domain.meeting_clock import BodyClock
from app.domain.minutes import PublishedCount


@dataclass(frozen=True)
class MeetingLink:
    """Another meeting that this one leads to."""

    id: int
    short_name: str
    first_day: dt.date


@dataclass(frozen=True)
class SentNotice:
    """A notice that was sent for the meeting (DOMAIN R1)."""

    id: int
    kind: NoticeKind
    sent_on: dt.date
    sent_to: str
    illustrative: bool


@dataclass(frozen=True)
class Organiser:
    """An organisation that may host, under the names of the meeting's time."""

    id: int
    short: str
    legal: str


@dataclass(frozen=True)
class MeetingFields:
    """The meeting as it is entered; ``host`` is its short name of that time, ``series`` the name, both may be empty."""

    id: int
    short_name: str
    title: str
    kind: MeetingKind
    state: MeetingState
    first_day: dt.date
    last_day: dt.date
    zone: str
    place: str
    address: str
    directions: str
    host_id: int | None
    host: str
    link: str
    contact: str
    public_note: str
    internal_note: str
    series_id: int | None
    series: str
    illustrative: bool
    source: str


@dataclass(frozen=True)
class MeetingTabs:
    """What the tabs of the page say beside their names.

    ``listed`` are all on the list of participants; ``received`` of ``presentations`` have slides; ``errors`` and
    ``warnings`` are the clashes of the agenda (DOMAIN R14); ``release`` is the number of the newest one, 0 for none.
    """

    listed: int
    accepted: int
    received: int
    presentations: int
    errors: int
    warnings: int
    sessions: int
    items: int
    added_items: int
    minutes: MinutesState | None
    release: int


@dataclass(frozen=True)
class MeetingPage:
    """The meeting with its neighbours in the series, its notices and its clocks: what is asked after every change."""

    fields: MeetingFields
    previous: MeetingLink | None
    following: MeetingLink | None
    notices: tuple[SentNotice, ...]
    clocks: tuple[BodyClock, ...]


@dataclass(frozen=True)
class MeetingCounts:
    """What is counted of the meeting, which takes longer.

    ``published`` are the figures that sources give, where they differ from the counted ones (DOMAIN R11).
    """

    figures: MeetingFigures
    published: tuple[PublishedCount, ...]
    tabs: MeetingTabs


@dataclass(frozen=True)
class MeetingAction:
    """An action recorded in the meeting's minutes; ``owner`` is the person with the organisation, or one of the two."""

    id: int
    number: str
    text: str
    owner: str
    due: dt.date | None
    state: ActionState
    late_days: int


@dataclass(frozen=True)
class MeetingDecision:
    """A decision recorded in the meeting's minutes; binding once the minutes are accepted (DOMAIN R5)."""

    id: int
    number: str
    text: str
    carried: bool
    taken_on: dt.date
    binding_on: dt.date | None


@dataclass(frozen=True)
class ServedArea:
    """An area of interaction that items of the agenda serve, and the organisation that leads it (DOMAIN R16)."""

    number: int
    name: str
    lead: str
    items: int


@dataclass(frozen=True)
class MeetingOutcomes:
    """What has come of the meeting, and what it serves.

    ``arising`` counts the actions of earlier meetings of the series that are on its agenda (DOMAIN R15).
    """

    actions: tuple[MeetingAction, ...]
    decisions: tuple[MeetingDecision, ...]
    arising: int
    areas: tuple[ServedArea, ...]


@dataclass(frozen=True)
class UnreleasedChanges:
    """What participants would see change with the next release; ``release`` is the newest one, 0 before the first."""

    release: int
    at: dt.datetime | None
    changes: tuple[Change, ...]

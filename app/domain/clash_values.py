"""What the search for clashes is given, and what it finds (DOMAIN R14). ``clashes.py`` searches.

A meeting comes as sessions with their items and roles, and the people in them. Session and item starts are minutes of
the venue's clock from 00:00 of the session's day and may pass 1440, as everywhere; lengths are minutes.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from app.domain.kinds import AgendaState, ItemKind, ItemRoleKind, PresenceState, Reply, RoleState, SlidesState


class ClashLevel(StrEnum):
    """How bad a clash is. Neither stops anybody from saving."""

    ERROR = "error"
    WARNING = "warning"


class ClashKind(StrEnum):
    """What clashes (DOMAIN R14); the first four are errors, the others warnings."""

    PERSON_TWICE = "person_twice"
    ROOM_TWICE = "room_twice"
    ITEM_OUTSIDE_SESSION = "item_outside_session"
    SESSION_OUTSIDE_MEETING = "session_outside_meeting"
    NO_CHANGEOVER = "no_changeover"
    PRESENTER_ABSENT = "presenter_absent"
    PRESENTER_DECLINED = "presenter_declined"
    TALK_WITHOUT_SPEAKER = "talk_without_speaker"
    SLIDES_MISSING = "slides_missing"
    SESSION_OVER_FULL = "session_over_full"
    NO_BREAK = "no_break"
    NIGHT_AT_HOME = "night_at_home"


@dataclass(frozen=True)
class ClashSettings:
    """The numbers of DOMAIN R14, each a setting.

    ``changeover`` and ``longest_stretch`` in minutes, ``slides_days`` in days before the talk, ``night`` as the hours
    of day it begins and ends (minutes from 00:00 on the clock at home; it may pass midnight).
    """

    changeover: int = 5
    longest_stretch: int = 150
    slides_days: int = 7
    night: tuple[int, int] = (22 * 60, 7 * 60)


@dataclass(frozen=True)
class ClashPerson:
    """Somebody with a role: ``zone`` is the IANA zone at home, ``presence`` the days for which it is known."""

    uid: str
    name: str
    zone: str | None = None
    reply: Reply = Reply.NONE
    presence: Mapping[dt.date, PresenceState] = field(default_factory=dict, hash=False)


@dataclass(frozen=True)
class ClashRole:
    """A person's part in an item or a session; one that was declined binds nobody."""

    person: str  # uid
    kind: ItemRoleKind
    state: RoleState = RoleState.CONFIRMED


@dataclass(frozen=True)
class ClashPresentation:
    """A presentation of an item and where its slides are."""

    uid: str
    title: str
    slides: SlidesState


@dataclass(frozen=True)
class ClashItem:
    """One line of a session. ``start`` is worked out already; ``fixed`` says that it was set by hand."""

    uid: str
    title: str
    kind: ItemKind
    start: int
    minutes: int
    fixed: bool = False
    roles: tuple[ClashRole, ...] = ()
    presentations: tuple[ClashPresentation, ...] = ()
    state: AgendaState = AgendaState.CONFIRMED

    @property
    def end(self) -> int:
        """Venue minutes of the session's day."""
        return self.start + self.minutes


@dataclass(frozen=True)
class ClashSession:
    """A block in a room; without a room it is for all rooms."""

    uid: str
    title: str
    day: dt.date
    start: int
    minutes: int
    room: str | None  # uid
    items: tuple[ClashItem, ...] = ()
    roles: tuple[ClashRole, ...] = ()
    state: AgendaState = AgendaState.CONFIRMED

    @property
    def end(self) -> int:
        """Venue minutes of the session's day."""
        return self.start + self.minutes


@dataclass(frozen=True)
class ClashMeeting:
    """A meeting as the search for clashes sees it. ``rooms`` and ``people`` are found by uid.

    ``as_of`` is the day the program takes for today; nothing clashes in a cancelled meeting.
    """

    first_day: dt.date
    last_day: dt.date
    zone: str
    as_of: dt.date
    sessions: tuple[ClashSession, ...]
    people: Mapping[str, ClashPerson] = field(hash=False)
    rooms: Mapping[str, str] = field(hash=False)  # names
    cancelled: bool = False


@dataclass(frozen=True)
class Clash:
    """One clash: ``message`` is a message id whose places ``arguments`` fill; ``uids`` are the things concerned.

    ``day`` and ``minute`` (of the venue's clock) say where in the agenda it is.
    """

    level: ClashLevel
    kind: ClashKind
    message: str
    arguments: Mapping[str, object] = field(hash=False)
    uids: tuple[str, ...]
    day: dt.date
    minute: int

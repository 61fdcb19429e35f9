"""The working agenda of one meeting as the window shows and edits it: values with the ids of their rows.

Times are minutes of the venue's clock from 00:00 of the session's day and may pass 1440; lengths are minutes.
"""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from app.domain.clash_values import Clash, ClashLevel
from app.domain.kinds import AgendaState, ItemKind, ItemRoleKind, RoleState, SlidesState


class Thing(StrEnum):
    """What a clash or a mark of the timetable points to."""

    SESSION = "session"
    ITEM = "item"
    PERSON = "person"
    PRESENTATION = "presentation"


Ref = tuple[Thing, int]  # and the id of its row


@dataclass(frozen=True)
class TimetableRole:
    """A person's part in an item or a session, with the organisation of that time (empty: none is known)."""

    id: int
    person_id: int
    name: str
    native: str
    organisation: str
    kind: ItemRoleKind
    state: RoleState
    illustrative: bool = False


@dataclass(frozen=True)
class TimetableTalk:
    """A presentation of an item, and where its slides are."""

    id: int
    title: str
    slides: SlidesState


@dataclass(frozen=True)
class TimetableItem:
    """One line of a session. ``start`` is worked out; ``fixed`` says that it was set by hand."""

    id: int
    session_id: int
    title: str
    kind: ItemKind
    start: int
    fixed: bool
    minutes: int
    locked: bool = False
    decision: bool = False
    added_on: dt.date | None = None
    note: str = ""
    internal_note: str = ""
    state: AgendaState = AgendaState.CONFIRMED
    roles: tuple[TimetableRole, ...] = ()
    talks: tuple[TimetableTalk, ...] = ()
    illustrative: bool = False

    @property
    def end(self) -> int:
        """Venue minutes of the session's day."""
        return self.start + self.minutes

    @property
    def held(self) -> bool:
        """Whether it takes place, as far as known."""
        return self.state is not AgendaState.CANCELLED


@dataclass(frozen=True)
class TimetableSession:
    """A block in one room (``room_id`` None: in all); with a body it is a formal session (DOMAIN R2)."""

    id: int
    title: str
    day: dt.date
    start: int
    minutes: int
    room_id: int | None = None
    track: str = ""
    body_id: int | None = None
    state: AgendaState = AgendaState.CONFIRMED
    roles: tuple[TimetableRole, ...] = ()
    items: tuple[TimetableItem, ...] = ()
    illustrative: bool = False

    @property
    def end(self) -> int:
        """Venue minutes of ``day``."""
        return self.start + self.minutes

    @property
    def whole(self) -> TimetableItem | None:
        """The only item, where it fills the session: the two are then one block."""
        if len(self.items) == 1 and (only := self.items[0]).start == self.start and only.minutes == self.minutes:
            return only
        return None


@dataclass(frozen=True)
class TimetableRoom:
    """A room of the venue; ``capacity`` in people, None where nobody knows."""

    id: int
    name: str
    capacity: int | None = None


@dataclass(frozen=True)
class TimetableClash:
    """A clash (DOMAIN R14) and the things concerned, by kind and id."""

    clash: Clash
    things: tuple[Ref, ...]


@dataclass(frozen=True)
class Timetable:
    """The whole working agenda of a meeting. ``zone`` is the venue's IANA zone, ``bodies`` names by id to choose from.

    ``rooms`` stand in their order, ``sessions`` by day and time, ``items`` of a session in its order.
    ``sought``: its clashes were looked for. ``uid`` is the meeting's own name, also in copies of the file.
    """

    meeting_id: int
    short_name: str
    first_day: dt.date
    last_day: dt.date
    zone: str
    rooms: tuple[TimetableRoom, ...] = ()
    sessions: tuple[TimetableSession, ...] = ()
    clashes: tuple[TimetableClash, ...] = ()
    bodies: Mapping[int, str] = field(default_factory=dict, hash=False)
    sought: bool = True
    uid: str = ""

    @property
    def days(self) -> tuple[dt.date, ...]:
        """Every day of the meeting, and the days outside on which a session stands."""
        length = (self.last_day - self.first_day).days
        held = {self.first_day + dt.timedelta(days=number) for number in range(length + 1)}
        return tuple(sorted(held | {session.day for session in self.sessions}))

    @property
    def tracks(self) -> tuple[str, ...]:
        """The tracks in the order in which they first appear; sessions without one belong to none."""
        return tuple(dict.fromkeys(session.track for session in self.sessions if session.track))

    def session(self, session_id: int) -> TimetableSession | None:
        """The session with this id, while there is one."""
        return next((session for session in self.sessions if session.id == session_id), None)

    def item(self, item_id: int) -> tuple[TimetableSession, TimetableItem] | None:
        """The item with this id and its session, while there is one."""
        return next(((session, item) for session, item in self.items() if item.id == item_id), None)

    def items(self) -> Iterator[tuple[TimetableSession, TimetableItem]]:
        """Every item with its session."""
        return ((session, item) for session in self.sessions for item in session.items)

    def room(self, room_id: int | None) -> TimetableRoom | None:
        """The room with this id, while there is one."""
        return next((room for room in self.rooms if room.id == room_id), None)

    def clashes_of(self, thing: Thing, thing_id: int) -> tuple[TimetableClash, ...]:
        """The clashes that concern this session, item, person or presentation."""
        return tuple(clash for clash in self.clashes if (thing, thing_id) in clash.things)

    def levels(self) -> dict[Ref, ClashLevel]:
        """How bad the worst clash of each thing is, for those that have any."""
        found: dict[Ref, ClashLevel] = {}
        for clash in self.clashes:  # errors stand first
            for thing in clash.things:
                found.setdefault(thing, clash.clash.level)
        return found

"""The frame of a meeting: what another one can be made from, its days counted from the first one (0).

Times are venue minutes from 00:00 of the session's day, as in the agenda: they stay what the clock on the venue's wall
shows, whatever the date and the time zone of the meeting made from them.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from app.domain.kinds import AgendaState, BodyKind, ItemKind, ItemRoleKind, PresentationKind

SPEAKERS = frozenset({ItemRoleKind.SPEAKER, ItemRoleKind.PRESENTER, ItemRoleKind.GUEST_OF_HONOUR})


@dataclass(frozen=True)
class FrameRole:
    """A part somebody takes. ``person_id`` None: whoever holds that function in the session's body on the day."""

    kind: ItemRoleKind
    person_id: int | None = None


@dataclass(frozen=True)
class FrameTalk:
    """A presentation of an item, before anything was written for it."""

    title: str
    kind: PresentationKind
    language: str
    public: bool
    illustrative: bool = False


@dataclass(frozen=True)
class FrameItem:
    """One line of a session; without ``start`` it follows the one before it."""

    title: str
    kind: ItemKind
    minutes: int
    start: int | None = None
    locked: bool = False
    decision: bool = False
    area_id: int | None = None
    note: str = ""
    internal_note: str = ""
    state: AgendaState = AgendaState.CONFIRMED
    roles: tuple[FrameRole, ...] = ()
    talks: tuple[FrameTalk, ...] = ()
    illustrative: bool = False


@dataclass(frozen=True)
class FrameBody:
    """The body that holds a session: the one with ``id``, or with that short name, or the only one of its kind."""

    kind: BodyKind
    short_name: str = ""
    id: int | None = None


@dataclass(frozen=True)
class FrameSession:
    """A block of the day ``day`` (from 0); ``room`` is a place among the frame's rooms, None: all rooms."""

    day: int
    start: int
    minutes: int
    title: str
    room: int | None = None
    track: str = ""
    body: FrameBody | None = None
    state: AgendaState = AgendaState.CONFIRMED
    items: tuple[FrameItem, ...] = ()
    roles: tuple[FrameRole, ...] = ()
    illustrative: bool = False

    @property
    def end(self) -> int:
        """Venue minutes of its day."""
        return self.start + self.minutes

    @property
    def is_break(self) -> bool:
        """Whether nothing but breaks is in it."""
        return bool(self.items) and all(item.kind is ItemKind.BREAK for item in self.items)

    @property
    def starts(self) -> tuple[int, ...]:
        """When each item begins: its own start, or the end of the one before it."""
        clock, found = self.start, []
        for item in self.items:
            clock = clock if item.start is None else item.start
            found.append(clock)
            clock += item.minutes
        return tuple(found)


@dataclass(frozen=True)
class FrameRoom:
    """A room; ``capacity`` in people, None where nobody knows."""

    name: str
    capacity: int | None = None
    illustrative: bool = False


@dataclass(frozen=True)
class MeetingFrame:
    """So many days, the rooms in their order, the sessions by day and time."""

    days: int
    rooms: tuple[FrameRoom, ...] = ()
    sessions: tuple[FrameSession, ...] = ()

    def roles(self) -> Iterable[FrameRole]:
        """Every part in it."""
        for session in self.sessions:
            yield from session.roles
            for item in session.items:
                yield from item.roles

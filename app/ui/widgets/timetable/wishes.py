"""What the user asks of the timetable, by mouse or keys. The timetable writes nothing: whoever listens does.

Starts are minutes of the venue's clock from 00:00 of ``day``; lengths are minutes.
"""

import datetime as dt
from dataclasses import dataclass

from app.domain.timetable import Ref


@dataclass(frozen=True)
class NewSession:
    """A session in an empty place; ``room_id`` None: for all rooms. Without a ``title`` it has none yet."""

    day: dt.date
    start: int
    minutes: int
    room_id: int | None
    title: str = ""


@dataclass(frozen=True)
class MoveSession:
    """The session with its items to another day, time or room."""

    session_id: int
    day: dt.date
    start: int
    room_id: int | None


@dataclass(frozen=True)
class CopySession:
    """A copy of the session with its items at another day, time or room."""

    session_id: int
    day: dt.date
    start: int
    room_id: int | None


@dataclass(frozen=True)
class ResizeSession:
    """The session to another start and length."""

    session_id: int
    start: int
    minutes: int


@dataclass(frozen=True)
class PlaceItem:
    """The item to a place (from 0) of a session; ``start`` None: it follows the one before."""

    item_id: int
    session_id: int
    place: int
    start: int | None


@dataclass(frozen=True)
class CopyItem:
    """A copy of the item at a place of a session, as ``PlaceItem``."""

    item_id: int
    session_id: int
    place: int
    start: int | None


@dataclass(frozen=True)
class MoveItemOut:
    """The item to an empty place, where it gets a session of its own."""

    item_id: int
    day: dt.date
    start: int
    room_id: int | None


@dataclass(frozen=True)
class CopyItemOut:
    """A copy of the item in an empty place, with a session of its own."""

    item_id: int
    day: dt.date
    start: int
    room_id: int | None


@dataclass(frozen=True)
class ResizeItem:
    """The item to another length, and to a start of its own or none."""

    item_id: int
    start: int | None
    minutes: int


@dataclass(frozen=True)
class Swap:
    """Two sessions, or two items, change places."""

    one: Ref
    other: Ref


@dataclass(frozen=True)
class Rename:
    """Another title for a session or an item."""

    ref: Ref
    title: str


@dataclass(frozen=True)
class NewRoom:
    """A room after the others, to be seen on ``day``."""

    day: dt.date
    name: str


@dataclass(frozen=True)
class RenameRoom:
    """Another name for a room."""

    room_id: int
    name: str


@dataclass(frozen=True)
class NewDay:
    """The meeting lasts until ``day``."""

    day: dt.date


@dataclass(frozen=True)
class Lock:
    """The item to its time, or free again."""

    item_id: int
    locked: bool


Copied = CopySession | CopyItem | CopyItemOut
Wish = (
    NewSession | MoveSession | CopySession | ResizeSession | PlaceItem | CopyItem | MoveItemOut | CopyItemOut
    | ResizeItem | Swap | Rename | NewRoom | RenameRoom | NewDay | Lock
)  # fmt: skip

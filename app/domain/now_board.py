"""The board beside the projector: what is on in each room, what follows, and how far over its time something is.

A board follows the clock, unless an item is ``held``: somebody said that it still goes on. Minutes are those of the
venue's clock from 00:00 of the board's day; what began the day before and goes past midnight begins below 0.
"""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from app.domain.kinds import AgendaState, ItemKind, ItemRoleKind, RoleState
from app.domain.timetable import Timetable, TimetableItem, TimetableRole, TimetableSession
from app.domain.venue_time import MINUTES_A_DAY

LONGEST_OVER = 90  # minutes: what was held longer was forgotten
_IN_FRONT = (ItemRoleKind.GUEST_OF_HONOUR, ItemRoleKind.PRESENTER, ItemRoleKind.SPEAKER, ItemRoleKind.MODERATOR)


class BoardState(StrEnum):
    """Where the meeting stands on the day."""

    BEFORE = "before"  # nothing has been held yet
    ON = "on"  # something is held today and is not over
    BETWEEN = "between"  # over for today, to go on another day
    OVER = "over"
    EMPTY = "empty"  # no agenda


@dataclass(frozen=True)
class BoardItem:
    """An item of the board; ``room`` is empty for all rooms, ``people`` are (name, organisation)."""

    id: int
    session_id: int
    title: str
    start: int
    end: int
    room: str
    people: tuple[tuple[str, str], ...]
    is_break: bool
    common: bool  # for all rooms
    illustrative: bool = False


@dataclass(frozen=True)
class RoomBoard:
    """What is on in one room (``room_id`` None: in all), and what follows there today."""

    room_id: int | None
    name: str
    current: BoardItem | None
    following: tuple[BoardItem, ...]

    def over(self, minute: int) -> int:
        """How many minutes the current item is over its time."""
        return max(0, minute - self.current.end) if self.current is not None else 0


@dataclass(frozen=True)
class Board:
    """The rooms at one minute. ``opens`` is when it goes on, or begins, on another day: (day, minutes)."""

    day: dt.date
    minute: int
    state: BoardState
    rooms: tuple[RoomBoard, ...]
    opens: tuple[dt.date, int] | None = None


def room_board(
    table: Timetable, day: dt.date, minute: int, room_id: int | None, held: Mapping[int | None, int] | None = None
) -> RoomBoard:
    """What is on in this room, with what is for all rooms; ``held`` is the item (id) that still goes on in a room."""
    wanted = [one for one in _held_items(table, day) if one[0] in (room_id, None)]
    return _room_board(table, minute, room_id, [item for _room, item in wanted], held or {})


def board(
    table: Timetable,
    day: dt.date,
    minute: int,
    room_id: int | None = None,
    held: Mapping[int | None, int] | None = None,
) -> Board:
    """The board of one room, or (None) of all that have something on; of none running, what comes next anywhere."""
    held = held or {}
    items = _held_items(table, day)
    if room_id is not None:
        rooms: tuple[RoomBoard, ...] = (room_board(table, day, minute, room_id, held),)
    else:
        rooms = _all_rooms(table, minute, items, held)
    on = any(one.current or one.following for one in rooms)
    opens = _opens(table, day)
    return Board(day, minute, BoardState.ON if on else _state(table, day, opens), rooms, opens)


def _all_rooms(
    table: Timetable, minute: int, items: Sequence[tuple[int | None, BoardItem]], held: Mapping[int | None, int]
) -> tuple[RoomBoard, ...]:
    for_all = [item for room_id, item in items if room_id is None]
    found = []
    for room in table.rooms:
        own = [item for room_id, item in items if room_id == room.id]
        one = _room_board(table, minute, room.id, own, held)
        if one.current is not None:  # what is on for all has a place of its own
            coming = [item for item in for_all if item.start >= min(minute, one.current.end)]
            found.append(replace(one, following=tuple(sorted((*one.following, *coming), key=_by_time))))
    common = _room_board(table, minute, None, for_all, held)
    if common.current is not None or not found:
        following = tuple(sorted((item for _room, item in items if item.start > minute), key=_by_time))
        found.insert(0, RoomBoard(None, "", common.current, following))
    return tuple(found)


def _room_board(
    table: Timetable, minute: int, room_id: int | None, items: Sequence[BoardItem], held: Mapping[int | None, int]
) -> RoomBoard:
    room = table.room(room_id)
    kept = next((item for item in items if item.id == held.get(room_id)), None)
    if kept is not None and not kept.start <= minute <= kept.end + LONGEST_OVER:
        kept = None
    running = [item for item in items if item.start <= minute < item.end]
    own_first = sorted(running, key=lambda item: (item.common, -item.start))
    current = kept or (own_first[0] if own_first else None)
    after = minute if kept is None else min(minute, kept.end - 1)
    following = sorted((item for item in items if item.start > after and item is not current), key=_by_time)
    return RoomBoard(room_id, room.name if room is not None else "", current, tuple(following))


def _by_time(item: BoardItem) -> tuple[int, int, int]:
    return item.start, item.end, item.id


def _held_items(table: Timetable, day: dt.date) -> list[tuple[int | None, BoardItem]]:
    """What is held on the day, with its room; also what began the day before and passes midnight."""
    found = []
    for session, item in table.items():
        away = (session.day - day).days * MINUTES_A_DAY
        begins_near = away in (0, -MINUTES_A_DAY)
        takes_place = item.held and session.state is not AgendaState.CANCELLED
        if begins_near and takes_place and item.minutes and away + item.end > 0:
            found.append((session.room_id, _item(table, session, item, away)))
    return found


def _item(table: Timetable, session: TimetableSession, item: TimetableItem, away: int) -> BoardItem:
    room = table.room(session.room_id)
    return BoardItem(
        id=item.id,
        session_id=session.id,
        title=item.title,
        start=item.start + away,
        end=item.end + away,
        room=room.name if room is not None else "",
        people=tuple((role.name, role.organisation) for role in _in_front((*item.roles, *session.roles))),
        is_break=item.kind in (ItemKind.BREAK, ItemKind.SOCIAL),
        common=session.room_id is None,
        illustrative=item.illustrative,
    )


def _in_front(roles: Iterable[TimetableRole]) -> list[TimetableRole]:
    """Who stands in front, each once: the guest of honour, then who presents, the other speakers, the moderator."""
    asked = [role for role in roles if role.kind in _IN_FRONT and role.state is not RoleState.DECLINED]
    asked.sort(key=lambda role: _IN_FRONT.index(role.kind))
    return list({role.person_id: role for role in reversed(asked)}.values())[::-1]


def _opens(table: Timetable, day: dt.date) -> tuple[dt.date, int] | None:
    """When the first item after ``day`` begins."""
    coming = [
        (session.day, item.start)
        for session, item in table.items()
        if session.day > day and item.held and session.state is not AgendaState.CANCELLED
    ]
    return min(coming, default=None)


def _state(table: Timetable, day: dt.date, opens: tuple[dt.date, int] | None) -> BoardState:
    if opens is None:
        return BoardState.OVER if table.sessions else BoardState.EMPTY
    return BoardState.BETWEEN if any(one.day <= day for one in table.sessions) else BoardState.BEFORE

"""What is on now in a meeting, and what comes next: for whoever stands at the door while people enter."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from app.domain.clash_values import Clash
from app.domain.kinds import AgendaState, ItemRoleKind, RoleState
from app.domain.timetable import Thing, Timetable, TimetableItem, TimetableSession

SOON = 60  # minutes: what begins later is not shown
_IN_FRONT = {ItemRoleKind.SPEAKER, ItemRoleKind.PRESENTER, ItemRoleKind.GUEST_OF_HONOUR, ItemRoleKind.MODERATOR}


@dataclass(frozen=True)
class NowLine:
    """An item that runs, or begins within the hour; ``start`` and ``end`` in venue minutes.

    ``clashes`` are what is wrong with it: a speaker who is not there, slides that are missing (DOMAIN R14). ``room`` is
    empty for all rooms.
    """

    meeting_id: int
    item_id: int
    title: str
    start: int
    end: int
    room: str
    people: tuple[str, ...]
    running: bool
    clashes: tuple[Clash, ...] = ()
    illustrative: bool = False


def now_lines(table: Timetable, day: dt.date, minute: int) -> tuple[NowLine, ...]:
    """What runs at ``minute`` (venue minutes) of ``day``, then what begins within the hour: in each room the next."""
    held = sorted(_held(table, day), key=lambda found: (found[1].start, found[0].room_id or 0, found[1].id))
    running = [_line(table, *found, running=True) for found in held if found[1].start <= minute < found[1].end]
    coming: dict[int | None, NowLine] = {}
    for session, item in held:
        if minute < item.start <= minute + SOON:
            coming.setdefault(session.room_id, _line(table, session, item, running=False))
    return (*running, *coming.values())


def _held(table: Timetable, day: dt.date) -> Iterator[tuple[TimetableSession, TimetableItem]]:
    for session, item in table.items():
        if session.day == day and session.state is not AgendaState.CANCELLED and item.held:
            yield session, item


def _line(table: Timetable, session: TimetableSession, item: TimetableItem, running: bool) -> NowLine:
    room = table.room(session.room_id)
    people = [role for role in item.roles if role.kind in _IN_FRONT and role.state is not RoleState.DECLINED]
    return NowLine(
        meeting_id=table.meeting_id,
        item_id=item.id,
        title=item.title,
        start=item.start,
        end=item.end,
        room=room.name if room is not None else "",
        people=tuple(role.name for role in people),
        running=running,
        clashes=tuple(found.clash for found in table.clashes_of(Thing.ITEM, item.id)),
        illustrative=item.illustrative,
    )

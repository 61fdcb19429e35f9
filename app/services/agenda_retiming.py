"""Items of a session changed so that the rest of it is timed anew: what is locked stays, the others flow round it.

Starts are minutes of the venue's clock from 00:00 of the session's day, lengths are minutes. The rules stand in
``domain/timetable_retime.py``; what changes one item alone is in ``agenda_items.py``.
"""

import datetime as dt
from collections.abc import Iterable, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.errors import UserError
from app.domain.kinds import AgendaState, ItemKind
from app.domain.timetable_retime import Line, beside, lengthened, pinned, retimed, starts
from app.models import Item, MeetingSession
from app.services import agenda_items, agenda_sessions


def set_length(session: Session, item_id: int, minutes: int) -> None:
    """Make the item ``minutes`` long; what follows moves along, up to an item that is locked.

    UserError for less than no time.
    """
    changed = session.get_one(Item, item_id)
    block, items = _of_session(session, changed.session_id)
    if minutes < 0:
        agenda_items.change_item(session, item_id, minutes=minutes)
    _write(items, lengthened(block.start, _lines(items), item_id, minutes))


def set_start(session: Session, item_id: int, start: int | None, minutes: int | None = None) -> None:
    """Give the item a start of its own, or None: it follows the one before; perhaps a length as well.

    What comes after is timed anew. UserError for a locked item, a start before 00:00 or less than no time.
    """
    changed = session.get_one(Item, item_id)
    _refuse_locked(changed)
    free = _hold(session, [changed.session_id])
    if minutes is not None:
        agenda_items.change_item(session, item_id, start=start, minutes=minutes)
    else:
        agenda_items.change_item(session, item_id, start=start)
    _flow(session, [changed.session_id], free - {item_id})


def move_session(session: Session, session_id: int, day: dt.date, start: int, room_id: int | None) -> None:
    """As ``agenda_sessions.move_session``; UserError also where its one item is locked to another time."""
    block, items = _of_session(session, session_id)
    if len(items) == 1 and (block.day, block.start) != (day, start):
        _refuse_locked(items[0])
    agenda_sessions.move_session(session, session_id, day, start, room_id)


def resize(session: Session, item_id: int, start: int | None, minutes: int) -> None:
    """Give the item another length and perhaps another start; what comes after moves along. UserError as for both."""
    if session.get_one(Item, item_id).start == start:
        set_length(session, item_id, minutes)
    else:
        set_start(session, item_id, start, minutes)


def place(session: Session, item_id: int, session_id: int, number: int, start: int | None) -> None:
    """As ``agenda_items.place_item``; both sessions are then timed anew. UserError also for a locked item."""
    moved = session.get_one(Item, item_id)
    _refuse_locked(moved)
    both = list(dict.fromkeys((moved.session_id, session_id)))
    free = _hold(session, both)
    agenda_items.place_item(session, item_id, session_id, number, start)
    session.flush()
    _flow(session, both, free - {item_id})


def move_out(session: Session, item_id: int, day: dt.date, start: int, room_id: int | None) -> int:
    """As ``agenda_items.move_item_out``; the session that it leaves is timed anew. UserError also for a locked item."""
    moved = session.get_one(Item, item_id)
    _refuse_locked(moved)
    left = moved.session_id
    free = _hold(session, [left])
    made = agenda_items.move_item_out(session, item_id, day, start, room_id)
    session.flush()
    _flow(session, [left], free)
    return made


def create(
    session: Session, session_id: int, title: str, minutes: int, number: int | None = None, start: int | None = None
) -> int:
    """As ``agenda_items.create_item``, a talk, perhaps with a start of its own; what comes after it is timed anew."""
    free = _hold(session, [session_id])
    made = agenda_items.create_item(session, session_id, title, minutes, ItemKind.TALK, number)
    agenda_items.change_item(session, made, start=start)
    _flow(session, [session_id], free)
    return made


def delete(session: Session, item_id: int) -> None:
    """As ``agenda_items.delete_item``; a locked item behind it stays where it is."""
    session_id = session.get_one(Item, item_id).session_id
    free = _hold(session, [session_id])
    agenda_items.delete_item(session, item_id)
    _flow(session, [session_id], free)


def set_locked(session: Session, item_id: int, locked: bool) -> None:
    """Lock the item to the time that it has now, or let it go: it follows again where it stands behind another."""
    changed = session.get_one(Item, item_id)
    block, items = _of_session(session, changed.session_id)
    lines = _lines(items)
    number = items.index(changed)
    if locked:
        changed.start = starts(block.start, lines)[item_id]
    elif changed.start is not None:
        before = [line for line in lines[:number] if line.held]
        over = starts(block.start, lines)[before[-1].id] + before[-1].minutes if before else block.start
        changed.start = None if changed.start == over else changed.start
    changed.locked = locked


def swap_lines(session: Session, session_id: int, lines: Sequence[Line]) -> None:
    """Give the items of a session these starts and this order; then they flow round what is locked."""
    block, items = _of_session(session, session_id)
    free = beside(block.start, lines)
    _write(items, retimed(block.start, lines, free))


def lines_of(session: Session, session_id: int) -> tuple[int, tuple[Line, ...]]:
    """When the session begins, and its items as lines, those that are locked with a start."""
    block, items = _of_session(session, session_id)
    return block.start, pinned(block.start, _lines(items))


def _refuse_locked(item: Item) -> None:
    if item.locked:
        raise UserError("“{title}” is locked to its time: unlock it first, then move it.", title=item.title)


def _hold(session: Session, session_ids: Iterable[int]) -> frozenset[int]:
    """Give locked items the start that they have; the items that are beside others on purpose."""
    free: set[int] = set()
    for session_id in session_ids:
        block, items = _of_session(session, session_id)
        lines = _lines(items)
        free |= beside(block.start, lines)
        for item, line in zip(items, pinned(block.start, lines), strict=True):
            if item.start != line.start:
                item.start = line.start
    session.flush()
    return frozenset(free)


def _flow(session: Session, session_ids: Iterable[int], free: frozenset[int]) -> None:
    for session_id in session_ids:
        block, items = _of_session(session, session_id)
        _write(items, retimed(block.start, _lines(items), free))


def _of_session(session: Session, session_id: int) -> tuple[MeetingSession, list[Item]]:
    block = session.get_one(MeetingSession, session_id)
    query = select(Item).where(Item.session_id == session_id).order_by(Item.position, Item.id)
    return block, list(session.scalars(query))


def _lines(items: Iterable[Item]) -> list[Line]:
    return [
        Line(item.id, item.start, item.minutes, item.locked, item.state is not AgendaState.CANCELLED) for item in items
    ]


def _write(items: Iterable[Item], lines: Sequence[Line]) -> None:
    """Only what is other than before is touched."""
    rows = {item.id: item for item in items}
    order = [item.id for item in rows.values()]
    for number, line in enumerate(lines, 1):
        row = rows[line.id]
        if (row.start, row.minutes) != (line.start, line.minutes):
            row.start, row.minutes = line.start, line.minutes
        if order != [each.id for each in lines] and row.position != number:
            row.position = number

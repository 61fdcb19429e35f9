"""What keys ask of the chosen block, and which block is next to it."""

import datetime as dt

from PySide6.QtCore import QPointF

from app.domain.timetable import Thing
from app.domain.timetable_moves import STEP, landing, neighbour
from app.ui.widgets.timetable.blocks import Block
from app.ui.widgets.timetable.drag import Drag, Hold
from app.ui.widgets.timetable.geometry import Geometry
from app.ui.widgets.timetable.swapping import swap_refs
from app.ui.widgets.timetable.wishes import MoveSession, PlaceItem, ResizeItem, ResizeSession, Swap, Wish


def nudged(block: Block, by: int) -> Wish | None:
    """The block ``by`` minutes later (earlier, below 0); None where it cannot go further: an item stays off others."""
    session, item = block.session, block.item
    if item is None or block.moves_session:
        start = session.start + by
        return MoveSession(session.id, session.day, start, session.room_id) if start >= 0 else None
    landed = landing(session, item, item.start + by)
    if (landed.place, landed.shown) == (session.items.index(item), item.start):
        return None
    return PlaceItem(item.id, session.id, landed.place, landed.start)


def lengthened(block: Block, by: int) -> Wish | None:
    """The block ``by`` minutes longer; never shorter than five minutes."""
    session, item = block.session, block.item
    if item is None or block.moves_session:
        minutes = session.minutes + by
        return ResizeSession(session.id, session.start, minutes) if minutes >= STEP else None
    minutes = item.minutes + by
    return ResizeItem(item.id, item.start if item.fixed else None, minutes) if minutes >= STEP else None


def reordered(geometry: Geometry, block: Block, steps: int) -> Wish | None:
    """The item ``steps`` places down in its session (up, below 0); None at the ends.

    A session changes places with the next one of its room and day.
    """
    session, item = block.session, block.item
    if item is None or block.moves_session:
        return _swapped_with_next(geometry, block, steps)
    landed = neighbour(session, item, steps)
    if landed.place == session.items.index(item):
        return None
    return PlaceItem(item.id, session.id, landed.place, None)


def _swapped_with_next(geometry: Geometry, block: Block, step: int) -> Wish | None:
    """The session in place of the one before or behind it."""
    session = block.session
    same = [one for one in geometry.sessions[block.day] if one.room_id == session.room_id]
    there = same.index(session) + step
    return Swap((Thing.SESSION, session.id), (Thing.SESSION, same[there].id)) if 0 <= there < len(same) else None


def swapped_sideways(geometry: Geometry, block: Block, step: int) -> Wish | None:
    """The block in place of the one beside it, at the same time in the next room that has one (left, below 0)."""
    column = block.columns[-1] + 1 if step > 0 else block.columns[0] - 1
    last = geometry.column_number(len(geometry.days) - 1, geometry.days[-1].count - 1)
    middle = (block.start + block.end) / 2
    while 0 <= column <= last:
        some = [one for one in geometry.blocks if column in one.columns and _may_swap(block, one)]
        if some:
            other = min(some, key=lambda one: abs((one.start + one.end) / 2 - middle))
            return Swap(*swap_refs(block, other))
        column += step
    return None


def _may_swap(block: Block, other: Block) -> bool:
    """Whether two blocks are both sessions, or both items, and of different sessions."""
    alike = other.item is None or other.moves_session if block.moves_session else not other.moves_session
    return alike and other.session is not block.session


def sideways(geometry: Geometry, block: Block, step: int) -> Wish | None:
    """The block one column to the right (left, below 0); a day's first place is "all rooms". None at the ends."""
    session = block.session
    if block.item is not None and not block.moves_session:
        return _item_sideways(geometry, block, step)
    places: list[tuple[dt.date, int | None]] = []
    for columns in geometry.days:
        if len(columns.rooms) != 1:
            places.append((columns.day, None))
        places += [(columns.day, room.id) for room in columns.rooms]
    here = (session.day, session.room_id)
    if here not in places:  # for all rooms of a day that has one only
        places.insert(next(n for n, place in enumerate(places) if place[0] == session.day), here)
    there = places.index(here) + step
    if not 0 <= there < len(places):
        return None
    day, room = places[there]
    return MoveSession(session.id, day, session.start, room)


def _item_sideways(geometry: Geometry, block: Block, step: int) -> Wish | None:
    columns = [(day, column) for day, each in enumerate(geometry.days) for column in range(each.count)]
    there = (block.columns[-1] if step > 0 else block.columns[0]) + step
    if not 0 <= there < len(columns):
        return None
    day, column = columns[there]
    middle = block.rect.center()
    x = sum(geometry.column_span(day, column)) / 2
    proposal = Drag(geometry, Hold.BODY, block, middle).at(QPointF(x, middle.y()))
    return proposal.wish if proposal is not None else None


def beside(geometry: Geometry, block: Block | None, right: int, down: int) -> Block | None:
    """The block to choose when an arrow is pressed: ``right`` and ``down`` are -1, 0 or 1."""
    if block is None or not geometry.blocks:
        return min(geometry.blocks, key=_order, default=None)
    if down:
        same = sorted((one for one in geometry.blocks if _share(one, block)), key=_order)
        there = same.index(block) + down
        return same[there] if 0 <= there < len(same) else None
    column = block.columns[-1] + 1 if right > 0 else block.columns[0] - 1
    last = geometry.column_number(len(geometry.days) - 1, geometry.days[-1].count - 1)
    while 0 <= column <= last:
        there_are = [one for one in geometry.blocks if column in one.columns and not _share(one, block)]
        if there_are:
            return min(there_are, key=lambda one: (abs(one.rect.center().y() - block.rect.center().y()), one.spine))
        column += right
    return None


def _share(one: Block, other: Block) -> bool:
    """Whether two blocks have a column in common, or are one."""
    return one.day == other.day and bool(set(one.columns) & set(other.columns))


def _order(block: Block) -> tuple[int, int, bool, float]:
    return block.day, block.start, not block.spine, block.rect.left()

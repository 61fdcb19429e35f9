"""What the mouse drags: from a press and the pointer's place follow a ghost and a wish; nothing is written here.

Dragging a spine, or a block that is a whole session, moves the session. Dragging an item moves it within its session
or into another one of several items; into an empty place it goes with a session of its own. Edges change lengths;
dragging over an empty place makes a session.
"""

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QPointF, QRectF

from app.domain.timetable import TimetableSession
from app.domain.timetable_layout import Slot
from app.domain.timetable_moves import STEP, landing, snap, stretched
from app.ui.language import tr
from app.ui.widgets.timetable.geometry import Block, Geometry
from app.ui.widgets.timetable.wishes import (
    MoveItemOut,
    MoveSession,
    NewSession,
    PlaceItem,
    ResizeItem,
    ResizeSession,
    Wish,
)

_EDGE = 5  # px above and below an edge that take hold of it
_TALL = 20  # px: a lower block has edges only while it is chosen, else it could not be moved


class Hold(StrEnum):
    """By what something is held."""

    BODY = "body"
    TOP = "top"
    BOTTOM = "bottom"
    EMPTY = "empty"


@dataclass(frozen=True)
class Ghost:
    """What is shown while dragging: a rectangle in content coordinates with its times, and where it slips in."""

    rect: QRectF
    start: int
    end: int
    title: str
    line: tuple[float, float, float] | None = None  # left, right, y


@dataclass(frozen=True)
class Proposal:
    """The ghost, and the wish if the button were let go now; no wish where nothing would change."""

    ghost: Ghost
    wish: Wish | None


def grip(geometry: Geometry, chosen: Block | None, point: QPointF) -> tuple[Hold, Block | None]:
    """What would be held at ``point``: an edge of the chosen block first, then a block's edge or body, else nothing."""
    if chosen is not None:
        r = chosen.area if chosen.spine else chosen.rect
        if r.left() <= point.x() <= r.right() and abs(point.x() - r.center().x()) <= max(14.0, r.width() / 2 - 8):
            for hold, y in ((Hold.BOTTOM, r.bottom()), (Hold.TOP, r.top())):
                if abs(point.y() - y) <= _EDGE:
                    return hold, chosen
    block = geometry.block_at(point)
    if block is None:
        return Hold.EMPTY, None
    if block.rect.height() >= _TALL:
        if block.rect.bottom() - point.y() <= _EDGE - 1:
            return Hold.BOTTOM, block
        if point.y() - block.rect.top() <= _EDGE - 2:
            return Hold.TOP, block
    return Hold.BODY, block


class Drag:
    """One drag, from press to release; ``at`` tells what the pointer's place means."""

    def __init__(self, geometry: Geometry, hold: Hold, block: Block | None, point: QPointF) -> None:
        self.geometry, self.hold, self.block, self.origin = geometry, hold, block, point
        self._minute = geometry.scale.minutes(point.y())
        self._column = geometry.column_at(point.x())

    def at(self, point: QPointF) -> Proposal | None:
        """The ghost and the wish with the pointer at ``point``; None while there is nothing to show."""
        if self.block is None:
            return self._new(point)
        by = self.geometry.scale.minutes(point.y()) - self._minute
        if self.hold is Hold.BODY:
            return self._moved(self.block, point, by)
        return self._stretched(self.block, by)

    def _new(self, point: QPointF) -> Proposal | None:
        scale = self.geometry.scale
        start, end = sorted((scale.snapped(self.origin.y()), scale.snapped(point.y())))
        if end - start < STEP:
            return None
        day, column = self._column
        columns = self.geometry.days[day]
        rect = self.geometry.rect_of(day, Slot(column, 1), start, end)
        wish = NewSession(columns.day, start, end - start, columns.room_id(column))
        return Proposal(Ghost(rect, start, end, tr("New session")), wish)

    def _moved(self, block: Block, point: QPointF, by: float) -> Proposal:
        if block.item is None or block.moves_session:
            return self._session_moved(block, point, by)
        session = self._target(block, point)
        if session is None:
            return self._moved_out(block, point, by)
        landed = landing(session, block.item, snap(block.item.start + by))
        area = self.geometry.area_of(session.id)
        end = landed.shown + block.item.minutes
        rect = QRectF(area.left(), self.geometry.scale.y(landed.shown) + 1, area.width(), 0)
        rect.setHeight(max(5.0, self.geometry.scale.y(end) - rect.top() - 1))
        ghost = Ghost(rect, landed.shown, end, block.title, (area.left(), area.right(), rect.top()))
        same = session.id == block.session.id and landed.place == session.items.index(block.item)
        unchanged = same and landed.shown == block.item.start and (landed.start is not None) == block.item.fixed
        wish = None if unchanged else PlaceItem(block.item.id, session.id, landed.place, landed.start)
        return Proposal(ghost, wish)

    def _session_moved(self, block: Block, point: QPointF, by: float) -> Proposal:
        session = block.session
        start = snap(session.start + by)
        day, column = self.geometry.column_at(point.x())
        columns = self.geometry.days[day]
        for_all = session.room_id is None and bool(columns.rooms)
        room = None if for_all else columns.room_id(column)
        slot = Slot(0, columns.count) if for_all else Slot(column, 1)
        end = start + session.minutes
        wish = MoveSession(session.id, columns.day, start, room)
        same = (session.day, session.start, session.room_id) == (columns.day, start, room)
        return Proposal(
            Ghost(self.geometry.rect_of(day, slot, start, end), start, end, block.title), None if same else wish
        )

    def _moved_out(self, block: Block, point: QPointF, by: float) -> Proposal:
        assert block.item is not None
        start = snap(block.item.start + by)
        day, column = self.geometry.column_at(point.x())
        columns = self.geometry.days[day]
        end = start + max(1, block.item.minutes)
        rect = self.geometry.rect_of(day, Slot(column, 1), start, end)
        return Proposal(
            Ghost(rect, start, end, block.title),
            MoveItemOut(block.item.id, columns.day, start, columns.room_id(column)),
        )

    def _target(self, block: Block, point: QPointF) -> TimetableSession | None:
        """The session an item would go to: its own, or one under the pointer that is no single block with its item."""
        own = block.area.adjusted(-4, -12, 4, 12)
        if own.contains(point):
            return block.session
        there = self.geometry.session_at(point)
        return there if there is not None and there.whole is None else None

    def _stretched(self, block: Block, by: float) -> Proposal:
        item, session = block.item, block.session
        start, end = block.start, block.end
        if self.hold is Hold.TOP:
            start = min(snap(start + by), end - STEP)
        else:
            end = max(snap(end + by), start + STEP)
        changed = (start, end) != (block.start, block.end)
        whole = block.moves_session
        if item is not None and not whole:
            landed, minutes = stretched(session, item, start, end)
            start, end = landed.shown, landed.shown + minutes
            changed = (start, minutes) != (item.start, item.minutes)
            wish: Wish = ResizeItem(item.id, landed.start, minutes)
        else:
            wish = ResizeSession(session.id, start, end - start)
        old = block.area if whole else block.rect
        rect = QRectF(old.left(), self.geometry.scale.y(start) + 1, old.width(), 0)
        rect.setHeight(max(5.0, self.geometry.scale.y(end) - rect.top() - 1))
        return Proposal(Ghost(rect, start, end, block.title), wish if changed else None)

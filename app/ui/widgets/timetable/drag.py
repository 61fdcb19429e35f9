"""What the mouse drags: from a press and the pointer's place follow a ghost and a wish; nothing is written here.

Dragging a spine, or a block that is a whole session, moves the session; let go on the middle of another one, both
change places. Dragging an item moves it within its session or into another one of several items; into an empty place
it goes with a session of its own. With Ctrl a copy is dragged, with Shift two blocks change places. Edges change
lengths; dragging over an empty place makes a session, across several rooms one for all rooms.
"""

from dataclasses import dataclass, replace
from enum import StrEnum

from PySide6.QtCore import QPointF, Qt

from app.domain.timetable import TimetableItem, TimetableSession
from app.domain.timetable_layout import Slot
from app.domain.timetable_moves import STEP, Landing, foreseen, landing, snap, stretched
from app.ui.language import tr
from app.ui.widgets.timetable.blocks import Block
from app.ui.widgets.timetable.geometry import Geometry
from app.ui.widgets.timetable.ghosts import Ghost, Mark, Proposal, between, ghost_in
from app.ui.widgets.timetable.swapping import swap_proposal, swapped_with
from app.ui.widgets.timetable.wishes import (
    CopyItem,
    CopyItemOut,
    CopySession,
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
class Held:
    """Which of the keys that change a drag are held down."""

    copy: bool = False
    swap: bool = False

    @classmethod
    def of(cls, modifiers: Qt.KeyboardModifier) -> "Held":
        """Ctrl copies, Shift swaps."""
        return cls(
            bool(modifiers & Qt.KeyboardModifier.ControlModifier), bool(modifiers & Qt.KeyboardModifier.ShiftModifier)
        )


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

    def at(self, point: QPointF, held: Held = Held()) -> Proposal | None:
        """The ghost and the wish with the pointer at ``point``; None while there is nothing to show."""
        if self.block is None:
            return self._new(point)
        by = self.geometry.scale.minutes(point.y()) - self._minute
        if self.hold is not Hold.BODY:
            return self._stretched(self.block, by)
        other = None if held.copy else swapped_with(self.geometry, self.block, point, held.swap)
        if other is not None:
            return swap_proposal(self.geometry, self.block, other)
        if self.block.locked and not held.copy:
            rect = self.block.area if self.block.moves_session else self.block.rect
            return Proposal(Ghost(rect, self.block.start, self.block.end, self.block.title, mark=Mark.LOCKED), None)
        return self._moved(self.block, point, by, held.copy)

    def _new(self, point: QPointF) -> Proposal | None:
        scale = self.geometry.scale
        start, end = sorted((scale.snapped(self.origin.y()), scale.snapped(point.y())))
        if end - start < STEP:
            return None
        day, column = self._column
        columns = self.geometry.days[day]
        across = self.geometry.column_at(point.x())
        for_all = across[0] == day and across[1] != column and columns.count > 1
        slot = Slot(0, columns.count) if for_all else Slot(column, 1)
        room = None if for_all else columns.room_id(column)
        title = tr("New session for all rooms") if for_all else tr("New session")
        ghost = ghost_in(self.geometry, day, slot, start, end, title, Mark.NONE)
        return Proposal(ghost, NewSession(columns.day, start, end - start, room))

    def _moved(self, block: Block, point: QPointF, by: float, copy: bool) -> Proposal:
        if block.item is None or block.moves_session:
            return self._session_moved(block, point, by, copy)
        session = self._target(block, point)
        if session is None:
            return self._moved_out(block, block.item, point, by, copy)
        item = replace(block.item, id=0, session_id=0, locked=False) if copy else block.item
        landed = landing(session, item, snap(item.start + by))
        start = foreseen(session, item, landed.place, landed.start)
        area = self.geometry.area_of(session.id)
        rect = between(self.geometry, area.left(), area.width(), start, start + item.minutes)
        line = (area.left(), area.right(), rect.top())
        mark = Mark.COPY if copy else Mark.NONE
        ghost = Ghost(rect, start, start + item.minutes, block.title, line, mark)
        if copy:
            return Proposal(ghost, CopyItem(block.item.id, session.id, landed.place, landed.start))
        return Proposal(ghost, _placed(block, block.item, session, landed))

    def _session_moved(self, block: Block, point: QPointF, by: float, copy: bool) -> Proposal:
        session = block.session
        start = snap(session.start + by)
        day, column = self.geometry.column_at(point.x())
        columns = self.geometry.days[day]
        for_all = session.room_id is None and bool(columns.rooms)
        room = None if for_all else columns.room_id(column)
        slot = Slot(0, columns.count) if for_all else Slot(column, 1)
        same = (session.day, session.start, session.room_id) == (columns.day, start, room)
        ghost = ghost_in(
            self.geometry, day, slot, start, start + session.minutes, block.title, Mark.COPY if copy else Mark.NONE
        )
        kind = CopySession if copy else MoveSession
        return Proposal(ghost, None if same else kind(session.id, columns.day, start, room))

    def _moved_out(self, block: Block, item: TimetableItem, point: QPointF, by: float, copy: bool) -> Proposal:
        start = snap(item.start + by)
        day, column = self.geometry.column_at(point.x())
        columns = self.geometry.days[day]
        end = start + max(1, item.minutes)
        ghost = ghost_in(self.geometry, day, Slot(column, 1), start, end, block.title, Mark.COPY if copy else Mark.NONE)
        kind = CopyItemOut if copy else MoveItemOut
        return Proposal(ghost, kind(item.id, columns.day, start, columns.room_id(column)))

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
        rect = between(self.geometry, old.left(), old.width(), start, end)
        return Proposal(Ghost(rect, start, end, block.title), wish if changed else None)


def _placed(block: Block, item: TimetableItem, session: TimetableSession, landed: Landing) -> PlaceItem | None:
    """The wish to place an item; None where it stands there already."""
    same = session.id == block.session.id and landed.place == session.items.index(item)
    unchanged = same and landed.shown == item.start and (landed.start is not None) == item.fixed
    return None if unchanged else PlaceItem(item.id, session.id, landed.place, landed.start)

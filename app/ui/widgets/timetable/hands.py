"""The mouse on the timetable: choosing, dragging with a ghost, scrolling at the edges; wishes are made on release."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt, QTimer
from PySide6.QtGui import QMouseEvent

from app.ui.widgets.timetable.blocks import Block, head_height, rail_width
from app.ui.widgets.timetable.drag import Drag, Held, Hold, grip
from app.ui.widgets.timetable.ghosts import Ghost, Mark, Proposal
from app.ui.widgets.timetable.wishes import NewSession

if TYPE_CHECKING:
    from app.ui.widgets.timetable.view import TimetableView

_BEGIN = 4  # px the pointer goes before it drags
_EDGE, _STEP, _EVERY = 24, 12, 30  # px at the edges that scroll, px for each step, ms between steps
_REACH = 24  # px around a ghost that are painted anew


class Hands:
    """What the mouse does to one timetable."""

    def __init__(self, view: "TimetableView") -> None:
        self._view = view
        self._drag: Drag | None = None
        self._dragging = False
        self._proposal: Proposal | None = None
        self._pointer = QPointF()
        self._held = Held()
        self._scroller = QTimer(view)
        self._scroller.setInterval(_EVERY)
        self._scroller.timeout.connect(self._scroll)

    def ghost(self) -> Ghost | None:
        """What is shown of a drag."""
        return self._proposal.ghost if self._dragging and self._proposal is not None else None

    def moving(self) -> Block | None:
        """The block that is being dragged."""
        return self._drag.block if self._dragging and self._drag is not None else None

    def drop(self) -> bool:
        """Give a drag up; whether there was one."""
        was = self._dragging
        self._drag, self._proposal, self._dragging = None, None, False
        self._scroller.stop()
        if was:
            self._view.viewport().unsetCursor()
            self._view.paint_anew()
        return was

    def press(self, event: QMouseEvent) -> None:
        """Take hold of what is under the pointer, and choose it."""
        geometry, point = self._view.geometry_now, event.position()
        if event.button() != Qt.MouseButton.LeftButton:
            self.drop()
            return
        if geometry is None or point.x() < rail_width() or point.y() < head_height():
            return
        at = self._view.to_content(point)
        hold, block = grip(geometry, self._view.chosen_block(), at)
        self._view.choose(block.ref if block is not None else None)
        if not self._view.read_only:
            self._drag = Drag(geometry, hold, block, at)
        self._pointer = point

    def move(self, event: QMouseEvent) -> None:
        """Drag on, or show by the pointer's shape what a press would take hold of."""
        point = event.position()
        if self._drag is None:
            self._hover(point)
            return
        if not self._dragging:
            if (point - self._pointer).manhattanLength() < _BEGIN:
                return
            self._dragging = True
            self._view.paint_anew()
        self._pointer = point
        self._held = Held.of(event.modifiers())
        self._follow()
        if self._speed() != (0, 0):
            if not self._scroller.isActive():
                self._scroller.start()
        else:
            self._scroller.stop()

    def hold(self, modifiers: Qt.KeyboardModifier) -> bool:
        """Keys were pressed or let go that change what a drag does; whether there is one."""
        if self._dragging and self._held != Held.of(modifiers):
            self._held = Held.of(modifiers)
            self._follow()
        return self._dragging

    def release(self, event: QMouseEvent) -> None:
        """Let go: the wish of the last place is made."""
        self.hold(event.modifiers())
        wish = self._proposal.wish if self._dragging and self._proposal is not None else None
        self.drop()
        self._drag = None
        if isinstance(wish, NewSession):
            self._view.draft(wish)
        elif wish is not None:
            self._view.wished.emit(wish)
        self._hover(event.position())

    def _follow(self) -> None:
        assert self._drag is not None
        before = self.ghost()
        self._proposal = self._drag.at(self._view.to_content(self._pointer), self._held)
        offset, now = self._view.offset(), self.ghost()
        for ghost in (before, before and before.other, now, now and now.other):
            if ghost is not None:
                area = QRectF(ghost.rect).translated(offset).adjusted(-_REACH, -_REACH, _REACH, _REACH)
                self._view.viewport().update(area.toAlignedRect())
        self._view.viewport().setCursor(self._shape(now))

    def _shape(self, ghost: Ghost | None) -> Qt.CursorShape:
        """The pointer's shape while something is dragged."""
        if ghost is not None and ghost.mark is Mark.LOCKED:
            return Qt.CursorShape.ForbiddenCursor
        if ghost is not None and ghost.mark is Mark.COPY:
            return Qt.CursorShape.DragCopyCursor
        if self._drag is not None and self._drag.hold is Hold.EMPTY:
            return Qt.CursorShape.CrossCursor
        moves = self._drag is not None and self._drag.hold is Hold.BODY
        return Qt.CursorShape.ClosedHandCursor if moves else Qt.CursorShape.SizeVerCursor

    def _hover(self, point: QPointF) -> None:
        geometry, viewport = self._view.geometry_now, self._view.viewport()
        shape = Qt.CursorShape.ArrowCursor
        if geometry is not None and point.x() > rail_width() and point.y() > head_height() and not self._view.read_only:
            hold, block = grip(geometry, self._view.chosen_block(), self._view.to_content(point))
            if hold in (Hold.TOP, Hold.BOTTOM):
                shape = Qt.CursorShape.SizeVerCursor
            elif block is not None and block.spine:
                shape = Qt.CursorShape.OpenHandCursor
        if viewport.cursor().shape() is not shape:
            viewport.setCursor(shape)

    def _speed(self) -> tuple[int, int]:
        """How far the edge under the pointer scrolls at a step."""
        size, x, y = self._view.viewport().size(), self._pointer.x(), self._pointer.y()
        across = -_STEP if x < rail_width() + _EDGE else _STEP if x > size.width() - _EDGE else 0
        down = -_STEP if y < head_height() + _EDGE else _STEP if y > size.height() - _EDGE else 0
        return across, down

    def _scroll(self) -> None:
        if self._drag is None or not self._dragging:
            self._scroller.stop()
            return
        across, down = self._speed()
        for bar, step in ((self._view.horizontalScrollBar(), across), (self._view.verticalScrollBar(), down)):
            bar.setValue(bar.value() + step)
        self._follow()

"""The mouse on the timeline: choosing, panning, dragging with a ghost, scrolling at the edges; wishes on release."""

from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt, QTimer
from PySide6.QtGui import QMouseEvent

from app.ui.widgets.timeline.drag import Drag, Ghost, Hold, Proposal, grip
from app.ui.widgets.timeline.geometry import HEAD, ROW, Line
from app.ui.widgets.timeline.shapes import SIGN, side
from app.ui.widgets.timeline.table_part import FOLD

if TYPE_CHECKING:
    from app.ui.widgets.timeline.view import Timeline

_BEGIN = 4  # px the pointer goes before it drags
_EDGE, _STEP, _EVERY = 24, 14, 30  # px at the edges that scroll, px for each step, ms between steps
_DIVIDER = 3  # px around the edge of the table that take hold of it
_NEAR = SIGN + 10  # px at an edge where a click brings what is out of sight
_SHAPES = {
    Hold.START: Qt.CursorShape.SizeHorCursor,
    Hold.END: Qt.CursorShape.SizeHorCursor,
    Hold.PROGRESS: Qt.CursorShape.SplitHCursor,
    Hold.LINK: Qt.CursorShape.CrossCursor,
    Hold.BODY: Qt.CursorShape.OpenHandCursor,
}


class Sideways(StrEnum):
    """What else the mouse pulls: the paper, or the edge of the table."""

    PAPER = "paper"
    EDGE = "edge"


class Hands:
    """What the mouse does to one timeline."""

    def __init__(self, view: "Timeline") -> None:
        self._view = view
        self._drag: Drag | None = None
        self._pulled: Sideways | None = None
        self._dragging = False
        self._proposal: Proposal | None = None
        self._pointer = self._pressed = QPointF()
        self._scroller = QTimer(view)
        self._scroller.setInterval(_EVERY)
        self._scroller.timeout.connect(self._scroll)

    def ghost(self) -> Ghost | None:
        """What is shown of a drag."""
        return (
            self._proposal.ghost if self._dragging and self._drag is not None and self._proposal is not None else None
        )

    def drop(self) -> bool:
        """Give a drag up; whether there was one."""
        was = self._dragging and self._drag is not None
        self._drag, self._proposal, self._pulled, self._dragging = None, None, None, False
        self._scroller.stop()
        if was:
            self._view.viewport().unsetCursor()
            self._view.paint_anew()
        return was

    def forget(self) -> None:
        """What is dragged lies elsewhere now; the paper and the edge of the table are pulled on."""
        if self._drag is not None:
            self.drop()

    def press(self, event: QMouseEvent) -> None:
        """Take hold of what is under the pointer, and choose it."""
        point = event.position()
        self._pressed = self._pointer = point
        self.drop()
        line = self._view.line_at(point.y())
        if event.button() == Qt.MouseButton.RightButton and line is not None:
            self._view.choose(line.key)
        if event.button() != Qt.MouseButton.LeftButton:
            return
        axis = self._view.axis()
        if abs(point.x() - axis.begin) <= _DIVIDER:
            self._pulled = Sideways.EDGE
        elif point.x() < axis.begin:
            self._press_table(line, point)
        elif point.y() < HEAD or line is None:
            self._pulled = Sideways.PAPER
        else:
            self._press_chart(line, point)

    def _press_table(self, line: Line | None, point: QPointF) -> None:
        if line is None:
            if point.y() >= HEAD:
                self._view.choose(None)
        elif line.heads and point.x() < FOLD:
            self._view.fold(line.key, line.open)
        else:
            self._view.choose(line.key)

    def _press_chart(self, line: Line, point: QPointF) -> None:
        hold = self._hold(line, point)
        link = self._view.link_at(point) if hold is Hold.NOTHING else None
        if link is not None:
            self._view.choose_link(link)
            return
        if hold is Hold.NOTHING:  # a row is chosen when the button is let go, unless the paper was pulled
            self._pulled = Sideways.PAPER
            return
        self._view.choose(line.key)
        if not self._view.read_only:
            self._drag = Drag(self._view.lines, line, hold, self._view.axis(), point, self._view.top())

    def move(self, event: QMouseEvent) -> None:
        """Drag on, or show by the pointer's shape what a press would take hold of."""
        point = event.position()
        if self._drag is None and self._pulled is None:
            self._hover(point)
            return
        if not self._dragging:
            if (point - self._pressed).manhattanLength() < _BEGIN:
                return
            self._dragging = True
            self._begin()
        step, self._pointer = point - self._pointer, point
        if self._pulled is Sideways.EDGE:
            self._view.set_table_width(round(point.x()))
        elif self._pulled is Sideways.PAPER:
            for bar, by in (
                (self._view.horizontalScrollBar(), step.x()), (self._view.verticalScrollBar(), step.y()),
            ):  # fmt: skip
                bar.setValue(bar.value() - round(by))
        else:
            self._follow()
            self._scroller.start() if self._speed() != (0, 0) else self._scroller.stop()

    def release(self, event: QMouseEvent) -> None:
        """Let go: the wish of the last place is made."""
        wish = self._proposal.wish if self._dragging and self._proposal is not None else None
        clicked = self._pulled is Sideways.PAPER and not self._dragging
        resized = self._pulled is Sideways.EDGE and self._dragging
        self.drop()
        self._view.viewport().unsetCursor()
        if clicked:
            line = self._view.line_at(event.position().y())
            shown = line is not None and self._on_sign(line, event.position())
            self._view.choose(line.key if line is not None else None, show=shown)
        if resized:
            self._view.table_resized.emit(self._view.columns().end)
        if wish is not None:
            self._view.wished.emit(wish)
        self._hover(event.position())

    def leave(self) -> None:
        """The pointer is elsewhere."""
        self._view.hover(-1)

    def _begin(self) -> None:
        moves = self._drag is None or self._drag.hold is Hold.BODY
        shape = Qt.CursorShape.ClosedHandCursor if moves else _SHAPES[self._drag.hold] if self._drag else None
        if self._pulled is Sideways.EDGE:
            shape = Qt.CursorShape.SplitHCursor
        if shape is not None:
            self._view.viewport().setCursor(shape)
        if self._drag is not None:
            self._view.paint_anew()

    def _follow(self) -> None:
        assert self._drag is not None
        self._proposal = self._drag.at(self._pointer, self._view.axis(), self._view.top())
        self._view.viewport().update()

    def _hold(self, line: Line, point: QPointF) -> Hold:
        middle = self._view.top() + line.top + ROW / 2 - 0.5
        return grip(line, self._view.axis(), point, middle)

    def _on_sign(self, line: Line, point: QPointF) -> bool:
        """Whether the pointer is on the sign that tells where the shape of the row is: a click brings it into sight."""
        axis = self._view.axis()
        where = side(line, axis)
        return (where < 0 and point.x() < axis.begin + _NEAR) or (where > 0 and point.x() > axis.end - _NEAR)

    def _hover(self, point: QPointF) -> None:
        axis, viewport = self._view.axis(), self._view.viewport()
        line = self._view.line_at(point.y()) if point.x() > axis.begin else None
        self._view.hover(line.index if line is not None else -1)
        shape = Qt.CursorShape.ArrowCursor
        if abs(point.x() - axis.begin) <= _DIVIDER:
            shape = Qt.CursorShape.SplitHCursor
        elif line is not None and self._on_sign(line, point):
            shape = Qt.CursorShape.PointingHandCursor
        elif line is not None and not self._view.read_only:
            shape = _SHAPES.get(self._hold(line, point), shape)
        if viewport.cursor().shape() is not shape:
            viewport.setCursor(shape)

    def _speed(self) -> tuple[int, int]:
        """How far the edge under the pointer scrolls at a step."""
        axis, x, y = self._view.axis(), self._pointer.x(), self._pointer.y()
        across = -_STEP if x < axis.begin + _EDGE else _STEP if x > axis.end - _EDGE else 0
        links = self._drag is not None and self._drag.hold is Hold.LINK
        down = -_STEP if y < HEAD + _EDGE else _STEP if y > self._view.viewport().height() - _EDGE else 0
        return across, down if links else 0

    def _scroll(self) -> None:
        if self._drag is None or not self._dragging:
            self._scroller.stop()
            return
        across, down = self._speed()
        for bar, step in ((self._view.horizontalScrollBar(), across), (self._view.verticalScrollBar(), down)):
            bar.setValue(bar.value() + step)
        self._follow()

"""What Qt tells the timetable of mouse, wheel and keys, given to its hands, its head and its keyboard."""

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QHelpEvent, QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QToolTip
from typing_extensions import override

from app.ui.widgets.labels import plain_tip
from app.ui.widgets.timetable.blocks import head_height, rail_width
from app.ui.widgets.timetable.hands import Hands
from app.ui.widgets.timetable.head_parts import Kind
from app.ui.widgets.timetable.heads import Heads
from app.ui.widgets.timetable.keyboard import Keyboard
from app.ui.widgets.timetable.surface import Surface
from app.ui.widgets.timetable.words import block_name

_ZOOM = 1.15


class Inputs(Surface):
    """Passes on what is pressed; ``menu_asked`` is a point of the screen, what is meant there is chosen already."""

    hands: Hands
    heads: Heads
    keyboard: Keyboard
    menu_asked = Signal(QPoint)

    def rename(self) -> None:
        """Type another title for what is chosen."""
        raise NotImplementedError

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        key = self.heads.at(event.position().x(), event.position().y())
        if key is None:
            self.heads.choose(None)
            self.hands.press(event)
        elif event.button() == Qt.MouseButton.LeftButton:
            self.heads.press(key)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.hands.move(event)
        free = self.hands.moving() is None and event.buttons() == Qt.MouseButton.NoButton
        self.heads.hover(self.heads.at(event.position().x(), event.position().y()) if free else None)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.hands.release(event)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        key = self.heads.at(event.position().x(), event.position().y())
        if key is not None and key.kind is Kind.ROOM:
            self.heads.act(key)
        elif event.position().y() > head_height() and event.position().x() > rail_width():
            self.rename()

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self.chosen_block() is not None:
            self.menu_asked.emit(event.globalPos())

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            turns = event.angleDelta().y() / 120
            self.set_hour(self._hour * _ZOOM**turns, event.position().y())
            event.accept()
        else:
            super().wheelEvent(event)

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self.keyboard.wants(event):
            event.accept()
            return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.keyboard.press(event):
            super().keyPressEvent(event)

    @override
    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if not self.keyboard.release(event):
            super().keyReleaseEvent(event)

    @override
    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Leave:
            self.heads.hover(None)
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent) and self.geometry_now is not None:
            QToolTip.showText(event.globalPos(), plain_tip(self._tip(QPointF(event.pos()))), self.viewport())
            return True
        return super().viewportEvent(event)

    def _tip(self, point: QPointF) -> str:
        """What a tool tip says at a point of the viewport."""
        key = self.heads.at(point.x(), point.y())
        if key is not None:
            return self.heads.words(key)
        geometry = self.geometry_now
        if geometry is None or point.x() <= rail_width() or point.y() <= head_height():
            return ""
        block = geometry.block_at(self.to_content(point))
        return block_name(block, geometry.table) if block is not None else ""

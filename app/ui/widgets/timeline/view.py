"""The timeline widget: chosen by mouse and keys, titles edited in place, wishes emitted; it writes nothing itself."""

from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QHelpEvent, QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QToolTip
from typing_extensions import override

from app.domain.plan_report import PlanKey
from app.domain.plan_timeline import PlanLink
from app.ui.language import tr
from app.ui.widgets import painted_children
from app.ui.widgets.labels import plain_tip
from app.ui.widgets.timeline.choosing import Choosing
from app.ui.widgets.timeline.drag import Ghost
from app.ui.widgets.timeline.geometry import HEAD
from app.ui.widgets.timeline.hands import Hands
from app.ui.widgets.timeline.keyboard import Keyboard
from app.ui.widgets.timeline.told import Told
from app.ui.widgets.timeline.words import link_name, row_name

_ZOOM = 1.15


class Timeline(Choosing):
    """Rows and shapes of one plan. ``wished`` carries a ``Wish``, ``chosen_changed`` a ``PlanKey`` or None.

    ``entered``: Enter was pressed on the chosen row. ``menu_wanted``: where on the screen. ``table_resized``: in px.
    """

    menu_wanted = Signal(object)
    table_resized = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        painted_children.install()
        self.hands, self._keyboard = Hands(self), Keyboard(self)
        self.children_told = Told(self)
        self.setAccessibleName(tr("Timeline"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)

    @override
    def ghost(self) -> Ghost | None:
        return self.hands.ghost()

    @override
    def let_go(self, dragged: bool) -> None:
        super().let_go(dragged)
        if dragged and hasattr(self, "hands"):
            self.hands.forget()

    @override
    def tell_chosen(self, key: PlanKey | None) -> None:
        refs = self.children_told.refs() if key is not None and painted_children.is_listened_to() else ()
        painted_children.tell_chosen(self, refs.index(key) if key is not None and key in refs else -1)

    def hover(self, index: int) -> None:
        """The pointer is over this row; -1: over none."""
        if index != self.hovered:
            self.hovered = index
            self.viewport().update()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.hands.press(event)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.hands.move(event)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.hands.release(event)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        line, point = self.line_at(event.position().y()), event.position()
        if line is not None and point.x() < self.axis().begin and self.chosen() == line.key:
            self.rename()

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_wanted.emit(event.globalPos())

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        turn, across = event.angleDelta().y(), event.angleDelta().x()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.set_day_width(self.day_width() * _ZOOM ** (turn / 120), event.position().x())
            event.accept()
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            bar = self.horizontalScrollBar()
            bar.setValue(bar.value() - (turn or across))
            event.accept()
        else:
            super().wheelEvent(event)

    @override
    def event(self, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and self._keyboard.wants(event)
        ):
            event.accept()
            return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._keyboard.press(event):
            super().keyPressEvent(event)

    @override
    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), plain_tip(self._tip(QPointF(event.pos()))), self.viewport())
            return True
        if event.type() == QEvent.Type.Leave and hasattr(self, "hands"):
            self.hands.leave()
        return super().viewportEvent(event)

    def _tip(self, point: QPointF) -> str:
        if point.y() < HEAD:
            return ""
        link: PlanLink | None = self.link_at(point) if point.x() > self.axis().begin else None
        if link is not None:
            return link_name(link.dependency)
        line = self.line_at(point.y())
        return row_name(line.row) if line is not None else ""

"""The timetable widget: chosen by mouse and keys, titles edited in place, wishes emitted; it writes nothing itself."""

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHelpEvent, QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QToolTip
from typing_extensions import override

from app.domain.timetable import Ref, Timetable
from app.ui.language import tr
from app.ui.widgets import painted_children
from app.ui.widgets.labels import plain_tip
from app.ui.widgets.timetable.drag import Ghost
from app.ui.widgets.timetable.geometry import Block, head_height, rail_width
from app.ui.widgets.timetable.hands import Hands
from app.ui.widgets.timetable.keyboard import Keyboard
from app.ui.widgets.timetable.surface import Surface
from app.ui.widgets.timetable.title_edit import TitleEdit
from app.ui.widgets.timetable.told import Told
from app.ui.widgets.timetable.wishes import Rename
from app.ui.widgets.timetable.words import block_name

_ZOOM = 1.15


class TimetableView(Surface):
    """Days × rooms of one agenda. ``wished`` carries a ``Wish``, ``chosen_changed`` a ``Ref`` or None."""

    chosen_changed = Signal(object)
    wished = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        painted_children.install()
        self._chosen: Ref | None = None
        self.hands, self._keyboard = Hands(self), Keyboard(self)
        self.children_told = Told(self)
        self._edit = TitleEdit(self.viewport())
        self._edit.typed.connect(self._renamed)
        self._edit.closed.connect(self.setFocus)
        self.setAccessibleName(tr("Timetable"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)

    @override
    def show_table(self, table: Timetable, days: Sequence[dt.date] = ()) -> None:
        super().show_table(table, days)
        if self._chosen is not None and self.chosen_block() is None:
            self.choose(None)

    @override
    def ghost(self) -> tuple[Ghost | None, Block | None]:
        return self.hands.ghost(), self.hands.moving()

    @override
    def let_go(self, dragged: bool) -> None:
        self._edit.close_edit(keep=True)
        if dragged:
            self.hands.drop()

    def chosen(self) -> Ref | None:
        """The row that is chosen."""
        return self._chosen

    @override
    def chosen_block(self) -> Block | None:
        if self.geometry_now is None or self._chosen is None:
            return None
        return self.geometry_now.by_ref.get(self._chosen)

    def choose(self, ref: Ref | None, show: bool = False) -> None:
        """Choose the block of a session or item, or nothing; ``show`` scrolls to it."""
        geometry = self.geometry_now
        block = geometry.by_ref.get(ref) if geometry is not None and ref is not None else None
        wanted = block.ref if block is not None else None
        if wanted != self._chosen:
            self._chosen = wanted
            words = block_name(block, geometry.table) if block is not None and geometry is not None else ""
            self.setAccessibleDescription(words)
            refs = self.children_told.refs()
            painted_children.tell_chosen(self, refs.index(wanted) if wanted in refs else -1)
            self.viewport().update()
            self.chosen_changed.emit(wanted)
        if show and block is not None:
            self.scroll_to(block)

    def rename(self) -> None:
        """Type another title over the chosen block."""
        block = self.chosen_block()
        if block is not None and not self.read_only:
            self.scroll_to(block)
            place = block.area if block.spine else block.rect
            self._edit.edit(block.title, place.translated(self.offset()))

    def _renamed(self, title: str) -> None:
        if self._chosen is not None:
            self.wished.emit(Rename(self._chosen, title))

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
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
        if (
            event.position().y() > head_height()
            and event.position().x() > rail_width()
            and self.chosen_block() is not None
        ):
            self.rename()

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
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent) and self.geometry_now is not None:
            point = QPointF(event.pos())
            inside = point.x() > rail_width() and point.y() > head_height()
            block = self.geometry_now.block_at(self.to_content(point)) if inside else None
            words = plain_tip(block_name(block, self.geometry_now.table)) if block is not None else ""
            QToolTip.showText(event.globalPos(), words, self.viewport())
            return True
        return super().viewportEvent(event)

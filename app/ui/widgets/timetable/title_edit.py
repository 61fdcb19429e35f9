"""The title of a block, typed in its place: Enter or leaving takes it, Esc leaves it as it was."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from app.ui import theme
from app.ui.language import tr

_LEAST_WIDTH, _HEIGHT = 160, 28


class TitleEdit(QLineEdit):
    """A field over a block. ``typed`` brings a new title; ``closed`` tells that the keyboard is free again."""

    typed = Signal(str)
    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("cell")
        self.setFont(theme.font())
        self.setAccessibleName(tr("Title"))
        self._before, self._open, self._room = "", False, parent
        self.hide()

    def edit(self, title: str, place: QRectF) -> None:
        """Show ``title`` over ``place`` (of the parent) with all of it selected."""
        wide = max(_LEAST_WIDTH, place.width())
        left = max(0.0, min(place.left(), self._room.width() - wide - 2))
        top = max(0.0, place.top() if place.height() < 2 * _HEIGHT else place.top() + 2)
        self.setGeometry(round(left), round(top), round(wide), _HEIGHT)
        self._before, self._open = title, True
        self.setText(title)
        self.selectAll()
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_edit(self, keep: bool) -> None:
        """Close; ``keep`` takes a title that was changed."""
        if not self._open:
            return
        self._open = False
        text = self.text()
        self.hide()
        if keep and text.strip() and text != self._before:
            self.typed.emit(text)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.close_edit(keep=True)
            self.closed.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.close_edit(keep=False)
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.close_edit(keep=True)

"""A title or name, typed in its place: Enter or leaving takes it, Esc leaves it as it was."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from app.ui import theme
from app.ui.language import tr

_LEAST_WIDTH, _HEIGHT = 160, 28


@dataclass(frozen=True)
class Asked:
    """What is typed: ``text`` at first, under ``name`` for screen readers, taken by ``take`` when it is not empty.

    ``always``: also when it is as before. ``gone`` is called when nothing was taken.
    """

    text: str
    name: str
    take: Callable[[str], None]
    always: bool = False
    gone: Callable[[], None] = lambda: None


class TitleEdit(QLineEdit):
    """A field over a block or a head. ``closed`` tells that the keyboard is free again."""

    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("cell")
        self.setFont(theme.font())
        self.setAccessibleName(tr("Title"))
        self._asked: Asked | None = None
        self._room = parent
        self.hide()

    def ask(self, asked: Asked, place: QRectF) -> None:
        """Show the text over ``place`` (of the parent) with all of it selected."""
        self.close_edit(keep=True)
        high = theme.px(_HEIGHT)
        wide = max(theme.px(_LEAST_WIDTH), place.width())
        left = max(0.0, min(place.left(), self._room.width() - wide - 2))
        top = max(0.0, place.top() if place.height() < 2 * high else place.top() + 2)
        self.setGeometry(round(left), round(top), round(wide), high)
        self._asked = asked
        self.setAccessibleName(asked.name)
        self.setPlaceholderText("" if asked.text else asked.name)
        self.setText(asked.text)
        self.selectAll()
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_edit(self, keep: bool) -> None:
        """Close; ``keep`` takes what was typed."""
        asked, self._asked = self._asked, None
        if asked is None:
            return
        text = self.text()
        self.hide()
        if keep and text.strip() and (asked.always or text != asked.text):
            asked.take(text)
        else:
            asked.gone()

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

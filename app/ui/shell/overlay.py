"""A card over the dimmed window, with one field that has the keyboard: the palette and the sheet of keys."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QFrame, QLineEdit, QWidget
from shiboken6 import isValid
from typing_extensions import override

from app.ui import icons, paint, theme
from app.ui.widgets.layout import Rule, box

FIELD, FOOT = 52, 36  # px
_LEAST_SIDE = 16


class Overlay(QWidget):
    """Lies over ``window`` until Esc or a click beside the card; once closed it is gone.

    No command of the window behind is run by its keys meanwhile. ``keys`` are what the field does with keys; one of
    them may be opened at a time: opening the same kind again closes it.
    """

    def __init__(self, window: QWidget, name: str) -> None:
        super().__init__(window)
        self.setAccessibleName(name)
        self.field = _Field(name)
        self.field.installEventFilter(self)
        self.card = _Card(self)
        self.keys: Mapping[Qt.Key, Callable[[], None]] = {}
        self._focused: QWidget | None = None
        self.hide()

    def open(self) -> None:
        """Show it, with the keyboard in its field."""
        window = self.parentWidget()
        for other in window.findChildren(type(self)) if window is not None else ():
            if other is not self and other.isVisible():
                other.close_it()
                self.deleteLater()
                return
        if window is None:
            return
        self._focused = QApplication.focusWidget()
        window.installEventFilter(self)
        self.setGeometry(window.rect())
        self.settle()
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)

    def close_it(self, back: bool = True) -> None:
        """Close it; ``back`` gives the keyboard to what had it before."""
        self.hide()
        if back and self._focused is not None and isValid(self._focused):
            self._focused.setFocus(Qt.FocusReason.PopupFocusReason)
        self._focused = None
        self.deleteLater()

    def settle(self) -> None:
        """Give the card its place and size, by ``place_card``."""

    def place_card(self, top: int, wanted: QSize, room_below: int) -> None:
        """Put the card ``top`` px below the window's edge, as large as wanted where there is room for it."""
        wide = min(wanted.width(), self.width() - 2 * _LEAST_SIDE)
        tall = min(wanted.height(), max(200, self.height() - top - room_below))
        self.card.setGeometry((self.width() - wide) // 2, top, wide, tall)
        self.update()  # its shadow goes with it

    def fill_card(self, body: QWidget, foot: QWidget) -> None:
        """The field on top, ``body`` with the room that is left, ``foot`` at the end."""
        search = box("h", _Glass(), 12, self.field, margins=(19, 0, 19, 0))
        foot.setFixedHeight(theme.px(FOOT))
        column = box("v", search, Rule(), body, Rule(), foot, margins=(1, 1, 1, 1), parent=self.card)
        column.setStretch(2, 1)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(watched, QWidget) and watched is self.parentWidget() and event.type() == QEvent.Type.Resize:
            self.setGeometry(watched.rect())
            self.settle()
        if watched is self.field and event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        if watched is self.field and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._press(event)
        return False

    def _press(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape:
            self.close_it()
        elif key in self.keys:
            self.keys[key]()
        else:
            return key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)  # the keyboard stays in the field
        return True

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self.card.geometry().contains(event.position().toPoint()):
            self.close_it()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        p = QPainter(self)
        p.fillRect(self.rect(), theme.color("scrim"))
        paint.shadow(p, self.card.geometry())
        p.end()


class _Field(QLineEdit):
    """A field without a frame."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName("bare")
        self.setFont(theme.font("lead", QFont.Weight.Normal))
        self.setFixedHeight(theme.px(FIELD) - 1)
        self.setPlaceholderText(name)
        self.setAccessibleName(name)


class _Glass(QWidget):
    """The magnifying glass before the field."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(theme.ICON, theme.ICON)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        p = QPainter(self)
        icons.draw(p, "search", QRectF(self.rect()))
        p.end()


class _Card(QFrame):
    """The raised card."""

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        p = QPainter(self)
        paint.box(p, self.rect(), "raised", "edge", theme.RADIUS_POPUP)
        p.end()

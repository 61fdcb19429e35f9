"""The toast: bottom centre, six seconds, one sentence and one action; pointer or keyboard on it stops its clock."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QRectF, Qt, QTimer
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QEnterEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid
from typing_extensions import override

from app.ui import icons, paint, theme
from app.ui.focus import shows_focus

SECONDS = 6
_EDGE, _TALL, _MOST = 24, 40, 560  # px: room for the shadow, the toast, the widest text


class Toast(QWidget):
    """A child of the window, never a window of its own."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMouseTracking(True)
        self._words, self._action, self._keys = "", "", ""
        self._act: Callable[[], None] | None = None
        self._clock = QTimer(self)
        self._clock.setSingleShot(True)
        self._clock.setInterval(SECONDS * 1000)
        self._clock.timeout.connect(self.hide)
        self._before: QWidget | None = None
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._note)
        self.hide()

    def say(self, words: str, action: str = "", act: Callable[[], None] | None = None, keys: str = "") -> None:
        """Show ``words``, and ``action``, which does ``act``; the toast of before goes."""
        self._words, self._action, self._act, self._keys = words.replace("\n", " "), action, act, keys
        self.setAccessibleName(f"{words}. {action}" if action else words)
        wide = 40 + min(_MOST, paint.width(self._words)) + 16 + 36
        if action:
            wide += 24 + paint.width(action, "strong") + (8 + paint.width(keys, "small") if keys else 0)
        self.resize(round(wide) + 2 * _EDGE, theme.px(_TALL) + 2 * _EDGE)
        self.settle()
        self.show()
        self.raise_()
        self.update()
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))
        self._clock.start()

    def text(self) -> str:
        """What it says now; empty: nothing."""
        return self._words if not self.isHidden() else ""

    def grow_old(self) -> None:
        """Something else was changed: a report of before is over, and the keys of an offer mean another step now."""
        if self._act is None:
            self.hide()
        elif self._keys:
            self._keys = ""
            self.update()

    def settle(self) -> None:
        """Go where a toast belongs in the window."""
        window = self.parentWidget()
        if window is not None:
            x = theme.SIDEBAR + (window.width() - theme.SIDEBAR - self.width()) // 2
            self.move(max(0, x), window.height() - theme.STATUS - 16 - self.height() + _EDGE)

    def act(self) -> None:
        """Do what it offers."""
        self._end()
        if self._act is not None:
            self._act()

    def _end(self) -> None:
        """Go, and give the keyboard back to what had it."""
        back = self._before if self.hasFocus() else None
        self.hide()
        if back is not None and isValid(back) and back.isVisible():
            back.setFocus(Qt.FocusReason.OtherFocusReason)

    def _note(self, old: QWidget | None, now: QWidget | None) -> None:
        if now is self:
            self._before = old

    def _body(self) -> QRectF:
        return QRectF(self.rect()).adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        p = QPainter(self)
        r = self._body()
        paint.shadow(p, r, 8)
        paint.box(p, r, "toast", "edge" if theme.is_dark() else None, 8)
        icons.draw(p, "check", QRectF(r.left() + 14, r.center().y() - 8, 16, 16), "toast_muted")
        x = r.left() + 40
        text = QRectF(x, r.top(), min(_MOST, paint.width(self._words)) + 1, r.height())
        x += paint.text(p, text, self._words, "body", "on_toast") + 24
        if self._action:
            x += paint.text(p, QRectF(x, r.top(), 300, r.height()), self._action, "strong", "toast_link") + 8
            paint.text(p, QRectF(x, r.top(), 90, r.height()), self._keys, "small", "toast_muted")
        icons.draw(p, "x", QRectF(r.right() - 28, r.center().y() - 7, 14, 14), "toast_muted")
        if shows_focus(self):
            paint.focus(p, r, 8)
        p.end()

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        r, at = self._body(), event.position()
        if at.x() >= r.right() - 36:
            self._end()
        elif self._action and at.x() >= r.left() + 40 + min(_MOST, paint.width(self._words)) + 12:
            self.act()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self._action:
            self.act()
        elif event.key() == Qt.Key.Key_Escape:
            self._end()
        else:
            super().keyPressEvent(event)

    @override
    def enterEvent(self, event: QEnterEvent) -> None:
        self._clock.stop()

    @override
    def leaveEvent(self, event: QEvent) -> None:
        if not self.hasFocus():
            self._clock.start()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        self._clock.stop()
        super().focusInEvent(event)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        if not self.underMouse():
            self._clock.start()
        super().focusOutEvent(event)

    @override
    def hideEvent(self, event: QEvent) -> None:
        self._clock.stop()

"""The Alt key: alone it shows the menu bar and hides it, with a letter it opens a menu, as where the bar is shown."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid
from typing_extensions import override

_ALT, _NONE = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.NoModifier
_KEYS = {QEvent.Type.KeyPress, QEvent.Type.KeyRelease, QEvent.Type.ShortcutOverride}
_ENDS = {
    QEvent.Type.MouseButtonPress, QEvent.Type.Wheel, QEvent.Type.ActivationChange, QEvent.Type.WindowDeactivate,
    QEvent.Type.Shortcut,
}  # fmt: skip


class AltKey(QObject):
    """Calls ``pressed`` when Alt goes down and up in ``window`` with nothing between, ``lettered`` before Alt and a key
    are looked at as a shortcut.

    What happens in the program is looked at only while Alt is down.
    """

    def __init__(self, window: QWidget, pressed: Callable[[], None], lettered: Callable[[int], None]) -> None:
        super().__init__(window)
        self._pressed, self._lettered = pressed, lettered
        self._down, self._given = False, False
        self._before: QWidget | None = None
        window.installEventFilter(self)

    def give_back(self) -> None:
        """Give the keyboard to what had it when Alt went down: the menu bar takes it by itself."""
        before, self._before = self._before, None
        if before is not None and isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.MenuBarFocusReason)

    def give(self, window: QWidget) -> None:
        """Press Alt for the menu bar of ``window``, which takes the keyboard then and gives it back after."""
        self._given = True
        for kind, keys in ((QEvent.Type.ShortcutOverride, _NONE), (QEvent.Type.KeyRelease, _ALT)):  # as before the key
            QApplication.sendEvent(window, QKeyEvent(kind, Qt.Key.Key_Alt, keys))
        self._given = False

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self._given:
            return False
        if not self._down:
            if _is_alt(event, QEvent.Type.ShortcutOverride):
                self._watch(True)
        elif _is_alt(event, QEvent.Type.KeyRelease):
            self._watch(False)
            self._pressed()
            return True
        elif event.type() in _ENDS or (event.type() in _KEYS and not _is_alt(event, event.type())):
            self._watch(False)
            overrides = event.type() == QEvent.Type.ShortcutOverride
            if overrides and isinstance(event, QKeyEvent) and event.modifiers() == _ALT:
                self._lettered(event.key())
        return False

    def _watch(self, down: bool) -> None:
        self._down = down
        if down:
            self._before = QApplication.focusWidget()
        app = QApplication.instance()
        assert app is not None
        (app.installEventFilter if down else app.removeEventFilter)(self)
        if not down and isinstance(window := self.parent(), QWidget):
            window.installEventFilter(self)


def _is_alt(event: QEvent, kind: QEvent.Type) -> bool:
    if event.type() != kind or not isinstance(event, QKeyEvent):
        return False
    return event.key() == Qt.Key.Key_Alt and event.modifiers() & ~_ALT == _NONE

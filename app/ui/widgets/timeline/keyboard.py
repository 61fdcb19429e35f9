"""The keys of the timeline: arrows choose, open and close; with Alt they move; digits say how much is done."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from app.ui.focus import moved_by_keys
from app.ui.widgets.timeline.geometry import HEAD, ROW, Line
from app.ui.widgets.timeline.keys import by_months, longer, reordered
from app.ui.widgets.timeline.wishes import Wish

if TYPE_CHECKING:
    from app.ui.widgets.timeline.view import Timeline

_K = Qt.Key
_UPRIGHT = {_K.Key_Up: -1, _K.Key_Down: 1}
_LEVEL = {_K.Key_Left: -1, _K.Key_Right: 1}
_PAGES = {_K.Key_PageUp: -1, _K.Key_PageDown: 1}
_ENTER = (_K.Key_Return, _K.Key_Enter)
_ALT, _SHIFT = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier
_NONE, _PAD = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier


class Keyboard:
    """What keys do to one timeline."""

    def __init__(self, view: "Timeline") -> None:
        self._view = view

    def wants(self, event: QKeyEvent) -> bool:
        """Whether a key is the timeline's own although the window or a page has a command on it."""
        alt = event.modifiers() & ~_PAD in (_ALT, _ALT | _SHIFT)
        return Qt.Key(event.key()) in _LEVEL and alt and self._view.chosen_line() is not None

    def press(self, event: QKeyEvent) -> bool:
        """Obey the key; False where it is not the timeline's."""
        key, modifiers = Qt.Key(event.key()), event.modifiers() & ~_PAD
        moved_by_keys(self._view)
        if modifiers == _NONE:
            return self._plain(key, event.text())
        line = self._view.chosen_line()
        if modifiers in (_ALT, _ALT | _SHIFT) and line is not None and self._view.plan is not None:
            wish: Wish | None = None
            if key in _LEVEL:
                step = _LEVEL[key]
                wish = longer(line, step) if modifiers & _SHIFT else by_months(line, step, self._view.plan.report)
            elif key in _PAGES and modifiers == _ALT:
                wish = reordered(line, _PAGES[key])
            else:
                return False
            if wish is not None and not self._view.read_only:
                self._view.wished.emit(wish)
            return True
        return False

    def _plain(self, key: Qt.Key, text: str) -> bool:
        line = self._view.chosen_line()
        if key in _UPRIGHT:
            self._go(_UPRIGHT[key], line)
        elif key in _PAGES:
            self._go(_PAGES[key] * max(1, (self._view.viewport().height() - HEAD) // ROW - 1), line)
        elif key in _LEVEL:
            self._sideways(_LEVEL[key], line)
        elif key is _K.Key_Home:
            self._view.go_to_today()
        elif key in _ENTER:
            self._view.enter()
        elif key is _K.Key_F2:
            self._view.rename()
        elif key is _K.Key_L:
            self._view.next_link()
        elif text.isdigit() and text.isascii():
            return self._view.type_progress(text)
        elif key is _K.Key_Escape:
            return self._let_go()
        else:
            return False
        return True

    def _go(self, steps: int, line: Line | None) -> None:
        """Choose the row so many places down, at the ends the last one."""
        lines = self._view.lines
        if lines.count:
            index = 0 if line is None else min(max(line.index + steps, 0), lines.count - 1)
            self._view.choose(lines.line(index).key, show=True)

    def _sideways(self, step: int, line: Line | None) -> None:
        """Left closes a work package or goes to it, Right opens it or goes into it."""
        if line is None:
            self._go(0, None)
        elif line.heads and line.foldable and line.open == (step < 0):
            self._view.fold(line.key, line.open)
        elif step > 0 and line.heads and line.open:
            self._go(1, line)
        elif step < 0 and not line.heads:
            self._view.choose(self._view.lines.head_of(line.key), show=True)

    def _let_go(self) -> bool:
        """Give up a drag, else a link that is begun or chosen, else choose nothing; False where there is nothing."""
        if self._view.hands.drop() or self._view.forget_link():
            return True
        if self._view.chosen() is not None:
            self._view.choose(None)
            return True
        return False

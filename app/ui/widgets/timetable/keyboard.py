"""The keys of the timetable: arrows choose, with Alt they move, Enter and F2 edit the title, Esc lets go."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from app.domain.timetable_moves import STEP
from app.ui.focus import moved_by_keys
from app.ui.widgets.timetable.keys import beside, lengthened, nudged, reordered, sideways, swapped_sideways
from app.ui.widgets.timetable.wishes import Wish

if TYPE_CHECKING:
    from app.ui.widgets.timetable.view import TimetableView

_ARROWS = {Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1)}
_ALT, _SHIFT = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier
_CHANGING = (Qt.Key.Key_Control, Qt.Key.Key_Shift)
_NONE, _PAD = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier


class Keyboard:
    """What keys do to one timetable."""

    def __init__(self, view: "TimetableView") -> None:
        self._view = view

    def wants(self, event: QKeyEvent) -> bool:
        """Whether a key is the timetable's own although the window or a page has a command on it."""
        arrow = Qt.Key(event.key()) in _ARROWS
        alt = event.modifiers() & ~_PAD in (_ALT, _ALT | _SHIFT)
        return arrow and alt and self._view.chosen_block() is not None

    def press(self, event: QKeyEvent) -> bool:
        """Obey the key; False where it is not the timetable's."""
        key, modifiers = Qt.Key(event.key()), event.modifiers() & ~_PAD
        if key in _CHANGING:
            return self._view.hands.hold(event.modifiers())
        moved_by_keys(self._view)
        if self._view.heads.chosen is not None and modifiers == _NONE and self._view.heads.key(event):
            return True
        if key in _ARROWS and modifiers == _NONE:
            self._choose(*_ARROWS[key])
        elif key in _ARROWS and modifiers in (_ALT, _ALT | _SHIFT):
            self._wish(self._moved(*_ARROWS[key], longer=bool(modifiers & _SHIFT)))
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown) and modifiers == _ALT:
            block = self._view.chosen_block()
            down = 1 if key is Qt.Key.Key_PageDown else -1
            geometry = self._view.geometry_now
            self._wish(reordered(geometry, block, down) if geometry is not None and block is not None else None)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2) and modifiers == _NONE:
            self._view.rename()
        elif key is Qt.Key.Key_Escape:
            return self._let_go()
        else:
            return False
        return True

    def release(self, event: QKeyEvent) -> bool:
        """A key was let go; False where it was not the timetable's."""
        return Qt.Key(event.key()) in _CHANGING and self._view.hands.hold(event.modifiers())

    def _choose(self, right: int, down: int) -> None:
        geometry = self._view.geometry_now
        if geometry is not None:
            here = self._view.chosen_block()
            block = beside(geometry, here, right, down)
            if block is not None:
                self._view.choose(block.ref, show=True)
            elif here is None:
                self._view.heads.enter(0, 0)
            elif down < 0:
                self._view.heads.enter(here.day, here.columns[0] - geometry.column_number(here.day, 0))

    def _moved(self, right: int, down: int, longer: bool) -> Wish | None:
        geometry, block = self._view.geometry_now, self._view.chosen_block()
        if geometry is None or block is None:
            return None
        if right:
            return swapped_sideways(geometry, block, right) if longer else sideways(geometry, block, right)
        return lengthened(block, down * STEP) if longer else nudged(block, down * STEP)

    def _wish(self, wish: Wish | None) -> None:
        if wish is not None and not self._view.read_only:
            self._view.wished.emit(wish)

    def _let_go(self) -> bool:
        """Give up a drag, else choose nothing; False where there is nothing to let go."""
        if self._view.hands.drop():
            return True
        if self._view.chosen() is not None:
            self._view.choose(None)
            return True
        return False

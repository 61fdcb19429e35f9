"""The keys of a page hold wherever in the window the keyboard is."""

import re
from collections.abc import Iterable

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid


class LentKeys:
    """Lends the keys of commands to ``around``, until others are lent.

    Single keys stay with the page, for they belong to what has the keyboard.
    """

    def __init__(self, around: QWidget) -> None:
        self._around = around
        self._lent: list[QAction] = []

    def lend(self, actions: Iterable[QAction]) -> None:
        """The keys of these commands hold now, and those of before no longer."""
        lent = [action for action in actions if _is_chord(action.shortcut())]
        for action in self._lent:
            if isValid(action) and action not in lent:
                self._around.removeAction(action)
        for action in lent:
            self._around.addAction(action)
        self._lent = lent


def _is_chord(keys: QKeySequence) -> bool:
    """Whether the keys are no single key that somebody types or that a control takes."""
    return bool(re.match(r"(Ctrl|Alt|Meta)\+|(Shift\+)?F\d", keys.toString()))

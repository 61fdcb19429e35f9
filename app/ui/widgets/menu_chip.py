"""Chips that open a menu; one of a few choices says which one is chosen."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRectF, QSize, Signal
from PySide6.QtGui import QActionGroup, QPainter, QPaintEvent
from PySide6.QtWidgets import QMenu
from typing_extensions import override

from app.ui import icons
from app.ui.widgets.buttons import Chip

_ARROW = 16
_LONGEST = 28  # letters of a chip


class DropChip(Chip):
    """Opens ``menu()`` under itself."""

    def __init__(self, text: str) -> None:
        super().__init__(text, checkable=False)
        self.clicked.connect(lambda: self.menu().popup(self.mapToGlobal(QPoint(0, self.height() + 4))))

    def menu(self) -> QMenu:
        """The menu, with what can be chosen now."""
        raise NotImplementedError

    @override
    def sizeHint(self) -> QSize:
        return super().sizeHint() + QSize(_ARROW, 0)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        p = QPainter(self)
        icons.draw(p, "chevron-down", QRectF(self.width() - 21, (self.height() - 12) / 2, 12, 12), "muted")
        p.end()


def shortened(words: str) -> str:
    """``words``, as many as a chip has room for."""
    return words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1].rstrip()}…"


class MenuChip(DropChip):
    """``name`` says what is chosen; ``choices`` are (value, words). ``chosen`` tells the value the user chose."""

    chosen = Signal(str)

    def __init__(self, name: str, choices: Sequence[tuple[str, str]], current: str) -> None:
        self._name, self._choices, self._current = name, tuple(choices), current
        super().__init__("")
        self._menu = QMenu(self)
        self.set_choices(choices, current)

    def set_choices(self, choices: Sequence[tuple[str, str]], current: str) -> None:
        """Offer these; ``current`` is chosen, or the first where it is none of them."""
        self._choices = tuple(choices)
        known = [value for value, _words in choices]
        self._current = current if current in known else known[0]
        self._show()

    def current(self) -> str:
        """The value that is chosen."""
        return self._current

    def choose(self, value: str) -> None:
        """Choose ``value``, and tell when it is another."""
        if value != self._current:
            self._current = value
            self._show()
            self.chosen.emit(value)

    def offers(self, value: str) -> bool:
        """Whether ``value`` can be chosen."""
        return value in dict(self._choices)

    @override
    def menu(self) -> QMenu:
        self._menu.clear()
        group = QActionGroup(self._menu)
        for value, words in self._choices:
            action = self._menu.addAction(words.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(value == self._current)
            action.triggered.connect(lambda _on, chosen=value: self.choose(chosen))
            group.addAction(action)
        return self._menu

    def _show(self) -> None:
        words = dict(self._choices)[self._current]
        self.set_words(shortened(words))
        self.setAccessibleName(f"{self._name}: {words}")
        self.setToolTip(self._name)

"""A chip that opens a menu of a few choices and says which one is chosen."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRectF, QSize, Signal
from PySide6.QtGui import QActionGroup, QPainter, QPaintEvent
from PySide6.QtWidgets import QMenu
from typing_extensions import override

from app.ui import icons
from app.ui.widgets.buttons import Chip

_ARROW = 16


class MenuChip(Chip):
    """``name`` says what is chosen; ``choices`` are (value, words). ``chosen`` tells the value the user chose."""

    chosen = Signal(str)

    def __init__(self, name: str, choices: Sequence[tuple[str, str]], current: str) -> None:
        self._name, self._choices, self._current = name, tuple(choices), current
        super().__init__("", checkable=False)
        self._menu = QMenu(self)
        self.clicked.connect(self._open)
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

    def menu(self) -> QMenu:
        """The menu, with what can be chosen now."""
        self._menu.clear()
        group = QActionGroup(self._menu)
        for value, words in self._choices:
            action = self._menu.addAction(words.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(value == self._current)
            action.triggered.connect(lambda _on, chosen=value: self.choose(chosen))
            group.addAction(action)
        return self._menu

    def _open(self) -> None:
        self.menu().popup(self.mapToGlobal(QPoint(0, self.height() + 4)))

    def _show(self) -> None:
        words = dict(self._choices)[self._current]
        self.set_words(words)
        self.setAccessibleName(f"{self._name}: {words}")
        self.setToolTip(self._name)

    @override
    def sizeHint(self) -> QSize:
        return super().sizeHint() + QSize(_ARROW, 0)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        p = QPainter(self)
        icons.draw(p, "chevron-down", QRectF(self.width() - 21, 6, 12, 12), "muted")
        p.end()

"""The row at the foot of the second screen: which room, by the clock or by hand, what shifts the rest."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from app.domain.now_board import Board, BoardState
from app.domain.timetable import Timetable
from app.ui import theme
from app.ui.language import plural, tr
from app.ui.widgets.buttons import Button, Segmented
from app.ui.widgets.labels import Elided
from app.ui.widgets.layout import box
from app.ui.widgets.menu_chip import MenuChip

STEPS = (5, 10)  # minutes
_ALL = "all"


class Controls(QFrame):
    """``room_chosen`` tells the room (id, None: all), ``by_hand`` whether items wait to be ended by hand."""

    room_chosen = Signal(object)
    by_hand = Signal(bool)
    shift_asked = Signal(int)
    next_asked = Signal()
    undo_asked = Signal()
    full_screen = Signal()

    def __init__(self, read_only: bool) -> None:
        super().__init__()
        self.setObjectName("chrome")
        self._read_only = read_only
        self.rooms = MenuChip(tr("Room"), [(_ALL, tr("All rooms"))], _ALL)
        self.rooms.chosen.connect(lambda _value: self.room_chosen.emit(self.room()))
        self.way = Segmented([tr("By the clock"), tr("By hand")], tr("How items end"))
        self.way.setToolTip(tr("By hand, an item goes on until the next one is started."))
        self.way.chosen.connect(lambda number: self.by_hand.emit(number == 1))
        self.next = _button(tr("Start next now"), self.next_asked.emit, tr("Start next now (N)"))
        self.later = [
            _button(
                plural("+{number} min", "+{number} min", step),
                partial(self.shift_asked.emit, step),
                plural("Shift the rest by {number} minute", "Shift the rest by {number} minutes", step),
            )
            for step in STEPS
        ]
        self.said = Elided("", "small", "muted")
        self.undo = Button(tr("Undo"), kind="link", small=True)
        self.undo.clicked.connect(self.undo_asked)
        self.undo.hide()
        wide = Button("", "maximize", "ghost", tr("Full screen (F11)"))
        wide.clicked.connect(self.full_screen)
        box(
            "h", self.rooms, self.way, 8, self.next, *self.later, 8, self.said, self.undo, None, wide,
            margins=(theme.MARGIN, 8, theme.MARGIN, 8), spacing=8, parent=self,
        )  # fmt: skip

    def room(self) -> int | None:
        """The room that is shown; None: all."""
        chosen = self.rooms.current()
        return None if chosen == _ALL else int(chosen)

    def is_by_hand(self) -> bool:
        """Whether items wait to be ended by hand."""
        return self.way.current() == 1

    def step_room(self, step: int) -> None:
        """Go to the next room, or the one before; past the last one come all rooms."""
        values = self._values
        self.rooms.choose(values[(values.index(self.rooms.current()) + step) % len(values)])

    def show_rooms(self, table: Timetable) -> None:
        """Offer the rooms of this agenda."""
        choices = [(_ALL, tr("All rooms")), *((str(room.id), room.name) for room in table.rooms)]
        self._values = [value for value, _words in choices]
        self.rooms.set_choices(choices, self.rooms.current())
        self.rooms.setVisible(len(choices) > 1)

    def show_board(self, board: Board) -> None:
        """Offer what can be done now."""
        on = board.state is BoardState.ON and not self._read_only
        self.next.setEnabled(on and any(room.following for room in board.rooms))
        for button in self.later:
            button.setEnabled(on)

    def say(self, words: str, undo: bool = False, tone: str = "muted") -> None:
        """Say what was done, or why not; ``undo`` offers to take it back."""
        self.said.setText(words)
        self.said.set_tone(tone)
        self.undo.setVisible(undo)


def _button(words: str, act: Callable[[], None], tip: str) -> Button:
    made = Button(words, kind="bordered", tip=tip)
    made.clicked.connect(lambda _on=False: act())
    return made

"""What the columns of a table of people mean: one chip for each, under which the meaning is chosen."""

import datetime as dt
from collections.abc import Collection, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QScrollArea, QWidget
from typing_extensions import override

from app.domain.pasted_people import FIELD_NAMES, Meaning, PastedColumn, PastedField, meaning_key, meaning_of
from app.ui import theme
from app.ui.language import day_month, tr, weekday
from app.ui.widgets.labels import Elided
from app.ui.widgets.layout import Part, box, clear
from app.ui.widgets.menu_chip import MenuChip

_TALL, _LINE, _WIDE = 52, 18, 140  # px


class MappingRow(QScrollArea):
    """``changed`` tells the meanings of all columns, once the user chose another for one of them.

    Under each chip stand up to ``examples`` of what the column holds.
    """

    changed = Signal(object)

    def __init__(self, examples: int = 0) -> None:
        super().__init__()
        self._examples = examples
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFixedHeight(theme.px(_TALL + examples * _LINE))
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = QWidget()
        inside.setObjectName("clear")
        self._row = box("h", spacing=12, parent=inside)
        self.setWidget(inside)
        self.chips: list[MenuChip] = []
        self._columns: tuple[Any, ...] = ()
        self._choices: Sequence[tuple[str, str]] = ()
        self.hide()

    def show_columns(
        self, columns: Sequence[PastedColumn], days: Sequence[dt.date] = (), without: Collection[PastedField] = ()
    ) -> None:
        """Show what these columns are taken for; nothing for a list without columns.

        ``days`` are those of a meeting, which a column may mean; the fields in ``without`` are not offered.
        """
        self.setVisible(bool(columns))
        choices = [(field.value, tr(FIELD_NAMES[field])) for field in PastedField if field not in without]
        choices[-1:-1] = [(day.isoformat(), f"{weekday(day)} {day_month(day)}") for day in days]
        self.offer(columns, choices)

    def offer(self, columns: Sequence[Any], choices: Sequence[tuple[str, str]]) -> None:
        """A chip for each column, with these choices."""
        if (tuple(columns), choices) == (self._columns, self._choices):
            return
        self._columns, self._choices = tuple(columns), choices
        clear(self._row)
        self.chips = []
        for column in columns:
            self._row.addLayout(self._made(column))
        self._row.addStretch(1)

    def fields(self) -> tuple[Meaning, ...]:
        """The meanings that are chosen."""
        return tuple(meaning_of(chip.current()) for chip in self.chips)

    def key_of(self, column: Any) -> str:
        """The choice that a column is taken for."""
        return meaning_key(column.field)

    def _made(self, column: Any) -> QBoxLayout:
        title = column.head or column.example
        name = tr("Meaning of the column {column}", column=title)
        chip = MenuChip(name, self._choices, self.key_of(column))
        chip.chosen.connect(lambda _value: self._tell())
        self.chips.append(chip)
        parts: list[Part] = [_words(title), 2, chip]
        if self._examples:
            parts += [4, *(_words(text) for text in column.examples[: self._examples]), None]
        return box("v", *parts)

    def _tell(self) -> None:
        self.changed.emit(self.fields())

    @override
    def wheelEvent(self, event: object) -> None:
        """The wheel belongs to what lies around."""
        event.ignore()  # type: ignore[attr-defined]


def _words(text: str) -> Elided:
    made = Elided(text, "small", "muted")
    made.setMaximumWidth(_WIDE)
    return made

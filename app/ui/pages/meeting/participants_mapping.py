"""What the columns of a pasted table mean: one chip for each, under which the meaning is chosen."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget
from typing_extensions import override

from app.domain.pasted_people import FIELD_NAMES, PastedColumn, PastedField
from app.ui.language import tr
from app.ui.widgets.labels import Elided
from app.ui.widgets.layout import box, clear
from app.ui.widgets.menu_chip import MenuChip

_TALL = 52


class MappingRow(QScrollArea):
    """``changed`` tells the meanings of all columns, once the user chose another for one of them."""

    changed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFixedHeight(_TALL)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = QWidget()
        inside.setObjectName("clear")
        self._row = box("h", spacing=12, parent=inside)
        self.setWidget(inside)
        self.chips: list[MenuChip] = []
        self._columns: tuple[PastedColumn, ...] = ()
        self.hide()

    def show_columns(self, columns: Sequence[PastedColumn]) -> None:
        """Show what these columns are taken for; nothing for a list without columns."""
        self.setVisible(bool(columns))
        if tuple(columns) == self._columns:
            return
        self._columns = tuple(columns)
        clear(self._row)
        self.chips = []
        choices = [(field.value, tr(FIELD_NAMES[field])) for field in PastedField]
        for column in columns:
            title = column.head or column.example
            chip = MenuChip(tr("Meaning of the column {column}", column=title), choices, column.field.value)
            chip.chosen.connect(lambda _value: self._tell())
            self.chips.append(chip)
            words = Elided(title, "small", "muted")
            words.setMaximumWidth(140)
            self._row.addLayout(box("v", words, 2, chip))
        self._row.addStretch(1)

    def fields(self) -> tuple[PastedField, ...]:
        """The meanings that are chosen."""
        return tuple(PastedField(chip.current()) for chip in self.chips)

    def _tell(self) -> None:
        self.changed.emit(self.fields())

    @override
    def wheelEvent(self, event: object) -> None:
        """The wheel belongs to what lies around."""
        event.ignore()  # type: ignore[attr-defined]

"""What the columns of a sheet with an agenda mean: one chip for each, under which the meaning is chosen."""

from collections.abc import Sequence
from typing import Any

from typing_extensions import override

from app.domain.agenda_columns import SHEET_FIELD_NAMES, SheetColumn, SheetField
from app.ui import theme
from app.ui.language import tr
from app.ui.pages.meeting.participants_mapping import MappingRow

_BAR = 12  # px


class AgendaMapping(MappingRow):
    """``changed`` tells that the user chose another meaning for one of the columns."""

    def __init__(self, examples: int = 0) -> None:
        super().__init__(examples)
        self.setFixedHeight(self.height() + theme.px(_BAR))  # an agenda has many columns

    def show_sheet(self, columns: Sequence[SheetColumn]) -> None:
        """Show what these columns are taken for; nothing for a file without columns."""
        self.setVisible(bool(columns))
        self.offer(columns, [(field.value, tr(SHEET_FIELD_NAMES[field])) for field in SheetField])

    def meanings(self) -> tuple[SheetField, ...]:
        """The meanings that are chosen."""
        return tuple(SheetField(chip.current()) for chip in self.chips)

    @override
    def key_of(self, column: Any) -> str:
        return SheetField(column.field).value

    @override
    def _tell(self) -> None:
        self.changed.emit(self.meanings())

"""Large tables with their filter: chips that would show nothing, or for which there is no room, are gone."""

from collections.abc import Sequence
from typing import TypeVar

from PySide6.QtGui import QResizeEvent
from typing_extensions import override

from app.ui.tables.large_filtered import LargeFilteredTable
from app.ui.tables.rows import HasId

R = TypeVar("R", bound=HasId)
_FIELD, _NARROW_FIELD = 172, 120  # px
_BETWEEN, _AROUND = 8, 160  # px: between two of the bar, and what its margins, counts and tools need


class RoomyTable(LargeFilteredTable[R]):
    """``leaving`` are the chips that give way, the first one first; those of ``always`` stay, even when empty."""

    always: Sequence[str] = ("all",)
    leaving: Sequence[str] = ()

    def fit(self) -> None:
        """Show the chips that would show something, as many as there is room for."""
        wanted = {
            name for name, chip in self.chips.items()
            if name in self.always or self.table.counts.get(name) or chip.isChecked()
        }  # fmt: skip
        room = self.bar.width() - _AROUND - sum(menu.sizeHint().width() + _BETWEEN for menu in self.menus.values())
        chips = sum(self.chips[name].sizeHint().width() + _BETWEEN for name in wanted)
        self.filter_field.setFixedWidth(_FIELD if chips + _FIELD <= room else _NARROW_FIELD)
        for name in self.leaving:
            if chips + _NARROW_FIELD <= room:
                break
            if name in wanted and not self.chips[name].isChecked():
                wanted.discard(name)
                chips -= self.chips[name].sizeHint().width() + _BETWEEN
        for name, chip in self.chips.items():
            chip.setVisible(name in wanted)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

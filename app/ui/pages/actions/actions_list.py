"""Large tables with their filter: chips that would show nothing, or for which there is no room, are gone."""

from collections.abc import Sequence
from typing import Any, TypeVar

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app.ui import theme
from app.ui.tables.large_filtered import LargeFilteredTable
from app.ui.tables.rows import HasId

R = TypeVar("R", bound=HasId)
_COUNTS = 56  # px


class RoomyTable(LargeFilteredTable[R]):
    """``leaving`` are the chips that give way, the first one first; those of ``always`` stay, even when empty."""

    always: Sequence[str] = ("all",)
    leaving: Sequence[str] = ()

    def __init__(self, *arguments: Any) -> None:
        super().__init__(*arguments)
        self.bar.installEventFilter(self)
        self.table.shown_changed.connect(self.fit)

    def fit(self) -> None:
        """Show the chips that would show something, as many as there is room for."""
        wanted = {
            name
            for name, chip in self.chips.items()
            if name in self.always or self.table.counts.get(name) or chip.isChecked()
        }
        needed = self._needed() + sum(self._wide(self.chips[name]) for name in wanted)
        room = self.bar.width() - 2 * theme.MARGIN
        for name in self.leaving:
            if needed + self.filter_field.minimumWidth() <= room:
                break
            if name in wanted and not self.chips[name].isChecked():
                wanted.discard(name)
                needed -= self._wide(self.chips[name])
        for name, chip in self.chips.items():
            chip.setVisible(name in wanted)

    def _needed(self) -> int:
        """What all but the chips and the field takes; the counts are content with little."""
        row = self.bar.layout()
        chips = [*self.chips.values(), self.filter_field, self.counts]
        items = [row.itemAt(n) for n in range(row.count())] if row is not None else []
        widgets = [item.widget() for item in items if item is not None]
        others = [each for each in widgets if each is not None and each not in chips and not each.isHidden()]
        return sum(map(self._wide, others)) + theme.px(_COUNTS) + 20

    @staticmethod
    def _wide(widget: QWidget) -> int:
        return widget.sizeHint().width() + 8

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.bar and event.type() in (QEvent.Type.Resize, QEvent.Type.Show):
            self.fit()
        return super().eventFilter(watched, event)

"""The table of presentations with its filter and chips, and what stands there while there are none."""

from collections.abc import Callable

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QAction, QResizeEvent
from typing_extensions import override

from app.domain.presentation_rows import PresentationRow, PresentationTable
from app.ui.desk import Desk
from app.ui.language import tr
from app.ui.pages.meeting.presentations_columns import CHIPS, Edit, SlidesTable
from app.ui.tables.filtered import FilteredTable, FilterWords
from app.ui.widgets.buttons import CommandButton
from app.ui.widgets.empty import EmptyState
from app.ui.widgets.layout import Rule, box

_ROOMY = 600  # px of the table; below, the least of the chips and the count give way
_ALWAYS = ("missing", "all")  # other chips are there when they would show something


class PresentationList(FilteredTable[PresentationRow]):
    """``bar`` is placed by the tab."""

    def __init__(
        self, desk: Desk, title: Edit, drag_data: Callable[[], QMimeData | None], agenda: QAction, new: QAction
    ) -> None:
        self._numbers: dict[str, int] = {}
        self.table: SlidesTable
        none = EmptyState(
            "presentation",
            tr("No presentations yet"),
            tr(
                "One row a talk, with the state of its slides. Add talks to the agenda, or drop files with slides here."
            ),
            CommandButton(agenda, "primary"),
            CommandButton(new, "bordered"),
        )
        words = FilterWords(
            tr("Filter presentations"), 172, tr("Nothing matches"), tr("No presentation fits the filter.")
        )
        super().__init__(
            desk, SlidesTable(title, drag_data), CHIPS, words, none, "presentations.columns", ("", "file", "room")
        )
        box("v", Rule(), self.middle, parent=self).setStretch(1, 1)

    @property
    def is_empty(self) -> bool:
        """Whether the meeting has no presentation."""
        return self.table.rows.total == 0

    def show_found(self, found: PresentationTable) -> None:
        """Show the presentations as they are now."""
        self.show_rows(found.rows)
        self._show_chips()
        self.counts.setText(tr("{received} of {total} received", received=found.received, total=len(found.rows)))

    @override
    def counted(self, name: str, number: int) -> None:
        self._numbers[name] = number

    def _show_chips(self) -> None:
        """The chips that would show something, as many as there is room for."""
        roomy = self.width() >= _ROOMY
        for name, chip in self.chips.items():
            wanted = name in _ALWAYS or (bool(self._numbers.get(name)) and (roomy or name != "unplaced"))
            chip.setVisible(wanted or chip.isChecked())
        self.counts.setVisible(roomy)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_chips()

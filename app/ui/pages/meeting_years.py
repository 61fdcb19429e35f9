"""Chips that show the meetings of one year, or of all."""

from collections import Counter
from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.domain.meeting_rows import MeetingRow
from app.ui.language import tr
from app.ui.widgets.buttons import Chip
from app.ui.widgets.layout import box, clear

ALL = 0
_MOST = 6  # years


class YearChips(QWidget):
    """A chip for all and one for each of the newest years; ``chosen`` tells that another was clicked."""

    chosen = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.year = ALL
        self._row = box("h", spacing=8, parent=self)
        self._chips: dict[int, Chip] = {}

    def show_years(self, rows: Iterable[MeetingRow]) -> None:
        """Count the years of ``rows``; chips are made anew only when a year comes or goes."""
        counts = Counter(row.first_day.year for row in rows)
        years = sorted(counts, reverse=True)[:_MOST]
        if list(self._chips) != [ALL, *years]:
            clear(self._row)
            self._chips = {year: self._made(year) for year in (ALL, *years)}
        if self.year not in self._chips:
            self.year = ALL
        for year, chip in self._chips.items():
            chip.set_words(str(year) if year else tr("All years"), str(counts[year] if year else counts.total()))
        self._mark()

    def choose(self, year: int) -> None:
        """Show this year from now on."""
        self.year = year
        self._mark()
        self.chosen.emit()

    def wants(self, row: MeetingRow) -> bool:
        """Whether ``row`` is of the year that is shown."""
        return self.year in (ALL, row.first_day.year)

    def _made(self, year: int) -> Chip:
        chip = Chip("")
        chip.clicked.connect(lambda: self.choose(year))
        self._row.addWidget(chip)
        return chip

    def _mark(self) -> None:
        for year, chip in self._chips.items():
            chip.setChecked(year == self.year)

"""The row over the agenda: timetable or list, the days, the filter of the list; clashes and the plus at the right."""

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.domain.clash_values import ClashLevel
from app.domain.timetable import Timetable
from app.ui import language
from app.ui.language import plural, tr
from app.ui.pages.meeting.agenda_words import day_text
from app.ui.widgets.buttons import Chip, Segmented
from app.ui.widgets.fields import FilterField
from app.ui.widgets.layout import clear, toolbar
from app.ui.widgets.menu_chip import MenuChip

_MOST_CHIPS = 5  # of more days one is chosen from a menu
_ALL = "all"


class AgendaBar(QWidget):
    """``view_chosen`` 0 timetable, 1 list; ``day_chosen`` a date or None for all; ``clashes_asked`` a ClashLevel."""

    view_chosen = Signal(int)
    day_chosen = Signal(object)
    clashes_asked = Signal(object)

    def __init__(self, plus: QWidget) -> None:
        super().__init__()
        self.views = Segmented([tr("Timetable"), tr("List")], tr("View"))
        self.views.chosen.connect(self.view_chosen)
        self.filter = FilterField(tr("Filter"), 144)
        self.errors = Chip("", "triangle-alert", "danger", checkable=False)
        self.warnings = Chip("", "", "amber", checkable=False)
        self.errors.clicked.connect(lambda: self.clashes_asked.emit(ClashLevel.ERROR))
        self.warnings.clicked.connect(lambda: self.clashes_asked.emit(ClashLevel.WARNING))
        self._days: tuple[dt.date, ...] = ()
        self._day: dt.date | None = None
        self._chips: dict[dt.date | None, Chip] = {}
        self._menu: MenuChip | None = None
        self._places = QHBoxLayout()
        self._places.setSpacing(8)
        bar = toolbar(self.views, 4, self._places, self.filter, None, self.errors, self.warnings, plus)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(bar)

    def show_table(self, table: Timetable) -> None:
        """Offer the days of this agenda and count its clashes."""
        if table.days != self._days:
            self._days = table.days
            self._make_days()
        errors = sum(1 for clash in table.clashes if clash.clash.level is ClashLevel.ERROR)
        warnings = len(table.clashes) - errors
        self.errors.set_words(plural("{number} clash", "{number} clashes", errors))
        self.warnings.set_words(plural("{number} warning", "{number} warnings", warnings))
        self.errors.setVisible(errors > 0)
        self.warnings.setVisible(warnings > 0)

    def day(self) -> dt.date | None:
        """The day that is shown alone."""
        return self._day if self._day in self._days else None

    def choose_day(self, day: dt.date | None) -> None:
        """Show a day alone, or all, and tell."""
        if day != self.day():
            self._day = day
            self._mark()
            self.day_chosen.emit(day)

    def day_chip(self, day: dt.date | None) -> Chip:
        """The chip of a day, or of all days."""
        return self._chips[day]

    def _make_days(self) -> None:
        clear(self._places)
        self._chips, self._menu = {}, None
        if len(self._days) > _MOST_CHIPS:
            choices = [(_ALL, tr("All days")), *((day.isoformat(), day_text(day)) for day in self._days)]
            self._menu = MenuChip(tr("Days"), choices, self._day.isoformat() if self._day else _ALL)
            self._menu.chosen.connect(
                lambda text: self.choose_day(None if text == _ALL else dt.date.fromisoformat(text))
            )
            self._places.addWidget(self._menu)
            return
        offered: Sequence[dt.date | None] = (None, *self._days) if len(self._days) > 1 else ()
        for day in offered:
            chip = Chip(tr("All days") if day is None else language.weekday(day))
            chip.setToolTip("" if day is None else language.long_day(day))
            chip.clicked.connect(lambda _on, wanted=day: self._clicked(wanted))
            self._chips[day] = chip
            self._places.addWidget(chip)
        self._mark()

    def _clicked(self, day: dt.date | None) -> None:
        self.choose_day(day)
        self._mark()

    def _mark(self) -> None:
        for day, chip in self._chips.items():
            chip.setChecked(day == self.day())
        if self._menu is not None:
            self._menu.choose(self._day.isoformat() if self._day else _ALL)

"""The table of participants with its filter, its chips, the line that adds people, and the foot with the legend."""

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPoint, Signal
from PySide6.QtGui import QAction, QResizeEvent
from typing_extensions import override

from app.domain.participation_rows import ParticipationRow, ParticipationTable
from app.ui.desk import Desk
from app.ui.language import plural, tr
from app.ui.pages.meeting.participants_add import AddLine
from app.ui.pages.meeting.participants_changes import ParticipantChanges
from app.ui.pages.meeting.participants_columns import CHIPS, columns, day_column, day_of
from app.ui.pages.meeting.participants_foot import Foot
from app.ui.tables.filtered import FilteredTable, FilterWords
from app.ui.tables.table import Table
from app.ui.widgets.buttons import CommandButton
from app.ui.widgets.empty import EmptyState
from app.ui.widgets.layout import Rule, box

_ROOMY = 620  # px: from here on all chips have room beside the counts


class ParticipantList(FilteredTable[ParticipationRow]):
    """``bar`` is placed by the tab.

    ``menu_asked`` tells where; the other signals are those of the table, which is made anew when the days change.
    """

    chosen_changed = Signal()
    activated_row = Signal(int)
    delete_pressed = Signal()
    menu_asked = Signal(QPoint)

    def __init__(self, desk: Desk, changes: ParticipantChanges, add: QAction, paste: QAction) -> None:
        self._changes = changes
        self._found: ParticipationTable | None = None
        self._day: dt.date | None = None
        self._today = dt.date.min
        self.add_line, self.foot = AddLine(desk), Foot()
        nobody = EmptyState(
            "users",
            tr("Nobody on the list yet"),
            tr("Add people one by one, or paste them from a sheet or a mail: names, addresses, organisations."),
            CommandButton(add, "primary"),
            CommandButton(paste, "bordered"),
        )
        words = FilterWords(
            tr("Filter participants"), 164, tr("Nobody matches"), tr("Nobody on the list fits the filter.")
        )
        table = Table(columns((), changes.edit_name, changes.edit_organisation), tr("Participants"))
        super().__init__(desk, table, CHIPS, words, nobody, "participants.columns", ("", "email"))
        box("v", Rule(), self.add_line, self.middle, self.foot, parent=self).setStretch(2, 1)
        self.foot.day_chosen.connect(self.set_key_day)
        self.add_line.left.connect(self.take_keyboard)

    @override
    def take_table(self, table: Table[ParticipationRow]) -> None:
        super().take_table(table)
        table.chosen_changed.connect(self.chosen_changed)
        table.activated_row.connect(self.activated_row)
        table.delete_pressed.connect(self.delete_pressed)
        table.selectionModel().currentChanged.connect(self._cursor_moved)
        table.customContextMenuRequested.connect(lambda at: self.menu_asked.emit(table.viewport().mapToGlobal(at)))

    @property
    def is_empty(self) -> bool:
        """Whether nobody is on the list."""
        return self._found is not None and not self._found.rows

    def days(self) -> Sequence[dt.date]:
        """The days of the meeting."""
        return self._found.days if self._found is not None else ()

    def key_day(self) -> dt.date | None:
        """The day that the keys are for: where the cursor was last; else today, or the first day."""
        days = self.days()
        if self._day in days:
            return self._day
        return self._today if self._today in days else days[0] if days else None

    def set_key_day(self, day: dt.date) -> None:
        """Let the keys be for another day; the cursor goes to its column."""
        self._day = day
        self.foot.show_day(day, self.days(), self._today)
        chosen = self.table.currentIndex()
        if chosen.isValid():
            column = self.table.column_index(day_column(day))
            self.table.selectionModel().setCurrentIndex(
                chosen.siblingAtColumn(column), self.table.selectionModel().SelectionFlag.NoUpdate
            )
        self.take_keyboard()

    def show_found(self, found: ParticipationTable, today: dt.date) -> None:
        """Show the list as it is now."""
        before, self._found, self._today = self._found, found, today
        if before is None or before.days != found.days:
            edit = (self._changes.edit_name, self._changes.edit_organisation)
            self.take_table(Table(columns(found.days, *edit), tr("Participants")))
        self.show_rows(found.rows)
        organisations = plural("{number} organisation", "{number} organisations", found.organisations)
        countries = plural("{number} country", "{number} countries", found.countries)
        self.counts.setText(f"{organisations} · {countries}")
        self.foot.show_day(self.key_day(), found.days, today)
        self.add_line.set_listed([row.person_id for row in found.rows])

    def open_add(self) -> None:
        """Open the line that adds people."""
        found = self._found
        self.add_line.open_line([row.person_id for row in found.rows] if found is not None else [])

    @override
    def settle(self) -> None:
        super().settle()
        self.foot.show_count(len(self.table.rows.rows), self.table.rows.total)
        self.foot.setVisible(bool(self.table.rows.total))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.chips["declined"].setVisible(self.width() >= _ROOMY or self.chips["declined"].isChecked())

    def _cursor_moved(self, index: QModelIndex) -> None:
        day = day_of(self.table.rows.columns[index.column()].id) if index.isValid() else None
        if day is not None and day != self.key_day():
            self._day = day
            self.foot.show_day(day, self.days(), self._today)

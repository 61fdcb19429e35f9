"""The table of participants with its filter, its chips, the line that adds people, and the foot with the legend."""

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QButtonGroup, QStackedWidget, QWidget
from typing_extensions import override

from app.domain.participation_rows import ParticipationRow, ParticipationTable
from app.ui.desk import Desk
from app.ui.language import plural, tr
from app.ui.pages.meeting.participants_add import AddLine
from app.ui.pages.meeting.participants_changes import ParticipantChanges
from app.ui.pages.meeting.participants_columns import CHIPS, columns, day_column, day_of
from app.ui.pages.meeting.participants_foot import Foot
from app.ui.tables.table import Table
from app.ui.widgets.buttons import Button, Chip, CommandButton
from app.ui.widgets.empty import EmptyState
from app.ui.widgets.fields import FilterField
from app.ui.widgets.labels import Elided
from app.ui.widgets.layout import Rule, box, toolbar

_REMEMBERED = "participants.columns"
_ROOMY = 620  # px: from here on all chips have room beside the counts


class ParticipantList(QWidget):
    """``bar`` is the toolbar, made here and placed by the tab.

    ``menu_asked`` tells where; the other signals are those of the table, which is made anew when the days change.
    """

    chosen_changed = Signal()
    activated_row = Signal(int)
    delete_pressed = Signal()
    menu_asked = Signal(QPoint)

    def __init__(self, desk: Desk, changes: ParticipantChanges, add: QAction, paste: QAction) -> None:
        super().__init__()
        self._desk, self._changes = desk, changes
        self._found: ParticipationTable | None = None
        self._day: dt.date | None = None
        self._today = dt.date.min
        self.filter_field = FilterField(tr("Filter participants"), 164)
        self.chips = {name: Chip(tr(words), on=name == "all") for name, words, _keep in CHIPS}
        self.counts = Elided("", "small", "muted")
        self.add_line, self.foot = AddLine(desk), Foot()
        self.table = self._made_table(())
        self.bar = self._made_bar()
        clear = Button(tr("Clear filter"), "x", "bordered")
        clear.clicked.connect(self.clear_filter)
        self._no_match = EmptyState("filter", tr("Nobody matches"), tr("Nobody on the list fits the filter."), clear)
        self._nobody = EmptyState(
            "users",
            tr("Nobody on the list yet"),
            tr("Add people one by one, or paste them from a sheet or a mail: names, addresses, organisations."),
            CommandButton(add, "primary"),
            CommandButton(paste, "bordered"),
        )
        self._middle = QStackedWidget()
        for widget in (self.table, self._no_match, self._nobody):
            self._middle.addWidget(widget)
        box("v", Rule(), self.add_line, self._middle, self.foot, parent=self).setStretch(2, 1)
        self.filter_field.textChanged.connect(lambda _text: self._filter())
        self.filter_field.left.connect(self.take_keyboard)
        self.foot.day_chosen.connect(self.set_key_day)
        self.add_line.left.connect(self.take_keyboard)

    def _made_bar(self) -> QWidget:
        group = QButtonGroup(self)
        for chip in self.chips.values():
            group.addButton(chip)
            chip.clicked.connect(self._filter)
        choose = Button("", "columns-3", "ghost", tr("Columns"))
        choose.clicked.connect(lambda: self.table.column_menu().popup(choose.mapToGlobal(QPoint(0, choose.height()))))
        self.counts.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        bar = toolbar(self.filter_field, 4, *self.chips.values(), 8, self.counts, choose)
        if isinstance(row := bar.layout(), QBoxLayout):
            row.setStretch(row.indexOf(self.counts), 1)
        return bar

    def _made_table(self, days: Sequence[dt.date]) -> Table[ParticipationRow]:
        changes = self._changes
        made = Table(columns(days, changes.edit_name, changes.edit_organisation), tr("Participants"))
        made.arrange(self._desk.settings.recall(_REMEMBERED) or ["", "email"])
        made.arranged.connect(lambda: self._desk.settings.remember(_REMEMBERED, made.arrangement()))
        made.chosen_changed.connect(self.chosen_changed)
        made.activated_row.connect(self.activated_row)
        made.delete_pressed.connect(self.delete_pressed)
        made.selectionModel().currentChanged.connect(self._cursor_moved)
        made.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        made.customContextMenuRequested.connect(lambda at: self.menu_asked.emit(made.viewport().mapToGlobal(at)))
        return made

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
            self._exchange_table(found.days)
        self.table.show_rows(found.rows)
        for name, _words, keep in CHIPS:
            number = sum(keep(row) for row in found.rows) if keep else len(found.rows)
            self.chips[name].set_words(self.chips[name].text(), str(number))
        organisations = plural("{number} organisation", "{number} organisations", found.organisations)
        countries = plural("{number} country", "{number} countries", found.countries)
        self.counts.setText(f"{organisations} · {countries}")
        self.foot.show_day(self.key_day(), found.days, today)
        self.add_line.set_listed([row.person_id for row in found.rows])
        self._settle()

    def choose(self, participation_id: int) -> None:
        """Choose somebody, also where the filter hides them: then it is cleared."""
        if not self.table.choose(participation_id):
            self.clear_filter()
            self.table.choose(participation_id)

    def clear_filter(self) -> None:
        """Show everybody."""
        self.chips["all"].setChecked(True)
        self.filter_field.clear()
        self._filter()

    def take_keyboard(self) -> None:
        """Give the table the keyboard, on its first row where none is chosen."""
        self.table.setFocus()
        if not self.table.chosen() and self.table.rows.rows:
            self.table.choose(self.table.rows.rows[0].id)

    def open_add(self) -> None:
        """Open the line that adds people."""
        found = self._found
        self.add_line.open_line([row.person_id for row in found.rows] if found is not None else [])

    def _filter(self) -> None:
        chosen = next((keep for name, _words, keep in CHIPS if self.chips[name].isChecked()), None)
        self.table.filter(self.filter_field.text(), chosen)
        self._settle()

    def _settle(self) -> None:
        shown, total = len(self.table.rows.rows), self.table.rows.total
        self.foot.show_count(shown, total)
        for widget in (self.foot, self.bar):
            widget.setVisible(bool(total))
        self._middle.setCurrentWidget(self.table if shown else self._no_match if total else self._nobody)

    def _exchange_table(self, days: Sequence[dt.date]) -> None:
        old = self.table
        self.table = self._made_table(days)
        self._middle.insertWidget(0, self.table)
        self._middle.removeWidget(old)
        old.deleteLater()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.chips["declined"].setVisible(self.width() >= _ROOMY or self.chips["declined"].isChecked())

    def _cursor_moved(self, index: QModelIndex) -> None:
        day = day_of(self.table.rows.columns[index.column()].id) if index.isValid() else None
        if day is not None and day != self.key_day():
            self._day = day
            self.foot.show_day(day, self.days(), self._today)

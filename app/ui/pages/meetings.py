"""The meetings of the project by year: enter, rename, move, delete and open them."""

import datetime as dt
from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QLineEdit, QStackedWidget, QWidget
from typing_extensions import override

from app.db.stores import Session
from app.domain.meeting_rows import MeetingRow, RowCounts
from app.queries.heads import today
from app.queries.meeting_rows import plain_rows, row_counts, with_counts
from app.services.meetings import delete_meeting
from app.ui.commands import Menu, command
from app.ui.desk import Desk
from app.ui.language import plural, tr
from app.ui.pages.meeting.later import LaterView
from app.ui.pages.meeting_columns import CellEdits, meeting_columns
from app.ui.pages.meeting_years import ALL, YearChips
from app.ui.pages.meetings_new_file import MeetingsFromFiles
from app.ui.pages.meetings_new_start import Start, StartKind
from app.ui.places import Place
from app.ui.tables.table import Table
from app.ui.widgets.buttons import Button, CommandButton
from app.ui.widgets.empty import EmptyState
from app.ui.widgets.fields import FilterField
from app.ui.widgets.labels import Label
from app.ui.widgets.layout import Rule, box, toolbar

_REMEMBERED = "meetings.table"


class MeetingsPage(MeetingsFromFiles):
    """A table of all meetings, the newest first; Ctrl+N opens a panel at the right to enter one."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._rows: tuple[MeetingRow, ...] = ()
        self._counts: Mapping[int, RowCounts] = {}
        self.table = self._made_table()
        self.filter = FilterField(tr("Filter meetings"))
        self.filter.textChanged.connect(self._refilter)
        self.filter.left.connect(self.table.setFocus)
        self.years = YearChips()
        self.years.chosen.connect(self._refilter)
        self.hits = Label("", "small", "muted")
        self._edge = Rule(upright=True)
        self.stack = self._made_stack()
        row = box("h", self.stack, self._edge, self.panel, self.templates_area)
        row.setStretch(0, 1)
        self.bar = toolbar(self.filter, 4, self.years, None, self.hits)
        for part in (self.bar, Rule()):
            self.column.addWidget(part)
        self.column.addLayout(row, 1)
        self.header.set_title(tr("Meetings"))
        self._new = CommandButton(self.commands["meetings.new"], "primary")
        self.header.set_buttons([self._new])
        self.show_panel(None)
        desk.live(self, plain_rows, self._show)
        LaterView(self, desk, lambda s: row_counts(s, today(s, desk.now().date())), self._show_counts)

    def _made_table(self) -> Table[MeetingRow]:
        table: Table[MeetingRow] = Table(meeting_columns(lambda: self.table.rows, CellEdits(self.desk)), tr("Meetings"))
        if remembered := self.desk.settings.recall(_REMEMBERED):
            table.arrange([remembered] if isinstance(remembered, str) else remembered)
        table.activated_row.connect(lambda row_id: self.desk.go(Place("meeting", row_id)))
        table.delete_pressed.connect(self.delete)
        table.chosen_changed.connect(self._enable)
        table.arranged.connect(self._remember)
        return table

    def _made_stack(self) -> QStackedWidget:
        stack = QStackedWidget()
        unfiltered = Button(tr("Clear filter"), "x", "bordered")
        unfiltered.clicked.connect(self.show_all)
        words = tr("Enter where and when people meet: agenda, participants, slides and minutes follow from there.")
        self._first = new = CommandButton(self.commands["meetings.new"], "primary")
        stack.addWidget(self.table)
        stack.addWidget(EmptyState("calendar-days", tr("No meetings yet"), words, new))
        stack.addWidget(EmptyState("list-filter", tr("No match"), tr("No meeting has these words."), unfiltered))
        return stack

    @override
    def arrive(self, place: Place) -> None:
        if place.thing in ("meeting", "copy"):
            self.table.choose(place.thing_id)
        elif not self.table.chosen() and self.table.rows.rows:
            self.table.choose(_nearest(self.table.rows.rows, self.desk.as_of()))
        if place.thing == "new":
            self.new_meeting()
        elif place.thing == "copy":
            self.start_from(Start(StartKind.MEETING, place.thing_id))
        elif place.thing == "templates":
            self.show_templates()
        else:
            self.table.setFocus()

    @override
    def place(self) -> Place:
        chosen = self.table.chosen()
        return Place("meetings", thing="meeting", thing_id=chosen[0]) if chosen else Place("meetings")

    @override
    def filter_field(self) -> QLineEdit | None:
        return self.filter

    @command("meetings.open", "Open meeting", menu=Menu.MEETING, icon="folder-open", group="meeting")
    def open_meeting(self) -> None:
        """Go to the page of the chosen meeting."""
        if (row := self.table.chosen_row()) is not None:
            self.desk.go(Place("meeting", row.id))

    @command("meetings.rename", "Rename meeting", menu=Menu.MEETING, icon="pencil", group="meeting")
    def rename(self) -> None:
        """Edit the title of the chosen meeting where it stands."""
        if (row := self.table.chosen_row()) is not None:
            self.table.edit_cell(row.id, "title")

    @command("meetings.delete", "Delete meeting", menu=Menu.MEETING, icon="trash-2", group="meeting")
    def delete(self) -> None:
        """Delete the chosen meetings with all that belongs to them; one undo brings them back."""
        ids = self.table.chosen()
        if self.desk.read_only or not ids:
            return
        names = [row.short_name for row in self._rows if row.id in ids]
        if len(ids) == 1:
            done = tr("Deleted {name}.", name=names[0])
            self.desk.change("Delete meeting {meeting}", lambda s: delete_meeting(s, ids[0]), meeting=ids[0], done=done)
        else:
            done = plural("Deleted {number} meeting.", "Deleted {number} meetings.", len(ids))
            self.desk.change("Delete meetings", lambda s: _delete_all(s, ids), done=done)

    def show_all(self) -> None:
        """Show every meeting again."""
        self.filter.clear()
        self.years.choose(ALL)
        self.table.setFocus()

    @override
    def chosen_meeting(self) -> tuple[int, str] | None:
        row = self.table.chosen_row()
        return (row.id, row.short_name) if row is not None else None

    @override
    def taken_names(self) -> Sequence[str]:
        return [row.short_name for row in self._rows]

    @override
    def show_panel(self, panel: QWidget | None) -> None:
        """The panel has the one primary button while it is there."""
        shown = panel is not None
        for part, wanted in (
            (self.panel, panel is self.panel),
            (self.templates_area, panel is self.templates_area),
            (self._edge, shown),
            (self._first, not shown),
            (self._new, not shown and bool(self._rows)),
        ):
            part.setVisible(wanted)
        if not shown:
            self.table.setFocus()

    @override
    def created(self, meeting_id: int) -> None:
        self.show_all()
        self.table.choose(meeting_id)

    def _show(self, rows: tuple[MeetingRow, ...]) -> None:
        self._rows = with_counts(rows[::-1], self._counts)
        self.years.show_years(rows)
        self.table.show_rows(self._rows)
        self._refilter()
        words = plural("{number} meeting", "{number} meetings", len(rows))
        span = sorted({rows[0].first_day.year, rows[-1].first_day.year}) if rows else []
        self.header.set_subtitle(" · ".join((words, "–".join(map(str, span)))) if rows else "")

    def _show_counts(self, counts: Mapping[int, RowCounts]) -> None:
        self._counts = counts
        self._rows = with_counts(self._rows, counts)
        self.table.show_rows(self._rows)

    def _refilter(self) -> None:
        self.table.filter(self.filter.text(), self.years.wants)
        shown, total = len(self.table.rows.rows), len(self._rows)
        self.hits.setText(tr("{shown} of {total}", shown=shown, total=total) if shown != total else "")
        self.stack.setCurrentIndex(0 if shown else 2 if total else 1)
        self.bar.setVisible(bool(total))
        self._new.setVisible(bool(total) and self._edge.isHidden())  # in an empty file it stands in the middle
        self._enable()

    def _enable(self) -> None:
        chosen, change = len(self.table.chosen()), not self.desk.read_only
        possible = {
            "new": change,
            "from_file": change,
            "copy": change and chosen == 1,
            "template": change and chosen == 1,
            "open": chosen == 1,
            "rename": change and chosen == 1,
            "delete": change and chosen > 0,
        }
        for name, can in possible.items():
            self.commands[f"meetings.{name}"].setEnabled(can)

    def _remember(self) -> None:
        self.desk.settings.remember(_REMEMBERED, self.table.arrangement())


def _nearest(rows: Sequence[MeetingRow], day: dt.date) -> int:
    """The meeting (id) that begins nearest to ``day``."""
    return min(rows, key=lambda row: abs((row.first_day - day).days)).id


def _delete_all(session: Session, ids: Sequence[int]) -> None:
    for meeting_id in ids:
        delete_meeting(session, meeting_id)

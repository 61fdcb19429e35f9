"""The meetings of the project by year: enter, rename, move, delete and open them."""

import datetime as dt
from collections.abc import Sequence

from PySide6.QtWidgets import QLineEdit, QStackedWidget
from typing_extensions import override

from app.db.stores import Session
from app.domain.day_words import days_from_words
from app.domain.errors import UserError
from app.domain.meeting_rows import MeetingRow
from app.queries.heads import today
from app.queries.meeting_page import series_names
from app.queries.meeting_rows import meeting_rows
from app.services.meetings import create_meeting, delete_meeting, edit_meeting, likely_zone, put_in_series
from app.ui import theme
from app.ui.commands import Menu, command
from app.ui.desk import Desk
from app.ui.language import plural, tr
from app.ui.pages.meeting.overview_fields import zone_names
from app.ui.pages.meeting_columns import meeting_columns
from app.ui.pages.meeting_form import MeetingForm, NewMeeting
from app.ui.pages.page import Page
from app.ui.places import Place
from app.ui.tables.table import Table
from app.ui.widgets.buttons import Button, Chip, CommandButton
from app.ui.widgets.empty import EmptyState
from app.ui.widgets.fields import FilterField
from app.ui.widgets.labels import Label
from app.ui.widgets.layout import Rule, box, clear, scrolled, toolbar

_MOST_YEARS = 6  # chips
_REMEMBERED = "meetings.table"


class MeetingsPage(Page):
    """A table of all meetings, the newest first; Ctrl+N opens a panel at the right to enter one."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._rows: tuple[MeetingRow, ...] = ()
        self._year = 0  # the one that is shown; 0: all
        self.table = self._made_table()
        self.filter = FilterField(tr("Filter meetings"))
        self.filter.textChanged.connect(self._refilter)
        self.filter.left.connect(self.table.setFocus)
        self._chips = box("h", spacing=8)
        self._year_chips: dict[int, Chip] = {}
        self._hits = Label("", "small", "muted")
        self.form = MeetingForm(desk.as_of)
        self.form.entered.connect(self._create)
        self.form.closed.connect(self.close_form)
        self.panel = scrolled(self.form, theme.PANEL)
        self._edge = Rule(upright=True)
        self.panel.hide()
        self._edge.hide()
        self._stack = self._made_stack()
        row = box("h", self._stack, self._edge, self.panel)
        row.setStretch(0, 1)
        self.bar = toolbar(self.filter, 4, self._chips, None, self._hits)
        for part in (self.bar, Rule()):
            self.column.addWidget(part)
        self.column.addLayout(row, 1)
        self.header.set_title(tr("Meetings"))
        self._new = CommandButton(self.commands["meetings.new"], "primary")
        self.header.set_buttons([self._new])
        desk.live(self, self._asked, self._show)

    def _made_table(self) -> Table[MeetingRow]:
        edits = {
            "title": self._retitle,
            "days": self._move,
            "place": lambda row, text: self._edit(row, place=text),
            "name": lambda row, text: self._edit(row, short_name=text),
        }
        table = Table(meeting_columns(self._begins_year, edits), tr("Meetings"))
        if remembered := self.desk.settings.recall(_REMEMBERED):
            table.arrange([remembered] if isinstance(remembered, str) else remembered)
        table.activated_row.connect(lambda row_id: self.desk.go(Place("meeting", row_id)))
        table.delete_pressed.connect(self.delete)
        table.chosen_changed.connect(self._enable)
        table.horizontalHeader().sectionClicked.connect(self._remember)
        return table

    def _made_stack(self) -> QStackedWidget:
        stack = QStackedWidget()
        unfiltered = Button(tr("Clear filter"), "x", "bordered")
        unfiltered.clicked.connect(self._clear)
        words = tr("Enter where and when people meet: agenda, participants, slides and minutes follow from there.")
        new = CommandButton(self.commands["meetings.new"], "bordered")
        stack.addWidget(self.table)
        stack.addWidget(EmptyState("calendar-days", tr("No meetings yet"), words, new))
        stack.addWidget(EmptyState("list-filter", tr("No match"), tr("No meeting has these words."), unfiltered))
        return stack

    @override
    def arrive(self, place: Place) -> None:
        if place.thing == "meeting":
            self.table.choose(place.thing_id)
        elif not self.table.chosen() and self.table.rows.rows:
            self.table.choose(self._nearest())
        if place.thing == "new":
            self.new_meeting()
        else:
            self.table.setFocus()

    @override
    def place(self) -> Place:
        chosen = self.table.chosen()
        return Place("meetings", thing="meeting", thing_id=chosen[0]) if chosen else Place("meetings")

    @override
    def filter_field(self) -> QLineEdit | None:
        return self.filter

    @command(
        "meetings.new",
        "New meeting",
        menu=Menu.MEETING,
        keys="Ctrl+N",
        icon="plus",
        tip="Enter a new meeting",
        group="new",
    )
    def new_meeting(self) -> None:
        """Open the panel to enter a meeting, empty."""
        series = self.desk.read(series_names)
        self._show_panel(True)
        self.form.begin([row.short_name for row in self._rows], self._likely_zone, series, zone_names())

    def _likely_zone(self, day: dt.date) -> str:
        return self.desk.read(lambda session: likely_zone(session, day))

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
        names = [row.short_name for row in self._rows if row.id in ids]
        if len(ids) == 1:
            done = tr("Deleted {name}.", name=names[0])
            self.desk.change("Delete meeting {meeting}", lambda s: delete_meeting(s, ids[0]), meeting=ids[0], done=done)
        elif ids:
            done = plural("Deleted {number} meeting.", "Deleted {number} meetings.", len(ids))
            self.desk.change("Delete meetings", lambda s: _delete_all(s, ids), done=done)

    def close_form(self) -> None:
        """Put the panel away; what was typed is forgotten."""
        self._show_panel(False)
        self.table.setFocus()

    def _show_panel(self, shown: bool) -> None:
        """The panel has the one primary button while it is there."""
        for part, wanted in ((self.panel, shown), (self._edge, shown), (self._new, not shown)):
            part.setVisible(wanted)

    def _create(self, new: NewMeeting) -> None:
        def act(session: Session) -> int:
            made = create_meeting(session, new.title, new.first_day, new.last_day, new.short_name, new.place, new.zone)
            if new.series:
                put_in_series(session, made, new.series)
            return made

        done = tr("Created {name}.", name=new.title)
        created = self.desk.change("Create a meeting", act, done=done, refused=self.form.refused)
        if created and created.value is not None:
            self.close_form()
            self._clear()
            self.table.choose(created.value)

    def _retitle(self, row: MeetingRow, text: str) -> None:
        self._edit(row, title=text)

    def _move(self, row: MeetingRow, text: str) -> None:
        try:
            first, last = days_from_words(text, self.desk.as_of())
        except UserError as error:
            self.desk.fail(error)
            return
        self._edit(row, first_day=first, last_day=last)

    def _edit(self, row: MeetingRow, **fields: object) -> None:
        self.desk.change("Change meeting {meeting}", lambda s: edit_meeting(s, row.id, **fields), meeting=row.id)

    def _asked(self, session: Session) -> tuple[MeetingRow, ...]:
        return meeting_rows(session, today(session, self.desk.now().date()))[::-1]

    def _show(self, rows: tuple[MeetingRow, ...]) -> None:
        self._rows = rows
        years = sorted({row.first_day.year for row in rows}, reverse=True)
        if self._year not in years:
            self._year = 0
        self._show_chips(years)
        self.table.show_rows(rows)
        self._refilter()
        words = plural("{number} meeting", "{number} meetings", len(rows))
        span = f"{years[-1]}–{years[0]}" if len(years) > 1 else "".join(map(str, years))
        self.header.set_subtitle(f"{words} · {span}" if rows else words)

    def _show_chips(self, years: Sequence[int]) -> None:
        """A chip for each of the newest years, and one for all; made anew only when a year comes or goes."""
        counts = {year: sum(row.first_day.year == year for row in self._rows) for year in years[:_MOST_YEARS]}
        wanted = [
            (0, tr("All"), str(len(self._rows))),
            *((year, str(year), str(count)) for year, count in counts.items()),
        ]
        if list(self._year_chips) != [year for year, _words, _count in wanted]:
            clear(self._chips)
            self._year_chips = {year: self._made_chip(year) for year, _words, _count in wanted}
        for year, words, count in wanted:
            self._year_chips[year].set_words(words, count)
            self._year_chips[year].setChecked(year == self._year)

    def _made_chip(self, year: int) -> Chip:
        chip = Chip("")
        chip.clicked.connect(lambda: self._choose_year(year))
        self._chips.addWidget(chip)
        return chip

    def _choose_year(self, year: int) -> None:
        self._year = year
        self._show_chips(sorted({row.first_day.year for row in self._rows}, reverse=True))
        self._refilter()

    def _refilter(self) -> None:
        year = self._year
        self.table.filter(self.filter.text(), (lambda row: row.first_day.year == year) if year else None)
        shown, total = len(self.table.rows.rows), len(self._rows)
        self._hits.setText(tr("{shown} of {total}", shown=shown, total=total) if shown != total else "")
        self._stack.setCurrentIndex(0 if shown else 2 if total else 1)
        self.bar.setVisible(bool(total))
        self._enable()

    def _clear(self) -> None:
        self.filter.clear()
        self._choose_year(0)
        self.table.setFocus()

    def _enable(self) -> None:
        chosen = len(self.table.chosen())
        for name, possible in (("open", chosen == 1), ("rename", chosen == 1), ("delete", chosen > 0)):
            self.commands[f"meetings.{name}"].setEnabled(possible)

    def _begins_year(self, row: MeetingRow) -> bool:
        """Whether the row above is of another year, in the order that is shown."""
        shown = self.table.rows.rows
        number = self.table.rows.row_of(row.id)
        return number <= 0 or shown[number - 1].first_day.year != row.first_day.year

    def _nearest(self) -> int:
        """The meeting nearest to the as-of day."""
        day = self.desk.as_of()
        return min(self.table.rows.rows, key=lambda row: abs((row.first_day - day).days)).id

    def _remember(self) -> None:
        self.desk.settings.remember(_REMEMBERED, self.table.arrangement())


def _delete_all(session: Session, ids: Sequence[int]) -> None:
    for meeting_id in ids:
        delete_meeting(session, meeting_id)

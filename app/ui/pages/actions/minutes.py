"""The minutes of all meetings: how far they are, what is due when, and meetings that have none yet (DOMAIN R1)."""

from collections.abc import Sequence

from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from app.domain.kinds import MinutesState
from app.domain.minutes_table import MinutesRow
from app.queries.heads import today
from app.queries.minutes_table import minutes_rows
from app.services.minutes import begin_minutes
from app.ui.commands import Menu, command
from app.ui.desk import Desk
from app.ui.language import number_text, plural, tr
from app.ui.pages.actions.decisions_columns import to_meetings
from app.ui.pages.actions.minutes_columns import CHIPS, columns
from app.ui.pages.view import View
from app.ui.places import Place
from app.ui.tables.filtered import FilteredTable, FilterWords
from app.ui.tables.table import Table
from app.ui.widgets.empty import EmptyState
from app.ui.widgets.layout import Rule, box


class MinutesView(View):
    """One table; Enter opens the minutes tab of the meeting."""

    page_name, name = "actions", "minutes"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.list = _MinutesList(desk)
        self.table = self.list.table
        self.column.addWidget(self.list.bar)
        self.column.addWidget(self.list, 1)
        self.table.activated_row.connect(lambda _row: self.go_to_meeting())
        self.table.chosen_changed.connect(self._enable)
        desk.live(self, lambda session: minutes_rows(session, today(session, desk.now().date())), self._show)

    @override
    def arrive(self, place: Place) -> None:
        if place.thing == "minutes" and place.thing_id:
            self.list.choose(place.thing_id)
        self.list.take_keyboard()

    @override
    def place(self) -> Place:
        row = self.table.chosen_row()
        thing = ("minutes", row.id) if row is not None else ("", 0)
        return Place(self.page_name, 0, self.name, *thing)

    @override
    def header_buttons(self) -> Sequence[QWidget]:
        return ()

    @override
    def filter_field(self) -> QLineEdit | None:
        return self.list.filter_field

    @command(
        "all_minutes.open", "Open minutes", menu=Menu.ACTIONS, keys="Ctrl+Return", icon="file-text", group="minutes"
    )
    def go_to_meeting(self) -> None:
        """Go to the minutes of the meeting chosen."""
        row = self.table.chosen_row()
        if row is not None:
            self.desk.go(Place("meeting", row.meeting_id, "minutes"))

    @command("all_minutes.begin", "Begin minutes of the meeting", menu=Menu.ACTIONS, icon="file-plus", group="minutes")
    def begin(self) -> None:
        """Begin the minutes of the meeting chosen, and go there."""
        row = self.table.chosen_row()
        if row is None or not row.is_missing:
            return
        meeting_id = row.meeting_id
        if self.desk.change(
            "Begin the minutes",
            lambda session: begin_minutes(session, meeting_id),
            done=tr("Minutes begun"),
            meeting_id=meeting_id,
        ):
            self.desk.go(Place("meeting", meeting_id, "minutes"))

    def _show(self, rows: Sequence[MinutesRow]) -> None:
        self.list.show_rows(rows)
        begun = [row for row in rows if not row.is_missing]
        accepted = sum(row.state is MinutesState.ACCEPTED for row in begun)
        missing, late = len(rows) - len(begun), sum(row.late_days > 0 for row in rows)
        parts = [
            plural("{number} minutes", "{number} minutes", len(begun)),
            tr("{number} accepted", number=number_text(accepted)) if accepted else "",
            plural("{number} meeting without minutes", "{number} meetings without minutes", missing) if missing else "",
            tr("{number} late", number=number_text(late)) if late else "",
        ]
        self.tell(" · ".join(part for part in parts if part) if rows else "")
        self.tell_count(number_text(len(begun)) if begun else "")
        self._enable()

    def _enable(self) -> None:
        row = self.table.chosen_row()
        self.commands["all_minutes.open"].setEnabled(row is not None)
        can = row is not None and row.is_missing and not self.desk.read_only
        self.commands["all_minutes.begin"].setEnabled(can)


class _MinutesList(FilteredTable[MinutesRow]):
    """The table with its filter; chips that would show nothing are gone."""

    def __init__(self, desk: Desk) -> None:
        none = EmptyState(
            "file-text",
            tr("No minutes yet"),
            tr("Minutes are begun on the meeting's own page. Meetings that are over and have none are listed here."),
            to_meetings(desk),
        )
        words = FilterWords(tr("Filter minutes"), 172, tr("Nothing matches"), tr("No minutes fit the filter."))
        table: Table[MinutesRow] = Table(columns(), tr("Minutes"))
        super().__init__(desk, table, CHIPS, words, none, "all_minutes.columns", ())
        box("v", Rule(), self.middle, parent=self).setStretch(1, 1)

    @override
    def counted(self, name: str, number: int) -> None:
        chip = self.chips[name]
        chip.setVisible(name == "all" or bool(number) or chip.isChecked())

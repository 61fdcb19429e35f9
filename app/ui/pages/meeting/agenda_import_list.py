"""The preview of an import of an agenda: every event with what becomes of it, and a chip for each state."""

from collections.abc import Sequence

from app.domain.agenda_import_plan import AgendaPlan, EventState
from app.ui.desk import Desk
from app.ui.language import plural, tr
from app.ui.pages.meeting.agenda_import_words import (
    EventRow,
    people_of,
    problem_row,
    room_of,
    title_of,
    what,
    when_of,
)
from app.ui.tables.cells import Cell
from app.ui.tables.filtered import Choice, FilteredTable, FilterWords
from app.ui.tables.rows import Column
from app.ui.tables.table import Table
from app.ui.widgets.empty import EmptyState
from app.ui.widgets.layout import Rule, box
from app.words import message

_CHIPS: Sequence[Choice[EventRow]] = (
    Choice("all", message("All")),
    Choice("new", message("New"), lambda row: row.state is EventState.NEW),
    Choice("changed", message("Changed"), lambda row: row.state in (EventState.CHANGED, EventState.MOVED)),
    Choice("gone", message("Gone"), lambda row: row.state is EventState.GONE),
    Choice("kept", message("Kept"), lambda row: row.state is EventState.KEPT),
    Choice("unchanged", message("Unchanged"), lambda row: row.state is EventState.UNCHANGED),
    Choice("errors", message("Errors"), lambda row: row.state is EventState.ERROR),
)


class AgendaImportList(FilteredTable[EventRow]):
    """``bar`` is placed by the view."""

    def __init__(self, desk: Desk) -> None:
        none = EmptyState("calendar-days", tr("No events"), tr("There is nothing in this file that could be imported."))
        words = FilterWords(tr("Filter events"), 132, tr("Nothing matches"), tr("No event fits the filter."))
        table = Table(_COLUMNS, tr("Events of the file"))
        super().__init__(desk, table, _CHIPS, words, none, "agenda_import.columns", ("",))
        box("v", Rule(), self.middle, parent=self).setStretch(1, 1)

    def show_plan(self, plan: AgendaPlan) -> int:
        """Show every event; with how many an import does something."""
        names = tuple(person.name for person in plan.agenda.people)
        cancels = plan.options.cancel_missing
        rows = [EventRow(one.id, one, None, names, cancels) for one in plan.events]
        rows.sort(key=lambda row: row.state is EventState.UNCHANGED)  # what differs comes first
        rows[:0] = [problem_row(number, each) for number, each in enumerate(plan.agenda.problems)]
        self.show_rows(rows)
        parts = [
            plural("{number} new person", "{number} new people", plan.new_people) if plan.new_people else "",
            plural("{number} new room", "{number} new rooms", len(plan.rooms)) if plan.rooms else "",
        ]
        self.counts.setText(" · ".join(part for part in parts if part))
        return sum(row.is_done for row in rows)


def _title(row: EventRow) -> Cell:
    return Cell(title_of(row), role="ink" if row.is_done else "muted")


_COLUMNS: Sequence[Column[EventRow]] = (
    Column("when", message("Time"), lambda row: Cell(when_of(row), role="muted"),
           sort=lambda row: (row.state is EventState.ERROR, row.id), width=164, drop=3),
    Column("title", message("Title"), _title, width=200),
    Column("room", message("Room"), lambda row: Cell(room_of(row)), width=110, drop=2),
    Column("people", message("Speakers"), lambda row: Cell(people_of(row), role="muted"), width=140, drop=1),
    Column("what", message("What happens"), what),
)  # fmt: skip

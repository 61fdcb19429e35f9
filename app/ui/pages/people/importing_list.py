"""The preview of an import: every row with what becomes of it, and a chip for each state a row may be in."""

from collections.abc import Mapping, Sequence

from app.domain.people_import import Answer, ImportPlan, ImportState
from app.ui.desk import Desk
from app.ui.language import plural, tr
from app.ui.pages.people.importing_words import ImportRow, name_of, what
from app.ui.tables.cells import Cell
from app.ui.tables.filtered import Choice, FilteredTable, FilterWords
from app.ui.tables.rows import Column
from app.ui.tables.table import Table
from app.ui.widgets.empty import EmptyState
from app.ui.widgets.layout import Rule, box
from app.words import message

_CHIPS: Sequence[Choice[ImportRow]] = (
    Choice("all", message("All")),
    Choice("new", message("New"), lambda row: row.planned.state is ImportState.NEW),
    Choice("changed", message("Changed"), lambda row: row.planned.state is ImportState.CHANGED),
    Choice("unchanged", message("Unchanged"), lambda row: row.planned.state is ImportState.UNCHANGED),
    Choice("doubtful", message("Doubtful"), lambda row: row.planned.state is ImportState.DOUBTFUL),
    Choice("errors", message("Errors"), lambda row: row.planned.state is ImportState.ERROR),
)


class ImportList(FilteredTable[ImportRow]):
    """``bar`` is placed by the view."""

    def __init__(self, desk: Desk) -> None:
        none = EmptyState("users", tr("Nobody to import"), tr("There is nobody in this list."))
        words = FilterWords(tr("Filter rows"), 132, tr("Nothing matches"), tr("No row of the list fits the filter."))
        table = Table(_COLUMNS, tr("Rows of the list"))
        super().__init__(desk, table, _CHIPS, words, none, "importing.columns", ("",))
        box("v", Rule(), self.middle, parent=self).setStretch(1, 1)

    def show_plan(self, plan: ImportPlan, answers: Mapping[int, Answer]) -> int:
        """Show every row with what was said of it; how many are imported."""
        rows = [ImportRow(row, answers.get(row.id), plan.meeting_id is not None) for row in plan.rows]
        self.show_rows(rows)
        waiting = sum(row.planned.state is ImportState.DOUBTFUL and row.answer is None for row in rows)
        left = sum(row.is_left for row in rows)
        parts = [
            plural("{number} doubtful is left out until you choose", "{number} doubtful are left out until you choose",
                   waiting) if waiting else "",
            plural("{number} left out", "{number} left out", left) if left else "",
        ]  # fmt: skip
        self.counts.setText(" · ".join(part for part in parts if part))
        return sum(row.is_imported for row in rows)


def _name(row: ImportRow) -> Cell:
    person = row.planned.row.person
    native = person.native if person.display else ""
    return Cell(name_of(row), native, role="ink" if row.is_imported else "muted")


_COLUMNS: Sequence[Column[ImportRow]] = (
    Column("name", message("Name"), _name, width=212),
    Column("email", message("E-mail"), lambda row: Cell(row.planned.row.person.email, role="muted"), width=190, drop=1),
    Column("organisation", message("Organisation"), lambda row: Cell(row.planned.row.person.organisation),
           width=130, drop=2),
    Column("row", message("Row"), lambda row: Cell(str(row.id), role="muted"), sort=lambda row: row.id, width=56,
           right=True, drop=3),
    Column("what", message("What happens"), what),
)  # fmt: skip

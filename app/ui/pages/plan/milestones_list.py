"""The table of milestones with its filter, chips and menus, and what stands there while there are none."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QAction

from app.domain.plan_rows import MilestoneRow
from app.domain.plan_status import DueState
from app.ui.desk import Desk
from app.ui.language import day, tr
from app.ui.pages.attached_table import AttachedTable
from app.ui.pages.plan.plan_cells import (
    STATES,
    due_cell,
    late_cell,
    number_key,
    original_cell,
    soon,
    state_cell,
)
from app.ui.pages.plan.plan_list import PlanList, RowFacet
from app.ui.pages.plan.plan_words import invented, marked
from app.ui.tables.cells import Cell
from app.ui.tables.filtered import Choice, FilterWords
from app.ui.tables.rows import Column
from app.ui.widgets.buttons import CommandButton
from app.ui.widgets.empty import EmptyState
from app.words import message

Edit = Callable[[MilestoneRow, str], None]
_AT_FIRST = ("", "area", "late", "verification")


def milestone_list(
    desk: Desk, title: Edit, drag: Callable[[], QMimeData | None], new: QAction
) -> PlanList[MilestoneRow]:
    """The list; ``title`` takes what is typed into the cell of the title, ``drag`` gives what is dragged out."""
    none = EmptyState(
        "diamond",
        tr("No milestones yet"),
        tr("The points by which the project is measured: each with a month, and with evidence once it is achieved."),
        CommandButton(new, "primary"),
    )
    words = FilterWords(tr("Filter milestones"), 172, tr("Nothing matches"), tr("No milestone fits the filter."))
    table = AttachedTable(_columns(title), tr("Milestones"), drag)
    facets: Sequence[RowFacet[MilestoneRow]] = (
        RowFacet("package", message("Work package"), message("Any package"), _packages),
        RowFacet("lead", message("Lead"), message("Any lead"), lambda row: [row.lead]),
    )
    return PlanList(desk, table, _chips(desk), words, none, "milestones.columns", _AT_FIRST, facets, ("unproven",))


def _chips(desk: Desk) -> Sequence[Choice[MilestoneRow]]:
    return (
        Choice("all", message("All")),
        Choice("late", message("Late"), lambda row: row.state is DueState.LATE),
        Choice("soon", message("Due in 3 months"), lambda row: soon(row, desk.as_of())),
        Choice("achieved", message("Achieved"), lambda row: row.state is DueState.ACHIEVED),
        Choice("unproven", message("Without evidence"), lambda row: row.state is DueState.UNPROVEN),
    )


def _columns(title: Edit) -> list[Column[MilestoneRow]]:
    return [
        Column("number", message("No."), lambda row: Cell(row.number, role="muted"), width=68,
               sort=lambda row: number_key(row.number)),
        Column("title", message("Milestone"), _title, edit=title, edit_text=lambda row: row.title),
        Column("packages", message("Packages"), lambda row: Cell(", ".join(_packages(row)), role="muted"), width=92,
               drop=4, sort=lambda row: [number_key(number) for number in _packages(row)] or None),
        Column("lead", message("Lead"), lambda row: Cell(row.lead, role="muted"), width=96, drop=5),
        Column("area", message("Area"), lambda row: Cell(row.area, role="muted", tip=row.area), width=140, drop=1),
        Column("due", message("Due"), lambda row: due_cell(row.dates, row.state), sort=lambda row: row.dates.due,
               width=98, right=True, drop=7),
        Column("original", message("At first"), lambda row: original_cell(row.dates, row.done),
               sort=lambda row: row.dates.original, width=98, right=True, drop=6),
        Column("state", message("State"), lambda row: state_cell(row.dates, row.state), width=126,
               sort=lambda row: STATES.index(row.state)),
        Column("achieved", message("Achieved"), _achieved, sort=lambda row: row.achieved_on, width=98, right=True,
               drop=3),
        Column("late", message("Late"), lambda row: late_cell(row.dates, row.state),
               sort=lambda row: row.dates.late or None, width=104, right=True, drop=2),
        Column("verification", message("Verified by"),
               lambda row: Cell(row.verification, role="muted", tip=row.verification), width=180, drop=1),
    ]  # fmt: skip


def _packages(row: MilestoneRow) -> list[str]:
    return [number for _package, number in row.packages]


def _title(row: MilestoneRow) -> Cell:
    return Cell(marked(row.title, row.illustrative), tip=invented(row.illustrative))


def _achieved(row: MilestoneRow) -> Cell:
    return Cell(day(row.achieved_on)) if row.achieved_on is not None else Cell("")

"""The table of deliverables with its filter, chips and menus, and what stands there while there are none."""

import datetime as dt
from collections.abc import Callable, Sequence

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QAction

from app.domain.plan_rows import DeliverableRow
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

Edit = Callable[[DeliverableRow, str], None]


def deliverable_list(
    desk: Desk, title: Edit, drag: Callable[[], QMimeData | None], new: QAction
) -> PlanList[DeliverableRow]:
    """The list; ``title`` takes what is typed into the cell of the title, ``drag`` gives what is dragged out."""
    none = EmptyState(
        "package",
        tr("No deliverables yet"),
        tr("What the project owes its funder: due in months of the project, with the states of the portal."),
        CommandButton(new, "primary"),
    )
    words = FilterWords(tr("Filter deliverables"), 172, tr("Nothing matches"), tr("No deliverable fits the filter."))
    table = AttachedTable(_columns(title), tr("Deliverables"), drag)
    facets: Sequence[RowFacet[DeliverableRow]] = (
        RowFacet("package", message("Work package"), message("Any package"), lambda row: [row.package]),
        RowFacet("lead", message("Lead"), message("Any lead"), lambda row: [row.lead]),
    )
    least = ("submitted", "approved")
    return PlanList(desk, table, _chips(desk), words, none, "deliverables.columns", _AT_FIRST, facets, least)


_AT_FIRST = ("", "approved", "delivered", "late", "level", "task")


def _chips(desk: Desk) -> Sequence[Choice[DeliverableRow]]:
    return (
        Choice("all", message("All")),
        Choice("late", message("Late"), lambda row: row.state is DueState.LATE),
        Choice("soon", message("Due in 3 months"), lambda row: soon(row, desk.as_of())),
        Choice("submitted", message("Submitted"), lambda row: row.state is DueState.SUBMITTED),
        Choice("approved", message("Approved"), lambda row: row.state is DueState.APPROVED),
    )


def _columns(title: Edit) -> list[Column[DeliverableRow]]:
    def on(value: dt.date | None) -> Cell:
        return Cell(day(value)) if value is not None else Cell("")

    return [
        Column("number", message("No."), lambda row: Cell(row.number, role="muted"), width=72,
               sort=lambda row: number_key(row.number)),
        Column("title", message("Deliverable"), _title, edit=title, edit_text=lambda row: row.title),
        Column("lead", message("Lead"), lambda row: Cell(row.lead, role="muted"), width=96, drop=5),
        Column("task", message("Task"), lambda row: Cell(row.task, role="muted"), width=64, drop=2,
               sort=lambda row: number_key(row.task) if row.task else None),
        Column("type", message("Type"), lambda row: Cell(row.type, role="muted"), width=72, drop=4),
        Column("level", message("Level"), lambda row: Cell(row.level, role="muted"), width=64, drop=3),
        Column("due", message("Due"), lambda row: due_cell(row.dates, row.state), sort=lambda row: row.dates.due,
               width=98, right=True, drop=7),
        Column("original", message("At first"), lambda row: original_cell(row.dates, row.done),
               sort=lambda row: row.dates.original, width=98, right=True, drop=6),
        Column("state", message("State"), lambda row: state_cell(row.dates, row.state), width=128,
               sort=lambda row: STATES.index(row.state)),
        Column("delivered", message("Delivered"), lambda row: on(row.delivered_on),
               sort=lambda row: row.delivered_on, width=98, right=True, drop=1),
        Column("approved", message("Approved"), lambda row: on(row.approved_on),
               sort=lambda row: row.approved_on, width=98, right=True, drop=1),
        Column("late", message("Late"), lambda row: late_cell(row.dates, row.state, row.justification),
               sort=lambda row: row.dates.late or None, width=104, right=True, drop=2),
    ]  # fmt: skip


def _title(row: DeliverableRow) -> Cell:
    return Cell(marked(row.title, row.illustrative), tip=invented(row.illustrative))

"""The table of deliverables with its filter, chips and menus, and what stands there while there are none."""

import datetime as dt
import re
from collections.abc import Callable, Sequence

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QAction

from app.domain.months import add_months
from app.domain.plan_rows import DeliverableRow, MilestoneRow
from app.domain.plan_status import DueState
from app.ui.desk import Desk
from app.ui.language import day, term, tr
from app.ui.pages.attached_table import AttachedTable
from app.ui.pages.plan.plan_list import PlanList, RowFacet
from app.ui.pages.plan.plan_words import (
    DUE_SHAPES,
    DUE_STATES,
    invented,
    late_text,
    marked,
    original_text,
    revised_text,
    slip_text,
)
from app.ui.tables.cells import Cell
from app.ui.tables.filtered import Choice, FilterWords
from app.ui.tables.rows import Column
from app.ui.widgets.buttons import CommandButton
from app.ui.widgets.empty import EmptyState
from app.words import message

Edit = Callable[[DeliverableRow, str], None]
_SOON = 3  # months
_ORDER = list(DueState)
_DIGITS = re.compile(r"(\d+)")


def number_key(number: str) -> tuple[tuple[int, int, str], ...]:
    """What numbers of the plan are sorted by: "D2.9" before "D2.10"."""
    return tuple((0, int(part), "") if part.isdecimal() else (1, 0, part) for part in _DIGITS.split(number) if part)


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
        RowFacet("package", message("Work package"), message("All packages"), lambda row: [row.package]),
        RowFacet("lead", message("Lead"), message("All leads"), lambda row: [row.lead]),
    )
    least = ("submitted", "approved")
    return PlanList(desk, table, _chips(desk), words, none, "deliverables.columns", _AT_FIRST, facets, least)


_AT_FIRST = ("", "delivered", "task")


def soon(row: DeliverableRow | MilestoneRow, today: dt.date) -> bool:
    """Whether it is not done and due within three months of ``today``."""
    return not row.done and today <= row.dates.due <= _later(today)


def _chips(desk: Desk) -> Sequence[Choice[DeliverableRow]]:
    return (
        Choice("all", message("All")),
        Choice("late", message("Late"), lambda row: row.state is DueState.LATE),
        Choice("soon", message("Due in 3 months"), lambda row: soon(row, desk.as_of())),
        Choice("submitted", message("Submitted"), lambda row: row.state is DueState.SUBMITTED),
        Choice("approved", message("Approved"), lambda row: row.state is DueState.APPROVED),
    )


def _later(today: dt.date) -> dt.date:
    try:
        return add_months(today, _SOON)
    except OverflowError:
        return dt.date.max


def _columns(title: Edit) -> list[Column[DeliverableRow]]:
    def on(value: dt.date | None) -> Cell:
        return Cell(day(value)) if value is not None else Cell("")

    return [
        Column("number", message("No."), lambda row: Cell(row.number, role="muted"), width=72,
               sort=lambda row: number_key(row.number)),
        Column("title", message("Deliverable"), _title, edit=title, edit_text=lambda row: row.title),
        Column("lead", message("Lead"), lambda row: Cell(row.lead, role="muted"), width=80, drop=5),
        Column("task", message("Task"), lambda row: Cell(row.task, role="muted"), width=64, drop=2,
               sort=lambda row: number_key(row.task) if row.task else None),
        Column("type", message("Type"), lambda row: Cell(row.type, role="muted"), width=76, drop=4),
        Column("level", message("Level"), lambda row: Cell(row.level, role="muted"), width=64, drop=3),
        Column("due", message("Due"), _due, sort=lambda row: row.dates.original, width=98, right=True, drop=7),
        Column("revised", message("Revised"), _revised, sort=lambda row: row.dates.revised, width=98, right=True,
               drop=6),
        Column("state", message("State"), _state, sort=lambda row: _ORDER.index(row.state), width=100),
        Column("delivered", message("Delivered"), lambda row: on(row.delivered_on),
               sort=lambda row: row.delivered_on, width=104, right=True, drop=1),
        Column("late", message("Late"), _late, sort=lambda row: row.dates.late or None, width=96, right=True, drop=8),
    ]  # fmt: skip


def _title(row: DeliverableRow) -> Cell:
    return Cell(marked(row.title, row.illustrative), tip=invented(row.illustrative))


def _due(row: DeliverableRow) -> Cell:
    counts = row.dates.revised is None
    role = "danger" if counts and row.state is DueState.LATE else "ink" if counts else "muted"
    return Cell(day(row.dates.original), role=role, tip=original_text(row.dates))


def _revised(row: DeliverableRow) -> Cell:
    if row.dates.revised is None:
        return Cell("")
    role = "danger" if row.state is DueState.LATE else "ink"
    return Cell(day(row.dates.revised), role=role, tip=f"{revised_text(row.dates)}\n{slip_text(row.dates, row.done)}")


def _state(row: DeliverableRow) -> Cell:
    role = "danger" if row.state is DueState.LATE else "ink"
    return Cell(term(DUE_STATES, row.state), role=role, state=DUE_SHAPES[row.state])


def _late(row: DeliverableRow) -> Cell:
    role = "danger" if row.state is DueState.LATE else "muted"
    return Cell(late_text(row.dates.late), role=role, tip=row.justification)

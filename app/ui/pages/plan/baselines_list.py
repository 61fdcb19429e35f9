"""The comparison of the plan with a baseline as a table: what was added, is gone, has moved, was done."""

import datetime as dt
from collections.abc import Sequence

from PySide6.QtGui import QAction

from app.domain.plan_changes import PlanChange, PlanMoment
from app.domain.plan_report import RowKind
from app.domain.plan_status import FULL
from app.queries.baselines_table import ChangeRow
from app.ui.desk import Desk
from app.ui.language import day, plural, tr
from app.ui.pages.plan.plan_cells import number_key
from app.ui.pages.plan.plan_list import PlanList, RowFacet
from app.ui.pages.plan.plan_words import KINDS, invented, marked
from app.ui.tables.cells import Cell
from app.ui.tables.filtered import Choice, FilterWords
from app.ui.tables.rows import Column
from app.ui.tables.table import Table
from app.ui.widgets.buttons import CommandButton
from app.ui.widgets.empty import EmptyState
from app.words import message

_REPORT = message("Periodic report")


def change_list(desk: Desk, new: QAction) -> tuple[PlanList[ChangeRow], EmptyState]:
    """The list, and what stands there while nothing is different or no baseline was kept."""
    none = EmptyState("layers", "", "", CommandButton(new, "primary"))
    words = FilterWords(tr("Filter changes"), 172, tr("Nothing matches"), tr("No change fits the filter."))
    chips: Sequence[Choice[ChangeRow]] = (
        Choice("all", message("All")),
        Choice("moved", message("Moved"), lambda row: row.change.moved),
        Choice("added", message("Added"), lambda row: row.change.then is None),
        Choice("gone", message("Gone"), lambda row: row.change.now is None),
        Choice("done", message("Done since"), lambda row: row.change.newly_done),
        Choice("progress", message("Progress"), lambda row: _progressed(row.change)),
    )
    facets: Sequence[RowFacet[ChangeRow]] = (
        RowFacet("kind", message("Kind"), message("Any kind"), lambda row: [kind_words(row)]),
    )
    table: Table[ChangeRow] = Table(_columns(), tr("Changes since the baseline"))
    found = PlanList(desk, table, chips, words, none, "baselines.columns", ("",), facets, ("gone", "progress"))
    return found, none


def change_words(change: PlanChange) -> str:
    """What changed, in a few words."""
    if change.then is None:
        return tr("Added")
    if change.now is None:
        return tr("Gone")
    found = []
    if change.moved:
        found.append(tr("Moved") if change.shift_days else tr("Start moved"))
    if change.newly_done:
        found.append(tr("Done"))
    if _progressed(change):
        found.append(tr("Progress"))
    if change.then.title != change.now.title:
        found.append(tr("New title"))
    return " · ".join(found) or tr("Date of delivery changed")


def kind_words(row: ChangeRow) -> str:
    """What the row is."""
    kind = row.change.key.kind
    return tr(_REPORT) if kind is RowKind.REPORT else tr(KINDS[kind])


def _columns() -> list[Column[ChangeRow]]:
    return [
        Column("number", message("No."), lambda row: Cell(row.change.key.number, role="muted"), width=76,
               sort=lambda row: number_key(row.change.key.number)),
        Column("title", message("Row of the plan"), _title),
        Column("kind", message("Kind"), lambda row: Cell(kind_words(row), role="muted"), width=108, drop=1),
        Column("change", message("Change"), _change, width=132, sort=lambda row: change_words(row.change)),
        Column("then", message("Was"), lambda row: _was(row.change), width=98, right=True, drop=2,
               sort=lambda row: _ends(row.change.then)),
        Column("now", message("Is"), lambda row: _is(row.change), width=98, right=True, drop=3,
               sort=lambda row: _ends(row.change.now)),
        Column("shift", message("Moved by"), _shift, width=92, right=True, drop=4,
               sort=lambda row: row.change.shift_days),
    ]  # fmt: skip


def _title(row: ChangeRow) -> Cell:
    role = "muted" if row.change.now is None else "ink"
    return Cell(marked(row.change.title, row.change.illustrative), role=role, tip=invented(row.change.illustrative))


def _change(row: ChangeRow) -> Cell:
    change = row.change
    shape = "off" if change.now is None else "done" if change.newly_done else "progress"
    if change.then is None:
        shape = "open"
    elif change.moved and (change.shift_days or 0) > 0 and not change.newly_done:
        shape = "late"
    percents = ""
    if change.then is not None and change.now is not None and _progressed(change):
        then, now = change.then.progress or 0, change.now.progress or 0
        percents = tr("{then}\u202f% → {now}\u202f%", then=then * 100 // FULL, now=now * 100 // FULL)
    return Cell(change_words(change), state=shape, tip=percents)


def _shift(row: ChangeRow) -> Cell:
    days = row.change.shift_days
    if not days:
        return Cell("")
    sign = "+" if days > 0 else "−"
    words = sign + plural("{number} day", "{number} days", abs(days))
    return Cell(words, role="danger" if days > 0 else "accent")


def _was(change: PlanChange) -> Cell:
    if _only_progressed(change) and change.then is not None:
        return _percent(change.then, "muted")
    return _end(change.then, "muted")


def _is(change: PlanChange) -> Cell:
    if _only_progressed(change) and change.now is not None:
        return _percent(change.now)
    return _end(change.now)


def _only_progressed(change: PlanChange) -> bool:
    """Nothing but the progress is different: it is more telling than twice the same day."""
    return _progressed(change) and not change.moved and not change.newly_done


def _percent(moment: PlanMoment, role: str = "ink") -> Cell:
    words = tr("{number}\u202f%", number=(moment.progress or 0) * 100 // FULL)
    return Cell(words, role=role, tip=day(moment.ends_on))


def _end(moment: PlanMoment | None, role: str = "ink") -> Cell:
    return Cell(day(moment.ends_on), role=role) if moment is not None else Cell("–", role="muted")


def _ends(moment: PlanMoment | None) -> dt.date | None:
    return moment.ends_on if moment is not None else None


def _progressed(change: PlanChange) -> bool:
    return change.then is not None and change.now is not None and change.then.progress != change.now.progress

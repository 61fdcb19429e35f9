"""The columns of all minutes, and the chips above them: how far they are, and what is due when (DOMAIN R1)."""

import datetime as dt
from collections.abc import Sequence

from app.domain.kinds import MinutesState
from app.domain.minutes_table import MinutesRow
from app.ui.language import day, day_month, number_text, plural, tr
from app.ui.pages.action_words import late_text
from app.ui.pages.meeting_words import MINUTES_SHAPES, MINUTES_STATES
from app.ui.tables.cells import Cell
from app.ui.tables.filtered import Choice
from app.ui.tables.rows import Column
from app.ui.widgets.clock_words import short_days
from app.words import message

CHIPS: Sequence[Choice[MinutesRow]] = (
    Choice("all", message("All")),
    Choice("missing", message("No minutes yet"), lambda row: row.is_missing),
    Choice("draft", message("Draft"), lambda row: row.state is MinutesState.DRAFT),
    Choice("circulated", message("Circulated"),
           lambda row: row.state in (MinutesState.CIRCULATED, MinutesState.OBJECTED)),
    Choice("accepted", message("Accepted"), lambda row: row.state is MinutesState.ACCEPTED),
    Choice("late", message("Late"), lambda row: row.late_days > 0),
)  # fmt: skip


def columns() -> list[Column[MinutesRow]]:
    """The columns."""
    return [
        Column("meeting", message("Meeting"), _meeting),
        Column("days", message("Days"), lambda row: Cell(short_days(row.first_day, row.last_day, dt.date.min)),
               sort=lambda row: (row.first_day, row.last_day), width=128, drop=4),
        Column("body", message("Body"), lambda row: Cell(row.body or "—", role="muted"), width=144, drop=2),
        Column("state", message("State"), _state, sort=_rank, width=132),
        Column("next", message("Due"), _next, sort=lambda row: row.circulate_by or row.accept_by, width=188),
        Column("sent", message("Circulated"), lambda row: _day(row.circulated_on),
               sort=lambda row: row.circulated_on, width=104, drop=3),
        Column("accepted", message("Accepted"), lambda row: _day(row.accepted_on),
               sort=lambda row: row.accepted_on, width=112, drop=5),
        Column("versions", message("Versions"), lambda row: _number(row.versions),
               sort=lambda row: row.versions, width=84, right=True, drop=1),
        Column("decisions", message("Decisions"), lambda row: _number(row.decisions),
               sort=lambda row: row.decisions, width=92, right=True, drop=6),
        Column("actions", message("Actions"), lambda row: _number(row.actions),
               sort=lambda row: row.actions, width=80, right=True, drop=7),
    ]  # fmt: skip


def _rank(row: MinutesRow) -> int:
    return -1 if row.state is None else list(MinutesState).index(row.state)


def _meeting(row: MinutesRow) -> Cell:
    sign = "°" if row.illustrative else ""
    return Cell(f"{row.title}{sign}", tip=f"{row.meeting}\n{row.title}")


def _state(row: MinutesRow) -> Cell:
    if row.state is None:
        role, shape = ("danger", "late") if row.late_days else ("muted", "planned")
        return Cell(tr("No minutes"), role=role, state=shape)
    shape = "late" if row.late_days else MINUTES_SHAPES[row.state]
    return Cell(tr(MINUTES_STATES[row.state]), state=shape)


def _next(row: MinutesRow) -> Cell:
    """What is due next: "draft due 16 Mar", "objections to 31 Mar", "8 days late"; nothing once they are accepted."""
    late = f" · {late_text(row.late_days)}" if row.late_days else ""
    role = "danger" if row.late_days else "ink"
    if row.objections:
        words = plural("{number} objection to settle", "{number} objections to settle", row.objections)
        return Cell(words, role="danger", state="late")
    if row.circulate_by is not None:
        return Cell(tr("draft due {day}", day=day_month(row.circulate_by)) + late, role=role)
    if row.late_days and row.accept_by is not None:
        return Cell(tr("acceptance due {day}", day=day_month(row.accept_by)) + late, role=role)
    if row.accept_by is not None and row.objections_until is not None:
        tip = tr("Accepted on {day} if nobody objects", day=day(row.accept_by))
        return Cell(tr("objections to {day}", day=day_month(row.objections_until)), tip=tip)
    if row.is_missing:
        return Cell(tr("no rule sets a day"), role="muted", tip=tr("Without a formal session no period runs"))
    return Cell("—", role="muted")


def _day(value: dt.date | None) -> Cell:
    return Cell(day(value)) if value is not None else Cell("—", role="muted")


def _number(number: int) -> Cell:
    return Cell(number_text(number)) if number else Cell("–", role="muted")

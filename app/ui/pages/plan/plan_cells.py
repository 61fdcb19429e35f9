"""What the tables of deliverables and milestones share: numbers in their order, dates, lateness and states in cells."""

import datetime as dt
import re
from functools import lru_cache

from app.domain.months import add_months
from app.domain.plan_rows import DeliverableRow, DueDates, MilestoneRow
from app.domain.plan_status import DueState
from app.ui.language import day, term
from app.ui.pages.plan.plan_words import (
    DUE_SHAPES,
    DUE_STATES,
    late_text,
    original_text,
    revised_text,
    slip_text,
)
from app.ui.tables.cells import Cell

STATES = list(DueState)  # in the order that they are sorted by
_SOON = 3  # months
_DIGITS = re.compile(r"(\d+)")


def number_key(number: str) -> tuple[tuple[int, int, str], ...]:
    """What numbers of the plan are sorted by: "D2.9" before "D2.10"."""
    return tuple((0, int(part), "") if part.isdecimal() else (1, 0, part) for part in _DIGITS.split(number) if part)


def soon(row: DeliverableRow | MilestoneRow, today: dt.date) -> bool:
    """Whether it is not done and due within three months of ``today``."""
    return today <= row.dates.due <= _later(today) and not row.done


def due_cell(dates: DueDates, state: DueState) -> Cell:
    """The day that counts, red while it is late."""
    tip = revised_text(dates) or original_text(dates)
    return Cell(day(dates.due), role="danger" if state is DueState.LATE else "ink", tip=tip)


def original_cell(dates: DueDates, is_done: bool) -> Cell:
    """The first day, where the one that counts is a revised one (DOMAIN R8)."""
    if dates.revised is None:
        return Cell("")
    tip = "\n".join(part for part in (original_text(dates), slip_text(dates, is_done)) if part)
    return Cell(day(dates.original), role="muted", tip=tip)


def state_cell(dates: DueDates, state: DueState) -> Cell:
    """The state; what is late says how late: that is what one looks for."""
    if state is DueState.LATE:
        return Cell(late_text(dates.late), role="danger", state="late")
    return Cell(term(DUE_STATES, state), state=DUE_SHAPES[state])


def late_cell(dates: DueDates, state: DueState, why: str = "") -> Cell:
    """How late it is, or was done."""
    return Cell(late_text(dates.late), role="danger" if state is DueState.LATE else "muted", tip=why)


@lru_cache(maxsize=4)
def _later(today: dt.date) -> dt.date:
    try:
        return add_months(today, _SOON)
    except OverflowError:
        return dt.date.max

"""When deliverables and milestones are due worked out quickly for many rows (DOMAIN R8)."""

import datetime as dt
from collections.abc import Callable
from functools import cache
from typing import Protocol

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.months import last_day, late_days, slip_days
from app.domain.plan_rows import DueDates
from app.models import Project


class HasDates(Protocol):
    """A deliverable or milestone, or a row of a statement with these columns."""

    due_month: int
    due_on: dt.date | None
    revised_month: int | None
    revised_on: dt.date | None


def last_days(session: Session) -> Callable[[int], dt.date]:
    """What gives the last day of an M-month, each worked out once; one statement. A file without a project has none."""
    start = session.scalar(select(Project.start)) or dt.date(1, 1, 1)
    return cache(lambda month: last_day(start, month))


def due_dates(row: HasDates, done: dt.date | None, as_of: dt.date, last: Callable[[int], dt.date]) -> DueDates:
    """When ``row`` is due, and how late it is on ``as_of``, having been done on a day or not at all."""
    original = row.due_on or last(row.due_month)
    revised = row.revised_on or (last(row.revised_month) if row.revised_month is not None else None)
    due = revised or original
    return DueDates(
        month=row.due_month,
        on=row.due_on,
        revised_month=row.revised_month,
        revised_on=row.revised_on,
        due=due,
        original=original,
        late=late_days(due, done, as_of),
        slip=slip_days(original, due, done, as_of),
    )

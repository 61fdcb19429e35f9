"""Where rows of the plan land when they are moved by days: on whole M-months, points on a day where that can be seen.

Months are M-months (DOMAIN R8). Nothing is held inside the project here: the services refuse what lies outside.
"""

import datetime as dt
from dataclasses import dataclass

from app.domain.months import first_day, last_day, month_of
from app.domain.plan import PlanDue, PlanSpan

_FAR = 1_200  # months a drag goes at most, so that the calendar never ends under it


@dataclass(frozen=True)
class Months:
    """Where work stands: from the first day of ``start`` to the last day of ``end``."""

    start: int
    end: int


@dataclass(frozen=True)
class DueOn:
    """When something is due: on ``day``, the last one of ``month`` where none is kept (``exact`` is None)."""

    month: int
    exact: dt.date | None
    day: dt.date


def moved(span: PlanSpan, start: dt.date, days: int) -> Months:
    """The work ``days`` later (earlier, below 0), as long in months as it was; ``start`` is the project's."""
    begin = _nearest_start(start, span.starts_on, days)
    return Months(begin, begin + span.end_month - span.start_month)


def begun(span: PlanSpan, start: dt.date, days: int) -> Months:
    """The work begun ``days`` later, at the latest in the month in which it ends."""
    return Months(min(_nearest_start(start, span.starts_on, days), span.end_month), span.end_month)


def ended(span: PlanSpan, start: dt.date, days: int) -> Months:
    """The work ended ``days`` later, at the earliest in the month in which it begins."""
    return Months(span.start_month, max(_nearest_end(start, span.ends_on, days), span.start_month))


def due_moved(due: PlanDue, start: dt.date, days: int, exact: bool) -> DueOn:
    """What is due ``days`` later: on that very day where it is ``exact``, else at the end of the nearest month."""
    if exact:
        day = max(_shifted(due.due, days), start)
        month = month_of(start, day)
        return DueOn(month, None if day == last_day(start, month) else day, day)
    return due_in_month(start, _nearest_end(start, due.due, days))


def due_by_months(due: PlanDue, start: dt.date, months: int) -> DueOn:
    """What is due so many months later, at the end of that month."""
    return due_in_month(start, max(1, month_of(start, max(due.due, start)) + months))


def due_in_month(start: dt.date, month: int) -> DueOn:
    """Due at the end of an M-month."""
    return DueOn(month, None, last_day(start, month))


def _nearest_start(start: dt.date, day: dt.date, days: int) -> int:
    """The month whose first day is nearest to the day ``days`` after ``day``."""
    wanted = _shifted(day, days)
    month = month_of(start, max(wanted, start))
    first, following = first_day(start, month), first_day(start, month + 1)
    return month + 1 if following - wanted < wanted - first else month


def _nearest_end(start: dt.date, day: dt.date, days: int) -> int:
    """The month whose last day is nearest to the day ``days`` after ``day``."""
    return max(1, _nearest_start(start, day + dt.timedelta(days=1), days) - 1)


def _shifted(day: dt.date, days: int) -> dt.date:
    far = _FAR * 30
    days = min(max(days, -far), far)
    earliest, latest = (dt.date.min - day).days, (dt.date.max - day).days - 2 * 31
    return day + dt.timedelta(days=min(max(days, earliest), max(latest, 0)))

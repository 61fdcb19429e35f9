"""Periods of days, open at either end: entered in order, and ended."""

import datetime as dt

from app.domain.errors import UserError
from app.domain.months import add_days


def check_period(first: dt.date | None, last: dt.date | None) -> None:
    """Raises UserError for a period that ends before it begins."""
    if first is not None and last is not None and last < first:
        raise UserError(
            "The last day, {last}, is before the first, {first}: change one of them.", first=first, last=last
        )


def holds(first: dt.date | None, last: dt.date | None, day: dt.date) -> bool:
    """Whether ``day`` lies in the period."""
    return (first is None or first <= day) and (last is None or day <= last)


def overlap(
    first: dt.date | None, last: dt.date | None, other_first: dt.date | None, other_last: dt.date | None
) -> bool:
    """Whether the two periods have a day in common."""
    return (first is None or other_last is None or first <= other_last) and (
        last is None or other_first is None or other_first <= last
    )


def day_before(day: dt.date) -> dt.date:
    """The day before; the first day of the calendar has none before it and stays."""
    return add_days(day, -1) if day > dt.date.min else day

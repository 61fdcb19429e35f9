"""Project months, due dates, lateness and slip (DOMAIN R8).

M1 starts on the project's start date; a month ends the day before the next one begins, and "due M12" means the last
day of M12. A project that starts on the 29th, 30th or 31st begins its months on that day, or on the last day of a
calendar month that is too short for it: after 31 January, M2 begins on 28 (29) February and M3 on 31 March. Every
month is counted from the start date itself, so the day comes back and nothing drifts. Lengths are calendar days.
"""

import calendar
import datetime as dt

from app.domain.errors import UserError

_MONTHS_A_YEAR = 12


def first_day(start: dt.date, month: int) -> dt.date:
    """The day on which project month ``month`` begins; UserError for a month before M1 or past the year 9999."""
    _check(month)
    try:
        return add_months(start, month - 1)
    except OverflowError:
        raise UserError(
            "{month} is too far away for a project that starts on {start}: write an earlier month.",
            month=month_text(month),
            start=start,
        ) from None


def last_day(start: dt.date, month: int) -> dt.date:
    """The day on which project month ``month`` ends: the one before the next month begins; UserError as above."""
    _check(month)
    return first_day(start, month + 1) - dt.timedelta(days=1)


def month_of(start: dt.date, day: dt.date) -> int:
    """The project month that ``day`` lies in; UserError for a day before the project starts."""
    if day < start:
        raise UserError(
            "{day} lies before the project's start on {start}: choose a later day.",
            day=day,
            start=start,
        )
    passed = (day.year - start.year) * _MONTHS_A_YEAR + day.month - start.month
    return passed + 1 if day >= add_months(start, passed) else passed


def due_date(start: dt.date, month: int, exact: dt.date | None = None) -> dt.date:
    """The day something due in ``month`` is due: the exact day where one was agreed, else the month's last day."""
    last = last_day(start, month)
    return last if exact is None else exact


def late_days(due: dt.date, done: dt.date | None, as_of: dt.date) -> int:
    """By how many days something is late on the day ``as_of``: 0 when done in time or not yet due.

    ``due`` is the revised date where there is one (DOMAIN R8). What is done after ``as_of`` is not done yet then.
    """
    return max(0, (_reached(done, as_of) - due).days)


def slip_days(original: dt.date, due: dt.date, done: dt.date | None, as_of: dt.date) -> int:
    """By how many days something slips against its ``original`` date, seen on the day ``as_of``; negative: it is early.

    Done things slip by the day they were done. Open ones by ``due``, the date that now counts (the original or the
    revised one), or by ``as_of`` once that has passed.
    """
    is_done = done is not None and done <= as_of
    expected = _reached(done, as_of) if is_done else max(due, as_of)
    return (expected - original).days


def month_text(month: int) -> str:
    """A project month as the funder writes it: "M12"."""
    return f"M{month}"


def add_months(day: dt.date, months: int) -> dt.date:
    """The same day ``months`` calendar months later, or the last day of a shorter month; OverflowError past 9999."""
    year, month = divmod(day.year * _MONTHS_A_YEAR + day.month - 1 + months, _MONTHS_A_YEAR)
    if not dt.MINYEAR <= year <= dt.MAXYEAR:
        raise OverflowError(f"{day} and {months} months is no day of the calendar")
    _weekday, length = calendar.monthrange(year, month + 1)
    return dt.date(year, month + 1, min(day.day, length))


def add_days(day: dt.date, days: int) -> dt.date:
    """The day ``days`` later (earlier when negative); UserError when the calendar ends before it."""
    try:
        return day + dt.timedelta(days=days)
    except OverflowError:
        raise UserError(
            "{days} days from {day} is no day of the calendar: correct the date or the number of days.",
            days=days,
            day=day,
        ) from None


def _reached(done: dt.date | None, as_of: dt.date) -> dt.date:
    return as_of if done is None else min(done, as_of)


def _check(month: int) -> None:
    if month < 1:
        raise UserError("{month} is no project month: months are counted from M1.", month=month_text(month))

"""The time scale of a drawn plan: days to places, and the marks of years, quarters or months, and M-months on its head.

Lengths are in whatever unit the drawing uses (points of a page, pixels of a window). There are never more marks than
there is room for, however long the plan.
"""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import count

from app.domain.errors import UserError
from app.domain.months import add_months, first_day, last_day, month_of

_STEPS = (1, 3, 12, 24, 60, 120, 240, 600, 1_200, 2_400, 6_000, 12_000)  # months of the calendar
_MONTH_STEPS = (1, 2, 3, 6, 12, 24, 60, 120, 300, 600, 1_200, 3_000, 6_000, 12_000, 60_000, 120_000)  # M-months


@dataclass(frozen=True)
class Mark:
    """A stretch of the head from ``left`` to ``right``: the days from ``first`` on, or the M-month ``month``."""

    first: dt.date
    left: float
    right: float
    month: int = 0


@dataclass(frozen=True)
class Scale:
    """The days from ``first`` to ``last`` over ``width``; days outside are put to its edges."""

    first: dt.date
    last: dt.date
    width: float

    @property
    def day_width(self) -> float:
        """How wide a day is."""
        return self.width / ((self.last - self.first).days + 1)

    def start_of(self, day: dt.date) -> float:
        """Where ``day`` begins."""
        return self._place((day - self.first).days)

    def end_of(self, day: dt.date) -> float:
        """Where ``day`` ends."""
        return self._place((day - self.first).days + 1)

    def middle_of(self, day: dt.date) -> float:
        """The middle of ``day``, where points stand."""
        return self._place((day - self.first).days + 0.5)

    def shows(self, day: dt.date) -> bool:
        """Whether ``day`` is on the scale."""
        return self.first <= day <= self.last

    def _place(self, days: float) -> float:
        return min(max(days * self.day_width, 0.0), self.width)


def scale_over(start: dt.date, days: Iterable[dt.date], width: float) -> Scale:
    """A scale of whole M-months from the project's ``start`` to the last of ``days``, at least one month."""
    last = max(days, default=start)
    return Scale(start, _month_end(start, max(last, start)), width)


def calendar_step(scale: Scale, least: float) -> int:
    """The shortest of 1, 3, 12, 24 … months of the calendar that takes at least ``least``."""
    month = scale.day_width * 365.25 / 12
    return next((step for step in _STEPS if step * month >= least), _STEPS[-1])


def calendar_marks(scale: Scale, step: int) -> Iterator[Mark]:
    """Stretches of ``step`` months of the calendar: each begins in January, or a whole number of steps after it."""
    months = scale.first.year * 12 + scale.first.month - 1
    months -= months % step
    day = dt.date.min if months < 12 else dt.date(months // 12, months % 12 + 1, 1)
    while day <= scale.last:
        try:
            following = add_months(day, step)
            last = following - dt.timedelta(days=1)
        except OverflowError:
            following, last = dt.date.max, dt.date.max
        yield Mark(day, scale.start_of(max(day, scale.first)), scale.end_of(min(last, scale.last)))
        if following == dt.date.max:
            return
        day = following


def month_marks(scale: Scale, least: float, start: dt.date | None = None) -> Iterator[Mark]:
    """The M-months that are named on the head: every first, second, third, sixth … one, ``least`` apart.

    M1 begins on ``start``, or with the scale; what ends before the scale begins is left out.
    """
    start = start or scale.first
    wide = scale.day_width * 365.25 / 12
    step = next((step for step in _MONTH_STEPS if step * wide >= least), _MONTH_STEPS[-1])
    begin = month_of(start, scale.first) if scale.first > start else 1
    for month in count(max(begin + -begin % step, step), step):
        try:
            first, last = first_day(start, month), last_day(start, month)
        except UserError:
            return
        if first > scale.last:
            return
        yield Mark(first, scale.start_of(first), scale.end_of(last), month)


def _month_end(start: dt.date, day: dt.date) -> dt.date:
    """The last day of the M-month of ``day``, or of the calendar."""
    try:
        return last_day(start, month_of(start, day))
    except (UserError, OverflowError):
        return dt.date.max

"""The days on which the clocks change: what the venue's clock leaves out or shows twice (DATA, "Things": times).

Minutes count from 00:00 of the day on the venue's clock and may pass 1440, which is the next day's clock.
"""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from app.domain.errors import UserError
from app.domain.venue_time import MINUTES_A_DAY, ImpossibleTime, TimeDoesNotExist, to_utc

_STEP = 15  # minutes: clocks change by whole quarters of an hour, at whole quarters


class Odd(StrEnum):
    """What is wrong with a time."""

    MISSING = "missing"
    TWICE = "twice"


@dataclass(frozen=True)
class OddStretch:
    """From ``start`` until ``end`` the clock shows nothing, or shows it twice."""

    start: int
    end: int
    odd: Odd


@lru_cache(maxsize=512)
def odd_stretches(day: dt.date, zone: str, until: int = MINUTES_A_DAY) -> tuple[OddStretch, ...]:
    """Every stretch before ``until`` that the venue's clock leaves out or shows twice; none on ordinary days."""
    days = range(-(-until // MINUTES_A_DAY))
    if all(_length(day, number, zone) == MINUTES_A_DAY for number in days):
        return ()
    found: list[OddStretch] = []
    for minutes in range(0, until, _STEP):
        odd = odd_at(day, minutes, zone)
        if odd is None:
            continue
        if found and found[-1].end == minutes and found[-1].odd is odd:
            found[-1] = OddStretch(found[-1].start, minutes + _STEP, odd)
        else:
            found.append(OddStretch(minutes, minutes + _STEP, odd))
    return tuple(found)


def odd_at(day: dt.date, minutes: int, zone: str) -> Odd | None:
    """Whether the venue's clock never shows this time, or shows it twice."""
    error = impossible(day, minutes, zone)
    if error is None:
        return None
    return Odd.MISSING if isinstance(error, TimeDoesNotExist) else Odd.TWICE


def impossible(day: dt.date, minutes: int, zone: str) -> ImpossibleTime | None:
    """Why there is no one instant of this time, in words; None for an ordinary time."""
    try:
        to_utc(day, minutes, zone)
    except ImpossibleTime as error:
        return error
    return None


def day_hours(day: dt.date, zone: str) -> float:
    """How many hours the day has: 24, but for those on which the clocks change."""
    return _length(day, 0, zone) / 60


def lasting(day: dt.date, start: int, end: int, zone: str) -> int:
    """How many minutes go by between two times of the day; the first of a time that comes twice, as in documents."""
    first, last = (to_utc(day, minutes, zone, later=False) for minutes in (start, end))
    return round((last - first) / dt.timedelta(minutes=1))


@lru_cache(maxsize=512)
def _length(day: dt.date, number: int, zone: str) -> int:
    """The minutes of the ``number``-th day from ``day`` on; the usual ones at the ends of the calendar."""
    try:
        return lasting(day, number * MINUTES_A_DAY, (number + 1) * MINUTES_A_DAY, zone)
    except UserError:
        return MINUTES_A_DAY

"""When an event of a schedule takes place: its day and the minutes of the venue's clock."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from app.importers.schedule_times import MINUTES_A_DAY, clock_minutes, day_in, moment_in

_EARLY = 6 * 60  # before it an event of the next date is still the night of the day it stands in


@dataclass(frozen=True, slots=True)
class When:
    """A day and the minutes from its 00:00; those of a night pass 1440."""

    day: dt.date
    start: int


@dataclass(frozen=True, slots=True)
class DayTimes:
    """A day of the file (None: events without one), and until when an early clock is the night that follows it."""

    day: dt.date | None
    change: int  # minutes of the clock

    @classmethod
    def of(cls, attributes: Mapping[str, str], change: int | None) -> "DayTimes":
        """What the attributes date, start and end say; ``change`` is that of the whole file, None where it says none.

        A change after six is one in the morning: who writes 07:00 then may mean the morning, and is believed.
        """
        start, end = attributes.get("start", ""), attributes.get("end", "")
        day = day_in(attributes.get("date", "")) or day_in(start)
        if change is None:
            begins, ends = moment_in(start), moment_in(end)
            if begins is not None and ends is not None and day is not None and ends.date() > begins.date() == day:
                change = min(begins.hour * 60 + begins.minute, ends.hour * 60 + ends.minute + 1)
        return cls(day, min(change or 0, _EARLY))


def placed(texts: Mapping[str, str], day: DayTimes, zone: dt.tzinfo | None) -> When | None:
    """When the event is; ``zone`` is the venue's. None: it does not say."""
    date, start = texts.get("date", ""), clock_minutes(texts.get("start", ""))
    moment = moment_in(date) or (moment_in(texts.get("start", "")) if start is None else None)
    if moment is not None:
        shown = _shown(moment, start, zone)
        if shown is not None:
            return _in_day(shown.date(), shown.hour * 60 + shown.minute, day)
        start = start if start is not None else moment.hour * 60 + moment.minute
        return _from_clock(moment.date(), start, day, by_date=True)
    base = day_in(date) or day.day
    if start is None or base is None:
        return None
    return _from_clock(base, start, day, by_date=day_in(date) is not None and day_in(date) != day.day)


def _shown(moment: dt.datetime, start: int | None, zone: dt.tzinfo | None) -> dt.datetime | None:
    """What the venue's clock shows at ``moment``, if that agrees with ``start``; None: it does not."""
    there = moment.astimezone(zone) if moment.tzinfo is not None and zone is not None else None
    written = moment.replace(tzinfo=None)
    if start is None:
        return there.replace(tzinfo=None) if there is not None else written
    for shown in (written, there):
        if shown is not None and shown.hour * 60 + shown.minute == start % MINUTES_A_DAY:
            return shown.replace(tzinfo=None)
    return None


def _in_day(date: dt.date, clock: int, day: DayTimes) -> When:
    """A moment; in the night after the day that it stands in, it belongs to that day."""
    if day.day is not None and (date - day.day).days == 1 and clock < (day.change or _EARLY):
        return When(day.day, clock + MINUTES_A_DAY)
    return When(date, clock)


def _from_clock(base: dt.date, start: int, day: DayTimes, by_date: bool) -> When:
    """A clock of a day: before the change it is that of the night after it, unless the file dates the event."""
    night = not by_date and start < day.change
    return When(base, start + MINUTES_A_DAY if night else start)

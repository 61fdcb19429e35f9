"""The venue's clock and the world's: minutes of the venue's day to UTC and back (DATA, "Things": times).

A time is minutes on the venue's clock from 00:00 of the session's day; it may pass 1440, which is the next day's clock.
An item's length is a difference of such minutes. On the two days a year when the clocks change, a stretch across the
change therefore lasts an hour more or less than it says: the agenda follows the clock on the venue's wall.
"""

import datetime as dt
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

from app.domain.errors import UserError

MINUTES_A_DAY = 1440

_MINUTES_AN_HOUR = 60
_NOON = dt.time(12)
_OF_NO_PLACE = {"localtime", "Factory"}  # the first differs from machine to machine, the second is a placeholder


class ImpossibleTime(UserError):  # noqa: N818 - says what is wrong, as all user errors do
    """A time that does not exist at the venue, or comes twice; ``choices`` are the earlier and the later instant (UTC).

    ``to_utc`` takes the first with ``later=False`` and the second with ``later=True``.
    """

    def __init__(self, message: str, /, choices: tuple[dt.datetime, dt.datetime], **arguments: object) -> None:
        super().__init__(message, **arguments)
        self.choices = choices


class TimeDoesNotExist(ImpossibleTime):
    """The clocks go forward over this time; the choices are as far before and after the change as it is skipped."""


class TimeComesTwice(ImpossibleTime):
    """The clocks go back over this time; the choices are its first and its second coming."""


@cache
def known_zone(name: str) -> ZoneInfo:
    """The IANA time zone of this name, written exactly so; UserError for any other name."""
    if name not in _zone_names():
        raise UserError(
            "There is no time zone {zone}: write an IANA name such as Europe/Paris or America/Bogota.", zone=repr(name)
        )
    return ZoneInfo(name)


def to_utc(day: dt.date, minutes: int, zone: str, later: bool | None = None) -> dt.datetime:
    """The instant, aware and in UTC, at which the venue's clock shows ``minutes`` from 00:00 of ``day``.

    A time that does not exist or comes twice raises TimeDoesNotExist or TimeComesTwice, unless ``later`` chooses.
    UserError also for an unknown zone, minutes below 0 or a day outside the calendar.
    """
    place = known_zone(zone)
    shown = _shown(day, minutes)
    try:
        by_offset = [shown.replace(tzinfo=place, fold=fold).astimezone(dt.UTC) for fold in (0, 1)]
    except OverflowError:
        raise _outside_calendar(day, minutes) from None
    first, second = sorted(by_offset)
    if first == second:
        return first
    if later is not None:
        return second if later else first
    raise _impossible(shown, zone, place, (first, second))


def venue_clock(instant: dt.datetime, zone: str) -> tuple[dt.date, int]:
    """The venue's day and minutes from its 00:00 at ``instant`` (aware; seconds are cut off); UserError for the zone.

    ValueError for an instant without a time zone.
    """
    if instant.tzinfo is None:
        raise ValueError(f"an instant needs a time zone: {instant!r}")
    there = instant.astimezone(known_zone(zone))
    return there.date(), there.hour * _MINUTES_AN_HOUR + there.minute


def clock_text(minutes: int) -> str:
    """Minutes of the venue's clock as it shows them: "09:30"; past midnight with the days gone by: "00:30 (+1)"."""
    days, of_day = divmod(minutes, MINUTES_A_DAY)
    hours, rest = divmod(of_day, _MINUTES_AN_HOUR)
    text = f"{hours:02}:{rest:02}"
    return f"{text} ({days:+})" if days else text


def utc_offset_text(day: dt.date, zone: str) -> str:
    """The zone's name and offset at noon of the venue's ``day``: "CET, UTC+1", "IST, UTC+5:30", "UTC-3", "UTC".

    Zones without an abbreviation of their own show the offset alone. UserError for an unknown zone.
    """
    noon = dt.datetime.combine(day, _NOON, known_zone(zone))
    offset = noon.utcoffset() or dt.timedelta()
    total = round(offset / dt.timedelta(minutes=1))
    hours, rest = divmod(abs(total), _MINUTES_AN_HOUR)
    text = f"UTC{'-' if total < 0 else '+'}{hours}" + (f":{rest:02}" if rest else "")
    name = noon.tzname() or ""
    if name == "UTC":
        return name
    return f"{name}, {text}" if name.isalpha() else text


@cache
def _zone_names() -> frozenset[str]:
    return frozenset(available_timezones() - _OF_NO_PLACE)


def _shown(day: dt.date, minutes: int) -> dt.datetime:
    """What the venue's calendar and clock show, without a zone."""
    if minutes < 0:
        raise UserError("A time of {minutes} minutes lies before 00:00: times count from 0.", minutes=minutes)
    try:
        return dt.datetime.combine(day, dt.time()) + dt.timedelta(minutes=minutes)
    except OverflowError:
        raise _outside_calendar(day, minutes) from None


def _impossible(
    shown: dt.datetime, zone: str, place: ZoneInfo, choices: tuple[dt.datetime, dt.datetime]
) -> ImpossibleTime:
    first, second = choices
    if first.astimezone(place).replace(tzinfo=None) == shown:
        return TimeComesTwice(
            "{time} comes twice on {day} in {zone}, when the clocks go back: "
            "choose the earlier ({first} UTC) or the later one ({second} UTC).",
            choices=choices,
            time=f"{shown:%H:%M}",
            day=shown.date(),
            zone=zone,
            first=f"{first:%H:%M}",
            second=f"{second:%H:%M}",
        )
    return TimeDoesNotExist(
        "{time} does not exist on {day} in {zone}, when the clocks go forward: choose {first} or {second}.",
        choices=choices,
        time=f"{shown:%H:%M}",
        day=shown.date(),
        zone=zone,
        first=_clock_there(first, place, shown),
        second=_clock_there(second, place, shown),
    )


def _clock_there(instant: dt.datetime, place: ZoneInfo, shown: dt.datetime) -> str:
    """What the venue's clock shows; with the date where a whole day is skipped (Samoa, 30 December 2011)."""
    there = instant.astimezone(place)
    return f"{there:%H:%M}" if there.date() == shown.date() else f"{there:%Y-%m-%d %H:%M}"


def _outside_calendar(day: dt.date, minutes: int) -> UserError:
    return UserError(
        "{minutes} minutes after 00:00 of {day} is no time of the calendar: correct the day or the time.",
        minutes=minutes,
        day=day,
    )

"""Days, times, lengths and zones as schedules write them: "09:30", "0930", "1:30", "1:02:00", "PT45M", "+01:00"."""

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

MINUTES_A_DAY = 1440
_HOURS, _MINUTES_AN_HOUR = 24, 60
_MOST_MINUTES = 366 * MINUTES_A_DAY
_CLOCK = re.compile(r"(\d{1,2})[:.h](\d{2})(?::\d{2}(?:[.,]\d+)?)?")
_DIGITS = re.compile(r"(\d{1,2})(\d{2})")
_PARTS = re.compile(r"(\d{1,5}):(\d{1,2})(?::(\d{1,2}))?")
_MINUTES = re.compile(r"(\d{1,6})(?:[.,]0+)?(?::00)?\s*(?:m|min|mins|minutes?|minuten|')?\.?", re.IGNORECASE)
_HOURS_WORD = re.compile(r"(\d{1,3})\s*(?:h|hours?|hrs?|stunden?|heures?)\s*(?:(\d{1,2})\s*(?:m|min|minutes?)?)?", re.I)
_ISO_LENGTH = re.compile(r"P(?:(\d{1,4})W)?(?:(\d{1,4})D)?(?:T(?:(\d{1,4})H)?(?:(\d{1,6})M)?(?:\d{1,8}(?:\.\d+)?S)?)?")
_DAY = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_OFFSET = re.compile(r"([+-])(\d{1,2}):?(\d{2})$|([+-])(\d{2})$")
# One zone for each offset that a file may give without a name: the first that fits all its days is taken.
_USUAL = (
    "Europe/Paris", "Europe/London", "Europe/Athens", "UTC", "America/New_York", "America/Chicago", "America/Denver",
    "America/Los_Angeles", "America/Bogota", "America/Sao_Paulo", "Africa/Nairobi", "Africa/Lagos", "Asia/Kolkata",
    "Asia/Shanghai", "Asia/Tokyo", "Asia/Dubai", "Asia/Bangkok", "Asia/Kathmandu", "Australia/Sydney",
    "Australia/Brisbane", "Australia/Adelaide", "Pacific/Auckland", "America/Halifax", "America/Argentina/Buenos_Aires",
    "Europe/Moscow", "Asia/Karachi", "Asia/Dhaka", "Africa/Johannesburg", "America/Phoenix", "Atlantic/Azores",
    "Asia/Tehran", "Asia/Yangon", "Asia/Kabul", "America/St_Johns", "America/Anchorage", "Pacific/Honolulu",
)  # fmt: skip


def clock_minutes(text: str) -> int | None:
    """Minutes from midnight of "09:30", "9:30:00", "0930", "9h30"; None: it is no time. Up to "47:59"."""
    words = text.strip()
    found = _CLOCK.fullmatch(words) or _DIGITS.fullmatch(words)
    if found is None or int(found[2]) >= _MINUTES_AN_HOUR or int(found[1]) >= 2 * _HOURS:
        return None
    return int(found[1]) * _MINUTES_AN_HOUR + int(found[2])


def with_seconds(lengths: Iterable[str]) -> bool:
    """Whether three parts of a length are hours, minutes and seconds in this file, and not days, hours and minutes.

    So it is where the parts could be nothing else, or where every length has three and the last is always "00".
    """
    found = [parts for parts in (_PARTS.fullmatch(each.strip()) for each in lengths) if parts is not None]
    three = [parts for parts in found if parts[3] is not None]
    if any(int(parts[2]) >= _HOURS for parts in three):
        return True
    only_zero = all(int(parts[3]) == 0 for parts in three)
    return bool(three) and only_zero and len(three) == len(found) and not all(int(parts[2]) == 0 for parts in three)


def length_minutes(text: str, seconds: bool = False) -> int | None:
    """Minutes of "00:45", "1:30", "2:03:00" (days first, or with ``seconds`` hours first), "45", "PT1H"; else None."""
    words = text.strip()
    minutes: int | None = None
    if found := _PARTS.fullmatch(words):
        first, second, third = int(found[1]), int(found[2]), found[3]
        if third is None or seconds:
            minutes = first * _MINUTES_AN_HOUR + second
        else:
            minutes = first * MINUTES_A_DAY + second * _MINUTES_AN_HOUR + int(third)
    elif found := _MINUTES.fullmatch(words):
        minutes = int(found[1])
    elif found := _HOURS_WORD.fullmatch(words):
        minutes = int(found[1]) * _MINUTES_AN_HOUR + int(found[2] or 0)
    elif len(words) > 1 and (found := _ISO_LENGTH.fullmatch(words.upper())):
        weeks, days, hours, rest = (int(each or 0) for each in found.groups())
        minutes = (weeks * 7 + days) * MINUTES_A_DAY + hours * _MINUTES_AN_HOUR + rest
    return minutes if minutes is not None and minutes <= _MOST_MINUTES else None


def day_in(text: str) -> dt.date | None:
    """The day at the beginning of "2020-03-03", "2020-03-03T09:00:00+01:00"; None: there is none."""
    found = _DAY.match(text.strip())
    try:
        return dt.date(int(found[1]), int(found[2]), int(found[3])) if found is not None else None
    except ValueError:
        return None


def moment_in(text: str) -> dt.datetime | None:
    """The moment that "2020-03-03T09:00:00+01:00" is, with its offset where it has one; None for a day alone."""
    words = text.strip().replace(" ", "T", 1)
    if "T" not in words or day_in(words) is None:
        return None
    words = re.sub(r"\s+(?=[+-]\d)", "", words)
    if words[-1:] in "Zz":
        words = f"{words[:-1]}+00:00"
    words = re.sub(r"([+-]\d{2})$", r"\1:00", words) if re.search(r"T\d.*[+-]\d{2}$", words) else words
    try:
        return dt.datetime.fromisoformat(words)
    except (ValueError, OverflowError):
        clock = clock_minutes(words.partition("T")[2][:5])
        day = day_in(words)
        if clock is None or day is None or clock >= MINUTES_A_DAY:
            return None
        return dt.datetime.combine(day, dt.time(clock // _MINUTES_AN_HOUR, clock % _MINUTES_AN_HOUR))


def zone_named(text: str) -> str:
    """The IANA zone that a file names: "Europe/Berlin", "europe/berlin", and "Berlin", as Rails has it; else empty."""
    key = text.strip().replace(" ", "_").casefold()
    return _zones().get(key, "") or _cities().get(key, "")


def zone_fitting(offsets: Iterable[tuple[dt.datetime, dt.timedelta]], preferred: Sequence[str] = ()) -> str:
    """A zone that has each of these offsets at these moments; the ``preferred`` ones first. Empty: there is none."""
    wanted = sorted(set(offsets))[:400]
    if not wanted:
        return ""
    for name in (*preferred, *_USUAL):
        if name and all(_offset(name, moment) == offset for moment, offset in wanted):
            return name
    return ""


def _offset(name: str, moment: dt.datetime) -> dt.timedelta | None:
    return moment.replace(tzinfo=ZoneInfo(name)).utcoffset()


@cache
def _zones() -> dict[str, str]:
    names = available_timezones() - {"localtime", "Factory"}
    return {name.casefold(): name for name in sorted(names) if not name.startswith(("posix/", "right/"))}


@cache
def _cities() -> dict[str, str]:
    """Cities to zones; of two with one name the one that stands in a continent."""
    found: dict[str, str] = {}
    for name in sorted(_zones().values()):
        if "/" in name and not name.startswith(("Etc/", "SystemV/", "US/")):
            found.setdefault(name.rpartition("/")[2].casefold(), name)
    windows = {
        "w._europe_standard_time": "Europe/Berlin", "romance_standard_time": "Europe/Paris",
        "central_europe_standard_time": "Europe/Budapest", "central_european_standard_time": "Europe/Warsaw",
        "gmt_standard_time": "Europe/London", "gtb_standard_time": "Europe/Athens", "fle_standard_time": "Europe/Kyiv",
        "eastern_standard_time": "America/New_York", "central_standard_time": "America/Chicago",
        "mountain_standard_time": "America/Denver", "pacific_standard_time": "America/Los_Angeles",
        "tokyo_standard_time": "Asia/Tokyo", "china_standard_time": "Asia/Shanghai",
        "india_standard_time": "Asia/Kolkata", "sa_pacific_standard_time": "America/Bogota",
        "russian_standard_time": "Europe/Moscow", "aus_eastern_standard_time": "Australia/Sydney",
        "eastern_time_(us_&_canada)": "America/New_York", "pacific_time_(us_&_canada)": "America/Los_Angeles",
        "central_time_(us_&_canada)": "America/Chicago", "mountain_time_(us_&_canada)": "America/Denver",
        "e._africa_standard_time": "Africa/Nairobi", "coordinated_universal_time": "UTC",
    }  # fmt: skip
    return found | windows

"""Dates typed in words, in English and in French: "tomorrow", "ven", "+2w", "12.3", "12 March 2020", "M30" (UX, 16).

The day comes before the month wherever both are figures. A day without a year is the first one that is not more than
``LONG_PAST`` days before the as-of day: in March "12 Jan" is last January and "12 Nov" next November. A weekday is the
next such day after the as-of day, never that day itself. Two figures for a year mean this century.
"""

import calendar
import datetime as dt
import re
from dataclasses import dataclass

from app.domain.errors import UserError
from app.domain.months import add_days, add_months
from app.domain.text import fold

LONG_PAST = 90  # days
_SHOWN = 40  # letters of what was typed, in the sentence that refuses it
_CENTURY = 2000
_LEAP_YEARS_APART = 8  # at most: from 1896 to 1904

_NAMED_DAYS = {
    "today": 0, "now": 0, "aujourd'hui": 0, "aujourdhui": 0,
    "tomorrow": 1, "demain": 1, "apres-demain": 2,
    "yesterday": -1, "hier": -1, "avant-hier": -2,
}  # fmt: skip
_WEEKDAYS = (
    ("monday", "lundi"),
    ("tuesday", "mardi"),
    ("wednesday", "mercredi"),
    ("thursday", "jeudi"),
    ("friday", "vendredi"),
    ("saturday", "samedi"),
    ("sunday", "dimanche"),
)
_MONTHS = (
    ("january", "janvier"),
    ("february", "fevrier"),
    ("march", "mars"),
    ("april", "avril"),
    ("may", "mai"),
    ("june", "juin"),
    ("july", "juillet"),
    ("august", "aout"),
    ("september", "septembre"),
    ("october", "octobre"),
    ("november", "novembre"),
    ("december", "decembre"),
)
_SHORTEST = 3  # letters of a shortened name

_YEAR = r"(?P<year>(?:19|20|21)?[0-9]{2})"
_MONTH_NAME = r"(?P<name>[a-z]+)\.?"
_SECOND = r"-(?=[0-9]{1,2}(?:\.| [a-z]))"  # a hyphen between two days of one month
_BETWEEN_DAYS = re.compile(rf" (?:-|to|until|au) |(?<=^[0-9]){_SECOND}|(?<=^[0-9]{{2}}){_SECOND}")
_DAY_ALONE = re.compile(r"(?P<day>[0-9]{1,2})\.?")
_STEP = re.compile(r"(?P<sign>[+-]) ?(?P<count>[0-9]{1,5}) ?(?P<unit>[djwsm])")
_PROJECT_MONTH = re.compile(r"m ?(?P<month>[1-9][0-9]{0,3})")
_WRITTEN = tuple(
    re.compile(pattern)
    for pattern in (
        r"(?P<year>(?:19|20|21)[0-9]{2})-(?P<month>[0-9]{1,2})-(?P<day>[0-9]{1,2})",
        rf"(?P<day>[0-9]{{1,2}})([./-])(?P<month>[0-9]{{1,2}})(?:\2{_YEAR}|\.)?",
        rf"(?P<day>[0-9]{{1,2}})(?:st|nd|rd|th|er|\.)? ?{_MONTH_NAME}(?: {_YEAR})?",
        rf"{_MONTH_NAME} ?(?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)?(?: {_YEAR})?",
    )
)


@dataclass(frozen=True)
class ProjectMonth:
    """A month of the project, typed as "M30": due on its last day (DOMAIN R8), which the project's start gives."""

    number: int


def day_from_words(text: str, as_of: dt.date) -> dt.date:
    """The day that ``text`` means on the day ``as_of``; UserError for what is no date."""
    words = " ".join(fold(text).replace(",", " ").split())
    for read in (_named_day, _weekday, _step, _written_day, _after_weekday):
        found = read(words, text, as_of)
        if found is not None:
            return found
    raise UserError(
        'This is no date: {text}. Type one such as "12.3", "12 Mar 2020", "fri", "+2w" or "tomorrow".',
        text=_shown(text),
    )


def due_from_words(text: str, as_of: dt.date) -> dt.date | ProjectMonth:
    """As ``day_from_words``, or the project month where ``text`` is one, such as "M30"."""
    found = _PROJECT_MONTH.fullmatch(fold(text).strip())
    return ProjectMonth(int(found["month"])) if found else day_from_words(text, as_of)


def days_from_words(text: str, as_of: dt.date) -> tuple[dt.date, dt.date]:
    """The first and the last day that ``text`` means: "4–6 March 2020", "28 Feb to 2 Mar", or one day alone.

    What the first of two days leaves out is that of the last one. UserError for what is no date; the order of the two
    days is the caller's to check.
    """
    words = " ".join(fold(text.replace("–", " – ").replace("—", " – ")).split())
    first, *more = _BETWEEN_DAYS.split(words, maxsplit=1)
    if not more:
        day = day_from_words(text, as_of)
        return day, day
    last = day_from_words(more[0], as_of)
    if alone := _DAY_ALONE.fullmatch(first):
        return _dated(text, int(alone["day"]), last.month, str(last.year), as_of), last
    return _written_day(first, text, last) or day_from_words(first, as_of), last


def _named_day(words: str, _text: str, as_of: dt.date) -> dt.date | None:
    days = _NAMED_DAYS.get(words)
    return None if days is None else add_days(as_of, days)


def _weekday(words: str, _text: str, as_of: dt.date) -> dt.date | None:
    weekday = _number_of(words.rstrip("."), _WEEKDAYS)
    return None if weekday is None else add_days(as_of, (weekday - as_of.weekday() - 1) % 7 + 1)


def _step(words: str, text: str, as_of: dt.date) -> dt.date | None:
    """Days (d, j), weeks (w, s) or months (m) from the as-of day."""
    found = _STEP.fullmatch(words)
    if found is None:
        return None
    count = int(found["sign"] + found["count"])
    if found["unit"] != "m":
        return add_days(as_of, count * 7 if found["unit"] in "ws" else count)
    try:
        return add_months(as_of, count)
    except OverflowError:
        raise _no_such_day(text) from None


def _written_day(words: str, text: str, as_of: dt.date) -> dt.date | None:
    for pattern in _WRITTEN:
        if (found := pattern.fullmatch(words)) is None:
            continue
        parts = found.groupdict()
        month = int(parts["month"]) if parts.get("month") else _month_named(parts.get("name") or "")
        if month is not None:
            return _dated(text, int(parts["day"]), month, parts.get("year"), as_of)
    return None


def _after_weekday(words: str, text: str, as_of: dt.date) -> dt.date | None:
    """A written day with its weekday before it, as the program shows it; UserError where the two do not agree."""
    first, _space, rest = words.partition(" ")
    weekday = _number_of(first.rstrip("."), _WEEKDAYS)
    day = _written_day(rest, text, as_of) if weekday is not None else None
    if day is not None and day.weekday() != weekday:
        raise UserError("{text} is another day of the week: correct the weekday or the date.", text=_shown(text))
    return day


def _dated(text: str, day: int, month: int, year: str | None, as_of: dt.date) -> dt.date:
    """The day of this year, or without one of the first year in which it is not long past."""
    try:
        if year is not None:
            return dt.date(int(year) + (_CENTURY if len(year) == 2 else 0), month, day)
        oldest = as_of - dt.timedelta(days=min(LONG_PAST, (as_of - dt.date.min).days))
        last = min(oldest.year + _LEAP_YEARS_APART, dt.MAXYEAR)
        days = (_day_or_none(year, month, day) for year in range(oldest.year, last + 1))
        return next(found for found in days if found is not None and found >= oldest)
    except (ValueError, StopIteration):
        raise _no_such_day(text) from None


def _day_or_none(year: int, month: int, day: int) -> dt.date | None:
    if not 1 <= month <= 12 or not 1 <= day <= calendar.monthrange(year, month)[1]:
        return None
    return dt.date(year, month, day)


def _month_named(word: str) -> int | None:
    number = _number_of(word, _MONTHS)
    return None if number is None else number + 1


def _number_of(word: str, names: tuple[tuple[str, ...], ...]) -> int | None:
    """The place of the one name that begins with ``word``; None where none does, or more than one."""
    if len(word) < _SHORTEST:
        return None
    found = [number for number, known in enumerate(names) if any(name.startswith(word) for name in known)]
    return found[0] if len(found) == 1 else None


def _no_such_day(text: str) -> UserError:
    return UserError("{text} is no day of the calendar: correct the day, the month or the year.", text=_shown(text))


def _shown(text: str) -> str:
    """What was typed, short enough for a sentence."""
    shown = " ".join(text.split())
    return repr(shown if len(shown) <= _SHOWN else shown[:_SHOWN] + "…")

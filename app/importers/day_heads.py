"""Which day of a meeting the head of a column means: "2020-03-04", "4. März", "Mar 4", "Wed", "Tag 1"."""

import datetime as dt
import re
from collections.abc import Sequence
from functools import cache

from app.importers.people_words import DAY_WORDS, key_of

_LANGUAGES = ("en", "fr", "de", "es", "nl", "pt", "it")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[t ].*)?")
_NUMBERS = re.compile(r"(\d{1,2})[./](\d{1,2})[./]?(?:(\d{4}|\d{2})\b)?")
_YEAR = re.compile(r"(?<!\d)(?:1[89]\d\d|2[01]\d\d)(?!\d)")
_WORD = re.compile(r"[^\W\d_]+")
_MOST_WORDS = 2
_ORDINAL = re.compile(r"\d{1,2}(?!\d)")


def day_of_head(head: str, days: Sequence[dt.date]) -> dt.date | None:
    """The day among ``days`` that ``head`` names; None: none of them, or more than one."""
    if not days or not head.strip():
        return None
    fits = [day for number, day in enumerate(days, 1) if _names(key_of(head), day, number)]
    return fits[0] if len(fits) == 1 else None


def day_in_words(text: str) -> dt.date | None:
    """The day that words with a month and a year name: "4. März 2020", "Wed, Mar 4, 2020"; None: none of them does."""
    head = key_of(text)
    year = _YEAR.search(head)
    if year is None:
        return None
    rest = f"{head[: year.start()]} {head[year.end() :]}"
    words, ordinals = set(_WORD.findall(rest)), [int(one) for one in _ORDINAL.findall(rest)]
    months = [month for month, names in _months().items() if words & names]
    if len(months) != 1 or len(ordinals) != 1:
        return None
    try:
        return dt.date(int(year[0]), months[0], ordinals[0])
    except ValueError:
        return None


def _names(head: str, day: dt.date, number: int) -> bool:
    if found := _ISO.search(head):
        return (int(found[1]), int(found[2]), int(found[3])) == (day.year, day.month, day.day)
    if found := _NUMBERS.search(head):
        year = int(found[3]) % 100 if found[3] else day.year % 100
        return (int(found[1]), int(found[2]), year) == (day.day, day.month, day.year % 100)
    words, ordinals = set(_WORD.findall(head)), [int(one) for one in _ORDINAL.findall(head)]
    if words & DAY_WORDS and ordinals:
        return ordinals == [number]
    if words & _months()[day.month]:
        return day.day in ordinals
    if len(words) > _MOST_WORDS:  # "do" and "so" are German days, and words of any sentence
        return False
    return bool(words & _weekdays()[day.weekday()]) and (not ordinals or day.day in ordinals)


@cache
def _months() -> dict[int, frozenset[str]]:
    """The folded names of the months (1–12), long and short."""
    return {month: frozenset(_in_languages("months", month)) for month in range(1, 13)}


@cache
def _weekdays() -> dict[int, frozenset[str]]:
    """The folded names of the days of the week (0 is Monday), long and short."""
    return {weekday: frozenset(_in_languages("days", weekday)) for weekday in range(7)}


def _in_languages(kind: str, number: int) -> set[str]:
    from babel import Locale

    found: set[str] = set()
    for language in _LANGUAGES:
        names = getattr(Locale(language), kind)
        for width in ("wide", "abbreviated", *(("short",) if kind == "days" else ())):
            for context in ("format", "stand-alone"):
                found |= set(_WORD.findall(key_of(names[context][width][number])))
    return {word for word in found if len(word) > 1 and word != "feira"}

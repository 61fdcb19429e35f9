"""Days, ranges of days and countries in the language of a document, by Babel (British English, French)."""

import datetime as dt
from collections.abc import Mapping
from functools import cache

from babel import Locale
from babel.dates import format_date

from app.words import Words

_LOCALES = {"en": "en_GB", "fr": "fr"}


def locale_name(words: Words) -> str:
    """The locale of ``words``, as Babel writes it: "en_GB"."""
    return _LOCALES[words.language]


def language_tag(words: Words) -> str:
    """The language of ``words``, as files name it (BCP 47): "en-GB"."""
    return locale_name(words).replace("_", "-")


def long_date(day: dt.date, words: Words) -> str:
    """As in "4 March 2020"."""
    return _date(day, "d MMMM y", locale_name(words))


def short_date(day: dt.date, words: Words) -> str:
    """As in "4 Mar 2020"."""
    return _date(day, "d MMM y", locale_name(words))


def weekday_and_date(day: dt.date, words: Words) -> str:
    """As in "Wednesday 4 March 2020"."""
    return _date(day, "EEEE d MMMM y", locale_name(words))


def date_range(first: dt.date, last: dt.date, words: Words) -> str:
    """As in "4–6 March 2020", "28 February – 2 March 2020", "30 December 2019 – 2 January 2020", "4 March 2020"."""
    end = long_date(last, words)
    if first == last:
        return end
    name = locale_name(words)
    if (first.year, first.month) == (last.year, last.month):
        return f"{_date(first, 'd', name)}–{end}"
    return f"{_date(first, 'd MMMM' if first.year == last.year else 'd MMMM y', name)} – {end}"


def country_name(code: str, words: Words) -> str:
    """The country of an ISO 3166-1 alpha-2 code, or the code itself where it is none that Babel knows."""
    return _countries(locale_name(words)).get(code.upper(), code)


@cache
def _countries(locale: str) -> Mapping[str, str]:
    return {str(code): str(name) for code, name in Locale.parse(locale).territories.items()}


@cache
def _date(day: dt.date, pattern: str, locale: str) -> str:
    return format_date(day, pattern, locale=locale)

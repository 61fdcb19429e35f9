"""What the window says, in the language of its user: messages, dates, times of day.

Dates come from Qt's own locale data, so that the window need not wait for Babel; documents use Babel.
"""

import datetime as dt
from collections.abc import Mapping
from enum import Enum

from PySide6.QtCore import QDate, QLocale

from app.domain.errors import UserError
from app.words import LANGUAGES, Words, words

_LOCALES = {
    "en": QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom),
    "fr": QLocale(QLocale.Language.French, QLocale.Country.France),
}
_EN_DASH = "–"


class _Chosen:
    """The language that was chosen."""

    words: Words = words("en")
    locale: QLocale = _LOCALES["en"]


def choose_language(code: str) -> None:
    """Speak ``code`` from now on; empty or unknown: the language of this computer, else English."""
    if code not in LANGUAGES:
        code = next((tag[:2] for tag in QLocale.system().uiLanguages() if tag[:2] in LANGUAGES), "en")
    _Chosen.words, _Chosen.locale = words(code), _LOCALES[code]


def language() -> str:
    """The code of the language spoken now: "en" or "fr"."""
    return _Chosen.words.language


def own_words() -> Words:
    """The messages in the language spoken now, for functions of other rooms that put things into words."""
    return _Chosen.words


def tr(message: str, /, **arguments: object) -> str:
    """The message in the user's language, its ``{named}`` places filled."""
    return _Chosen.words(message, **arguments)


def plural(one: str, many: str, number: int, /, **arguments: object) -> str:
    """The form that ``number`` asks for; ``{number}`` in it is filled."""
    return _Chosen.words.plural(one, many, number, **arguments)


def said(error: UserError) -> str:
    """The sentence of an error, in the user's language."""
    return _Chosen.words.error(error)


def term(terms: Mapping[Enum, str], value: Enum) -> str:
    """What ``value`` is called, by a table of message ids."""
    return tr(terms[value])


def day(value: dt.date) -> str:
    """As in "12 Mar 2026"."""
    return _date(value, "d MMM yyyy")


def day_month(value: dt.date) -> str:
    """As in "12 Mar"."""
    return _date(value, "d MMM")


def month(value: dt.date) -> str:
    """As in "Mar"."""
    return _date(value, "MMM")


def weekday(value: dt.date) -> str:
    """As in "Wed"."""
    return _date(value, "ddd")


def long_day(value: dt.date) -> str:
    """As in "Wednesday 4 March 2020"."""
    return _date(value, "dddd d MMMM yyyy")


def days(first: dt.date, last: dt.date) -> str:
    """As in "4–6 March 2020", "28 February – 2 March 2020", "30 December 2019 – 2 January 2020", "4 March 2020"."""
    end = _date(last, "d MMMM yyyy")
    if first == last:
        return end
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}{_EN_DASH}{end}"
    return f"{_date(first, 'd MMMM' if first.year == last.year else 'd MMMM yyyy')} {_EN_DASH} {end}"


def clock(minutes: int) -> str:
    """Minutes from 00:00 as a clock shows them: 570 is "09:30", 1500 (past midnight) is "01:00"."""
    return f"{minutes // 60 % 24:02d}:{minutes % 60:02d}"


def time_of(instant: dt.datetime) -> str:
    """The time of day of an aware instant on this computer's clock: "14:02"."""
    local = instant.astimezone()
    return f"{local.hour:02d}:{local.minute:02d}"


def moment(instant: dt.datetime) -> str:
    """An aware instant on this computer's clock: "12 Mar 2026, 14:02"."""
    return f"{day(instant.astimezone().date())}, {time_of(instant)}"


def size_text(size: int) -> str:
    """Bytes as people read them: "117 kB"."""
    return _Chosen.locale.formattedDataSize(
        size, 1 if size >= 1_000_000 else 0, QLocale.DataSizeFormat.DataSizeSIFormat
    )


def number_text(number: int) -> str:
    """A number with the separators of the language."""
    return _Chosen.locale.toString(number)


def _date(value: dt.date, pattern: str) -> str:
    return _Chosen.locale.toString(QDate(value.year, value.month, value.day), pattern)

"""A row of a sheet with an agenda, and its days and times as people write them."""

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from app.domain.agenda_columns import SheetField
from app.domain.agenda_import import People
from app.domain.errors import UserError
from app.importers.day_heads import day_in_words, day_of_head
from app.importers.schedule_times import clock_minutes

SIGN = "°"  # of an invented row, in a sheet of this program
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ](.+))?")
_NUMBERS = re.compile(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d{2})(?:,?\s+(.+))?")
_RANGE = re.compile(r"\s*(?:-|–|—|bis|to|until|à|a|hasta|tot)\s*", re.IGNORECASE)
_HALF = re.compile(r"(\d{1,2})(?:[:.](\d{2}))?\s*([ap])\.?m\.?", re.IGNORECASE)
_NOON = 12 * 60
_MONTHS = 12


@dataclass
class Sheet:
    """What is known while the rows are read: the days of the meeting, the people so far, what was read otherwise."""

    name: str
    days: tuple[dt.date, ...]
    people: People
    remarks: list[UserError] = field(default_factory=list)
    dates: dict[str, dt.date | None] = field(default_factory=dict)


@dataclass(frozen=True)
class Row:
    """A row: its number, and its cells by what their columns mean."""

    number: int
    cells: Mapping[SheetField, str]

    def text(self, which: SheetField) -> str:
        """The cell, without blanks around it; empty where there is no such column."""
        return self.cells.get(which, "").strip()


def clock_of(text: str) -> int | None:
    """Minutes from midnight of "09:30", "9.30", "9:30 AM", "14h", "9"; None: it is no time."""
    cleaned = re.sub(r"\s*(?:uhr|h|hrs?|hours?)\.?$", "", text.strip(), flags=re.IGNORECASE)
    if half := _HALF.fullmatch(cleaned):
        hours = int(half[1]) % _MONTHS
        return hours * 60 + int(half[2] or 0) + (_NOON if half[3].lower() == "p" else 0)
    if cleaned.isdecimal() and len(cleaned) <= 2 and int(cleaned) < 24:
        return int(cleaned) * 60
    return clock_minutes(cleaned)


def split_times(text: str) -> tuple[str, str, str]:
    """A stretch "9:00–9:30" as its two times."""
    found = _RANGE.search(text)
    return (
        (text[: found.start()], found[0], text[found.end() :])
        if found is not None and found.start()
        else (text, "", "")
    )


def day_and_clock(sheet: Sheet, text: str) -> tuple[dt.date | None, int | None]:
    """The day and the time that a cell holds; None for what it does not."""
    if not text:
        return None, None
    if found := _ISO.fullmatch(text):
        return _date(found[1], found[2], found[3]), clock_of(found[4]) if found[4] else None
    if found := _NUMBERS.fullmatch(text):
        year = found[4] if len(found[4]) == 4 else f"20{found[4]}"
        first, second = int(found[1]), int(found[3])
        day, month = (second, first) if second > _MONTHS >= first else (first, second)
        return _date(year, month, day), clock_of(found[5]) if found[5] else None
    if text not in sheet.dates:
        sheet.dates[text] = _named_day(text, sheet.days)
    return sheet.dates[text], None


def _named_day(text: str, days: tuple[dt.date, ...]) -> dt.date | None:
    """The day that words name: one of the meeting's, or any with its year."""
    if clock_minutes(text) is not None or len(text) > 60:
        return None
    if days and (found := day_of_head(text, days)) is not None:
        return found
    return day_in_words(text)


def _date(year: object, month: object, day: object) -> dt.date | None:
    try:
        return dt.date(int(str(year)), int(str(month)), int(str(day)))
    except ValueError:
        return None

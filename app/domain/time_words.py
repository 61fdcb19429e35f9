"""Times of day and lengths as people type them: "9:30", "9.30", "930", "9h30"; "45", "45 min", "1:30", "1 h 30"."""

import re

from app.domain.errors import UserError

_CLOCK = re.compile(r"(\d{1,2})(?:\s*[:.h]\s*(\d{2})?|(\d{2}))?\s*h?", re.IGNORECASE)
_LENGTH = re.compile(
    r"(?:(?P<hours>\d{1,2})\s*(?:h|:)\s*(?P<rest>\d{1,2})?|(?P<minutes>\d{1,4}))\s*(?:m|min|minutes?|')?", re.IGNORECASE
)
_AN_HOUR = 60
_RANGE = re.compile(r"\s*[-–—]\s*")


def clock_from_words(text: str) -> int:
    """Minutes from 00:00 for a typed time of day; up to 47:59, which is past midnight. UserError for anything else."""
    found = _CLOCK.fullmatch(text.strip())
    if found is not None:
        hours, rest = int(found[1]), int(found[2] or found[3] or 0)
        if hours < 2 * 24 and rest < _AN_HOUR:
            return hours * _AN_HOUR + rest
    raise UserError("{text} is no time of day: write it as in 9:30.", text=repr(text.strip()))


def hours_from_words(text: str) -> tuple[int, int | None]:
    """Start and, where one is typed, end: "9:30–10:15". UserError for anything else, or an end before the start."""
    begin, *end = _RANGE.split(text.strip(), maxsplit=1)
    start = clock_from_words(begin)
    if not end or not end[0].strip():
        return start, None
    until = clock_from_words(end[0])
    if until < start:
        raise UserError("{text} ends before it begins: write the earlier time first.", text=repr(text.strip()))
    return start, until


def length_from_words(text: str) -> int:
    """Minutes for a typed length; UserError for anything else."""
    found = _LENGTH.fullmatch(text.strip())
    if found is None:
        raise UserError("{text} is no length: write minutes, as in 45, or hours, as in 1:30.", text=repr(text.strip()))
    if found["minutes"] is not None:
        return int(found["minutes"])
    return int(found["hours"]) * _AN_HOUR + int(found["rest"] or 0)

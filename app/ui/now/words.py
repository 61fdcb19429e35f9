"""What the board says: the time that is left or over, when it goes on, who stands in front."""

import datetime as dt
from math import ceil

from app.domain.now_board import Board, BoardItem, BoardState
from app.domain.shifting import Shift
from app.ui.language import clock, long_day, plural, tr

_MINUTE, _HOUR = 60, 3600  # seconds


def left_words(seconds: int) -> str:
    """Time that is left of an item."""
    if seconds <= _MINUTE:
        return plural("{number} second left", "{number} seconds left", max(0, seconds))
    return tr("{time} left", time=span(seconds))


def until_words(seconds: int) -> str:
    """Time until something begins."""
    if seconds <= _MINUTE:
        return plural("in {number} second", "in {number} seconds", max(0, seconds))
    return tr("in {time}", time=span(seconds))


def over_words(seconds: int) -> str:
    """How far something is over its time."""
    minutes = seconds // _MINUTE
    return plural("{number} min over", "{number} min over", minutes) if minutes else tr("Time is up")


def span(seconds: int) -> str:
    """Hours and minutes, the last minute begun counted whole."""
    minutes = ceil(seconds / _MINUTE)
    hours, rest = divmod(minutes, 60)
    if not hours:
        return plural("{number} min", "{number} min", rest)
    return tr("{hours} h {minutes} min", hours=hours, minutes=f"{rest:02d}") if rest else tr("{hours} h", hours=hours)


def people_words(item: BoardItem) -> str:
    """Names with their organisations."""
    return " · ".join(f"{name} ({home})" if home else name for name, home in item.people)


def title_words(item: BoardItem) -> str:
    """The title, with the sign of what is invented."""
    return f"{item.title}°" if item.illustrative else item.title


def next_words(item: BoardItem, with_room: bool, people: bool) -> str:
    """A line of what follows."""
    parts = [title_words(item), ", ".join(name for name, _home in item.people) if people else ""]
    if with_room and item.room:
        parts.append(item.room)
    return " · ".join(part for part in parts if part)


def idle_words(board: Board) -> tuple[str, str]:
    """What stands there when nothing is on and nothing follows today: a title, and what is to come."""
    if board.state is BoardState.EMPTY:
        return tr("There is no agenda yet"), ""
    if board.opens is None:
        return tr("The meeting is over"), ""
    when = opening_words(board.day, *board.opens)
    return (tr("Over for today"), when) if board.state is BoardState.BETWEEN else (when, "")


def opening_words(today: dt.date, day: dt.date, minutes: int) -> str:
    """When it goes on, or begins."""
    time = clock(minutes)
    if (day - today).days == 1:
        return tr("Starts tomorrow at {time}", time=time)
    return tr("Starts on {day} at {time}", day=long_day(day), time=time)


def shifted_words(shift: Shift, room: str) -> str:
    """What was done, for the toast."""
    number = abs(shift.by)
    if shift.by > 0:
        done = plural(
            "{room}: the rest is {number} minute later.",
            "{room}: the rest is {number} minutes later.",
            number,
            room=room,
        )
    else:
        done = plural(
            "{room}: the rest is {number} minute earlier.",
            "{room}: the rest is {number} minutes earlier.",
            number,
            room=room,
        )
    if not shift.kept:
        return done
    if shift.into:
        kept = plural(
            "“{title}” stays, and loses {number} minute.", "“{title}” stays, and loses {number} minutes.",
            shift.into, title=shift.kept,
        )  # fmt: skip
    else:
        kept = tr("“{title}” stays.", title=shift.kept)
    return f"{done} {kept}"

"""Calendars as document values: events that happen, to-dos that are due, and the calendar that holds them.

They say what a calendar program is to know and nothing about how a file is written: ``app.exporters.calendar.writer``
does that. Instants are aware and in UTC; an all-day event has days instead, and its end is the day after its last
(RFC 5545 §3.6.1).
"""

import datetime as dt
import re
import uuid
from dataclasses import dataclass
from enum import StrEnum

UID_DOMAIN = "plenary"
_PLAIN_UID = re.compile(r"[A-Za-z0-9._-]{1,200}")
_UID_SPACE = uuid.UUID("4a8a1fd3-6b0e-5c1e-9a67-2f0d5f1b7c55")  # of names that are no UID by themselves


class EventStatus(StrEnum):
    """How sure an event is (RFC 5545 §3.8.1.11)."""

    TENTATIVE = "tentative"
    CONFIRMED = "confirmed"
    CANCELLED = "cancelled"


class TodoStatus(StrEnum):
    """How far a to-do is (RFC 5545 §3.8.1.11)."""

    OPEN = "open"
    IN_PROGRESS = "in_progress"
    DONE = "done"
    CANCELLED = "cancelled"


@dataclass(frozen=True)
class Stamp:
    """Which version of a thing a calendar holds: RFC 5545 §3.8.7.4 SEQUENCE, and the instants (UTC) of its life."""

    sequence: int
    created: dt.datetime
    changed: dt.datetime


@dataclass(frozen=True)
class CalendarEvent:
    """Something that takes time. ``free`` events do not make their owner busy.

    ``start`` and ``end`` are both aware UTC instants, or both days with ``end`` exclusive; ``end`` is after ``start``.
    ``url`` is the link to join, empty when there is none. Raises ValueError for values no calendar program reads alike.
    """

    uid: str
    stamp: Stamp
    start: dt.date | dt.datetime
    end: dt.date | dt.datetime
    title: str
    location: str = ""
    description: str = ""
    url: str = ""
    free: bool = False
    status: EventStatus = EventStatus.CONFIRMED
    categories: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        _require(_is_utc(self.start) if self.timed else not isinstance(self.end, dt.datetime), "start and end differ")
        _require(not self.timed or _is_utc(self.end), "an instant is not in UTC")
        _require(self.end > self.start, "the end is not after the start")

    @property
    def timed(self) -> bool:
        """Whether it has a time of day; otherwise it takes whole days."""
        return isinstance(self.start, dt.datetime)


@dataclass(frozen=True)
class CalendarTodo:
    """Something that is due on a day. ``done_on`` is known only for some that are done."""

    uid: str
    stamp: Stamp
    due: dt.date
    title: str
    description: str = ""
    status: TodoStatus = TodoStatus.OPEN
    done_on: dt.date | None = None
    categories: tuple[str, ...] = ()


@dataclass(frozen=True)
class CalendarDocument:
    """A whole calendar file: ``entries`` in the order they are written, ``modified`` the newest change among them."""

    uid: str
    name: str
    modified: dt.datetime
    entries: tuple[CalendarEvent | CalendarTodo, ...]


def calendar_uid(*parts: str) -> str:
    """The UID of a thing for life: ``<row uid>@plenary``, the same in every file that shows it (RFC 5545 §3.8.4.7).

    Several parts, or one that is not plain ASCII, give a name-based UUID: the same parts, the same UID.
    """
    if len(parts) == 1 and _PLAIN_UID.fullmatch(parts[0]):
        return f"{parts[0]}@{UID_DOMAIN}"
    return f"{uuid.uuid5(_UID_SPACE, chr(31).join(parts))}@{UID_DOMAIN}"


def _is_utc(value: dt.date | dt.datetime) -> bool:
    return isinstance(value, dt.datetime) and value.utcoffset() == dt.timedelta()


def _require(holds: bool, otherwise: str) -> None:
    if not holds:
        raise ValueError(f"calendar event: {otherwise}")

"""One event of a calendar as an event of the agenda: its time on the venue's clock, its place, its words."""

import datetime as dt
import re
import uuid
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

from app.domain.agenda_import import ImportedEvent
from app.domain.calendar import UID_DOMAIN
from app.domain.kinds import AgendaState, ItemKind
from app.importers.agenda_kinds import kind_of_event
from app.importers.agenda_text import one_line, plain_line, plain_text
from app.words import LANGUAGES, words

_MINUTE, _DAY = dt.timedelta(minutes=1), dt.timedelta(days=1)
_MOST_MINUTES = 366 * 1440
_STATES = {"TENTATIVE": AgendaState.TENTATIVE, "CANCELLED": AgendaState.CANCELLED}
_SIGN = "°"  # of an invented entry, in a calendar of this program


class CalendarZone:
    """The clock of the venue (``name``, IANA; empty: that of the file as it stands) and the zones of the file."""

    def __init__(self, name: str, zones: Sequence[str]) -> None:
        self.name = name
        self._there = ZoneInfo(name) if name else None
        self._zones = zones
        self._known = False

    def clock(self, moment: dt.datetime) -> dt.datetime:
        """What the venue's clock shows at ``moment``; of one without a zone the clock is that of the venue."""
        if moment.tzinfo is None:
            return moment
        return moment.astimezone(self._there or dt.UTC).replace(tzinfo=None)

    def calendar(self, events: Sequence[Sequence[str]]) -> Any:
        """A calendar with these events, given by their lines."""
        from icalendar import Calendar

        zones = () if self._known else self._zones  # the library keeps those it has met
        self._known = True
        inside = [line for lines in events for line in ("BEGIN:VEVENT", *lines, "END:VEVENT")]
        head = ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-", *zones)
        return Calendar.from_ical("\r\n".join((*head, *inside, "END:VCALENDAR", "")))

    def parsed(self, events: Sequence[Sequence[str]]) -> list[Any]:
        """These events as components."""
        return list(self.calendar(events).walk("VEVENT"))

    def days(self, calendar: Any) -> Iterator[dt.date]:
        """The days on which its events begin."""
        for event in calendar.walk("VEVENT"):
            begins = event.get("DTSTART")
            if begins is not None:
                yield begins.dt.date() if isinstance(begins.dt, dt.datetime) else begins.dt


def event_of(
    name: str, uid: str, line: int, found: Any, zone: CalendarZone, comes_again: bool, is_own: bool
) -> ImportedEvent | None:
    """The event in a component of the file called ``name``; None: it has no time that can be read.

    ``comes_again``: it is one of a series, and is named by its beginning too.
    """
    times = _times(found, zone)
    if times is None:
        return None
    begins, minutes = times
    texts = {key: _text(found, key) for key in ("SUMMARY", "LOCATION", "DESCRIPTION", "URL", "STATUS")}
    title = _own_title(one_line(texts["SUMMARY"])) if is_own else plain_line(texts["SUMMARY"])
    track, guid = _track(found), _guid(uid)
    room, session, abstract = one_line(texts["LOCATION"]), "", plain_text(texts["DESCRIPTION"])
    is_session = False
    if is_own:
        lines = _own_lines(texts["DESCRIPTION"])
        room, session, abstract = lines.get("room", ""), lines.get("session", ""), ""
        is_session = not session
    elif texts["URL"] and texts["URL"] not in abstract:
        abstract = "\n\n".join(part for part in (abstract, texts["URL"].strip()) if part)
    kind = kind_of_event("", title, track, has_people=False)
    return ImportedEvent(
        external_id=_external(uid, found, begins, comes_again),
        title=title or "—",
        day=begins.date(),
        start=begins.hour * 60 + begins.minute,
        minutes=minutes,
        room=room,
        track=track,
        kind=kind if kind is ItemKind.BREAK else ItemKind.TALK,
        abstract=abstract,
        state=_STATES.get(texts["STATUS"].strip().upper(), AgendaState.CONFIRMED),
        guid=guid if not comes_again else "",
        session=session if session != title else "",
        is_session=is_session,
        source=f"{name}: {uid}",
        place=line,
    )


def _times(found: Any, zone: CalendarZone) -> tuple[dt.datetime, int] | None:
    """Beginning on the venue's clock and minutes; whole days begin at 00:00 and last 1440 minutes each."""
    begins, ends = found.get("DTSTART"), found.get("DTEND")
    length = found.get("DURATION")
    try:
        start = begins.dt
        if not isinstance(start, dt.datetime):
            until = ends.dt if ends is not None else start + (length.dt if length is not None else _DAY)
            if isinstance(until, dt.datetime):
                until = until.date()
            return dt.datetime.combine(start, dt.time()), _minutes(max(_DAY, until - start))
        if ends is not None and isinstance(ends.dt, dt.datetime):
            shown, until = zone.clock(start), zone.clock(ends.dt)
            return shown, _minutes(until - shown)
        return zone.clock(start), _minutes(length.dt if length is not None else dt.timedelta())
    except (AttributeError, TypeError, ValueError, OverflowError):
        return None


def _minutes(length: dt.timedelta) -> int:
    minutes = max(0, length // _MINUTE)
    if minutes > _MOST_MINUTES:
        raise ValueError(minutes)
    return minutes


def _external(uid: str, found: Any, begins: dt.datetime, comes_again: bool) -> str:
    """The UID; of one of a series with the moment at which it was to begin at first."""
    if not comes_again:
        return uid
    moved = found.get("RECURRENCE-ID")
    moment = getattr(moved, "dt", None) or begins
    return f"{uid} {moment:%Y%m%dT%H%M}"


def _guid(uid: str) -> str:
    """The UUID in a UID; empty: there is none."""
    own = uid.removesuffix(f"@{UID_DOMAIN}")
    try:
        return str(uuid.UUID(own)) if own.count("-") == 4 else ""
    except ValueError:
        return ""


def _text(found: Any, key: str) -> str:
    value = found.get(key)
    if isinstance(value, list):
        value = value[0] if value else None
    return "" if value is None else str(value)


def _track(found: Any) -> str:
    """The first of its categories."""
    value = found.get("CATEGORIES")
    listed = value if isinstance(value, list) else [value] if value is not None else []
    for one in listed:
        for category in getattr(one, "cats", [one]):
            if words_ := one_line(str(category)):
                return words_
    return ""


@cache
def _patterns() -> tuple[tuple[str, "re.Pattern[str]"], ...]:
    """What a calendar of this program writes before room and session, in every language it has."""
    found = []
    for language in LANGUAGES:
        for key, text in (
            ("room", words(language)("Room: {room}", room="\x00")),
            ("session", words(language)("Session: {session}", session="\x00")),
        ):
            before, _zero, after = text.partition("\x00")
            found.append((key, re.compile(f"{re.escape(before)}(.+){re.escape(after)}")))
    return tuple(found)


def _own_lines(description: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for line in description.split("\n\n")[0].split("\n"):
        for key, pattern in _patterns():
            if (match := pattern.fullmatch(line)) is not None:
                found.setdefault(key, match[1])
    return found


@cache
def _prefixes() -> tuple[tuple[str, str], ...]:
    ids = ("CANCELLED: {title}", "DRAFT: {title}")
    pairs = (words(language)(one, title="\x00").partition("\x00") for language in LANGUAGES for one in ids)
    return tuple(dict.fromkeys((_blanks(before), _blanks(after)) for before, _zero, after in pairs))


def _blanks(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def _own_title(title: str) -> str:
    """The title without what a calendar of this program puts around it."""
    for _again in range(2):
        for before, after in _prefixes():
            if before and title.startswith(before) and title.endswith(after):
                title = title[len(before) : len(title) - len(after)]
    return title.removesuffix(_SIGN)

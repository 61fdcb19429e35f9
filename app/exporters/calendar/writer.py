"""Calendar values as the bytes of an .ics file that every calendar program reads alike (DOCUMENTS, "Calendars").

UTF-8 without a byte order mark, CRLF, at most 75 octets a line (RFC 5545 §3.1); times in UTC, days with an exclusive
end. There is no clock in here: the same values give the same bytes. A file that is imported has no METHOD, ORGANIZER
or ATTENDEE; a mailed invitation adds them to what ``calendar_component`` and ``entry_component`` make.
"""

import datetime as dt
import re
from collections.abc import Iterable

from icalendar import Calendar, Component, Event, Todo, vCategory, vText, vUri

from app.domain.calendar import CalendarDocument, CalendarEvent, CalendarTodo, EventStatus, TodoStatus
from app.domain.text import clean_text

PRODUCT = "-//Plenary//Plenary//EN"
# Direction overrides and embeddings can show a text as another one; a byte order mark is trimmed by some programs.
_REMOVED = re.compile("[\u202a-\u202e\u2066-\u2069\ufeff]")
_LINK = re.compile(r"(?i:https?)://[!#-;=?-\[\]_a-z~]+")  # the ASCII characters that may stand in a URI (RFC 3986)
_DONE_HOUR = dt.time(12, tzinfo=dt.UTC)  # of a day that is known without its hour: that day in nearly every zone
_TODO_STATUS = {
    TodoStatus.OPEN: "NEEDS-ACTION",
    TodoStatus.IN_PROGRESS: "IN-PROCESS",
    TodoStatus.DONE: "COMPLETED",
    TodoStatus.CANCELLED: "CANCELLED",
}


class _Text(vText):
    r"""Text escaped as RFC 5545 §3.3.11 says. icalendar 7.3 writes a typed ``\N`` ("C:\New") as a line break."""

    def to_ical(self) -> bytes:
        escaped = str(self).replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")
        return escaped.encode()


def calendar_bytes(document: CalendarDocument) -> bytes:
    """The whole file."""
    calendar = calendar_component(document)
    for entry in document.entries:
        calendar.add_component(entry_component(entry))
    data: bytes = calendar.to_ical()
    return data


def calendar_component(document: CalendarDocument) -> Calendar:
    """The VCALENDAR with its own properties and no entries yet."""
    calendar = Calendar()
    calendar["VERSION"] = _Text("2.0")
    calendar["PRODID"] = _Text(PRODUCT)
    calendar["CALSCALE"] = _Text("GREGORIAN")
    calendar["UID"] = _Text(document.uid)
    calendar.add("LAST-MODIFIED", _instant(document.modified))
    for name in ("NAME", "X-WR-CALNAME"):  # RFC 7986 §5.1, and what programs have read for longer
        _add_text(calendar, name, _one_line(document.name))
    return calendar


def entry_component(entry: CalendarEvent | CalendarTodo) -> Event | Todo:
    """The VEVENT or VTODO of an entry."""
    return _event(entry) if isinstance(entry, CalendarEvent) else _todo(entry)


def is_link(text: str) -> bool:
    """Whether ``text`` may stand where programs expect an address to open: http or https, and nothing odd in it."""
    return _LINK.fullmatch(text) is not None


def _event(entry: CalendarEvent) -> Event:
    event = Event()
    _add_common(event, entry)
    event.add("DTSTART", _instant(entry.start))
    event.add("DTEND", _instant(entry.end))
    event["STATUS"] = _Text(entry.status.name)
    event["TRANSP"] = _Text("TRANSPARENT" if entry.free else "OPAQUE")
    event["X-MICROSOFT-CDO-BUSYSTATUS"] = _Text(_busy(entry))
    if not entry.timed:
        event["X-MICROSOFT-CDO-ALLDAYEVENT"] = _Text("TRUE")
    _add_text(event, "LOCATION", _one_line(entry.location))
    if is_link(entry.url):
        event["URL"] = vUri(entry.url)
        event["CONFERENCE"] = vUri(entry.url, params={"VALUE": "URI"})  # RFC 7986 §5.11
    return event


def _todo(entry: CalendarTodo) -> Todo:
    todo = Todo()
    _add_common(todo, entry)
    todo.add("DUE", entry.due)
    todo["STATUS"] = _Text(_TODO_STATUS[entry.status])
    if entry.status is TodoStatus.DONE:
        done = dt.datetime.combine(entry.done_on, _DONE_HOUR) if entry.done_on is not None else entry.stamp.changed
        todo.add("COMPLETED", _instant(done))
    return todo


def _add_common(component: Component, entry: CalendarEvent | CalendarTodo) -> None:
    """What events and to-dos share. DTSTAMP is the instant of the last change, never that of writing."""
    component["UID"] = _Text(entry.uid)
    component.add("SEQUENCE", entry.stamp.sequence)
    component.add("CREATED", _instant(entry.stamp.created))
    for name in ("DTSTAMP", "LAST-MODIFIED"):
        component.add(name, _instant(entry.stamp.changed))
    _add_text(component, "SUMMARY", _one_line(entry.title) or "–")
    _add_text(component, "DESCRIPTION", _cleaned(entry.description))
    _add_categories(component, entry.categories)


def _add_text(component: Component, name: str, text: str) -> None:
    if text:
        component[name] = _Text(text)


def _add_categories(component: Component, categories: Iterable[str]) -> None:
    texts: list[str] = [_Text(text) for category in categories if (text := _one_line(category))]
    if texts:
        component["CATEGORIES"] = vCategory(texts)


def _busy(entry: CalendarEvent) -> str:
    if entry.free:
        return "FREE"
    return "TENTATIVE" if entry.status is EventStatus.TENTATIVE else "BUSY"


def _instant(value: dt.date | dt.datetime) -> dt.date | dt.datetime:
    """An instant in UTC to the second; a day stays a day."""
    return value.astimezone(dt.UTC).replace(microsecond=0) if isinstance(value, dt.datetime) else value


def _one_line(text: str) -> str:
    """Text of one line with single spaces: programs differ in what they do with others."""
    return " ".join(_cleaned(text).split())


def _cleaned(text: str) -> str:
    return _REMOVED.sub("", clean_text(text)).strip()

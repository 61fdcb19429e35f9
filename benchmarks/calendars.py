"""Calendars: writing 10,000 events against icalendar building and writing the same events."""

import datetime as dt
from collections.abc import Iterator

import icalendar

from app.domain.calendar import CalendarDocument, CalendarEvent, EventStatus, Stamp, calendar_uid
from app.exporters.calendar.writer import calendar_bytes
from benchmarks.figures import Figure, seconds

_EVENTS = 10_000
_START = dt.datetime(2020, 3, 4, 9, tzinfo=dt.UTC)


def figures() -> Iterator[Figure]:
    """The figures of this module."""
    document = _document()
    ours = seconds(lambda: calendar_bytes(document))
    floor = seconds(lambda: _plain(document))
    yield Figure("calendar of 10,000 events: write", ours / floor, "icalendar with the same events", 1.1)


def _document() -> CalendarDocument:
    entries = tuple(
        CalendarEvent(
            uid=calendar_uid(f"event-{number}"),
            stamp=Stamp(number % 3, _START, _START),
            start=_START + dt.timedelta(minutes=15 * number),
            end=_START + dt.timedelta(minutes=15 * number + 15),
            title=f"Soil carbon in croplands, part {number}",
            location="Rijnzaal, Wageningen",
            description="10:00–10:15 (CET, UTC+1)\nJoão Batista Figueiredo (Embrapa)\nTrack: Farm and land",
            status=EventStatus.CONFIRMED,
            categories=("Farm and land",),
        )
        for number in range(_EVENTS)
    )
    return CalendarDocument("bench@plenary", "Bench", _START, entries)


def _plain(document: CalendarDocument) -> bytes:
    calendar = icalendar.Calendar.new(prodid="-//bench//EN", uid=document.uid)
    for entry in document.entries:
        assert isinstance(entry, CalendarEvent)
        event = icalendar.Event.new(
            uid=entry.uid,
            sequence=entry.stamp.sequence,
            stamp=entry.stamp.changed,
            created=entry.stamp.created,
            last_modified=entry.stamp.changed,
            start=entry.start,
            end=entry.end,
            summary=entry.title,
            location=entry.location,
            description=entry.description,
            status="CONFIRMED",
            transparency="OPAQUE",
            categories=list(entry.categories),
        )
        event.add("X-MICROSOFT-CDO-BUSYSTATUS", "BUSY")
        calendar.add_component(event)
    return calendar.to_ical()

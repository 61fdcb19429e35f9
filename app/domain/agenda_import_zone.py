"""An agenda of another clock on the clock of the venue."""

import datetime as dt
from dataclasses import replace

from app.domain.agenda_import import ImportedAgenda, ImportedEvent
from app.domain.venue_time import MINUTES_A_DAY, to_utc, venue_clock


def in_zone(agenda: ImportedAgenda, zone: str) -> ImportedAgenda:
    """The agenda on the clock of ``zone`` (IANA); one that says no zone is taken to be on it already.

    A time that its own clock skips is as far after the change as it was skipped; of one that comes twice the first is
    meant. Lengths stay as they are.
    """
    if agenda.zone in ("", zone):
        return replace(agenda, zone=zone)
    return replace(agenda, zone=zone, events=tuple(_moved(event, agenda.zone, zone) for event in agenda.events))


def _moved(event: ImportedEvent, before: str, zone: str) -> ImportedEvent:
    instant = to_utc(event.day, event.start, before, later=False)
    day, start = venue_clock(instant, zone)
    if event.start >= MINUTES_A_DAY and day - event.day == dt.timedelta(days=1):  # still the night of its day
        day, start = event.day, start + MINUTES_A_DAY
    return replace(event, day=day, start=start)

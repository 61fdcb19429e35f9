"""The fields of imported events as they are shown: times as "2020-03-03 09:00", people by name, kinds by value."""

import datetime as dt
from collections.abc import Sequence

from app.domain.agenda_import import LEADING, AgendaField, ImportedEvent
from app.domain.agenda_import_plan import Known, values_of, values_of_known
from app.domain.venue_time import clock_text


def shown_of(event: ImportedEvent, names: Sequence[str], each: AgendaField) -> str:
    """A field of an event as it is shown: times as "2020-03-03 09:00", people by name, kinds and states by value."""
    if each is AgendaField.TIME:
        return time_text(event.day, event.start)
    if each in (AgendaField.PEOPLE, AgendaField.CHAIRS):
        leads = each is AgendaField.CHAIRS
        return ", ".join(names[part.person] for part in event.parts if (part.kind in LEADING) is leads)
    return values_of(event, [None] * len(names))[each]


def shown_of_known(known: Known, each: AgendaField) -> str:
    """A field of an item of the meeting in the same form."""
    if each is AgendaField.TIME:
        return time_text(known.day, known.start)
    if each in (AgendaField.PEOPLE, AgendaField.CHAIRS):
        leads = each is AgendaField.CHAIRS
        return ", ".join(part.name for part in known.parts if (part.kind in LEADING) is leads)
    return values_of_known(known)[each]


def time_text(day: dt.date, start: int) -> str:
    """A moment of the venue's calendar and clock: "2020-03-03 09:00"; past midnight "2020-03-03 00:30 (+1)"."""
    return f"{day} {clock_text(start)}"

"""What an import of an agenda says in words: what becomes of an event, what of it changes, what was imported."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from app.domain.agenda_import import FIELD_NAMES, AgendaField
from app.domain.agenda_import_plan import Change, EventState, PlannedEvent
from app.domain.agenda_import_shown import shown_of
from app.domain.errors import UserError
from app.domain.kinds import AgendaState, ItemKind, PresentationKind
from app.domain.venue_time import clock_text
from app.ui.language import day_month, own_words, plural, said, term, tr, weekday
from app.ui.pages.meeting import agenda_words, presentation_words
from app.ui.tables.cells import Cell
from app.usecases.agenda_import import Done

_LONGEST = 200  # letters of a text that is shown
_TERMS: Mapping[AgendaField, tuple[type[Enum], Mapping[Enum, str]]] = {
    AgendaField.KIND: (ItemKind, agenda_words.KINDS),
    AgendaField.STATE: (AgendaState, agenda_words.STATES),
    AgendaField.FORM: (PresentationKind, presentation_words.KINDS),
}
_OF_PROBLEMS = 1_000_000  # ids of rows that cannot be imported begin here


@dataclass(frozen=True)
class EventRow:
    """A row of the preview: an event of the plan, or (``problem``) one that cannot be imported."""

    id: int
    planned: PlannedEvent | None = None
    problem: UserError | None = None
    names: tuple[str, ...] = ()
    cancels: bool = False  # what is gone from the file is cancelled

    @property
    def state(self) -> EventState:
        """What becomes of it."""
        return self.planned.state if self.planned is not None else EventState.ERROR

    @property
    def is_done(self) -> bool:
        """Whether an import does anything to it."""
        if self.state is EventState.GONE:
            return self.cancels
        return self.state in (EventState.NEW, EventState.CHANGED, EventState.MOVED)


def problem_row(number: int, problem: UserError) -> EventRow:
    """The row of an event that cannot be imported."""
    return EventRow(_OF_PROBLEMS + number, problem=problem)


def title_of(row: EventRow) -> str:
    """What the event is called; of one that cannot be read whatever is known of it."""
    if row.planned is not None:
        return row.planned.title
    arguments = row.problem.arguments if row.problem is not None else {}
    title = str(arguments.get("title", "")).strip("'\"")
    place = arguments.get("row") or arguments.get("line")
    return title or (tr("Row {number}", number=place) if place else "—")


def when_of(row: EventRow) -> str:
    """Day and time, in the file or in the meeting: "Wed 4 Mar, 09:00"."""
    source = (row.planned.event or row.planned.known) if row.planned is not None else None
    return moment_text(source.day, source.start) if source is not None else ""


def moment_text(day: dt.date, start: int) -> str:
    """As in "Wed 4 Mar, 09:00"."""
    return f"{weekday(day)} {day_month(day)}, {clock_text(start)}"


def room_of(row: EventRow) -> str:
    """The room; empty: all rooms."""
    source = (row.planned.event or row.planned.known) if row.planned is not None else None
    return source.room if source is not None else ""


def people_of(row: EventRow) -> str:
    """Who speaks, by name."""
    event = row.planned.event if row.planned is not None else None
    return shown_of(event, row.names, AgendaField.PEOPLE) if event is not None else ""


def value_text(field: AgendaField, value: str) -> str:
    """A value as it is shown; a dash for none."""
    if not value:
        return tr("all rooms") if field is AgendaField.ROOM else "—"
    if field is AgendaField.TIME:
        day, _blank, clock = value.partition(" ")
        parsed = dt.date.fromisoformat(day)
        return f"{weekday(parsed)} {day_month(parsed)}, {clock}"
    if field in _TERMS:
        kind, terms = _TERMS[field]
        return term(terms, kind(value))
    if field is AgendaField.DECISION:
        return tr("yes")
    return value if len(value) <= _LONGEST else f"{value[: _LONGEST - 1]}…"


def change_text(change: Change) -> str:
    """As in "Room A → Room B"; of long texts the new one."""
    old, new = value_text(change.field, change.old), value_text(change.field, change.new)
    return f"{old} → {new}"


def field_name(field: AgendaField) -> str:
    """What a field is called."""
    return tr(FIELD_NAMES[field])


def what(row: EventRow) -> Cell:
    """What becomes of an event."""
    if row.problem is not None:
        words = said(row.problem)
        return Cell(words, role="danger", state="late", tip=words)
    assert row.planned is not None
    changes = ", ".join(
        f"{field_name(each.field)}: {' '.join(change_text(each).split())}" for each in row.planned.changes
    )
    if row.state is EventState.NEW:
        return Cell(tr("New event"), state="planned")
    if row.state is EventState.UNCHANGED:
        return Cell(tr("Unchanged"), role="muted", state="off")
    if row.state is EventState.GONE:
        words = tr("Not in the file any more: is cancelled") if row.cancels else tr("Not in the file any more: stays")
        return Cell(words, role="amber", state="open" if row.cancels else "off", tip=words)
    if row.state is EventState.KEPT:
        words = tr("Stays as it was changed here: {changes}", changes=changes) if changes else tr("Deleted here")
        return Cell(words, role="muted", state="off", tip=words)
    return Cell(changes, state="progress", tip=changes)


def entered(row: EventRow) -> list[tuple[str, str]]:
    """What the file says of a new event, field by field."""
    event = row.planned.event if row.planned is not None else None
    if event is None:
        return []
    fields = [each for each in AgendaField if each not in (AgendaField.TITLE, AgendaField.FORM)]
    found = [(each, shown_of(event, row.names, each)) for each in fields]
    return [(field_name(each), value_text(each, value)) for each, value in found if value]


def imported_words(done: Done) -> str:
    """As in "773 events imported, 684 new people, 108 new rooms"."""
    number = done.new + done.changed
    parts = [
        plural("{number} event imported", "{number} events imported", number) if number or not done.cancelled else "",
        plural("{number} cancelled", "{number} cancelled", done.cancelled) if done.cancelled else "",
        plural("{number} new person", "{number} new people", done.people) if done.people else "",
        plural("{number} new room", "{number} new rooms", done.rooms) if done.rooms else "",
    ]
    return ", ".join(part for part in parts if part)


def zone_words(zone: str) -> str:
    """Which clock the file's times are on."""
    return own_words()("Times of {zone}, shown on the clock of the venue", zone=zone)

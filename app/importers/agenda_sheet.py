"""The agenda in a sheet: which row is the head, what its columns mean, one item a row."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from app.domain.agenda_columns import SheetColumn, SheetField, recalled
from app.domain.agenda_import import AgendaField, ImportedAgenda, ImportedEvent, Origin, People, numbered, person_key
from app.domain.errors import UserError
from app.domain.sheet_rows import SheetRow, SheetTable
from app.importers.agenda_heads import head_fields
from app.importers.agenda_row import read_row
from app.importers.agenda_row_values import Row, Sheet
from app.importers.schedule_xml import MOST_EVENTS
from app.words import message

_HEAD_WITHIN = 15  # rows: above the head may stand a title
_EXAMPLES = 3
_DAY = 1440
_SAYS: Mapping[SheetField, AgendaField] = {
    SheetField.START: AgendaField.TIME, SheetField.LENGTH: AgendaField.LENGTH, SheetField.END: AgendaField.LENGTH,
    SheetField.TITLE: AgendaField.TITLE, SheetField.SESSION: AgendaField.SESSION, SheetField.ROOM: AgendaField.ROOM,
    SheetField.TRACK: AgendaField.TRACK, SheetField.KIND: AgendaField.KIND, SheetField.STATE: AgendaField.STATE,
    SheetField.DECISION: AgendaField.DECISION, SheetField.SPEAKERS: AgendaField.PEOPLE,
    SheetField.CHAIR: AgendaField.CHAIRS, SheetField.ABSTRACT: AgendaField.ABSTRACT, SheetField.TALK: AgendaField.TALK,
    SheetField.LANGUAGE: AgendaField.LANGUAGE, SheetField.NOTE: AgendaField.NOTE,
    SheetField.INTERNAL_NOTE: AgendaField.INTERNAL_NOTE,
}  # fmt: skip
_NO_HEAD = message(
    "{name} has no row of heads such as Day, Start and Title: say what its columns are, or put such a row above them."
)


@dataclass(frozen=True)
class SheetAgenda:
    """The agenda, and the columns that it was read from."""

    agenda: ImportedAgenda
    columns: tuple[SheetColumn, ...]


def agenda_in_sheet(
    name: str,
    table: SheetTable,
    meanings: Sequence[SheetField] | None = None,
    days: Sequence[dt.date] = (),
    kept: object = None,
) -> SheetAgenda:
    """The agenda in ``table``; ``meanings`` says what the columns mean where the user knows better.

    Else they mean what they meant the last time (``kept``: the team's setting), or what their heads say. ``days`` are
    those of the meeting, which "Day 2" and "Wed" stand for. Raises UserError where nothing can be made of it.
    """
    known = _heads(table, kept) or (_unknown(table) if meanings is not None else None)
    if known is None:
        raise UserError(_NO_HEAD, name=name)
    skipped, head, found = known
    meant = tuple(meanings) if meanings is not None and len(meanings) == len(found) else found
    rows = table.rows[skipped:]
    columns = tuple(_column(field, head, rows, place) for place, field in enumerate(meant))
    if not rows:
        raise UserError("{name} has a head row and nothing below it: choose another sheet or file.", name=name)
    if len(rows) > MOST_EVENTS:
        raise UserError(
            "{name} has {number} rows, which is more than an agenda of {most} events: it is refused.",
            name=name, number=len(rows), most=MOST_EVENTS,
        )  # fmt: skip
    reading = _Reading(name, table, meant, days)
    return SheetAgenda(reading.agenda(rows), columns)


def columns_of(table: SheetTable, kept: object = None) -> tuple[SheetColumn, ...]:
    """The columns of a sheet with what they seem to mean; those whose heads say nothing mean nothing yet."""
    skipped, head, found = _heads(table, kept) or _unknown(table)
    rows = table.rows[skipped:]
    return tuple(_column(field, head, rows, place) for place, field in enumerate(found))


Heads = tuple[int, tuple[str, ...], tuple[SheetField, ...]]  # how many rows to leave out, the head, what it means


def _heads(table: SheetTable, kept: object) -> Heads | None:
    width = table.width
    for place, row in enumerate(table.rows[:_HEAD_WITHIN]):
        heads = (*row.cells, *[""] * (width - len(row.cells)))
        found = recalled(kept, heads) or head_fields(heads)
        if found is not None:
            return place + 1, row.cells, found
    return None


def _unknown(table: SheetTable) -> Heads:
    """A sheet whose heads are not known: a first row without any digit is taken for them."""
    first = table.rows[0].cells if table.rows else ()
    is_head = bool(first) and not any(sign.isdigit() for cell in first for sign in cell)
    return int(is_head), first if is_head else (), (SheetField.NOTHING,) * table.width


def _column(field: SheetField, head: Sequence[str], rows: Sequence[SheetRow], place: int) -> SheetColumn:
    examples: list[str] = []
    for row in rows:
        if place < len(row.cells) and row.cells[place]:
            examples.append(" ".join(row.cells[place].split()))
            if len(examples) == _EXAMPLES:
                break
    return SheetColumn(field, " ".join(head[place].split()) if place < len(head) else "", tuple(examples))


class _Reading:
    """One sheet."""

    def __init__(self, name: str, table: SheetTable, meant: Sequence[SheetField], days: Sequence[dt.date]) -> None:
        self._name, self._table, self._meant = name, table, meant
        self._places = {field: place for place, field in enumerate(meant) if field is not SheetField.NOTHING}
        self._sheet = Sheet(name, tuple(days), People())
        self._problems: list[UserError] = []

    def agenda(self, rows: Sequence[SheetRow]) -> ImportedAgenda:
        """All rows."""
        self._refuse_missing()
        events: list[ImportedEvent] = []
        before: ImportedEvent | None = None
        for row in rows:
            made = self._event(row, before)
            if made is not None:
                events.append(made)
                before = made
        names = numbered([event.external_id or person_key(event.title) for event in events])
        return ImportedAgenda(
            source=self._name,
            origin=Origin.SHEET,
            events=tuple(
                replace(event, external_id=name, guid=event.guid if event.external_id == name else "")
                for event, name in zip(events, names, strict=True)
            ),
            people=self._sheet.people.all(),
            rooms=tuple(dict.fromkeys(event.room for event in events if event.room)),
            says=frozenset(_SAYS[field] for field in self._places if field in _SAYS),
            problems=tuple(self._problems),
            remarks=tuple(self._sheet.remarks),
        )

    def _refuse_missing(self) -> None:
        wanted = {
            "title": SheetField.TITLE in self._places or SheetField.SESSION in self._places,
            "start": SheetField.START in self._places,
            "day": SheetField.DAY in self._places or len(self._sheet.days) == 1 or SheetField.START in self._places,
        }
        missing = [field for field, is_there in wanted.items() if not is_there]
        if missing:
            raise UserError(
                "{name} has no column for {field}: say which one it is, or add one.", name=self._name, field=missing[0]
            )

    def _event(self, row: SheetRow, before: ImportedEvent | None) -> ImportedEvent | None:
        cells: dict[SheetField, str] = {
            field: row.cells[place] if place < len(row.cells) else "" for field, place in self._places.items()
        }  # fmt: skip
        unknown = [self._table.problems[row.number, place] for place in self._places.values()
                   if (row.number, place) in self._table.problems]  # fmt: skip
        if not any(cells.values()) and not unknown:
            return None
        read = read_row(self._sheet, Row(row.number, cells), before)
        if isinstance(read, UserError) or unknown:
            self._problems += unknown or [read]  # type: ignore[list-item]
            return None
        return self._in_night(read, before)

    def _in_night(self, event: ImportedEvent, before: ImportedEvent | None) -> ImportedEvent:
        """The event; after midnight in a session that goes on, it stays on the day on which that began."""
        goes_on = (
            before is not None
            and event.session
            and (event.session, event.room) == (before.session, before.room)
            and event.day - before.day == dt.timedelta(days=1)
            and event.start + _DAY == before.start + before.minutes
        )
        return replace(event, day=before.day, start=event.start + _DAY) if goes_on and before is not None else event

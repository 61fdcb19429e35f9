"""A file that holds an agenda, told by its content: schedule.xml, its form in JSON, a calendar, a sheet."""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from app.domain.agenda_columns import SheetColumn, SheetField
from app.domain.agenda_import import ImportedAgenda
from app.domain.errors import UserError
from app.domain.sheet_rows import SheetTable
from app.importers.agenda_ics import agenda_of_calendar
from app.importers.agenda_ics_lines import CalendarParts, is_calendar, read_calendar
from app.importers.agenda_sheet import agenda_in_sheet
from app.importers.file_bytes import NOBODY, file_bytes
from app.importers.schedule_agenda import agenda_of
from app.importers.schedule_json import read_schedule_json
from app.importers.schedule_raw import RawSchedule
from app.importers.schedule_xml import read_schedule
from app.importers.sheet_file import sheet_of

_LOOKED_AT = 4096  # bytes
Step = Callable[[int, int], None]


def _no_step(_done: int, _total: int) -> None:
    """Nobody wants to know how far it is."""


@dataclass(frozen=True)
class AgendaFile:
    """A file that was read, before anybody says what it means; one of the three is there. ``source`` is its name."""

    source: str
    schedule: RawSchedule | None = None
    calendar: CalendarParts | None = None
    table: SheetTable | None = None


@dataclass(frozen=True)
class AgendaAim:
    """What is known of where an agenda goes: the zone of the file's times where the user says it, the meeting's zone.

    ``days`` are those of the meeting, none for a meeting that is made.
    """

    file_zone: str = ""
    zone: str = ""
    days: tuple[dt.date, ...] = ()


def read_agenda_file(path: Path, sheet: str = "", step: Step = _no_step) -> AgendaFile:
    """What ``path`` holds. Raises UserError, one sentence that names the file and the line or row."""
    try:
        return _read(path, sheet, step)
    except UserError as error:
        if error.message != NOBODY:
            raise
        raise UserError("{name} is empty: there is no event in it.", **error.arguments) from error


def _read(path: Path, sheet: str, step: Step) -> AgendaFile:
    name = path.name or str(path)
    if path.is_dir():
        raise UserError("{name} is a folder: choose a file, schedule.xml, .ics, .xlsx or .csv.", name=name)
    data = file_bytes(path)
    begins = data[:_LOOKED_AT].lstrip(b"\xef\xbb\xbf\xff\xfe\x00 \t\r\n").replace(b"\x00", b"").lower()
    if begins.startswith((b"<?xml", b"<schedule", b"<!--", b"<!doctype schedule")) or _is_xml(path, begins):
        return AgendaFile(name, schedule=read_schedule(name, data, step))
    if is_calendar(data) or path.suffix.lower() in (".ics", ".ical"):
        return AgendaFile(name, calendar=read_calendar(name, data))
    if begins.startswith(b"{"):
        return AgendaFile(name, schedule=read_schedule_json(name, data))
    return AgendaFile(name, table=sheet_of(name, data, sheet, lines=True))


def _is_xml(path: Path, begins: bytes) -> bool:
    return path.suffix.lower() == ".xml" and not begins.startswith((b"<!doctype html", b"<html"))


def agenda_from(
    file: AgendaFile,
    aim: AgendaAim,
    meanings: Sequence[SheetField] | None = None,
    kept: object = None,
    step: Step = _no_step,
) -> tuple[ImportedAgenda, tuple[SheetColumn, ...]]:
    """The agenda in a file, on the clock that it says, and the columns of a sheet (else none).

    ``meanings`` and ``kept`` say what the columns mean, see ``agenda_in_sheet``. Raises UserError.
    """
    if file.schedule is not None:
        return agenda_of(file.source, file.schedule, aim.file_zone, (aim.zone,)), ()
    if file.calendar is not None:
        zone = aim.zone or aim.file_zone
        horizon = (aim.days[0], aim.days[-1]) if aim.days else None
        return agenda_of_calendar(file.source, file.calendar, zone, horizon, step), ()
    assert file.table is not None
    found = agenda_in_sheet(file.source, file.table, meanings, aim.days, kept)
    agenda = found.agenda if not aim.file_zone else _with_zone(found.agenda, aim.file_zone)
    return agenda, found.columns


def _with_zone(agenda: ImportedAgenda, zone: str) -> ImportedAgenda:
    return replace(agenda, zone=zone)

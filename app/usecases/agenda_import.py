"""Import an agenda: a file is read, compared with the meeting, and what is accepted becomes one change and one undo."""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from app.db.backups import Reason, back_up_if_changed
from app.db.beside import store_beside
from app.db.stores import Session, Store
from app.domain.agenda_columns import SETTING, SheetColumn, SheetField
from app.domain.agenda_import import ImportedAgenda
from app.domain.agenda_import_plan import AgendaPlan, EventState, Options
from app.domain.agenda_import_zone import in_zone
from app.domain.errors import UserError
from app.domain.short_names import short_name_from
from app.domain.web_links import web_address
from app.importers.agenda_file import AgendaAim, AgendaFile, agenda_from, read_agenda_file
from app.importers.agenda_sheet import columns_of
from app.importers.schedule_times import zone_named
from app.queries.agenda_import import origin_of, plan_agenda, taken_short_names
from app.queries.agenda_import_people import person_origin
from app.queries.column_mappings import column_mappings
from app.queries.import_targets import import_targets
from app.queries.meeting_heading import meeting_heading
from app.services.agenda_import import apply_plan
from app.services.column_mappings import remember_agenda_columns
from app.services.meetings import create_meeting, edit_meeting, likely_zone
from app.words import message

Step = Callable[[int, int], None]

_INTO, _MAKE = message("Import an agenda"), message("Make a meeting from a schedule")  # what the step is called
_LONGEST = 366  # days of a meeting


def _no_step(_done: int, _total: int) -> None:
    """Nobody wants to know how far it is."""


@dataclass(frozen=True)
class Target:
    """Where an agenda goes: a meeting (id, zone, days), or (no id) one that is made, with this short name or any."""

    meeting_id: int | None = None
    zone: str = ""
    days: tuple[dt.date, ...] = ()
    short_name: str = ""


@dataclass(frozen=True)
class Reading:
    """How a file was read: the agenda on the meeting's clock, and the columns of a sheet.

    ``file_zone`` is the zone that the file says, empty for none; ``assumed_zone`` the one that is taken for a meeting
    that is made, where the file says none.
    """

    agenda: ImportedAgenda
    columns: tuple[SheetColumn, ...] = ()
    file_zone: str = ""
    assumed_zone: str = ""
    is_moved: bool = False  # the file's clock shows other times


@dataclass(frozen=True)
class Wish:
    """What is to be imported where; ``columns`` are remembered with what they mean, none: nothing is."""

    agenda: ImportedAgenda
    target: Target
    options: Options = Options()  # noqa: RUF009 - frozen
    columns: tuple[SheetColumn, ...] = ()


@dataclass(frozen=True)
class Done:
    """What an import did: the meeting (id), its plan, rooms and people that were made."""

    meeting_id: int
    plan: AgendaPlan
    rooms: int
    people: int

    @property
    def new(self) -> int:
        """Events that were entered."""
        return self.plan.counts().get(EventState.NEW, 0)

    @property
    def changed(self) -> int:
        """Events that were changed or moved."""
        counts = self.plan.counts()
        return counts.get(EventState.CHANGED, 0) + counts.get(EventState.MOVED, 0)

    @property
    def cancelled(self) -> int:
        """Events that were cancelled because the file has them no more."""
        return self.plan.counts().get(EventState.GONE, 0) if self.plan.options.cancel_missing else 0


def read_file(path: Path, sheet: str = "", step: Step = _no_step) -> AgendaFile:
    """What ``path`` holds: schedule.xml or .json, .ics, .xlsx, .csv, told by its content. Raises UserError."""
    return read_agenda_file(path, sheet, step)


def read_agenda(
    session: Session,
    file: AgendaFile,
    target: Target,
    zone: str = "",
    meanings: Sequence[SheetField] | None = None,
    step: Step = _no_step,
) -> Reading:
    """The agenda in ``file`` on the clock of the target; ``zone``: that of the file's times where the user knows it.

    A file that says no zone is on the meeting's clock; for a meeting that is made, the zone of the meeting before it is
    taken. Raises UserError for an unknown zone, or a sheet that says too little.
    """
    said = _checked_zone(zone)
    kept = column_mappings(session, SETTING)
    aim = AgendaAim(said, target.zone, target.days)
    agenda, columns = agenda_from(file, aim, meanings, kept, step)
    if target.meeting_id is not None:
        there = in_zone(agenda, target.zone)
        return Reading(there, columns, agenda.zone, is_moved=there.events != agenda.events)
    if agenda.zone:
        return Reading(agenda, columns, agenda.zone)
    days = agenda.days()
    assumed = likely_zone(session, days[0]) if days is not None else "UTC"
    if file.calendar is not None:  # its instants are shown on that clock
        agenda, columns = agenda_from(file, replace(aim, zone=assumed), meanings, kept, step)
    return Reading(replace(agenda, zone=assumed), columns, "", assumed)


def sheet_columns(
    session: Session, file: AgendaFile, meanings: Sequence[SheetField] | None = None
) -> tuple[SheetColumn, ...]:
    """The columns of a sheet with what they seem to mean, or what ``meanings`` says; none of another file."""
    if file.table is None:
        return ()
    found = columns_of(file.table, column_mappings(session, SETTING))
    if meanings is None or len(meanings) != len(found):
        return found
    return tuple(replace(column, field=field) for column, field in zip(found, meanings, strict=True))


def meeting_target(session: Session, meeting_id: int) -> Target:
    """A meeting to import into; UserError where it is not there (any more)."""
    found = next((each for each in import_targets(session) if each.id == meeting_id), None)
    heading = meeting_heading(session, meeting_id)
    if found is None or heading is None:
        raise UserError("This meeting is not there any more: choose another one.")
    return Target(found.id, heading.zone, found.days)


def plan_import(
    session: Session, agenda: ImportedAgenda, target: Target, options: Options, step: Step = _no_step
) -> AgendaPlan:  # fmt: skip
    """What an import would do; nothing is changed."""
    return plan_agenda(session, agenda, target.meeting_id, options, step)


def apply_import(store: Store, wish: Wish, step: Step = _no_step) -> Done:
    """Import in one change; ``step(done, total)`` may raise, and then nothing is changed.

    Raises UserError, and then nothing is changed either.
    """
    target = wish.target
    label, about = (_INTO, target.meeting_id) if target.meeting_id is not None else (_MAKE, None)
    with store.change(label) if about is None else store.change(label, meeting=about) as session:
        meeting_id = about if about is not None else _make_meeting(session, wish)
        plan = plan_agenda(session, wish.agenda, meeting_id, wish.options)
        rooms, people = apply_plan(
            session,
            plan,
            meeting_id,
            lambda uid: origin_of(wish.agenda.origin, uid),
            lambda name, uid: person_origin(name, wish.agenda.origin, uid),
            step,
        )
        if wish.columns:
            remember_agenda_columns(session, wish.columns)
    return Done(meeting_id, plan, rooms, people)


def apply_beside(store: Store, wish: Wish, step: Step = _no_step) -> tuple[Done, UserError | None]:
    """``apply_import`` in another thread than the store's own, after a backup; with what became of that.

    The store learns of it when it is polled.
    """
    warning = back_up_before(store)
    with store_beside(store) as beside:
        return apply_import(beside, wish, step), warning


def back_up_before(store: Store) -> UserError | None:
    """A backup of the file as it is; what went wrong with it, if anything did."""
    try:
        back_up_if_changed(store.file, Reason.IMPORT)
    except UserError as error:
        return error
    return None


def _make_meeting(session: Session, wish: Wish) -> int:
    """The meeting that the file is about; UserError where it says no day."""
    agenda, days = wish.agenda, wish.agenda.days()
    if days is None:
        raise UserError(
            "{name} says no day, so no meeting can be made of it: make the meeting first, and import into it.",
            name=agenda.source,
        )
    if (days[1] - days[0]).days >= _LONGEST:
        raise UserError(
            "{name} has days from {first} to {last}, which is too long for a meeting: look for a wrong year in it.",
            name=agenda.source, first=days[0], last=days[1],
        )  # fmt: skip
    title = agenda.title or Path(agenda.source).stem.replace("_", " ").strip() or agenda.source
    name = wish.target.short_name
    name = name or short_name_from(agenda.short_name or title, days[0], taken_short_names(session))
    made = create_meeting(session, title, *days, short_name=name, place=agenda.place, zone=agenda.zone)
    try:
        link = web_address(agenda.link)
    except UserError:
        link = ""
    if link:
        edit_meeting(session, made, public_note=link)
    return made


def _checked_zone(zone: str) -> str:
    if not zone.strip():
        return ""
    found = zone_named(zone)
    if not found:
        raise UserError(
            "There is no time zone {zone}: type a city, such as Europe/Amsterdam or America/Bogota.", zone=repr(zone)
        )
    return found

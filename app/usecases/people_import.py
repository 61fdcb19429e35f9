"""Import people and participants: a file is read, a plan made, and what is accepted becomes one change and one undo."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from app.db.backups import Reason, back_up_if_changed
from app.db.beside import store_beside
from app.db.stores import Session, Store
from app.domain.errors import UserError
from app.domain.pasted_people import Meaning, PastedColumn, PastedPeople
from app.domain.people_import import Answer, Imported, ImportPlan, accepted
from app.domain.sheet_rows import SheetTable
from app.importers.file_bytes import file_bytes
from app.importers.sheet_file import sheet_of
from app.importers.sheet_people import people_in_sheet
from app.importers.vcard_file import ORIGIN, cards_of, is_cards
from app.queries.column_mappings import column_mappings
from app.queries.people_import import plan_rows
from app.services.column_mappings import remember_columns
from app.services.people_import import Target, import_people
from app.words import message

Step = Callable[[int, int], None]

_PEOPLE, _PARTICIPANTS = message("Import people"), message("Import participants")  # what the step is called


def _no_step(_done: int, _total: int) -> None:
    """Nobody wants to know how far it is."""


@dataclass(frozen=True)
class PeopleFile:
    """A file that was read, before its columns are understood: a sheet, or cards, which say themselves what they are.

    ``source`` is its name, ``origin`` whose numbers its people carry.
    """

    source: str
    table: SheetTable | None = None
    cards: PastedPeople | None = None

    @property
    def origin(self) -> str:
        """Where the numbers of its people come from; empty: they have none."""
        return ORIGIN if self.cards is not None else ""


def read_people_file(path: Path, sheet: str = "") -> PeopleFile:
    """What ``path`` holds: .csv, .xlsx or .vcf, told by its content. Raises UserError, one sentence that names it."""
    data = file_bytes(path)
    if is_cards(data) or path.suffix.lower() in (".vcf", ".vcard"):
        return PeopleFile(path.name, cards=cards_of(path.name, data))
    return PeopleFile(path.name, table=sheet_of(path.name, data, sheet))


def people_of(
    file: PeopleFile, days: Sequence[dt.date] | None, meanings: Sequence[Meaning] | None = None, kept: object = None
) -> PastedPeople:
    """The people in ``file``; ``days`` are those of the meeting they take part in, None for people alone.

    ``meanings`` says what the columns mean; else what they meant the last time (``kept``: the team's setting), else
    what their heads say. Raises UserError where there is nobody.
    """
    if file.table is None:
        assert file.cards is not None
        return file.cards
    return people_in_sheet(file.table, meanings, days, kept)


def plan_people(
    session: Session,
    file: PeopleFile,
    people: PastedPeople,
    day: dt.date,
    meeting_id: int | None = None,
    step: Step = _no_step,
) -> ImportPlan:
    """What would become of every row; nothing is changed. ``day``: from when on what is new holds."""
    rows = plan_rows(session, people.rows, day, meeting_id, file.origin, step)
    return ImportPlan(rows, file.source, day, meeting_id)


@dataclass(frozen=True)
class Wish:
    """What is to be imported: the plan, the answers to its doubtful rows, whose numbers its people carry.

    ``columns`` are remembered with what they mean; none: nothing is. ``days`` are those of the meeting.
    """

    plan: ImportPlan
    answers: Mapping[int, Answer]
    origin: str = ""
    columns: tuple[PastedColumn, ...] = ()
    days: tuple[dt.date, ...] = ()


def apply_plan(store: Store, wish: Wish, step: Step = _no_step) -> Imported:
    """Import what was accepted, in one change; ``step(done, total)`` may raise, and then nothing is changed.

    Raises UserError, and then nothing is changed either.
    """
    plan = wish.plan
    rows = list(accepted(plan, wish.answers))
    target = Target(plan.day, plan.meeting_id, plan.source, wish.origin)
    about, label = plan.meeting_id, _PEOPLE if plan.meeting_id is None else _PARTICIPANTS
    with store.change(label) if about is None else store.change(label, meeting=about) as session:
        done = import_people(session, rows, target, step)
        if wish.columns:
            remember_columns(session, wish.columns, wish.days)
    return done


def apply_beside(store: Store, wish: Wish, step: Step = _no_step) -> tuple[Imported, UserError | None]:
    """``apply_plan`` in another thread than the store's own, after a backup; with what became of that.

    The store learns of it when it is polled.
    """
    warning = None
    try:
        back_up_if_changed(store.file, Reason.IMPORT)
    except UserError as error:
        warning = error
    with store_beside(store) as beside:
        return apply_plan(beside, wish, step), warning


def kept_columns(session: Session) -> object:
    """What columns meant the last time, for ``people_of``."""
    return column_mappings(session)

"""The work of an import: a file is read, a plan is made, what was accepted is imported; each in another thread."""

import datetime as dt
from collections.abc import Callable, Collection, Sequence
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from app.domain.errors import UserError
from app.domain.import_targets import ImportTarget
from app.domain.pasted_people import Meaning, PastedPeople
from app.domain.people_import import Answer, ImportPlan
from app.ui.desk import Desk
from app.ui.jobs import Job
from app.ui.language import tr
from app.usecases.people_import import (
    PeopleFile,
    Wish,
    apply_beside,
    kept_columns,
    people_of,
    plan_people,
    read_people_file,
)

T = TypeVar("T")

TOUCHES = frozenset(
    {"person", "affiliation", "organisation", "organisation_name", "participation", "presence", "external_ref"}
)


class ImportWork(QObject):
    """What is known of one import. ``changed``: show it again; ``refused`` tells why nothing came of it.

    ``imported`` tells what was done. ``target``: the meeting whose participants they are, None for people alone.
    """

    changed = Signal()
    refused = Signal(object)
    imported = Signal(object)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self.target: ImportTarget | None = None
        self.path: Path | None = None
        self.file: PeopleFile | None = None
        self.people: PastedPeople | None = None
        self.plan: ImportPlan | None = None
        self.answers: dict[int, Answer] = {}
        self.meanings: tuple[Meaning, ...] | None = None  # what the user said of the columns
        self._job: Job | None = None
        self.is_stale = False

    @property
    def is_busy(self) -> bool:
        """Whether something is being read, planned or imported."""
        return self._job is not None

    def open_file(self, path: Path, sheet: str = "") -> None:
        """Read a file, and make its plan."""
        as_of, target = self._desk.as_of(), self.target

        def work(job: Job) -> tuple[PeopleFile, PastedPeople, ImportPlan]:
            file = read_people_file(path, sheet)
            job.step(0, 1)
            people, plan = self._planned(job, file, target, None, as_of)
            return file, people, plan

        def done(found: tuple[PeopleFile, PastedPeople, ImportPlan]) -> None:
            self.path, self.meanings, self.answers = path, None, {}
            self.file, self.people, self.plan = found
            self.is_stale = False

        self._run(tr("Reading {name}", name=path.name), work, done)

    def choose_sheet(self, sheet: str) -> None:
        """Read another sheet of the workbook."""
        if self.path is not None:
            self.open_file(self.path, sheet)

    def aim(self, target: ImportTarget | None) -> None:
        """Import to the list of this meeting, or (None) people alone."""
        if target != self.target:
            self.target, self.meanings, self.answers = target, None, {}
            self.plan_again()
            self.changed.emit()

    def map_columns(self, meanings: tuple[Meaning, ...]) -> None:
        """Let the columns mean this."""
        self.meanings = meanings
        self.plan_again()

    def plan_again(self) -> None:
        """Make the plan anew: the columns mean something else, or somebody changed what is compared with."""
        file, target, meanings, as_of = self.file, self.target, self.meanings, self._desk.as_of()
        if file is None:
            return

        def done(found: tuple[PastedPeople, ImportPlan]) -> None:
            before = {row.id: row.row.person for row in self.plan.rows} if self.plan is not None else {}
            self.people, self.plan = found
            same = {row.id for row in self.plan.rows if before.get(row.id) == row.row.person}
            self.answers = {number: answer for number, answer in self.answers.items() if number in same}
            self.is_stale = False

        self._run(tr("Comparing"), lambda job: self._planned(job, file, target, meanings, as_of), done)

    def answer(self, rows: Collection[int], answer: Answer | None) -> None:
        """Say of these rows what they are; None: whatever the plan says."""
        for number in rows:
            if answer is None:
                self.answers.pop(number, None)
            else:
                self.answers[number] = answer
        self.changed.emit()

    def apply(self) -> None:
        """Import what was accepted, as one step."""
        if self.plan is None or self.file is None or self.people is None or self.is_busy:
            return
        columns = self.people.columns if self.meanings is not None else ()
        days = self.target.days if self.target is not None else ()
        wish, store = Wish(self.plan, dict(self.answers), self.file.origin, columns, days), self._desk.store

        def done(found: object) -> None:
            self.forget()
            self.imported.emit(found)

        self._run(tr("Importing {name}", name=self.file.source), lambda job: apply_beside(store, wish, job.step), done)

    def forget(self) -> None:
        """Have no file any more."""
        self._stop()
        self.path = self.file = self.people = self.plan = self.meanings = None
        self.answers, self.is_stale = {}, False
        self.changed.emit()

    def _planned(
        self,
        job: Job,
        file: PeopleFile,
        target: ImportTarget | None,
        meanings: Sequence[Meaning] | None,
        as_of: dt.date,
    ) -> tuple[PastedPeople, ImportPlan]:
        days, meeting_id = (target.days, target.id) if target is not None else (None, None)
        day = target.first_day if target is not None else as_of
        with self._desk.store.read() as session:
            kept = kept_columns(session)
        people = people_of(file, days, meanings, kept)
        job.step(0, 1)
        with self._desk.store.read() as session:
            return people, plan_people(session, file, people, day, meeting_id, job.step)

    def _stop(self) -> None:
        job, self._job = self._job, None
        if job is not None:
            job.cancel()

    def _run(self, title: str, work: Callable[[Job], T], done: Callable[[T], None]) -> None:
        """Do this instead of what is being done; a result that comes too late is not wanted."""
        self._stop()

        def finished(value: T) -> None:
            if self._job is job:
                self._job = None
                done(value)
                self.changed.emit()

        def failed(error: UserError) -> None:
            if self._job is job:
                self._job = None
                self.refused.emit(error)
                self.changed.emit()

        job = self._desk.run(title, work, finished, failed)
        self._job = job
        job.cancelled.connect(lambda: self._cancelled(job))
        self.changed.emit()

    def _cancelled(self, job: Job) -> None:
        if self._job is job:
            self._job = None
            self.changed.emit()

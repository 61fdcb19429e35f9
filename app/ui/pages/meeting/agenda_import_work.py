"""The work of an import of an agenda: a file is read, compared, imported; each in another thread."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from app.domain.agenda_columns import SheetColumn, SheetField
from app.domain.agenda_import_plan import AgendaPlan, Options
from app.domain.errors import UserError
from app.importers.agenda_file import AgendaFile
from app.ui.desk import Desk
from app.ui.jobs import Job
from app.ui.language import tr
from app.usecases.agenda_import import (
    Reading,
    Target,
    Wish,
    apply_beside,
    meeting_target,
    plan_import,
    read_agenda,
    read_file,
    sheet_columns,
)

T = TypeVar("T")
TOUCHES = frozenset(
    {"meeting", "room", "session", "item", "item_role", "presentation", "person", "participation", "external_ref"}
)


@dataclass(frozen=True)
class Looked:
    """What is known of a file: how it was read and what it would change; or why its columns say too little."""

    columns: tuple[SheetColumn, ...]
    target: Target
    reading: Reading | None = None
    plan: AgendaPlan | None = None
    refused: UserError | None = None


class AgendaImportWork(QObject):
    """What is known of one import. ``changed``: show it again; ``refused`` tells why nothing came of it.

    ``imported`` tells what was done.
    """

    changed = Signal()
    refused = Signal(object)
    imported = Signal(object)

    def __init__(self, desk: Desk, meeting_id: int, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._meeting_id = desk, meeting_id
        self.path: Path | None = None
        self.file: AgendaFile | None = None
        self.looked: Looked | None = None
        self.options = Options()
        self.as_it_stands = False  # times of another zone are taken for the venue's
        self.meanings: tuple[SheetField, ...] | None = None  # what the user said of the columns
        self.is_stale = False
        self._job: Job | None = None

    @property
    def is_busy(self) -> bool:
        """Whether something is being read, compared or imported."""
        return self._job is not None

    def open_file(self, path: Path, sheet: str = "") -> None:
        """Read a file, and compare it with the meeting."""

        def work(job: Job) -> tuple[AgendaFile, Looked]:
            file = read_file(path, sheet, job.step)
            return file, self._look(job, file, None, Options(), as_it_stands=False)

        def done(found: tuple[AgendaFile, Looked]) -> None:
            self.path, self.meanings, self.options, self.as_it_stands = path, None, Options(), False
            self.file, self.looked = found
            self.is_stale = False

        self._run(tr("Reading {name}", name=path.name), work, done)

    def choose_sheet(self, sheet: str) -> None:
        """Read another sheet of the workbook."""
        if self.path is not None:
            self.open_file(self.path, sheet)

    def map_columns(self, meanings: Sequence[SheetField]) -> None:
        """Let the columns mean this."""
        self.meanings = tuple(meanings)
        self.look_again()

    def choose_options(self, options: Options, as_it_stands: bool) -> None:
        """Import in this way."""
        if (options, as_it_stands) != (self.options, self.as_it_stands):
            self.options, self.as_it_stands = options, as_it_stands
            self.look_again()

    def look_again(self) -> None:
        """Compare anew: something else is wanted, or somebody changed what is compared with."""
        file, meanings, options, as_it_stands = self.file, self.meanings, self.options, self.as_it_stands
        if file is None:
            return

        def done(found: Looked) -> None:
            self.looked = found
            self.is_stale = False

        self._run(tr("Comparing"), lambda job: self._look(job, file, meanings, options, as_it_stands), done)

    def apply(self) -> None:
        """Import it, as one step."""
        looked = self.looked
        if looked is None or looked.reading is None or self.file is None or self.is_busy:
            return
        columns = looked.columns if self.meanings is not None else ()
        wish, store = Wish(looked.reading.agenda, looked.target, self.options, columns), self._desk.store

        def done(found: object) -> None:
            self.forget()
            self.imported.emit(found)

        self._run(tr("Importing {name}", name=self.file.source), lambda job: apply_beside(store, wish, job.step), done)

    def forget(self) -> None:
        """Have no file any more."""
        self._stop()
        self.path = self.file = self.looked = self.meanings = None
        self.options, self.as_it_stands, self.is_stale = Options(), False, False
        self.changed.emit()

    def _look(
        self, job: Job, file: AgendaFile, meanings: Sequence[SheetField] | None, options: Options, as_it_stands: bool
    ) -> Looked:
        with self._desk.store.read() as session:
            target = meeting_target(session, self._meeting_id)
            zone = target.zone if as_it_stands else ""
            try:
                reading = read_agenda(session, file, target, zone, meanings, job.step)
            except UserError as error:
                columns = sheet_columns(session, file, meanings)
                if not columns:
                    raise
                return Looked(columns, target, refused=error)
            plan = plan_import(session, reading.agenda, target, options, job.step)
        return Looked(reading.columns, target, reading, plan)

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

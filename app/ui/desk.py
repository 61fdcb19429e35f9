"""The desk: all that a page is given — the open file, ways to read, to change, to go elsewhere, to say something."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, QThreadPool, Signal
from PySide6.QtWidgets import QWidget

from app.db.history.changes import StepDone
from app.db.stores import Session, Store
from app.domain.errors import UserError
from app.queries.heads import today
from app.ui.jobs import Job
from app.ui.live import LiveView
from app.ui.places import Place
from app.ui.settings import Settings

T = TypeVar("T")


@dataclass(frozen=True)
class Saying:
    """One sentence for a toast; ``undo`` offers to take back ``step``, ``label`` and ``act`` another way on."""

    text: str
    undo: bool = False
    label: str = ""
    act: Callable[[], None] | None = None
    step: int = 0  # the id of the step


@dataclass(frozen=True)
class Outcome(Generic[T]):
    """What came of a change: true when it was saved; ``value`` is what the service returned."""

    saved: bool
    value: T | None = None

    def __bool__(self) -> bool:
        return self.saved


class Desk(QObject):
    """One open file, as pages see it. The window listens to the signals and shows what they say."""

    went = Signal(object)  # Place
    said = Signal(object)  # Saying
    refused = Signal(object)  # UserError
    job_began = Signal(object)  # Job
    stepped = Signal(object)  # StepDone: a step was committed, here or elsewhere

    def __init__(
        self,
        store: Store,
        settings: Settings,
        parent: QObject | None = None,
        clock: Callable[[], dt.datetime] = lambda: dt.datetime.now().astimezone(),
    ) -> None:
        super().__init__(parent)
        self.store, self.settings, self.now = store, settings, clock
        self.pool = QThreadPool(self)
        self.pool.setMaxThreadCount(1)
        self.looks = QThreadPool(self)  # short looks of large tables, which wait for no job
        self.looks.setMaxThreadCount(1)
        self.closed = False
        self._jobs: set[Job] = set()
        self._newest = 0  # this person's step
        self._as_of: tuple[dt.date, dt.date] | None = None  # the day of the clock, and what the project makes of it
        self._stop = store.subscribe(self._note)

    @property
    def read_only(self) -> bool:
        """Whether nothing can be changed."""
        return self.store.read_only

    def as_of(self) -> dt.date:
        """The day the project takes for today; read again once a step has touched the project, or on another day."""
        day = self.now().date()
        if self._as_of is None or self._as_of[0] != day:
            self._as_of = day, self.read(lambda session: today(session, day))
        return self._as_of[1]

    def read(self, query: Callable[[Session], T]) -> T:
        """The answer to one look; frozen values only. Raises UserError when the file cannot be read."""
        with self.store.read() as session:
            return query(session)

    def live(self, owner: QWidget, query: Callable[[Session], T], show: Callable[[T], None]) -> LiveView[T]:
        """Show the answer now, and after every change to a table it read, as long as ``owner`` lives."""
        return LiveView(owner, self.store, query, show, self.fail)

    def change(
        self,
        message: str,
        act: Callable[[Session], T],
        /,
        *,
        done: str = "",
        final: bool = False,
        refused: Callable[[UserError], None] | None = None,
        **arguments: int | StrEnum,
    ) -> Outcome[T]:
        """Run ``act(session)`` as one step of the history, labelled with the message id ``message``.

        ``done`` is said in a toast that offers Undo. A UserError changes nothing and goes to ``refused``, else to the
        message bar. ``arguments`` are ids of rows and numbers, never a person's name.
        """
        before = self._newest
        try:
            with self.store.change(message, final=final, **arguments) as session:
                value = act(session)
        except UserError as error:
            (refused or self.fail)(error)
            return Outcome(False)
        if done:
            self.say(done, undo=not final and self._newest != before)  # where nothing changed, nothing can be undone
        return Outcome(True, value)

    def go(self, place: Place) -> None:
        """Go to another place of the window."""
        self.went.emit(place)

    def say(self, text: str, undo: bool = False, label: str = "", act: Callable[[], None] | None = None) -> None:
        """Show a toast; ``undo`` offers to take back this person's newest step."""
        self.said.emit(Saying(text, undo, label, act, self._newest if undo else 0))

    def fail(self, error: UserError) -> None:
        """Show in the message bar why something was not done."""
        self.refused.emit(error)

    def run(
        self,
        title: str,
        work: Callable[[Job], T],
        done: Callable[[T], None],
        failed: Callable[[UserError], None] | None = None,
    ) -> Job:
        """Do long work in another thread, one after the other, and give its result to ``done`` in this one.

        A UserError goes to ``failed``, else to the message bar; any other exception is raised here, as a bug.
        """
        job = Job(title, work, self)
        self._jobs.add(job)

        def fail(error: Exception) -> None:
            if not isinstance(error, UserError):
                raise error
            if not job.is_cancelled:
                (failed or self.fail)(error)

        job.finished.connect(lambda value: None if job.is_cancelled else done(value))
        job.failed.connect(fail)
        job.ended.connect(lambda: self._forget(job))
        self.job_began.emit(job)
        job.start(self.pool)
        return job

    def close(self) -> None:
        """Stop listening, cancel what runs and wait for it to end."""
        self.closed = True
        self._stop()
        for job in self._jobs:
            job.cancel()
        for pool in (self.pool, self.looks):
            pool.clear()
            pool.waitForDone()

    def _note(self, done: StepDone) -> None:
        if done.step.who == self.store.who:
            self._newest = done.step.id
        if "project" in done.touched:
            self._as_of = None
        self.stepped.emit(done)

    def _forget(self, job: Job) -> None:
        self._jobs.discard(job)
        job.deleteLater()

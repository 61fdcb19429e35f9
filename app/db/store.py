"""The open file: the only way to read and change it, to undo and redo, and to hear of changes (ARCHITECTURE)."""

import datetime as dt
import threading
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from sqlalchemy import Connection, Engine, MetaData
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from app.db.failures import told_to_the_user
from app.db.history import stack
from app.db.history.audit import METADATA
from app.db.history.changes import StepDone
from app.db.history.inverse import invert, refused_by_database
from app.db.history.refusals import NothingToRedo, NothingToUndo
from app.db.history.tables import StepInfo, StepKind
from app.db.live import LiveQuery
from app.db.unit import Label, UnitOfWork
from app.db.watch import Watcher, newest_step
from app.domain.clock import utc_now
from app.domain.errors import UserError
from app.words import message

T = TypeVar("T")
Subscriber = Callable[[StepDone], None]
Stop = Callable[[], None]

_READ_ONLY = message(
    "Nothing was saved: {name} is open for reading only. "
    "Close it in the other window or program, or make the file writable, and open it again."
)


class Store:
    """One person's way to one open file; changes, undo and notifications belong to the thread that made the store.

    ``now`` gives the instant of a step, aware. Errors of the disk and locks by others are told as FileFailed
    (a UserError); afterwards the store works on.
    """

    def __init__(
        self,
        engine: Engine,
        metadata: MetaData,
        who: str,
        now: Callable[[], dt.datetime] = utc_now,
        read_only: bool = False,
    ) -> None:
        if not who:
            raise ValueError("a store belongs to a person: who is empty")
        self.who, self.read_only = who, read_only
        self.file = Path(engine.url.database or "")
        self._engine, self._metadata, self._now = engine, metadata, now
        self._thread = threading.current_thread()
        self._changing, self._open_reads = False, 0
        self._subscribers: dict[object, Subscriber] = {}
        self._news: deque[StepDone] = deque()
        self._publishing = False
        with self._looking() as connection:
            seen = newest_step(connection)
        self._watcher = Watcher(engine, seen)

    @contextmanager
    def read(self) -> Iterator[Session]:
        """A session to look with, in any thread: short, because an open one keeps everybody from saving.

        Whoever writes with it gets an OperationalError.
        """
        mine = threading.current_thread() is self._thread
        self._open_reads += mine
        try:
            with (
                told_to_the_user(self.file, writing=False),
                Session(self._engine, autoflush=False, info={METADATA: self._metadata}) as session,
            ):
                yield session
        finally:
            self._open_reads -= mine

    @contextmanager
    def change(self, message: str, /, *, final: bool = False, **arguments: int | StrEnum) -> Iterator[Session]:
        """A session to change with: one transaction, one step, one notification; an exception undoes everything.

        ``message`` is the step's label, a message id; its ``arguments`` are ids of rows, numbers and members of closed
        lists, never a person's name. ``final``: it reaches other people (publish, circulate, accept, send), so it
        cannot be undone and ends this person's undo stack. A change that touches no row leaves no step.
        Raises ChangedMeanwhile, FileFailed, or UserError when the file is open for reading only.
        """
        _refuse_texts(arguments)
        unit = self._unit(Label(message, arguments, final=final))
        with self._changing_alone(), unit.session() as session:
            yield session
        self._publish_own(unit)

    def undo(self) -> StepInfo:
        """Take back this person's newest step, and return it; raises UndoRefused, with the conflicts."""
        newest = self.next_undo()
        if newest is None:
            raise NothingToUndo
        return self.undo_step(newest.id)

    def redo(self) -> StepInfo:
        """Take back this person's newest undo, and return it; raises UndoRefused, with the conflicts."""
        newest = self.next_redo()
        if newest is None:
            raise NothingToRedo
        return self.undo_step(newest.id)

    def undo_step(self, step_id: int) -> StepInfo:
        """Take back any one step, whoever made it, and return it; raises UndoRefused, with the conflicts."""
        self._refuse_wrong_change()
        with self._looking() as connection:
            step = stack.step_to_take_back(connection, step_id)
        kind = StepKind.REDO if step.kind is StepKind.UNDO else StepKind.UNDO
        unit = self._unit(Label(step.message, step.arguments, kind, undoes_step_id=step.id))
        try:
            with self._changing_alone(), unit.session() as session:
                stack.step_to_take_back(session.connection(), step.id)  # nobody was quicker
                invert(session.connection(), self._metadata, step.id)
        except IntegrityError as error:
            with self._looking() as connection:
                raise refused_by_database(connection, self._metadata, step.id, str(error.orig)) from error
        self._publish_own(unit)
        return step

    def next_undo(self) -> StepInfo | None:
        """The step that ``undo`` would take back."""
        with self._looking() as connection:
            return None if self.read_only else stack.next_undo(connection, self.who)

    def next_redo(self) -> StepInfo | None:
        """The undo that ``redo`` would take back."""
        with self._looking() as connection:
            return None if self.read_only else stack.next_redo(connection, self.who)

    def live(self, query: Callable[[Session], T], show: Callable[[T], None]) -> Stop:
        """Show the query's answer now, and after every change to a table it read; returns what stops it."""
        live = LiveQuery(self.read, query, show)
        live.run()
        return self.subscribe(live.notice)

    def subscribe(self, callback: Subscriber) -> Stop:
        """Call back after every step that was committed, one's own and others' (``poll``); returns what stops it."""
        key = object()
        self._subscribers[key] = callback

        def stop() -> None:
            self._subscribers.pop(key, None)

        return stop

    def poll(self) -> tuple[StepDone, ...]:
        """Tell the subscribers what other windows and people committed since the last call, and return it."""
        with told_to_the_user(self.file, writing=False):
            news = self._watcher.poll()
        for done in news:
            self._publish(done)
        return tuple(news)

    def close(self) -> None:
        """Give every connection back; the store is not used any more."""
        self._subscribers.clear()
        self._watcher.close()
        self._engine.dispose()

    @contextmanager
    def _looking(self) -> Iterator[Connection]:
        with told_to_the_user(self.file, writing=False), self._engine.connect() as connection:
            yield connection

    def _unit(self, label: Label) -> UnitOfWork:
        return UnitOfWork(self._engine, self._metadata, self.who, self._now, label)

    @contextmanager
    def _changing_alone(self) -> Iterator[None]:
        self._refuse_wrong_change()
        self._changing = True
        try:
            with told_to_the_user(self.file, writing=True):
                yield
        finally:
            self._changing = False

    def _refuse_wrong_change(self) -> None:
        if threading.current_thread() is not self._thread:
            raise RuntimeError("only the thread that opened the store may change it")
        if self._changing:
            raise RuntimeError("one change at a time: a service does not begin another")
        if self._open_reads:
            raise RuntimeError("end the reading first: it would keep the change from being saved")
        if self.read_only:
            raise UserError(_READ_ONLY, name=self.file.name)

    def _publish_own(self, unit: UnitOfWork) -> None:
        if unit.done is not None:
            self._watcher.know(unit.done.step.id)
            self._publish(unit.done)

    def _publish(self, done: StepDone) -> None:
        """Tell every subscriber, in the order of the steps, also where one of them fails or makes the next change."""
        self._news.append(done)
        if self._publishing:
            return
        self._publishing = True
        try:
            while self._news:
                news = self._news.popleft()
                with ExitStack() as everybody:
                    for key in reversed(self._subscribers):
                        everybody.callback(self._tell, key, news)
        finally:
            self._publishing = False

    def _tell(self, key: object, done: StepDone) -> None:
        if key in self._subscribers:
            self._subscribers[key](done)


def _refuse_texts(arguments: dict[str, int | StrEnum]) -> None:
    """An erased person must leave no trace in a label (DATA, "History, undo, drafts")."""
    for name, value in arguments.items():
        if not isinstance(value, int | StrEnum):
            raise TypeError(f"a step's argument is a row's id, a number or a member of a closed list: {name}={value!r}")

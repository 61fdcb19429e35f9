"""One unit of work: one transaction that becomes one step of the history, or nothing at all."""

import datetime as dt
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from sqlalchemy import Connection, Engine, MetaData, event
from sqlalchemy.orm import Session
from sqlalchemy.orm.exc import StaleDataError

from app.db.engine import WRITER
from app.db.history import sqlite
from app.db.history.audit import METADATA
from app.db.history.changes import StepDone, touched_rows
from app.db.history.meanwhile import Edits
from app.db.history.tables import Arguments, StepInfo, StepKind, next_step_id, write_step


@dataclass(frozen=True)
class Label:
    """What a step will be called, and which step it takes back."""

    message: str
    arguments: Arguments = field(default_factory=dict)
    kind: StepKind = StepKind.DO
    final: bool = False
    undoes_step_id: int | None = None


class UnitOfWork:
    """The step in the making; ``done`` says what was recorded, once ``session`` has ended without an error."""

    def __init__(
        self, engine: Engine, metadata: MetaData, who: str, now: Callable[[], dt.datetime], label: Label
    ) -> None:
        self._engine, self._metadata = engine, metadata
        self._who, self._now, self._label = who, now, label
        self._finished = False
        self.done: StepDone | None = None

    @contextmanager
    def session(self) -> Iterator[Session]:
        """The session to change with; it is committed at the end, or rolled back by any exception.

        Raises ChangedMeanwhile for a row that somebody saved after it was read.
        """
        writer = self._engine.execution_options(**{WRITER: True})
        with Session(writer, expire_on_commit=False, info={METADATA: self._metadata}) as session:
            edits = Edits(session)
            try:
                with session.begin():
                    event.listen(session, "before_commit", self._refuse_commit)
                    step_id = self._enter(session.connection())
                    yield session
                    session.flush()
                    self._record(session.connection(), step_id)
            except StaleDataError as error:
                with self._engine.connect() as connection:
                    told = edits.explain(connection)
                if told is None:
                    raise
                raise told from error

    def _enter(self, connection: Connection) -> int:
        step_id = next_step_id(connection)
        sqlite.enter_step(connection, step_id)
        return step_id

    def _record(self, connection: Connection, step_id: int) -> None:
        """Write the step, unless it touched nothing; one that undoes, or that reached people, is always written."""
        sqlite.leave_step(connection)
        touched = touched_rows(connection, step_id)
        label = self._label
        if touched or label.final or label.undoes_step_id is not None:
            info = StepInfo(
                step_id, self._who, self._now(), label.message, label.arguments, label.kind, label.final,
                label.undoes_step_id,
            )  # fmt: skip
            write_step(connection, info)
            self.done = StepDone(info, touched)
        self._finished = True

    def _refuse_commit(self, session: Session) -> None:
        if not self._finished and not session.in_nested_transaction():
            raise RuntimeError("a change commits by itself: a service must not commit")

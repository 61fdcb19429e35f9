"""Live queries: shown now, and again whenever a change touched one of the tables they read."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from typing import Any, Generic, TypeVar
from weakref import WeakKeyDictionary

from sqlalchemy import Table, TextClause, event
from sqlalchemy.orm import Session
from sqlalchemy.sql import visitors
from sqlalchemy.sql.compiler import SQLCompiler

from app.db.history.changes import StepDone

T = TypeVar("T")
Reading = Callable[[], AbstractContextManager[Session]]

_known: WeakKeyDictionary[SQLCompiler, frozenset[str]] = WeakKeyDictionary()  # SQLAlchemy keeps and reuses the keys


class LiveQuery(Generic[T]):
    """One query, the function that shows its answer, and the tables it read the last time."""

    def __init__(self, reading: Reading, query: Callable[[Session], T], show: Callable[[T], None]) -> None:
        self._reading, self._query, self._show = reading, query, show
        self._tables: frozenset[str] = frozenset()

    def run(self) -> None:
        """Ask and show; the answer is shown after the session is closed, so it holds frozen values only."""
        with self._reading() as session:
            tables = tables_read(session)
            answer = self._query(session)
        self._tables = frozenset(tables)
        self._show(answer)

    def concerns(self, done: StepDone) -> bool:
        """Whether the step touched a table that was read the last time."""
        return not self._tables.isdisjoint(done.touched)

    def notice(self, done: StepDone) -> None:
        """Run again if the step touched a table that was read."""
        if self.concerns(done):
            self.run()


def tables_read(session: Session) -> set[str]:
    """The names of the tables ``session`` reads from now on; the set fills while the session is used.

    Joins, subqueries, aliases, eager and lazy loading are all seen, because the names are taken from the structure of
    the statements. A statement given as text is refused (RuntimeError): its tables are unknown, so its answer would not
    stay true.
    """
    tables: set[str] = set()

    def note(_connection: object, _cursor: object, text: str, _values: object, context: Any, _many: bool) -> None:
        if context.compiled is None:
            raise RuntimeError(f"a live query must not be text: {text}")
        tables.update(_tables_of(context.compiled, text))

    event.listen(session.connection(), "before_cursor_execute", note)
    return tables


def _tables_of(compiled: SQLCompiler, text: str) -> frozenset[str]:
    known = _known.get(compiled)
    if known is None:
        parts = list(_parts(compiled))
        if any(isinstance(part, TextClause) for part in parts):
            raise RuntimeError(f"a live query must not contain text: {text}")
        known = _known[compiled] = frozenset(part.name for part in parts if isinstance(part, Table))
    return known


def _parts(compiled: SQLCompiler) -> Iterator[Any]:
    """Everything a statement is made of; the tables of joined eager loading stand only in its compiled state."""
    yield from visitors.iterate(compiled.statement)
    if compiled.compile_state is not None:
        yield from visitors.iterate(compiled.compile_state.statement)

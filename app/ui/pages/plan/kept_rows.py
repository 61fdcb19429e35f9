"""The rows of a table of the plan, read anew as a whole or only where a step touched them."""

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Collection
from typing import Generic, Protocol, TypeVar

from PySide6.QtCore import QObject

from app.db.history.changes import StepDone
from app.db.stores import Session
from app.ui.desk import Desk

_MOST = 200  # touched rows: more are read as all are


class Placed(Protocol):
    """A row with its place in the plan."""

    @property
    def id(self) -> int:
        """The row's id in the database."""
        ...

    @property
    def number(self) -> str:
        """As in the Description of the Action."""
        ...

    @property
    def position(self) -> int:
        """Its place among the others."""
        ...


R = TypeVar("R", bound=Placed)
Query = Callable[[Session, dt.date, Collection[int] | None], tuple[R, ...]]


class KeptRows(QObject, Generic[R]):
    """Of ``table``; ``others`` are the other tables that ``query`` reads: where they are touched, all is read anew.

    ``query(session, as_of, ids)`` gives the rows with these ids, or all (None), in the order of the plan.
    """

    def __init__(self, desk: Desk, owner: QObject, table: str, others: Collection[str], query: Query[R]) -> None:
        super().__init__(owner)
        self._desk, self._table, self._others, self._query = desk, table, frozenset(others), query
        self._rows: tuple[R, ...] | None = None
        self._as_of = dt.date.min
        self._touched: dict[str, set[int]] = defaultdict(set)
        desk.stepped.connect(self._note)

    def ask(self, session: Session) -> tuple[R, ...]:
        """The rows as they are now."""
        as_of = self._desk.as_of()
        touched, self._touched = self._touched, defaultdict(set)
        ids = touched.get(self._table, set())
        known = self._rows
        some = None
        if known is not None and as_of == self._as_of and not self._others & set(touched) and len(ids) <= _MOST:
            some = self._exchanged(known, {row.id: row for row in self._query(session, as_of, ids)}, ids)
        self._rows = some if some is not None else self._query(session, as_of, None)
        self._as_of = as_of
        return self._rows

    @staticmethod
    def _exchanged(known: tuple[R, ...], fresh: dict[int, R], ids: Collection[int]) -> tuple[R, ...] | None:
        """The rows with the fresh ones in place of the old; None: there are new ones, or the order is another."""
        stays = {row.id for row in known if row.id in ids}
        if stays != set(fresh):
            return None
        if any((row.position, row.number) != (fresh[row.id].position, fresh[row.id].number)
               for row in known if row.id in fresh):  # fmt: skip
            return None
        return tuple(fresh.get(row.id, row) for row in known)

    def _note(self, done: StepDone) -> None:
        for table, ids in done.touched.items():
            self._touched[table] |= ids

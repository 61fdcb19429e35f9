"""A file that several people open, close and open again, and ways to look at all that is in it."""

import datetime as dt
import itertools
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

from history_schema import Base
from sqlalchemy import MetaData, event, select

from app.db.engine import open_engine
from app.db.history import tables
from app.db.history.audit import METADATA
from app.db.history.inverse import obstacle
from app.db.history.refusals import UndoRefused
from app.db.history.tables import StepInfo
from app.db.history.tracking import VERSION, tracked
from app.db.store import Store

Dump = dict[str, list[dict[str, Any]]]
START = dt.datetime(2020, 3, 4, 9, 0, tzinfo=dt.UTC)


class World:
    """One file, the stores that are open on it, and a clock that goes one minute further each time it is asked."""

    def __init__(self, path: Path, metadata: MetaData = Base.metadata) -> None:
        self.path, self.metadata = path, metadata
        self.stores: list[Store] = []
        self.on_connect: Callable[[sqlite3.Connection, object], object] | None = None  # told of every new connection
        self._minutes = itertools.count()

    def create(self) -> None:
        sqlite3.connect(self.path).close()
        engine = open_engine(self.path)
        with engine.begin() as connection:
            tables.create(connection)
            self.metadata.create_all(connection)
        engine.dispose()

    def now(self) -> dt.datetime:
        return START + dt.timedelta(minutes=next(self._minutes))

    def open(self, who: str = "ann", read_only: bool = False) -> Store:
        engine = open_engine(self.path, self.metadata, read_only)
        if self.on_connect is not None:
            event.listen(engine, "connect", self.on_connect)
        self.stores.append(Store(engine, self.metadata, who, self.now, read_only))
        return self.stores[-1]

    def close(self) -> None:
        while self.stores:
            self.stores.pop().close()

    def reopen(self, who: str = "ann") -> Store:
        self.close()
        return self.open(who)

    def raw(self, sql: str, *values: Any) -> list[Any]:
        """Ask the file beside the program, as the sqlite3 shell would."""
        connection = sqlite3.connect(self.path, isolation_level=None)
        try:
            return connection.execute(sql, values).fetchall()
        finally:
            connection.close()

    def is_sound(self) -> bool:
        checks = self.raw("PRAGMA integrity_check"), self.raw("PRAGMA foreign_key_check")
        return checks == ([("ok",)], [])


def dump(store: Store, versions: bool = False) -> Dump:
    """Every row of every tracked table; versions only go forward, so they are left out unless asked for."""
    with store.read() as session:
        return {
            table.name: [
                {name: value for name, value in row.items() if versions or name != VERSION}
                for row in session.execute(select(table).order_by(table.c.id)).mappings()
            ]
            for table in tracked(session.info["metadata"])
        }


def number(step: StepInfo | None) -> int:
    """The number of a step; 0: there is none."""
    return 0 if step is None else step.id


def foretold(store: Store, step_id: int) -> UndoRefused | None:
    """What looking tells of an undo that would be refused."""
    with store.read() as session:
        return obstacle(session.connection(), session.info[METADATA], step_id)

"""Opening a database file: the one way to a connection, with every safeguard of TRUST, "Decided".

A connection never creates a file, keeps an ordinary rollback journal, and survives a power cut without losing what was
acknowledged. An engine begins its own transactions, gives each writing connection the triggers of the history, and
forbids writing to every other connection.
"""

import json
import sqlite3
import sys
from functools import partial
from os import PathLike
from pathlib import Path
from typing import Any, Literal

from sqlalchemy import URL, Connection, Engine, MetaData, QueuePool, create_engine, event

from app.db.history import sqlite as history

Mode = Literal["rw", "ro"]

WRITER = "writer"  # execution option: the transaction may write, and takes the write lock when it begins
BUSY_SECONDS = 5  # how long a connection waits for another one that is reading or committing
_EVERY_CONNECTION = (
    "trusted_schema=OFF",
    "cell_size_check=ON",
    "foreign_keys=ON",
    "recursive_triggers=ON",  # INSERT OR REPLACE is recorded only with it
    "secure_delete=ON",
    "temp_store=MEMORY",
    "mmap_size=0",
)
_WRITING_CONNECTION = (
    "journal_mode=DELETE",
    "synchronous=EXTRA",
    *(("fullfsync=ON",) if sys.platform == "darwin" else ()),
)


def connect(path: str | PathLike[str], mode: Mode = "rw") -> sqlite3.Connection:
    """A connection to an existing database file, for reading and writing or for reading only.

    Transactions are the caller's: nothing begins by itself. Raises sqlite3.Error: the file is missing, is no database
    or cannot be read, with the reason in ``sqlite_errorcode``.
    """
    uri = f"{Path(path).absolute().as_uri()}?mode={mode}"  # as_uri quotes ? # % and blanks
    connection = sqlite3.connect(uri, uri=True, isolation_level=None, check_same_thread=False, timeout=BUSY_SECONDS)
    try:
        for pragma in (*_EVERY_CONNECTION, *(_WRITING_CONNECTION if mode == "rw" else ())):
            connection.execute(f"PRAGMA {pragma}")
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def open_engine(path: str | PathLike[str], metadata: MetaData | None = None, read_only: bool = False) -> Engine:
    """An engine on an existing database file; ``engine.url.database`` is its path.

    With ``metadata`` every writing connection records the history of its tables, and only a transaction with the
    execution option ``WRITER`` may write. Without it (migrations, repairs) nothing is recorded and nothing forbidden.
    """
    file = Path(path).absolute()
    engine = create_engine(
        URL.create("sqlite", database=str(file)),
        creator=partial(connect, file, "ro" if read_only else "rw"),
        poolclass=QueuePool,
        pool_use_lifo=True,  # few connections are used again and again: few need triggers
        json_serializer=partial(json.dumps, ensure_ascii=False),  # a name can be searched for in the file's bytes
    )
    event.listen(engine, "begin", partial(_begin, metadata=metadata))
    return engine


def _begin(connection: Connection, metadata: MetaData | None) -> None:
    writes = bool(connection.get_execution_options().get(WRITER))
    if metadata is not None:
        _allow_writing(connection, metadata, writes)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _allow_writing(connection: Connection, metadata: MetaData, writes: bool) -> None:
    """Switch writing on or off; the first time it is switched on, the history's triggers are made."""
    known: dict[str, Any] = connection.info  # kept with the connection while the pool keeps it
    if known.get("may write") != writes:
        connection.exec_driver_sql(f"PRAGMA query_only={'OFF' if writes else 'ON'}")
        known["may write"] = writes
    if writes and not known.get("records"):
        history.install(connection, metadata)
        known["records"] = True

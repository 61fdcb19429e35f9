"""Make a new database file: beside its place under another name, filled, checked, and only then put there whole."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError

from app.db.engine import connect, open_engine
from app.db.schema import METADATA, SCHEMA_NUMBER, create_schema
from app.db.snapshot import cannot_make, new_database
from app.db.soundness import refuse_damaged, refuse_unexpected

Build = Callable[[Engine], None]


def create_file(path: Path, build: Build | None = None) -> None:
    """Make a new database at ``path``; ``build`` fills it through an engine that records the history.

    Raises UserError, and leaves nothing behind: the path exists already, its folder is missing, there is no permission
    or no room; and whatever ``build`` raises.
    """
    with new_database(path, replace=False) as temporary:
        try:
            _make_schema(temporary)
            if build is not None:
                _fill(temporary, build)
        except DBAPIError as error:
            if isinstance(error.orig, sqlite3.Error):
                raise cannot_make(path, error.orig) from error
            raise
        with closing(connect(temporary)) as connection:
            refuse_unexpected(connection, path, SCHEMA_NUMBER)
            refuse_damaged(connection, path)


def _make_schema(temporary: Path) -> None:
    engine = open_engine(temporary)
    try:
        with engine.begin() as connection:
            create_schema(connection)
    finally:
        engine.dispose()


def _fill(temporary: Path, build: Build) -> None:
    engine = open_engine(temporary, METADATA)
    try:
        build(engine)
    finally:
        engine.dispose()

"""Bring a database file to the newest schema, in one transaction or not at all (TRUST, "Migrations").

``python -m app.db.migrate new "what it does"`` begins a new migration, ``python -m app.db.migrate schema`` writes the
newest schema down again after the models were changed; see CONTRIBUTING.md.
"""

import sqlite3
import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, event
from sqlalchemy.exc import DBAPIError

from app.db import schema
from app.db.backups import Reason, back_up_now
from app.db.classification import cannot_open
from app.db.engine import connect
from app.db.history.tables import write_barrier
from app.db.soundness import refuse_damaged, row_counts
from app.domain.errors import UserError
from app.words import message

_SCRIPTS = "app.db:migrations"
_OF_THE_DISK = {sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_BUSY, sqlite3.SQLITE_READONLY}


class MigrationFailed(UserError):  # noqa: N818 (a UserError says what happened)
    """The result was not what it has to be, so everything was taken back."""


@dataclass(frozen=True)
class Series:
    """The migrations to run: where they are, the number of the last, and the schema they must end with."""

    number: int = schema.SCHEMA_NUMBER
    folders: tuple[str, ...] = (f"{_SCRIPTS}/versions",)
    statements: Callable[[], Iterable[str]] = schema.model_statements


def bring_up_to_date(file: Path, series: Series = Series()) -> None:
    """Back ``file`` up and run the migrations it has not had; the caller holds its lock.

    Raises UserError, and leaves the file as it was: no backup can be made, the disk is full or fails, another program
    uses the file, or the result is wrong (MigrationFailed).
    """
    back_up_now(file, Reason.MIGRATION)
    engine = _engine(file)
    try:
        with engine.begin() as connection:
            migrate(connection, file, series)
    except DBAPIError as error:
        if getattr(error.orig, "sqlite_errorcode", 0) & 0xFF in _OF_THE_DISK:
            raise cannot_open(file, error.orig) from error  # type: ignore[arg-type]
        raise
    finally:
        engine.dispose()


def migrate(connection: Connection, file: Path, series: Series) -> None:
    """Run the migrations in the connection's transaction, and check what they have done; raises MigrationFailed."""
    driver: Any = connection.connection.dbapi_connection
    rows, keys = row_counts(driver), _given_keys(connection)
    modules = _run(connection, series)
    _keep_given_keys(connection, keys)
    schema.mark(connection, series.number)
    if any(module.REWRITES_VALUES for module in modules):
        write_barrier(connection, datetime.now(UTC), message("Plenary brought the file up to date"), {})
    changed = {table for module in modules for table in module.CHANGES_ROWS_OF}
    _refuse_lost_rows(file, rows, row_counts(driver), changed)
    if wrong := schema.compare(series.statements(), schema.stored_statements(driver)):
        raise _failed(file, ", ".join(wrong))
    refuse_damaged(driver, file)


def configuration(connection: Connection, series: Series) -> Config:
    """Alembic's settings for these migrations on this connection."""
    config = Config()
    config.set_main_option("script_location", _SCRIPTS)
    config.set_main_option("path_separator", "newline")
    config.set_main_option("version_locations", "\n".join(series.folders).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config

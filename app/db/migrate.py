"""Bring a database file to the newest schema, in one transaction or not at all (TRUST, "Migrations").

``migrations/versions`` holds the migrations, ``migrations/schemas`` the schema that each of them ends with, written
down by ``python -m app.db.write_schema`` (CONTRIBUTING.md).
"""

import sqlite3
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
from sqlalchemy import Connection, Engine, NullPool, event
from sqlalchemy.exc import DBAPIError

from app.db import schema
from app.db.backups import Reason, back_up_now
from app.db.classification import CannotOpen, cannot_open
from app.db.engine import connect
from app.db.history.tables import write_barrier
from app.db.soundness import refuse_damaged, row_counts
from app.domain.errors import UserError
from app.models import history
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


_NEWEST = Series()


def bring_up_to_date(file: Path, series: Series = _NEWEST) -> None:
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
    try:
        refuse_damaged(driver, file)
    except CannotOpen as error:
        raise _failed(file, str(error)) from error


def configuration(connection: Connection, series: Series) -> Config:
    """Alembic's settings for these migrations on this connection."""
    config = Config()
    config.set_main_option("script_location", _SCRIPTS)
    config.set_main_option("path_separator", "newline")
    config.set_main_option("version_locations", "\n".join(series.folders).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config


def _engine(file: Path) -> Engine:
    """Without foreign keys, which a rebuilt table would cascade through, and with nobody else in the file."""
    engine = sa.create_engine("sqlite://", creator=partial(connect, file), poolclass=NullPool)

    @event.listens_for(engine, "connect")
    def _let_tables_be_rebuilt(driver: sqlite3.Connection, _record: object) -> None:
        driver.execute("PRAGMA foreign_keys=OFF")

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN EXCLUSIVE")

    return engine


def _run(connection: Connection, series: Series) -> list[Any]:
    """Run what has not been run, and return those migrations."""
    schema.create_version_table(connection)
    config = configuration(connection, series)
    current = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
    steps = ScriptDirectory.from_config(config).iterate_revisions(schema.revision_of(series.number), current or "base")
    modules = [step.module for step in steps]
    command.upgrade(config, schema.revision_of(series.number))
    return modules


def _given_keys(connection: Connection) -> Mapping[str, int]:
    """The highest id each table has ever given, also to rows deleted since: none may be given again."""
    if connection.exec_driver_sql("SELECT 1 FROM sqlite_master WHERE name = 'sqlite_sequence'").scalar() is None:
        return {}
    return dict(connection.exec_driver_sql("SELECT name, seq FROM sqlite_sequence").all())


def _keep_given_keys(connection: Connection, before: Mapping[str, int]) -> None:
    """A rebuilt table forgets the ids of rows deleted before."""
    now = _given_keys(connection)
    tables = set(connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'").scalars())
    for name, highest in before.items():
        if name in tables and now.get(name, -1) < highest:
            connection.exec_driver_sql("DELETE FROM sqlite_sequence WHERE name = ?", (name,))
            connection.exec_driver_sql("INSERT INTO sqlite_sequence VALUES (?, ?)", (name, highest))


def _refuse_lost_rows(file: Path, before: Mapping[str, int], after: Mapping[str, int], changed: set[str]) -> None:
    ours = {history.step.name, "alembic_version"}
    for table in before.keys() & after.keys() - changed - ours:
        if before[table] != after[table]:
            raise _failed(file, f"{table}: {before[table]} → {after[table]}")


def _failed(file: Path, reason: str) -> MigrationFailed:
    return MigrationFailed(
        "{path} could not be brought up to date and is as it was ({reason}). Please report this; the version of "
        "Plenary that made it still opens it.",
        path=str(file), reason=reason,
    )  # fmt: skip

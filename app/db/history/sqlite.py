"""The history in SQLite's own words; everything else in ``app.db.history`` is portable SQLAlchemy.

The triggers are TEMP triggers, made anew on every writing connection: they see every change of that connection (bulk
statements, association rows, cascades), keep the file itself free of triggers, and may use JSON functions under
``trusted_schema=OFF``, which SQLite 3.40 forbids to triggers stored in the file. PostgreSQL will get a module like it.
"""

import sqlite3
from functools import lru_cache
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Column, Connection, MetaData, PoolProxiedConnection, Table

from app.db.history.tracking import plain_type, stored_columns, tracked

OUTSIDE_STEP = "written outside a change of the store"
NEW_KEY = "the id of a row never changes"

_CURRENT_STEP = """
CREATE TEMP TABLE IF NOT EXISTS current_step (one INTEGER PRIMARY KEY CHECK (one = 1), step_id INTEGER NOT NULL)
"""
# A trigger's NOT NULL would be silenced by INSERT OR IGNORE, therefore raise().
_STEP = f"coalesce((SELECT step_id FROM current_step), raise(ABORT, '{OUTSIDE_STEP}'))"  # noqa: S608 (made from names of the program's own tables)
_INTO = "INSERT INTO change (step_id, table_name, row_id, op, before, after)"


def install(connection: Connection, metadata: MetaData) -> None:
    """Make this connection's triggers match ``metadata``; outside a transaction, before its first write."""
    wanted, present = expected(metadata), installed(connection)
    for name in present:
        if present[name] != wanted.get(name):
            connection.exec_driver_sql(f'DROP TRIGGER temp."{name}"')
    connection.exec_driver_sql(_CURRENT_STEP)
    for name in wanted:
        if present.get(name) != wanted[name]:
            connection.exec_driver_sql(f"CREATE TEMP TRIGGER {wanted[name]}")


def installed(connection: Connection) -> dict[str, str]:
    """The name and SQL of every trigger that this connection has for itself."""
    made = "CREATE TRIGGER "  # SQLite stores the statement without the word TEMP
    query = sa.text("SELECT name, sql FROM temp.sqlite_master WHERE type = 'trigger'")
    return {name: sql.removeprefix(made) for name, sql in connection.execute(query)}


@lru_cache(maxsize=8)
def expected(metadata: MetaData) -> dict[str, str]:
    """The name and SQL (after CREATE TRIGGER) of every trigger that ``metadata`` calls for."""
    return {name: sql for table in tracked(metadata) for name, sql in _triggers(table).items()}


def enter_step(connection: Connection, step_id: int) -> None:
    """Tell the triggers which step the coming changes of this transaction belong to."""
    connection.exec_driver_sql("INSERT INTO current_step VALUES (1, ?)", (step_id,))


def leave_step(connection: Connection) -> None:
    """From here on the triggers refuse every change."""
    connection.exec_driver_sql("DELETE FROM current_step")


def defer_foreign_keys(connection: Connection) -> None:
    """Check references when this transaction commits instead of at each statement."""
    connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")


def never_wait(connection: PoolProxiedConnection) -> None:
    """Let this connection give up at once where another one is committing."""
    connection.cursor().execute("PRAGMA busy_timeout=0")


def commit_count(connection: PoolProxiedConnection) -> int | None:
    """A number that changes when another connection commits; None while one is committing at this moment."""
    try:
        cursor = connection.cursor()
        cursor.execute("PRAGMA data_version")
        return int(cursor.fetchall()[0][0])
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY:
            raise
        return None


def _triggers(table: Table) -> dict[str, str]:
    bodies = {"INSERT": _insert_body(table), "UPDATE": _update_body(table), "DELETE": _delete_body(table)}
    made = {}
    for event, body in bodies.items():
        name = f"history_{table.name}_{event.lower()}"
        made[name] = f'"{name}" AFTER {event} ON main."{table.name}" BEGIN {body} END'
    return made


def _insert_body(table: Table) -> str:
    return f"{_INTO} VALUES ({_STEP}, '{table.name}', new.id, 'I', NULL, NULL);"


def _update_body(table: Table) -> str:
    """Record the fields that differ; record nothing where none does."""
    fields = " UNION ALL ".join(
        f"SELECT '{column.name}' AS name, {_field(column, 'old')} AS was, {_field(column, 'new')} AS became"
        for column in stored_columns(table)
    )
    return (
        f"SELECT raise(ABORT, '{NEW_KEY}') WHERE old.id IS NOT new.id; "  # noqa: S608 (as above)
        f"{_INTO} SELECT {_STEP}, '{table.name}', new.id, 'U', "
        "json_group_object(name, was), json_group_object(name, became) "
        f"FROM ({fields}) WHERE was IS NOT became HAVING count(*) > 0;"
    )


def _delete_body(table: Table) -> str:
    image = ", ".join(f"'{column.name}', {_field(column, 'old')}" for column in stored_columns(table))
    return f"{_INTO} VALUES ({_STEP}, '{table.name}', old.id, 'D', json_object({image}), NULL);"


def _field(column: Column[Any], row: str) -> str:
    """SQL for one field of an image: as it is stored, bytes as hexadecimal digits."""
    value = f'{row}."{column.name}"'
    if isinstance(plain_type(column), sa.LargeBinary):
        return f"CASE WHEN {value} IS NOT NULL THEN hex({value}) END"  # hex(NULL) would be an empty text
    return value

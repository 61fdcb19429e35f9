"""Whether the content of a database is whole: pages, indexes, checks, references, and nothing beside its schema."""

import sqlite3
from pathlib import Path

from app.db.classification import CORRUPT, CannotOpen, Problem, cannot_open
from app.db.schema import differences
from app.words import message

_BROKEN_REFERENCES = message(
    "{path} is damaged: row {row} of {table} refers to a row of {other} that is not there. Restore a backup with "
    "“plenary restore”; the damaged file is kept then."
)
_UNEXPECTED = message(
    "{path} is not as Plenary makes its files ({objects}), so it is not opened: somebody may have changed it to do "
    "harm. Restore a backup with “plenary restore”, or ask whoever sent it."
)
_MOST_NAMED = 3


def refuse_unexpected(connection: sqlite3.Connection, path: Path, number: int) -> None:
    """Raise CannotOpen when the database holds anything but schema ``number``: triggers, views, changed checks …"""
    try:
        found = differences(connection, number)
    except sqlite3.Error as error:
        raise cannot_open(path, error) from error
    if found:
        named = ", ".join(found[:_MOST_NAMED]) + (", …" if len(found) > _MOST_NAMED else "")
        raise CannotOpen(Problem.UNEXPECTED_OBJECTS, _UNEXPECTED, path=str(path), objects=named)


def refuse_damaged(connection: sqlite3.Connection, path: Path, quick: bool = False) -> None:
    """Raise CannotOpen unless every page, check and reference is sound, and (not ``quick``) every index too."""
    try:
        ((first,),) = connection.execute(f"PRAGMA {'quick_check' if quick else 'integrity_check'}(1)").fetchall()
        broken = connection.execute("PRAGMA foreign_key_check").fetchone()
    except sqlite3.Error as error:
        raise cannot_open(path, error) from error
    if first != "ok":
        raise CannotOpen(*CORRUPT, path=str(path), reason=first)
    if broken:
        table, row, other, _key = broken
        raise CannotOpen(
            Problem.BROKEN_REFERENCES, _BROKEN_REFERENCES, path=str(path), table=table, row=row, other=other
        )


def row_counts(connection: sqlite3.Connection) -> dict[str, int]:
    """How many rows each table has."""
    names = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite|_%' ESCAPE '|'"
    ).fetchall()
    return {name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for (name,) in names}  # noqa: S608

"""The tables, indexes and checks a database file has, and nothing else: making them, and finding what differs.

``migrations/schemas/NNNN.sql`` holds the schema of every number there has been; the models say what the newest is. A
file may hold nothing beside its schema: a stranger's could carry triggers, views or changed checks that act (TRUST).
"""

import re
import sqlite3
from collections.abc import Iterable
from functools import lru_cache
from importlib.resources import files

import sqlalchemy as sa
from sqlalchemy import Connection

from app.db.history import tables as history
from app.models import Base

APPLICATION_ID = 0x504C4E52  # "PLNR"
SCHEMA_NUMBER = 2  # of the newest migration; a test compares them
METADATA = Base.metadata

_ALEMBIC = "alembic_version ( version_num TEXT NOT NULL, PRIMARY KEY (version_num) ) STRICT"
_TOKEN = re.compile(
    r"""(?P<blank>\s+|--[^\n]*|/\*.*?\*/) | (?P<text>'(?:[^']|'')*') | (?P<word>\w+)
        | "(?P<quoted>\w+)" | `(?P<ticked>\w+)` | \[(?P<boxed>\w+)\] | (?P<other>"(?:[^"]|"")*"|.)""",
    re.VERBOSE | re.DOTALL,
)
_SEQUENCE = "sqlite_sequence"  # SQLite's own, where a key is AUTOINCREMENT


def create_schema(connection: Connection) -> None:
    """Make the newest schema in an empty database, and mark it as a file of this program."""
    METADATA.create_all(connection)
    history.create(connection)
    create_version_table(connection)
    connection.exec_driver_sql("INSERT INTO alembic_version VALUES (?)", (revision_of(SCHEMA_NUMBER),))
    mark(connection, SCHEMA_NUMBER)


def create_version_table(connection: Connection) -> None:
    """Make Alembic's table, STRICT like all others, before Alembic makes its own."""
    connection.exec_driver_sql(f"CREATE TABLE IF NOT EXISTS {_ALEMBIC}")


def mark(connection: Connection, number: int) -> None:
    """Write into the file's header whose it is and which schema it has."""
    connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.exec_driver_sql(f"PRAGMA user_version = {number}")


def revision_of(number: int) -> str:
    """Alembic's name for a schema number."""
    return f"{number:04}"


def written_statements(number: int) -> list[str]:
    """The statements that ``migrations/schemas`` has for that number: all but Alembic's own table."""
    file = files("app.db").joinpath("migrations", "schemas", f"{revision_of(number)}.sql")
    return [part.strip() for part in file.read_text("utf-8").split(";\n") if part.strip()]


def schema_statements(number: int) -> list[str]:
    """The statements that make the schema of that number: as written down, or as the models have the newest."""
    if number == SCHEMA_NUMBER:
        return model_statements()
    return [f"CREATE TABLE {_ALEMBIC}", *written_statements(number)]


@lru_cache(maxsize=1)
def model_statements() -> list[str]:
    """The statements that make the schema of the models and the history as they are now."""
    engine = sa.create_engine("sqlite://")
    with engine.begin() as connection:
        create_schema(connection)
        made = stored_statements(connection.connection.dbapi_connection)  # type: ignore[arg-type]
    engine.dispose()
    return made


def stored_statements(connection: sqlite3.Connection) -> list[str]:
    """The statements of everything a database holds, tables first; SQLite's own objects have none."""
    return [
        sql
        for (sql,) in connection.execute(
            "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name <> ? ORDER BY type DESC, rowid", (_SEQUENCE,)
        )
    ]


def differences(connection: sqlite3.Connection, number: int) -> list[str]:
    """The names of what a database has too much, too little or otherwise than schema ``number``: ["trigger spoil"].

    Spaces, quotes, letter case and the order of a table's columns and constraints make no difference.
    """
    stored = stored_statements(connection)
    if {" ".join(sql.split()) for sql in stored} == _as_written(number):
        return []  # the usual case, and quick
    return compare(schema_statements(number), stored)


def compare(wanted: Iterable[str], found: Iterable[str]) -> list[str]:
    """The names of what two lists of statements do not both make; see ``differences``."""
    one, other = _meanings(wanted), _meanings(found)
    return sorted(name for name in one.keys() | other.keys() if one.get(name) != other.get(name))


@lru_cache(maxsize=4)
def _as_written(number: int) -> frozenset[str]:
    return frozenset(" ".join(sql.split()) for sql in (f"CREATE TABLE {_ALEMBIC}", *written_statements(number)))


def _meanings(statements: Iterable[str]) -> dict[str, object]:
    """By name ("table person"): what each statement says, without how it is written."""
    said = {}
    for statement in statements:
        words = _words(statement)
        kind_at = 2 if words[1:2] in (["unique"], ["virtual"]) else 1
        said[" ".join(words[kind_at : kind_at + 2])] = _parts(words)
    return said


def _words(statement: str) -> list[str]:
    """The words and signs of a statement; names without needless quotes, in lower case."""
    found = []
    for token in _TOKEN.finditer(statement):
        if token["text"] or token["other"]:
            found.append(token[0])
        elif not token["blank"]:
            found.append((token["word"] or token["quoted"] or token["ticked"] or token["boxed"]).lower())
    return found


def _parts(words: list[str]) -> object:
    """A table as its head, the set of its columns and constraints, and its tail; anything else as it is."""
    if words[:2] != ["create", "table"] or "(" not in words:
        return words
    start, depth = words.index("("), 0
    parts: list[list[str]] = [[]]
    for position in range(start, len(words)):
        word = words[position]
        depth += (word == "(") - (word == ")")
        if depth == 0:
            return words[:start], frozenset(" ".join(part) for part in parts), words[position + 1 :]
        if depth == 1 and word == ",":
            parts.append([])
        elif position > start:
            parts[-1].append(word)
    return words

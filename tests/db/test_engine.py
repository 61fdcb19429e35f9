"""Connections: every safeguard is on, nothing is created, and any path works."""

import os
import sqlite3
from pathlib import Path

import pytest
from history_schema import Body, table
from history_world import World
from sqlalchemy import insert, select

from app.db.engine import WRITER, connect, open_engine


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "a.plenary"
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE body (id INTEGER PRIMARY KEY, name TEXT, version INTEGER, uid TEXT)")
    connection.close()
    return path


def pragma(connection: sqlite3.Connection, name: str) -> object:
    return connection.execute(f"PRAGMA {name}").fetchone()[0]


def test_every_safeguard_is_on(file: Path) -> None:
    both = {
        "foreign_keys": 1, "trusted_schema": 0, "cell_size_check": 1, "secure_delete": 1, "recursive_triggers": 1,
        "temp_store": 2, "busy_timeout": 5000,
    }  # fmt: skip
    for mode, wanted in (("rw", both | {"journal_mode": "delete", "synchronous": 3}), ("ro", both)):
        connection = connect(file, mode)  # type: ignore[arg-type]
        assert {name: pragma(connection, name) for name in wanted} == wanted
        assert connection.execute("PRAGMA mmap_size").fetchall() in ([], [(0,)])
        assert connection.isolation_level is None
        connection.close()


def test_a_missing_file_is_not_created(tmp_path: Path) -> None:
    for mode in ("rw", "ro"):
        with pytest.raises(sqlite3.OperationalError, match="unable to open database file") as caught:
            connect(tmp_path / "missing.plenary", mode)
        assert caught.value.sqlite_errorcode == sqlite3.SQLITE_CANTOPEN
    assert list(tmp_path.iterdir()) == []


def test_what_is_no_database_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.plenary"
    path.write_bytes(b"not a database at all, but long enough to look at" * 100)
    before = path.read_bytes()
    with pytest.raises(sqlite3.DatabaseError, match="file is not a database"):
        connect(path)
    assert path.read_bytes() == before


def test_reading_only_cannot_write(file: Path) -> None:
    connection = connect(file, "ro")
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        connection.execute("INSERT INTO body (name) VALUES ('x')")
    connection.close()


@pytest.mark.parametrize(
    "name",
    ["a?b#c%20d.plenary", "100 %.plenary", "张伟 Łódź.plenary", "a&mode=memory.plenary", "with 'quotes\".plenary"],
)
def test_any_path_works(tmp_path: Path, file: Path, name: str) -> None:
    """Fault 35."""
    folder = tmp_path / name
    folder.mkdir()
    file.rename(folder / name)
    link = tmp_path / "link ? # %.plenary"
    link.symlink_to(folder / name)
    for path in (folder / name, link, os.fspath(link)):
        connection = connect(path)
        connection.execute("INSERT INTO body (name) VALUES ('x')")
        connection.close()
    engine = open_engine(link)
    assert engine.url.database == str(link)
    with engine.connect() as looking:
        assert looking.exec_driver_sql("SELECT count(*) FROM body").scalar() == 3
    engine.dispose()
    assert sorted(path.name for path in (folder, link)) == sorted(path.name for path in tmp_path.iterdir())


def test_a_relative_path_is_meant_from_where_the_program_was_when_it_was_opened(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(file.parent)
    engine = open_engine(file.name)
    monkeypatch.chdir("/")
    with engine.connect() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM body").scalar() == 0
    engine.dispose()


def test_a_file_in_write_ahead_mode_is_brought_back_to_the_rollback_journal(file: Path) -> None:
    other = sqlite3.connect(file)
    other.execute("PRAGMA journal_mode=WAL")
    other.close()
    connection = connect(file)
    assert pragma(connection, "journal_mode") == "delete"
    connection.close()


def test_schema_changes_are_part_of_a_transaction(file: Path) -> None:
    engine = open_engine(file)
    with engine.connect() as connection:
        connection.exec_driver_sql("CREATE TABLE other (id INTEGER)")
        connection.rollback()
        assert connection.exec_driver_sql("SELECT name FROM sqlite_master").scalars().all() == ["body"]
    engine.dispose()


def test_a_savepoint_that_was_released_does_not_survive_a_rollback(file: Path) -> None:
    engine = open_engine(file)
    with engine.connect() as connection:
        with connection.begin_nested():
            connection.execute(insert(table(Body)).values(name="x", version=1))
        connection.rollback()
        assert connection.execute(select(Body.id)).all() == []
    engine.dispose()


def test_a_writer_takes_its_turn_when_it_begins_and_readers_do_not(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.db.engine.BUSY_SECONDS", 0)
    engine = open_engine(world.path, world.metadata)
    other = connect(world.path)
    with engine.execution_options(**{WRITER: True}).begin():
        with pytest.raises(sqlite3.OperationalError, match="database is locked"):
            other.execute("BEGIN IMMEDIATE")
        assert other.execute("SELECT count(*) FROM body").fetchone() == (0,)
    with engine.connect() as connection:
        connection.execute(select(Body.id))
        other.execute("BEGIN IMMEDIATE")
        other.execute("ROLLBACK")
    other.close()
    engine.dispose()

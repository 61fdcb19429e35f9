"""Journals beside a file: what a stopped program left is taken back, another file's is not played in (fault 16)."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from app.db.check import check_file
from app.db.create import create_file
from app.db.opening import CannotOpen, Problem, open_file
from app.domain.errors import UserError

AREAS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3000)"
FIELDS = "uid, version, number, name, illustrative, source"
FILL = f"INSERT INTO area ({FIELDS}) {AREAS} SELECT 'u' || i, 1, i, 'x', 1, '' FROM n"


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "team.plenary"
    create_file(path)
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(FILL)
    return path


def stop_in_the_middle(file: Path, target: Path) -> None:
    """``target`` as a killed program leaves it: half of a change in the file, its journal beside it."""
    with closing(sqlite3.connect(file, isolation_level=None)) as connection:
        connection.execute("PRAGMA cache_size=5")
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("UPDATE area SET name = 'half of a change'")
        shutil.copyfile(file, target)
        shutil.copyfile(f"{file}-journal", f"{target}-journal")
        connection.execute("ROLLBACK")


def names(file: Path) -> set[str]:
    with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as connection:
        return {name for (name,) in connection.execute("SELECT DISTINCT name FROM area")}


@pytest.mark.parametrize("read_only", [False, True])
def test_what_a_killed_program_left_is_taken_back_without_a_question(file, tmp_path, read_only):
    target = tmp_path / "killed.plenary"
    stop_in_the_middle(file, target)
    with open_file(target, read_only=read_only):
        pass
    assert names(target) == {"x"}
    assert {path.name for path in tmp_path.iterdir()} == {file.name, target.name}


def test_a_check_after_a_kill_finds_nothing_wrong(file, tmp_path):
    target = tmp_path / "killed.plenary"
    stop_in_the_middle(file, target)
    assert check_file(target) == ()
    assert names(target) == {"x"}


def test_a_journal_of_another_file_is_not_played_in(file, tmp_path):
    other = tmp_path / "other.plenary"
    stop_in_the_middle(file, tmp_path / "killed.plenary")
    create_file(other)
    with closing(sqlite3.connect(other)) as connection, connection:
        connection.execute(FILL.replace("'x'", "hex(randomblob(40))"))
        connection.execute("DELETE FROM area WHERE id % 3 = 0")
    shutil.copyfile(tmp_path / "killed.plenary-journal", f"{other}-journal")
    before = other.read_bytes()
    with pytest.raises(CannotOpen) as refused, open_file(other):
        pass
    assert refused.value.kind is Problem.STALE_JOURNAL
    assert other.read_bytes() == before


def test_a_new_file_does_not_inherit_a_journal(file, tmp_path):
    target = tmp_path / "killed.plenary"
    stop_in_the_middle(file, target)
    target.unlink()
    with pytest.raises(UserError, match=r"killed\.plenary-journal"):
        create_file(target)
    assert not target.exists()


@pytest.mark.parametrize("rest", [b"", bytes(1024)])
def test_a_finished_journal_does_no_harm(file, rest):
    Path(f"{file}-journal").write_bytes(rest)
    with open_file(file):
        pass
    assert names(file) == {"x"}

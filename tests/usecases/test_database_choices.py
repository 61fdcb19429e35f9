"""A file that cannot be opened: real files of every kind, and the ways out that are offered for each."""

import datetime as dt
import json
import os
import shutil
import socket
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from app.db.lock import Holder, lock_path
from app.domain.errors import UserError
from app.domain.kinds import Programme
from app.domain.project import ProjectFacts
from app.queries.project import project_facts
from app.usecases.database import (
    Reason,
    back_up_to,
    backups_of,
    new_database,
    open_database,
    restore_backup,
    sample_database,
    with_ending,
)
from app.usecases.database_choices import CannotOpen, Choice, Problem, choices_of, headline_of, sentence_of
from app.usecases.files import new_file

FACTS = ProjectFacts(
    "SOIL", "Soils of the world", Programme.HORIZON_EUROPE, "101", dt.date(2024, 1, 1), dt.date(2027, 12, 31)
)
ELSEWHERE = Holder("another-computer", "ana", 7, "1", dt.datetime(2020, 3, 4, tzinfo=dt.UTC))
HERE = Holder(socket.gethostname(), "ana", os.getpid(), "1", dt.datetime(2020, 3, 4, tzinfo=dt.UTC))
FIRST = {
    Problem.MISSING: Choice.CHOOSE_ANOTHER,
    Problem.NOT_FILE: Choice.CHOOSE_ANOTHER,
    Problem.EMPTY: Choice.RESTORE,
    Problem.NOT_A_DATABASE: Choice.CHOOSE_ANOTHER,
    Problem.FOREIGN: Choice.CHOOSE_ANOTHER,
    Problem.NEWER_SCHEMA: Choice.CHOOSE_ANOTHER,
    Problem.NEWER_SQLITE: Choice.CHOOSE_ANOTHER,
    Problem.CORRUPT: Choice.RESTORE,
    Problem.STALE_JOURNAL: Choice.TRY_AGAIN,
    Problem.BROKEN_REFERENCES: Choice.RESTORE,
    Problem.UNEXPECTED_OBJECTS: Choice.RESTORE,
    Problem.LOCKED: Choice.OPEN_READ_ONLY,
    Problem.READ_ONLY: Choice.OPEN_READ_ONLY,
    Problem.UNFINISHED: Choice.TRY_AGAIN,
    Problem.NO_PERMISSION: Choice.TRY_AGAIN,
    Problem.NO_ROOM: Choice.TRY_AGAIN,
    Problem.IO_ERROR: Choice.TRY_AGAIN,
}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "team.plenary"
    new_file(path, sample=False)
    return path


def problem_of(path: Path, **options: bool) -> CannotOpen:
    with pytest.raises(CannotOpen) as raised:
        open_database(path, "Ana", **options)
    return raised.value


def change(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path)) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()


@pytest.mark.parametrize("kind", Problem)
def test_every_problem_has_a_headline_and_a_way_out(kind: Problem):
    problem = CannotOpen(kind, "{path}", path="x")
    choices = choices_of(problem, has_backups=True)
    assert choices[0] is FIRST[kind]
    assert Choice.CHOOSE_ANOTHER in choices
    assert Choice.OPEN_ANYWAY not in choices
    assert Choice.RESTORE not in choices_of(problem, has_backups=False)
    assert Choice.OPEN_READ_ONLY not in choices_of(problem, has_backups=True, read_only=True)
    assert headline_of(problem)


def test_only_another_computers_lock_is_opened_anyway():
    def choices(holder: Holder | None) -> tuple[Choice, ...]:
        return choices_of(CannotOpen(Problem.LOCKED, "{path}", holder=holder, path="x"), has_backups=True)

    assert Choice.OPEN_ANYWAY in choices(ELSEWHERE)
    assert Choice.OPEN_ANYWAY not in choices(HERE)
    assert Choice.OPEN_ANYWAY not in choices(None)


def test_a_disk_that_fails_is_never_answered_with_restoring():
    assert Choice.RESTORE not in choices_of(CannotOpen(Problem.IO_ERROR, "{path}", path="x"), has_backups=True)


def test_a_missing_file_can_be_forgotten(tmp_path: Path):
    problem = problem_of(tmp_path / "gone.plenary")
    assert problem.kind is Problem.MISSING
    assert choices_of(problem, has_backups=False) == (Choice.CHOOSE_ANOTHER, Choice.TRY_AGAIN, Choice.FORGET)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("content", "kind"),
    [(b"", Problem.EMPTY), (b"PK\x03\x04" + bytes(5000), Problem.NOT_A_DATABASE)],
    ids=["empty", "zip"],
)
def test_what_is_no_database(tmp_path: Path, content: bytes, kind: Problem):
    path = tmp_path / "wrong.plenary"
    path.write_bytes(content)
    assert problem_of(path).kind is kind
    assert path.read_bytes() == content


def test_a_folder(tmp_path: Path):
    assert problem_of(tmp_path).kind is Problem.NOT_FILE


def test_foreign_newer_and_unexpected(file: Path):
    change(file, "CREATE VIEW everything AS SELECT * FROM person")
    assert problem_of(file).kind is Problem.UNEXPECTED_OBJECTS
    change(file, "PRAGMA user_version = 99")
    assert problem_of(file).kind is Problem.NEWER_SCHEMA
    change(file, "PRAGMA application_id = 7")
    assert problem_of(file).kind is Problem.FOREIGN


def test_a_newer_sqlite(file: Path):
    content = bytearray(file.read_bytes())
    content[18:20] = b"\x03\x03"
    file.write_bytes(content)
    assert problem_of(file).kind is Problem.NEWER_SQLITE


def test_a_reference_to_nothing(sample_file: Path):
    change(sample_file, "PRAGMA foreign_keys = OFF", "DELETE FROM body WHERE id = (SELECT min(body_id) FROM session)")
    problem = problem_of(sample_file)
    assert problem.kind is Problem.BROKEN_REFERENCES
    assert "plenary restore" not in str(sentence_of(problem))


def test_another_computers_lock_is_opened_anyway_when_asked(file: Path):
    said = {
        "host": "another-computer",
        "user": "ben",
        "process": 7,
        "started": "1",
        "since": "2020-03-04T08:50:00+00:00",
    }
    lock_path(file).write_text(json.dumps(said))
    problem = problem_of(file)
    assert problem.kind is Problem.LOCKED
    assert Choice.OPEN_ANYWAY in choices_of(problem, has_backups=False)
    database = open_database(file, "Ana", take_over=True)
    assert not database.read_only
    database.close()


def test_another_process_has_it_open_and_reading_is_possible(file: Path):
    program = (
        "import sys; from pathlib import Path; from app.usecases.database import open_database\n"
        "opened = open_database(Path(sys.argv[1]), 'Ben'); print('open', flush=True)\n"
        "sys.stdin.readline(); opened.close()"
    )
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    with subprocess.Popen([sys.executable, "-c", program, str(file)], **pipes) as other:
        assert other.stdout.readline() == "open\n"
        problem = problem_of(file)
        assert problem.kind is Problem.LOCKED
        assert problem.holder.user == "Ben"
        assert choices_of(problem, has_backups=True)[:2] == (Choice.OPEN_READ_ONLY, Choice.TRY_AGAIN)
        reading = open_database(file, "Ana", read_only=True)
        assert reading.holder.user == "Ben"
        other.communicate("end\n")
        assert reading.holder is None
        reading.close()
    open_database(file, "Ana").close()


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may read and write everything")
def test_permissions(file: Path):
    file.chmod(0o400)
    assert problem_of(file).kind is Problem.READ_ONLY
    file.chmod(0)
    assert problem_of(file).kind is Problem.NO_PERMISSION


def test_a_damaged_file_is_restored_and_kept(sample_file: Path):
    database = open_database(sample_file, "Ana")  # backs it up
    database.close()
    whole = sample_file.read_bytes()
    sample_file.write_bytes(whole[: len(whole) // 2 // 4096 * 4096])
    damaged = sample_file.read_bytes()
    problem = problem_of(sample_file)
    assert problem.kind is Problem.CORRUPT
    backups = backups_of(sample_file)
    assert choices_of(problem, bool(backups))[0] is Choice.RESTORE
    assert backups[0].reason is Reason.OPENED
    assert backups[0].meetings >= 4
    assert backups[0].size > 100_000
    kept = restore_backup(backups[0].path, sample_file)
    assert kept.read_bytes() == damaged
    open_database(sample_file, "Ana").close()


def test_a_new_database_has_its_project_and_a_wrong_one_is_not_made(tmp_path: Path):
    path = with_ending(tmp_path / "soil.v2")
    assert path.name == "soil.v2.plenary"
    new_database(path, FACTS, "Ana")
    database = open_database(path, "Ana")
    with database.store.read() as session:
        assert project_facts(session) == FACTS
    assert database.store.next_undo().message == "Set up the project"
    database.close()
    with pytest.raises(UserError, match="exists already"):
        new_database(path, FACTS)
    wrong = ProjectFacts("SOIL", "Soils", Programme.H2020, "", dt.date(2024, 1, 1), dt.date(2023, 1, 1))
    with pytest.raises(UserError, match="later end"):
        new_database(tmp_path / "wrong.plenary", wrong)
    assert not (tmp_path / "wrong.plenary").exists()


def test_a_backup_where_the_user_wants_it(sample_file: Path, tmp_path: Path):
    database = open_database(sample_file, "Ana")
    target = tmp_path / "copy.plenary"
    assert back_up_to(sample_file, target) == target.stat().st_size
    database.close()
    open_database(target, "Ana").close()


def test_the_sample_is_made_once(own_user_folders: Path, sample_master: Path, monkeypatch: pytest.MonkeyPatch):
    made = []

    def make(path: Path, sample: bool) -> None:
        made.append(shutil.copy(sample_master, path))

    monkeypatch.setattr("app.usecases.database.new_file", make)
    first, second = sample_database(), sample_database()
    assert first == second == Path(made[0])
    assert len(made) == 1
    first.unlink()

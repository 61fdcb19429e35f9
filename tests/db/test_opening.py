"""Opening a file: each wrong one has its own refusal and is not changed (TRUST faults 10, 11, 20, 34, 35)."""

import os
import sqlite3
import subprocess
import sys
from contextlib import closing

import pytest

from app.db.opening import CannotOpen, Problem, open_file
from app.usecases.files import new_file, opened

SPOIL = {
    "trigger": "CREATE TRIGGER spoil AFTER UPDATE ON person BEGIN DELETE FROM meeting; END",
    "view": "CREATE VIEW everything AS SELECT * FROM person",
    "table": "CREATE TABLE extra (x)",
    "index": "CREATE INDEX extra ON person (family)",
}


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "team.plenary"
    new_file(path, sample=False)
    return path


def problem(path, **options):
    with pytest.raises(CannotOpen) as raised, open_file(path, **options):
        pass
    assert str(path) in str(raised.value) or path.name in str(raised.value)
    return raised.value.kind


def change(path, *statements):
    with closing(sqlite3.connect(path)) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()


@pytest.mark.parametrize("read_only", [True, False])
@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"", Problem.EMPTY),
        (b"PK\x03\x04" + bytes(5000), Problem.NOT_A_DATABASE),
        (os.urandom(9000), Problem.NOT_A_DATABASE),
        (b"SQLite format 3\x00", Problem.NOT_A_DATABASE),
    ],
    ids=["zero bytes", "zip", "random", "only the magic"],
)
def test_what_is_no_database_is_refused_and_unchanged(tmp_path, content, kind, read_only):
    path = tmp_path / "wrong.plenary"
    path.write_bytes(content)
    assert problem(path, read_only=read_only) is kind
    assert path.read_bytes() == content
    assert sorted(tmp_path.iterdir()) == [path]


def test_a_missing_file_is_not_made(tmp_path):
    path = tmp_path / "gone.plenary"
    assert problem(path) is Problem.MISSING
    assert list(tmp_path.iterdir()) == []


def test_a_folder_and_a_pipe_are_no_files(tmp_path):
    assert problem(tmp_path) is Problem.NOT_FILE
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe")
        assert problem(tmp_path / "pipe") is Problem.NOT_FILE


def test_another_programs_database(file):
    change(file, "PRAGMA application_id = 7")
    assert problem(file) is Problem.FOREIGN


def test_a_newer_schema_names_both_numbers(file):
    change(file, "PRAGMA user_version = 99")
    with pytest.raises(CannotOpen, match="99") as raised:
        open_file(file)
    assert raised.value.kind is Problem.NEWER_SCHEMA


@pytest.mark.parametrize("statement", SPOIL.values(), ids=SPOIL)
def test_a_file_that_carries_more_than_its_schema(file, statement):
    change(file, statement)
    assert problem(file) is Problem.UNEXPECTED_OBJECTS
    assert problem(file, read_only=True) is Problem.UNEXPECTED_OBJECTS


def test_a_changed_check_is_seen(file):
    change(
        file,
        "PRAGMA writable_schema = ON",
        "UPDATE sqlite_master SET sql = replace(sql, 'minutes > 0', 'minutes > 1') WHERE name = 'session'",
    )
    assert problem(file) is Problem.UNEXPECTED_OBJECTS


def test_truncated_and_overwritten_files_are_corrupt(sample_file):
    whole = sample_file.read_bytes()
    sample_file.write_bytes(whole[: len(whole) // 2 // 4096 * 4096])
    assert problem(sample_file) is Problem.CORRUPT
    sample_file.write_bytes(whole[: 4096 * 3] + os.urandom(4096 * 30) + whole[4096 * 33 :])
    assert problem(sample_file) in (Problem.CORRUPT, Problem.UNEXPECTED_OBJECTS, Problem.BROKEN_REFERENCES)


@pytest.mark.parametrize(
    "name",
    ["what?.plenary", "a#b.plenary", "100 %20.plenary", "with space.plenary", "Łódź 张伟.plenary", "';--.plenary"],
)
def test_paths_with_signs_are_only_paths(tmp_path, name):
    path = tmp_path / name
    new_file(path, sample=False)
    link = tmp_path / "link.plenary"
    link.symlink_to(path)
    for way in (path, link):
        with opened(str(way)) as store, store.read():
            pass
    assert {found.name for found in tmp_path.iterdir()} == {name, "link.plenary"}


def test_a_second_window_reads_and_hears_who_writes(file):
    with opened(str(file)) as first:
        with pytest.raises(CannotOpen) as raised, opened(str(file)):
            pass
        assert raised.value.kind is Problem.LOCKED
        assert raised.value.holder.process == os.getpid()
        with opened(str(file), read_only=True) as second, second.read():
            assert second.read_only
        with first.change("Nothing"):
            pass
    with opened(str(file)):
        pass  # the lock went with the first window


def test_the_lock_of_a_killed_program_is_taken_over(file):
    program = (
        "import os, sys; from pathlib import Path; from app.db.opening import open_file;"
        "opened = open_file(Path(sys.argv[1])); print('open', flush=True); os.kill(os.getpid(), 9)"
    )
    killed = subprocess.run([sys.executable, "-c", program, str(file)], capture_output=True, text=True, check=False)
    assert killed.stdout == "open\n"
    with opened(str(file)):
        pass


def test_opening_leaves_the_file_as_it_is(file):
    before = file.read_bytes()
    with opened(str(file), read_only=True) as store, store.read():
        pass
    with opened(str(file)) as store, store.read():
        pass
    assert file.read_bytes() == before


@pytest.mark.slow
def test_fifty_simultaneous_starts_leave_one_writer(file):
    program = (
        "import sys; from pathlib import Path; from app.db.opening import open_file, CannotOpen\n"
        "sys.stdin.readline()\n"
        "try:\n    opened = open_file(Path(sys.argv[1])); print('won', flush=True)\n"
        "    sys.stdin.readline(); opened.close()\n"
        "except CannotOpen as error: print(error.kind, flush=True)\n"
    )
    command = [sys.executable, "-c", program, str(file)]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    started = [subprocess.Popen(command, **pipes) for _ in range(50)]
    for one in started:
        one.stdin.write("go\n")
        one.stdin.flush()
    said = [one.stdout.readline().strip() for one in started]
    for one in started:
        one.communicate("end\n")
    assert sorted(set(said)) == ["locked", "won"]
    assert said.count("won") == 1

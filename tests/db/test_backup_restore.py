"""Backups are whole and checked; a restore keeps what it replaces (TRUST faults 4, 7, 13, 16, 23, 25, 26)."""

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from threading import Event

import pytest
from database_fixtures import dump

from app.db import kept_files, snapshot
from app.db.backup import back_up
from app.db.backups import Reason, back_up_now, list_backups
from app.db.check import check_file
from app.db.opening import open_file
from app.db.restore import restore
from app.db.stores import store_on
from app.domain.errors import UserError
from app.queries.meetings import find_meeting
from app.usecases.files import opened


def rename(store, title):
    with store.change("Rename") as session:
        find_meeting(session, "cali-2019").title = title


def title(path):
    with opened(str(path), read_only=True) as store, store.read() as session:
        return find_meeting(session, "cali-2019").title


def test_a_backup_is_one_whole_file_also_beside_an_open_window(sample_file, tmp_path):
    copy = tmp_path / "copy.plenary"
    with opened(str(sample_file)) as store:
        rename(store, "Before the backup")
        back_up(sample_file, copy)
        rename(store, "After the backup")
        before = dump(store)
    assert title(copy) == "Before the backup"
    assert check_file(copy) == ()  # attachments inside, content and all
    assert title(sample_file) == "After the backup"
    with opened(str(sample_file)) as store:
        assert dump(store) == before


def test_a_restore_keeps_the_file_that_was_there(sample_file, tmp_path):
    copy = tmp_path / "copy.plenary"
    back_up(sample_file, copy)
    with opened(str(sample_file)) as store:
        rename(store, "Changed since")
    kept = restore(copy, sample_file)
    assert kept is not None
    assert title(kept) == "Changed since"
    assert title(sample_file) != "Changed since"
    again = restore(copy, sample_file)
    assert again not in (None, kept)  # within the same second too: nothing kept is overwritten
    assert kept.exists()


def test_a_journal_goes_with_the_file_it_belongs_to(sample_file, tmp_path):
    copy = tmp_path / "copy.plenary"
    back_up(sample_file, copy)
    journal = sample_file.with_name(sample_file.name + "-journal")
    journal.write_bytes(b"left over")
    kept = restore(copy, sample_file)
    assert kept.with_name(kept.name + "-journal").read_bytes() == b"left over"
    assert not journal.exists()


def test_nothing_is_restored_over_an_open_file(sample_file, tmp_path):
    copy = tmp_path / "copy.plenary"
    back_up(sample_file, copy)
    with opened(str(sample_file)) as store:
        rename(store, "Still here")
        with pytest.raises(UserError):
            restore(copy, sample_file)
    assert title(sample_file) == "Still here"


def test_a_damaged_backup_is_not_restored(sample_file, tmp_path):
    copy = tmp_path / "copy.plenary"
    back_up(sample_file, copy)
    broken = bytearray(copy.read_bytes())
    broken[4096 * 40 : 4096 * 60] = bytes(4096 * 20)
    copy.write_bytes(broken)
    before = sample_file.read_bytes()
    with pytest.raises(UserError):
        restore(copy, sample_file)
    assert sample_file.read_bytes() == before


def test_a_damaged_file_is_not_copied_over_a_good_backup(sample_file, tmp_path):
    copy = tmp_path / "copy.plenary"
    back_up(sample_file, copy)
    good = copy.read_bytes()
    broken = bytearray(sample_file.read_bytes())
    broken[4096 * 40 : 4096 * 60] = bytes(4096 * 20)
    sample_file.write_bytes(broken)
    with pytest.raises(UserError):
        back_up(sample_file, copy)
    assert copy.read_bytes() == good
    assert sorted(path.name for path in tmp_path.iterdir()) == ["circasa.plenary", "copy.plenary"]


def test_a_blocked_backup_gives_up_and_leaves_nothing(sample_file, tmp_path):
    with closing(sqlite3.connect(sample_file, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(UserError):
            back_up(sample_file, tmp_path / "copy.plenary", deadline_seconds=0.2)
    assert [path.name for path in tmp_path.iterdir()] == ["circasa.plenary"]


def test_closing_a_changed_file_backs_it_up_and_each_backup_restores(sample_file):
    with opened(str(sample_file)) as store:
        rename(store, "First")
    with opened(str(sample_file)) as store:
        rename(store, "Second")
    found = list_backups(sample_file)
    assert len(found) >= 2
    with opened(str(sample_file)):
        pass  # nothing changed, so nothing is added
    assert list_backups(sample_file) == found
    for backup in found:
        restore(backup.path, sample_file)
        assert check_file(sample_file) == ()
    assert title(sample_file) in ("First", "Second")


def test_who_works_on_is_saved_while_a_thread_makes_a_backup(sample_file, monkeypatch):
    monkeypatch.setattr(snapshot, "_PAGES_A_STEP", 1)  # as many steps as a large file has
    with open_file(sample_file, back_up=False) as file, closing(store_on(file.engine, "A")) as store:
        assert list_backups(sample_file) == []
        with ThreadPoolExecutor() as thread:
            made = thread.submit(file.back_up, Reason.TIME)
            for number in range(5):
                rename(store, f"Number {number}")
            assert made.result() is None
        assert file.warnings == []
    during, *_closed = list_backups(sample_file)  # one alone, where it was begun after the last change
    assert title(sample_file) == "Number 4"
    restore(during.path, sample_file)
    assert check_file(sample_file) == ()


def test_closing_waits_for_the_backup_that_is_being_made_and_makes_no_other(sample_file, monkeypatch):
    begun, may_end, take_out = Event(), Event(), kept_files.take_out

    def slowly(*arguments):
        begun.set()
        assert may_end.wait(60)
        return take_out(*arguments)

    monkeypatch.setattr(kept_files, "take_out", slowly)
    with ThreadPoolExecutor() as threads:
        file = open_file(sample_file, back_up=False)
        made = threads.submit(file.back_up, Reason.OPENED)
        assert begun.wait(60)
        closed = threads.submit(file.close)
        assert not closed.done()
        may_end.set()
        closed.result()
        assert made.result() is None
    assert [backup.reason for backup in list_backups(sample_file)] == [Reason.OPENED]


def test_a_shrunken_source_does_not_rotate_good_backups_away(sample_file):
    for number in range(5):
        with opened(str(sample_file)) as store:
            rename(store, f"Number {number}")
    before = {backup.path for backup in list_backups(sample_file)}
    with closing(sqlite3.connect(sample_file)) as connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        for table in ("change", "presence", "item_role", "minutes_text"):
            connection.execute(f"DELETE FROM {table}")
        connection.commit()
    back_up_now(sample_file, Reason.OPENED)
    assert before <= {backup.path for backup in list_backups(sample_file)}


def test_check_finds_a_flipped_bit_in_an_attachment(sample_file):
    with closing(sqlite3.connect(sample_file)) as connection:
        (data,) = connection.execute("SELECT data FROM blob WHERE id = 1").fetchone()
        connection.execute("UPDATE blob SET data = ? WHERE id = 1", (bytes([data[0] ^ 1]) + data[1:],))
        connection.commit()
    (finding,) = check_file(sample_file)
    assert "damaged" in finding.message


def test_check_finds_references_to_nothing(sample_file):
    with closing(sqlite3.connect(sample_file)) as connection:
        connection.execute("DELETE FROM organisation WHERE id = 1")
        connection.commit()
    found = check_file(sample_file)
    assert found
    assert all(finding.arguments["other"] == "organisation" for finding in found)


def test_check_rebuilds_folded_texts_and_says_nothing(sample_file):
    with closing(sqlite3.connect(sample_file)) as connection:
        connection.execute("UPDATE person SET folded = 'nonsense'")
        connection.commit()
    assert check_file(sample_file) == ()
    with closing(sqlite3.connect(sample_file)) as connection:
        assert connection.execute("SELECT count(*) FROM person WHERE folded = 'nonsense'").fetchone() == (0,)

"""The lock file: it names its holder, ends with the process, and another computer's is never taken by itself."""

import json
import os
import socket

import pytest

from app.db.lock import Locked, acquire, holder_of, lock_path


@pytest.fixture
def file(tmp_path):
    return tmp_path / "team.plenary"


def left_by(file, **said):
    known = {"host": socket.gethostname(), "user": "ana", "process": 4_000_000, "started": "1"}
    lock_path(file).write_text(json.dumps(known | {"since": "2020-03-04T08:50:00+00:00"} | said))


def test_the_holder_is_named_until_release(file):
    lock = acquire(file, "ana")
    with pytest.raises(Locked, match=r"open on .* by ana since") as refused:
        acquire(file, "ben")
    assert refused.value.holder == holder_of(file)
    assert holder_of(file).process == os.getpid()
    lock.release()
    lock.release()
    assert holder_of(file) is None
    assert list(file.parent.iterdir()) == []


def test_a_link_leads_to_the_same_lock(file):
    file.touch()
    link = file.with_name("link.plenary")
    link.symlink_to(file)
    lock = acquire(file)
    with pytest.raises(Locked):
        acquire(link)
    lock.release()


@pytest.mark.parametrize("text", ["", "not JSON", "[]", '{"host": 1}'])
def test_a_lock_file_that_says_nothing_and_is_not_held_is_taken(file, text):
    lock_path(file).write_text(text)
    assert holder_of(file) is None
    acquire(file).release()


def test_a_crashed_process_of_this_computer_leaves_a_stale_lock(file):
    left_by(file)
    assert holder_of(file) is None
    acquire(file).release()


def test_a_process_number_that_was_given_again_is_another_process(file):
    left_by(file, process=os.getppid(), started="1")
    acquire(file).release()


def test_another_computers_lock_is_taken_only_when_asked(file):
    left_by(file, host="elsewhere")
    with pytest.raises(Locked, match="elsewhere by ana since 2020-03-04"):
        acquire(file)
    assert holder_of(file).host == "elsewhere"
    acquire(file, take_over=True).release()


def test_a_living_lock_of_this_computer_is_never_taken(file):
    lock = acquire(file)
    with pytest.raises(Locked):
        acquire(file, take_over=True)
    lock.release()

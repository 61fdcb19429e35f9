"""A file is written whole or not at all, and whatever fails, the old one stays and nothing is left beside it."""

import os
import stat

import pytest

from app.domain.errors import UserError
from app.wholefile import whole_file, write_whole


def test_a_new_file_has_the_mode_of_the_umask_and_a_private_one_is_private(tmp_path):
    before = os.umask(0o027)
    try:
        write_whole(tmp_path / "a", b"a")
        write_whole(tmp_path / "b", b"b", private=True)
    finally:
        os.umask(before)
    modes = [stat.S_IMODE((tmp_path / name).stat().st_mode) for name in "ab"]
    assert modes == [0o640, 0o600]


def test_a_replaced_file_keeps_its_mode_and_a_link_stays_a_link(tmp_path):
    real, link = tmp_path / "real", tmp_path / "link"
    real.write_bytes(b"old")
    real.chmod(0o604)
    link.symlink_to(real)
    write_whole(link, b"new")
    assert link.is_symlink() and real.read_bytes() == b"new"
    assert stat.S_IMODE(real.stat().st_mode) == 0o604


def fail_after(_written):
    raise ZeroDivisionError


def test_a_failure_leaves_the_old_file_and_nothing_else(tmp_path):
    target = tmp_path / "a"
    target.write_bytes(b"old")
    with pytest.raises(ZeroDivisionError), whole_file(target) as temporary:
        fail_after(temporary.write_bytes(b"half"))
    assert [path.read_bytes() for path in tmp_path.iterdir()] == [b"old"]


def test_a_name_that_is_taken_meanwhile_is_not_replaced(tmp_path):
    target = tmp_path / "a"
    with pytest.raises(UserError, match="exists already"), whole_file(target, replace=False):
        target.write_bytes(b"theirs")
    assert [path.read_bytes() for path in tmp_path.iterdir()] == [b"theirs"]


def test_each_impossible_place_has_its_own_sentence(tmp_path):
    (tmp_path / "file").touch()
    os.mkfifo(tmp_path / "pipe")
    said = {
        tmp_path: "is a folder",
        tmp_path / "pipe": "no ordinary file",
        tmp_path / "none" / "a": "There is no folder",
        tmp_path / "file" / "a": "There is no folder",
        tmp_path / ("a" * 300): "no name that this disk can keep",
    }
    for target, sentence in said.items():
        with pytest.raises(UserError, match=sentence):
            write_whole(target, b"x")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file", "pipe"]

"""A full disk, for real: a small file system that only this test fills (TRUST faults 3 and 4)."""

import os
import subprocess
import sys

import pytest
from database_fixtures import dump

from app.db.backup import back_up
from app.db.check import check_file
from app.domain.errors import UserError
from app.queries.meetings import find_meeting
from app.usecases.files import new_file, opened

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        not sys.platform.startswith("linux") or os.geteuid() != 0, reason="only root can mount a small file system"
    ),
]


@pytest.fixture
def small_disk(tmp_path):
    """A folder on a file system of 6 MB."""
    folder = tmp_path / "small"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=6m", "tmpfs", str(folder)]
    if subprocess.run(mount, capture_output=True, check=False).returncode != 0:
        pytest.skip("file systems cannot be mounted here")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def fill(folder):
    """Leave no room; returns the file to delete."""
    filler = folder / "filler"
    with filler.open("wb", buffering=0) as stream:
        try:
            while True:
                stream.write(bytes(65536))
        except OSError:
            pass
    return filler


def test_a_change_that_finds_no_room_says_so_and_works_once_there_is(small_disk):
    file = small_disk / "team.plenary"
    new_file(file, sample=True)
    with opened(str(file)) as store:
        before = dump(store)
        filler = fill(small_disk)
        with pytest.raises(UserError, match=r"[Nn]othing was saved"), store.change("Too much") as session:
            find_meeting(session, "cali-2019").public_note = "x" * 3_000_000
        assert dump(store) == before
        filler.unlink()
        with store.change("Fits now") as session:
            find_meeting(session, "cali-2019").public_note = "y" * 1000
    assert check_file(file) == ()


def test_a_backup_that_finds_no_room_keeps_the_old_one(small_disk, sample_file):
    copy = small_disk / "copy.plenary"
    back_up(sample_file, copy)
    good = copy.read_bytes()
    filler = fill(small_disk)
    with pytest.raises(UserError):
        back_up(sample_file, copy)
    assert copy.read_bytes() == good
    filler.unlink()
    assert [path.name for path in small_disk.iterdir()] == ["copy.plenary"]


def test_a_new_file_that_finds_no_room_leaves_nothing(small_disk):
    filler = fill(small_disk)
    with pytest.raises(UserError):
        new_file(small_disk / "team.plenary", sample=True)
    filler.unlink()
    assert list(small_disk.iterdir()) == []


def test_an_export_that_finds_no_room_keeps_the_old_document(small_disk, sample_file):
    from app.cli.main import run

    out = small_disk / "agenda.pdf"
    out.write_bytes(b"last week's")
    filler = fill(small_disk)
    arguments = ["export", "agenda", str(sample_file), "--meeting", "wageningen-2020", "-o", str(out)]
    assert run(arguments) == 1
    assert out.read_bytes() == b"last week's"
    filler.unlink()
    assert [path.name for path in small_disk.iterdir()] == ["agenda.pdf"]

"""Faults 3, 6 and 28: writing fails at every place in turn; each time nothing is saved, and the store works on."""

import os
import random
import resource
import shutil
import string
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest
from history_changes import fill
from history_schema import Item, Person
from history_world import Dump, World, dump
from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from app.db.failures import FileFailed
from app.db.store import Store

PAGE = 4096
Narrow = Callable[[int], AbstractContextManager[None]]  # no room for more than so many bytes


def write_much(session: Session) -> None:
    """Old pages change, so that the journal grows, and new ones are needed, so that the file does."""
    dice = random.Random(1)
    session.execute(update(Item).values(title=Item.title + "!", version=Item.version + 1))
    for number in range(20):
        session.add(Person(name="".join(dice.choices(string.ascii_letters, k=3000)), email=f"{number}@much.org"))
        session.flush()


class Window:
    """What pages show: kept up to date by live queries alone."""

    def __init__(self, store: Store) -> None:
        self.shown: list[object] = [None, None]
        store.live(lambda s: s.scalar(select(func.count(Person.id))), lambda found: self.show(0, found))
        store.live(lambda s: s.scalar(select(func.max(Item.title))), lambda found: self.show(1, found))

    def show(self, place: int, found: object) -> None:
        self.shown[place] = found


def expected(state: Dump) -> list[object]:
    return [len(state["person"]), max((item["title"] for item in state["item"]), default=None)]


@contextmanager
def files_may_not_pass(size: int) -> Iterator[None]:
    """Writing behind ``size`` bytes of any file fails with EFBIG, which SQLite reports as an I/O error."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def fail_everywhere(world: World, narrow: Narrow, rooms: range, words: str) -> int:
    """Change, undo and redo the same file again and again, with ever more room; the number of failures."""
    with world.open().change("fill") as session:
        fill(session)
    world.close()
    filled = world.path.read_bytes()
    failures = 0
    for room in rooms:
        world.path.write_bytes(filled)
        store = world.open()
        window = Window(store)
        for act in (lambda store=store: much(store), store.undo, store.redo):
            failed = refused(store, act, narrow, room)
            if failed is not None:
                failures += 1
                assert words in failed
                assert str(world.path.parent) in failed
                act()  # the room is there again
            assert window.shown == expected(dump(store))
        world.close()
    assert failed is None  # at the end there was room for everything
    assert world.is_sound()
    return failures


def refused(store: Store, act: Callable[[], object], narrow: Narrow, room: int) -> str | None:
    """What the user is told when ``act`` fails, which left everything as it was; None: it went well."""
    before = dump(store, versions=True), store.next_undo(), store.next_redo()
    try:
        with narrow(room):
            act()
    except FileFailed as error:
        assert (dump(store, versions=True), store.next_undo(), store.next_redo()) == before
        return str(error)
    return None


def much(store: Store) -> None:
    with store.change("much") as session:
        write_much(session)


def test_an_error_of_the_disk_names_the_folder_and_saves_nothing(world: World) -> None:
    store = world.open()
    with store.change("fill") as session:
        fill(session)
    before = dump(store)
    with (
        files_may_not_pass(PAGE),
        pytest.raises(FileFailed, match=r"the disk of .* reports an error for .* \(disk I/O error\)"),
    ):
        much(store)
    assert dump(store) == before
    much(store)
    assert len(dump(store)["person"]) == 24


@pytest.mark.slow
def test_an_error_of_the_disk_at_any_place_of_any_file(world: World) -> None:
    assert fail_everywhere(world, files_may_not_pass, range(0, 100 * PAGE, PAGE), "reports an error") > 30


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 2 MB."""
    if not sys.platform.startswith("linux") or os.geteuid() != 0:
        pytest.skip("only root can mount a small file system")
    folder = tmp_path / "small"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(folder)]
    if subprocess.run(mount, capture_output=True, check=False).returncode != 0:
        pytest.skip("file systems cannot be mounted here")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


@pytest.mark.slow
def test_a_disk_that_is_full_at_any_moment(small_disk: Path) -> None:
    world = World(small_disk / "a.plenary")
    world.create()

    @contextmanager
    def nearly_full(room: int) -> Iterator[None]:
        filler = small_disk / "filler"
        filler.write_bytes(bytes(max(0, shutil.disk_usage(small_disk).free - room)))
        try:
            yield
        finally:
            filler.unlink()

    try:
        assert fail_everywhere(world, nearly_full, range(0, 100 * PAGE, PAGE), "there is no space left") > 20
    finally:
        world.close()

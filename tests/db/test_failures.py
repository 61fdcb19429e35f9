"""Disk full, read-only, locked, moved, damaged: said in one sentence, nothing saved, and the store works on (3, 28)."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from history_schema import Organisation, Person
from history_world import World, dump
from sqlalchemy import event, func, select

from app.db import engine as engine_module
from app.db.engine import connect, open_engine
from app.db.failures import FileFailed
from app.db.store import Store

BIG = "long text " * 20_000


class Window:
    """What a page would show, kept up to date by a live query."""

    def __init__(self, store: Store) -> None:
        self.people: int | None = None
        store.live(lambda session: session.scalar(select(func.count(Person.id))), self.show)

    def show(self, people: int | None) -> None:
        self.people = people


def add(store: Store, name: str) -> None:
    with store.change("add") as session:
        session.add(Person(name=name))


@pytest.fixture
def nearly_full(world: World) -> Iterator[Store]:
    """A store whose file may not grow by more than 20 pages."""
    engine = open_engine(world.path, world.metadata)
    pages = world.raw("PRAGMA page_count")[0][0] + 20
    event.listen(engine, "connect", lambda driver, _record: driver.execute(f"PRAGMA max_page_count={pages}"))
    store = Store(engine, world.metadata, "ann", world.now)
    yield store
    store.close()


def test_a_full_disk_names_the_folder_and_saves_nothing(world: World, nearly_full: Store) -> None:
    window = Window(nearly_full)
    add(nearly_full, "kept")
    before = dump(nearly_full)
    with pytest.raises(FileFailed) as caught:
        add(nearly_full, BIG)
    assert str(caught.value) == (
        f"Nothing was saved: there is no space left for {world.path.name} on the disk of {world.path.parent}. "
        "Free some space and save again."
    )
    assert dump(nearly_full) == before
    assert window.people == 1
    add(nearly_full, "works on")
    assert window.people == 2
    nearly_full.undo()
    nearly_full.undo()
    assert window.people == 0
    assert world.is_sound()


def test_a_disk_full_during_undo_leaves_the_step_undoable(world: World, nearly_full: Store) -> None:
    with open_store(world).change("big") as session:
        session.add(Person(name=BIG))
    bob = open_store(world)
    with bob.change("delete") as session:
        session.delete(session.get_one(Person, 1))
    world.raw("VACUUM")
    with pytest.raises(FileFailed, match="no space left"):
        nearly_full.undo_step(2)
    assert dump(nearly_full)["person"] == []
    bob.undo_step(2)
    assert dump(nearly_full)["person"][0]["name"] == BIG


def open_store(world: World) -> Store:
    return world.open("bob")


def test_a_file_in_use_by_another_program_is_told_for_reading_and_for_saving(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine_module, "BUSY_SECONDS", 0)
    store = world.open("ann")
    add(store, "before")
    program = connect(world.path)
    program.execute("BEGIN EXCLUSIVE")
    with pytest.raises(FileFailed, match=r"Nothing was saved: .* is open in another window or program"):
        add(store, "x")
    for look in (lambda: dump(store), store.next_undo, store.undo):
        with pytest.raises(FileFailed, match=r"using it just now\. Try again"):
            look()
    program.execute("ROLLBACK")
    program.close()
    store.undo()
    assert dump(store)["person"] == []


def test_a_file_that_was_moved_or_deleted_is_not_written(world: World, store: Store) -> None:
    """Fault 18."""
    add(store, "before")
    moved = world.path.with_name("moved.plenary")
    world.path.rename(moved)
    with pytest.raises(FileFailed, match="was moved, deleted or replaced while it was open"):
        add(store, "x")
    assert [row["name"] for row in dump(store)["person"]] == ["before"]  # everything can still be read, and copied
    moved.rename(world.path)
    add(store, "after")
    assert [row["name"] for row in dump(store)["person"]] == ["before", "after"]


def test_a_damaged_file_says_how_to_get_everything_back(world: World, store: Store) -> None:
    with store.change("many") as session:
        session.add_all([Organisation(name=f"o{i} " + "x" * 500) for i in range(200)])
    world.close()
    content = bytearray(world.path.read_bytes())
    for page in range(len(content) // 4096 // 2, len(content) // 4096):
        content[page * 4096 : page * 4096 + 4096] = b"\xff" * 4096
    world.path.write_bytes(content)
    store = world.open("ann")
    with pytest.raises(FileFailed, match=r"is damaged \(.*\)\. Close it, and restore its last backup"):
        dump(store)


def test_a_file_that_cannot_be_opened_any_more_says_so(world: World, tmp_path: Path) -> None:
    engine = open_engine(tmp_path / "gone.plenary", world.metadata)
    with pytest.raises(FileFailed, match=r"gone\.plenary in .* cannot be opened\. Look whether it is still there"):
        Store(engine, world.metadata, "ann")
    assert not (tmp_path / "gone.plenary").exists()
    engine.dispose()


def test_a_database_open_for_reading_only_by_its_engine_says_why_nothing_was_saved(world: World) -> None:
    engine = open_engine(world.path, world.metadata, read_only=True)
    store = Store(engine, world.metadata, "ann", world.now)
    with pytest.raises(FileFailed, match=r"may not be written\. Make the file and its folder writable"):
        add(store, "x")
    store.close()


def test_a_mistake_of_the_program_stays_what_it_is(store: Store) -> None:
    with pytest.raises(Exception, match="no such table") as caught, store.read() as session:
        session.connection().exec_driver_sql("SELECT * FROM nowhere")
    assert isinstance(caught.value.__cause__, sqlite3.OperationalError)

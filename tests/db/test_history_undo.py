"""Undo and redo restore exactly, whatever wrote the rows, many levels deep and after every reopening."""

from collections.abc import Callable

import pytest
from history_changes import CHANGES, fill
from history_schema import Item, Person
from history_world import World, dump
from sqlalchemy import update
from sqlalchemy.orm import Session

from app.db.history.refusals import NothingToRedo, NothingToUndo
from app.db.history.tables import StepKind
from app.db.store import Store
from app.domain.kinds import Level


@pytest.mark.parametrize("make", CHANGES)
def test_undo_and_redo_restore_exactly(store: Store, make: Callable[[Session], None]) -> None:
    states = [dump(store)]
    with store.change("fill") as session:
        fill(session)
    states.append(dump(store))
    for _ in range(2):
        newest = store.next_undo()
        with store.change(make.__name__) as session:
            make(session)
        if store.next_undo() != newest:
            states.append(dump(store))
    for _ in range(3):
        for state in states[-2::-1]:
            store.undo()
            assert dump(store) == state
        assert store.next_undo() is None
        for state in states[1:]:
            store.redo()
            assert dump(store) == state
        assert store.next_redo() is None


def test_all_changes_are_undone_and_redone_after_reopening(world: World) -> None:
    store = world.open()
    states = [dump(store)]
    for make in (fill, *CHANGES):
        newest = store.next_undo()
        with store.change(make.__name__) as session:
            make(session)
        if store.next_undo() != newest:
            states.append(dump(store))
    assert len(states) > 15
    for state in states[-2::-1]:
        store = world.reopen()
        store.undo()
        assert dump(store) == state
    for state in states[1:]:
        store = world.reopen()
        store.redo()
        assert dump(store) == state
    assert world.is_sound()


def test_a_field_that_ended_where_it_began_is_not_written_by_undo(world: World, store: Store) -> None:
    with store.change("fill") as session:
        session.add(Person(name="P", email="p@x.org"))
    with store.change("there and back") as session:
        person = session.get_one(Person, 1)
        person.name = "elsewhere"
        session.flush()
        person.name, person.email = "P", "q@x.org"
    with world.open("bob").change("bob renames") as session:
        session.get_one(Person, 1).name = "by bob"
    store.undo()
    [person_now] = dump(store)["person"]
    assert (person_now["name"], person_now["email"]) == ("by bob", "p@x.org")


def test_a_new_change_clears_redo_and_older_steps_stay_undoable(store: Store) -> None:
    def rename(name: str) -> None:
        with store.change(name) as session:
            session.get_one(Person, 1).name = name

    def name() -> str:
        with store.read() as session:
            return session.get_one(Person, 1).name

    with store.change("fill") as session:
        fill(session)
    for given in "abc":
        rename(given)
    store.undo()
    store.undo()
    assert name() == "a"
    store.redo()
    assert name() == "b"
    rename("d")
    with pytest.raises(NothingToRedo, match="nothing to redo"):
        store.redo()
    seen = []
    for _ in range(3):
        store.undo()
        seen.append(name())
    assert seen == ["b", "a", "P0"]
    for _ in range(3):
        store.redo()
    assert name() == "d"
    assert store.next_redo() is None
    store.undo()
    store.redo()
    assert name() == "d"


def test_undo_and_redo_return_the_step_that_was_taken_back(store: Store) -> None:
    with store.change("Add {count} people to level {level}", count=2, level=Level.HIGH) as session:
        session.add_all([Person(name="a"), Person(name="b")])
    done = store.next_undo()
    assert done is not None
    assert (done.message, done.arguments) == ("Add {count} people to level {level}", {"count": 2, "level": "high"})
    assert (done.who, done.kind, done.at.isoformat()) == ("ann", StepKind.DO, "2020-03-04T09:00:00+00:00")
    assert store.undo() == done
    undone = store.next_redo()
    assert undone is not None
    assert (undone.message, undone.arguments, undone.kind) == (done.message, done.arguments, StepKind.UNDO)
    assert (undone.undoes_step_id, undone.at.minute) == (done.id, 1)
    assert store.redo() == undone
    redone = store.next_undo()
    assert redone is not None
    assert (redone.kind, redone.undoes_step_id) == (StepKind.REDO, undone.id)


def test_with_nothing_done_there_is_nothing_to_undo(world: World, store: Store) -> None:
    with world.open("bob").change("bob's") as session:
        session.add(Person(name="x"))
    assert store.next_undo() is None
    with pytest.raises(NothingToUndo):
        store.undo()
    with pytest.raises(NothingToUndo):
        store.undo_step(99)


def test_versions_only_go_forward(store: Store) -> None:
    def version() -> int:
        return next(int(row["version"]) for row in dump(store, versions=True)["person"] if row["id"] == 1)

    with store.change("fill") as session:
        fill(session)
    seen = [version()]
    with store.change("rename") as session:
        session.get_one(Person, 1).name = "x"
    seen.append(version())
    for act in (store.undo, store.redo, store.undo):
        act()
        seen.append(version())
    with store.change("delete") as session:
        session.execute(update(Item).values(speaker_id=None, version=Item.version + 1))
        session.delete(session.get_one(Person, 1))
    store.undo()
    seen.append(version())
    assert seen == sorted(set(seen))
    assert seen[0] == 1

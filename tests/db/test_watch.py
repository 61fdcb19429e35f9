"""Others' steps, and the rows they touched, are heard of soon after they are committed, each once and in order."""

import os
import subprocess
import sys
import textwrap
import threading
from pathlib import Path

import pytest
from history_schema import Body, Person
from history_world import World, dump
from sqlalchemy import delete, insert, select, update
from sqlalchemy.exc import IntegrityError

from app.db.engine import connect
from app.db.history.changes import StepDone
from app.db.store import Store
from app.models.history import change, step

OTHER_PROCESS = """
    import os, sys
    from pathlib import Path
    from history_schema import Person
    from history_world import World
    store = World(Path(sys.argv[1])).open("bob")
"""
TWENTY_STEPS = """
    for number in range(20):
        with store.change(f"step {number}") as session:
            session.add(Person(name=f"bob {number}"))
"""
KILLED = """
    with store.change("half done") as session:
        session.add(Person(name="lost"))
        session.flush()
        os.kill(os.getpid(), 9)
"""


def other_process(world: World, program: str) -> subprocess.Popen[str]:
    here = Path(__file__).parent
    source = textwrap.dedent(OTHER_PROCESS) + textwrap.dedent(program)
    environment = os.environ | {"PYTHONPATH": os.pathsep.join([str(here), str(here.parents[1])])}
    return subprocess.Popen([sys.executable, "-c", source, str(world.path)], env=environment, text=True)


def touched(news: tuple[StepDone, ...]) -> list[dict[str, set[int]]]:
    return [{table: set(rows) for table, rows in done.touched.items()} for done in news]


def test_a_killed_process_leaves_nothing(world: World) -> None:
    child = other_process(world, KILLED)
    assert child.wait() == -9
    assert (world.path.parent / f"{world.path.name}-journal").exists()
    store = world.open("ann")
    assert not any(dump(store).values())
    assert store.next_undo() is None
    with store.read() as session:
        assert session.execute(select(change)).all() == []
        assert session.execute(select(step)).all() == []
    with store.change("the lock is free") as session:
        session.add(Person(name="kept"))
    assert [row["name"] for row in dump(store)["person"]] == ["kept"]


def test_another_process_is_heard(world: World, store: Store) -> None:
    child = other_process(world, TWENTY_STEPS)
    heard: list[StepDone] = []
    running = True
    while running:
        running = child.poll() is None
        heard += store.poll()
    assert child.returncode == 0
    assert [(done.step.who, done.step.message) for done in heard] == [("bob", f"step {n}") for n in range(20)]
    assert all(done.touched.keys() == {"person"} and len(done.touched["person"]) == 1 for done in heard)


def test_touched_rows_are_named_whatever_changed_them(world: World, store: Store) -> None:
    bob = world.open("bob")
    subscribed: list[StepDone] = []
    store.subscribe(subscribed.append)
    assert store.poll() == ()
    with bob.change("fill") as session:
        session.add(Body(id=7, name="GA", members=[Person(id=5, name="a"), Person(id=6, name="b")]))
    [fill] = store.poll()
    assert fill.touched["person"] == {5, 6}
    assert fill.touched["body"] == {7}
    members = set(fill.touched["membership"])
    assert len(members) == 2
    with bob.change("rename") as session:
        session.execute(update(Person).values(name=Person.name + "!"))
    with bob.change("cascade") as session:
        session.execute(delete(Body))
    assert touched(store.poll()) == [{"person": {5, 6}}, {"body": {7}, "membership": members}]
    bob.undo()
    assert touched(store.poll()) == [{"body": {7}, "membership": members}]
    assert store.poll() == ()
    assert [done.step.id for done in subscribed] == [1, 2, 3, 4]
    assert bob.poll() == ()


def test_ones_own_steps_are_not_heard_again_not_even_between_those_of_others(world: World, store: Store) -> None:
    bob, same_person = world.open("bob"), world.open("ann")
    heard: list[int] = []
    store.subscribe(lambda done: heard.append(done.step.id))
    for who in (store, bob, store, same_person, store):
        with who.change("add") as session:
            session.add(Person(name=who.who))
    assert heard == [1, 3, 5]
    assert [done.step.id for done in store.poll()] == [2, 4]
    assert heard == [1, 3, 5, 2, 4]
    assert store.poll() == ()


def test_steps_from_before_opening_are_no_news(world: World, store: Store) -> None:
    with store.change("add") as session:
        session.add(Person(name="x"))
    late = world.open("bob")
    assert late.poll() == ()
    with store.change("add") as session:
        session.add(Person(name="y"))
    assert [done.step.id for done in late.poll()] == [2]


def test_nothing_is_heard_before_the_commit_nor_after_a_rollback(world: World, store: Store) -> None:
    bob = world.open("bob")
    with bob.change("commits") as session:
        session.add(Person(name="x"))
        session.flush()
        assert store.poll() == ()
    assert len(store.poll()) == 1
    with pytest.raises(IntegrityError), bob.change("rolled back") as session:
        session.add_all([Person(name="a", email="same"), Person(name="b", email="SAME")])
    assert store.poll() == ()


def test_a_commit_that_is_going_on_is_asked_about_later(world: World, store: Store) -> None:
    bob = world.open("bob")
    with bob.change("committed while the file was locked") as session:
        session.add(Person(name="x"))
    program = connect(world.path)
    program.execute("BEGIN EXCLUSIVE")
    assert store.poll() == ()
    program.execute("ROLLBACK")
    program.close()
    assert [done.step.id for done in store.poll()] == [1]


def test_steps_are_numbered_in_the_order_of_their_commits(world: World) -> None:
    """Otherwise somebody who asks for newer steps would miss the slower of two simultaneous ones."""
    watching = world.open("watcher")
    ready = threading.Barrier(4)

    def work(who: str) -> None:
        store = world.open(who)  # a store belongs to the thread that opened it
        ready.wait()
        for number in range(15):
            with store.change("{number}", number=number) as session:
                session.execute(insert(Person).values(name=f"{who} {number}", version=1))

    people = ("ann", "bob", "eve")
    threads = [threading.Thread(target=work, args=(who,)) for who in people]
    for thread in threads:
        thread.start()
    ready.wait()
    heard: list[StepDone] = []
    while any(thread.is_alive() for thread in threads):
        heard += watching.poll()
    heard += watching.poll()
    assert sorted((done.step.who, done.step.arguments["number"]) for done in heard) == [
        (who, n) for who in people for n in range(15)
    ]
    assert [done.step.id for done in heard] == list(range(1, 46))

"""The store: reading, changing, one notification for each change, and everything that is refused."""

import threading
from collections.abc import Callable

import pytest
from history_changes import fill
from history_schema import Content, Organisation, Person
from history_world import START, World, dump
from sqlalchemy import delete, insert, select, text, update
from sqlalchemy.exc import IntegrityError, InvalidRequestError, OperationalError
from sqlalchemy.orm import Session

from app.db import engine
from app.db.failures import FileFailed
from app.db.history.audit import steps
from app.db.history.changes import StepDone
from app.db.store import Store
from app.domain.errors import UserError
from app.models.history import change, step


def names(store: Store) -> list[str]:
    with store.read() as session:
        return list(session.scalars(select(Organisation.name).order_by(Organisation.id)))


def add(store: Store, name: str) -> None:
    with store.change("add") as session:
        session.add(Organisation(name=name))


def do_all(store: Store, *acts: Callable[[Session], object]) -> None:
    with store.change("do all of this") as session:
        for act in acts:
            act(session)


def add_half(session: Session) -> None:
    session.add(Organisation(name="half"))
    session.flush()


def fail(_session: Session) -> None:
    raise ZeroDivisionError


def test_one_change_is_one_step_and_one_notification(store: Store) -> None:
    heard: list[StepDone] = []
    stop = store.subscribe(heard.append)
    with store.change("fill {count}", count=4) as session:
        fill(session)
        assert heard == []
    [done] = heard
    assert (done.step.id, done.step.who, done.step.message, done.step.arguments) == (
        1,
        "ann",
        "fill {count}",
        {"count": 4},
    )
    assert done.step.at == START
    assert done.touched["body"] == {1, 2}
    assert done.touched["person"] == {1, 2, 3, 4}
    store.undo()
    assert heard[1].touched == done.touched
    stop()
    store.redo()
    assert len(heard) == 2


def test_what_a_change_returns_can_be_used_afterwards(store: Store) -> None:
    with store.change("add") as session:
        organisation = Organisation(name="INRAE")
        session.add(organisation)
    assert (organisation.id, organisation.version) == (1, 1)


def test_a_change_that_fails_leaves_nothing(store: Store) -> None:
    heard: list[StepDone] = []
    store.subscribe(heard.append)
    with pytest.raises(ZeroDivisionError):
        do_all(store, fill, fail)
    with pytest.raises(IntegrityError), store.change("fails in the database") as session:
        session.add_all([Organisation(name="same"), Organisation(name="same")])
    orphan = insert(Person).values(name="x", version=1, organisation_id=99)
    with pytest.raises(IntegrityError):  # when it ends
        do_all(store, lambda s: s.execute(text("PRAGMA defer_foreign_keys = ON")), lambda s: s.execute(orphan))
    with store.read() as session:
        assert session.execute(select(step)).all() == []
        assert session.execute(select(change)).all() == []
    assert heard == []
    assert not any(dump(store).values())
    add(store, "works on")
    assert names(store) == ["works on"]


def test_a_savepoint_may_be_rolled_back_inside_a_change(store: Store) -> None:
    heard: list[StepDone] = []
    store.subscribe(heard.append)
    with store.change("a savepoint") as session:
        session.add(Organisation(name="kept"))
        savepoint = session.begin_nested()
        session.add(Organisation(name="dropped"))
        session.flush()
        savepoint.rollback()
    assert names(store) == ["kept"]
    assert heard[0].touched == {"organisation": frozenset({1})}
    store.undo()
    assert names(store) == []


def test_a_service_can_neither_commit_nor_roll_back(store: Store) -> None:
    with pytest.raises(RuntimeError, match="commits by itself"):
        do_all(store, add_half, Session.commit)
    with pytest.raises(InvalidRequestError):
        do_all(store, add_half, Session.rollback)
    assert names(store) == []
    add(store, "whole")
    assert names(store) == ["whole"]


def test_a_change_that_changes_nothing_leaves_no_step(store: Store) -> None:
    with store.change("fill") as session:
        fill(session)
    heard: list[StepDone] = []
    store.subscribe(heard.append)
    with store.change("nothing") as session:
        session.execute(update(Person).values(name=Person.name))
        session.execute(delete(Person).where(Person.id == 999))
    with store.change("contents have no history") as session:
        session.add(Content(sha256=b"x", data=b"y"))
    with store.read() as session:
        assert [info.message for info in steps(session)] == ["fill"]
        assert session.scalars(select(Content.data)).all() == [b"y"]
    assert heard == []


def test_reading_cannot_write(store: Store) -> None:
    add(store, "INRAE")
    with pytest.raises(OperationalError, match="attempt to write a readonly database"), store.read() as session:
        session.execute(update(Organisation).values(name="x"))
    without_history = insert(Content).values(sha256=b"x", data=b"y")
    with pytest.raises(OperationalError, match="attempt to write a readonly database"), store.read() as session:
        session.execute(without_history)
    assert names(store) == ["INRAE"]


def test_somebody_who_reads_for_long_keeps_others_from_saving_and_they_are_told(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "BUSY_SECONDS", 0.05)
    store, other = world.open("ann"), world.open("bob")
    add(store, "before")
    with other.read() as session:
        assert session.scalars(select(Organisation.name)).all() == ["before"]
        with pytest.raises(FileFailed, match=r"Nothing was saved: .* is open in another window or program"):
            add(store, "too late")
        assert session.scalars(select(Organisation.name)).all() == ["before"]
    add(store, "after")
    assert names(other) == ["before", "after"]


def begin_another(store: Store) -> None:
    with store.change("outer"):
        add(store, "inner")


def undo_inside(store: Store) -> None:
    with store.change("outer"):
        store.undo()


def change_while_reading(store: Store) -> None:
    with store.read() as session:
        session.scalars(select(Organisation.name)).all()
        add(store, "never saved")


@pytest.mark.parametrize(
    ("act", "words"),
    [
        (begin_another, "one change at a time"),
        (undo_inside, "one change at a time"),
        (change_while_reading, "end the reading first"),
    ],
)
def test_a_second_change_at_the_same_time_is_a_mistake_of_the_program(
    store: Store, act: Callable[[Store], None], words: str
) -> None:
    add(store, "INRAE")
    with pytest.raises(RuntimeError, match=words):
        act(store)
    add(store, "works on")
    assert names(store) == ["INRAE", "works on"]


def test_another_thread_may_read_but_not_change(store: Store) -> None:
    add(store, "INRAE")
    found: list[object] = []

    def work() -> None:
        found.append(names(store))
        for act in (store.undo, lambda: add(store, "x")):
            try:
                act()
            except RuntimeError as error:
                found.append(str(error))

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    refusal = "only the thread that opened the store may change it"
    assert found == [["INRAE"], refusal, refusal]
    assert names(store) == ["INRAE"]


def test_open_for_reading_only_says_so(world: World, store: Store) -> None:
    add(store, "INRAE")
    reader = world.open("bob", read_only=True)
    message = r"with % and # Łódź\.plenary is open for reading only"
    for act in (lambda: add(reader, "x"), lambda: reader.undo_step(1)):
        with pytest.raises(UserError, match=message):
            act()
    assert (reader.next_undo(), reader.next_redo()) == (None, None)
    assert names(reader) == ["INRAE"]
    add(store, "meanwhile")
    assert names(reader) == ["INRAE", "meanwhile"]


def test_a_label_holds_no_texts(store: Store) -> None:
    with pytest.raises(TypeError, match="name='Zdzisława'"), store.change("Rename {name}", name="Zdzisława"):  # type: ignore[arg-type]
        pass
    with pytest.raises(ValueError, match="who is empty"):
        Store(store._engine, store._metadata, "")


def test_subscribers_hear_every_step_in_order_even_if_one_of_them_fails_or_makes_the_next(store: Store) -> None:
    heard: list[tuple[str, int]] = []

    def fails(done: StepDone) -> None:
        heard.append(("fails", done.step.id))
        if done.step.id == 3:
            raise ZeroDivisionError

    def goes_on(done: StepDone) -> None:
        heard.append(("goes on", done.step.id))
        if done.step.id == 1:
            add(store, "by a subscriber")

    store.subscribe(fails)
    store.subscribe(goes_on)
    last: list[int] = []
    store.subscribe(lambda done: last.append(done.step.id))
    add(store, "first")
    assert heard == [("fails", 1), ("goes on", 1), ("fails", 2), ("goes on", 2)]
    with pytest.raises(ZeroDivisionError):
        add(store, "saved all the same")
    assert heard[4:] == [("fails", 3), ("goes on", 3)]
    assert last == [1, 2, 3]
    assert names(store) == ["first", "by a subscriber", "saved all the same"]


def test_a_subscriber_that_is_stopped_by_another_hears_no_more(store: Store) -> None:
    heard: list[int] = []
    stops: list[Callable[[], None]] = []

    def stop_the_other(_done: StepDone) -> None:
        for stop in stops:
            stop()

    store.subscribe(stop_the_other)
    stops.append(store.subscribe(lambda done: heard.append(done.step.id)))
    add(store, "x")
    assert heard == []

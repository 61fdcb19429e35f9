"""The audit: who changed what when, field by field."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from history_schema import Body, Person, Rank
from history_world import START, World
from sqlalchemy import delete, insert, update

from app.db.history.audit import FieldChange, audit, steps
from app.db.store import Store


def shown(store: Store, step_id: int, *fields: str) -> dict[str, tuple[object, object]]:
    with store.read() as session:
        return {line.field: (line.before, line.after) for line in audit(session, step_id) if line.field in fields}


def test_each_step_shows_what_it_left(store: Store) -> None:
    with store.change("create") as session:
        session.add(Person(name="first", email="a@x.org"))
    with store.change("edit") as session:
        session.get_one(Person, 1).name = "second"
    with store.change("delete") as session:
        session.delete(session.get_one(Person, 1))
    fields = "name", "email", "version", "organisation_id"
    created = {"name": (None, "first"), "email": (None, "a@x.org"), "version": (None, 1)}
    assert shown(store, 1, *fields) == created
    assert shown(store, 2, *fields) == {"name": ("first", "second"), "version": (1, 2)}
    gone = {"name": ("second", None), "email": ("a@x.org", None), "version": (2, None)}
    assert shown(store, 3, *fields) == gone
    store.undo()
    assert shown(store, 4, "name", "email", "version") == {
        "name": (None, "second"), "email": (None, "a@x.org"), "version": (None, 3),
    }  # fmt: skip
    assert shown(store, 1, *fields) == created


def test_a_row_deleted_and_made_again_in_one_step_shows_both_ends(store: Store) -> None:
    with store.change("create") as session:
        session.execute(insert(Rank), [{"list_id": 1, "position": 1, "code": "a"}])
    with store.change("all at once") as session:
        session.execute(update(Rank).values(code="on the way"))
        session.execute(delete(Rank))
        session.execute(insert(Rank), [{"id": 1, "list_id": 1, "position": 1, "code": "b"}])
    with store.change("later") as session:
        session.execute(update(Rank).values(position=2))
    with store.read() as session:
        assert audit(session, 2) == (FieldChange("rank", 1, "code", "a", "b"),)
        assert audit(session, 3) == (FieldChange("rank", 1, "position", 1, 2),)
        assert audit(session, 99) == ()


def test_a_field_that_ended_where_it_began_is_not_told(store: Store) -> None:
    with store.change("create") as session:
        session.add(Person(name="P", email="p@x.org"))
    with store.change("there and back") as session:
        person = session.get_one(Person, 1)
        person.name = "elsewhere"
        session.flush()
        person.name, person.email = "P", None
    assert shown(store, 2, "name", "email") == {"email": ("p@x.org", None)}


def test_many_rows_are_read_together(store: Store) -> None:
    with store.change("create") as session:
        session.execute(insert(Rank), [{"list_id": 1, "position": p, "code": f"c{p}"} for p in range(500)])
    with store.change("edit") as session:
        session.execute(update(Rank).where(Rank.position == 7).values(code="later"))
    with store.read() as session:
        codes = [line.after for line in audit(session, 1) if line.field == "code"]
    assert codes == [f"c{p}" for p in range(500)]


@pytest.fixture
def busy(world: World) -> Store:
    """Steps 1 to 5, one a minute from 09:00 UTC on; the clock is asked once for each."""
    ann, bob = world.open("ann"), world.open("bob")
    with ann.change("1") as session:
        session.add_all([Person(name="a"), Person(name="b")])
    with bob.change("2") as session:
        session.get_one(Person, 2).name = "c"
    with bob.change("3") as session:
        session.add(Body(name="GA"))
    bob.undo()
    with ann.change("5", person=1, final=True) as session:
        session.get_one(Person, 1).name = "d"
    return ann


def test_steps_are_listed_newest_first_and_filtered(busy: Store) -> None:
    with busy.read() as session:
        everything = steps(session)
        assert [(s.id, s.who, s.message, s.kind, s.final, s.undoes_step_id) for s in everything] == [
            (5, "ann", "5", "do", True, None),
            (4, "bob", "3", "undo", False, 3),
            (3, "bob", "3", "do", False, None),
            (2, "bob", "2", "do", False, None),
            (1, "ann", "1", "do", False, None),
        ]
        assert everything[0].arguments == {"person": 1}
        assert everything[0].at == START + dt.timedelta(minutes=4)
        assert [s.id for s in steps(session, person="bob")] == [4, 3, 2]
        assert [s.id for s in steps(session, table="body")] == [4, 3]
        assert [s.id for s in steps(session, table="person", row_id=2)] == [2, 1]
        assert [s.id for s in steps(session, person="bob", table="person")] == [2]
        assert [s.id for s in steps(session, limit=2)] == [5, 4]


def test_days_are_those_of_the_readers_zone(busy: Store) -> None:
    day, zone = dt.date(2020, 3, 4), ZoneInfo("Pacific/Kiritimati")  # 09:00 UTC is 23:00 on the same day there
    with busy.read() as session:
        assert len(steps(session, first_day=day, last_day=day, zone=zone)) == 5
        assert len(steps(session, first_day=day, last_day=day)) == 5
        assert steps(session, first_day=day + dt.timedelta(1)) == ()
        assert steps(session, last_day=day - dt.timedelta(1)) == ()
        assert steps(session, first_day=day + dt.timedelta(1), zone=zone) == ()
        assert len(steps(session, last_day=day - dt.timedelta(1), zone=ZoneInfo("Pacific/Honolulu"))) == 5

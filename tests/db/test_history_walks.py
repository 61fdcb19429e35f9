"""Random edits, undos, redos and reopenings by one person and by two, against a model that knows only full dumps."""

import random
from typing import Any

import pytest
from history_changes import CHANGES, add_tree, children, fill, reorder
from history_schema import Item, Organisation, Person, Rank, membership
from history_world import Dump, World, dump, foretold, number
from sqlalchemy import delete, insert, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from app.db.history.refusals import UndoRefused

Cells = dict[tuple[str, int, str], Any]
ABSENT = object()


def walk_alone(world: World, seed: int, paces: int) -> None:
    """Every undo and redo leads to exactly the state the model expects, and at the end back to the beginning."""
    dice, store = random.Random(seed), world.open()
    with store.change("fill") as session:
        fill(session)
    states, at = [dump(store)], 0
    for _ in range(paces):
        act = dice.random()
        if act < 0.3 and at > 0:
            store.undo()
            at -= 1
        elif act < 0.5 and at < len(states) - 1:
            store.redo()
            at += 1
        elif act < 0.6:
            store = world.reopen()
        else:
            newest = store.next_undo()
            try:
                with store.change("change") as session:
                    for make in dice.choices(CHANGES, k=dice.choice([1, 1, 2, 3])):
                        make(session)
                        session.flush()
            except IntegrityError:  # a place that is taken: the whole change is gone
                assert store.next_undo() == newest
            else:
                if store.next_undo() != newest:
                    states, at = [*states[: at + 1], dump(store)], at + 1
        assert dump(store) == states[at]
    while at:
        store.undo()
        at -= 1
        assert dump(store) == states[at]
    assert world.is_sound()


def walk_together(world: World, seed: int, paces: int) -> dict[str, int]:
    """An undo gives every cell its step had changed the old value and touches no other cell, or is refused."""
    dice, people = random.Random(seed), [world.open("ann"), world.open("bob")]
    with people[0].change("fill") as session:
        fill(session)
    diffs: dict[int, tuple[Cells, Cells]] = {}
    outcomes = {"undone": 0, "refused": 0}
    for _ in range(paces):
        store = dice.choice(people)
        before, newest = cells(dump(store)), number(store.next_undo())
        wanted = number(store.next_redo()) if dice.random() < 0.3 else dice.choice([newest, *diffs])
        if dice.random() < 0.5 or not wanted:
            try:
                with store.change("change") as session:
                    random_change(session, dice)
            except IntegrityError:
                assert cells(dump(store)) == before
            else:
                if (made := number(store.next_undo())) != newest:
                    diffs[made] = difference(before, cells(dump(store)))
            continue
        told = foretold(store, wanted)
        try:
            store.undo_step(wanted)
        except UndoRefused:
            assert cells(dump(store)) == before
            assert told is not None
            outcomes["refused"] += 1
        else:
            assert told is None
            outcomes["undone"] += 1
            after = cells(dump(store))
            if wanted in diffs:
                old, new = diffs[wanted]
                assert {cell: before.get(cell, ABSENT) for cell in new} == new
                assert {cell: after.get(cell, ABSENT) for cell in old} == old
                assert difference(before, after)[0].keys() <= old.keys()
            diffs[world.raw("SELECT max(id) FROM step")[0][0]] = difference(before, after)
    assert world.is_sound()
    return outcomes


def cells(state: Dump) -> Cells:
    return {(table, row["id"], f): value for table, rows in state.items() for row in rows for f, value in row.items()}


def difference(before: Cells, after: Cells) -> tuple[Cells, Cells]:
    changed = {cell for cell in before.keys() | after.keys() if before.get(cell, ABSENT) != after.get(cell, ABSENT)}
    return {cell: before.get(cell, ABSENT) for cell in changed}, {cell: after.get(cell, ABSENT) for cell in changed}


def random_change(session: Session, dice: random.Random) -> None:
    person, items = dice.randint(1, 6), session.scalars(select(Item.id)).all()
    match dice.randrange(9):
        case 0:
            session.execute(update(Person).where(Person.id == person).values(name=f"n{dice.random()}"))
        case 1:
            email = dice.choice([None, *(f"E{i}@x.org" for i in range(5))])
            session.execute(update(Person).where(Person.id == person).values(email=email))
        case 2:
            speakers = select(Item.speaker_id).where(Item.speaker_id.is_not(None))
            session.execute(delete(Person).where(Person.id == person, ~Person.id.in_(speakers)))
        case 3 if items:
            session.execute(delete(Item).where(Item.id == dice.choice(items)))
        case 4:
            parent = dice.choice([None, *items])
            place = 10_000 + len(children(session, parent))
            add_tree(session, parent, place, dice.randint(0, 1), session.scalars(select(Person.id)).first())
        case 5:
            order = children(session, dice.choice([None, *items]))
            reorder(session, dice.sample(order, len(order)))
        case 6:
            session.execute(insert(membership).values(body_id=dice.randint(1, 2), person_id=person))
        case 7:
            session.execute(delete(membership).where(membership.c.person_id == person))
        case 8:
            session.execute(update(Organisation).values(name=dice.choice("abc")))
            values = {"list_id": 1, "position": dice.randint(0, 5), "code": str(dice.randint(0, 5))}
            session.execute(insert(Rank).values(values))


@pytest.mark.parametrize("seed", range(2))
def test_one_person(world: World, seed: int) -> None:
    walk_alone(world, seed, 25)


@pytest.mark.parametrize("seed", range(2))
def test_two_people(world: World, seed: int) -> None:
    assert min(walk_together(world, seed, 60).values()) >= 3


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(100, 120))
def test_one_person_for_long(world: World, seed: int) -> None:
    walk_alone(world, seed, 60)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(100, 130))
def test_two_people_for_long(world: World, seed: int) -> None:
    assert min(walk_together(world, seed, 150).values()) >= 5

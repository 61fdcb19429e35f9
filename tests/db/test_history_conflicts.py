"""Undo never overwrites what somebody did since, and says what it was: row, field, both values, who."""

from collections.abc import Callable

import pytest
from history_changes import add_tree
from history_schema import Body, Item, Organisation, Person, Rank
from history_world import World, dump, foretold, number
from sqlalchemy import delete, insert, select, update
from sqlalchemy.orm import Session

from app.db.engine import open_engine
from app.db.history.refusals import AlreadyUndone, ChangedMeanwhile, Conflict, RowsChangedSince, ValuesRefused, Why
from app.db.store import Store
from app.models.history import step


@pytest.fixture
def ann(world: World) -> Store:
    store = world.open("ann")
    with store.change("fill") as session:
        session.add_all([Person(name="P1", email="p1@x.org"), Person(name="P2"), Body(name="GA")])
        session.add(Organisation(name="INRA"))
    return store


@pytest.fixture
def bob(world: World, ann: Store) -> Store:
    return world.open("bob")


def rename(store: Store, row: int, name: str) -> None:
    with store.change("rename") as session:
        session.get_one(Person, row).name = name


def refused(store: Store, step_id: int | None = None, known: bool = True) -> RowsChangedSince:
    """The refusal, which left rows and history as they were, and, where the history knows why, was foretold."""

    def steps() -> list[int]:
        with store.read() as session:
            return list(session.scalars(select(step.c.id)))

    before = dump(store, versions=True), steps()
    told = foretold(store, number(store.next_undo()) if step_id is None else step_id)
    with pytest.raises(RowsChangedSince) as caught:
        store.undo() if step_id is None else store.undo_step(step_id)
    assert (dump(store, versions=True), steps()) == before
    assert not known or (type(told), str(told)) == (type(caught.value), str(caught.value))
    return caught.value


def test_the_same_field_was_changed_by_somebody_else(ann: Store, bob: Store) -> None:
    rename(ann, 1, "by ann")
    rename(bob, 1, "by bob")
    refusal = refused(ann)
    assert refusal.conflicts == (Conflict(Why.CHANGED, "person", 1, "name", "by ann", "by bob", "bob"),)
    assert str(refusal) == (
        "This cannot be undone: bob has since set “name” of person 1 to “by bob” (it was “by ann”). "
        "Undo that first, or change it by hand."
    )


def test_other_rows_and_other_fields_do_not_matter(ann: Store, bob: Store) -> None:
    rename(ann, 1, "by ann")
    with bob.change("other row, other field") as session:
        session.get_one(Person, 2).name = "by bob"
        session.get_one(Person, 1).email = "bob@x.org"
    ann.undo()
    assert [(p["name"], p["email"]) for p in dump(ann)["person"]] == [("P1", "bob@x.org"), ("by bob", None)]
    bob.undo()
    assert [(p["name"], p["email"]) for p in dump(ann)["person"]] == [("P1", "p1@x.org"), ("P2", None)]


def test_a_table_may_ask_for_whole_rows_to_be_compared(ann: Store, bob: Store) -> None:
    with ann.change("rank") as session:
        session.execute(insert(Rank), [{"list_id": 1, "position": 1, "code": "a"}])
    with ann.change("code") as session:
        session.execute(update(Rank).values(code="b"))
    with bob.change("position") as session:
        session.execute(update(Rank).values(position=5))
    assert refused(ann).conflicts == (Conflict(Why.CHANGED, "rank", 1, "position", 1, 5, "bob"),)


def test_a_change_that_was_taken_back_is_no_conflict(ann: Store, bob: Store) -> None:
    rename(ann, 1, "by ann")
    rename(bob, 1, "by bob")
    with bob.change("and deleted") as session:
        session.execute(delete(Person).where(Person.id == 1))
    bob.undo()
    assert refused(ann).conflicts[0].theirs == "by bob"
    bob.undo()
    ann.undo()
    assert dump(ann)["person"][0]["name"] == "P1"
    ann.redo()
    assert dump(ann)["person"][0]["name"] == "by ann"


def test_a_created_row_was_edited_or_used_by_somebody_else(ann: Store, bob: Store) -> None:
    with ann.change("create") as session:
        session.add(Item(title="new", position=0))
    [item] = dump(ann)["item"]
    with bob.change("edit") as session:
        session.get_one(Item, item["id"]).title = "edited"
    assert refused(ann).conflicts == (Conflict(Why.CHANGED, "item", item["id"], "title", "new", "edited", "bob"),)
    bob.undo()
    with bob.change("a child, which a cascade would take away") as session:
        session.add(Item(title="bob's", position=0, parent_id=item["id"]))
    [_, child] = dump(ann)["item"]
    refusal = refused(ann)
    assert refusal.conflicts == (Conflict(Why.USED, "item", child["id"], "parent_id", None, item["id"], "bob"),)
    assert f"“parent_id” of item {child['id']}, last changed by bob, refers to what would be deleted" in str(refusal)
    bob.undo()
    ann.undo()
    assert dump(ann)["item"] == []


def test_the_row_was_deleted_by_somebody_else(ann: Store, bob: Store) -> None:
    rename(ann, 1, "by ann")
    with bob.change("delete") as session:
        session.execute(delete(Person).where(Person.id == 1))
    refusal = refused(ann)
    assert refusal.conflicts == (Conflict(Why.GONE, "person", 1, None, True, False, "bob"),)
    assert str(refusal) == "This cannot be undone: bob has since deleted person 1. Undo that first."


def test_the_deleted_row_was_brought_back_by_somebody_else(ann: Store, bob: Store) -> None:
    with ann.change("delete") as session:
        session.execute(delete(Body))
    with bob.change("the same id again") as session:
        session.add(Body(id=1, name="GA"))
    assert refused(ann).conflicts == (Conflict(Why.BACK, "body", 1, None, False, True, "bob"),)


def test_the_parent_was_deleted_by_somebody_else(ann: Store, bob: Store) -> None:
    with ann.change("tree") as session:
        session.add(Item(id=50, title="root", position=0))
        session.flush()
        session.add(Item(id=51, title="leaf", position=0, parent_id=50))
    with ann.change("delete the leaf") as session:
        session.execute(delete(Item).where(Item.id == 51))
    with bob.change("delete the root") as session:
        session.execute(delete(Item))
    refusal = refused(ann)
    assert refusal.conflicts == (Conflict(Why.PARENT_GONE, "item", 51, "parent_id", 50, None, "bob"),)
    assert "“parent_id” of item 51 refers to 50, which bob has since deleted" in str(refusal)


def test_the_unique_value_was_taken_by_somebody_else(ann: Store, bob: Store) -> None:
    with ann.change("new name") as session:
        session.get_one(Organisation, 1).name = "INRAE"
    with bob.change("take the old name") as session:
        session.add(Organisation(name="INRA"))
    refusal = refused(ann)
    assert refusal.conflicts == (Conflict(Why.TAKEN, "organisation", 2, "name", "INRA", "INRA", "bob"),)
    assert str(refusal) == (
        "This cannot be undone: “name” must be unique, and bob has since given “INRA” to organisation 2. "
        "Change that first."
    )
    bob.undo()
    ann.undo()
    assert [row["name"] for row in dump(ann)["organisation"]] == ["INRA"]


def test_a_value_taken_in_another_case_or_as_part_of_a_pair_is_named(ann: Store, bob: Store) -> None:
    with ann.change("e-mail") as session:
        session.get_one(Person, 1).email = None
    with bob.change("take it in capitals") as session:
        session.get_one(Person, 2).email = "P1@X.ORG"
    assert refused(ann).conflicts == (Conflict(Why.TAKEN, "person", 2, "email", "p1@x.org", "P1@X.ORG", "bob"),)
    with ann.change("ranks") as session:
        session.add(Rank(list_id=1, position=1, code="a"))
    with ann.change("move") as session:
        session.execute(update(Rank).values(position=2))
    with bob.change("take the place") as session:
        session.add(Rank(list_id=1, position=1, code="b"))
    assert refused(ann).conflicts == (Conflict(Why.TAKEN, "rank", 2, "list_id, position", "1, 1", "1, 1", "bob"),)


def test_old_values_that_the_database_no_longer_allows_are_refused_in_its_words(world: World, ann: Store) -> None:
    with ann.change("two items") as session:
        session.add_all([Item(title="same", position=0), Item(title="same", position=1)])
    with ann.change("tell them apart") as session:
        session.get_one(Item, 1).title = "first"
    world.raw("CREATE UNIQUE INDEX titles ON item (title)")  # as a later version of the program may ask for
    before = dump(ann)
    with pytest.raises(ValuesRefused, match=r"not allowed any more \(UNIQUE constraint failed: item.title\)"):
        ann.undo()
    assert dump(ann) == before


def test_a_change_that_bypassed_the_history_is_not_overwritten(world: World, ann: Store) -> None:
    rename(ann, 1, "by ann")
    world.raw("DELETE FROM person WHERE id = 1")
    refusal = refused(ann, known=False)
    assert refusal.conflicts == (Conflict(Why.GONE, "person", 1, None, True, False, None),)
    assert "? has since deleted person 1" in str(refusal)


def test_any_step_can_be_undone_once_by_anybody(ann: Store, bob: Store) -> None:
    rename(ann, 1, "first")
    wanted = number(ann.next_undo())
    rename(ann, 2, "second")
    bob.undo_step(wanted)
    assert [p["name"] for p in dump(ann)["person"]] == ["P1", "second"]
    assert number(ann.next_undo()) == wanted + 1
    assert ann.next_redo() is None
    with pytest.raises(AlreadyUndone, match="Step 2 was undone already"):
        ann.undo_step(wanted)
    bob.redo()
    assert [p["name"] for p in dump(ann)["person"]] == ["first", "second"]


def test_saving_a_row_that_somebody_saved_meanwhile_shows_both(ann: Store, bob: Store) -> None:
    with ann.read() as session:
        open_in_a_form = session.get_one(Person, 1)
        session.expunge_all()
    rename(bob, 1, "by bob")
    open_in_a_form.name, open_in_a_form.email = "by ann", "p1@x.org"
    with pytest.raises(ChangedMeanwhile) as caught, ann.change("save") as session:
        session.add(open_in_a_form)
    error = caught.value
    assert (error.table, error.row_id, error.seen, error.current) == ("person", 1, 1, 2)
    assert error.conflicts == (Conflict(Why.CHANGED, "person", 1, "name", "by ann", "by bob", "bob"),)
    assert str(error) == (
        "Nothing was saved: bob has changed person 1 meanwhile (version 1 is now 2): "
        "“name” is “by bob”, you want “by ann”. Look at it and save again."
    )
    assert dump(ann)["person"][0]["name"] == "by bob"
    rename(ann, 2, "the store works on")


def test_an_undo_counts_as_a_change_meanwhile(ann: Store) -> None:
    with ann.read() as session:
        open_in_a_form = session.get_one(Person, 1)
        session.expunge_all()
    rename(ann, 1, "x")
    ann.undo()
    open_in_a_form.name = "P1 again"
    with pytest.raises(ChangedMeanwhile, match="version 1 is now 3"), ann.change("save") as session:
        session.add(open_in_a_form)


def delete_it(session: Session, row: Person) -> None:
    session.delete(row)


def save_it(session: Session, row: Person) -> None:
    row.name = "by ann"
    session.add(row)


@pytest.mark.parametrize("act", [save_it, delete_it])
def test_saving_or_deleting_a_row_that_is_gone_says_who_deleted_it(
    ann: Store, bob: Store, act: Callable[[Session, Person], None]
) -> None:
    with ann.read() as session:
        open_in_a_form = session.get_one(Person, 1)
        session.expunge_all()
    with bob.change("delete") as session:
        session.delete(session.get_one(Person, 1))
    with (
        pytest.raises(ChangedMeanwhile, match="bob has deleted person 1 meanwhile") as caught,
        ann.change("x") as session,
    ):
        act(session, open_in_a_form)
    assert (caught.value.current, caught.value.conflicts) == (None, ())


def test_deleting_a_row_that_somebody_edited_is_refused(ann: Store, bob: Store) -> None:
    with ann.read() as session:
        open_in_a_form = session.get_one(Person, 1)
        session.expunge_all()
    rename(bob, 1, "by bob")
    with pytest.raises(ChangedMeanwhile, match="bob has changed person 1 meanwhile"), ann.change("x") as session:
        session.delete(open_in_a_form)
    assert len(dump(ann)["person"]) == 2


def test_a_tree_with_a_stranger_in_it_is_not_taken_away(ann: Store, bob: Store) -> None:
    """A cascade in the database would delete bob's row silently."""
    with ann.change("tree") as session:
        add_tree(session, None, 0, 2, None)
    with bob.change("one more leaf") as session:
        leaf = session.scalars(select(Item.id).order_by(Item.id.desc())).first()
        add_tree(session, leaf, 99, 0, None)
    assert [(c.why, c.row_id, c.theirs) for c in refused(ann).conflicts] == [(Why.USED, 14, 13)]


def test_an_engine_without_history_is_only_for_repairs(world: World, ann: Store) -> None:
    engine = open_engine(world.path)
    with engine.begin() as connection:
        connection.execute(update(Person).where(Person.id == 2).values(name="repaired"))
    engine.dispose()
    assert dump(ann)["person"][1]["name"] == "repaired"
    assert len(world.raw("SELECT * FROM step")) == 1

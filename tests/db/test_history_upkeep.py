"""The history over the life of a file: triggers, columns that come and go, final steps and migrations."""

import pytest
from history_schema import Base, Body, Item, Person, Rank
from history_world import START, World, dump, number
from sqlalchemy import Column, MetaData, Text, delete, insert, select, text, update
from sqlalchemy.exc import IntegrityError

from app.db.engine import WRITER, open_engine
from app.db.history import sqlite, tables
from app.db.history.audit import FieldChange, audit
from app.db.history.refusals import BeforeMigration, FinalStep, NothingToRedo, NothingToUndo, SchemaChangedSince
from app.db.history.tracking import tracked
from app.db.store import Store


def rename_body(store: Store, name: str, final: bool = False) -> int:
    with store.change("rename", final=final) as session:
        session.get_one(Body, 1).name = name
    return number(store.next_undo())


def test_triggers_are_made_once_and_only_for_the_connection(world: World) -> None:
    engine = open_engine(world.path, Base.metadata)
    with engine.connect() as connection:
        assert sqlite.installed(connection) == {}  # nothing is made for reading
    with engine.execution_options(**{WRITER: True}).connect() as connection:
        connection.begin()
        wanted = sqlite.expected(Base.metadata)
        assert sqlite.installed(connection) == wanted
        made = connection.exec_driver_sql("PRAGMA temp.schema_version").scalar()
        sqlite.install(connection, Base.metadata)
        assert connection.exec_driver_sql("PRAGMA temp.schema_version").scalar() == made
    engine.dispose()
    assert len(wanted) == 3 * len(tracked(Base.metadata))
    assert not any("content" in name for name in wanted)
    assert world.raw("SELECT count(*) FROM sqlite_master WHERE type = 'trigger'") == [(0,)]  # the file itself has none


def test_altered_missing_and_foreign_triggers_are_mended(world: World) -> None:
    engine = open_engine(world.path, Base.metadata)
    with engine.execution_options(**{WRITER: True}).connect() as connection:
        connection.begin()
        wanted = sqlite.expected(Base.metadata)
        connection.exec_driver_sql("DROP TRIGGER temp.history_person_update")
        connection.exec_driver_sql("DROP TRIGGER temp.history_person_insert")
        connection.exec_driver_sql(
            "CREATE TEMP TRIGGER history_person_insert AFTER INSERT ON person BEGIN SELECT 1; END"
        )
        connection.exec_driver_sql("CREATE TEMP TRIGGER evil AFTER INSERT ON person BEGIN SELECT 1; END")
        assert sqlite.installed(connection) != wanted
        sqlite.install(connection, Base.metadata)
        assert sqlite.installed(connection) == wanted
    engine.dispose()


def test_a_write_outside_a_step_is_refused_by_the_triggers_even_with_or_ignore(world: World, store: Store) -> None:
    with store.change("fill") as session:
        session.add_all([Body(name="GA"), Item(title="x", position=0)])
    before = dump(store)
    writer = open_engine(world.path, Base.metadata)
    values = "(name, version, uid) VALUES ('x', 1, 'aa')"
    for write in (f"INSERT INTO body {values}", f"INSERT OR IGNORE INTO body {values}", "UPDATE body SET name = 'x'",
                  "DELETE FROM item"):  # fmt: skip
        with (
            pytest.raises(IntegrityError, match="written outside a change of the store"),
            writer.execution_options(**{WRITER: True}).begin() as connection,
        ):
            connection.execute(text(write))
    writer.dispose()
    with pytest.raises(IntegrityError, match="the id of a row never changes"), store.change("new key") as session:
        session.execute(text("UPDATE body SET id = id + 100"))
    assert dump(store) == before


def other_schema(added: dict[str, list[Column[str]]], without: str | None = None) -> MetaData:
    """The schema of another version of the program."""
    metadata = MetaData()
    for table in Base.metadata.sorted_tables:
        copy = table.to_metadata(metadata)
        for column in added.get(table.name, []):
            copy.append_column(column)
    if without:
        name, gone = without.split(".")
        metadata.tables[name].indexes = {i for i in metadata.tables[name].indexes if i.name != f"uq_{name}_{gone}"}
        metadata.tables[name]._columns.remove(metadata.tables[name].c[gone])
    return metadata


def migrate(world: World, statements: list[str], metadata: MetaData) -> Store:
    world.close()
    engine = open_engine(world.path)  # without triggers: nothing a migration does is history
    with engine.begin() as connection:
        for statement in statements:
            connection.exec_driver_sql(statement)
    engine.dispose()
    world.metadata = metadata
    return world.open()


def test_steps_from_before_a_column_was_added_can_be_undone(world: World, store: Store) -> None:
    with store.change("create") as session:
        session.add_all([Body(name="GA"), Body(name="EB")])
    rename_body(store, "General Assembly")
    with store.change("delete") as session:
        session.execute(delete(Body).where(Body.id == 1))
    newer = other_schema(
        {"body": [Column("kind", Text, nullable=False, server_default="formal"), Column("note", Text)]}
    )
    adding = "ALTER TABLE body ADD COLUMN kind TEXT NOT NULL DEFAULT 'formal'", "ALTER TABLE body ADD COLUMN note TEXT"
    later = migrate(world, list(adding), newer)
    later.undo()
    body = newer.tables["body"]

    def bodies() -> list[tuple[object, ...]]:
        with later.read() as session:
            return [tuple(row) for row in session.execute(select(*body.c["name", "kind", "note"]).order_by(body.c.id))]

    assert bodies() == [("General Assembly", "formal", None), ("EB", "formal", None)]
    with later.change("the new column is in the history") as session:
        session.execute(update(body).values(kind="informal", note="n"))
    later.undo()
    later.undo()
    assert bodies() == [("GA", "formal", None), ("EB", "formal", None)]
    later.undo()
    assert bodies() == []
    for _ in range(3):
        later.redo()
    assert bodies() == [("General Assembly", "informal", "n"), ("EB", "informal", "n")]


def test_steps_that_touched_a_column_that_is_gone_are_refused_by_its_name(world: World, store: Store) -> None:
    with store.change("create") as session:
        session.execute(insert(Rank), [{"list_id": 1, "position": p, "code": f"c{p}"} for p in range(2)])
        session.add(Person(name="P", email="p@x.org"))
    with store.change("e-mail") as session:
        session.execute(update(Person).values(email=None))
    with store.change("name") as session:
        session.execute(update(Person).values(name="Q"))
    dropping = ["DROP INDEX uq_person_email", "ALTER TABLE person DROP COLUMN email"]
    later = migrate(world, dropping, other_schema({}, without="person.email"))
    later.undo()
    with pytest.raises(SchemaChangedSince, match=r"this version of Plenary has no person\.email any more"):
        later.undo()
    with later.read() as session:
        assert audit(session, 2) == (FieldChange("person", 1, "email", "p@x.org", None),)


def test_steps_that_touched_a_table_that_is_gone_are_refused_by_its_name(world: World, store: Store) -> None:
    with store.change("create") as session:
        session.execute(insert(Rank), [{"list_id": 1, "position": 1, "code": "c"}])
    metadata = other_schema({})
    metadata.remove(metadata.tables["rank"])
    later = migrate(world, ["DROP TABLE rank"], metadata)
    with pytest.raises(SchemaChangedSince, match="no rank any more"):
        later.undo()
    with later.read() as session:
        assert audit(session, 1) == ()


def test_a_final_step_ends_the_persons_undo_stack_and_nobody_elses(world: World, store: Store) -> None:
    bob = world.open("bob")
    with store.change("create") as session:
        session.add(Body(name="GA"))
    with bob.change("bob's") as session:
        session.add(Person(name="x"))
    older = number(store.next_undo())
    final = rename_body(store, "published", final=True)
    assert final == 0  # nothing is offered any more
    store = world.reopen()
    with pytest.raises(NothingToUndo):
        store.undo()
    with pytest.raises(FinalStep, match="Step 3 cannot be undone, because it reached other people"):
        store.undo_step(3)
    after = rename_body(store, "afterwards")
    store.undo()
    assert dump(store)["body"][0]["name"] == "published"
    assert store.next_undo() is None
    assert older < after
    bob = world.open("bob")
    bob.undo()
    assert dump(bob)["person"] == []


def test_a_final_step_is_kept_even_if_it_touched_no_row_and_ends_redo(store: Store) -> None:
    with store.change("create") as session:
        session.add(Body(name="GA"))
    store.undo()
    assert store.next_redo() is not None
    with store.change("circulate", final=True):
        pass
    with pytest.raises(NothingToRedo):
        store.redo()
    with pytest.raises(NothingToUndo):
        store.undo()


def test_a_migration_that_rewrote_values_ends_everybodys_undo(world: World, store: Store) -> None:
    bob = world.open("bob")
    with store.change("create") as session:
        session.add(Body(name="GA"))
    with bob.change("bob's") as session:
        session.add(Person(name="x"))
    bob.undo()
    world.close()
    engine = open_engine(world.path)
    with engine.begin() as connection:
        tables.write_barrier(connection, START, "The file was converted to version {version}", {"version": 2})
    engine.dispose()
    store, bob = world.open("ann"), world.open("bob")
    assert (store.next_undo(), bob.next_undo(), bob.next_redo()) == (None, None, None)
    for step_id in (1, 2, 3, 4):
        with pytest.raises(
            BeforeMigration, match=f"Step {step_id} cannot be undone, because the file has been converted"
        ):
            bob.undo_step(step_id)
    rename_body(store, "General Assembly")
    store.undo()
    assert dump(store)["body"][0]["name"] == "GA"

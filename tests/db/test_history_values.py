"""Values of every type survive the way through an image, and big contents stay out of it."""

import datetime as dt
import hashlib
import sys
import uuid
from typing import Any

import pytest
import sqlalchemy as sa
from history_schema import Attachment, Base, Colour, Content, Everything, table
from history_world import World, dump
from sqlalchemy import Column, Float, ForeignKey, Integer, MetaData, Table, delete, insert, select, update

from app.db.history.audit import audit
from app.db.history.images import ImageReader
from app.db.history.tracking import problems, tracked
from app.db.store import Store
from app.models import Base as PlenaryBase
from app.models.history import change
from app.models.types import enum_column

ALL_UNICODE = "".join(map(chr, (*range(1, 0xD800), *range(0xE000, sys.maxunicode + 1))))
EMPTY: dict[str, Any] = dict.fromkeys(c.name for c in Everything.__table__.columns if c.name != "id")
ROWS: list[dict[str, Any]] = [
    EMPTY | {"text": 'O\'Neil said "ł\\o" \n\r\t\x01\x7f 👩‍🔬 \u202e \U0010ffff'},
    EMPTY | {"text": ALL_UNICODE},
    EMPTY | {"clean": "张伟 Łódź \u202e 👩‍🔬 ́\n\t\\ \U0010ffff"},
    EMPTY | {"text": "", "clean": "", "number": 0, "flag": False, "data": {}, "digest": b""},
    EMPTY | {"text": "null", "number": 2**63 - 1, "flag": True, "data": [None, 1.5, 'é"', {"a": [2**53 + 1]}]},
    EMPTY | {"number": -(2**63), "data": "a string", "digest": hashlib.sha256(b"x").digest()},
    EMPTY | {"day": dt.date(2020, 2, 29), "time": dt.time(23, 59, 59, 999999), "colour": Colour.GREEN, "data": 0},
    EMPTY | {"local": dt.datetime(2026, 3, 29, 2, 30), "at": dt.datetime(2026, 3, 29, 1, 30, 0, 1, dt.UTC)},  # noqa: DTZ001
    EMPTY | {"at": dt.datetime(1, 1, 2, tzinfo=dt.timezone(dt.timedelta(hours=-9, minutes=-30))), "data": False},
    EMPTY | {"day": dt.date(1, 1, 1), "uid": uuid.UUID(int=7)},
    EMPTY,
]


def test_every_value_survives_undo_and_redo(store: Store) -> None:
    with store.change("insert") as session:
        session.execute(insert(Everything), ROWS)
    written = dump(store)
    for row, sent in zip(written["everything"], ROWS, strict=True):
        assert {name: value for name, value in row.items() if name != "id"} == sent
    turned_rows = ROWS[1:] + ROWS[:1]
    with store.change("every row gets the next row's values") as session:
        for row_id, values in enumerate(turned_rows, 1):
            session.execute(update(table(Everything)).where(Everything.id == row_id).values(values))
    turned = dump(store)
    with store.change("delete") as session:
        session.execute(delete(Everything))
    for state in (turned, written):
        store.undo()
        assert dump(store) == state
    store.undo()
    store.redo()
    assert dump(store) == written
    store.redo()
    assert dump(store) == turned
    with store.read() as session:
        lines = {(line.row_id, line.field): (line.before, line.after) for line in audit(session, 2)}
    for row_id, (old, new) in enumerate(zip(ROWS, turned_rows, strict=True), 1):
        differing = {name: (old[name], new[name]) for name in old if old[name] != new[name]}
        assert differing == {field: values for (row, field), values in lines.items() if row == row_id}


def test_instants_come_back_in_utc_whatever_zone_they_were_given_in(store: Store) -> None:
    paris = dt.datetime(2020, 3, 4, 9, 0, tzinfo=dt.timezone(dt.timedelta(hours=1)))
    with store.change("x") as session:
        session.execute(insert(Everything).values(at=paris))
    [row] = dump(store)["everything"]
    assert (row["at"], row["at"].utcoffset()) == (paris, dt.timedelta(0))
    assert row["at"].hour == 8


def test_file_contents_stay_out_of_the_history(store: Store) -> None:
    content = b"big" * 100_000
    digest = hashlib.sha256(content).digest()
    with store.change("attach") as session:
        session.execute(insert(Content).values(sha256=digest, data=content))
        session.execute(insert(Attachment).values(name="slides.pdf", sha256=digest))
    with store.change("rename") as session:
        session.execute(update(Attachment).values(name="other.pdf"))
    store.undo()
    store.undo()
    with store.read() as session:
        assert session.scalars(select(Content.data)).all() == [content]
        assert set(session.scalars(select(change.c.table_name))) == {"attachment"}
        assert all(len(str(image)) < 200 for image in session.scalars(select(change.c.before)))
    assert dump(store)["attachment"] == []
    store.redo()
    assert dump(store)["attachment"] == [{"id": 1, "name": "slides.pdf", "sha256": digest}]


def test_names_are_written_so_that_they_can_be_searched_for_in_the_file(world: World, store: Store) -> None:
    """Erasing a person is proven by looking for the bytes of the name (TRUST, "Erasure")."""
    with store.change("x") as session:
        session.execute(insert(Everything).values(text="Zdzisława", data={"name": "张伟"}))
    with store.change("y") as session:
        session.execute(delete(Everything))
    world.close()
    content = world.path.read_bytes()
    assert "Zdzisława".encode() in content
    assert "张伟".encode() in content


@pytest.mark.parametrize("metadata", [Base.metadata, PlenaryBase.metadata], ids=["the test's schema", "Plenary"])
def test_every_table_can_have_an_exact_history(metadata: MetaData) -> None:
    assert len(tracked(metadata)) >= 10
    assert problems(metadata) == []


def test_what_cannot_have_an_exact_history_is_named() -> None:
    bad = MetaData()
    Table("no_id", bad, Column("a", Integer, primary_key=True), Column("b", Integer, primary_key=True))
    Table(
        "bad",
        bad,
        Column("id", Integer, primary_key=True),
        Column("real", Float),
        Column("json", sa.JSON),
        Column("ref", ForeignKey("bad.id", ondelete="RESTRICT")),
        Column("day", sa.Date, unique=True, nullable=False),
    )
    Table("wide", bad, Column("id", Integer, primary_key=True), *(Column(f"c{i}", Integer) for i in range(50)))
    found = problems(bad)
    for start in (
        "no_id: the primary key must be one integer column, id",
        "bad: must be STRICT",
        "bad: needs sqlite_autoincrement",
        "bad: the foreign key ref must be deferrable",
        "bad: rows cannot trade the unique day",
        "bad: real: the type Float()",
        "bad: json: the type JSON()",
        "wide: has more than 50 columns",
    ):
        assert any(line.startswith(start) for line in found), (start, found)


def test_a_member_that_is_gone_is_an_error_for_undo_and_shown_as_stored_by_the_audit(store: Store) -> None:
    everything = table(Everything)
    images = ImageReader(sa.create_engine("sqlite://").dialect)
    assert images.values(everything, {"colour": "r", "flag": 1}) == {"colour": Colour.RED, "flag": True}
    with pytest.raises(LookupError):
        images.values(everything, {"colour": "blue"})
    assert images.shown(everything, {"colour": "blue", "flag": 1, "gone": 7}) == {
        "colour": "blue",
        "flag": True,
        "gone": 7,
    }
    assert images.shown(None, {"colour": "r"}) == {"colour": "r"}


def test_closed_lists_are_stored_by_value() -> None:
    stored = enum_column(Colour).column.type
    assert isinstance(stored, sa.Enum)
    assert stored.enums == ["r", "g"]

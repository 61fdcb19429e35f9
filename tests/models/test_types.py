"""The column types: what they store, what they refuse, and the constraints that guard them in the database."""

import datetime as dt
from enum import StrEnum
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import IntegrityError, StatementError
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column
from sqlalchemy.schema import CreateTable

from app.models.types import CleanText, Json, UtcDateTime, enum_column, reference

SQLITE_WORDS, POSTGRESQL = sqlite.dialect(), postgresql.dialect()  # type: ignore[no-untyped-call]
SQLITE = {"sqlite_strict": True, "sqlite_autoincrement": True}


class Base(DeclarativeBase):
    __table_args__: Any = SQLITE
    metadata = sa.MetaData(
        naming_convention={"ck": "ck_%(table_name)s_%(constraint_name)s", "ix": "ix_%(column_0_label)s"}
    )
    id: Mapped[int] = mapped_column(primary_key=True)


class Kind(StrEnum):
    PLAIN = "plain"
    QUOTED = "it's"


class Parent(Base):
    __tablename__ = "parent"


class Child(Base):
    __tablename__ = "child"
    parent_id: Mapped[int] = reference("parent.id", owned=True)
    other_id: Mapped[int | None] = reference("parent.id", nullable=True, unique=True)
    kind: Mapped[Kind] = enum_column(Kind, default=Kind.QUOTED)
    spare: Mapped[Kind | None] = enum_column(Kind, nullable=True)
    day: Mapped[dt.date | None]
    order: Mapped[dt.date | None]  # a word of SQL
    at: Mapped[dt.datetime | None] = mapped_column(UtcDateTime)
    title: Mapped[str] = mapped_column(CleanText(one_line=True), default="")
    text: Mapped[str] = mapped_column(CleanText, default="")
    data: Mapped[Any | None] = mapped_column(Json)


@pytest.fixture
def session() -> Any:
    engine = sa.create_engine("sqlite://")
    sa.event.listen(engine, "connect", lambda driver, _record: driver.execute("PRAGMA foreign_keys = ON"))
    Base.metadata.create_all(engine)
    with Session(engine) as session:
        session.add(Parent(id=1))
        session.flush()
        yield session
    engine.dispose()


def stored(session: Session, column: str) -> Any:
    session.flush()
    return session.execute(sa.text(f'SELECT "{column}" FROM child')).scalar_one()


def test_text_is_cleaned_where_it_enters(session: Session) -> None:
    session.add(Child(parent_id=1, title=" a\r\nb\x00\ud800 ", text="a\r\nb\x00\ud800\x07\u202e 张 "))
    assert stored(session, "text") == "a\nb\u202e 张 "
    assert stored(session, "title") == " a b "
    assert session.scalar(sa.select(Child.id).where(Child.text == "a\r\nb\u202e 张 ")) == 1


def test_an_instant_without_a_zone_is_refused(session: Session) -> None:
    session.add(Child(parent_id=1, at=dt.datetime(2020, 3, 4)))  # noqa: DTZ001
    with pytest.raises(StatementError, match="an instant needs a time zone"):
        session.flush()


def test_a_closed_list_is_stored_by_value_and_guarded(session: Session) -> None:
    session.add(Child(parent_id=1))
    assert stored(session, "kind") == "it's"
    assert session.scalars(sa.select(Child.kind)).one() is Kind.QUOTED
    with pytest.raises(IntegrityError, match="ck_child_kind_known"):
        session.execute(sa.text("UPDATE child SET kind = 'QUOTED'"))
    session.execute(sa.text("UPDATE child SET spare = NULL"))
    with pytest.raises(StatementError, match="not among the defined enum values"):
        session.execute(sa.update(Child).values(spare="another"))


@pytest.mark.parametrize("wrong", ["2021-02-29", "2020-3-4", "20200304", "2020-03-04 10:00", "soon", "", "2459000.5"])
@pytest.mark.parametrize("column", ["day", "order"])
def test_what_is_no_date_is_refused_by_the_database(session: Session, column: str, wrong: str) -> None:
    session.add(Child(parent_id=1, day=dt.date(2020, 2, 29)))
    assert stored(session, "day") == "2020-02-29"
    with pytest.raises(IntegrityError, match=f"ck_child_{column}_date"):
        session.execute(sa.text(f'UPDATE child SET "{column}" = :wrong'), {"wrong": wrong})


def test_none_is_stored_as_null_in_a_json_column(session: Session) -> None:
    session.add(Child(parent_id=1, data=None))
    assert stored(session, "data") is None


def test_a_reference_is_guarded_at_once_and_says_whom_it_belongs_to(session: Session) -> None:
    session.add(Child(parent_id=99))
    with pytest.raises(IntegrityError, match="FOREIGN KEY constraint failed"):
        session.flush()
    columns = Child.__table__.c
    assert (columns.parent_id.info, columns.other_id.info) == ({"owned": True}, {"owned": False})
    [key] = columns.parent_id.foreign_keys
    assert (key.deferrable, key.initially, key.ondelete, key.info) == (True, "IMMEDIATE", None, {"owned": True})
    assert (columns.parent_id.nullable, columns.other_id.nullable) == (False, True)
    table = Child.__table__
    assert isinstance(table, sa.Table)
    assert [[column.name for column in index.columns] for index in table.indexes] == [["parent_id"]]


def test_a_copied_table_has_each_check_once() -> None:
    def checks(table: sa.FromClause, dialect: sa.Dialect) -> list[str]:
        assert isinstance(table, sa.Table)
        return [
            line.strip(", \t")
            for line in str(CreateTable(table).compile(dialect=dialect)).split("\n")
            if "CHECK" in line
        ]

    original = Child.__table__
    assert isinstance(original, sa.Table)
    elsewhere = sa.MetaData()
    Parent.metadata.tables["parent"].to_metadata(elsewhere)
    copy = original.to_metadata(elsewhere)
    assert sorted(checks(copy, SQLITE_WORDS)) == sorted(checks(original, SQLITE_WORDS))
    assert checks(original, SQLITE_WORDS) == [
        "CONSTRAINT ck_child_kind_known CHECK (kind IN ('plain', 'it''s'))",
        "CONSTRAINT ck_child_spare_known CHECK (spare IN ('plain', 'it''s'))",
        "CONSTRAINT ck_child_day_date CHECK (day IS date(day, '+0 days'))",
        """CONSTRAINT ck_child_order_date CHECK ("order" IS date("order", '+0 days'))""",
    ]
    assert len(checks(original, POSTGRESQL)) == 2  # PostgreSQL has dates of its own


def test_every_type_is_allowed_in_a_strict_table() -> None:
    kinds: list[Any] = [
            sa.String(5), sa.Text, sa.Unicode, sa.Date, sa.Time, sa.DateTime, sa.JSON, sa.Uuid, sa.BigInteger,
             sa.SmallInteger, sa.Boolean, sa.LargeBinary, UtcDateTime, CleanText, Json,
    ]  # fmt: skip
    columns = (sa.Column(f"c{number}", kind) for number, kind in enumerate(kinds))
    table = sa.Table("all_types", sa.MetaData(), *columns, sqlite_strict=True)
    engine = sa.create_engine("sqlite://")
    table.create(engine)
    engine.dispose()

"""A schema with everything that makes undo hard: trees, unique positions, cascades, association rows, every type."""

import datetime as dt
import uuid
from enum import StrEnum
from typing import Any

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    Table,
    Text,
    UniqueConstraint,
    func,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, declared_attr, mapped_column, relationship

from app.models.types import CleanText, Json, UtcDateTime, enum_column, reference

SQLITE: dict[str, Any] = {"sqlite_strict": True, "sqlite_autoincrement": True}


def cascading(target: str, ondelete: str) -> ForeignKey:
    return ForeignKey(target, ondelete=ondelete, deferrable=True, initially="IMMEDIATE")


class Base(DeclarativeBase):
    __table_args__: Any = SQLITE
    id: Mapped[int] = mapped_column(primary_key=True)


def table(mapped: type[Base]) -> Table:
    """The table of a class, for statements that bypass the ORM."""
    return Base.metadata.tables[mapped.__tablename__]


class Versioned:
    version: Mapped[int]
    uid: Mapped[uuid.UUID] = mapped_column(default=uuid.uuid4, unique=True)

    @declared_attr.directive
    def __mapper_args__(cls) -> dict[str, Any]:  # noqa: N805
        return {"version_id_col": cls.version}


membership = Table(
    "membership",
    Base.metadata,
    Column("id", Integer, primary_key=True),
    Column("body_id", cascading("body.id", "CASCADE"), nullable=False),
    Column("person_id", cascading("person.id", "CASCADE"), nullable=False),
    UniqueConstraint("body_id", "person_id"),
    **SQLITE,
)


class Organisation(Versioned, Base):
    __tablename__ = "organisation"
    name: Mapped[str] = mapped_column(CleanText(one_line=True), unique=True)


class Person(Versioned, Base):
    __tablename__ = "person"
    name: Mapped[str] = mapped_column(CleanText)
    email: Mapped[str | None] = mapped_column(Text)
    organisation_id: Mapped[int | None] = mapped_column(cascading("organisation.id", "SET NULL"))
    bodies: Mapped[list["Body"]] = relationship(secondary=membership, back_populates="members")


Index("uq_person_email", func.lower(Person.email), unique=True)


class Body(Versioned, Base):
    __tablename__ = "body"
    name: Mapped[str] = mapped_column(Text)
    members: Mapped[list[Person]] = relationship(secondary=membership, back_populates="bodies", passive_deletes=True)


class Item(Versioned, Base):
    """A tree of ordered agenda items."""

    __tablename__ = "item"
    parent_id: Mapped[int | None] = mapped_column(cascading("item.id", "CASCADE"), index=True)
    position: Mapped[int]
    title: Mapped[str] = mapped_column(Text)
    speaker_id: Mapped[int | None] = reference("person.id", nullable=True)
    speaker: Mapped[Person | None] = relationship()
    __table_args__ = (UniqueConstraint("parent_id", "position"), CheckConstraint("position >= 0"), SQLITE)


class Rank(Base):
    """Unique columns none of which may be NULL, and no version; a change of any field is a conflict."""

    __tablename__ = "rank"
    list_id: Mapped[int]
    position: Mapped[int]
    code: Mapped[str] = mapped_column(Text, unique=True)
    __table_args__ = (UniqueConstraint("list_id", "position"), {**SQLITE, "info": {"conflict": "row"}})


class Colour(StrEnum):
    RED = "r"
    GREEN = "g"


class Presence(Base):
    """Unique on a reference, a day and a member of a closed list: only the reference can be parked."""

    __tablename__ = "presence"
    person_id: Mapped[int] = reference("person.id", owned=True)
    day: Mapped[dt.date]
    colour: Mapped[Colour] = enum_column(Colour)
    __table_args__ = (UniqueConstraint("person_id", "day"), UniqueConstraint("person_id", "colour"), SQLITE)


class Token(Base):
    """Unique values that are no integers and may not be NULL."""

    __tablename__ = "token"
    mark: Mapped[uuid.UUID] = mapped_column(unique=True)
    digest: Mapped[bytes] = mapped_column(LargeBinary, unique=True)


class Everything(Base):
    """One column of every type."""

    __tablename__ = "everything"
    text: Mapped[str | None] = mapped_column(Text)
    clean: Mapped[str | None] = mapped_column(CleanText)
    number: Mapped[int | None] = mapped_column(BigInteger)
    flag: Mapped[bool | None]
    day: Mapped[dt.date | None]
    time: Mapped[dt.time | None]
    local: Mapped[dt.datetime | None]
    at: Mapped[dt.datetime | None] = mapped_column(UtcDateTime)
    colour: Mapped[Colour | None] = enum_column(Colour, nullable=True)
    digest: Mapped[bytes | None] = mapped_column(LargeBinary)
    data: Mapped[Any | None] = mapped_column(Json)
    uid: Mapped[uuid.UUID | None]


class Content(Base):
    """Big contents, written once under their hash: no history."""

    __tablename__ = "content"
    sha256: Mapped[bytes] = mapped_column(LargeBinary, unique=True)
    data: Mapped[bytes]
    __table_args__ = ({**SQLITE, "info": {"history": False}},)


class Attachment(Base):
    __tablename__ = "attachment"
    name: Mapped[str] = mapped_column(Text)
    sha256: Mapped[bytes] = reference("content.sha256")

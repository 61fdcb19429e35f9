"""The two tables of the history: ``step`` (who, when, what for) and ``change`` (one row that was touched)."""

import datetime as dt
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

import sqlalchemy as sa
from sqlalchemy import Column, Connection, Index, MetaData, Table, insert, select

from app.models.types import Json, UtcDateTime

Arguments = Mapping[str, int | str]


class StepKind(StrEnum):
    """Whether a step is new, or takes back another."""

    DO = "do"
    UNDO = "undo"  # takes back a do or a redo
    REDO = "redo"  # takes back an undo


class Operation(StrEnum):
    """What happened to a row."""

    INSERT = "I"  # no image: the row itself, or a later image, has the values
    UPDATE = "U"  # before and after: the changed fields
    DELETE = "D"  # before: the whole row


@dataclass(frozen=True)
class StepInfo:
    """One step: its number, who made it, when (UTC), and its label as a message id with arguments."""

    id: int
    who: str
    at: dt.datetime
    message: str
    arguments: Arguments
    kind: StepKind = StepKind.DO
    final: bool = False  # it reached other people: it cannot be undone, and ends the person's undo stack
    undoes_step_id: int | None = None


metadata = MetaData()
_Id = sa.BigInteger().with_variant(sa.Integer, "sqlite")

step = Table(
    "step",
    metadata,
    Column("id", _Id, primary_key=True, autoincrement=False),  # the highest + 1: writers take turns
    Column("uid", sa.Uuid, nullable=False, unique=True, default=uuid.uuid4),
    Column("at", UtcDateTime, nullable=False),
    Column("who", sa.Text, nullable=False),  # empty: the program itself, when it migrated the file
    Column("message", sa.Text, nullable=False),
    Column("arguments", Json, nullable=False),  # row ids and numbers, never a person's name
    Column("kind", sa.Text, sa.CheckConstraint("kind IN ('do', 'undo', 'redo')", name="ck_step_kind"), nullable=False),
    Column("final", sa.Boolean, nullable=False),
    Column("undoes_step_id", _Id, sa.ForeignKey("step.id"), unique=True),  # unique: nothing is taken back twice
    sqlite_strict=True,
)

change = Table(
    "change",
    metadata,
    Column("id", _Id, primary_key=True),
    Column("step_id", _Id, nullable=False, index=True),
    Column("table_name", sa.Text, nullable=False),
    Column("row_id", _Id, nullable=False),
    Column("op", sa.Text, sa.CheckConstraint("op IN ('I', 'U', 'D')", name="ck_change_op"), nullable=False),
    Column("before", Json),
    Column("after", Json),
    Index("ix_change_row", "table_name", "row_id"),
    sqlite_strict=True,
)


def create(connection: Connection) -> None:
    """Make the two tables, where they are missing."""
    metadata.create_all(connection)


def next_step_id(connection: Connection) -> int:
    """The number of the coming step; the caller holds the write lock, so numbers follow the order of the commits."""
    return (connection.scalar(select(sa.func.max(step.c.id))) or 0) + 1


def write_step(connection: Connection, info: StepInfo) -> None:
    """Add a step."""
    values = {name: getattr(info, name) for name in step.columns.keys() if name != "uid"}  # noqa: SIM118 (not a dict)
    connection.execute(insert(step).values(values | {"arguments": dict(info.arguments)}))


def write_barrier(connection: Connection, at: dt.datetime, message: str, arguments: Arguments) -> None:
    """End everybody's undo stack: after a migration that rewrote values, older images no longer fit the rows.

    ``at`` is aware; the connection is in a writing transaction of its own (app.db.migrate).
    """
    write_step(connection, StepInfo(next_step_id(connection), "", at, message, arguments, final=True))


def step_info(row: sa.Row[tuple[object, ...]]) -> StepInfo:
    """A row of ``select(*STEP_COLUMNS)`` as a frozen value."""
    values = dict(row._mapping)
    return StepInfo(**values | {"kind": StepKind(values["kind"])})


STEP_COLUMNS = tuple(column for column in step.columns if column.name != "uid")

"""Steps and changes of the history as values, and how they come into its two tables (``app.models.history``)."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

import sqlalchemy as sa
from sqlalchemy import Connection, insert, select

from app.models.history import metadata, step

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


def create(connection: Connection) -> None:
    """Make the two tables, where they are missing."""
    metadata.create_all(connection)


def next_step_id(connection: Connection) -> int:
    """The number of the coming step; the caller holds the write lock, so numbers follow the order of the commits."""
    return (connection.scalar(select(sa.func.max(step.c.id))) or 0) + 1


def write_step(connection: Connection, info: StepInfo) -> None:
    """Add a step."""
    values = {name: getattr(info, name) for name in step.columns.keys()}  # noqa: SIM118 (not a dict)
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


STEP_COLUMNS = tuple(step.columns)

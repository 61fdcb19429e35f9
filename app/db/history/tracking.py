"""Which tables and columns have a history, and what could not have an exact one."""

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Column, MetaData, Table
from sqlalchemy.sql import visitors
from sqlalchemy.types import TypeEngine

VERSION = "version"  # the optimistic lock of a table, where it has one
_MOST_COLUMNS = 50  # PostgreSQL takes 100 arguments to json_build_object
_LONGEST_NAME = 40
_EXACT = (sa.Integer, sa.String, sa.Boolean, sa.Date, sa.Time, sa.DateTime, sa.LargeBinary, sa.JSON, sa.Uuid)


@lru_cache(maxsize=8)
def tracked(metadata: MetaData) -> tuple[Table, ...]:
    """The tables with a history, parents first; ``info={"history": False}`` keeps a table out.

    They are looked up once: ``metadata`` is complete when it is first asked for.
    """
    return tuple(table for table in metadata.sorted_tables if table.info.get("history", True))


def stored_columns(table: Table) -> list[Column[Any]]:
    """The columns an image holds: all that can be written."""
    return [column for column in table.columns if column.computed is None]


def plain_type(column: Column[Any]) -> TypeEngine[Any]:
    """The column's type without its decorator."""
    return column.type.impl_instance if isinstance(column.type, sa.TypeDecorator) else column.type


def unique_sets(table: Table) -> list[list[Column[Any]]]:
    """The columns of each UNIQUE constraint and unique index, also of one on an expression such as lower(email)."""
    found = [list(rule.columns) for rule in table.constraints if isinstance(rule, sa.UniqueConstraint)]
    indexed = [visitors.iterate(sa.tuple_(*index.expressions)) for index in table.indexes if index.unique]
    return found + [[part for part in parts if isinstance(part, Column)] for parts in indexed]


def parking_rank(column: Column[Any]) -> int | None:
    """How well a column can take a value that no other row has, best first; None: it cannot."""
    kind = plain_type(column)
    if column.nullable:
        return 0
    if isinstance(kind, sa.Integer):
        return 2 if column.foreign_keys else 1
    return 3 if isinstance(kind, sa.String | sa.Uuid | sa.LargeBinary) and not isinstance(kind, sa.Enum) else None


def problems(metadata: MetaData) -> list[str]:
    """What keeps tables from having an exact history, one English line each; a test says that there is nothing."""
    return [f"{table.name}: {problem}" for table in tracked(metadata) for problem in _problems(table)]


def _problems(table: Table) -> Iterator[str]:
    if [column.name for column in table.primary_key] != ["id"] or not isinstance(table.c.id.type, sa.Integer):
        yield "the primary key must be one integer column, id"
    if not table.dialect_options["sqlite"]["strict"]:
        yield "must be STRICT"
    if not table.dialect_options["sqlite"]["autoincrement"]:
        yield "needs sqlite_autoincrement, or the id of a deleted row is given away"
    if len(stored_columns(table)) > _MOST_COLUMNS or len(table.name) > _LONGEST_NAME:
        yield f"has more than {_MOST_COLUMNS} columns, or a name of more than {_LONGEST_NAME} letters"
    for key in table.foreign_key_constraints:
        if not key.deferrable or (key.ondelete or "").upper() == "RESTRICT":
            yield f"the foreign key {', '.join(key.column_keys)} must be deferrable and not RESTRICT"
    for unique in unique_sets(table):
        if all(parking_rank(column) is None for column in unique):
            yield f"rows cannot trade the unique {', '.join(column.name for column in unique)}: no column can be parked"
    for column in stored_columns(table):
        kind = plain_type(column)
        if not isinstance(kind, _EXACT) or (isinstance(kind, sa.JSON) and not kind.none_as_null):
            yield f"{column.name}: the type {kind!r} does not survive the way through JSON"

"""Rows that trade values which must be unique, and values that another row has taken since.

SQLite's UNIQUE cannot be deferred, nor can a unique index in PostgreSQL, and deleting a row before its values are given
to another would fire cascades: so traded values are parked first.
"""

import uuid
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Column, Connection, RowMapping, Table, select, update

from app.db.history.changes import last_person, touched_ids
from app.db.history.images import Values
from app.db.history.refusals import Conflict, Why
from app.db.history.tracking import parking_rank, plain_type, unique_sets
from app.db.history.work import Work

_BIGGEST = {True: 2**63 - 1, False: 2**31 - 1}  # of a BigInteger, of an Integer in PostgreSQL


def free_unique_values(connection: Connection, step_id: int, table: Table, todo: Work) -> None:
    """Move the unique values that other rows of the step are about to get out of the way.

    A row that stays gets the field it was parked in back with its update: ``todo`` learns of it.
    """
    for unique in unique_sets(table):
        names = [column.name for column in unique]
        takers = {row_id: values for row_id, values in todo.takers().items() if not values.keys().isdisjoint(names)}
        holders = todo.deletes | (takers.keys() & todo.updates.keys())
        if not takers or not holders or len(takers.keys() | holders) < 2:
            continue
        query = select(table.c.id, *unique).where(table.c.id.in_(touched_ids(step_id, table.name)))
        present = {row.id: dict(row._mapping) for row in connection.execute(query)}
        wanted = {_key(names, present.get(row_id, {}) | values) for row_id, values in takers.items()}
        for row_id in holders:
            if row_id in present and _key(names, present[row_id]) in wanted:
                _park(connection, table, unique, present[row_id], todo)


def taken_values(connection: Connection, work: Mapping[Table, Work]) -> Iterator[Conflict]:
    """The rows outside ``work`` that have a unique value which rows of ``work`` are to get."""
    for table, todo in work.items():
        for unique in unique_sets(table):
            names = [column.name for column in unique]
            wanted = _wanted(connection, table, todo, names)
            for row in connection.execute(select(table.c.id, *unique)).mappings() if wanted else ():
                mine = wanted.get(_key(names, row))
                if mine is not None and row["id"] not in todo.takers() and row["id"] not in todo.deletes:
                    who = last_person(connection, table.name, row["id"])
                    wants, has = (", ".join(str(values[name]) for name in names) for values in (mine, row))
                    yield Conflict(Why.TAKEN, table.name, row["id"], ", ".join(names), wants, has, who)


def _wanted(connection: Connection, table: Table, todo: Work, names: Sequence[str]) -> dict[tuple[Any, ...], Values]:
    """The unique values that rows are to get, by their key; rows with an empty field take nothing from anybody."""
    takers = {row_id: values for row_id, values in todo.takers().items() if not values.keys().isdisjoint(names)}
    present: dict[int, Values] = {}
    if any(not values.keys() >= set(names) for values in takers.values()):
        rows = connection.execute(select(table.c.id, *(table.c[name] for name in names))).mappings()
        present = {row["id"]: dict(row) for row in rows if row["id"] in takers}
    whole = [present.get(row_id, {}) | values for row_id, values in takers.items()]
    return {_key(names, values): values for values in whole if all(values.get(name) is not None for name in names)}


def _key(names: Sequence[str], values: Mapping[str, Any] | RowMapping) -> tuple[Any, ...]:
    """Equal for values that a unique constraint, or a unique index on lower(), may take for equal."""
    fields = (values[name] for name in names)
    return tuple(value.casefold() if isinstance(value, str) else value for value in fields)


def _park(connection: Connection, table: Table, unique: Sequence[Column[Any]], row: Values, todo: Work) -> None:
    """Give one unique field of the row a value that no other row has."""
    ranks = {column: rank for column in unique if (rank := parking_rank(column)) is not None}
    column = min(ranks, key=lambda column: ranks[column])
    connection.execute(update(table).where(table.c.id == row["id"]).values({column.name: _nowhere(column, row["id"])}))
    if row["id"] in todo.updates:
        todo.updates[row["id"]] = {column.name: row[column.name]} | todo.updates[row["id"]]


def _nowhere(column: Column[Any], row_id: int) -> Any:
    kind = plain_type(column)
    if column.nullable:
        return None
    if isinstance(kind, sa.Integer):
        return _BIGGEST[isinstance(kind, sa.BigInteger)] - row_id
    unheard_of = uuid.uuid4()
    if isinstance(kind, sa.Uuid):
        return unheard_of
    return unheard_of.bytes if isinstance(kind, sa.LargeBinary) else unheard_of.hex

"""Take one step back: exactly, or not at all where somebody has built on it since."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from sqlalchemy import Connection, ForeignKey, MetaData, Table, bindparam, delete, insert, select, update

from app.db.history import sqlite
from app.db.history.changes import NetChange, RowKey, last_person, later_changes, net_changes, touched_ids
from app.db.history.images import ImageReader, Values
from app.db.history.refusals import Conflict, RowsChangedSince, UndoRefused, ValuesRefused, Why
from app.db.history.stack import step_to_take_back
from app.db.history.tracking import VERSION, tracked
from app.db.history.unique import free_unique_values, taken_values
from app.db.history.work import Work, inverse_work, read_image

WHOLE_ROW = "row"  # info={"conflict": "row"}: a change of any field of the row is a conflict, not only of the step's


def invert(connection: Connection, metadata: MetaData, step_id: int) -> None:
    """Put back what the step changed, inside the caller's own step; raises UndoRefused, and the caller rolls back.

    The order is: park traded unique values, insert, update, look for rows that would lose their parent, delete.
    Deleting first would let cascades reach rows outside the step.
    """
    images = ImageReader(connection.dialect)
    net = net_changes(connection, step_id)
    work = inverse_work(metadata, net, images, step_id)
    conflicts = list(_changed_since(connection, metadata, step_id, net, images))
    if not conflicts:
        sqlite.defer_foreign_keys(connection)
        for table, todo in work.items():
            free_unique_values(connection, step_id, table, todo)
            _insert(connection, table, todo.inserts)
            conflicts += _update(connection, table, todo.updates)
        conflicts += _dangling(connection, metadata, step_id, work)
    if conflicts:
        raise RowsChangedSince(conflicts)
    for table in reversed(work):
        if gone := [{"row": row_id} for row_id in work[table].deletes]:
            connection.execute(delete(table).where(table.c.id == bindparam("row")), gone)


def obstacle(connection: Connection, metadata: MetaData, step_id: int, rows: bool = True) -> UndoRefused | None:
    """Why the step cannot be taken back as things stand; None: nothing stands against it. It only looks.

    Without ``rows`` it looks at the steps alone: whether the rows are still as the step left them takes long in large
    steps.
    """
    try:
        step_to_take_back(connection, step_id)
        if not rows:
            return None
        images = ImageReader(connection.dialect)
        net = net_changes(connection, step_id)
        work = inverse_work(metadata, net, images, step_id)
        conflicts = list(_changed_since(connection, metadata, step_id, net, images))
    except UndoRefused as refused:
        return refused
    if not conflicts:
        conflicts = [*taken_values(connection, work), *_would_dangle(connection, metadata, step_id, work)]
    return RowsChangedSince(conflicts) if conflicts else None


def refused_by_database(
    connection: Connection, metadata: MetaData, step_id: int, reason: str
) -> RowsChangedSince | ValuesRefused:
    """Why the database did not take the old values: a unique value that is taken since, or its own ``reason``."""
    work = inverse_work(metadata, net_changes(connection, step_id), ImageReader(connection.dialect), step_id)
    conflicts = list(taken_values(connection, work))
    return RowsChangedSince(conflicts) if conflicts else ValuesRefused(step_id, reason)


def _changed_since(
    connection: Connection, metadata: MetaData, step_id: int, net: Mapping[RowKey, NetChange], images: ImageReader
) -> Iterator[Conflict]:
    """The rows that are not what the step left."""
    later = {key: since for key, since in later_changes(connection, step_id).items() if key in net}
    tables = {name: metadata.tables[name] for name, _ in later}
    rows_now = {
        (name, row.id): dict(row._mapping)
        for name, table in tables.items()
        for row in connection.execute(select(table).where(table.c.id.in_(touched_ids(step_id, name))))
    }
    for (name, row_id), since in later.items():
        mine, now = net[name, row_id], rows_now.get((name, row_id))
        if mine.exists != (now is not None):
            why = Why.GONE if mine.exists else Why.BACK
            yield Conflict(why, name, row_id, None, mine.exists, now is not None, since.who)
        elif now is not None:
            whole_row = not mine.existed or tables[name].info.get("conflict") == WHOLE_ROW
            fields = {f: raw for f, raw in since.before.items() if f != VERSION and (whole_row or f in mine.before)}
            for field, left in read_image(images, tables[name], fields, step_id).items():
                if left != now[field]:
                    yield Conflict(Why.CHANGED, name, row_id, field, left, now[field], since.who)


def _insert(connection: Connection, table: Table, rows: Iterable[Values]) -> None:
    for batch in _alike(rows):  # a column that was added since is left out: its default fills it
        connection.execute(insert(table), batch)


def _update(connection: Connection, table: Table, rows: Mapping[int, Values]) -> list[Conflict]:
    """Write the old values; the rows that are gone although the history does not know it."""
    named = ({"row": row_id} | {f"new {name}": value for name, value in row.items()} for row_id, row in rows.items())
    conflicts: list[Conflict] = []
    for batch in _alike(named):
        settings: Values = {name.removeprefix("new "): bindparam(name) for name in batch[0] if name != "row"}
        if VERSION in table.c:
            settings[VERSION] = table.c[VERSION] + 1
        done = connection.execute(update(table).where(table.c.id == bindparam("row")).values(settings), batch)
        if done.rowcount != len(batch):
            present = set(connection.scalars(select(table.c.id)))
            gone = (values["row"] for values in batch if values["row"] not in present)
            conflicts += [Conflict(Why.GONE, table.name, row_id, None, True, False) for row_id in gone]
    return conflicts


def _alike(rows: Iterable[Values]) -> Iterable[list[Values]]:
    """Rows with the same fields together: one statement each."""
    batches: dict[frozenset[str], list[Values]] = defaultdict(list)
    for values in rows:
        batches[frozenset(values)].append(values)
    return batches.values()


def _dangling(
    connection: Connection, metadata: MetaData, step_id: int, work: Mapping[Table, Work]
) -> Iterator[Conflict]:
    """The rows that would lose their parent, or come back without one."""
    for table in tracked(metadata):
        todo = work.get(table) or Work()
        for key in table.foreign_keys:
            parent = key.column.table
            if parent in work and work[parent].deletes:
                yield from _still_used(connection, step_id, key, work[parent].deletes, todo)
            if todo.inserts or any(key.parent.name in values for values in todo.updates.values()):
                yield from _orphans(connection, step_id, key, todo)


def _would_dangle(
    connection: Connection, metadata: MetaData, step_id: int, work: Mapping[Table, Work]
) -> Iterator[Conflict]:
    """What ``_dangling`` would find, before anything was put back."""
    for table in tracked(metadata):
        todo = work.get(table) or Work()
        for key in table.foreign_keys:
            name, parent = key.parent.name, work.get(key.column.table) or Work()
            for conflict in _still_used(connection, step_id, key, parent.deletes, todo) if parent.deletes else ():
                if name not in todo.updates.get(conflict.row_id, {}):
                    yield conflict
            wanted = {row_id: values[name] for row_id, values in todo.takers().items() if values.get(name) is not None}
            there = {values[key.column.name] for values in parent.inserts}
            if elsewhere := set(wanted.values()) - there:
                there |= set(connection.scalars(select(key.column).where(key.column.in_(elsewhere))))
            for row_id, value in wanted.items():
                if value not in there:
                    who = last_person(connection, key.column.table.name, value) if key.column.name == "id" else None
                    yield Conflict(Why.PARENT_GONE, table.name, row_id, name, value, None, who)


def _still_used(
    connection: Connection, step_id: int, key: ForeignKey, gone: set[int], todo: Work
) -> Iterator[Conflict]:
    table, child = key.parent.table, key.parent
    parent = key.column.table.alias("parent")
    query = select(table.c.id, child, parent.c.id.label("parent_id")).join(parent, parent.c[key.column.name] == child)
    touched = touched_ids(step_id, key.column.table.name)
    for row_id, value, parent_id in connection.execute(query.where(parent.c.id.in_(touched))):
        if parent_id in gone and row_id not in todo.deletes:
            who = last_person(connection, table.name, row_id)
            yield Conflict(Why.USED, table.name, row_id, child.name, None, value, who)


def _orphans(connection: Connection, step_id: int, key: ForeignKey, todo: Work) -> Iterator[Conflict]:
    table, child = key.parent.table, key.parent
    target: Any = key.column.table.alias("target").c[key.column.name]
    mine = table.c.id.in_(touched_ids(step_id, table.name)), child.is_not(None), target.is_(None)
    query = select(table.c.id, child).outerjoin(target.table, target == child).where(*mine)
    for row_id, value in connection.execute(query):
        if row_id not in todo.deletes:
            who = last_person(connection, key.column.table.name, value) if key.column.name == "id" else None
            yield Conflict(Why.PARENT_GONE, table.name, row_id, child.name, value, None, who)

"""What steps touched: rows by table, and all that one step (or everything after it) did to each row, taken together."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, Select, select

from app.db.history.images import Values
from app.db.history.tables import STEP_COLUMNS, Operation, StepInfo, step_info
from app.models.history import change, step

RowKey = tuple[str, int]  # table name, row id


@dataclass
class NetChange:
    """What happened to one row; images are as the history stores them."""

    existed: bool  # before
    exists: bool = True  # afterwards
    made_here: bool = False  # inserted last: its values afterwards are not in ``after``
    before: Values = field(default_factory=dict)  # the changed fields; every field of a row that was deleted
    after: Values = field(default_factory=dict)
    who: str | None = None  # who touched the row last


@dataclass(frozen=True)
class StepDone:
    """A committed step, and the rows it touched: table name -> row ids."""

    step: StepInfo
    touched: Mapping[str, frozenset[int]]


def steps_after(connection: Connection, step_id: int) -> list[StepDone]:
    """The steps committed after ``step_id``, oldest first."""
    rows = connection.execute(select(*STEP_COLUMNS).where(step.c.id > step_id).order_by(step.c.id)).all()
    return [StepDone(info, touched_rows(connection, info.id)) for info in map(step_info, rows)]


def touched_rows(connection: Connection, step_id: int) -> Mapping[str, frozenset[int]]:
    """The rows a step touched: table name -> row ids."""
    rows: dict[str, set[int]] = defaultdict(set)
    query = select(*change.c["table_name", "row_id"]).where(change.c.step_id == step_id)
    for table, row_id in connection.execute(query):
        rows[table].add(row_id)
    return {table: frozenset(ids) for table, ids in rows.items()}


def touched_ids(step_id: int, table: str) -> Select[tuple[int]]:
    """The ids of the rows of one table that a step touched, as a subquery."""
    return select(change.c.row_id).where(change.c.step_id == step_id, change.c.table_name == table)


def last_person(connection: Connection, table: str, row_id: int) -> str | None:
    """Who touched a row last; None where the history does not know it."""
    query = select(step.c.who).join(change, change.c.step_id == step.c.id)
    query = query.where(change.c.table_name == table, change.c.row_id == row_id)
    return connection.scalar(query.order_by(change.c.id.desc()).limit(1))


def net_changes(connection: Connection, step_id: int) -> dict[RowKey, NetChange]:
    """What the step did to each row; rows and fields that ended where they began are left out."""
    query = _CHANGES.where(change.c.step_id == step_id).order_by(change.c.id)
    net = _taken_together(connection.execute(query))
    for row in net.values():
        if row.existed and row.exists and not row.made_here:
            differing = [name for name, raw in row.before.items() if row.after[name] != raw]
            row.before = {name: row.before[name] for name in differing}
            row.after = {name: row.after[name] for name in differing}
    return {key: row for key, row in net.items() if _is_change(row)}


def later_changes(connection: Connection, step_id: int) -> dict[RowKey, NetChange]:
    """What later steps did to the step's rows; ``before`` is how the step left the fields they touched."""
    mine = select(*change.c["table_name", "row_id"]).where(change.c.step_id == step_id).distinct().subquery()
    same_row = (mine.c.table_name == change.c.table_name) & (mine.c.row_id == change.c.row_id)
    query = _CHANGES.join(mine, same_row).where(change.c.step_id > step_id).order_by(change.c.id)
    return _taken_together(connection.execute(query))


_CHANGES = select(*change.c["table_name", "row_id", "op", "before", "after"], step.c.who).join(
    step, step.c.id == change.c.step_id
)


def _taken_together(rows: Iterable[Any]) -> dict[RowKey, NetChange]:
    """Fold changes, oldest first, into one per row."""
    net: dict[RowKey, NetChange] = {}
    for table, row_id, op, before, after, who in rows:
        row = net.setdefault((table, row_id), NetChange(existed=op != Operation.INSERT))
        row.exists = op != Operation.DELETE
        row.before = (before or {}) | row.before  # the oldest image of a field counts
        if op == Operation.UPDATE:
            row.after |= after
        else:
            row.made_here, row.after = op == Operation.INSERT, {}
        row.who = who
    return net


def _is_change(row: NetChange) -> bool:
    if row.existed and row.exists:
        return row.made_here or bool(row.before)
    return row.existed or row.exists

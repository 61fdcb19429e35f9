"""Delete a row with everything that belongs to it, so that one undo brings all of it back.

What belongs to what is declared in the models: ``reference(…, owned=True)``. Other rows that point to a deleted row
lose the pointer where it may be empty; where it may not, the deletion is refused (no cascade ever reaches them).
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from sqlalchemy import Column, Table, delete, select, update
from sqlalchemy.orm import Session

from app.domain.errors import UserError
from app.models import Base
from app.models.types import OWNED

_MOST_AT_ONCE = 500  # ids in one statement

Doomed = dict[Table, set[int]]


def remove(session: Session, table_name: str, row_id: int) -> None:
    """Delete the row and all that belongs to it; raises UserError when something else cannot do without it."""
    session.flush()
    doomed = _all_that_belongs(session, Base.metadata.tables[table_name], row_id)
    for column, ids in _pointers(session, doomed):
        if not column.nullable:
            raise UserError(
                "This cannot be deleted: {number} entries of {table} still need it. Change or delete those first.",
                number=len(ids),
                table=column.table.name,
            )
        _empty(session, column, ids)
    for table in reversed(Base.metadata.sorted_tables):
        for some in _in_parts(doomed.get(table, set())):
            session.execute(delete(table).where(table.c.id.in_(some)))
    session.expire_all()


def _all_that_belongs(session: Session, table: Table, row_id: int) -> Doomed:
    """The row and its owned rows, theirs, and so on."""
    doomed: Doomed = defaultdict(set)
    fresh: Mapping[Table, set[int]] = {table: {row_id}}
    while fresh:
        found: Doomed = defaultdict(set)
        for parent, ids in fresh.items():
            doomed[parent] |= ids
            for column in _references(parent):
                if column.info.get(OWNED):
                    found[column.table] |= _rows_pointing(session, column, ids)
        fresh = {child: ids - doomed[child] for child, ids in found.items() if ids - doomed[child]}
    return doomed


def _pointers(session: Session, doomed: Doomed) -> Iterator[tuple[Column[int], set[int]]]:
    """Each column through which rows that stay point to rows that go, with the ids of the rows that stay."""
    for parent, ids in doomed.items():
        for column in _references(parent):
            staying = _rows_pointing(session, column, ids) - doomed.get(column.table, set())
            if staying:
                yield column, staying


def _references(parent: Table) -> Iterator[Column[int]]:
    for table in Base.metadata.sorted_tables:
        for column in table.columns:
            if any(key.column is parent.c.id for key in column.foreign_keys):
                yield column


def _rows_pointing(session: Session, column: Column[int], ids: set[int]) -> set[int]:
    rows: set[int] = set()
    for some in _in_parts(ids):
        rows.update(session.scalars(select(column.table.c.id).where(column.in_(some))))
    return rows


def _empty(session: Session, column: Column[int], ids: set[int]) -> None:
    """Empty the pointer; an editor opened before must notice, so the version goes forward."""
    values: dict[str, object] = {column.name: None}
    if "version" in column.table.c:
        values["version"] = column.table.c.version + 1
    for some in _in_parts(ids):
        session.execute(update(column.table).where(column.table.c.id.in_(some)).values(values))


def _in_parts(ids: set[int]) -> Iterator[list[int]]:
    ordered = sorted(ids)
    for begin in range(0, len(ordered), _MOST_AT_ONCE):
        yield ordered[begin : begin + _MOST_AT_ONCE]

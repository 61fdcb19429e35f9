"""Let one row take the place of another: every reference is moved, found by the foreign keys of the models.

So no table can be forgotten. Where a moved row would say the same as one that is there, the two become one, by the
rules of ``merging_rules``, and what refers to the one that goes is moved in turn.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Column, Table, UniqueConstraint, delete, select, update
from sqlalchemy.orm import Session

from app.models import Base
from app.services.merging_rules import SAME, Row, says_the_same, united
from app.services.still_needed import references_to

_OTHER_PROGRAMS = Base.metadata.tables["external_ref"]


def absorb(session: Session, table_name: str, kept: int, gone: int) -> None:
    """Move all that refers to the row ``gone`` to the row ``kept`` of the same table, and delete ``gone``.

    What other programs call the row goes with it. Mapped objects are read anew afterwards.
    """
    session.flush()
    _absorb(session, Base.metadata.tables[table_name], kept, gone)
    session.expire_all()


def identities(table: Table, column: Column[Any]) -> Iterator[frozenset[str]]:
    """The sets of columns, each with ``column``, in which no two rows of ``table`` should be equal."""
    for constraint in table.constraints:
        if isinstance(constraint, UniqueConstraint) and column.name in constraint.columns:
            yield frozenset(one.name for one in constraint.columns)
    if column.name in SAME.get(table.name, ()):
        yield SAME[table.name]


def _absorb(session: Session, table: Table, kept: int, gone: int) -> None:
    for column in references_to(table):
        there = _rows(session, column, kept)
        for row in _rows(session, column, gone):
            twin = _twin(column, row, there)
            if twin is None:
                _write(session, column.table, row["id"], {column.name: kept})
            else:
                values = united(column.table.name, twin, row)
                _absorb(session, column.table, twin["id"], row["id"])
                _write(session, column.table, twin["id"], values)
                there = _rows(session, column, kept)
    session.execute(
        update(_OTHER_PROGRAMS)
        .where(_OTHER_PROGRAMS.c.table_name == table.name, _OTHER_PROGRAMS.c.row_id == gone)
        .values(row_id=kept)
    )
    session.execute(delete(table).where(table.c.id == gone))


def _twin(column: Column[Any], row: Row, there: Sequence[Row]) -> Row | None:
    """The row there that says the same as ``row`` would, once it refers to the same."""
    for names in identities(column.table, column):
        others = names - {column.name}
        for one in there:
            same = all(one[name] == row[name] for name in others)
            if same and (names != SAME.get(column.table.name) or says_the_same(column.table.name, one, row)):
                return one
    return None


def _rows(session: Session, column: Column[Any], value: int) -> list[Mapping[str, Any]]:
    table = column.table
    found = session.execute(select(table).where(column == value).order_by(table.c.id)).mappings()
    return [dict(row) for row in found]


def _write(session: Session, table: Table, row_id: int, values: Mapping[str, Any]) -> None:
    """Write the values; whoever has the row open must notice, so the version goes forward."""
    if values:
        version = {"version": table.c.version + 1} if "version" in table.c else {}
        session.execute(update(table).where(table.c.id == row_id).values({**values, **version}))

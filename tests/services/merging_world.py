"""Rows of every kind that refer to a person or an organisation, for the tests of merging."""

import datetime as dt
import itertools
import uuid
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.models import Base
from app.models.types import UtcDateTime
from app.services.still_needed import references_to

DAY = dt.date(2020, 3, 4)
INSTANT = dt.datetime(2020, 3, 4, 12, tzinfo=dt.UTC)
_numbers = itertools.count(1000)
# Of several references one must be set: this one, unless another one is.
_ONE_OF = {
    "membership": ("organisation_id", {"organisation_id", "person_id"}),
    "irc_role": ("organisation_id", {"organisation_id", "person_id"}),
    "item_role": ("session_id", {"session_id", "item_id"}),
}


def one_of_each(session: Session, table: str, row_id: int) -> dict[sa.Column[Any], int]:
    """For every column that refers to ``table`` a new row (id) that refers to ``row_id`` in it."""
    columns = references_to(Base.metadata.tables[table])
    return {column: new_row(session, column.table, **{column.name: row_id}) for column in columns}


def new_row(session: Session, table: sa.Table, **values: Any) -> int:
    """A new row of ``table``; what is not said but needed is made up, and so are the rows that it refers to."""
    wanted, among = _ONE_OF.get(table.name, ("", set()))
    for column in table.columns:
        needed = not column.nullable or (column.name == wanted and not among & values.keys())
        if needed and column.name not in values and column.name != "id":
            values[column.name] = _value(session, column)
    key = session.execute(sa.insert(table).values(values)).inserted_primary_key
    return key[0]


def _value(session: Session, column: sa.Column[Any]) -> Any:
    """Something that fits into the column."""
    for key in column.foreign_keys:
        return new_row(session, key.column.table)
    number = next(_numbers)
    match column.type:
        case sa.Uuid():
            return uuid.uuid4()
        case UtcDateTime():
            return INSTANT
        case sa.Date():
            return DAY
        case sa.Boolean():
            return False
        case sa.Enum():
            return next(iter(column.type.enum_class))
        case sa.JSON():
            return []
        case sa.Integer():
            return 1 if column.name in ("version", "progress") else number
    return f"text {number}"

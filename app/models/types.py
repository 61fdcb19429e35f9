"""The column types and column helpers of every mapped class, safe for SQLite's STRICT tables and for PostgreSQL.

Importing this module registers how SQLAlchemy's ordinary types are stored in a STRICT table, and gives every date and
every enumeration its CHECK constraint (DATA, "Storage"). Whole minutes, cents and basis points are integers: no Float.
"""

import datetime as dt
from enum import StrEnum
from typing import Any, TypeVar

import sqlalchemy as sa
from sqlalchemy import Dialect, event
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.orm import MappedColumn, mapped_column
from sqlalchemy.schema import conv

from app.domain.text import clean_text

_E = TypeVar("_E", bound=StrEnum)

OWNED = "owned"  # key of a column's info: the row belongs to the row it refers to
_ENUM_LENGTH = 40

_STORED_AS: dict[str, tuple[type[Any], ...]] = {
    "TEXT": (sa.String, sa.Text, sa.Unicode, sa.Enum, sa.Date, sa.Time, sa.DateTime, sa.JSON, sa.Uuid),
    "INTEGER": (sa.Integer, sa.BigInteger, sa.SmallInteger, sa.Boolean),
}


class UtcDateTime(sa.TypeDecorator[dt.datetime]):
    """An instant: aware in Python, stored in UTC. A datetime without a time zone is refused (ValueError)."""

    impl = sa.DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: dt.datetime | None, dialect: Dialect) -> dt.datetime | None:
        """The same instant in UTC."""
        if value is not None and value.tzinfo is None:
            raise ValueError(f"an instant needs a time zone: {value!r}")
        return value and value.astimezone(dt.UTC)

    def process_result_value(self, value: dt.datetime | None, dialect: Dialect) -> dt.datetime | None:
        """The instant, aware, in UTC; SQLite gives it back without a zone."""
        return value and (value.astimezone(dt.UTC) if value.tzinfo else value.replace(tzinfo=dt.UTC))


class CleanText(sa.TypeDecorator[str]):
    """Text of the user, cleaned on the way in: no NUL, lone surrogate or control character (TRUST, "Text boundary")."""

    impl = sa.Text
    cache_ok = True

    def __init__(self, one_line: bool = False) -> None:
        super().__init__()
        self.one_line = one_line

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """The text as ``app.domain.text.clean_text`` leaves it."""
        return value if value is None else clean_text(value, one_line=self.one_line)


class Json(sa.JSON):
    """A JSON value; None is stored as NULL, which the history can tell from the JSON value null."""

    def __init__(self, none_as_null: bool = True) -> None:
        super().__init__(none_as_null=none_as_null)


def enum_column(kind: type[_E], nullable: bool = False, default: _E | None = None) -> MappedColumn[Any]:
    """A column of a closed list, stored by value, with a CHECK that knows every value."""
    stored = sa.Enum(
        kind,
        values_callable=lambda members: [member.value for member in members],
        native_enum=False,
        length=_ENUM_LENGTH,
        validate_strings=True,
    )
    if default is None:
        return mapped_column(stored, nullable=nullable)
    return mapped_column(stored, nullable=nullable, default=default)


def reference(target: str, owned: bool = False, nullable: bool = False, unique: bool = False) -> MappedColumn[Any]:
    """A foreign key to ``target`` ("table.column"), indexed, deferrable, checked at once unless an undo defers it.

    ``owned`` says that the row belongs to the row it refers to: the service that deletes the parent deletes it too.
    """
    key = sa.ForeignKey(target, deferrable=True, initially="IMMEDIATE", info={OWNED: owned})
    return mapped_column(key, nullable=nullable, unique=unique or None, index=not unique, info={OWNED: owned})


def _store_as(name: str, kind: type[Any]) -> None:
    compiles(kind, "sqlite")(lambda *_args, **_options: name)


for _name, _kinds in _STORED_AS.items():
    for _kind in _kinds:
        _store_as(_name, _kind)


@event.listens_for(sa.Column, "after_parent_attach")
def _check_values(column: sa.Column[Any], table: sa.Table) -> None:
    """Give a date or enumeration column its CHECK; bound to the type, it is made anew when a table is copied."""
    kind = column.type
    if isinstance(kind, sa.Date):
        real = column.op("IS")(sa.func.date(sa.type_coerce(column, sa.String), "+0 days"))
        named = conv(f"ck_{table.name}_{column.name}_date")
        sa.CheckConstraint(real, name=named, _type_bound=True).ddl_if(dialect="sqlite")
    elif isinstance(kind, sa.Enum) and not kind.native_enum:
        known = sa.type_coerce(column, sa.String).in_(kind.enums)
        sa.CheckConstraint(known, name=conv(f"ck_{table.name}_{column.name}_known"), _type_bound=True)

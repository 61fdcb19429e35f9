"""Put written rows (``domain/written_rows.py``) into the database: keys become references."""

import datetime as dt
import re
import uuid
from collections.abc import Mapping, Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.domain.errors import UserError
from app.domain.written_rows import WrittenRow
from app.models import Base

_NAMESPACE = uuid.UUID("6f1d2a54-3c0e-5b7b-9a37-7d0c1f0e4c52")  # of the uids made from keys
_MADE = {"id", "uid", "version", "folded", "sort_key"}  # never written by hand
_CLOCK = re.compile(r"(?P<hours>\d{1,2}):(?P<minutes>[0-5]\d)")
_CLASSES = {mapper.local_table.name: mapper.class_ for mapper in Base.registry.mappers}  # type: ignore[attr-defined]

Row = Any  # an object of one of the mapped classes
Leftovers = dict[str, object]  # fields of a written row that are no columns, for whoever finishes the row
PutRow = tuple[str, int, Leftovers]  # table, id


class RowBook:
    """What each key stands for, over all the files that are put in with it."""

    def __init__(self, extra_fields: Mapping[str, frozenset[str]]) -> None:
        self._extra = extra_fields
        self._keys: dict[tuple[str, str], int] = {}
        self._counted: dict[tuple[str, str], int] = {}

    def put(self, session: Session, rows: Sequence[WrittenRow]) -> list[PutRow]:
        """Add or change ``rows``; return each as (table, id, fields that are no columns), in order.

        Raises UserError naming file, row and field.
        """
        done: list[PutRow] = []
        for row in rows:
            self._put(session, row, (), done)
        return done

    def _put(self, session: Session, row: WrittenRow, above: tuple[tuple[str, int], ...], done: list[PutRow]) -> None:
        kind = _CLASSES.get(row.table)
        if kind is None:
            raise UserError("{place}: there is no table {table}.", place=row.place, table=row.table)
        values, leftovers, key = self._values(row, kind.__table__)
        if row.changes:
            made = self._change(session, row, kind, key, values)
        else:
            made = self._add(session, row, kind, key, values, above)
        done.append((row.table, made.id, leftovers))
        for child in row.children:
            self._put(session, child, (*above, (row.table, made.id)), done)

    def _values(self, row: WrittenRow, table: sa.Table) -> tuple[dict[str, Any], Leftovers, str]:
        written = dict(row.values)
        key = str(written.pop("key", ""))
        values: dict[str, Any] = {}
        leftovers: Leftovers = {}
        for field, raw in written.items():
            column = table.c.get(field) if field not in _MADE else None
            if column is not None and not column.foreign_keys:
                values[field] = _fitting(raw, column, row.place)
            elif (reference := table.c.get(f"{field}_id")) is not None:
                (target,) = reference.foreign_keys
                values[reference.name] = self.id_of(target.column.table.name, str(raw), row.place, field)
            elif field in self._extra.get(row.table, ()):
                leftovers[field] = raw
            elif field not in ("illustrative", "source"):  # defaults of the file, for tables that have the columns
                raise UserError("{place}: {table} has no field {field}.", place=row.place, table=row.table, field=field)
        return values, leftovers, key

    def id_of(self, table: str, key: str, place: str, field: str) -> int:
        """The id of the row of ``table`` with this key; raises UserError naming ``place`` and ``field``."""
        try:
            return self._keys[table, key]
        except KeyError:
            raise UserError(
                "{place}, {field}: there is no {table} with the key {key} before it.",
                place=place, field=field, table=table, key=repr(key),
            ) from None  # fmt: skip

    def _change(self, session: Session, row: WrittenRow, kind: Any, key: str, values: dict[str, Any]) -> Row:
        found = session.get_one(kind, self.id_of(row.table, key, row.place, "key"))
        for field, value in values.items():
            setattr(found, field, value)
        session.flush()
        return found

    def _add(
        self,
        session: Session,
        row: WrittenRow,
        kind: Any,
        key: str,
        values: dict[str, Any],
        above: tuple[tuple[str, int], ...],
    ) -> Row:
        table: sa.Table = kind.__table__
        if (row.table, key) in self._keys:
            raise UserError("{place}: the key {key} is used twice.", place=row.place, key=repr(key))
        _fill_references(values, table, above)
        owner = f"{row.table} of {above[-1]}" if above else row.table
        number = self._counted[row.table, owner] = self._counted.get((row.table, owner), 0) + 1
        if "position" in table.c:
            values.setdefault("position", number)
        if "uid" in table.c:
            values["uid"] = uuid.uuid5(_NAMESPACE, f"{row.table}/{key or f'{owner} {number}'}")
        made = kind(**values)
        session.add(made)
        try:
            session.flush()
        except sa.exc.IntegrityError as error:
            raise UserError("{place} does not fit: {reason}.", place=row.place, reason=error.orig) from error
        for name in {key, str(values.get("short_name") or key)} - {""}:
            self._keys[row.table, name] = made.id
        return made


def _fill_references(values: dict[str, Any], table: sa.Table, above: tuple[tuple[str, int], ...]) -> None:
    """The row right above fills a reference to its table; rows further up fill those that must not be empty."""
    for distance, (name, row_id) in enumerate(reversed(above)):
        for column in table.columns:
            points_there = any(key.column.table.name == name for key in column.foreign_keys)
            if points_there and column.name not in values and (distance == 0 or not column.nullable):
                values[column.name] = row_id
                break


def _fitting(raw: object, column: sa.Column[Any], place: str) -> object:
    """``raw`` as the column takes it; raises UserError for another type. Minutes may be written "HH:MM"."""
    kind = column.type
    if isinstance(kind, sa.JSON):
        return raw
    if isinstance(kind, sa.Enum) and kind.enum_class is not None:
        if raw in kind.enums:
            return kind.enum_class(raw)
        raise UserError(
            "{place}, {field}: {value} is not one of {known}.",
            place=place, field=column.name, value=repr(raw), known=", ".join(kind.enums),
        )  # fmt: skip
    if isinstance(kind, sa.Integer) and isinstance(raw, str) and (clock := _CLOCK.fullmatch(raw)):
        return int(clock["hours"]) * 60 + int(clock["minutes"])
    wanted = kind.impl_instance.python_type if isinstance(kind, sa.TypeDecorator) else kind.python_type
    if type(raw) is wanted and (not isinstance(raw, dt.datetime) or raw.tzinfo is not None):
        return raw
    raise UserError(
        "{place}, {field}: {value} is not of the type {kind}.",
        place=place, field=column.name, value=repr(raw), kind=wanted.__name__,
    )  # fmt: skip

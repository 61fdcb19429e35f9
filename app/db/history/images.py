"""A row's JSON image in the history becomes Python values again: the very values a SELECT would give."""

from collections.abc import Callable, Mapping
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Column, Dialect, Table

from app.db.history.tracking import plain_type

Values = dict[str, Any]
Reader = Callable[[Any], Any]


class ImageReader:
    """Reads the images of one database's history."""

    def __init__(self, dialect: Dialect) -> None:
        self._dialect = dialect
        self._readers: dict[Column[Any], Reader] = {}

    def values(self, table: Table, image: Mapping[str, Any]) -> Values:
        """The fields of ``image`` as values of the table's columns.

        Raises LookupError or ValueError for a column, or a member of a closed list, that no longer exists.
        """
        return {name: self._reader(table.c[name])(raw) for name, raw in image.items()}

    def shown(self, table: Table | None, image: Mapping[str, Any]) -> Values:
        """The same for people: what has no column any more, or no such member, is shown as it was stored."""
        if table is None:
            return dict(image)
        return {name: self._shown(table, name, raw) for name, raw in image.items()}

    def _shown(self, table: Table, name: str, raw: Any) -> Any:
        try:
            return self._reader(table.c[name])(raw)
        except (LookupError, ValueError):
            return raw

    def _reader(self, column: Column[Any]) -> Reader:
        if column not in self._readers:
            processor = column.type.dialect_impl(self._dialect).result_processor(self._dialect, None)
            self._readers[column] = _reader(isinstance(plain_type(column), sa.LargeBinary), processor)
        return self._readers[column]


def _reader(is_bytes: bool, processor: Reader | None) -> Reader:
    def read(raw: Any) -> Any:
        stored = bytes.fromhex(raw) if is_bytes and raw is not None else raw
        return processor(stored) if processor else stored

    return read

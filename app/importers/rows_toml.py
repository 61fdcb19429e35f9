"""Readable TOML files of rows (``resources/sample``): bytes in, ``WrittenStep`` out.

``[step]`` says who did it when; ``[defaults]`` are put on every row that does not say otherwise; every other table is
an array of rows named for its database table, rows that belong to a row are nested, and ``[[change.TABLE]]`` changes a
row that is there.
"""

import datetime as dt
import tomllib
from collections.abc import Iterator, Mapping
from typing import Any

from app.domain.errors import UserError
from app.domain.written_rows import WrittenRow, WrittenStep

_CHANGE = "change"


def read_step(content: bytes, file: str) -> WrittenStep:
    """The step that ``content`` describes; raises UserError naming ``file``, the row and the field."""
    try:
        tables = tomllib.loads(content.decode("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UserError("{file} is not a readable TOML file: {reason}.", file=file, reason=error) from error
    head = tables.pop("step", None)
    if not isinstance(head, dict):
        raise UserError("{file} has no [step] that says who did it when: add one.", file=file)
    defaults = tables.pop("defaults", {})
    changes = tables.pop(_CHANGE, {})
    rows = [row for name, entries in tables.items() for row in _rows(file, name, entries, defaults)]
    rows += [row for name, entries in changes.items() for row in _rows(file, name, entries, {}, changes=True)]
    return WrittenStep(file, _text(head, "message", file), _text(head, "who", file), _instant(head, file), tuple(rows))


def _rows(
    file: str, table: str, entries: Any, defaults: Mapping[str, Any], changes: bool = False, inside: str = ""
) -> Iterator[WrittenRow]:
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise UserError("{file}: {table} must be a list of rows, written [[{table}]].", file=file, table=table)
    for number, entry in enumerate(entries, 1):
        place = f"{inside or file}, {table} {number}"
        nested = {name: value for name, value in entry.items() if _is_rows(value)}
        children = [
            child for name, value in nested.items() for child in _rows(file, name, value, defaults, inside=place)
        ]
        own = {name: value for name, value in entry.items() if name not in nested}
        yield WrittenRow(place, table, {**defaults, **own}, tuple(children), changes)


def _is_rows(value: object) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(entry, dict) for entry in value)


def _text(head: Mapping[str, Any], field: str, file: str) -> str:
    value = head.get(field)
    if not isinstance(value, str) or not value:
        raise UserError("{file}, [step]: {field} is missing or not a text.", file=file, field=field)
    return value


def _instant(head: Mapping[str, Any], file: str) -> dt.datetime:
    value = head.get("at")
    if not isinstance(value, dt.datetime) or value.tzinfo is None:
        raise UserError("{file}, [step]: at must be a date-time with its offset, as 2020-01-15T09:00:00Z.", file=file)
    return value.astimezone(dt.UTC)

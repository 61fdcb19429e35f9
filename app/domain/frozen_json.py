"""Frozen document values as plain JSON and back: how releases, versions and baselines are kept in the database.

Only what document values are made of is known: dataclasses, tuples, text, whole numbers, truth values, days, instants,
enumerations, and None. Pictures are left out. A document carries its format number, so that an old one can be read for
ever.
"""

import dataclasses
import datetime as dt
import types
import typing
from enum import Enum
from functools import cache
from typing import Any, TypeVar

from app.domain.documents import Picture

Document = TypeVar("Document")


class UnknownFormatError(ValueError):
    """The JSON was written in a format, or for a kind of document, that this program does not know."""


def freeze(document: Any, form: int) -> dict[str, Any]:
    """The JSON object for ``document``, of kind = its class's name and of format number ``form``."""
    return {"kind": type(document).__name__, "format": form, "content": _plain(document)}


def thaw(kept: dict[str, Any], kind: type[Document], form: int) -> Document:
    """The document that ``freeze`` kept; raises UnknownFormatError for another kind or format."""
    if kept.get("kind") != kind.__name__ or kept.get("format") != form:
        raise UnknownFormatError(
            f"{kept.get('kind')} in format {kept.get('format')}, not {kind.__name__} in format {form}"
        )
    return typing.cast(Document, _value(kind, kept["content"]))


def _plain(value: Any) -> Any:
    match value:
        case Enum():
            return value.value
        case Picture():
            return None
        case None | bool() | int() | str():
            return value
        case dt.datetime() | dt.date():
            return value.isoformat()
        case tuple():
            return [_plain(part) for part in value]
        case _ if dataclasses.is_dataclass(value):
            return {field.name: _plain(getattr(value, field.name)) for field in dataclasses.fields(value)}
        case _:
            raise TypeError(f"{type(value).__name__} does not belong into a document")


@cache
def _fields(kind: type) -> dict[str, Any]:
    return typing.get_type_hints(kind)


def _value(kind: Any, raw: Any) -> Any:
    origin = typing.get_origin(kind)
    if origin in (types.UnionType, typing.Union):
        if raw is None:
            return None
        (kind,) = (option for option in typing.get_args(kind) if option is not type(None))
        return _value(kind, raw)
    if origin is tuple:
        part, _ellipsis = typing.get_args(kind)
        return tuple(_value(part, entry) for entry in raw)
    if dataclasses.is_dataclass(kind) and isinstance(kind, type):
        hints = _fields(kind)
        return kind(**{name: _value(hints[name], entry) for name, entry in raw.items() if name in hints})
    if issubclass(kind, dt.datetime):
        return dt.datetime.fromisoformat(raw)
    if issubclass(kind, dt.date):
        return dt.date.fromisoformat(raw)
    return kind(raw)

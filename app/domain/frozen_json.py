"""Frozen document values as plain JSON and back: how releases, versions and baselines are kept in the database.

Only what document values are made of is known: dataclasses, tuples, text, whole numbers, truth values, days, instants,
enumerations, and None. Pictures are left out. A document carries its format number, so that an old one can be read for
ever.
"""

import dataclasses
import datetime as dt
import types
import typing
from collections.abc import Callable
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
    return typing.cast(Document, _reader(typing.cast(Any, kind))(kept["content"]))


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
def _reader(kind: Any) -> Callable[[Any], Any]:
    """What makes a value of ``kind`` from its JSON; worked out once for each kind."""
    origin = typing.get_origin(kind)
    if origin in (types.UnionType, typing.Union):
        (option,) = (option for option in typing.get_args(kind) if option is not type(None))
        read_option = _reader(option)
        return lambda raw: None if raw is None else read_option(raw)
    if origin is tuple:
        part, _ellipsis = typing.get_args(kind)
        read_part = _reader(part)
        return lambda raw: tuple([read_part(entry) for entry in raw])
    if dataclasses.is_dataclass(kind) and isinstance(kind, type):
        return _dataclass_reader(kind)
    if issubclass(kind, dt.date):  # datetime too
        return typing.cast(Callable[[Any], Any], kind.fromisoformat)
    return typing.cast(Callable[[Any], Any], kind)


def _dataclass_reader(kind: type) -> Callable[[Any], Any]:
    readers = {name: _reader(hint) for name, hint in typing.get_type_hints(kind).items()}
    return lambda raw: kind(**{name: readers[name](entry) for name, entry in raw.items() if name in readers})

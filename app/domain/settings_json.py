"""Settings kept as frozen dataclasses, to plain JSON and back: only what differs from the defaults is written.

Known are whole numbers (0 to 3660: days or months), such numbers or none, truth values, enumerations of text, shares
(``Share``, written ``[2, 3]``) and further dataclasses (written as objects). Whatever is not known, or is not of its
field's type, is refused with the name of the entry, written with dots: "board.ordinary.notice".
"""

import contextlib
import dataclasses
import types
import typing
from collections.abc import Mapping
from enum import StrEnum
from typing import Any, TypeVar

from app.domain.errors import UserError

_LARGEST = 3660
_SHARE_LARGEST = 1000

Settings = TypeVar("Settings")


@dataclasses.dataclass(frozen=True)
class Share:
    """A share in whole numbers, such as two thirds; ValueError unless 1 ≤ numerator ≤ denominator ≤ 1000."""

    numerator: int
    denominator: int

    def __post_init__(self) -> None:
        if not 1 <= self.numerator <= self.denominator <= _SHARE_LARGEST:
            raise ValueError(f"{self.numerator}/{self.denominator} is no share")

    def needed(self, whole: int) -> int:
        """The smallest whole number that is at least this share of ``whole``: 15 for two thirds of 22."""
        return -(-self.numerator * whole // self.denominator)

    def __str__(self) -> str:
        return f"{self.numerator}/{self.denominator}"


def differences(settings: Any, defaults: Any) -> dict[str, Any]:
    """The entries of ``settings`` that differ from ``defaults``, an instance of the same dataclass, as plain JSON."""
    found: dict[str, Any] = {}
    for field in dataclasses.fields(defaults):
        value, default = getattr(settings, field.name), getattr(defaults, field.name)
        if value != default:
            found[field.name] = _plain(value, default)
    return found


def with_entries(defaults: Settings, entries: object, within: str = "") -> Settings:
    """``defaults`` with the ``entries`` of a JSON object put in; UserError that names the first unfit entry.

    ``within`` is the name of the entry that the object itself is the value of.
    """
    if not isinstance(entries, Mapping):
        raise _no_object(entries, within)
    hints = typing.get_type_hints(type(defaults))
    changed: dict[str, Any] = {}
    for name, raw in entries.items():
        entry = f"{within}.{name}" if within else str(name)
        if name not in hints:
            raise UserError(
                "There is no setting {entry} in the rule profile: correct its name or remove it.", entry=repr(entry)
            )
        changed[name] = _value(hints[name], getattr(defaults, name), raw, entry)
    return typing.cast(Settings, dataclasses.replace(typing.cast(Any, defaults), **changed))


def _plain(value: Any, default: Any) -> Any:
    match value:
        case Share():
            return [value.numerator, value.denominator]
        case StrEnum():
            return value.value
        case None | bool() | int():
            return value
        case _:
            return differences(value, default)


def _value(kind: Any, default: Any, raw: object, entry: str) -> Any:
    """``raw`` as a value of the type ``kind``; ``default`` is what an object of further entries starts from."""
    optional = isinstance(kind, types.UnionType)
    if optional and raw is None:
        return None
    if optional or kind is int:
        return _number(raw, entry)
    if kind is bool:
        return _truth(raw, entry)
    if kind is Share:
        return _share(raw, entry)
    if issubclass(kind, StrEnum):
        return _choice(kind, raw, entry)
    return with_entries(default, raw, entry)


def _number(raw: object, entry: str) -> int:
    if isinstance(raw, int) and not isinstance(raw, bool) and 0 <= raw <= _LARGEST:
        return raw
    raise UserError(
        "The setting {entry} of the rule profile is {value}: write a whole number from 0 to {largest}.",
        entry=repr(entry),
        value=repr(raw),
        largest=_LARGEST,
    )


def _truth(raw: object, entry: str) -> bool:
    if isinstance(raw, bool):
        return raw
    raise UserError(
        "The setting {entry} of the rule profile is {value}: write true or false.", entry=repr(entry), value=repr(raw)
    )


def _share(raw: object, entry: str) -> Share:
    if isinstance(raw, list) and len(raw) == 2 and all(type(part) is int for part in raw):
        with contextlib.suppress(ValueError):
            return Share(*raw)
    raise UserError(
        "The setting {entry} of the rule profile is {value}: write a share as two whole numbers from 1 to {largest}, "
        "such as [2, 3] for two thirds.",
        entry=repr(entry),
        value=repr(raw),
        largest=_SHARE_LARGEST,
    )


def _choice(kind: type[StrEnum], raw: object, entry: str) -> StrEnum:
    known = [member.value for member in kind]
    if raw in known:
        return kind(raw)
    raise UserError(
        "The setting {entry} of the rule profile is {value}: choose one of {choices}.",
        entry=repr(entry),
        value=repr(raw),
        choices=", ".join(known),
    )


def _no_object(raw: object, entry: str) -> UserError:
    if not entry:
        return UserError("The rule profile is {value}: write an object with named settings.", value=repr(raw))
    return UserError(
        "The setting {entry} of the rule profile is {value}: write an object with named settings.",
        entry=repr(entry),
        value=repr(raw),
    )

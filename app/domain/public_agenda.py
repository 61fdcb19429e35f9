"""What of an agenda is for the public: no way to join, no contact, and nobody who has not agreed to take part."""

import dataclasses
from typing import Any, TypeVar, cast

from app.domain.agenda import AgendaRole
from app.domain.documents import MeetingHead
from app.domain.kinds import RoleState

Value = TypeVar("Value")


def for_public(value: Value) -> Value:
    """``value`` (an agenda, releases, or what holds them) with only what the public may know in it."""
    return cast(Value, _public(value))


def _public(value: Any) -> Any:
    if isinstance(value, MeetingHead):
        return dataclasses.replace(value, link="", contact="")
    if isinstance(value, tuple):
        parts = (part for part in value if not isinstance(part, AgendaRole) or part.state is RoleState.CONFIRMED)
        return tuple(_public(part) for part in parts)
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        fields = {field.name: getattr(value, field.name) for field in dataclasses.fields(value)}
        return dataclasses.replace(value, **{name: _public(part) for name, part in fields.items()})
    return value

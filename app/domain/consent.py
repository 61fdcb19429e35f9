"""Names that a document may not give: replaced in the document's value, before any exporter sees it (DOMAIN R13)."""

import dataclasses
from collections.abc import Collection
from typing import Any, TypeVar, cast

from app.domain.documents import PersonRef

Value = TypeVar("Value")


def withhold(document: Value, uids: Collection[str]) -> Value:
    """``document`` without the names of the people with these ``uids``; what names none of them stays the same object.

    Any frozen dataclass or tuple is walked to its end. Organisation and uid stay: the row is still counted, and a
    calendar still knows whose part it is.
    """
    return cast(Value, _without_names(document, frozenset(uids))) if uids else document


def _without_names(value: Any, uids: frozenset[str]) -> Any:
    if isinstance(value, PersonRef):
        return _nameless(value) if value.uid in uids else value
    if isinstance(value, tuple):
        parts = [_without_names(part, uids) for part in value]
        return tuple(parts) if _differ(parts, value) else value
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        names = [field.name for field in dataclasses.fields(value)]
        before = [getattr(value, name) for name in names]
        after = [_without_names(part, uids) for part in before]
        changed = {name: new for name, old, new in zip(names, before, after, strict=True) if new is not old}
        return dataclasses.replace(value, **changed) if changed else value
    return value


def _differ(after: Collection[Any], before: Collection[Any]) -> bool:
    return any(new is not old for new, old in zip(after, before, strict=True))


def _nameless(ref: PersonRef) -> PersonRef:
    return PersonRef(ref.uid, "", "", ref.organisation, ref.illustrative, withheld=True)

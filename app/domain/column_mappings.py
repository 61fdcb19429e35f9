"""What the columns of imported lists meant, kept by their heads, so that the same list is understood the next time."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from app.domain.pasted_people import Meaning, PastedColumn, PastedField, meaning_key, meaning_of
from app.domain.text import fold

SETTING = "import.columns"  # of the team (models/project.py, "Setting")
_FORMAT, _MOST = 1, 50
_DAY = "day "  # the first, second … day of a meeting, whichever it is

Kept = list[dict[str, Any]]


def recalled(value: object, heads: Sequence[str], days: Sequence[dt.date]) -> tuple[Meaning, ...] | None:
    """What columns with these heads meant the last time, from the setting ``value``; None: they were never seen.

    ``days`` are those of the meeting imported into; a day it does not have is nothing.
    """
    words = recalled_words(value, heads)
    return tuple(_read(word, days) for word in words) if words is not None else None


def recalled_words(value: object, heads: Sequence[str]) -> tuple[str, ...] | None:
    """The words kept for columns with these heads (empty: none), from a setting of this form; None: never seen."""
    entries = _entries(value)
    if not entries or not any(heads):
        return None
    keys = _keys(heads)
    found = next((entry for entry in entries if entry.get("heads") == sorted(keys)), None)
    if found is None:
        return None
    fields: Mapping[str, str] = found["fields"]
    return tuple(str(fields.get(key, "")) for key in keys)


def remembered(value: object, columns: Sequence[PastedColumn], days: Sequence[dt.date]) -> dict[str, Any] | None:
    """The setting with what these columns mean in it, the newest first; None: there is nothing to remember."""
    return remembered_words(
        value, [column.head for column in columns], [_written(column.field, days) for column in columns]
    )


def remembered_words(value: object, heads: Sequence[str], words: Sequence[str]) -> dict[str, Any] | None:
    """The setting with these words for columns with these heads, the newest first; None: there are no heads."""
    if not any(heads):
        return None
    keys = _keys(heads)
    entry = {"heads": sorted(keys), "fields": dict(zip(keys, words, strict=True))}
    others = [each for each in _entries(value) if each.get("heads") != entry["heads"]]
    return {"format": _FORMAT, "lists": [entry, *others][:_MOST]}


def _keys(heads: Sequence[str]) -> list[str]:
    """The folded heads; one that comes again is told apart by a number."""
    found: list[str] = []
    for head in heads:
        key = " ".join(fold(head).split())
        number = sum(each.rpartition("#")[0] == key or each == key for each in found)
        found.append(f"{key}#{number}" if number else key)
    return found


def _entries(value: object) -> Kept:
    if not isinstance(value, dict) or value.get("format") != _FORMAT:
        return []
    lists = value.get("lists")
    return [each for each in lists if isinstance(each, dict) and isinstance(each.get("fields"), dict)] if lists else []


def _written(meaning: Meaning, days: Sequence[dt.date]) -> str:
    if isinstance(meaning, PastedField):
        return meaning_key(meaning)
    return f"{_DAY}{days.index(meaning) + 1}" if meaning in days else PastedField.NOTHING.value


def _read(key: str, days: Sequence[dt.date]) -> Meaning:
    if key.startswith(_DAY):
        number = key.removeprefix(_DAY)
        place = int(number) - 1 if number.isascii() and number.isdigit() else -1
        return days[place] if 0 <= place < len(days) else PastedField.NOTHING
    try:
        found = meaning_of(key)
    except ValueError:
        return PastedField.NOTHING
    return found if isinstance(found, PastedField) else PastedField.NOTHING

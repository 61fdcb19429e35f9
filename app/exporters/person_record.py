"""What is held on one person, to be handed over: JSON for programs, and a zip with a readable page and the files."""

import json
from collections.abc import Sequence
from pathlib import PurePosixPath
from typing import Any

from app.domain.file_names import file_name
from app.domain.person_record import RECORD_FORMAT, HeldField, HeldFile, OwnStep, PastChange, PersonRecord
from app.exporters.archive import zip_bytes
from app.exporters.person_page import person_page
from app.words import Words

_LONGEST_ENDING = 10
_OPERATIONS = {"I": "added", "U": "changed", "D": "deleted"}


def person_zip(record: PersonRecord, words: Words) -> bytes:
    """``record.json`` with everything, ``summary.html`` to read, and the files of the person in ``files``."""
    names = archive_names(record.files)
    entries = [("record.json", person_json(record)), ("summary.html", person_page(record, names, words))]
    entries += [(name, file.data) for name, file in zip(names, record.files, strict=True)]
    return zip_bytes(entries, record.instant)


def person_json(record: PersonRecord) -> bytes:
    """Everything as JSON in UTF-8: dates and instants (UTC) in ISO 8601, fields by readable names."""
    names = archive_names(record.files)
    content = {
        "format": RECORD_FORMAT,
        "kind": "person",
        "as_of": record.as_of.isoformat(),
        "project": record.project.acronym or record.project.title,
        "data_protection_contact": record.project.data_protection_contact,
        "name": record.person.name,
        "data": {table.name: [_object(row.fields) for row in table.rows] for table in record.tables},
        "kept_documents": [
            {"table": kept.table, **_object(kept.row.fields), "named_as": list(kept.named_as)} for kept in record.kept
        ],
        "mentions": [
            {"table": one.table, "row": one.row, "field": one.field, "lines": list(one.lines)}
            for one in record.mentions
        ],
        "history": [_change(one) for one in record.history],
        "own_steps": [_step(one) for one in record.own_steps],
        "files": [
            {"name": file.name, "type": file.mime, "size": len(file.data), "in_archive": name}
            for name, file in zip(names, record.files, strict=True)
        ],
    }
    return (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode("utf-8", "replace")


def archive_names(files: Sequence[HeldFile]) -> list[str]:
    """The names of the files in the zip: numbered, so that none is there twice, and safe on every system."""
    digits = len(str(len(files)))
    return [f"files/{number:0{digits}}-{_safe_name(file.name)}" for number, file in enumerate(files, start=1)]


def _change(one: PastChange) -> dict[str, Any]:
    return {
        "at": one.at.isoformat(),
        "who": one.who,
        "step": one.message,
        "arguments": dict(one.arguments),
        "table": one.table,
        "row": one.row,
        "operation": _OPERATIONS[one.op],
        "before": _object(one.before),
        "after": _object(one.after),
    }


def _step(one: OwnStep) -> dict[str, Any]:
    return {"at": one.at.isoformat(), "step": one.message, "arguments": dict(one.arguments)}


def _safe_name(name: str) -> str:
    path = PurePosixPath(name)
    ending = path.suffix[1:]
    if not (ending.isascii() and ending.isalnum() and len(ending) <= _LONGEST_ENDING):
        return file_name(name)
    return f"{file_name(path.stem)}.{ending}"


def _object(fields: Sequence[HeldField]) -> dict[str, Any]:
    return {field.name: list(field.value) if isinstance(field.value, tuple) else field.value for field in fields}

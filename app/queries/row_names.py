"""What a row of any table is called, in its own words: "INRAE", "D2.1 Data management plan", "Ana Ortiz – MEET1"."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Mapping
from typing import Any

from sqlalchemy import Table, select, tuple_
from sqlalchemy.orm import Session

from app.domain.history_rows import RowKey
from app.models import Base
from app.models.history import change
from app.queries.organisation_names import short_names

_DEEPEST = 4  # a vote is named by its membership, that by a person
_NUMBERED, _LINKED = ("number", "title"), " – "
_LONGEST = 120  # letters

# The columns that name a row, in order; of one that refers to another row, that row's name.
_NAMED_BY: Mapping[str, tuple[str, ...]] = {
    "action": ("number", "text"),
    "action_event": ("action_id",),
    "affiliation": ("person_id", "organisation_id"),
    "agenda_release": ("number", "meeting_id"),
    "area": ("number", "name"),
    "availability": ("person_id", "meeting_id"),
    "baseline": ("name",),
    "body": ("name",),
    "calendar_publication": ("meeting_id",),
    "chain_link": (
        "decision_id", "action_id", "work_package_id", "task_id", "deliverable_id", "milestone_id", "task_force_id",
    ),
    "consent": ("person_id",),
    "decision": ("number", "text"),
    "decision_vote": ("membership_id", "decision_id"),
    "deliverable": _NUMBERED,
    "evidence": ("milestone_id",),
    "expression_of_interest": ("name",),
    "external_ref": ("origin", "external_id"),
    "file": ("name",),
    "initiative": ("short_name",),
    "irc_role": ("organisation_id", "person_id"),
    "item": ("title",),
    "item_role": ("person_id", "item_id", "session_id"),
    "mail_message": ("subject",),
    "mailing": ("meeting_id",),
    "meeting": ("short_name",),
    "meeting_template": ("name",),
    "membership": ("person_id", "organisation_id", "body_id"),
    "milestone": _NUMBERED,
    "milestone_work_package": ("milestone_id", "work_package_id"),
    "minutes": ("meeting_id", "session_id"),
    "minutes_text": ("minutes_id", "item_id"),
    "minutes_version": ("number", "minutes_id"),
    "national_programme": ("title",),
    "notice": ("meeting_id", "presentation_id"),
    "objection": ("organisation_id", "minutes_id"),
    "organisation": (),
    "organisation_name": ("short",),
    "participation": ("person_id", "meeting_id"),
    "person": ("display", "native"),
    "plan_link": (
        "from_task_id", "from_deliverable_id", "from_milestone_id", "to_task_id", "to_deliverable_id",
        "to_milestone_id",
    ),
    "presence": ("participation_id",),
    "presentation": ("title",),
    "presentation_file": ("file_id", "presentation_id"),
    "programme_coordinator": ("organisation_id", "programme_id"),
    "project": ("acronym",),
    "publication": ("title",),
    "published_figure": ("what",),
    "reply_received": ("person_id", "meeting_id"),
    "research_topic": _NUMBERED,
    "risk": ("number", "text"),
    "roll_call": ("membership_id", "session_id"),
    "room": ("name",),
    "sensitive_note": ("person_id",),
    "series": ("name",),
    "session": ("title",),
    "setting": ("name",),
    "task": _NUMBERED,
    "task_force": ("area_id",),
    "topic_comment": ("stakeholder", "topic_id"),
    "topic_version": ("number", "topic_id"),
    "work_package": _NUMBERED,
}  # fmt: skip


def row_names(session: Session, keys: Collection[RowKey], day: dt.date) -> Mapping[RowKey, str]:
    """What these rows are called; organisations as on ``day``. One that nothing names any more has no entry.

    Rows that were deleted are named as they were last: what was erased from the history has no name.
    """
    known: dict[RowKey, Mapping[str, Any]] = {}
    wanted = set(keys)
    for _level in range(_DEEPEST):
        new = _rows(session, wanted - known.keys())
        known |= new
        wanted = {key for (table, _id), row in new.items() for key in _references(table, row)}
    organisations = short_names(session, [row_id for table, row_id in known if table == "organisation"], day)
    made = {key: _name(key, known, organisations, _DEEPEST) for key in keys}
    return {key: name for key, name in made.items() if name}


def targets(table: str) -> Mapping[str, str]:
    """The columns of a table that refer to the id of a row, and to a row of which table."""
    found = Base.metadata.tables.get(table)
    keys = found.foreign_keys if found is not None else ()
    return {key.parent.name: key.column.table.name for key in keys if key.column.name == "id"}


def _rows(session: Session, keys: Collection[RowKey]) -> dict[RowKey, Mapping[str, Any]]:
    """The naming columns of these rows, as they are, or were when they were deleted."""
    ids: dict[str, set[int]] = defaultdict(set)
    for name, row_id in keys:
        if name in _NAMED_BY:
            ids[name].add(row_id)
    found: dict[RowKey, Mapping[str, Any]] = {}
    for name, wanted in ids.items():
        table: Table = Base.metadata.tables[name]
        query = select(table.c.id, *(table.c[column] for column in _NAMED_BY[name])).where(table.c.id.in_(wanted))
        found |= {(name, row.id): dict(row._mapping) for row in session.execute(query)}
    gone = [(name, row_id) for name, wanted in ids.items() for row_id in wanted if (name, row_id) not in found]
    if gone:
        rows = select(change.c.table_name, change.c.row_id, change.c.before).where(
            tuple_(change.c.table_name, change.c.row_id).in_(gone), change.c.op == "D"
        )
        found |= {(name, row_id): image or {} for name, row_id, image in session.execute(rows.order_by(change.c.id))}
    return found


def _references(table: str, row: Mapping[str, Any]) -> list[RowKey]:
    return [
        (target, row[column])
        for column, target in targets(table).items()
        if column in _NAMED_BY[table] and row.get(column) is not None
    ]


def _name(
    key: RowKey,
    known: Mapping[RowKey, Mapping[str, Any]],
    organisations: Mapping[int | None, str],
    depth: int,
) -> str:
    table, row_id = key
    if table == "organisation":
        return organisations.get(row_id, "")
    row, refers = known.get(key, {}), targets(table)
    parts: list[str] = []
    for column in _NAMED_BY.get(table, ()):
        value = row.get(column)
        if value is not None and column in refers:
            parts.append(_name((refers[column], value), known, organisations, depth - 1) if depth else "")
        elif value not in (None, ""):
            parts.append(str(value))
    if table == "person":  # the own script only where there is no other name
        parts = [part for part in parts if part][:1]
    numbered = len(parts) > 1 and _NAMED_BY[table][0] == "number" and _NAMED_BY[table][1] not in refers
    name = (" " if numbered else _LINKED).join(part for part in parts if part)
    return name if len(name) <= _LONGEST else f"{name[: _LONGEST - 1]}…"

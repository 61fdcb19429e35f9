"""Where a row of any table is seen in the window: itself, or the thing that it belongs to."""

from collections import defaultdict
from collections.abc import Collection, Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.history_rows import Home, RowKey
from app.models import Base, Item, MeetingSession

_DEEPEST = 3  # the presence on a day belongs to a participation, that to a meeting

# The columns that lead from a row to what it belongs to, the first that is set; what is not here is seen itself.
_BELONGS_BY: Mapping[str, tuple[str, ...]] = {
    "action_event": ("action_id",),
    "affiliation": ("person_id",),
    "availability": ("meeting_id",),
    "calendar_publication": ("meeting_id",),
    "agenda_release": ("meeting_id",),
    "chain_link": ("action_id", "decision_id"),
    "consent": ("person_id",),
    "decision_vote": ("decision_id",),
    "evidence": ("milestone_id",),
    "irc_role": ("organisation_id", "person_id"),
    "item_role": ("item_id", "session_id"),
    "mail_message": ("mailing_id",),
    "mailing": ("meeting_id",),
    "membership": ("body_id",),
    "milestone_work_package": ("milestone_id",),
    "minutes_text": ("minutes_id",),
    "minutes_version": ("minutes_id",),
    "notice": ("meeting_id",),
    "objection": ("minutes_id",),
    "organisation_name": ("organisation_id",),
    "plan_link": ("to_task_id", "to_deliverable_id", "to_milestone_id"),
    "presence": ("participation_id",),
    "presentation_file": ("presentation_id",),
    "programme_coordinator": ("programme_id",),
    "published_figure": ("programme_id", "meeting_id"),
    "reply_received": ("meeting_id",),
    "roll_call": ("session_id",),
    "room": ("meeting_id",),
    "sensitive_note": ("person_id",),
    "task_force": ("area_id",),
    "topic_comment": ("topic_id",),
    "topic_version": ("topic_id",),
}
_IN_MEETINGS = ("session", "item", "presentation", "participation")


def row_homes(session: Session, keys: Collection[RowKey]) -> Mapping[RowKey, Home]:
    """Where these rows are seen; rows that are gone from the file have no entry."""
    ends: dict[RowKey, RowKey | None] = {key: key for key in keys}
    for _level in range(_DEEPEST):
        here = {end for end in ends.values() if end is not None and end[0] in _BELONGS_BY}
        led = _led(session, here)
        ends = {key: led.get(end) if end in here else end for key, end in ends.items()}
    found = {end for end in ends.values() if end is not None}
    meetings = _meetings(session, found)
    there = _there(session, found)
    return {
        key: Home(*end, meetings.get(end, 0)) for key, end in ends.items() if end is not None and end in there
    }  # fmt: skip


def _led(session: Session, keys: Collection[RowKey]) -> dict[RowKey, RowKey]:
    """The rows that these belong to."""
    led: dict[RowKey, RowKey] = {}
    for name, ids in _by_table(keys).items():
        table, columns = Base.metadata.tables[name], _BELONGS_BY[name]
        targets = {key.parent.name: key.column.table.name for key in table.foreign_keys}
        query = select(table.c.id, *(table.c[column] for column in columns)).where(table.c.id.in_(ids))
        for row in session.execute(query).mappings():
            column = next((each for each in columns if row[each] is not None), None)
            if column is not None:
                led[name, row["id"]] = (targets[column], row[column])
    return led


def _meetings(session: Session, keys: Collection[RowKey]) -> dict[RowKey, int]:
    found: dict[RowKey, int] = {}
    for name, ids in _by_table(keys).items():
        if name == "item":
            query = select(Item.id, MeetingSession.meeting_id).join(
                MeetingSession, MeetingSession.id == Item.session_id
            )
            found |= {(name, row_id): meeting for row_id, meeting in session.execute(query.where(Item.id.in_(ids)))}
        elif name in _IN_MEETINGS:
            table = Base.metadata.tables[name]
            rows = session.execute(select(table.c.id, table.c.meeting_id).where(table.c.id.in_(ids)))
            found |= {(name, row_id): meeting for row_id, meeting in rows}
    return found


def _there(session: Session, keys: Collection[RowKey]) -> set[RowKey]:
    found: set[RowKey] = set()
    for name, ids in _by_table(keys).items():
        column = Base.metadata.tables[name].c.id
        found |= {(name, row_id) for row_id in session.scalars(select(column).where(column.in_(ids)))}
    return found


def _by_table(keys: Collection[RowKey]) -> dict[str, set[int]]:
    ids: dict[str, set[int]] = defaultdict(set)
    for name, row_id in keys:
        if name in Base.metadata.tables:
            ids[name].add(row_id)
    return ids

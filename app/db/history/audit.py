"""Who changed what when: the steps, newest first, and what each did field by field."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, MetaData, Table, select
from sqlalchemy.orm import Session

from app.db.history.changes import NetChange, RowKey, later_changes, net_changes, touched_ids
from app.db.history.images import ImageReader, Values
from app.db.history.tables import STEP_COLUMNS, StepInfo, step_info
from app.models.history import change, step

METADATA = "metadata"  # key of a session's info: the tables whose history is read


@dataclass(frozen=True)
class FieldChange:
    """One field of one row, before and after a step; a new row was None before, a deleted one is None after."""

    table: str
    row_id: int
    field: str
    before: Any
    after: Any


def steps(
    session: Session,
    person: str | None = None,
    table: str | None = None,
    row_id: int | None = None,
    first_day: dt.date | None = None,
    last_day: dt.date | None = None,
    limit: int | None = None,
    zone: dt.tzinfo = dt.UTC,
) -> tuple[StepInfo, ...]:
    """The steps, newest first: by one person, touching one table (or one row of it), within days of ``zone``."""
    query = select(*STEP_COLUMNS)
    if person is not None:
        query = query.where(step.c.who == person)
    if table is not None:
        touching = select(change.c.step_id).where(change.c.table_name == table)
        touching = touching if row_id is None else touching.where(change.c.row_id == row_id)
        query = query.where(step.c.id.in_(touching))
    if first_day is not None:
        query = query.where(step.c.at >= dt.datetime.combine(first_day, dt.time(), zone))
    if last_day is not None:
        query = query.where(step.c.at < dt.datetime.combine(last_day + dt.timedelta(days=1), dt.time(), zone))
    return tuple(map(step_info, session.execute(query.order_by(step.c.id.desc()).limit(limit))))


def audit(session: Session, step_id: int) -> tuple[FieldChange, ...]:
    """What the step changed, field by field; the session comes from a Store."""
    connection, metadata = session.connection(), session.info[METADATA]
    net = net_changes(connection, step_id)
    made = _made_rows(connection, metadata, step_id, net)
    images = ImageReader(connection.dialect)
    return tuple(line for key, row in net.items() for line in _lines(key, row, metadata, images, made))


def _lines(
    key: RowKey, row: NetChange, metadata: MetaData, images: ImageReader, made: dict[RowKey, Values]
) -> Iterator[FieldChange]:
    name, row_id = key
    table: Table | None = metadata.tables.get(name)
    before = images.shown(table, row.before) if row.existed else {}
    after = images.shown(table, row.after) if row.exists and not row.made_here else made.get(key, {})
    for field in before | after:
        if before.get(field) != after.get(field):
            yield FieldChange(name, row_id, field, before.get(field), after.get(field))


def _made_rows(
    connection: Connection, metadata: MetaData, step_id: int, net: dict[RowKey, NetChange]
) -> dict[RowKey, Values]:
    """The rows that the step made, as it left them: as they are now, but for the fields that later steps touched."""
    wanted = {key for key, row in net.items() if row.exists and row.made_here}
    made: dict[RowKey, Values] = {key: {} for key in wanted}
    for name in {name for name, _ in wanted if name in metadata.tables}:
        table = metadata.tables[name]
        query = select(table).where(table.c.id.in_(touched_ids(step_id, name)))
        made |= {(name, row.id): dict(row._mapping) for row in connection.execute(query) if (name, row.id) in wanted}
    images = ImageReader(connection.dialect)
    for key, since in later_changes(connection, step_id).items() if wanted else ():
        if key in wanted:
            made[key] |= images.shown(metadata.tables.get(key[0]), since.before)
    return made

"""When rows were made and last changed, read from the history: calendars need the instants (DOCUMENTS, "Calendars")."""

import datetime as dt
from collections.abc import Collection
from typing import NamedTuple

from sqlalchemy import case, func, select
from sqlalchemy.orm import Session

from app.models.history import change, step


class Times(NamedTuple):
    """Instants in UTC."""

    created: dt.datetime
    changed: dt.datetime


def times(session: Session, table: str, ids: Collection[int]) -> dict[int, Times]:
    """The instants of the rows of ``table`` that the history knows."""
    made = func.min(case((change.c.op == "I", step.c.id)))
    last = func.max(step.c.id)
    spans = (
        select(change.c.row_id, made.label("made"), last.label("last"))
        .join(step, step.c.id == change.c.step_id)
        .where(change.c.table_name == table, change.c.row_id.in_(ids))
        .group_by(change.c.row_id)
    )
    rows = session.execute(spans).all()
    steps = {step_id for _row, made_in, last_in in rows for step_id in (made_in, last_in) if step_id is not None}
    instants = {
        found.id: found.at for found in session.execute(select(step.c.id, step.c.at).where(step.c.id.in_(steps)))
    }
    return {row_id: Times(instants[made_in or last_in], instants[last_in]) for row_id, made_in, last_in in rows}


def last_change(session: Session, rows: dict[str, Collection[int]]) -> dt.datetime | None:
    """The instant of the newest step that touched any of ``rows`` (table → ids)."""
    newest = [
        session.scalar(select(func.max(change.c.step_id)).where(change.c.table_name == table, change.c.row_id.in_(ids)))
        for table, ids in rows.items()
        if ids
    ]
    step_id = max((found for found in newest if found is not None), default=None)
    return None if step_id is None else session.scalar(select(step.c.at).where(step.c.id == step_id))

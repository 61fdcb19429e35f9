"""The deliverables as their table and the panel show them (DOMAIN R8, R9)."""

import datetime as dt
from collections.abc import Callable, Collection
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.plan_rows import AttachedFile, DeliverableRow
from app.domain.plan_status import deliverable_state
from app.models import Deliverable, File, Task, WorkPackage
from app.queries.organisation_names import short_names
from app.queries.plan_dates import due_dates, last_days


def deliverables_table(
    session: Session, as_of: dt.date, only: Collection[int] | None = None
) -> tuple[DeliverableRow, ...]:
    """The deliverables in the order of the plan, as they stand on ``as_of``; ``only`` those with these ids.

    Three statements, however many there are.
    """
    query = _QUERY if only is None else _QUERY.where(Deliverable.id.in_(only))
    found = session.execute(query).all()
    names = short_names(session, {0, *(row.lead_id for row in found)}, as_of)  # 0: the names are always looked at
    last = last_days(session)
    return tuple(_row(row, names.get(row.lead_id, ""), as_of, last) for row in found)


def _row(row: Any, lead: str, as_of: dt.date, last: Callable[[int], dt.date]) -> DeliverableRow:
    delivered = row.delivered_on if row.delivered_on is not None and row.delivered_on <= as_of else None
    dates = due_dates(row, delivered, as_of, last)
    return DeliverableRow(
        id=row.id,
        number=row.number,
        title=row.title,
        package_id=row.work_package_id,
        package=row.package,
        task_id=row.task_id,
        task=row.task or "",
        lead_id=row.lead_id,
        lead=lead,
        type=row.type,
        level=row.dissemination,
        dates=dates,
        portal=row.state,
        state=deliverable_state(row.state, row.delivered_on, row.approved_on, dates.due, as_of),
        delivered_on=row.delivered_on,
        approved_on=row.approved_on,
        justification=row.justification,
        rejection=row.rejection,
        file=AttachedFile(row.file_id, row.file, row.size) if row.file_id is not None else None,
        illustrative=row.illustrative,
        position=row.position,
    )


_D = Deliverable
_QUERY = (
    select(
        _D.id, _D.number, _D.title, _D.work_package_id, _D.task_id, _D.lead_id, _D.type, _D.dissemination,
        _D.due_month, _D.due_on, _D.revised_month, _D.revised_on, _D.state, _D.delivered_on, _D.approved_on,
        _D.justification, _D.rejection, _D.file_id, _D.illustrative, _D.position,
        WorkPackage.number.label("package"), Task.number.label("task"), File.name.label("file"), File.size,
    )
    .join(WorkPackage, WorkPackage.id == _D.work_package_id)
    .outerjoin(Task, Task.id == _D.task_id)
    .outerjoin(File, File.id == _D.file_id)
    .order_by(_D.position, _D.number, _D.id)
)  # fmt: skip

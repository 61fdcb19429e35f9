"""The deliverables as their table and the panel show them (DOMAIN R8, R9)."""

import datetime as dt

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.plan_rows import AttachedFile, DeliverableRow
from app.domain.plan_status import deliverable_state
from app.models import Deliverable, File, Task, WorkPackage
from app.queries.organisation_names import short_names
from app.queries.plan_dates import due_dates, last_days


def deliverables_table(session: Session, as_of: dt.date, only: int | None = None) -> tuple[DeliverableRow, ...]:
    """The deliverables in the order of the plan, as they stand on ``as_of``; ``only`` the one with this id.

    Three statements, however many there are.
    """
    d = Deliverable
    query = (
        select(
            d.id, d.number, d.title, d.work_package_id, d.task_id, d.lead_id, d.type, d.dissemination, d.due_month,
            d.due_on, d.revised_month, d.revised_on, d.state, d.delivered_on, d.approved_on, d.justification,
            d.rejection, d.file_id, d.illustrative, WorkPackage.number.label("package"), Task.number.label("task"),
            File.name.label("file"), File.size,
        )
        .join(WorkPackage, WorkPackage.id == d.work_package_id)
        .outerjoin(Task, Task.id == d.task_id)
        .outerjoin(File, File.id == d.file_id)
        .order_by(d.position, d.number, d.id)
    )  # fmt: skip
    found = session.execute(query if only is None else query.where(d.id == only)).all()
    names = short_names(session, {row.lead_id for row in found}, as_of)
    last = last_days(session)
    rows = []
    for row in found:
        delivered = row.delivered_on if row.delivered_on is not None and row.delivered_on <= as_of else None
        dates = due_dates(row, delivered, as_of, last)
        rows.append(
            DeliverableRow(
                id=row.id,
                number=row.number,
                title=row.title,
                package_id=row.work_package_id,
                package=row.package,
                task_id=row.task_id,
                task=row.task or "",
                lead_id=row.lead_id,
                lead=names.get(row.lead_id, ""),
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
            )
        )
    return tuple(rows)

"""The deliverables and milestones that are late, as Home shows them (DOMAIN R8)."""

import datetime as dt

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from app.domain.home import HomeDue
from app.domain.months import due_date, late_days
from app.models import Deliverable, Milestone, Project
from app.queries.heads import organisations


def home_late(session: Session, as_of: dt.date) -> tuple[HomeDue, ...]:
    """What is not done and late against its revised date on the day ``as_of``, the latest first."""
    start = session.scalar(select(Project.start))
    if start is None:
        return ()
    names = organisations(session, as_of)
    deliverables = session.scalars(
        select(Deliverable).where(or_(Deliverable.delivered_on.is_(None), Deliverable.delivered_on > as_of))
    )
    milestones = session.scalars(
        select(Milestone).where(or_(Milestone.achieved_on.is_(None), Milestone.achieved_on > as_of))
    )
    found = []
    for row in (*deliverables, *milestones):
        due, month = _due(row, start)
        if late := late_days(due, None, as_of):
            lead = names[row.lead_id].short if row.lead_id in names else ""
            found.append(
                HomeDue(row.__tablename__, row.id, row.number, row.title, lead, due, month, late, row.illustrative)
            )
    return tuple(sorted(found, key=lambda one: (-one.late_days, one.kind, one.id)))


def _due(row: Deliverable | Milestone, start: dt.date) -> tuple[dt.date, int]:
    """The day that counts, and its M-month: the revised ones where there are any (DOMAIN R8)."""
    if row.revised_on is None and row.revised_month is None:
        return due_date(start, row.due_month, row.due_on), row.due_month
    month = row.revised_month if row.revised_month is not None else row.due_month
    return due_date(start, month, row.revised_on), month

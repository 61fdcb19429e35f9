"""The project's end and reporting periods as the amendment shows them, and what would be due after another end (R8)."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from app.domain.amendments import AMENDMENTS, Amendment, Period
from app.domain.months import last_day, month_of
from app.models import Deliverable, Milestone, Project, Setting, Task, WorkPackage
from app.queries.heads import the_project


@dataclass(frozen=True)
class ProjectEnd:
    """When the project starts and ends, and how that came; ``amendments`` the oldest first."""

    start: dt.date
    planned: dt.date
    amended: dt.date | None
    periods: tuple[Period, ...]
    amendments: tuple[Amendment, ...]

    @property
    def end(self) -> dt.date:
        """The end that counts."""
        return self.amended or self.planned


@dataclass(frozen=True)
class AfterEnd:
    """A row of the plan (``kind`` as in ``RowKind``) that ends or is due after another end."""

    kind: str
    id: int
    number: str
    title: str
    month: int
    day: dt.date


def project_end(session: Session) -> ProjectEnd:
    """The end as it stands; UserError while there is no project."""
    project = the_project(session)
    kept = session.scalar(select(Setting.value).where(Setting.name == AMENDMENTS)) or []
    return ProjectEnd(
        start=project.start,
        planned=project.end_planned,
        amended=project.end_amended,
        periods=tuple(Period(str(name), int(first), int(last)) for name, first, last in project.periods),
        amendments=tuple(Amendment.from_json(one) for one in kept),
    )


def after_end(session: Session, end: dt.date) -> tuple[AfterEnd, ...]:
    """What would end or be due after ``end``, the next first; four statements."""
    start = session.get_one(Project, 1).start
    month = month_of(start, end) if end >= start else 0
    found: list[AfterEnd] = []
    for work in (WorkPackage, Task):
        query = select(work.id, work.number, work.title, work.end_month).where(work.end_month > month)
        ending = session.execute(query)
        found += [AfterEnd(work.__tablename__, *row, last_day(start, row.end_month)) for row in ending]
    found += [one for row in _due_late(session, month) if (one := _due_after(row, start)).day > end]
    return tuple(sorted(found, key=lambda one: (one.day, one.kind, one.id)))


def _due_late(session: Session, month: int) -> Sequence[Deliverable | Milestone]:
    d, m = Deliverable, Milestone
    return [
        *session.scalars(select(d).where(or_(d.due_month >= month, d.revised_month >= month))),
        *session.scalars(select(m).where(or_(m.due_month >= month, m.revised_month >= month))),
    ]


def _due_after(row: Deliverable | Milestone, start: dt.date) -> AfterEnd:
    """The row with the month and the day that count: the revised ones where there are any (DOMAIN R8)."""
    if row.revised_month is not None or row.revised_on is not None:
        month, exact = row.revised_month or row.due_month, row.revised_on
    else:
        month, exact = row.due_month, row.due_on
    return AfterEnd(row.__tablename__, row.id, row.number, row.title, month, exact or last_day(start, month))

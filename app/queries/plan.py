"""The implementation plan as a document: work packages, tasks, and what is due when (DOMAIN R8–R10)."""

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.months import first_day, last_day
from app.domain.plan import PlanDocument, PlanDue, PlanSpan
from app.models import Deliverable, Milestone, Project, Task, WorkPackage
from app.queries.heads import organisations, project_head, the_project
from app.queries.history_times import Times, times

REPORT_DUE_DAYS = 60  # after a reporting period ends (DOMAIN R9)


def plan(session: Session, day: dt.date) -> PlanDocument:
    """The plan as it stands now; organisations have the names of ``day``."""
    project = the_project(session)
    names = {row_id: head.short for row_id, head in organisations(session, day).items()}
    return PlanDocument(
        project=project_head(session),
        start=project.start,
        end=project.end_amended or project.end_planned,
        spans=tuple(_spans(session, project, names)),
        dues=(
            *_deliverables(session, project, names),
            *_milestones(session, project, names),
            *_reports(session, project),
        ),
    )


def _spans(session: Session, project: Project, names: Mapping[int, str]) -> Iterator[PlanSpan]:
    tasks = list(session.scalars(select(Task).order_by(Task.position, Task.number)))
    for package in session.scalars(select(WorkPackage).order_by(WorkPackage.position, WorkPackage.number)):
        yield _span(package, project, names)
        for task in tasks:
            if task.work_package_id == package.id:
                yield _span(task, project, names, progress=task.progress, parent=package.number)


def _span(
    row: WorkPackage | Task, project: Project, names: Mapping[int, str], progress: int = 0, parent: str = ""
) -> PlanSpan:
    return PlanSpan(
        number=row.number,
        title=row.title,
        lead=names[row.lead_id] if row.lead_id is not None else "",
        start_month=row.start_month,
        end_month=row.end_month,
        starts_on=first_day(project.start, row.start_month),
        ends_on=last_day(project.start, row.end_month),
        progress=progress,
        parent=parent,
    )


def _deliverables(session: Session, project: Project, names: Mapping[int, str]) -> Iterator[PlanDue]:
    rows = list(session.scalars(select(Deliverable).order_by(Deliverable.position, Deliverable.number)))
    instants = times(session, "deliverable", [row.id for row in rows])
    for row in rows:
        yield PlanDue(
            kind="deliverable",
            **_due(row, project, names, instants),
            done_on=row.delivered_on,
            state=row.state,
        )


def _milestones(session: Session, project: Project, names: Mapping[int, str]) -> Iterator[PlanDue]:
    rows = list(session.scalars(select(Milestone).order_by(Milestone.position, Milestone.number)))
    instants = times(session, "milestone", [row.id for row in rows])
    for row in rows:
        yield PlanDue(
            kind="milestone",
            **_due(row, project, names, instants),
            done_on=row.achieved_on,
            state=None,
            verification=row.verification,
        )


def _due(
    row: Deliverable | Milestone, project: Project, names: Mapping[int, str], instants: Mapping[int, Times]
) -> dict[str, Any]:
    """What deliverables and milestones share: the due day of the revised month beside the original one (DOMAIN R8)."""
    original = row.due_on or last_day(project.start, row.due_month)
    revised = row.revised_on or (last_day(project.start, row.revised_month) if row.revised_month is not None else None)
    known = instants.get(row.id)
    return {
        "number": row.number,
        "title": row.title,
        "lead": names[row.lead_id] if row.lead_id is not None else "",
        "due_month": row.due_month,
        "revised_month": row.revised_month,
        "due": revised or original,
        "original_due": original,
        "illustrative": row.illustrative,
        "uid": str(row.uid),
        "sequence": row.version - 1,
        "created": known.created if known else None,
        "changed": known.changed if known else None,
    }


def _reports(session: Session, project: Project) -> Iterator[PlanDue]:
    known = times(session, "project", [project.id]).get(project.id)
    for name, _first, last in project.periods:
        due = last_day(project.start, last) + dt.timedelta(days=REPORT_DUE_DAYS)
        yield PlanDue(
            kind="report",
            number=name,
            title=name,
            lead="",
            due_month=last,
            revised_month=None,
            due=due,
            original_due=due,
            done_on=None,
            state=None,
            uid=f"{project.uid}-{name}",
            sequence=project.version - 1,
            created=known.created if known else None,
            changed=known.changed if known else None,
        )

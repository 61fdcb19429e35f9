"""What the fields of the plan offer: work packages, tasks, areas, organisations, and the project's months."""

import datetime as dt

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.months import month_of
from app.domain.plan_rows import Choice, PlanChoices
from app.models import Area, Project, Task, WorkPackage
from app.queries.heads import organisations


def plan_fields(session: Session, as_of: dt.date) -> PlanChoices:
    """The choices, organisations under the short names of ``as_of`` in alphabetical order; five statements."""
    project = session.get(Project, 1)
    if project is None:
        return PlanChoices()
    packages = session.execute(
        select(WorkPackage.id, WorkPackage.number, WorkPackage.title).order_by(WorkPackage.position, WorkPackage.number)
    )
    tasks = session.execute(
        select(Task.work_package_id, Task.id, Task.number, Task.title).order_by(Task.position, Task.number)
    )
    areas = session.execute(select(Area.id, Area.name).order_by(Area.number, Area.id))
    names = sorted(organisations(session, as_of).values(), key=lambda one: (one.short.casefold(), one.id))
    return PlanChoices(
        programme=project.programme,
        start=project.start,
        months=month_of(project.start, project.end_amended or project.end_planned),
        packages=tuple(Choice(*row) for row in packages),
        tasks=tuple((package, Choice(task, number, title)) for package, task, number, title in tasks),
        areas=tuple(Choice(*row) for row in areas),
        organisations=tuple(Choice(one.id, one.short, one.legal) for one in names),
    )

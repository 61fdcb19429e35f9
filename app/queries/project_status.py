"""What the window says of the open file at its edges: two small statements."""

import datetime as dt

from sqlalchemy import exists, or_, select
from sqlalchemy.orm import Session

from app.domain.project_status import ProjectStatus
from app.models import Meeting, Person, Project


def project_status(session: Session, clock_day: dt.date) -> ProjectStatus:
    """The project's names and its day: ``clock_day`` unless it was set."""
    project = session.get(Project, 1)
    invented = or_(exists().where(Meeting.illustrative), exists().where(Person.illustrative))
    return ProjectStatus(
        acronym=project.acronym if project is not None else "",
        programme=project.programme.value if project is not None else "",
        grant_no=project.grant_no if project is not None else "",
        as_of=project.as_of if project is not None and project.as_of is not None else clock_day,
        illustrative=bool(session.scalar(select(invented))),
    )

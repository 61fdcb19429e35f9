"""The project, as its form shows it."""

import datetime as dt

from sqlalchemy.orm import Session

from app.domain.project import ProjectFacts
from app.models import Project


def project_facts(session: Session) -> ProjectFacts | None:
    """What the project is called and how long it runs; None: the database holds no project yet."""
    project = session.get(Project, 1)
    if project is None:
        return None
    return ProjectFacts(
        acronym=project.acronym,
        title=project.title,
        programme=project.programme,
        grant_no=project.grant_no,
        start=project.start,
        end=project.end_planned,
    )


def chosen_as_of(session: Session) -> dt.date | None:
    """The day that was set to be today's; None: the day on this computer's calendar."""
    project = session.get(Project, 1)
    return project.as_of if project is not None else None

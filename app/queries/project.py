"""The project, as its form shows it."""

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

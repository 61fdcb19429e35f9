"""The project: what it is called, its dates and day, its logo."""

import datetime as dt

from sqlalchemy.orm import Session

from app.domain.errors import UserError
from app.domain.project import ProjectFacts, first_mistake, one_line
from app.models import Project
from app.services.files import attach

_SIGNATURES = {b"\x89PNG\r\n\x1a\n": "image/png", b"\xff\xd8\xff": "image/jpeg"}


def create_project(session: Session, facts: ProjectFacts) -> None:
    """Put the one project into a database that has none; raises UserError for facts that cannot be."""
    if session.get(Project, 1) is not None:
        raise UserError("This database holds a project already: make a new database for another one.")
    project = Project(id=1, periods=[], rule_profile={})
    _fill(project, facts)
    session.add(project)
    session.flush()


def edit_project(session: Session, facts: ProjectFacts) -> None:
    """Give the project these facts; raises UserError for facts that cannot be.

    Due dates are M-months counted from the start, so another end moves nothing (DOMAIN R8).
    """
    _fill(session.get_one(Project, 1), facts)
    session.flush()


def set_as_of(session: Session, day: dt.date | None) -> None:
    """Set the day the program takes for today; None: the day on this computer's calendar."""
    session.get_one(Project, 1).as_of = day
    session.flush()


def set_logo(session: Session, name: str, data: bytes, illustrative: bool = False) -> None:
    """Make ``data`` the logo that every document carries; raises UserError unless it is a PNG or JPEG picture."""
    mime = next((mime for start, mime in _SIGNATURES.items() if data.startswith(start)), None)
    if mime is None:
        raise UserError("{name} is no PNG or JPEG picture: choose another file for the logo.", name=name)
    project = session.get_one(Project, 1)
    file = attach(session, name, mime, data, project, "logo")
    file.illustrative = illustrative
    project.logo_file_id = file.id
    session.flush()


def _fill(project: Project, facts: ProjectFacts) -> None:
    if (mistake := first_mistake(facts)) is not None:
        raise mistake[1]
    project.acronym, project.title, project.programme = one_line(facts.acronym), one_line(facts.title), facts.programme
    project.grant_no = one_line(facts.grant_no)
    project.start, project.end_planned = facts.start, facts.end

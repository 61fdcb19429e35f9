"""The project: its logo."""

from sqlalchemy.orm import Session

from app.domain.errors import UserError
from app.models import Project
from app.services.files import attach

_SIGNATURES = {b"\x89PNG\r\n\x1a\n": "image/png", b"\xff\xd8\xff": "image/jpeg"}


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

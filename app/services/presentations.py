"""Presentations: their slides."""

import uuid

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.models import Presentation, PresentationFile
from app.services.files import attach


def add_slides(session: Session, presentation_id: int, name: str, mime: str, data: bytes) -> None:
    """Attach a new version of the slides; its number is one more than the newest. The state is the caller's to set."""
    presentation = session.get_one(Presentation, presentation_id)
    newest = session.scalar(
        select(func.max(PresentationFile.number)).where(PresentationFile.presentation_id == presentation_id)
    )
    number = (newest or 0) + 1
    file = attach(session, name, mime, data, presentation, f"file {number}")
    session.add(
        PresentationFile(
            uid=uuid.uuid5(presentation.uid, f"version {number}"),
            presentation_id=presentation_id,
            file_id=file.id,
            number=number,
            illustrative=presentation.illustrative,
            source=presentation.source,
        )
    )
    session.flush()

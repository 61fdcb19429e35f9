"""The agenda of a meeting, published: a numbered release keeps it as it stood."""

import datetime as dt
from typing import Any

from sqlalchemy.orm import Session

from app.models import AgendaRelease


def keep_release(
    session: Session, meeting_id: int, number: int, at: dt.datetime, note: str, document: dict[str, Any]
) -> int:
    """Keep the agenda, frozen in ``document`` (``agenda.AGENDA_FORMAT``), as release ``number`` of the instant ``at``.

    ``note`` says what is new in it, cleaned. Returns the new row's id. Kept in a final step: what is published cannot
    be taken back, only published anew.
    """
    made = AgendaRelease(meeting_id=meeting_id, number=number, at=at, note=note, document=document)
    session.add(made)
    session.flush()
    return made.id

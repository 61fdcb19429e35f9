"""How far the minutes of a meeting are, without reading them."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.kinds import MinutesState
from app.models import Meeting, Minutes


def minutes_state(session: Session, meeting: Meeting) -> MinutesState | None:
    """The state of the minutes that are exported for ``meeting``; None where none were begun."""
    query = select(Minutes.state).where(Minutes.meeting_id == meeting.id).order_by(Minutes.session_id, Minutes.id)
    return session.scalars(query).first()

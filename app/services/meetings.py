"""Meetings: change and delete them."""

from sqlalchemy.orm import Session

from app.models import Meeting
from app.services.removal import remove


def delete_meeting(session: Session, meeting_id: int) -> None:
    """Delete the meeting with its agenda, participation, presentations and minutes.

    Actions recorded in its minutes stay: they are somebody's to do (DOMAIN R15).
    """
    session.get_one(Meeting, meeting_id)
    remove(session, "meeting", meeting_id)

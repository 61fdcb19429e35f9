"""Attendance: who was there on which day."""

import datetime as dt
import uuid
from collections.abc import Sequence

from sqlalchemy.orm import Session

from app.domain.errors import UserError
from app.domain.kinds import PresenceState
from app.models import Meeting, Participation, Presence


def record_days(session: Session, participation_id: int, states: Sequence[PresenceState]) -> None:
    """Record a participant's state for each day of the meeting, the first day first.

    Raises UserError for more states than the meeting has days.
    """
    participation = session.get_one(Participation, participation_id)
    meeting = session.get_one(Meeting, participation.meeting_id)
    if len(states) > (meeting.last_day - meeting.first_day).days + 1:
        raise UserError("{meeting} has fewer days than the attendance given.", meeting=meeting.short_name)
    for number, state in enumerate(states):
        day = meeting.first_day + dt.timedelta(days=number)
        session.add(
            Presence(
                uid=uuid.uuid5(participation.uid, day.isoformat()),
                participation_id=participation.id,
                day=day,
                state=state,
                illustrative=participation.illustrative,
                source=participation.source,
            )
        )
    session.flush()

"""Attendance: who was there on which day."""

import datetime as dt
import uuid
from collections.abc import Collection, Sequence

from sqlalchemy import select
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


def set_presence(
    session: Session, participation_ids: Collection[int], days: Collection[dt.date], state: PresenceState | None
) -> None:
    """Record ``state`` for each of these participants on each of these days; None: nothing is recorded of them.

    Raises UserError for a day that is none of the meeting's, and for a participant who is not there any more.
    """
    ids = set(participation_ids)
    rows = session.scalars(select(Participation).where(Participation.id.in_(ids))).all()
    if len(rows) != len(ids):
        raise UserError("Somebody chosen is not on the meeting's list any more: choose again.")
    _refuse_other_days(session, {row.meeting_id for row in rows}, days)
    known = {
        (found.participation_id, found.day): found
        for found in session.scalars(
            select(Presence).where(Presence.participation_id.in_(ids), Presence.day.in_(set(days)))
        )
    }
    for row in rows:
        for day in sorted(set(days)):
            _set_day(session, row, day, known.get((row.id, day)), state)
    session.flush()


def _set_day(
    session: Session, row: Participation, day: dt.date, known: Presence | None, state: PresenceState | None
) -> None:
    if known is None and state is not None:
        session.add(
            Presence(participation_id=row.id, day=day, state=state, illustrative=row.illustrative, source=row.source)
        )
    elif known is not None and state is None:
        session.delete(known)
    elif known is not None and state is not None and known.state is not state:
        known.state = state


def _refuse_other_days(session: Session, meeting_ids: Collection[int], days: Collection[dt.date]) -> None:
    for meeting in session.scalars(select(Meeting).where(Meeting.id.in_(meeting_ids))):
        for day in days:
            if not meeting.first_day <= day <= meeting.last_day:
                raise UserError(
                    "{meeting} has no day {day}: choose one of its days.", meeting=meeting.short_name, day=day
                )

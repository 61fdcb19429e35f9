"""The list of meetings with their counted figures, and the way from a name to a meeting."""

import datetime as dt

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.domain.documents import MeetingFacts
from app.domain.errors import UserError
from app.domain.kinds import AgendaState
from app.models import Item, Meeting, MeetingSession
from app.queries.attendance import figures


def find_meeting(session: Session, name: str) -> Meeting:
    """The meeting with this short name, or with this number in the list; raises UserError that names them all."""
    known = list(session.scalars(select(Meeting).order_by(Meeting.first_day, Meeting.id)))
    for meeting in known:
        if meeting.short_name == name:
            return meeting
    if name.isascii() and name.isdigit() and 1 <= int(name) <= len(known):
        return known[int(name) - 1]
    raise UserError(
        "There is no meeting {name}: choose one of {known}.",
        name=repr(name),
        known=", ".join(f"{number} {meeting.short_name}" for number, meeting in enumerate(known, 1)) or "—",
    )


def meetings(session: Session, as_of: dt.date) -> tuple[MeetingFacts, ...]:
    """Every meeting by date; sessions, items, and who came until ``as_of`` from how many countries, counted (R11)."""
    held = MeetingSession.state != AgendaState.CANCELLED
    of_meeting = MeetingSession.meeting_id
    sessions = dict(session.execute(select(of_meeting, func.count()).where(held).group_by(of_meeting)).all())
    items = dict(
        session.execute(
            select(of_meeting, func.count())
            .join(Item, Item.session_id == MeetingSession.id)
            .where(held, Item.state != AgendaState.CANCELLED)
            .group_by(of_meeting)
        ).all()
    )
    facts = []
    for meeting in session.scalars(select(Meeting).order_by(Meeting.first_day, Meeting.id)):
        counted = figures(session, meeting, as_of)
        facts.append(
            MeetingFacts(
                name=meeting.short_name,
                title=meeting.title,
                start=meeting.first_day,
                end=meeting.last_day,
                place=meeting.place,
                timezone=meeting.zone,
                sessions=sessions.get(meeting.id, 0),
                items=items.get(meeting.id, 0),
                attendees=counted.people,
                countries=counted.countries,
            )
        )
    return tuple(facts)

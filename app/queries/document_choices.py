"""What can be chosen when a document is made: of which meeting, from which copy of its agenda, on whom."""

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.models import AgendaRelease, Meeting, Participation, Person
from app.queries.people_choices import PersonChoice, people_by_id


@dataclass(frozen=True)
class DocumentChoices:
    """The short name of the meeting, the number of its newest agenda release (0: none yet), the people on its list."""

    meeting: str
    release: int
    people: tuple[PersonChoice, ...]


def document_choices(session: Session, meeting_id: int) -> DocumentChoices:
    """The choices for the meeting's documents; only people with an e-mail address, by which documents name them."""
    meeting = session.get_one(Meeting, meeting_id)
    newest = session.scalar(select(func.max(AgendaRelease.number)).where(AgendaRelease.meeting_id == meeting_id))
    return DocumentChoices(meeting.short_name, newest or 0, people_with_mail(session, meeting.first_day, meeting_id))


def people_with_mail(session: Session, day: dt.date, meeting_id: int | None = None) -> tuple[PersonChoice, ...]:
    """Everybody who has an e-mail address, by name, with the organisation of ``day``; or those on a meeting's list."""
    query = select(Person.id).where(Person.email.is_not(None), Person.email != "")
    if meeting_id is not None:
        listed = select(Participation.person_id).where(Participation.meeting_id == meeting_id)
        query = query.where(Person.id.in_(listed))
    ids = session.scalars(query.order_by(Person.sort_key, Person.id)).all()
    return people_by_id(session, ids, day)

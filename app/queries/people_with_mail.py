"""Those on whom a document can be made: people are named by their e-mail address there."""

import datetime as dt

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import Meeting, Participation, Person
from app.queries.people_choices import PersonChoice, people_by_id


def people_with_mail(session: Session, day: dt.date, meeting_id: int | None = None) -> tuple[PersonChoice, ...]:
    """Everybody who has an e-mail address, by name; with ``meeting_id`` only those on that meeting's list.

    Organisations are those of ``day``, or of the meeting's first day.
    """
    query = select(Person.id).where(Person.email.is_not(None), Person.email != "")
    if meeting_id is not None:
        day = session.get_one(Meeting, meeting_id).first_day
        query = query.where(
            Person.id.in_(select(Participation.person_id).where(Participation.meeting_id == meeting_id))
        )
    ids = session.scalars(query.order_by(Person.sort_key, Person.id)).all()
    return people_by_id(session, ids, day)

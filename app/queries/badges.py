"""The badges of those who may come into the room."""

import datetime as dt
from collections.abc import Collection

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.desk_papers import Badge, BadgeSheets, ContactCard, may_come
from app.domain.kinds import ConsentPurpose
from app.domain.participants import ParticipantEntry
from app.models import Meeting, Participation, Person
from app.queries.attendees import attendees
from app.queries.consent import consenting
from app.queries.heads import meeting_head, project_head


def badges(session: Session, meeting: Meeting, as_of: dt.date) -> BadgeSheets:
    """Badges by name, as known on ``as_of``.

    The code on a badge holds an e-mail address only where the person agreed to give it (``ConsentPurpose.CONTACT``).
    """
    days = (meeting.last_day - meeting.first_day).days + 1
    reachable = consenting(session, as_of, ConsentPurpose.CONTACT)
    query = select(Person).join(Participation).where(Participation.meeting_id == meeting.id)
    people = {str(person.uid): person for person in session.scalars(query)}
    return BadgeSheets(
        project=project_head(session),
        meeting=meeting_head(session, meeting),
        as_of=as_of,
        badges=tuple(
            Badge(entry.person, entry.country, entry.role, _card(entry, people[entry.person.uid], reachable))
            for entry in attendees(session, meeting, as_of)
            if may_come(entry, days)
        ),
    )


def _card(entry: ParticipantEntry, person: Person, reachable: Collection[str]) -> ContactCard:
    return ContactCard(
        name=person.display or person.native,
        given=person.given,
        family=person.family,
        organisation=entry.legal_name,
        short=entry.person.organisation,
        email=entry.email if entry.person.uid in reachable else "",
    )

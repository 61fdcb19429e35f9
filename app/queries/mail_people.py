"""Whom a meeting concerns, and what each of them was told by messages already."""

from collections.abc import Collection, Iterable, Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from app.domain.calendar import calendar_uid
from app.domain.kinds import Reply
from app.domain.mail import HANDED_OVER, LastTold, Recipient
from app.models import MailAttempt, Mailing, MailMessage, Meeting, Participation, Person
from app.queries.mailings import state_now


def recipients(session: Session, meeting_id: int, uids: Collection[str] = ()) -> tuple[Recipient, ...]:
    """Everybody on the meeting's list, with the people who have these ``uids`` and those ever written to; by name."""
    told = last_told(session, meeting_id)
    listed = {
        row.person_id: row
        for row in session.execute(
            select(Participation.person_id, Participation.reply, Participation.invited_on).where(
                Participation.meeting_id == meeting_id
            )
        )
    }
    wanted = or_(Person.id.in_([*listed, *told]), Person.uid.in_([UUID(uid) for uid in uids]))
    rows = session.execute(
        select(Person.id, Person.uid, Person.display, Person.native, Person.email, Person.language)
        .where(wanted)
        .order_by(Person.sort_key, Person.id)
    )
    return tuple(_recipient(row, listed.get(row.id), told.get(row.id)) for row in rows)


def last_told(session: Session, meeting_id: int) -> Mapping[int, LastTold]:
    """What the messages that may have reached somebody told them of the meeting, by person (id)."""
    uid = session.scalar(select(Meeting.uid).where(Meeting.id == meeting_id))
    found: dict[int, LastTold] = {}
    for row, texts in _handed_over(session, meeting_id):
        known = found.get(row.person_id, LastTold())
        of_meeting = row.about == calendar_uid(str(uid))
        sequence = int(texts["event"]["sequence"]) if of_meeting else -1
        found[row.person_id] = LastTold(max(known.release, row.release), max(known.sequence, sequence))
    return found


def _handed_over(session: Session, meeting_id: int) -> Iterable[tuple[Any, dict[str, Any]]]:
    """The messages that may have reached somebody, with what their mailing was made of."""
    rows = session.execute(
        select(
            MailMessage.person_id, MailMessage.state, MailMessage.about, Mailing.id, Mailing.release,
            MailAttempt.id.label("attempt"), MailAttempt.ended_at, MailAttempt.sent,
        )
        .join(Mailing, Mailing.id == MailMessage.mailing_id)
        .outerjoin(MailAttempt, MailAttempt.mail_message_id == MailMessage.id)
        .where(Mailing.meeting_id == meeting_id, MailMessage.person_id.is_not(None))
    ).all()  # fmt: skip
    query = select(Mailing.id, Mailing.texts).where(Mailing.meeting_id == meeting_id)
    texts: dict[int, dict[str, Any]] = dict(session.execute(query).all())
    for row in rows:
        if state_now(row.state, row.attempt is not None, row.ended_at is not None, row.sent) in HANDED_OVER:
            yield row, texts[row.id]


def _recipient(person: Any, listed: Any, told: LastTold | None) -> Recipient:
    return Recipient(
        person_id=person.id,
        person_uid=str(person.uid),
        name=person.display or person.native,
        email=person.email or "",
        language="fr" if (person.language or "").lower().startswith("fr") else "en",
        listed=listed is not None,
        invited=(told is not None and told.sequence >= 0) or (listed is not None and listed.invited_on is not None),
        reply=listed.reply if listed is not None else Reply.NONE,
        told=told,
    )

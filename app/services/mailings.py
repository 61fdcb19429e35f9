"""Keep what is sent: a mailing with its messages, each attempt at one, and what the attempts come to.

An attempt is written at once before a message is handed over and again after: whoever stops the program in between
leaves one without an end, and that message is never sent again by itself. Attempts are no part of the history; at the
end of a run ``fold_attempts`` puts into the messages what became of them, as one step.
"""

import datetime as dt
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, delete, func, select
from sqlalchemy.orm import Session

from app.domain.errors import UserError
from app.domain.kinds import MailKind, MailState, MailWay, NoticeKind
from app.domain.mail import HANDED_OVER, Letter
from app.models import MailAttempt, Mailing, MailMessage, Notice, Participation, Person
from app.services.notices import record_notice


@dataclass(frozen=True)
class NewMailing:
    """A mailing to be kept; ``texts`` is all that its messages are made of again (JSON)."""

    meeting_id: int
    kind: MailKind
    way: MailWay
    release: int
    made_at: dt.datetime
    who: str
    texts: dict[str, Any]


def make_mailing(session: Session, new: NewMailing, letters: Iterable[Letter]) -> int:
    """Keep a mailing with a waiting message for each letter, in their order; returns its id."""
    mailing = Mailing(
        meeting_id=new.meeting_id, kind=new.kind, way=new.way, release=new.release, made_at=new.made_at, who=new.who,
        texts=new.texts,
    )  # fmt: skip
    session.add(mailing)
    session.flush()
    for letter in letters:
        session.add(
            MailMessage(
                mailing_id=mailing.id,
                person_id=letter.person_id,
                address=letter.to.address,
                language=letter.language,
                subject=letter.subject,
                method=letter.method,
                about=letter.about,
                message_id=letter.message_id,
                state=MailState.WAITING,
            )
        )
    session.flush()
    return mailing.id


def begin_attempt(session: Session, message_id: int, at: dt.datetime) -> None:
    """Say that a message is being handed over; at most one can say so at a time.

    Raises UserError for a message that does not wait, or that somebody else has begun to send.
    """
    message = session.get(MailMessage, message_id)
    tried = session.scalar(select(func.count()).where(MailAttempt.mail_message_id == message_id))
    if message is None or message.state is not MailState.WAITING or tried:
        raise UserError("This message does not wait to be sent any more: look at the log of messages.")
    session.add(MailAttempt(mail_message_id=message_id, began_at=at))
    session.flush()


def end_attempt(session: Session, message_id: int, at: dt.datetime, error: str = "") -> None:
    """Say how it went: sent, or refused for good with the server's words."""
    attempt = session.scalars(select(MailAttempt).where(MailAttempt.mail_message_id == message_id)).one()
    attempt.ended_at, attempt.sent, attempt.error = at, not error, error
    session.flush()


def forget_attempt(session: Session, message_id: int) -> None:
    """Take back an attempt that came to nothing: the message certainly did not go out, and waits as before."""
    session.execute(delete(MailAttempt).where(MailAttempt.mail_message_id == message_id))


def fold_attempts(session: Session, mailing_id: int, delayed: Mapping[int, str], day: dt.date) -> None:
    """Put what became of the attempts into the messages; one without an end leaves its message unsure.

    ``delayed``: the server's words for messages (ids) that wait to be tried again. Of an invitation the notice is
    recorded (DOMAIN R1), and that people were invited on ``day``.
    """
    rows: Sequence[tuple[MailMessage, MailAttempt | None]] = session.execute(
        select(MailMessage, MailAttempt)
        .outerjoin(MailAttempt, MailAttempt.mail_message_id == MailMessage.id)
        .where(MailMessage.mailing_id == mailing_id)
        .order_by(MailMessage.id)
    ).all()
    reached = []
    for message, attempt in rows:
        if attempt is None:
            message.error = delayed.get(message.id, message.error)
            continue
        if attempt.ended_at is None:
            message.state, message.at = MailState.UNSURE, attempt.began_at
        else:
            message.state = MailState.SENT if attempt.sent else MailState.FAILED
            message.at, message.error = attempt.ended_at, attempt.error
        if message.state is MailState.SENT:
            reached.append(message)
        session.delete(attempt)
    session.flush()
    _record(session, mailing_id, reached, day)


def keep_drafted(session: Session, mailing_id: int, at: dt.datetime) -> None:
    """Say that the waiting messages of a mailing are written as drafts; whether they are sent is not known here."""
    for message in session.scalars(_waiting(mailing_id)):
        message.state, message.at = MailState.DRAFTED, at
    session.flush()


def mark_sent(session: Session, message_ids: Collection[int], at: dt.datetime, day: dt.date) -> None:
    """Say of drafts, and of messages that were unsure, that they did go out. Raises UserError for any others."""
    messages = _settled(session, message_ids, day)
    for message in messages:
        if message.state not in HANDED_OVER:
            raise UserError("Only a draft, or a message that is unsure, can be said to be sent: choose one of those.")
        if message.state is not MailState.SENT:
            message.state, message.at = MailState.SENT, at
    session.flush()
    for mailing_id in sorted({message.mailing_id for message in messages}):
        _record(session, mailing_id, [one for one in messages if one.mailing_id == mailing_id], day)


def let_wait(session: Session, message_ids: Collection[int], day: dt.date) -> None:
    """Let these messages wait to be sent (again), though one may have gone out: a person's choice, never by itself.

    They go to the address that the person has now. Raises UserError for one that is known to be sent.
    """
    messages = _settled(session, message_ids, day)
    if any(message.state is MailState.SENT for message in messages):
        raise UserError("A message that was sent is not sent again: write a new one.")
    for message in messages:
        message.state, message.at, message.error = MailState.WAITING, None, ""
        person = session.get(Person, message.person_id) if message.person_id is not None else None
        message.address = (person.email if person is not None else None) or message.address
        forget_attempt(session, message.id)
    session.flush()


def drop_waiting(session: Session, mailing_id: int, at: dt.datetime, only: Collection[int] | None = None) -> None:
    """Give up the messages of a mailing that were not handed over; ``only``: those with these ids."""
    tried = set(session.scalars(select(MailAttempt.mail_message_id)))
    for message in session.scalars(_waiting(mailing_id)):
        if message.id not in tried and (only is None or message.id in only):
            message.state, message.at = MailState.DROPPED, at
    session.flush()


def _waiting(mailing_id: int) -> Select[MailMessage]:
    found = select(MailMessage).where(MailMessage.mailing_id == mailing_id, MailMessage.state == MailState.WAITING)
    return found.order_by(MailMessage.id)


def _settled(session: Session, ids: Collection[int], day: dt.date) -> list[MailMessage]:
    """The messages, with what a run that was stopped left of them."""
    found = list(session.scalars(select(MailMessage).where(MailMessage.id.in_(set(ids))).order_by(MailMessage.id)))
    if len(found) != len(set(ids)):
        raise UserError("A message chosen is not there any more: choose again.")
    for mailing_id in sorted({message.mailing_id for message in found}):
        fold_attempts(session, mailing_id, {}, day)
    return found


def _record(session: Session, mailing_id: int, reached: Collection[MailMessage], day: dt.date) -> None:
    """An invitation that went out is the notice of the meeting, unless one was recorded before."""
    mailing = session.get_one(Mailing, mailing_id)
    people = {message.person_id for message in reached if message.person_id is not None}
    if mailing.kind is not MailKind.INVITATION or not people:
        return
    rows = select(Participation).where(
        Participation.meeting_id == mailing.meeting_id, Participation.person_id.in_(people)
    )
    for row in session.scalars(rows.order_by(Participation.id)):
        row.invited_on = row.invited_on or day
    known = select(func.count()).where(Notice.meeting_id == mailing.meeting_id, Notice.kind == NoticeKind.MEETING)
    if not session.scalar(known):
        record_notice(session, mailing.meeting_id, NoticeKind.MEETING, day, f"e-mail ({len(people)})")
    session.flush()

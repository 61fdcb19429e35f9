"""The log of messages: the mailings of a meeting, and who got what when."""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.errors import UserError
from app.domain.kinds import MailState
from app.domain.mail import MailingRow, MessageRow
from app.models import MailAttempt, Mailing, MailMessage, Meeting, Person

_FACTS = (MailAttempt.id.label("attempt"), MailAttempt.ended_at, MailAttempt.sent, MailAttempt.error.label("refusal"))


def mailings(session: Session, meeting_id: int) -> tuple[MailingRow, ...]:
    """The mailings of a meeting, newest first."""
    counts: dict[int, Counter[MailState]] = defaultdict(Counter)
    query = _with_attempts(select(MailMessage.mailing_id, MailMessage.state, *_FACTS))
    for row in session.execute(query.join(Mailing).where(Mailing.meeting_id == meeting_id)):
        counts[row.mailing_id][_state(row)] += 1
    found = session.scalars(select(Mailing).where(Mailing.meeting_id == meeting_id).order_by(Mailing.id.desc()))
    return tuple(
        MailingRow(
            id=one.id,
            kind=one.kind,
            way=one.way,
            release=one.release,
            made_at=one.made_at,
            who=one.who,
            note=str(one.texts.get("note", "")),
            counts=dict(counts[one.id]),
        )
        for one in found
    )


def mail_messages(session: Session, meeting_id: int, mailing_id: int | None = None) -> tuple[MessageRow, ...]:
    """The messages of a meeting, or of one of its mailings: newest mailing first, in the order they go out."""
    columns = (
        MailMessage.id, MailMessage.mailing_id, MailMessage.person_id, MailMessage.address, MailMessage.language,
        MailMessage.subject, MailMessage.method, MailMessage.about, MailMessage.message_id, MailMessage.state,
        MailMessage.at, MailMessage.error, Person.display, Person.native,
    )  # fmt: skip
    query = _with_attempts(select(*columns, *_FACTS)).join(Mailing).where(Mailing.meeting_id == meeting_id)
    query = query.outerjoin(Person, Person.id == MailMessage.person_id)
    if mailing_id is not None:
        query = query.where(MailMessage.mailing_id == mailing_id)
    rows = session.execute(query.order_by(MailMessage.mailing_id.desc(), MailMessage.id))
    return tuple(_message(row) for row in rows)


def the_mailing(session: Session, mailing_id: int) -> Mailing:
    """The mailing with this id; raises UserError for one that is not there (any more)."""
    mailing = session.get(Mailing, mailing_id)
    if mailing is None:
        raise UserError("This mailing is not there any more: choose another one.")
    return mailing


def has_attempts(session: Session, mailing_id: int) -> bool:
    """Whether something became of messages of the mailing that the history does not hold yet."""
    tried = select(MailAttempt.id).join(MailMessage, MailMessage.id == MailAttempt.mail_message_id)
    return session.scalar(tried.where(MailMessage.mailing_id == mailing_id).limit(1)) is not None


def meeting_by_id(session: Session, meeting_id: int) -> Meeting:
    """The meeting with this id; raises UserError for one that is not there (any more)."""
    meeting = session.get(Meeting, meeting_id)
    if meeting is None:
        raise UserError("This meeting is not there any more: choose another one.")
    return meeting


def last_mailing_texts(session: Session, meeting_id: int) -> dict[str, Any] | None:
    """What the newest mailing of the meeting was made of (JSON); None before the first."""
    newest = select(Mailing.texts).where(Mailing.meeting_id == meeting_id).order_by(Mailing.id.desc()).limit(1)
    return session.scalar(newest)


def unfinished_mailing(session: Session, meeting_id: int) -> int | None:
    """The newest mailing (id) of the meeting of which messages wait to be sent; None when none do."""
    rows: Sequence[MailingRow] = mailings(session, meeting_id)
    return next((row.id for row in rows if row.waiting), None)


def state_now(state: MailState, tried: bool, ended: bool, sent: bool | None) -> MailState:
    """The state of a message, with what an attempt says that the history does not yet hold.

    An attempt that did not end leaves it unsure; while it is being sent that is what it is.
    """
    if not tried or state is not MailState.WAITING:
        return state
    if not ended:
        return MailState.UNSURE
    return MailState.SENT if sent else MailState.FAILED


def _with_attempts(query: Any) -> Any:
    return query.select_from(MailMessage).outerjoin(MailAttempt, MailAttempt.mail_message_id == MailMessage.id)


def _state(row: Any) -> MailState:
    return state_now(row.state, row.attempt is not None, row.ended_at is not None, row.sent)


def _message(row: Any) -> MessageRow:
    at: dt.datetime | None = row.at
    return MessageRow(
        id=row.id,
        mailing_id=row.mailing_id,
        person_id=row.person_id,
        name=row.display or row.native or "",
        address=row.address,
        language=row.language,
        subject=row.subject,
        method=row.method,
        about=row.about,
        message_id=row.message_id,
        state=_state(row),
        at=row.ended_at or at,
        error=row.refusal or row.error,
    )

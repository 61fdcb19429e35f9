"""Notices that were sent for a meeting: record, correct and remove them (DOMAIN R1)."""

import datetime as dt

from sqlalchemy.orm import Session

from app.domain.errors import UserError
from app.domain.kinds import NoticeKind
from app.domain.text import clean_text
from app.models import Meeting, Notice
from app.services.removal import remove


def record_notice(session: Session, meeting_id: int, kind: NoticeKind, sent_on: dt.date, sent_to: str = "") -> int:
    """Record that a notice was sent, late or not; of several of one kind the first counts. Returns its id.

    Raises UserError for a notice of a publication, which belongs to a presentation (DOMAIN R12).
    """
    meeting = session.get_one(Meeting, meeting_id)
    _refuse_publication(kind)
    made = Notice(meeting_id=meeting.id, kind=kind, sent_on=sent_on, sent_to=_one_line(sent_to))
    session.add(made)
    session.flush()
    return made.id


def edit_notice(
    session: Session,
    notice_id: int,
    kind: NoticeKind | None = None,
    sent_on: dt.date | None = None,
    sent_to: str | None = None,
) -> None:
    """Correct what is given of a recorded notice; raises UserError as ``record_notice``."""
    notice = session.get_one(Notice, notice_id)
    if kind is not None:
        _refuse_publication(kind)
        notice.kind = kind
    if sent_on is not None:
        notice.sent_on = sent_on
    if sent_to is not None:
        notice.sent_to = _one_line(sent_to)
    session.flush()


def remove_notice(session: Session, notice_id: int) -> None:
    """Remove a notice that was recorded by mistake."""
    session.get_one(Notice, notice_id)
    remove(session, "notice", notice_id)


def _refuse_publication(kind: NoticeKind) -> None:
    if kind is NoticeKind.PUBLICATION:
        raise UserError("A notice of results shown in public belongs to a presentation: record it there.")


def _one_line(text: str) -> str:
    return clean_text(text, one_line=True).strip()

"""Messages sent to people, how far each has come, and the calendar server that a meeting is published to."""

import datetime as dt
from typing import Any

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.domain.kinds import MailKind, MailState, MailWay
from app.models.base import Base, Editable
from app.models.types import CleanText, Json, UtcDateTime, enum_column, reference


class Mailing(Editable, Base):
    """Messages to many people, prepared at one time: an invitation, an update, a cancellation.

    ``release`` is the agenda release it tells of (0: none); ``texts`` the words it was written from, by language.
    """

    __tablename__ = "mailing"

    meeting_id: Mapped[int] = reference("meeting.id", owned=True)
    kind: Mapped[MailKind] = enum_column(MailKind)
    way: Mapped[MailWay] = enum_column(MailWay)
    release: Mapped[int] = mapped_column(default=0)
    made_at: Mapped[dt.datetime] = mapped_column(UtcDateTime)
    who: Mapped[str] = mapped_column(CleanText)
    texts: Mapped[dict[str, Any]] = mapped_column(Json)


class MailMessage(Editable, Base):
    """One message to one person. ``message_id`` names it for life (RFC 5322 §3.6.4), so that none goes out twice.

    ``method`` is that of its calendar part (REQUEST, CANCEL, or empty), ``about`` the uid of the event in it.
    """

    __tablename__ = "mail_message"

    mailing_id: Mapped[int] = reference("mailing.id", owned=True)
    person_id: Mapped[int | None] = reference("person.id", nullable=True)
    address: Mapped[str] = mapped_column(CleanText)
    language: Mapped[str] = mapped_column(CleanText)
    subject: Mapped[str] = mapped_column(CleanText)
    method: Mapped[str] = mapped_column(CleanText, default="")
    about: Mapped[str] = mapped_column(CleanText, default="")
    message_id: Mapped[str] = mapped_column(CleanText, unique=True)
    state: Mapped[MailState] = enum_column(MailState)
    at: Mapped[dt.datetime | None] = mapped_column(UtcDateTime)  # when it came to that state
    error: Mapped[str] = mapped_column(CleanText, default="")


class MailAttempt(Base):
    """How the sending of one message went, written at once and kept out of the history.

    A row without ``ended_at`` is a message that may or may not have gone out: the program stopped in between.
    """

    __tablename__ = "mail_attempt"
    __table_args__ = ({"info": {"history": False}},)

    mail_message_id: Mapped[int] = mapped_column(unique=True)
    began_at: Mapped[dt.datetime] = mapped_column(UtcDateTime)
    ended_at: Mapped[dt.datetime | None] = mapped_column(UtcDateTime)
    sent: Mapped[bool] = mapped_column(default=False)
    error: Mapped[str] = mapped_column(CleanText, default="")


class ReplyReceived(Editable, Base):
    """The newest answer of somebody to an invitation, as their calendar program sent it (RFC 5546 §3.2.3).

    ``about`` is the uid of the event, ``sequence`` and ``answered_at`` (DTSTAMP, UTC) say which answer is newer.
    """

    __tablename__ = "reply_received"
    __table_args__ = (UniqueConstraint("meeting_id", "person_id", "about"),)

    meeting_id: Mapped[int] = reference("meeting.id", owned=True)
    person_id: Mapped[int] = reference("person.id")
    about: Mapped[str] = mapped_column(CleanText)
    reply: Mapped[str] = mapped_column(CleanText)  # ACCEPTED, DECLINED, TENTATIVE
    sequence: Mapped[int]
    answered_at: Mapped[dt.datetime] = mapped_column(UtcDateTime)
    comment: Mapped[str] = mapped_column(CleanText, default="")


class CalendarPublication(Editable, Base):
    """The collection of a calendar server (CalDAV, RFC 4791) that shows a meeting, and the release it shows."""

    __tablename__ = "calendar_publication"

    meeting_id: Mapped[int] = reference("meeting.id", owned=True, unique=True)
    url: Mapped[str] = mapped_column(CleanText)
    username: Mapped[str] = mapped_column(CleanText, default="")
    release: Mapped[int] = mapped_column(default=0)
    published_at: Mapped[dt.datetime | None] = mapped_column(UtcDateTime)

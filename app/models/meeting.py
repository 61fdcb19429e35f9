"""Meetings, the series they belong to, their rooms and the notices sent for them."""

import datetime as dt
from typing import Any

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.domain.kinds import MeetingKind, MeetingState, NoticeKind
from app.models.base import Base, Editable, Searchable, exactly_one
from app.models.types import CleanText, Json, enum_column, reference


class Series(Editable, Base):
    """Meetings that follow each other; open actions are carried from one to the next (DOMAIN R15)."""

    __tablename__ = "series"

    name: Mapped[str] = mapped_column(CleanText, unique=True)
    body_id: Mapped[int | None] = reference("body.id", nullable=True)


class Meeting(Editable, Searchable, Base):
    """Days, place and time zone. An event is not an assembly: quorum and votes exist in formal sessions (DOMAIN R2)."""

    __tablename__ = "meeting"
    __table_args__ = (CheckConstraint("last_day >= first_day", name="days"),)

    series_id: Mapped[int | None] = reference("series.id", nullable=True)
    short_name: Mapped[str] = mapped_column(CleanText, unique=True)
    title: Mapped[str] = mapped_column(CleanText)
    kind: Mapped[MeetingKind] = enum_column(MeetingKind)
    first_day: Mapped[dt.date]
    last_day: Mapped[dt.date]
    zone: Mapped[str] = mapped_column(CleanText)  # IANA, the venue's
    place: Mapped[str] = mapped_column(CleanText)
    address: Mapped[str] = mapped_column(CleanText, default="")
    directions: Mapped[str] = mapped_column(CleanText, default="")
    host_id: Mapped[int | None] = reference("organisation.id", nullable=True)
    link: Mapped[str] = mapped_column(CleanText, default="")  # to join remotely
    contact: Mapped[str] = mapped_column(CleanText, default="")  # e-mail of the secretariat
    public_note: Mapped[str] = mapped_column(CleanText, default="")
    internal_note: Mapped[str] = mapped_column(CleanText, default="")
    state: Mapped[MeetingState] = enum_column(MeetingState)

    def search_text(self) -> str:
        """Title, short name and place."""
        return f"{self.title} {self.short_name} {self.place}"


class Room(Editable, Base):
    """A room of the venue."""

    __tablename__ = "room"
    __table_args__ = (UniqueConstraint("meeting_id", "name"), CheckConstraint("capacity > 0", name="capacity"))

    meeting_id: Mapped[int] = reference("meeting.id", owned=True)
    name: Mapped[str] = mapped_column(CleanText)
    capacity: Mapped[int | None]  # people
    position: Mapped[int]


class Notice(Editable, Base):
    """A notice that was sent: for a meeting (DOMAIN R1) or for a presentation of own results (DOMAIN R12)."""

    __tablename__ = "notice"
    __table_args__ = (exactly_one("meeting_id", "presentation_id"),)

    meeting_id: Mapped[int | None] = reference("meeting.id", owned=True, nullable=True)
    presentation_id: Mapped[int | None] = reference("presentation.id", owned=True, nullable=True)
    kind: Mapped[NoticeKind] = enum_column(NoticeKind)
    sent_on: Mapped[dt.date]
    sent_to: Mapped[str] = mapped_column(CleanText, default="")


class MeetingTemplate(Editable, Base):
    """The frame of a meeting, kept to make others from: days, rooms, sessions, breaks, without dates or people."""

    __tablename__ = "meeting_template"

    name: Mapped[str] = mapped_column(CleanText, unique=True)
    document: Mapped[dict[str, Any]] = mapped_column(Json)

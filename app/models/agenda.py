"""The agenda: sessions, items, who does what in them, and the agenda releases."""

import datetime as dt
from typing import Any

from sqlalchemy import CheckConstraint, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.domain.kinds import AgendaState, ItemKind, ItemRoleKind, RoleState
from app.models.base import Base, Editable, Searchable, exactly_one
from app.models.types import CleanText, Json, UtcDateTime, enum_column, reference


class MeetingSession(Editable, Searchable, Base):
    """A block in one room, or in all; ``body_id`` makes it a formal session.

    ``start`` is in minutes of the venue's clock from 00:00 of ``day`` and may pass 1440; ``minutes`` is its length.
    """

    __tablename__ = "session"
    __table_args__ = (
        CheckConstraint("start >= 0 AND minutes > 0", name="time"),
        Index("ix_session_meeting_day", "meeting_id", "day", "start"),
    )

    meeting_id: Mapped[int] = reference("meeting.id", owned=True)
    day: Mapped[dt.date]
    start: Mapped[int]
    minutes: Mapped[int]
    room_id: Mapped[int | None] = reference("room.id", nullable=True)  # none: all rooms
    title: Mapped[str] = mapped_column(CleanText)
    track: Mapped[str] = mapped_column(CleanText, default="")
    body_id: Mapped[int | None] = reference("body.id", nullable=True)
    position: Mapped[int] = mapped_column(default=0)
    state: Mapped[AgendaState] = enum_column(AgendaState, default=AgendaState.CONFIRMED)

    def search_text(self) -> str:
        """Title and track."""
        return f"{self.title} {self.track or ''}"


class Item(Editable, Searchable, Base):
    """One line of a session. Without ``start`` (venue minutes of the session's day) it follows the one before it."""

    __tablename__ = "item"
    __table_args__ = (
        CheckConstraint("minutes >= 0 AND (start IS NULL OR start >= 0)", name="time"),
        Index("ix_item_session_position", "session_id", "position"),
    )

    session_id: Mapped[int] = reference("session.id", owned=True)
    position: Mapped[int]
    start: Mapped[int | None]
    minutes: Mapped[int]
    locked: Mapped[bool] = mapped_column(default=False)  # re-timing the session does not move it
    title: Mapped[str] = mapped_column(CleanText)
    kind: Mapped[ItemKind] = enum_column(ItemKind)
    decision_flag: Mapped[bool] = mapped_column(default=False)  # a decision may be taken (DOMAIN R4)
    added_at: Mapped[dt.date | None]  # the day it was added by written notice; empty: on the original agenda
    added_by_id: Mapped[int | None] = reference("organisation.id", nullable=True)
    area_id: Mapped[int | None] = reference("area.id", nullable=True)  # the area of interaction it serves (DOMAIN R16)
    public_note: Mapped[str] = mapped_column(CleanText, default="")
    internal_note: Mapped[str] = mapped_column(CleanText, default="")  # for the chair
    state: Mapped[AgendaState] = enum_column(AgendaState, default=AgendaState.CONFIRMED)

    def search_text(self) -> str:
        """The title."""
        return self.title


class ItemRole(Editable, Base):
    """Who does what in an item or a whole session, and for which organisation at that time."""

    __tablename__ = "item_role"
    __table_args__ = (exactly_one("item_id", "session_id"),)

    item_id: Mapped[int | None] = reference("item.id", owned=True, nullable=True)
    session_id: Mapped[int | None] = reference("session.id", owned=True, nullable=True)
    person_id: Mapped[int] = reference("person.id")
    kind: Mapped[ItemRoleKind] = enum_column(ItemRoleKind)
    state: Mapped[RoleState] = enum_column(RoleState, default=RoleState.CONFIRMED)
    organisation_id: Mapped[int | None] = reference("organisation.id", nullable=True)
    position: Mapped[int] = mapped_column(default=0)


class AgendaRelease(Editable, Base):
    """A numbered publication of the agenda: ``document`` is the frozen ``AgendaDocument`` with its format number."""

    __tablename__ = "agenda_release"
    __table_args__ = (UniqueConstraint("meeting_id", "number"), CheckConstraint("number >= 1", name="number"))

    meeting_id: Mapped[int] = reference("meeting.id", owned=True)
    number: Mapped[int]
    at: Mapped[dt.datetime] = mapped_column(UtcDateTime)
    note: Mapped[str] = mapped_column(CleanText, default="")
    document: Mapped[dict[str, Any]] = mapped_column(Json)

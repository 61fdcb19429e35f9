"""Who is invited, who answers, who is there on which day, and the roll call of formal sessions."""

import datetime as dt

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.domain.kinds import ParticipationRole, PresenceState, Reply, RollCallState
from app.models.base import Base, Editable
from app.models.types import CleanText, enum_column, reference


class Participation(Editable, Base):
    """A person and a meeting: the affiliation chosen for it, the role and the reply."""

    __tablename__ = "participation"
    __table_args__ = (UniqueConstraint("meeting_id", "person_id"),)

    person_id: Mapped[int] = reference("person.id")
    meeting_id: Mapped[int] = reference("meeting.id", owned=True)
    affiliation_id: Mapped[int | None] = reference("affiliation.id", nullable=True)
    role: Mapped[ParticipationRole] = enum_column(ParticipationRole)
    reply: Mapped[Reply] = enum_column(Reply, default=Reply.NONE)
    invited_on: Mapped[dt.date | None]


class Presence(Editable, Base):
    """A participant on one day; "attended" is present or remote on at least one day (DOMAIN R11)."""

    __tablename__ = "presence"
    __table_args__ = (UniqueConstraint("participation_id", "day"),)

    participation_id: Mapped[int] = reference("participation.id", owned=True)
    day: Mapped[dt.date]
    state: Mapped[PresenceState] = enum_column(PresenceState)


class RollCall(Editable, Base):
    """A member in a formal session; ``held_by`` is the person who sat there, as representative or as proxy.

    ``arrived`` and ``departed`` are venue minutes of the session's day: the quorum is live (DOMAIN R3).
    """

    __tablename__ = "roll_call"
    __table_args__ = (UniqueConstraint("session_id", "membership_id"),)

    session_id: Mapped[int] = reference("session.id", owned=True)
    membership_id: Mapped[int] = reference("membership.id")
    state: Mapped[RollCallState] = enum_column(RollCallState)
    held_by_id: Mapped[int | None] = reference("person.id", nullable=True)
    arrived: Mapped[int | None]
    departed: Mapped[int | None]


class Availability(Editable, Base):
    """A stretch of a day in which somebody can be there, ``start`` to ``until`` in venue minutes of that day.

    Of a person without any nothing is known; a person with some is taken not to be free at other times (DOMAIN R14).
    """

    __tablename__ = "availability"
    __table_args__ = (CheckConstraint('"start" >= 0 AND until > "start"', name="stretch"),)

    meeting_id: Mapped[int] = reference("meeting.id", owned=True)
    person_id: Mapped[int] = reference("person.id")
    day: Mapped[dt.date]
    start: Mapped[int]
    until: Mapped[int]
    note: Mapped[str] = mapped_column(CleanText, default="")

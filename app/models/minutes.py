"""Minutes: texts, versions, objections and the decisions taken."""

import datetime as dt
from typing import Any

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.domain.kinds import Ballot, MinutesState
from app.models.base import Base, Editable, Searchable
from app.models.types import CleanText, Json, UtcDateTime, enum_column, reference


class Minutes(Editable, Base):
    """The minutes of a meeting, or of one formal session of it (then ``session_id`` is set)."""

    __tablename__ = "minutes"
    __table_args__ = (UniqueConstraint("meeting_id", "session_id"),)

    meeting_id: Mapped[int] = reference("meeting.id", owned=True)
    session_id: Mapped[int | None] = reference("session.id", owned=True, nullable=True)
    chair_id: Mapped[int | None] = reference("person.id", nullable=True)
    secretary_id: Mapped[int | None] = reference("person.id", nullable=True)
    state: Mapped[MinutesState] = enum_column(MinutesState, default=MinutesState.DRAFT)
    circulated_on: Mapped[dt.date | None]
    accepted_on: Mapped[dt.date | None]
    irregular_note: Mapped[str] = mapped_column(CleanText, default="")  # why something came late or early


class MinutesText(Editable, Searchable, Base):
    """What was said and done, in Markdown; without an item it opens the minutes."""

    __tablename__ = "minutes_text"
    __table_args__ = (UniqueConstraint("minutes_id", "item_id"),)

    minutes_id: Mapped[int] = reference("minutes.id", owned=True)
    item_id: Mapped[int | None] = reference("item.id", owned=True, nullable=True)
    markdown: Mapped[str] = mapped_column(CleanText)

    def search_text(self) -> str:
        """The text itself."""
        return self.markdown


class MinutesVersion(Editable, Base):
    """A version of the minutes that was kept: ``document`` is the frozen ``MinutesDocument`` with its format number."""

    __tablename__ = "minutes_version"
    __table_args__ = (UniqueConstraint("minutes_id", "number"),)

    minutes_id: Mapped[int] = reference("minutes.id", owned=True)
    number: Mapped[int]
    state: Mapped[MinutesState] = enum_column(MinutesState)
    at: Mapped[dt.datetime] = mapped_column(UtcDateTime)
    document: Mapped[dict[str, Any]] = mapped_column(Json)
    pdf_id: Mapped[int | None] = reference("file.id", nullable=True)


class Objection(Editable, Base):
    """A written objection to the minutes; only one to their accuracy stops the clock (DOMAIN R5)."""

    __tablename__ = "objection"

    minutes_id: Mapped[int] = reference("minutes.id", owned=True)
    organisation_id: Mapped[int | None] = reference("organisation.id", nullable=True)
    received_on: Mapped[dt.date]
    text: Mapped[str] = mapped_column(CleanText)
    to_accuracy: Mapped[bool] = mapped_column(default=True)
    settled_on: Mapped[dt.date | None]
    settlement: Mapped[str] = mapped_column(CleanText, default="")


class Decision(Editable, Searchable, Base):
    """The exact text of a decision and its votes; taken, then binding once the minutes are accepted (DOMAIN R5)."""

    __tablename__ = "decision"
    __table_args__ = (
        UniqueConstraint("minutes_id", "number"),
        CheckConstraint("votes_for >= 0 AND votes_against >= 0 AND abstentions >= 0", name="votes"),
    )

    minutes_id: Mapped[int] = reference("minutes.id", owned=True)
    item_id: Mapped[int | None] = reference("item.id", nullable=True)
    number: Mapped[str] = mapped_column(CleanText)
    text: Mapped[str] = mapped_column(CleanText)
    votes_for: Mapped[int | None]  # all three empty: by consensus, no count taken
    votes_against: Mapped[int | None]
    abstentions: Mapped[int | None]
    carried: Mapped[bool] = mapped_column(default=True)
    vetoed_by_id: Mapped[int | None] = reference("organisation.id", nullable=True)
    veto_reason: Mapped[str] = mapped_column(CleanText, default="")
    taken_on: Mapped[dt.date]
    binding_on: Mapped[dt.date | None]

    def search_text(self) -> str:
        """Number and text."""
        return f"{self.number} {self.text}"


class DecisionVote(Editable, Base):
    """How one member voted, where that was recorded."""

    __tablename__ = "decision_vote"
    __table_args__ = (UniqueConstraint("decision_id", "membership_id"),)

    decision_id: Mapped[int] = reference("decision.id", owned=True)
    membership_id: Mapped[int] = reference("membership.id")
    ballot: Mapped[Ballot] = enum_column(Ballot)

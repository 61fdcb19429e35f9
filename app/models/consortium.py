"""The consortium beyond its meetings: initiatives, programmes, the research agenda, publications, applications."""

import datetime as dt

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.domain.kinds import InterestState, IrcKind, PublicationKind, TopicState
from app.models.base import Base, Editable, Searchable
from app.models.types import CleanText, UtcDateTime, enum_column, reference


class Initiative(Editable, Base):
    """An allied programme."""

    __tablename__ = "initiative"

    short_name: Mapped[str] = mapped_column(CleanText, unique=True)
    name: Mapped[str] = mapped_column(CleanText)
    organisation_id: Mapped[int | None] = reference("organisation.id", nullable=True)
    relation: Mapped[str] = mapped_column(CleanText, default="")
    link: Mapped[str] = mapped_column(CleanText, default="")


class NationalProgramme(Editable, Base):
    """A country's programme that works towards the same end."""

    __tablename__ = "national_programme"

    title: Mapped[str] = mapped_column(CleanText)
    country: Mapped[str | None] = mapped_column(CleanText)  # ISO 3166-1 alpha-2
    description: Mapped[str] = mapped_column(CleanText, default="")


class ProgrammeCoordinator(Base):
    """An organisation that coordinates a national programme."""

    __tablename__ = "programme_coordinator"
    __table_args__ = (UniqueConstraint("programme_id", "organisation_id"),)

    programme_id: Mapped[int] = reference("national_programme.id", owned=True)
    organisation_id: Mapped[int] = reference("organisation.id")


class PublishedFigure(Editable, Base):
    """A figure as a source gives it; several rows of one ``what`` are sources that differ (DOMAIN R11)."""

    __tablename__ = "published_figure"

    what: Mapped[str] = mapped_column(CleanText)
    value: Mapped[str] = mapped_column(CleanText)
    meeting_id: Mapped[int | None] = reference("meeting.id", owned=True, nullable=True)
    programme_id: Mapped[int | None] = reference("national_programme.id", owned=True, nullable=True)


class ResearchTopic(Editable, Searchable, Base):
    """A topic of the Strategic Research Agenda."""

    __tablename__ = "research_topic"

    number: Mapped[str] = mapped_column(CleanText, unique=True)
    title: Mapped[str] = mapped_column(CleanText)
    text: Mapped[str] = mapped_column(CleanText, default="")
    area_id: Mapped[int | None] = reference("area.id", nullable=True)
    state: Mapped[TopicState] = enum_column(TopicState)
    position: Mapped[int] = mapped_column(default=0)

    def search_text(self) -> str:
        """Number, title and text."""
        return f"{self.number} {self.title} {self.text or ''}"


class TopicVersion(Editable, Base):
    """An earlier text of a topic."""

    __tablename__ = "topic_version"
    __table_args__ = (UniqueConstraint("topic_id", "number"),)

    topic_id: Mapped[int] = reference("research_topic.id", owned=True)
    number: Mapped[int]
    at: Mapped[dt.datetime] = mapped_column(UtcDateTime)
    title: Mapped[str] = mapped_column(CleanText)
    text: Mapped[str] = mapped_column(CleanText)


class TopicComment(Editable, Base):
    """What a stakeholder said about a topic, and the answer."""

    __tablename__ = "topic_comment"

    topic_id: Mapped[int] = reference("research_topic.id", owned=True)
    person_id: Mapped[int | None] = reference("person.id", nullable=True)
    organisation_id: Mapped[int | None] = reference("organisation.id", nullable=True)
    stakeholder: Mapped[str] = mapped_column(CleanText, default="")  # a group, where no person is named
    received_on: Mapped[dt.date]
    text: Mapped[str] = mapped_column(CleanText)
    answer: Mapped[str] = mapped_column(CleanText, default="")


class Publication(Editable, Searchable, Base):
    """A newsletter, report or page about the consortium."""

    __tablename__ = "publication"

    title: Mapped[str] = mapped_column(CleanText)
    place: Mapped[str] = mapped_column(CleanText, default="")  # where it appeared
    kind: Mapped[PublicationKind] = enum_column(PublicationKind)
    published_on: Mapped[dt.date | None]
    link: Mapped[str] = mapped_column(CleanText, default="")
    meeting_id: Mapped[int | None] = reference("meeting.id", nullable=True)
    file_id: Mapped[int | None] = reference("file.id", nullable=True)

    def search_text(self) -> str:
        """Title and place."""
        return f"{self.title} {self.place or ''}"


class ExpressionOfInterest(Editable, Searchable, Base):
    """Somebody asks to join the IRC; once admitted it points to the person and organisation made from it."""

    __tablename__ = "expression_of_interest"

    name: Mapped[str] = mapped_column(CleanText)
    organisation_text: Mapped[str] = mapped_column(CleanText, default="")
    email: Mapped[str | None] = mapped_column(CleanText)
    country: Mapped[str | None] = mapped_column(CleanText)
    kind: Mapped[IrcKind] = enum_column(IrcKind)
    message: Mapped[str] = mapped_column(CleanText, default="")
    received_on: Mapped[dt.date]
    state: Mapped[InterestState] = enum_column(InterestState, default=InterestState.RECEIVED)
    area_id: Mapped[int | None] = reference("area.id", nullable=True)
    person_id: Mapped[int | None] = reference("person.id", nullable=True)
    organisation_id: Mapped[int | None] = reference("organisation.id", nullable=True)

    def search_text(self) -> str:
        """Name and organisation."""
        return f"{self.name} {self.organisation_text or ''}"

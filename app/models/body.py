"""Bodies of the consortium, their members, the areas of interaction and the task forces that run them."""

import datetime as dt

from sqlalchemy import CheckConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.domain.kinds import BodyKind
from app.models.base import Base, Editable, exactly_one
from app.models.types import CleanText, enum_column, reference


class Area(Editable, Base):
    """One of the IRC's areas of interaction."""

    __tablename__ = "area"

    number: Mapped[int] = mapped_column(unique=True)
    name: Mapped[str] = mapped_column(CleanText)


class Body(Editable, Base):
    """General Assembly, Executive Board, advisory board, task force or team; advisors have no vote."""

    __tablename__ = "body"

    name: Mapped[str] = mapped_column(CleanText)
    short_name: Mapped[str] = mapped_column(CleanText, unique=True)
    kind: Mapped[BodyKind] = enum_column(BodyKind)
    votes: Mapped[bool] = mapped_column(default=True)


class Membership(Editable, Base):
    """A party, or a person, that belongs to a body for a time. A party speaks through its representative."""

    __tablename__ = "membership"
    __table_args__ = (
        exactly_one("organisation_id", "person_id"),
        CheckConstraint("valid_until IS NULL OR valid_until >= valid_from", name="period"),
    )

    body_id: Mapped[int] = reference("body.id", owned=True)
    organisation_id: Mapped[int | None] = reference("organisation.id", nullable=True)
    person_id: Mapped[int | None] = reference("person.id", nullable=True)
    representative_id: Mapped[int | None] = reference("person.id", nullable=True)
    function: Mapped[str] = mapped_column(CleanText, default="")  # chair, vice-chair, secretary
    valid_from: Mapped[dt.date]
    valid_until: Mapped[dt.date | None]
    voting: Mapped[bool] = mapped_column(default=True)
    defaulting: Mapped[bool] = mapped_column(default=False)  # a defaulting party has no vote (DOMAIN R5)


class TaskForce(Editable, Base):
    """The body that runs an area of interaction, and the organisation that leads it."""

    __tablename__ = "task_force"

    body_id: Mapped[int] = reference("body.id", owned=True, unique=True)
    area_id: Mapped[int] = reference("area.id", unique=True)
    lead_id: Mapped[int | None] = reference("organisation.id", nullable=True)
    mission: Mapped[str] = mapped_column(CleanText, default="")

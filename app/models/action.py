"""Action items, what happened to them, and the links of actions and decisions to the plan (DOMAIN R15, R16)."""

import datetime as dt

from sqlalchemy import CheckConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.domain.kinds import ActionState
from app.models.base import Base, Editable, Searchable, exactly_one
from app.models.types import CleanText, UtcDateTime, enum_column, reference


class Action(Editable, Searchable, Base):
    """Who does what until when; carried from meeting to meeting of its series until it is closed.

    Due on a day, or in an M-month (then on its last day, DOMAIN R8); at most one of the two is set.
    """

    __tablename__ = "action"
    __table_args__ = (
        CheckConstraint("due_on IS NULL OR due_month IS NULL", name="one_due"),
        CheckConstraint("due_month IS NULL OR due_month >= 1", name="due_month"),
    )

    series_id: Mapped[int | None] = reference("series.id", nullable=True)
    minutes_id: Mapped[int | None] = reference("minutes.id", nullable=True)  # where it was first recorded
    number: Mapped[str] = mapped_column(CleanText, unique=True)
    text: Mapped[str] = mapped_column(CleanText)
    person_id: Mapped[int | None] = reference("person.id", nullable=True)
    organisation_id: Mapped[int | None] = reference("organisation.id", nullable=True)
    due_on: Mapped[dt.date | None]
    due_month: Mapped[int | None]
    state: Mapped[ActionState] = enum_column(ActionState, default=ActionState.OPEN)
    opened_on: Mapped[dt.date]
    closed_on: Mapped[dt.date | None]
    decision_id: Mapped[int | None] = reference("decision.id", nullable=True)
    item_id: Mapped[int | None] = reference("item.id", nullable=True)

    def search_text(self) -> str:
        """Number and text."""
        return f"{self.number} {self.text}"


class ActionEvent(Editable, Base):
    """Something that happened to an action: a reminder, a new date, progress reported."""

    __tablename__ = "action_event"

    action_id: Mapped[int] = reference("action.id", owned=True)
    at: Mapped[dt.datetime] = mapped_column(UtcDateTime)
    meeting_id: Mapped[int | None] = reference("meeting.id", nullable=True)  # where it was reported
    state: Mapped[ActionState | None] = enum_column(ActionState, nullable=True)
    note: Mapped[str] = mapped_column(CleanText, default="")


class ChainLink(Editable, Base):
    """A decision or an action serves a row of the plan or a task force; followed both ways (DOMAIN R16)."""

    __tablename__ = "chain_link"
    __table_args__ = (
        exactly_one("decision_id", "action_id", name="one_origin"),
        exactly_one("work_package_id", "task_id", "deliverable_id", "milestone_id", "task_force_id", name="one_target"),
    )

    decision_id: Mapped[int | None] = reference("decision.id", owned=True, nullable=True)
    action_id: Mapped[int | None] = reference("action.id", owned=True, nullable=True)
    work_package_id: Mapped[int | None] = reference("work_package.id", owned=True, nullable=True)
    task_id: Mapped[int | None] = reference("task.id", owned=True, nullable=True)
    deliverable_id: Mapped[int | None] = reference("deliverable.id", owned=True, nullable=True)
    milestone_id: Mapped[int | None] = reference("milestone.id", owned=True, nullable=True)
    task_force_id: Mapped[int | None] = reference("task_force.id", owned=True, nullable=True)

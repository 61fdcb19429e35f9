"""The implementation plan: work packages, tasks, deliverables, milestones, risks, dependencies and baselines.

Dates are M-months with an optional exact day; they survive amendments of the project's end (DOMAIN R8).
"""

import datetime as dt
from typing import Any

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.domain.kinds import DeliverableState, Level, LinkKind, RiskState
from app.models.base import Base, Editable, Searchable, exactly_one, months_in_order
from app.models.types import CleanText, Json, UtcDateTime, enum_column, reference


class WorkPackage(Editable, Searchable, Base):
    """A work package; ``number`` as in the Description of the Action ("WP3")."""

    __tablename__ = "work_package"
    __table_args__ = (months_in_order(),)

    number: Mapped[str] = mapped_column(CleanText, unique=True)
    title: Mapped[str] = mapped_column(CleanText)
    objective: Mapped[str] = mapped_column(CleanText, default="")
    lead_id: Mapped[int | None] = reference("organisation.id", nullable=True)
    start_month: Mapped[int]
    end_month: Mapped[int]
    position: Mapped[int] = mapped_column(default=0)

    def search_text(self) -> str:
        """Number and title."""
        return f"{self.number} {self.title}"


class Task(Editable, Searchable, Base):
    """A task ``T<wp>.<n>``; ``progress`` is in basis points (10,000 = done)."""

    __tablename__ = "task"
    __table_args__ = (months_in_order(), CheckConstraint("progress BETWEEN 0 AND 10000", name="progress"))

    work_package_id: Mapped[int] = reference("work_package.id", owned=True)
    number: Mapped[str] = mapped_column(CleanText, unique=True)
    title: Mapped[str] = mapped_column(CleanText)
    lead_id: Mapped[int | None] = reference("organisation.id", nullable=True)
    start_month: Mapped[int]
    end_month: Mapped[int]
    progress: Mapped[int] = mapped_column(default=0)
    position: Mapped[int] = mapped_column(default=0)

    def search_text(self) -> str:
        """Number and title."""
        return f"{self.number} {self.title}"


class Deliverable(Editable, Searchable, Base):
    """A deliverable ``D<wp>.<n>``, behaving as on the funder's portal (DOMAIN R9)."""

    __tablename__ = "deliverable"
    __table_args__ = (
        CheckConstraint("due_month >= 1 AND (revised_month IS NULL OR revised_month >= 1)", name="due"),
        CheckConstraint("approved_on IS NULL OR delivered_on IS NOT NULL", name="delivered_before_approved"),
    )

    work_package_id: Mapped[int] = reference("work_package.id", owned=True)
    task_id: Mapped[int | None] = reference("task.id", nullable=True)
    number: Mapped[str] = mapped_column(CleanText, unique=True)
    title: Mapped[str] = mapped_column(CleanText)
    lead_id: Mapped[int | None] = reference("organisation.id", nullable=True)
    type: Mapped[str] = mapped_column(CleanText)  # of the programme: R, DEM, DEC … (DOMAIN R9)
    dissemination: Mapped[str] = mapped_column(CleanText)  # of the programme: PU, CO, SEN …
    due_month: Mapped[int]
    due_on: Mapped[dt.date | None]  # an exact day within due_month
    revised_month: Mapped[int | None]
    revised_on: Mapped[dt.date | None]
    state: Mapped[DeliverableState] = enum_column(DeliverableState, default=DeliverableState.PENDING)
    delivered_on: Mapped[dt.date | None]
    approved_on: Mapped[dt.date | None]
    justification: Mapped[str] = mapped_column(CleanText, default="")
    rejection: Mapped[str] = mapped_column(CleanText, default="")
    file_id: Mapped[int | None] = reference("file.id", nullable=True)
    position: Mapped[int] = mapped_column(default=0)

    def search_text(self) -> str:
        """Number and title."""
        return f"{self.number} {self.title}"


class Milestone(Editable, Searchable, Base):
    """A milestone with its means of verification; achieved only with evidence and a date (DOMAIN R10)."""

    __tablename__ = "milestone"
    __table_args__ = (CheckConstraint("due_month >= 1 AND (revised_month IS NULL OR revised_month >= 1)", name="due"),)

    number: Mapped[str] = mapped_column(CleanText, unique=True)
    title: Mapped[str] = mapped_column(CleanText)
    lead_id: Mapped[int | None] = reference("organisation.id", nullable=True)
    area_id: Mapped[int | None] = reference("area.id", nullable=True)
    due_month: Mapped[int]
    due_on: Mapped[dt.date | None]
    revised_month: Mapped[int | None]
    revised_on: Mapped[dt.date | None]
    verification: Mapped[str] = mapped_column(CleanText)
    achieved_on: Mapped[dt.date | None]
    position: Mapped[int] = mapped_column(default=0)

    def search_text(self) -> str:
        """Number and title."""
        return f"{self.number} {self.title}"


class MilestoneWorkPackage(Base):
    """A work package that a milestone belongs to."""

    __tablename__ = "milestone_work_package"
    __table_args__ = (UniqueConstraint("milestone_id", "work_package_id"),)

    milestone_id: Mapped[int] = reference("milestone.id", owned=True)
    work_package_id: Mapped[int] = reference("work_package.id", owned=True)


class Evidence(Editable, Base):
    """What proves a milestone: a text, a file, or both."""

    __tablename__ = "evidence"
    __table_args__ = (CheckConstraint("text <> '' OR file_id IS NOT NULL", name="something"),)

    milestone_id: Mapped[int] = reference("milestone.id", owned=True)
    text: Mapped[str] = mapped_column(CleanText, default="")
    file_id: Mapped[int | None] = reference("file.id", nullable=True)


class Risk(Editable, Searchable, Base):
    """A risk with its likelihood, severity and mitigation."""

    __tablename__ = "risk"

    number: Mapped[str] = mapped_column(CleanText, unique=True)
    text: Mapped[str] = mapped_column(CleanText)
    work_package_id: Mapped[int | None] = reference("work_package.id", nullable=True)
    likelihood: Mapped[Level] = enum_column(Level)
    severity: Mapped[Level] = enum_column(Level)
    mitigation: Mapped[str] = mapped_column(CleanText, default="")
    owner_id: Mapped[int | None] = reference("organisation.id", nullable=True)
    state: Mapped[RiskState] = enum_column(RiskState, default=RiskState.OPEN)
    position: Mapped[int] = mapped_column(default=0)

    def search_text(self) -> str:
        """Number and text."""
        return f"{self.number} {self.text}"


class PlanLink(Editable, Base):
    """A dependency between two plan rows; ``lag_days`` may be negative."""

    __tablename__ = "plan_link"
    __table_args__ = (
        exactly_one("from_task_id", "from_deliverable_id", "from_milestone_id", name="one_from"),
        exactly_one("to_task_id", "to_deliverable_id", "to_milestone_id", name="one_to"),
    )

    from_task_id: Mapped[int | None] = reference("task.id", owned=True, nullable=True)
    from_deliverable_id: Mapped[int | None] = reference("deliverable.id", owned=True, nullable=True)
    from_milestone_id: Mapped[int | None] = reference("milestone.id", owned=True, nullable=True)
    to_task_id: Mapped[int | None] = reference("task.id", owned=True, nullable=True)
    to_deliverable_id: Mapped[int | None] = reference("deliverable.id", owned=True, nullable=True)
    to_milestone_id: Mapped[int | None] = reference("milestone.id", owned=True, nullable=True)
    kind: Mapped[LinkKind] = enum_column(LinkKind, default=LinkKind.FINISH_START)
    lag_days: Mapped[int] = mapped_column(default=0)


class Baseline(Editable, Base):
    """The plan as it stood: ``document`` is the frozen ``PlanDocument`` with its format number."""

    __tablename__ = "baseline"

    name: Mapped[str] = mapped_column(CleanText, unique=True)
    at: Mapped[dt.datetime] = mapped_column(UtcDateTime)
    document: Mapped[dict[str, Any]] = mapped_column(Json)

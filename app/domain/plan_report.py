"""The plan as it is reported on a day: a ``PlanDocument`` with risks, dependencies, evidence, and a baseline beside it.

What is derived of it (states, lateness, slip, counts) stands in ``plan_status``, what changed in ``plan_changes``.
"""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from app.domain.documents import ProjectHead
from app.domain.kinds import Level, LinkKind, RiskState
from app.domain.plan import PlanDocument, PlanDue, PlanSpan


class RowKind(StrEnum):
    """What a row of the plan is; those that are due are named as in ``PlanDue.kind``."""

    PACKAGE = "work_package"
    TASK = "task"
    DELIVERABLE = "deliverable"
    MILESTONE = "milestone"
    REPORT = "report"


@dataclass(frozen=True)
class PlanKey:
    """A row of the plan: numbers are unique within a kind."""

    kind: RowKind
    number: str

    def __hash__(self) -> int:  # quicker than that of both: keys are looked up by the thousand
        return hash(self.number)


@dataclass(frozen=True)
class PlanWork:
    """A work package or a task; ``objective`` is that of a work package."""

    span: PlanSpan
    objective: str = ""
    illustrative: bool = False

    @property
    def key(self) -> PlanKey:
        """Its kind and number."""
        return PlanKey(RowKind.TASK if self.span.parent else RowKind.PACKAGE, self.span.number)


@dataclass(frozen=True)
class PlanDeliverable:
    """A deliverable with its work package and task (numbers), and what the portal asks for (DOMAIN R9)."""

    due: PlanDue
    package: str
    task: str = ""
    type: str = ""
    level: str = ""  # of dissemination
    approved_on: dt.date | None = None
    justification: str = ""
    rejection: str = ""
    file: str = ""  # its name

    @property
    def key(self) -> PlanKey:
        """Its kind and number."""
        return PlanKey(RowKind.DELIVERABLE, self.due.number)


@dataclass(frozen=True)
class PlanEvidence:
    """What proves a milestone: a text, the name of a file, or both."""

    text: str
    file: str = ""


@dataclass(frozen=True)
class PlanMilestone:
    """A milestone with its work packages (numbers), the area it serves, and its evidence (DOMAIN R10)."""

    due: PlanDue
    packages: tuple[str, ...] = ()
    area: str = ""
    evidence: tuple[PlanEvidence, ...] = ()

    @property
    def key(self) -> PlanKey:
        """Its kind and number."""
        return PlanKey(RowKind.MILESTONE, self.due.number)


@dataclass(frozen=True)
class PlanPeriod:
    """A reporting period, and its report with the day it is due. Whether that was delivered is recorded nowhere."""

    due: PlanDue
    first_month: int
    last_month: int
    starts_on: dt.date
    ends_on: dt.date

    @property
    def key(self) -> PlanKey:
        """Its kind and number."""
        return PlanKey(RowKind.REPORT, self.due.number)


PlanDueRow = PlanDeliverable | PlanMilestone | PlanPeriod


@dataclass(frozen=True)
class PlanRisk:
    """A risk with its owner (organisation) and what is done against it."""

    number: str
    text: str
    package: str
    likelihood: Level
    severity: Level
    mitigation: str
    owner: str
    state: RiskState
    illustrative: bool = False


@dataclass(frozen=True)
class PlanDependency:
    """``target`` depends on ``source``; a lag may be negative."""

    source: PlanKey
    target: PlanKey
    kind: LinkKind = LinkKind.FINISH_START
    lag_days: int = 0
    illustrative: bool = False


@dataclass(frozen=True)
class PlanBaseline:
    """The plan as it stood when it was kept at ``at`` (UTC)."""

    name: str
    at: dt.datetime
    document: PlanDocument


@dataclass(frozen=True)
class PlanReport:
    """The plan on the day ``as_of``. ``baseline`` is the newest one of that day, if any."""

    project: ProjectHead
    as_of: dt.date
    start: dt.date
    end_planned: dt.date
    end_amended: dt.date | None
    work: tuple[PlanWork, ...] = ()  # each work package before its tasks
    deliverables: tuple[PlanDeliverable, ...] = ()
    milestones: tuple[PlanMilestone, ...] = ()
    periods: tuple[PlanPeriod, ...] = ()
    risks: tuple[PlanRisk, ...] = ()
    dependencies: tuple[PlanDependency, ...] = ()
    baseline: PlanBaseline | None = None

    @property
    def end(self) -> dt.date:
        """The day on which the project ends: amended where there is an amendment (DOMAIN R8)."""
        return self.end_amended or self.end_planned

    @property
    def packages(self) -> tuple[PlanWork, ...]:
        """The work packages."""
        return tuple(work for work in self.work if not work.span.parent)

    @property
    def tasks(self) -> tuple[PlanWork, ...]:
        """The tasks."""
        return tuple(work for work in self.work if work.span.parent)

    @property
    def due_rows(self) -> tuple[PlanDueRow, ...]:
        """Whatever is due: deliverables, milestones, reports."""
        return (*self.deliverables, *self.milestones, *self.periods)

    @property
    def dues(self) -> tuple[PlanDue, ...]:
        """What is due of each of them, as calendars and baselines know it."""
        return tuple(row.due for row in self.due_rows)

    @property
    def illustrative(self) -> bool:
        """Whether any row is invented."""
        rows: list[PlanWork | PlanDue | PlanRisk | PlanDependency]
        rows = [*self.work, *self.dues, *self.risks, *self.dependencies]
        return any(row.illustrative for row in rows)

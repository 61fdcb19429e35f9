"""The rows of the plan's tables: deliverables, milestones, risks, baselines, each with its id (DOMAIN R8–R10)."""

import datetime as dt
from dataclasses import dataclass, field

from app.domain.kinds import DeliverableState, Level, Programme, RiskState
from app.domain.plan_status import DONE, DueState


@dataclass(frozen=True)
class AttachedFile:
    """A file that is attached: its id, name and size in bytes."""

    id: int
    name: str
    size: int


@dataclass(frozen=True)
class DueDates:
    """When something is due: months (M-months) with their exact days where agreed, at first and revised.

    ``due`` is the day that counts, ``original`` the first one. ``late`` days count against ``due``, also of what was
    done late; ``slip`` days against ``original``, negative when it is early (DOMAIN R8).
    """

    month: int
    on: dt.date | None
    revised_month: int | None
    revised_on: dt.date | None
    due: dt.date
    original: dt.date
    late: int = 0
    slip: int = 0

    @property
    def revised(self) -> dt.date | None:
        """The revised day; None where there is none."""
        return self.due if self.revised_month is not None or self.revised_on is not None else None


@dataclass(frozen=True)
class DeliverableRow:
    """A deliverable as the table and the panel show it; ``package`` and ``task`` are numbers."""

    id: int
    number: str
    title: str
    package_id: int
    package: str
    task_id: int | None
    task: str
    lead_id: int | None
    lead: str
    type: str
    level: str
    dates: DueDates
    portal: DeliverableState  # as it is recorded
    state: DueState  # on the as-of day: also late
    delivered_on: dt.date | None
    approved_on: dt.date | None
    justification: str
    rejection: str
    file: AttachedFile | None
    illustrative: bool = False
    position: int = 0  # its place in the plan

    @property
    def done(self) -> bool:
        """Whether it is submitted or approved."""
        return self.state in DONE


@dataclass(frozen=True)
class EvidenceLine:
    """What proves a milestone: a text, a file, or both."""

    id: int
    text: str
    file: AttachedFile | None


@dataclass(frozen=True)
class MilestoneRow:
    """A milestone with its work packages (id, number) and its evidence."""

    id: int
    number: str
    title: str
    packages: tuple[tuple[int, str], ...]
    lead_id: int | None
    lead: str
    area_id: int | None
    area: str
    dates: DueDates
    state: DueState
    achieved_on: dt.date | None
    verification: str
    evidence: tuple[EvidenceLine, ...]
    illustrative: bool = False
    position: int = 0  # its place in the plan

    @property
    def done(self) -> bool:
        """Whether it is achieved, with evidence."""
        return self.state in DONE


@dataclass(frozen=True)
class RiskRow:
    """A risk with its owner (an organisation); ``weight`` is likelihood × severity, from 1 to 9."""

    id: int
    number: str
    text: str
    package_id: int | None
    package: str
    likelihood: Level
    severity: Level
    weight: int
    mitigation: str
    owner_id: int | None
    owner: str
    state: RiskState
    illustrative: bool = False


@dataclass(frozen=True)
class BaselineRow:
    """A baseline, and how many rows of the plan are different now; None: it was kept in an unknown format."""

    id: int
    name: str
    at: dt.datetime
    rows: int
    changed: int | None
    moved: int = 0


@dataclass(frozen=True)
class Choice:
    """Something to choose: its id and what it is called, shortly and in full."""

    id: int
    name: str
    title: str = ""


@dataclass(frozen=True)
class PlanChoices:
    """What the fields of the plan offer. ``months`` is the project's last M-month; tasks know their package (id)."""

    programme: Programme = Programme.HORIZON_EUROPE
    start: dt.date = dt.date.min
    months: int = 0
    packages: tuple[Choice, ...] = ()
    tasks: tuple[tuple[int, Choice], ...] = ()
    areas: tuple[Choice, ...] = ()
    organisations: tuple[Choice, ...] = field(default=())

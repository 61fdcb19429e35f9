"""The plan as the window's timeline shows it: the report, with the ids of its rows and links, and its baselines."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from app.domain.plan_report import (
    PlanDeliverable,
    PlanDependency,
    PlanKey,
    PlanMilestone,
    PlanReport,
    PlanWork,
)

V = TypeVar("V", PlanWork, PlanDeliverable, PlanMilestone)


@dataclass(frozen=True)
class PlanPart(Generic[V]):
    """A row with what its place depends on: its order (position, number) and the ids of the rows it belongs to."""

    key: PlanKey
    value: V
    order: tuple[int, str]
    package: int = 0
    task: int = 0


@dataclass(frozen=True)
class PlanLink:
    """A dependency and its id."""

    id: int
    dependency: PlanDependency


@dataclass(frozen=True)
class PlanParts:
    """The rows and links by id, and the ids of the rows by key."""

    packages: Mapping[int, PlanPart[PlanWork]] = field(default_factory=dict)
    tasks: Mapping[int, PlanPart[PlanWork]] = field(default_factory=dict)
    deliverables: Mapping[int, PlanPart[PlanDeliverable]] = field(default_factory=dict)
    milestones: Mapping[int, PlanPart[PlanMilestone]] = field(default_factory=dict)
    links: Mapping[int, PlanLink] = field(default_factory=dict)
    ids: Mapping[PlanKey, int] = field(default_factory=dict)


@dataclass(frozen=True)
class BaselineChoice:
    """A baseline that can be put behind the plan; ``at`` in UTC."""

    id: int
    name: str
    at: dt.datetime


@dataclass(frozen=True)
class PlanTimeline:
    """``baseline_id`` is that of the baseline in the report, 0 where there is none; ``last_month`` the project's last.

    ``parts`` are what the report was made of, for the next answer to be made of as well.
    """

    report: PlanReport
    ids: Mapping[PlanKey, int]
    links: tuple[PlanLink, ...]
    baselines: tuple[BaselineChoice, ...]
    baseline_id: int
    last_month: int
    parts: PlanParts

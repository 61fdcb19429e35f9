"""The plan as a document value: what a baseline keeps, and what the plan's calendar shows. Dates by DOMAIN R8."""

import datetime as dt
from dataclasses import dataclass

from app.domain.documents import ProjectHead
from app.domain.kinds import DeliverableState

PLAN_FORMAT = 1  # of the JSON that baselines keep


@dataclass(frozen=True)
class PlanSpan:
    """A work package or a task over its M-months; ``progress`` in basis points."""

    number: str
    title: str
    lead: str
    start_month: int
    end_month: int
    starts_on: dt.date
    ends_on: dt.date
    progress: int = 0
    parent: str = ""


@dataclass(frozen=True)
class PlanDue:
    """A deliverable, milestone or periodic report: due day of its (revised) month, beside the original one.

    ``done_on`` is the day it was delivered or achieved. ``sequence``, ``created`` and ``changed`` (UTC) tell calendars
    what moved when.
    """

    kind: str  # deliverable, milestone, report
    number: str
    title: str
    lead: str
    due_month: int
    revised_month: int | None
    due: dt.date
    original_due: dt.date
    done_on: dt.date | None
    state: DeliverableState | None
    verification: str = ""
    illustrative: bool = False
    uid: str = ""
    sequence: int = 0
    created: dt.datetime | None = None
    changed: dt.datetime | None = None


@dataclass(frozen=True)
class PlanDocument:
    """The plan at one moment."""

    project: ProjectHead
    start: dt.date
    end: dt.date
    spans: tuple[PlanSpan, ...]
    dues: tuple[PlanDue, ...]

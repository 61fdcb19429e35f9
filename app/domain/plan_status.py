"""What is derived of a plan on a day: states, lateness, slip, progress, counts (DOMAIN R8–R11).

Nothing that happened after the day counts: on that day it was still to be done.
"""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from app.domain.kinds import DeliverableState, Level
from app.domain.months import late_days, month_of, slip_days
from app.domain.plan import PlanDue, PlanSpan
from app.domain.plan_report import PlanDeliverable, PlanDueRow, PlanMilestone, PlanPeriod, PlanReport

FULL = 10_000  # basis points
_SENT = (DeliverableState.SUBMITTED, DeliverableState.APPROVED)
_WEIGHT = {Level.LOW: 1, Level.MEDIUM: 2, Level.HIGH: 3}


class DueState(StrEnum):
    """How something that is due stands on a day."""

    PENDING = "pending"
    DRAFT = "draft"
    SUBMITTED = "submitted"
    APPROVED = "approved"
    ACHIEVED = "achieved"
    UNPROVEN = "unproven"  # a milestone with a date and no evidence (DOMAIN R10)
    LATE = "late"
    UNRECORDED = "unrecorded"  # a report that was due: nothing says whether it was delivered


class WorkState(StrEnum):
    """How a work package or a task stands on a day."""

    PLANNED = "planned"
    RUNNING = "running"
    DONE = "done"
    LATE = "late"  # past its last month and not done


DONE = frozenset({DueState.SUBMITTED, DueState.APPROVED, DueState.ACHIEVED})


@dataclass(frozen=True)
class DueFacts:
    """What is derived of one row that is due: days late (against the revised date), days of slip (the original one).

    ``late`` counts for done rows too: they were so many days late. The slip of a report is unknown once it was due.
    """

    due: PlanDue
    state: DueState
    done_on: dt.date | None
    late: int
    slip: int | None


def due_facts(row: PlanDueRow, as_of: dt.date) -> DueFacts:
    """What is derived of ``row`` on the day ``as_of``."""
    due = row.due
    done_on = due.done_on if due.done_on is not None and due.done_on <= as_of else None
    match row:
        case PlanDeliverable():
            state = deliverable_state(due.state, due.done_on, row.approved_on, due.due, as_of)
        case PlanMilestone():
            state = milestone_state(due.done_on, bool(row.evidence), due.due, as_of)
        case PlanPeriod():
            state = DueState.UNRECORDED if due.due < as_of else DueState.PENDING
    if state is DueState.UNRECORDED or (state in DONE and done_on is None):
        return DueFacts(due, state, None, 0, None)
    late = late_days(due.due, done_on, as_of)
    return DueFacts(due, state, done_on, late, slip_days(due.original_due, due.due, done_on, as_of))


def deliverable_state(
    portal: DeliverableState | None, delivered: dt.date | None, approved: dt.date | None, due: dt.date, as_of: dt.date
) -> DueState:
    """How a deliverable stands on ``as_of``: what was handed in or approved later was not yet then (DOMAIN R9)."""
    if portal in _SENT and (delivered is None or delivered <= as_of):
        is_approved = portal is DeliverableState.APPROVED and (approved is None or approved <= as_of)
        return DueState.APPROVED if is_approved else DueState.SUBMITTED
    if due < as_of:
        return DueState.LATE
    return DueState.DRAFT if portal is DeliverableState.DRAFT else DueState.PENDING


def milestone_state(achieved: dt.date | None, proven: bool, due: dt.date, as_of: dt.date) -> DueState:
    """How a milestone stands on ``as_of``; with a date and without evidence it is unproven (DOMAIN R10)."""
    if achieved is not None and achieved <= as_of:
        return DueState.ACHIEVED if proven else DueState.UNPROVEN
    return DueState.LATE if due < as_of else DueState.PENDING


def work_state(span: PlanSpan, progress: int, as_of: dt.date) -> WorkState:
    """The state of a work package or task with this progress (basis points)."""
    if progress >= FULL:
        return WorkState.DONE
    if span.ends_on < as_of:
        return WorkState.LATE
    return WorkState.RUNNING if progress or span.starts_on <= as_of else WorkState.PLANNED


def progress_of_packages(report: PlanReport) -> dict[str, int]:
    """The progress (basis points) of each work package: the mean of its tasks, weighted by their months."""
    done: dict[str, int] = defaultdict(int)
    months: dict[str, int] = defaultdict(int)
    for task in report.tasks:
        span = task.span
        length = span.end_month - span.start_month + 1
        done[span.parent] += span.progress * length
        months[span.parent] += length
    return {number: done[number] // length for number, length in months.items() if length > 0}


@dataclass(frozen=True)
class DueCounts:
    """How many rows there are, are done, are late now, and were done late."""

    rows: int = 0
    done: int = 0
    late: int = 0
    done_late: int = 0


def due_counts(facts: Iterable[DueFacts]) -> DueCounts:
    """Counted from the rows (DOMAIN R11)."""
    counted: Counter[str] = Counter()
    for one in facts:
        counted["rows"] += 1
        counted["done"] += one.state in DONE
        counted["late"] += one.state is DueState.LATE
        counted["done_late"] += one.state in DONE and one.late > 0
    return DueCounts(counted["rows"], counted["done"], counted["late"], counted["done_late"])


def package_of(row: PlanDueRow) -> str:
    """The work package (number) under which a row is shown: the first of several; empty where there is none."""
    match row:
        case PlanDeliverable():
            return row.package
        case PlanMilestone():
            return row.packages[0] if row.packages else ""
        case PlanPeriod():
            return ""


def project_months(report: PlanReport) -> int:
    """How many M-months the project has, the last one perhaps not whole; 0 where it ends before it starts."""
    return 0 if report.end < report.start else month_of(report.start, report.end)


def months_elapsed(report: PlanReport) -> int:
    """How many whole M-months have passed at the end of the day before the as-of day."""
    return 0 if report.as_of < report.start else month_of(report.start, report.as_of) - 1


def risk_weight(likelihood: Level, severity: Level) -> int:
    """Likelihood × severity, each from 1 (low) to 3 (high)."""
    return _WEIGHT[likelihood] * _WEIGHT[severity]

"""The plan for the window's timeline, read anew as a whole or only where a step touched it."""

import datetime as dt
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from app.domain.documents import ProjectHead
from app.domain.frozen_json import UnknownFormatError, thaw
from app.domain.months import month_of
from app.domain.plan import PLAN_FORMAT, PlanDocument
from app.domain.plan_report import PlanBaseline, PlanReport
from app.domain.plan_timeline import BaselineChoice, PlanParts, PlanTimeline
from app.models import (
    Baseline,
    Deliverable,
    Evidence,
    Milestone,
    MilestoneWorkPackage,
    PlanLink,
    Project,
    Task,
    WorkPackage,
)
from app.queries.heads import organisations, the_project
from app.queries.plan_parts import Calendar, Rows, assembled, merged, names_changed

Touched = Mapping[str, Collection[int]]  # ids by table

_LED = ("work_package", "task", "deliverable", "milestone")
_ALL_ANEW = ("project", "organisation", "organisation_name", "milestone_work_package", "evidence")
_MOST = 500  # touched rows of a table: more are read as all are


@dataclass(frozen=True)
class Before:
    """The last answer, and what was touched since."""

    timeline: PlanTimeline
    touched: Touched


def plan_timeline(
    session: Session, clock_day: dt.date, baseline: int | None = None, before: Before | None = None
) -> PlanTimeline:
    """The plan with the names of the day the project takes for today; ``clock_day`` is that of the clock.

    ``baseline`` is the id of one to compare with, 0 for none, None for the newest. With ``before`` only rows that were
    touched are read; in any case in as many statements. UserError while there is no project.
    """
    project = the_project(session)
    as_of = project.as_of or clock_day
    anew = before is None or before.timeline.report.as_of != as_of or _is_much(before.touched)
    parts = _parts(session, project, as_of, None if anew else before)
    choices = _choices(session)
    kept, kept_id = _baseline(session, as_of, baseline, choices, before)
    report = _report(project, as_of, kept)
    last = month_of(project.start, project.end_amended or project.end_planned)
    return assembled(report, project.periods, parts, choices, kept_id, last)


def _is_much(touched: Touched) -> bool:
    return any(touched.get(table) for table in _ALL_ANEW) or any(len(ids) > _MOST for ids in touched.values())


def _parts(session: Session, project: Project, as_of: dt.date, before: Before | None) -> PlanParts:
    if before is not None:
        rows = _rows(session, as_of, before.touched)
        known = before.timeline.parts
        if not names_changed(known, rows):
            return merged(known, rows, before.touched, Calendar(project.start))
    return merged(PlanParts(), _rows(session, as_of, None), {}, Calendar(project.start))


def _rows(session: Session, as_of: dt.date, only: Touched | None) -> Rows:
    """The rows of the plan; of each table only these, where they are told."""
    found: dict[str, list[Any]] = {}
    for table, query in _QUERIES.items():
        some = query
        if only is not None:
            followed, column = _IDS[table]
            some = query.where(column.in_(only.get(followed, ())))
        found[table] = list(session.execute(some))
    leads = {row.lead_id for table in _LED for row in found[table]}
    names = {one: head.short for one, head in organisations(session, as_of, leads).items()}
    packages: dict[int, list[int]] = {}
    for row in found["milestone_work_package"]:
        packages.setdefault(row.milestone_id, []).append(row.work_package_id)
    proven = {row.milestone_id for row in found["evidence"]}
    return Rows(
        packages=found["work_package"],
        tasks=found["task"],
        deliverables=found["deliverable"],
        milestones=found["milestone"],
        links=found["plan_link"],
        names=names,
        packages_of=packages,
        proven=proven,
    )


def _choices(session: Session) -> tuple[BaselineChoice, ...]:
    """The baselines, the newest first."""
    query = select(Baseline.id, Baseline.name, Baseline.at).order_by(Baseline.at.desc(), Baseline.id.desc())
    return tuple(BaselineChoice(row.id, row.name, row.at) for row in session.execute(query))


def _baseline(
    session: Session, as_of: dt.date, wanted: int | None, choices: Collection[BaselineChoice], before: Before | None
) -> tuple[PlanBaseline | None, int]:
    """The wanted baseline and its id; of the day where none is named; 0 where there is none that can be read."""
    end = dt.datetime.combine(as_of, dt.time.max, dt.UTC)
    offered = [one for one in choices if (one.at <= end if wanted is None else one.id == wanted)]
    for choice in offered:
        known = before.timeline if before is not None else None
        if known is not None and known.baseline_id == choice.id and not _touched(before, choice.id):
            return known.report.baseline, choice.id
        document = session.scalar(select(Baseline.document).where(Baseline.id == choice.id))
        try:
            return PlanBaseline(choice.name, choice.at, thaw(document or {}, PlanDocument, PLAN_FORMAT)), choice.id
        except UnknownFormatError:
            continue
    return None, 0


def _touched(before: Before | None, baseline_id: int) -> bool:
    """Whether the baseline was touched since."""
    return before is not None and baseline_id in before.touched.get("baseline", ())


def _report(project: Project, as_of: dt.date, baseline: PlanBaseline | None) -> PlanReport:
    head = ProjectHead(
        acronym=project.acronym,
        title=project.title,
        programme=project.programme.value,
        grant_no=project.grant_no,
        acknowledgement="",
        data_protection_contact="",
        logo=None,
    )
    return PlanReport(head, as_of, project.start, project.end_planned, project.end_amended, baseline=baseline)


def _columns(kind: type[Any], *names: str) -> Select[Any]:
    return select(*(getattr(kind, name) for name in names))


_NAMED = ("id", "number", "title", "lead_id", "illustrative", "position")
_DUE = (*_NAMED, "uid", "due_month", "due_on", "revised_month", "revised_on")
_QUERIES: Mapping[str, Select[Any]] = {
    "work_package": _columns(WorkPackage, *_NAMED, "start_month", "end_month"),
    "task": _columns(Task, *_NAMED, "work_package_id", "start_month", "end_month", "progress"),
    "deliverable": _columns(
        Deliverable, *_DUE, "work_package_id", "task_id", "state", "delivered_on", "approved_on"
    ),
    "milestone": _columns(Milestone, *_DUE, "achieved_on"),
    "plan_link": _columns(
        PlanLink, "id", "from_task_id", "from_deliverable_id", "from_milestone_id", "to_task_id", "to_deliverable_id",
        "to_milestone_id", "kind", "lag_days", "illustrative",
    ),
    "milestone_work_package": _columns(MilestoneWorkPackage, "milestone_id", "work_package_id").join(
        WorkPackage, WorkPackage.id == MilestoneWorkPackage.work_package_id
    ).order_by(WorkPackage.position, WorkPackage.number),
    "evidence": _columns(Evidence, "milestone_id").distinct(),
}  # fmt: skip
_IDS: Mapping[str, tuple[str, InstrumentedAttribute[int]]] = {  # with the touched rows of which table it is read
    "work_package": ("work_package", WorkPackage.id),
    "task": ("task", Task.id),
    "deliverable": ("deliverable", Deliverable.id),
    "milestone": ("milestone", Milestone.id),
    "plan_link": ("plan_link", PlanLink.id),
    "milestone_work_package": ("milestone", MilestoneWorkPackage.milestone_id),
    "evidence": ("milestone", Evidence.milestone_id),
}

"""The plan as its documents need it: with risks, dependencies, evidence, and the newest baseline beside it."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import partial

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.frozen_json import UnknownFormatError, thaw
from app.domain.kinds import Level, LinkKind, RiskState
from app.domain.months import first_day, last_day
from app.domain.plan import PLAN_FORMAT, PlanDocument, PlanDue
from app.domain.plan_report import (
    PlanBaseline,
    PlanDeliverable,
    PlanDependency,
    PlanEvidence,
    PlanKey,
    PlanMilestone,
    PlanPeriod,
    PlanReport,
    PlanRisk,
    PlanWork,
    RowKind,
)
from app.models import (
    Area,
    Baseline,
    Deliverable,
    Evidence,
    File,
    Milestone,
    MilestoneWorkPackage,
    PlanLink,
    Project,
    Risk,
    Task,
    WorkPackage,
)
from app.queries.heads import organisations, project_head, the_project
from app.queries.plan import plan

_Dues = Mapping[str, PlanDue]


def plan_report(session: Session, as_of: dt.date) -> PlanReport:
    """The plan on the day ``as_of``, with the organisations' names of that day; UserError while there is no project."""
    project = the_project(session)
    document = plan(session, as_of)
    dues = {(due.kind, due.number): due for due in document.dues}
    of_kind = {kind: {number: due for (known, number), due in dues.items() if known == kind} for kind in RowKind}
    return PlanReport(
        project=project_head(session),
        as_of=as_of,
        start=project.start,
        end_planned=project.end_planned,
        end_amended=project.end_amended,
        work=tuple(_work(session, document)),
        deliverables=tuple(_deliverables(session, of_kind[RowKind.DELIVERABLE])),
        milestones=tuple(_milestones(session, of_kind[RowKind.MILESTONE])),
        periods=tuple(_periods(project, of_kind[RowKind.REPORT])),
        risks=tuple(_risks(session, as_of)),
        dependencies=tuple(_dependencies(session)),
        baseline=_newest_baseline(session, as_of),
    )


def _work(session: Session, document: PlanDocument) -> Iterator[PlanWork]:
    packages = {row.number: row for row in session.scalars(select(WorkPackage))}
    tasks = {row.number: row for row in session.scalars(select(Task))}
    for span in document.spans:
        if span.parent:
            yield PlanWork(span, illustrative=tasks[span.number].illustrative)
        else:
            row = packages[span.number]
            yield PlanWork(span, row.objective, row.illustrative)


def _deliverables(session: Session, dues: _Dues) -> Iterator[PlanDeliverable]:
    query = (
        select(Deliverable, WorkPackage.number, Task.number, File.name)
        .join(WorkPackage, WorkPackage.id == Deliverable.work_package_id)
        .outerjoin(Task, Task.id == Deliverable.task_id)
        .outerjoin(File, File.id == Deliverable.file_id)
        .order_by(Deliverable.position, Deliverable.number)
    )
    for row, package, task, file in session.execute(query):
        yield PlanDeliverable(
            due=dues[row.number],
            package=package,
            task=task or "",
            type=row.type,
            level=row.dissemination,
            approved_on=row.approved_on,
            justification=row.justification,
            rejection=row.rejection,
            file=file or "",
        )


def _milestones(session: Session, dues: _Dues) -> Iterator[PlanMilestone]:
    packages: dict[int, list[str]] = defaultdict(list)
    pairs = (
        select(MilestoneWorkPackage.milestone_id, WorkPackage.number)
        .join(WorkPackage, WorkPackage.id == MilestoneWorkPackage.work_package_id)
        .order_by(WorkPackage.position, WorkPackage.number)
    )
    for milestone_id, number in session.execute(pairs):
        packages[milestone_id].append(number)
    evidence: dict[int, list[PlanEvidence]] = defaultdict(list)
    proofs = select(Evidence, File.name).outerjoin(File, File.id == Evidence.file_id).order_by(Evidence.id)
    for proof, file in session.execute(proofs):
        evidence[proof.milestone_id].append(PlanEvidence(proof.text, file or ""))
    query = (
        select(Milestone, Area.name)
        .outerjoin(Area, Area.id == Milestone.area_id)
        .order_by(Milestone.position, Milestone.number)
    )
    for row, area in session.execute(query):
        yield PlanMilestone(dues[row.number], tuple(packages[row.id]), area or "", tuple(evidence[row.id]))


def _periods(project: Project, dues: _Dues) -> Iterator[PlanPeriod]:
    for name, first, last in project.periods:
        yield PlanPeriod(dues[name], first, last, first_day(project.start, first), last_day(project.start, last))


def _risks(session: Session, as_of: dt.date) -> Iterator[PlanRisk]:
    names = organisations(session, as_of)
    query = (
        select(Risk, WorkPackage.number)
        .outerjoin(WorkPackage, WorkPackage.id == Risk.work_package_id)
        .order_by(Risk.position, Risk.number)
    )
    for row, package in session.execute(query):
        yield PlanRisk(
            number=row.number,
            text=row.text,
            package=package or "",
            likelihood=Level(row.likelihood),
            severity=Level(row.severity),
            mitigation=row.mitigation,
            owner=names[row.owner_id].short if row.owner_id is not None else "",
            state=RiskState(row.state),
            illustrative=row.illustrative,
        )


def _dependencies(session: Session) -> Iterator[PlanDependency]:
    keys = {
        kind: {row_id: PlanKey(kind, number) for row_id, number in session.execute(select(table.id, table.number))}
        for kind, table in ((RowKind.TASK, Task), (RowKind.DELIVERABLE, Deliverable), (RowKind.MILESTONE, Milestone))
    }
    for row in session.scalars(select(PlanLink).order_by(PlanLink.id)):
        end = partial(_end, keys)
        yield PlanDependency(
            source=end(row.from_task_id, row.from_deliverable_id, row.from_milestone_id),
            target=end(row.to_task_id, row.to_deliverable_id, row.to_milestone_id),
            kind=LinkKind(row.kind),
            lag_days=row.lag_days,
            illustrative=row.illustrative,
        )


def _end(
    keys: Mapping[RowKind, Mapping[int, PlanKey]], task: int | None, deliverable: int | None, milestone: int | None
) -> PlanKey:
    """The one row (id) that is given."""
    if task is not None:
        return keys[RowKind.TASK][task]
    if deliverable is not None:
        return keys[RowKind.DELIVERABLE][deliverable]
    assert milestone is not None  # by the constraint exactly_one
    return keys[RowKind.MILESTONE][milestone]


def _newest_baseline(session: Session, as_of: dt.date) -> PlanBaseline | None:
    """The newest baseline kept by the end of ``as_of`` (UTC) that this program can read."""
    end = dt.datetime.combine(as_of, dt.time.max, dt.UTC)
    query = select(Baseline).where(Baseline.at <= end).order_by(Baseline.at.desc(), Baseline.id.desc())
    for row in session.scalars(query):
        try:
            return PlanBaseline(row.name, row.at, thaw(row.document, PlanDocument, PLAN_FORMAT))
        except UnknownFormatError:
            continue
    return None

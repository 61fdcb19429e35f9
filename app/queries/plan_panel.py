"""One row of the plan with its dependencies and its chain, for the panel: a fixed number of statements."""

import datetime as dt
from collections.abc import Iterator, Mapping

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from app.domain.chain import ChainKind
from app.domain.months import first_day, last_day, late_days
from app.domain.plan import PlanSpan
from app.domain.plan_panel import RISK, PanelLink, PlanThing, WorkFacts
from app.domain.plan_report import RowKind
from app.domain.plan_rows import DeliverableRow, MilestoneRow
from app.domain.plan_status import FULL, WorkState, work_state
from app.models import Deliverable, Milestone, PlanLink, Project, Task, WorkPackage
from app.queries.chain import chain_of
from app.queries.deliverables_table import deliverables_table
from app.queries.milestones_table import milestones_table
from app.queries.organisation_names import short_names
from app.queries.risks_table import risks_table

_LINKED: Mapping[RowKind, type[Task] | type[Deliverable] | type[Milestone]] = {
    RowKind.TASK: Task,
    RowKind.DELIVERABLE: Deliverable,
    RowKind.MILESTONE: Milestone,
}


def plan_thing(session: Session, kind: str, row_id: int, as_of: dt.date) -> PlanThing | None:
    """The row of ``kind`` (a value of RowKind, or "risk") as it stands on ``as_of``; None: it is not there."""
    if kind == RISK:
        risk = next(iter(risks_table(session, as_of, row_id)), None)
        return PlanThing(kind, risk) if risk is not None else None
    row: WorkFacts | DeliverableRow | MilestoneRow | None
    match kind:
        case RowKind.DELIVERABLE:
            row = next(iter(deliverables_table(session, as_of, (row_id,))), None)
        case RowKind.MILESTONE:
            row = next(iter(milestones_table(session, as_of, (row_id,))), None)
        case RowKind.PACKAGE:
            row = _package(session, row_id, as_of)
        case RowKind.TASK:
            row = _task(session, row_id, as_of)
        case _:
            row = None
    if row is None:
        return None
    links = tuple(_links(session, RowKind(kind), row_id)) if RowKind(kind) in _LINKED else ()
    return PlanThing(kind, row, links, chain_of(session, ChainKind(kind), row_id, as_of))


def _package(session: Session, row_id: int, as_of: dt.date) -> WorkFacts | None:
    row = session.get(WorkPackage, row_id)
    if row is None:
        return None
    tasks = session.execute(
        select(Task.start_month, Task.end_month, Task.progress).where(Task.work_package_id == row_id)
    )
    months = done = 0
    for first, last, progress in tasks:
        months += last - first + 1
        done += progress * (last - first + 1)
    return _facts(session, row, None, "", done // months if months else 0, as_of, row.objective)


def _task(session: Session, row_id: int, as_of: dt.date) -> WorkFacts | None:
    row = session.get(Task, row_id)
    if row is None:
        return None
    package = session.get_one(WorkPackage, row.work_package_id)
    return _facts(session, row, package.id, package.number, row.progress, as_of, "")


def _facts(
    session: Session,
    row: WorkPackage | Task,
    package_id: int | None,
    package: str,
    progress: int,
    as_of: dt.date,
    objective: str,
) -> WorkFacts:
    start = session.get_one(Project, 1).start
    starts, ends = first_day(start, row.start_month), last_day(start, row.end_month)
    lead = short_names(session, [row.lead_id], as_of).get(row.lead_id, "")
    span = PlanSpan(row.number, row.title, lead, row.start_month, row.end_month, starts, ends, progress, package)
    state = work_state(span, progress, as_of)
    return WorkFacts(
        id=row.id,
        number=row.number,
        title=row.title,
        package_id=package_id,
        package=package,
        lead_id=row.lead_id,
        lead=lead,
        start_month=row.start_month,
        end_month=row.end_month,
        starts_on=starts,
        ends_on=ends,
        progress=min(progress, FULL),
        state=state,
        late=late_days(ends, None, as_of) if state is WorkState.LATE else 0,
        objective=objective,
        illustrative=row.illustrative,
    )


def _links(session: Session, kind: RowKind, row_id: int) -> Iterator[PanelLink]:
    """The dependencies of the row, what it depends on first."""
    own = [getattr(PlanLink, f"{side}_{kind.value}_id") for side in ("from", "to")]
    found = session.scalars(select(PlanLink).where(or_(*(column == row_id for column in own))).order_by(PlanLink.id))
    ends = []
    for link in found.all():
        before = getattr(link, f"to_{kind.value}_id") == row_id
        other, other_id = _end(link, "from" if before else "to")
        ends.append((link, before, other, other_id))
    names = {each: _names(session, each, {one for *_, other, one in ends if other is each}) for each in _LINKED}
    for link, before, other, other_id in sorted(ends, key=lambda one: (not one[1], one[0].id)):
        number, title = names[other][other_id]
        yield PanelLink(link.id, before, other, other_id, number, title, link.kind, link.lag_days)


def _end(link: PlanLink, side: str) -> tuple[RowKind, int]:
    """The kind and the id of the row at one side of a link."""
    ids = ((kind, getattr(link, f"{side}_{kind.value}_id")) for kind in _LINKED)
    return next((kind, one) for kind, one in ids if one is not None)


def _names(session: Session, kind: RowKind, ids: set[int]) -> Mapping[int, tuple[str, str]]:
    table = _LINKED[kind]
    rows = session.execute(select(table.id, table.number, table.title).where(table.id.in_(ids)))
    return {row_id: (number, title) for row_id, number, title in rows}


def linkable(session: Session) -> tuple[tuple[RowKind, int, str, str], ...]:
    """The rows that can depend on each other, as (kind, id, number, title), in the order of the plan."""
    found: list[tuple[RowKind, int, str, str]] = []
    for kind, table in _LINKED.items():
        rows = session.execute(select(table.id, table.number, table.title).order_by(table.position, table.number))
        found += [(kind, row_id, number, title) for row_id, number, title in rows]
    return tuple(found)

"""The milestones as their table and the panel show them (DOMAIN R8, R10)."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.plan_rows import AttachedFile, EvidenceLine, MilestoneRow
from app.domain.plan_status import milestone_state
from app.models import Area, Evidence, File, Milestone, MilestoneWorkPackage, WorkPackage
from app.queries.organisation_names import short_names
from app.queries.plan_dates import due_dates, last_days


def milestones_table(session: Session, as_of: dt.date, only: Collection[int] | None = None) -> tuple[MilestoneRow, ...]:
    """The milestones in the order of the plan, as they stand on ``as_of``; ``only`` those with these ids.

    Five statements, however many there are.
    """
    query = (
        select(Milestone, Area.name.label("area"))
        .outerjoin(Area, Area.id == Milestone.area_id)
        .order_by(Milestone.position, Milestone.number, Milestone.id)
    )
    found = session.execute(query if only is None else query.where(Milestone.id.in_(only))).all()
    names = short_names(session, {0, *(row.Milestone.lead_id for row in found)}, as_of)  # 0: always looked at
    packages, evidence = _packages(session, only), _evidence(session, only)
    last = last_days(session)
    rows = []
    for one, area in found:
        achieved = one.achieved_on if one.achieved_on is not None and one.achieved_on <= as_of else None
        dates = due_dates(one, achieved, as_of, last)
        proofs = evidence.get(one.id, ())
        rows.append(
            MilestoneRow(
                id=one.id,
                number=one.number,
                title=one.title,
                packages=packages.get(one.id, ()),
                lead_id=one.lead_id,
                lead=names.get(one.lead_id, ""),
                area_id=one.area_id,
                area=area or "",
                dates=dates,
                state=milestone_state(one.achieved_on, bool(proofs), dates.due, as_of),
                achieved_on=one.achieved_on,
                verification=one.verification,
                evidence=proofs,
                illustrative=one.illustrative,
                position=one.position,
            )
        )
    return tuple(rows)


def _packages(session: Session, only: Collection[int] | None) -> Mapping[int, tuple[tuple[int, str], ...]]:
    pairs = MilestoneWorkPackage
    query = (
        select(pairs.milestone_id, WorkPackage.id, WorkPackage.number)
        .join(WorkPackage, WorkPackage.id == pairs.work_package_id)
        .order_by(WorkPackage.position, WorkPackage.number)
    )
    found: dict[int, list[tuple[int, str]]] = defaultdict(list)
    for milestone, package, number in session.execute(
        query if only is None else query.where(pairs.milestone_id.in_(only))
    ):
        found[milestone].append((package, number))
    return {milestone: tuple(some) for milestone, some in found.items()}


def _evidence(session: Session, only: Collection[int] | None) -> Mapping[int, tuple[EvidenceLine, ...]]:
    query = (
        select(Evidence.id, Evidence.milestone_id, Evidence.text, Evidence.file_id, File.name, File.size)
        .outerjoin(File, File.id == Evidence.file_id)
        .order_by(Evidence.id)
    )
    found: dict[int, list[EvidenceLine]] = defaultdict(list)
    for row in session.execute(query if only is None else query.where(Evidence.milestone_id.in_(only))):
        file = AttachedFile(row.file_id, row.name, row.size) if row.file_id is not None else None
        found[row.milestone_id].append(EvidenceLine(row.id, row.text, file))
    return {milestone: tuple(some) for milestone, some in found.items()}

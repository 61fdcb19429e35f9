"""From one thing along the chain, to both sides: which rows stand on it (DOMAIN R16)."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from typing import Any

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import Session

from app.domain.chain import TARGETS, ChainKind
from app.models import (
    Action,
    ChainLink,
    Decision,
    Deliverable,
    Item,
    MeetingSession,
    Milestone,
    MilestoneWorkPackage,
    Minutes,
    Task,
    TaskForce,
    WorkPackage,
)

MOST = 1000  # rows that are followed from one side of a link

TARGET_COLUMNS = {
    ChainKind.WORK_PACKAGE: ChainLink.work_package_id,
    ChainKind.TASK: ChainLink.task_id,
    ChainKind.DELIVERABLE: ChainLink.deliverable_id,
    ChainKind.MILESTONE: ChainLink.milestone_id,
    ChainKind.TASK_FORCE: ChainLink.task_force_id,
}
ORIGIN_COLUMNS = {ChainKind.DECISION: ChainLink.decision_id, ChainKind.ACTION: ChainLink.action_id}

_LED: dict[ChainKind, Any] = {
    ChainKind.WORK_PACKAGE: WorkPackage,
    ChainKind.TASK: Task,
    ChainKind.TASK_FORCE: TaskForce,
    ChainKind.MILESTONE: Milestone,
    ChainKind.DELIVERABLE: Deliverable,
}
_WORK = (ChainKind.WORK_PACKAGE, ChainKind.TASK, ChainKind.TASK_FORCE)
_RESULTS = (ChainKind.MILESTONE, ChainKind.DELIVERABLE)

Ids = dict[ChainKind, set[int]]


def walk(session: Session, kind: ChainKind, row_id: int) -> Ids:
    """The ids of all that stands on the chain through one row, itself too; a fixed number of statements."""
    found: Ids = defaultdict(set, {kind: {row_id}})
    if kind is ChainKind.ORGANISATION:
        _work_of_lead(session, found)
    if kind in (*_WORK, ChainKind.ORGANISATION):
        _results_of_work(session, found)
    if kind not in (ChainKind.ITEM, ChainKind.MINUTES, *ORIGIN_COLUMNS):
        _origins(session, found)
    if kind in (ChainKind.ITEM, ChainKind.MINUTES):
        _recorded(session, found)
    if kind in (ChainKind.ITEM, ChainKind.MINUTES, ChainKind.DECISION):
        found[ChainKind.ACTION] |= _ids(session, Action.id, Action.decision_id.in_(found[ChainKind.DECISION]))
    links = {origin: set(found[origin]) for origin in ORIGIN_COLUMNS}
    _came_from(session, found)
    if kind in (ChainKind.ITEM, ChainKind.MINUTES, *ORIGIN_COLUMNS):
        _targets(session, found, links)
    if kind not in (ChainKind.WORK_PACKAGE, ChainKind.TASK_FORCE, ChainKind.ORGANISATION):
        _work_of_results(session, found)
    if kind is not ChainKind.ORGANISATION:
        found[ChainKind.ORGANISATION] = _leads(session, found)
    return found


def _ids(session: Session, column: Any, *conditions: ColumnElement[bool]) -> set[int]:
    query = select(column).where(*conditions).limit(MOST)
    return {value for value in session.scalars(query) if value is not None}


def _work_of_lead(session: Session, found: Ids) -> None:
    leads = found[ChainKind.ORGANISATION]
    for kind, model in _LED.items():
        found[kind] |= _ids(session, model.id, model.lead_id.in_(leads))


def _results_of_work(session: Session, found: Ids) -> None:
    """Deliverables of a work package or task, milestones of a work package or of a task force's area."""
    packages, tasks = found[ChainKind.WORK_PACKAGE], found[ChainKind.TASK]
    found[ChainKind.DELIVERABLE] |= _ids(
        session, Deliverable.id, or_(Deliverable.work_package_id.in_(packages), Deliverable.task_id.in_(tasks))
    )
    areas = select(TaskForce.area_id).where(TaskForce.id.in_(found[ChainKind.TASK_FORCE]))
    of_packages = select(MilestoneWorkPackage.milestone_id).where(MilestoneWorkPackage.work_package_id.in_(packages))
    found[ChainKind.MILESTONE] |= _ids(
        session, Milestone.id, or_(Milestone.id.in_(of_packages), Milestone.area_id.in_(areas))
    )
    if found[ChainKind.TASK_FORCE]:
        found[ChainKind.ITEM] |= _ids(session, Item.id, Item.area_id.in_(areas))


def _origins(session: Session, found: Ids) -> None:
    """The decisions and actions that serve what was found; those of a work package's tasks serve it, too."""
    serving = [column.in_(found[kind]) for kind, column in TARGET_COLUMNS.items() if found[kind]]
    if found[ChainKind.WORK_PACKAGE]:
        tasks = select(Task.id).where(Task.work_package_id.in_(found[ChainKind.WORK_PACKAGE]))
        serving.append(ChainLink.task_id.in_(tasks))
    rows = session.execute(select(ChainLink.decision_id, ChainLink.action_id).where(or_(*serving)).limit(MOST))
    for decision_id, action_id in rows:
        _add(found, ChainKind.DECISION, decision_id)
        _add(found, ChainKind.ACTION, action_id)


def _recorded(session: Session, found: Ids) -> None:
    """Decisions and actions of an item, or of whole minutes; the minutes in which an item stands."""
    items, minutes = found[ChainKind.ITEM], found[ChainKind.MINUTES]
    for kind, model in ((ChainKind.DECISION, Decision), (ChainKind.ACTION, Action)):
        found[kind] |= _ids(session, model.id, or_(model.item_id.in_(items), model.minutes_id.in_(minutes)))
    if items:
        meetings = (
            select(MeetingSession.meeting_id).join(Item, Item.session_id == MeetingSession.id).where(Item.id.in_(items))
        )
        minutes |= _ids(session, Minutes.id, Minutes.meeting_id.in_(meetings))


def _came_from(session: Session, found: Ids) -> None:
    """What led to the decisions and actions that were found."""
    if found[ChainKind.ACTION]:
        found[ChainKind.DECISION] |= _ids(session, Action.decision_id, Action.id.in_(found[ChainKind.ACTION]))
    for kind, model in ((ChainKind.DECISION, Decision), (ChainKind.ACTION, Action)):
        if not found[kind]:
            continue
        rows = session.execute(select(model.item_id, model.minutes_id).where(model.id.in_(found[kind])).limit(MOST))
        for item_id, minutes_id in rows:
            _add(found, ChainKind.ITEM, item_id)
            _add(found, ChainKind.MINUTES, minutes_id)


def _targets(session: Session, found: Ids, origins: Ids) -> None:
    """What the decisions and actions serve, and the task force of an item's area."""
    serving = [column.in_(origins[kind]) for kind, column in ORIGIN_COLUMNS.items() if origins[kind]]
    if serving:
        columns = [TARGET_COLUMNS[kind] for kind in TARGETS]
        for row in session.execute(select(*columns).where(or_(*serving)).limit(MOST)):
            for kind, target in zip(TARGETS, row, strict=True):
                _add(found, kind, target)
    if found[ChainKind.ITEM] and not any(origins.values()):
        areas = select(Item.area_id).where(Item.id.in_(found[ChainKind.ITEM]))
        found[ChainKind.TASK_FORCE] |= _ids(session, TaskForce.id, TaskForce.area_id.in_(areas))


def _work_of_results(session: Session, found: Ids) -> None:
    """The work packages and task forces that results belong to."""
    milestones, deliverables = found[ChainKind.MILESTONE], found[ChainKind.DELIVERABLE]
    packages = found[ChainKind.WORK_PACKAGE]
    if milestones:
        belongs = MilestoneWorkPackage.milestone_id.in_(milestones)
        packages |= _ids(session, MilestoneWorkPackage.work_package_id, belongs)
        areas = select(Milestone.area_id).where(Milestone.id.in_(milestones))
        found[ChainKind.TASK_FORCE] |= _ids(session, TaskForce.id, TaskForce.area_id.in_(areas))
    if deliverables:
        packages |= _ids(session, Deliverable.work_package_id, Deliverable.id.in_(deliverables))
    if found[ChainKind.TASK]:
        packages |= _ids(session, Task.work_package_id, Task.id.in_(found[ChainKind.TASK]))


def _leads(session: Session, found: Ids) -> set[int]:
    """The organisations that lead the work; where nothing of it was found, those that lead the results."""
    for kinds in (_WORK, _RESULTS):
        if any(found[kind] for kind in kinds):
            return _led_by(session, kinds, found)
    return set()


def _led_by(session: Session, kinds: Iterable[ChainKind], found: Ids) -> set[int]:
    leads: set[int] = set()
    for kind in kinds:
        if found[kind]:
            model = _LED[kind]
            leads |= _ids(session, model.lead_id, model.id.in_(found[kind]))
    return leads


def _add(found: dict[ChainKind, set[int]], kind: ChainKind, row_id: int | None) -> None:
    if row_id is not None:
        found[kind].add(row_id)


def limited(ids: Collection[int], most: int) -> list[int]:
    """At most so many of ``ids``, the oldest."""
    return sorted(ids)[:most]

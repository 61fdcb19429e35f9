"""What hangs on areas of interaction: actions, decisions and milestones, by the chain of DOMAIN R16.

An action or a decision belongs to an area when it serves its task force, or was recorded under an agenda item of the
area. A milestone does when it is said to be the area's, or when one of those decisions and actions serves it too.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, or_, select, true
from sqlalchemy.orm import Session, aliased

from app.domain.consortium import ActionRef, DecisionRef, MilestoneRef
from app.domain.months import due_date, late_days
from app.models import Action, ChainLink, Decision, Item, Meeting, Milestone, Minutes, Person, Project, TaskForce
from app.queries.actions import OPEN_STATES
from app.queries.organisation_names import short_names

Pairs = Mapping[int, Collection[int]]


def open_actions(session: Session, as_of: dt.date) -> Mapping[int, tuple[int, int]]:
    """For each area (id) how many actions are still to be done, and how many of them are overdue."""
    start = session.scalar(select(Project.start))
    found: dict[int, dict[int, bool]] = defaultdict(dict)
    for statement in _origins(Action, ChainLink.action_id, Action.state.in_(OPEN_STATES), None):
        for area_id, action_id, due_on, due_month in session.execute(
            statement.add_columns(Action.due_on, Action.due_month)
        ):
            due = _due(start, due_month, due_on)
            found[area_id][action_id] = due is not None and due < as_of
    return {area_id: (len(some), sum(some.values())) for area_id, some in found.items()}


def actions_of_area(session: Session, area_id: int, as_of: dt.date) -> tuple[ActionRef, ...]:
    """The actions of an area: those still to be done first, by the day they are due, those without one last."""
    start = session.scalar(select(Project.start))
    ids = _ids(session, Action, ChainLink.action_id, area_id)
    rows = session.execute(
        select(
            Action.id, Action.number, Action.text, Action.due_on, Action.due_month, Action.state,
            Action.organisation_id, Action.illustrative, Person.display, Person.native,
        )
        .outerjoin(Person, Person.id == Action.person_id)
        .where(Action.id.in_(ids))
    ).all()  # fmt: skip
    names = short_names(session, {row.organisation_id for row in rows}, as_of)
    found = []
    for row in rows:
        due = _due(start, row.due_month, row.due_on)
        is_open = row.state in OPEN_STATES
        late = late_days(due, None, as_of) if due is not None and is_open else 0
        who = row.display or row.native or names.get(row.organisation_id, "")
        found.append(ActionRef(row.id, row.number, row.text, who, due, row.state, late, row.illustrative))
    return tuple(sorted(found, key=lambda one: (one.state not in OPEN_STATES, one.due or dt.date.max, one.id)))


def decisions_of_area(session: Session, area_id: int) -> tuple[DecisionRef, ...]:
    """The decisions of an area, the newest first."""
    rows = session.execute(
        select(
            Decision.id, Decision.number, Decision.text, Decision.taken_on, Meeting.short_name, Decision.illustrative
        )
        .join(Minutes, Minutes.id == Decision.minutes_id)
        .join(Meeting, Meeting.id == Minutes.meeting_id)
        .where(Decision.id.in_(_ids(session, Decision, ChainLink.decision_id, area_id)))
        .order_by(Decision.taken_on.desc(), Decision.id.desc())
    )
    return tuple(DecisionRef(*row) for row in rows)


def milestones_of_areas(
    session: Session, as_of: dt.date, area_id: int | None = None
) -> Mapping[int, tuple[MilestoneRef, ...]]:
    """For each area (id), or for one, its milestones by the day they are due."""
    start = session.scalar(select(Project.start))
    if start is None:
        return {}
    own, served = _milestone_pairs(session, area_id)
    rows = _rows(session, {one for pairs in (own, served) for some in pairs.values() for one in some})
    found: dict[int, tuple[MilestoneRef, ...]] = {}
    for area in own.keys() | served.keys():
        mine = own.get(area, ())
        refs = [
            _milestone(rows[one], start, as_of, one in mine) for one in {*mine, *served.get(area, ())} if one in rows
        ]
        found[area] = tuple(sorted(refs, key=lambda ref: (ref.due, ref.id)))
    return found


def milestones_by_id(session: Session, ids: Sequence[int], as_of: dt.date) -> tuple[MilestoneRef, ...]:
    """The milestones with these ids, in this order."""
    start = session.scalar(select(Project.start))
    if start is None:
        return ()
    rows = _rows(session, ids)
    return tuple(_milestone(rows[one], start, as_of, True) for one in ids if one in rows)


def next_milestone(milestones: Collection[MilestoneRef], as_of: dt.date) -> MilestoneRef | None:
    """The first that was not achieved until ``as_of``; an area's own go before those it only serves."""
    to_come = [one for one in milestones if one.achieved_on is None or one.achieved_on > as_of]
    return min(to_come, key=lambda one: (not one.own, one.due, one.id), default=None)


def _rows(session: Session, ids: Collection[int]) -> dict[int, Any]:
    columns = (
        Milestone.id, Milestone.number, Milestone.title, Milestone.due_month, Milestone.due_on,
        Milestone.revised_month, Milestone.revised_on, Milestone.achieved_on, Milestone.illustrative,
    )  # fmt: skip
    return {row.id: row for row in session.execute(select(*columns).where(Milestone.id.in_(ids)))}


def _milestone_pairs(session: Session, area_id: int | None) -> tuple[Pairs, Pairs]:
    own: dict[int, set[int]] = defaultdict(set)
    served: dict[int, set[int]] = defaultdict(set)
    of_area = Milestone.area_id.is_not(None) if area_id is None else Milestone.area_id == area_id
    for area, milestone in session.execute(select(Milestone.area_id, Milestone.id).where(of_area)):
        own[area or 0].add(milestone)
    here, there = aliased(ChainLink), aliased(ChainLink)
    same = or_(
        and_(here.decision_id.is_not(None), here.decision_id == there.decision_id),
        and_(here.action_id.is_not(None), here.action_id == there.action_id),
    )
    query = (
        select(TaskForce.area_id, there.milestone_id)
        .join(here, here.task_force_id == TaskForce.id)
        .join(there, same)
        .where(there.milestone_id.is_not(None), true() if area_id is None else TaskForce.area_id == area_id)
    )
    for area, linked in session.execute(query):
        served[area].add(linked or 0)
    return own, served


def _milestone(row: Any, start: dt.date, as_of: dt.date, own: bool) -> MilestoneRef:
    if row.revised_on is None and row.revised_month is None:
        due = due_date(start, row.due_month, row.due_on)
    else:
        due = due_date(start, row.revised_month if row.revised_month is not None else row.due_month, row.revised_on)
    done = row.achieved_on if row.achieved_on is not None and row.achieved_on <= as_of else None
    late = 0 if done is not None else late_days(due, None, as_of)
    return MilestoneRef(row.id, row.number, row.title, due, done, late, own, row.illustrative)


def _ids(session: Session, model: Any, column: Any, area_id: int) -> set[int]:
    return {
        found for statement in _origins(model, column, true(), area_id) for _area, found in session.execute(statement)
    }


def _origins(model: Any, column: Any, wanted: ColumnElement[bool], area_id: int | None) -> tuple[Select[Any], ...]:
    """Two statements of (area, id of the action or decision): by its task force, and by the agenda item."""
    by_force = (
        select(TaskForce.area_id, model.id)
        .join(ChainLink, ChainLink.task_force_id == TaskForce.id)
        .join(model, model.id == column)
        .where(wanted)
    )
    by_item = select(Item.area_id, model.id).join(Item, Item.id == model.item_id).where(wanted)
    if area_id is None:
        return by_force, by_item.where(Item.area_id.is_not(None))
    return by_force.where(TaskForce.area_id == area_id), by_item.where(Item.area_id == area_id)


def _due(start: dt.date | None, month: int | None, day: dt.date | None) -> dt.date | None:
    if month is not None and start is not None:
        return due_date(start, month, day)
    return day

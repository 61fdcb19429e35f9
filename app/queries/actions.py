"""Action items as documents and calendars show them (DOMAIN R15, R16)."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping

from sqlalchemy import ColumnElement, or_, select, true
from sqlalchemy.orm import Session

from app.domain.kinds import ActionState
from app.domain.minutes import ActionEntry
from app.domain.months import last_day, late_days
from app.models import (
    Action,
    Body,
    ChainLink,
    Deliverable,
    Meeting,
    Milestone,
    Minutes,
    Task,
    TaskForce,
    WorkPackage,
)
from app.queries.heads import organisations, people, the_project
from app.queries.history_times import times

OPEN_STATES = (ActionState.OPEN, ActionState.IN_PROGRESS)


def actions(session: Session, as_of: dt.date, person_id: int | None = None) -> tuple[ActionEntry, ...]:
    """All action items by number, or those of one person; late days count at ``as_of``."""
    mine = true() if person_id is None else Action.person_id == person_id
    return tuple(_entries(session, mine, as_of).values())


def actions_of_minutes(session: Session, minutes: Minutes, as_of: dt.date) -> Mapping[int, ActionEntry]:
    """The actions first recorded in these minutes, by id."""
    return _entries(session, Action.minutes_id == minutes.id, as_of)


def matters_arising(session: Session, meeting: Meeting, as_of: dt.date) -> tuple[ActionEntry, ...]:
    """Actions of the meeting's series from before it that were still open when it began (DOMAIN R15)."""
    if meeting.series_id is None:
        return ()
    condition = (
        (Action.series_id == meeting.series_id)
        & (Action.opened_on < meeting.first_day)
        & or_(Action.closed_on.is_(None), Action.closed_on >= meeting.first_day)
        & (Action.state != ActionState.DROPPED)
    )
    return tuple(_entries(session, condition, as_of).values())


def served(session: Session, origin: str, ids: Iterable[int]) -> Mapping[int, tuple[str, ...]]:
    """What each decision or action (``origin``) serves: numbers of plan rows, names of task forces (DOMAIN R16)."""
    column = ChainLink.decision_id if origin == "decision" else ChainLink.action_id
    rows = session.execute(
        select(column, WorkPackage.number, Task.number, Deliverable.number, Milestone.number, Body.name)
        .select_from(ChainLink)
        .outerjoin(WorkPackage, WorkPackage.id == ChainLink.work_package_id)
        .outerjoin(Task, Task.id == ChainLink.task_id)
        .outerjoin(Deliverable, Deliverable.id == ChainLink.deliverable_id)
        .outerjoin(Milestone, Milestone.id == ChainLink.milestone_id)
        .outerjoin(TaskForce, TaskForce.id == ChainLink.task_force_id)
        .outerjoin(Body, Body.id == TaskForce.body_id)
        .where(column.in_(list(ids)))
        .order_by(ChainLink.id)
    )
    found: dict[int, list[str]] = defaultdict(list)
    for origin_id, *names in rows:
        found[origin_id or 0] += [name for name in names if name is not None]
    return {origin_id: tuple(names) for origin_id, names in found.items()}


def _entries(session: Session, condition: ColumnElement[bool], as_of: dt.date) -> dict[int, ActionEntry]:
    rows = session.execute(
        select(Action, Meeting.short_name)
        .outerjoin(Minutes, Minutes.id == Action.minutes_id)
        .outerjoin(Meeting, Meeting.id == Minutes.meeting_id)
        .where(condition)
        .order_by(Action.opened_on, Action.id)
    ).all()
    start = the_project(session).start
    owners = people(session, {action.person_id for action, _ in rows if action.person_id is not None}, as_of)
    names = organisations(session, as_of)
    serves = served(session, "action", [action.id for action, _ in rows])
    instants = times(session, "action", [action.id for action, _ in rows])
    entries = {}
    for action, meeting in rows:
        due = action.due_on or (last_day(start, action.due_month) if action.due_month is not None else None)
        known = instants.get(action.id)
        entries[action.id] = ActionEntry(
            number=action.number,
            text=action.text,
            person=owners[action.person_id] if action.person_id is not None else None,
            organisation=names[action.organisation_id].short if action.organisation_id is not None else "",
            due=due,
            state=action.state,
            late_days=late_days(due, None, as_of) if due is not None and action.state in OPEN_STATES else 0,
            opened_on=action.opened_on,
            meeting=meeting or "",
            serves=serves.get(action.id, ()),
            uid=str(action.uid),
            sequence=action.version - 1,
            created=known.created if known else None,
            changed=known.changed if known else None,
            illustrative=action.illustrative,
        )
    return entries

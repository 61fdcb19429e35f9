"""The counts of the window's sidebar and the meetings it leads to: a few small statements."""

import datetime as dt
from typing import Any

from sqlalchemy import ColumnElement, ScalarSelect, and_, func, not_, or_, select
from sqlalchemy.orm import Session

from app.domain.kinds import DeliverableState, MeetingState
from app.domain.meeting_rows import OpenMeeting, Sidebar
from app.domain.months import month_of
from app.models import Action, Base, Deliverable, Meeting, Milestone, Person, Project
from app.queries.actions import OPEN_STATES

_MOST_OPEN = 5  # meetings
_LONG_AGO = dt.timedelta(days=400)
_SENT = (DeliverableState.SUBMITTED, DeliverableState.APPROVED)


def sidebar(session: Session, as_of: dt.date) -> Sidebar:
    """The counts at ``as_of``; a database without a project has no months, so only exact days are late."""
    project = session.get(Project, 1)
    passed = month_of(project.start, as_of) - 1 if project is not None and project.start <= as_of else 0
    open_actions = Action.state.in_(OPEN_STATES)
    meetings, people, overdue, deliverables, milestones = session.execute(
        select(
            _count(Meeting),
            _count(Person),
            _count(Action, open_actions, _past(as_of, passed, Action.due_on, Action.due_month)),
            _count(Deliverable, _not_delivered(as_of), _plan_past(as_of, passed, Deliverable)),
            _count(Milestone, _later(Milestone.achieved_on, as_of), _plan_past(as_of, passed, Milestone)),
        )
    ).one()
    return Sidebar(meetings, people, overdue, deliverables + milestones, _open_meetings(session, as_of))


def _count(kind: type[Base], *conditions: ColumnElement[bool]) -> ScalarSelect[int]:
    return select(func.count()).select_from(kind).where(*conditions).scalar_subquery()


def _past(as_of: dt.date, passed: int, day: Any, month: Any) -> ColumnElement[bool]:
    """Due on an exact day before ``as_of``, or else in a month of the project that has passed (DOMAIN R8)."""
    return or_(day < as_of, and_(day.is_(None), month <= passed))


def _plan_past(as_of: dt.date, passed: int, row: type[Deliverable] | type[Milestone]) -> ColumnElement[bool]:
    """As ``_past``, by the revised date where there is one."""
    revised = or_(row.revised_on.is_not(None), row.revised_month.is_not(None))
    return or_(
        and_(revised, _past(as_of, passed, row.revised_on, row.revised_month)),
        and_(not_(revised), _past(as_of, passed, row.due_on, row.due_month)),
    )


def _not_delivered(as_of: dt.date) -> ColumnElement[bool]:
    """Not sent by ``as_of``; what was sent counts from the day it was delivered (DOMAIN R9)."""
    return or_(Deliverable.state.not_in(_SENT), Deliverable.delivered_on > as_of)


def _later(day: Any, as_of: dt.date) -> ColumnElement[bool]:
    return or_(day.is_(None), day > as_of)


def _open_meetings(session: Session, as_of: dt.date) -> tuple[OpenMeeting, ...]:
    """The meetings nearest to ``as_of`` that are not cancelled, the nearest first; none that ended long ago."""
    held = select(Meeting.id, Meeting.short_name, Meeting.title, Meeting.first_day, Meeting.last_day).where(
        Meeting.state != MeetingState.CANCELLED
    )
    coming = held.where(Meeting.last_day >= as_of).order_by(Meeting.first_day, Meeting.id)
    over = held.where(Meeting.last_day < as_of, Meeting.last_day >= _earlier(as_of)).order_by(Meeting.last_day.desc())
    found = [row for query in (coming, over) for row in session.execute(query.limit(_MOST_OPEN))]
    found.sort(key=lambda row: (_distance(row.first_day, row.last_day, as_of), row.first_day, row.id))
    return tuple(OpenMeeting(row.id, row.short_name, row.title) for row in found[:_MOST_OPEN])


def _earlier(day: dt.date) -> dt.date:
    return day - _LONG_AGO if day - dt.date.min > _LONG_AGO else dt.date.min


def _distance(first: dt.date, last: dt.date, day: dt.date) -> int:
    """Days between ``day`` and the meeting; 0 while it is on."""
    return max(0, (first - day).days, (day - last).days)

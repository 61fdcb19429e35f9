"""The counts of the window's sidebar and the meetings it leads to: a few small statements."""

import datetime as dt
from collections.abc import Iterable

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.domain.kinds import DeliverableState, MeetingState
from app.domain.meeting_rows import OpenMeeting, Sidebar
from app.domain.months import last_day, late_days
from app.models import Action, Deliverable, Meeting, Milestone, Person, Project
from app.queries.actions import OPEN_STATES

_MOST_OPEN = 5  # meetings
_LONG_AGO = dt.timedelta(days=400)
_SENT = (DeliverableState.SUBMITTED, DeliverableState.APPROVED)

_Due = tuple[dt.date | None, int | None, dt.date | None]  # exact day, month, day it was done


def sidebar(session: Session, as_of: dt.date) -> Sidebar:
    """The counts at ``as_of``; a database without a project has no plan and no months, so nothing of it is late."""
    project = session.get(Project, 1)
    start = project.start if project is not None else None
    return Sidebar(
        meetings=session.scalar(select(func.count()).select_from(Meeting)) or 0,
        people=session.scalar(select(func.count()).select_from(Person)) or 0,
        overdue_actions=_late(_open_actions(session), start, as_of),
        late_plan=_late([*_deliverables(session), *_milestones(session)], start, as_of),
        open_meetings=_open_meetings(session, as_of),
    )


def _late(dues: Iterable[_Due], start: dt.date | None, as_of: dt.date) -> int:
    """How many of them are past their day and not done (DOMAIN R8)."""
    late = 0
    for exact, month, done in dues:
        due = exact or (last_day(start, month) if start is not None and month is not None else None)
        not_done = done is None or done > as_of
        late += due is not None and not_done and late_days(due, None, as_of) > 0
    return late


def _open_actions(session: Session) -> list[_Due]:
    found = session.execute(select(Action.due_on, Action.due_month).where(Action.state.in_(OPEN_STATES)))
    return [(due_on, month, None) for due_on, month in found]


def _deliverables(session: Session) -> list[_Due]:
    """The revised date counts where there is one; what was sent counts from the day it was delivered (DOMAIN R9)."""
    row = Deliverable
    columns = (row.revised_on, row.revised_month, row.due_on, row.due_month, row.state, row.delivered_on)
    found = session.execute(select(*columns)).all()
    return [
        (*_counting(on, month, first_on, first_month), (delivered or dt.date.min) if state in _SENT else None)
        for on, month, first_on, first_month, state, delivered in found
    ]


def _milestones(session: Session) -> list[_Due]:
    row = Milestone
    columns = (row.revised_on, row.revised_month, row.due_on, row.due_month, row.achieved_on)
    return [
        (*_counting(on, month, first_on, first_month), achieved)
        for on, month, first_on, first_month, achieved in session.execute(select(*columns))
    ]


def _counting(
    revised_on: dt.date | None, revised_month: int | None, due_on: dt.date | None, due_month: int
) -> tuple[dt.date | None, int | None]:
    """The exact day, or else the month, that now counts."""
    if revised_on is not None or revised_month is not None:
        return revised_on, revised_month
    return due_on, due_month


def _open_meetings(session: Session, as_of: dt.date) -> tuple[OpenMeeting, ...]:
    """The meetings nearest to ``as_of`` that are not cancelled, the nearest first; none that ended long ago."""
    columns = (Meeting.id, Meeting.short_name, Meeting.title, Meeting.first_day, Meeting.last_day)
    near = (Meeting.state != MeetingState.CANCELLED, Meeting.last_day >= _earlier(as_of))
    found = session.execute(select(*columns).where(*near)).all()
    ordered = sorted(found, key=lambda row: (_distance(row.first_day, row.last_day, as_of), row.first_day, row.id))
    return tuple(OpenMeeting(row.id, row.short_name, row.title) for row in ordered[:_MOST_OPEN])


def _earlier(day: dt.date) -> dt.date:
    return day - _LONG_AGO if day - dt.date.min > _LONG_AGO else dt.date.min


def _distance(first: dt.date, last: dt.date, day: dt.date) -> int:
    """Days between ``day`` and the meeting; 0 while it is on."""
    return max(0, (first - day).days, (day - last).days)

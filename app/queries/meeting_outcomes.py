"""What has come of a meeting: actions and decisions of its minutes, the areas its agenda serves (DOMAIN R15, R16)."""

import datetime as dt
from collections.abc import Iterator

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from app.domain.kinds import ActionState
from app.domain.meeting_page import MeetingAction, MeetingDecision, MeetingOutcomes, ServedArea
from app.domain.months import last_day, late_days
from app.models import Action, Area, Decision, Item, Meeting, MeetingSession, Minutes, Person, Project, TaskForce
from app.queries.actions import OPEN_STATES
from app.queries.organisation_names import short_names


def meeting_outcomes(session: Session, meeting_id: int, as_of: dt.date) -> MeetingOutcomes:
    """The outcomes of the meeting on ``as_of``: open actions first, the one due first before the others."""
    meeting = session.get(Meeting, meeting_id)
    if meeting is None:
        return MeetingOutcomes((), (), 0, ())
    return MeetingOutcomes(
        actions=tuple(sorted(_actions(session, meeting, as_of), key=_urgency)),
        decisions=_decisions(session, meeting),
        arising=_arising(session, meeting),
        areas=_areas(session, meeting, as_of),
    )


def _urgency(action: MeetingAction) -> tuple[bool, dt.date, int]:
    return action.state not in OPEN_STATES, action.due or dt.date.max, action.id


def _actions(session: Session, meeting: Meeting, as_of: dt.date) -> Iterator[MeetingAction]:
    project = session.get(Project, 1)
    rows = session.execute(
        select(Action, Person.display)
        .join(Minutes, Minutes.id == Action.minutes_id)
        .outerjoin(Person, Person.id == Action.person_id)
        .where(Minutes.meeting_id == meeting.id)
    ).all()
    names = short_names(session, [action.organisation_id for action, _person in rows], as_of)
    for action, person in rows:
        due = action.due_on
        if due is None and action.due_month is not None and project is not None:
            due = last_day(project.start, action.due_month)
        is_open = action.state in OPEN_STATES
        yield MeetingAction(
            id=action.id,
            number=action.number,
            text=action.text,
            owner=", ".join(filter(None, (person, names.get(action.organisation_id)))),
            due=due,
            state=action.state,
            late_days=late_days(due, None, as_of) if due is not None and is_open else 0,
        )


def _decisions(session: Session, meeting: Meeting) -> tuple[MeetingDecision, ...]:
    rows = session.scalars(
        select(Decision)
        .join(Minutes, Minutes.id == Decision.minutes_id)
        .where(Minutes.meeting_id == meeting.id)
        .order_by(Decision.id)
    )
    return tuple(
        MeetingDecision(row.id, row.number, row.text, row.carried, row.taken_on, row.binding_on) for row in rows
    )


def _arising(session: Session, meeting: Meeting) -> int:
    """How many actions of the series from before the meeting were still open when it began (DOMAIN R15)."""
    if meeting.series_id is None:
        return 0
    open_then = (
        Action.series_id == meeting.series_id,
        Action.opened_on < meeting.first_day,
        or_(Action.closed_on.is_(None), Action.closed_on >= meeting.first_day),
        Action.state != ActionState.DROPPED,
    )
    return session.scalar(select(func.count()).select_from(Action).where(*open_then)) or 0


def _areas(session: Session, meeting: Meeting, as_of: dt.date) -> tuple[ServedArea, ...]:
    rows = session.execute(
        select(Area.number, Area.name, TaskForce.lead_id, func.count())
        .select_from(Item)
        .join(MeetingSession, MeetingSession.id == Item.session_id)
        .join(Area, Area.id == Item.area_id)
        .outerjoin(TaskForce, TaskForce.area_id == Area.id)
        .where(MeetingSession.meeting_id == meeting.id)
        .group_by(Area.id, TaskForce.lead_id)
        .order_by(Area.number)
    ).all()
    names = short_names(session, [lead for _number, _name, lead, _items in rows], as_of)
    return tuple(ServedArea(number, name, names.get(lead, ""), items) for number, name, lead, items in rows)

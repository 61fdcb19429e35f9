"""The registers of action items and of decisions (DOMAIN R4–R6, R15, R16)."""

import datetime as dt
from collections import defaultdict

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.registers import ActionRegister, DecisionGroup, DecisionRegister
from app.models import Body, Decision, Item, Meeting, MeetingSession, Minutes, Person
from app.queries.actions import actions
from app.queries.decisions import decisions_of_minutes
from app.queries.heads import meeting_head, people, project_head, rule_profile


def action_register(
    session: Session, as_of: dt.date, meeting: Meeting | None = None, owner: Person | None = None
) -> ActionRegister:
    """All action items at ``as_of``, or those first recorded at ``meeting``, those of ``owner``, or both."""
    entries = actions(session, as_of, owner.id if owner is not None else None)
    if meeting is not None:
        entries = tuple(entry for entry in entries if entry.meeting == meeting.short_name)
    return ActionRegister(
        project=project_head(session),
        meeting=meeting_head(session, meeting) if meeting is not None else None,
        owner=people(session, [owner.id], as_of)[owner.id] if owner is not None else None,
        as_of=as_of,
        actions=entries,
    )


def decision_register(session: Session, as_of: dt.date, meeting: Meeting | None = None) -> DecisionRegister:
    """All decisions by meeting and body, or those of ``meeting``."""
    query = (
        select(Minutes, Meeting)
        .join(Meeting, Meeting.id == Minutes.meeting_id)
        .order_by(Meeting.first_day, Meeting.id, Minutes.session_id, Minutes.id)
    )
    if meeting is not None:
        query = query.where(Meeting.id == meeting.id)
    groups = [group for record, held in session.execute(query).all() for group in _groups(session, record, held)]
    return DecisionRegister(
        project=project_head(session),
        meeting=meeting_head(session, meeting) if meeting is not None else None,
        as_of=as_of,
        groups=tuple(groups),
        abstentions_are_cast=rule_profile(session).abstentions_are_cast,
    )


def _groups(session: Session, record: Minutes, meeting: Meeting) -> list[DecisionGroup]:
    """The decisions in these minutes by the body that took them, in the order of its first one."""
    entries = decisions_of_minutes(session, meeting, record)
    if not entries:
        return []
    bodies = _bodies(session, record)
    found: dict[str, list[int]] = defaultdict(list)
    for decision_id in entries:
        found[bodies[decision_id]].append(decision_id)
    head = meeting_head(session, meeting)
    return [DecisionGroup(head, body, tuple(entries[row] for row in rows)) for body, rows in found.items()]


def _bodies(session: Session, record: Minutes) -> dict[int, str]:
    """The body that took each decision (id): that of its item's session, or else of the session of these minutes."""
    of_minutes = session.scalar(
        select(Body.name)
        .join(MeetingSession, MeetingSession.body_id == Body.id)
        .where(MeetingSession.id == record.session_id)
    )
    rows = session.execute(
        select(Decision.id, Body.name)
        .outerjoin(Item, Item.id == Decision.item_id)
        .outerjoin(MeetingSession, MeetingSession.id == Item.session_id)
        .outerjoin(Body, Body.id == MeetingSession.body_id)
        .where(Decision.minutes_id == record.id)
    )
    return {decision_id: name or of_minutes or "" for decision_id, name in rows}

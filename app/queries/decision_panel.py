"""One decision with all that belongs to it, for the panel beside the table (DOMAIN R4–R6, R16)."""

import datetime as dt

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.decisions_table import DecisionDetails
from app.models import Action, Body, Decision, Item, Meeting, MeetingSession, Minutes
from app.queries.actions_table import action_rows
from app.queries.decisions_table import rows
from app.queries.heads import organisations, rule_profile
from app.queries.minutes_lines import decision_line
from app.queries.session_quorum import formal_facts


def decision_details(session: Session, decision_id: int, as_of: dt.date) -> DecisionDetails | None:
    """The decision with its votes and what the rules say, its actions and what it serves; None: it is not there.

    A fixed number of statements.
    """
    found = rows(session, [decision_id], as_of)
    if not found:
        return None
    recorded = session.execute(
        select(Decision, Minutes, Meeting, Item.session_id, Item.decision_flag, Item.added_at, Item.title)
        .join(Minutes, Minutes.id == Decision.minutes_id)
        .join(Meeting, Meeting.id == Minutes.meeting_id)
        .outerjoin(Item, Item.id == Decision.item_id)
        .where(Decision.id == decision_id)
    ).one()
    blocks = session.execute(
        select(
            MeetingSession.id,
            MeetingSession.day,
            MeetingSession.start,
            MeetingSession.body_id,
            Body.kind.label("body_kind"),
        )
        .join(Body, Body.id == MeetingSession.body_id)
        .where(MeetingSession.id == recorded.session_id)
    ).all()
    meeting: Meeting = recorded.Meeting
    names = organisations(session, meeting.first_day, [recorded.Decision.vetoed_by_id])
    line = decision_line(recorded, meeting, rule_profile(session), formal_facts(session, blocks), names)
    follow = session.scalars(select(Action.id).where(Action.decision_id == decision_id).order_by(Action.id)).all()
    actions = {row.id: row for row in action_rows(session, follow, as_of)} if follow else {}
    return DecisionDetails(
        row=found[0],
        line=line,
        minutes=recorded.Minutes.state,
        meeting_title=meeting.title,
        item_id=recorded.Decision.item_id or 0,
        item=recorded.title or "",
        actions=tuple(actions[one] for one in follow),
    )

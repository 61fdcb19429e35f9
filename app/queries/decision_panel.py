"""One decision with all that belongs to it, for the panel beside the table (DOMAIN R4–R6, R16)."""

import datetime as dt

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.decisions_table import DecisionDetails
from app.models import Action, Decision, Item, Meeting, Minutes
from app.queries.actions_table import action_rows
from app.queries.decisions_table import rows
from app.queries.heads import organisations, rule_profile
from app.queries.minutes_items import agenda_blocks
from app.queries.minutes_lines import decision_lines
from app.queries.session_quorum import formal_facts


def decision_details(session: Session, decision_id: int, as_of: dt.date) -> DecisionDetails | None:
    """The decision with its votes and what the rules say, its actions and what it serves; None: it is not there.

    A fixed number of statements.
    """
    found = rows(session, [decision_id], as_of)
    if not found:
        return None
    decision = session.get_one(Decision, decision_id)
    minutes = session.get_one(Minutes, decision.minutes_id)
    meeting = session.get_one(Meeting, minutes.meeting_id)
    item = session.get(Item, decision.item_id) if decision.item_id is not None else None
    names = organisations(session, meeting.first_day)
    facts = formal_facts(session, [block for _facts, block, _items in agenda_blocks(session, meeting.id)])
    lines = decision_lines(session, meeting, minutes.id, rule_profile(session), facts, names)
    follow = session.scalars(select(Action.id).where(Action.decision_id == decision_id).order_by(Action.id)).all()
    actions = {row.id: row for row in action_rows(session, follow, as_of)} if follow else {}
    return DecisionDetails(
        row=found[0],
        line=next(line for some in lines.values() for line in some if line.id == decision_id),
        minutes=minutes.state,
        meeting_title=meeting.title,
        item_id=item.id if item is not None else 0,
        item=item.title if item is not None else "",
        actions=tuple(actions[one] for one in follow),
    )

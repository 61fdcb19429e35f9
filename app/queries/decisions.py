"""Decisions as documents show them (DOMAIN R4–R6, R16)."""

from collections.abc import Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.minutes import DecisionEntry
from app.models import Decision, Item, Meeting, Minutes
from app.queries.actions import served
from app.queries.heads import organisations


def decisions_of_minutes(session: Session, meeting: Meeting, minutes: Minutes) -> Mapping[int, DecisionEntry]:
    """The decisions recorded in these minutes, by id, in order."""
    rows = session.execute(
        select(Decision, Item.title)
        .outerjoin(Item, Item.id == Decision.item_id)
        .where(Decision.minutes_id == minutes.id)
        .order_by(Decision.id)
    ).all()
    names = organisations(session, meeting.first_day)
    serves = served(session, "decision", [decision.id for decision, _ in rows])
    return {
        decision.id: DecisionEntry(
            number=decision.number,
            text=decision.text,
            votes_for=decision.votes_for,
            votes_against=decision.votes_against,
            abstentions=decision.abstentions,
            carried=decision.carried,
            vetoed_by=names[decision.vetoed_by_id].short if decision.vetoed_by_id is not None else "",
            veto_reason=decision.veto_reason,
            taken_on=decision.taken_on,
            binding_on=decision.binding_on,
            serves=serves.get(decision.id, ()),
            item_title=title or "",
            illustrative=decision.illustrative,
        )
        for decision, title in rows
    }

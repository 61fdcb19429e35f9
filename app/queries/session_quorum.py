"""Who was there in formal sessions, counted for several sessions at once (DOMAIN R3)."""

from collections import defaultdict
from collections.abc import Collection, Iterable

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.decision_rules import FormalFacts
from app.domain.governance import RuleProfile
from app.domain.minutes_page import QuorumLine, SessionFacts
from app.domain.quorum import count_roll_call, quorum_needed, state_at
from app.models import Membership, RollCall
from app.queries.minutes_items import Line


def formal_facts(session: Session, blocks: Collection[Line]) -> dict[int, FormalFacts]:
    """For each formal session (id) of ``blocks``, its voting members, and those present at its fullest.

    Two statements for any number of sessions, none where no session is formal.
    """
    formal = {block.id: block for block in blocks if block.body_id is not None}
    if not formal:
        return {}
    members: dict[int, list[Line]] = defaultdict(list)
    voting = select(Membership.id, Membership.body_id, Membership.valid_from, Membership.valid_until).where(
        Membership.voting, ~Membership.defaulting, Membership.body_id.in_({block.body_id for block in formal.values()})
    )
    for member in session.execute(voting):
        members[member.body_id].append(member)
    calls: dict[int, list[Line]] = defaultdict(list)
    called_in = select(
        RollCall.session_id, RollCall.membership_id, RollCall.state, RollCall.arrived, RollCall.departed
    ).where(RollCall.session_id.in_(formal))
    for call in session.execute(called_in):
        calls[call.session_id].append(call)
    found = {}
    for block in formal.values():
        body_id = block.body_id or 0
        entitled = {one.id for one in members[body_id] if _holds(one, block)}
        called = [call for call in calls[block.id] if call.membership_id in entitled]
        present = _most_present(block.start, called) if calls[block.id] else None
        found[block.id] = FormalFacts(block.body_kind, len(entitled), present)
    return found


def quorum_lines(formal: Iterable[tuple[SessionFacts, FormalFacts]], profile: RuleProfile) -> tuple[QuorumLine, ...]:
    """The quorum of each formal session, in the order given."""
    return tuple(
        QuorumLine(block.id, block.body, facts.members, facts.present, quorum_needed(facts.members, profile))
        for block, facts in formal
    )


def _holds(member: Line, block: Line) -> bool:
    return member.valid_from <= block.day and (member.valid_until is None or member.valid_until >= block.day)


def _most_present(start: int, called: Collection[Line]) -> int:
    """How many were there when the session was at its fullest: people come late and leave."""
    moments = {start, *(call.arrived for call in called if call.arrived is not None)}
    return max(
        count_roll_call(state_at(call.state, call.arrived, call.departed, minute) for call in called)
        for minute in moments
    )

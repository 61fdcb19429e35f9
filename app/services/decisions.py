"""Decisions: record, correct and delete them (DOMAIN R4–R6).

What the rules say against a decision is told where it is shown (``app.domain.decision_rules``); it is never refused.
"""

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.errors import UserError
from app.domain.governance import DESCA_2020, RuleProfile
from app.domain.quorum import Votes
from app.domain.running_numbers import next_decision_number
from app.models import Decision, Meeting, Minutes, Project
from app.services.minutes import check_item, expect_version, open_minutes
from app.services.removal import remove


def record_decision(
    session: Session, minutes_id: int, item_id: int | None, text: str, votes: Votes | None = None
) -> int:
    """Record a decision taken under an item, on the day of its session; returns the new id.

    ``votes`` None: by consensus, no count was taken. Its number counts on in the series. Raises UserError for an empty
    text, an item of another meeting, and accepted minutes.
    """
    minutes = open_minutes(session, minutes_id)
    block = check_item(session, minutes, item_id)
    meeting = session.get_one(Meeting, minutes.meeting_id)
    taken_on = meeting.last_day if block is None else block.day
    made = Decision(
        minutes_id=minutes_id,
        item_id=item_id,
        number=next_decision_number(_known_numbers(session, minutes, meeting), taken_on.year),
        text=_exact_text(text),
        taken_on=taken_on,
    )
    _count(session, made, votes)
    session.add(made)
    session.flush()
    return made.id


def set_decision_text(session: Session, decision_id: int, text: str, base_version: int | None = None) -> None:
    """Correct the text; with ``base_version`` only on top of that version.

    Raises UserError for an empty text, a decision that is gone and accepted minutes; ChangedMeanwhile.
    """
    decision = _open_decision(session, decision_id)
    exact = _exact_text(text)
    if exact != decision.text:
        if base_version is not None:
            expect_version(decision, base_version)
        decision.text = exact
    session.flush()


def set_decision_votes(session: Session, decision_id: int, votes: Votes | None) -> None:
    """Set the votes, and with them whether it is carried (R5); None: by consensus, no count was taken.

    Raises UserError for a decision that is gone and accepted minutes.
    """
    _count(session, _open_decision(session, decision_id), votes)
    session.flush()


def delete_decision(session: Session, decision_id: int) -> None:
    """Delete a decision with its votes and links; other numbers stay, and so do the actions that follow from it.

    Raises UserError for a decision that is gone and accepted minutes.
    """
    _open_decision(session, decision_id)
    remove(session, "decision", decision_id)


def _count(session: Session, decision: Decision, votes: Votes | None) -> None:
    decision.votes_for = None if votes is None else votes.for_
    decision.votes_against = None if votes is None else votes.against
    decision.abstentions = None if votes is None else votes.abstain
    project = session.get(Project, 1)
    profile = DESCA_2020 if project is None else RuleProfile.from_json(project.rule_profile)
    decision.carried = votes is None or votes.carried(profile)


def _open_decision(session: Session, decision_id: int) -> Decision:
    decision = session.get(Decision, decision_id)
    if decision is None:
        raise UserError("This decision is not there any more: undo its deletion, or record it again.")
    open_minutes(session, decision.minutes_id)
    return decision


def _known_numbers(session: Session, minutes: Minutes, meeting: Meeting) -> list[str]:
    """The numbers of the meeting's series, or of these minutes alone, oldest first."""
    query = select(Decision.number).join(Minutes, Minutes.id == Decision.minutes_id)
    if meeting.series_id is None:
        query = query.where(Minutes.id == minutes.id)
    else:
        query = query.join(Meeting, Meeting.id == Minutes.meeting_id).where(Meeting.series_id == meeting.series_id)
    return list(session.scalars(query.order_by(Decision.taken_on, Decision.id)))


def _exact_text(text: str) -> str:
    exact = text.strip()
    if not exact:
        raise UserError("A decision needs its exact words: write what was decided.")
    return exact

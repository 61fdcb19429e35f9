"""Decisions and actions as lines of the window, with their ids (DOMAIN R4–R6, R15)."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import ColumnElement, Row, or_, select
from sqlalchemy.orm import Session

from app.domain.decision_rules import FormalFacts, irregularities, tally
from app.domain.governance import RuleProfile
from app.domain.kinds import ActionState
from app.domain.minutes_page import ActionLine, DecisionLine
from app.domain.months import last_day, late_days
from app.domain.quorum import Votes
from app.models import Action, Decision, Item, Meeting, Minutes, Person, Project
from app.queries.actions import OPEN_STATES
from app.queries.heads import OrganisationHead, organisations

Names = Mapping[int, OrganisationHead]


def decision_lines(
    session: Session,
    meeting: Meeting,
    minutes_id: int,
    profile: RuleProfile,
    formal: Mapping[int, FormalFacts],
    names: Names,
) -> dict[int | None, list[DecisionLine]]:
    """The decisions of the minutes by item (id; None: of no item), in the order they were recorded.

    ``formal`` says of each formal session (id) who was there; one statement.
    """
    rows = session.execute(
        select(Decision, Item.session_id, Item.decision_flag, Item.added_at)
        .outerjoin(Item, Item.id == Decision.item_id)
        .where(Decision.minutes_id == minutes_id)
        .order_by(Decision.id)
    )
    found: dict[int | None, list[DecisionLine]] = defaultdict(list)
    for row in rows:
        found[row.Decision.item_id].append(decision_line(row, meeting, profile, formal, names))
    return found


def decision_line(
    row: Row[*tuple[Any, ...]], meeting: Meeting, profile: RuleProfile, formal: Mapping[int, FormalFacts], names: Names
) -> DecisionLine:
    """One decision from a ``row`` of it with its item's ``session_id``, ``decision_flag`` and ``added_at``."""
    decision: Decision = row.Decision
    votes = None
    if decision.votes_for is not None or decision.votes_against is not None:
        votes = Votes(decision.votes_for or 0, decision.votes_against or 0, decision.abstentions or 0)
    return DecisionLine(
        id=decision.id,
        version=decision.version,
        number=decision.number,
        text=decision.text,
        tally=tally(votes, profile),
        carried=decision.carried,
        vetoed_by=names[decision.vetoed_by_id].short if decision.vetoed_by_id is not None else "",
        veto_reason=decision.veto_reason,
        taken_on=decision.taken_on,
        binding_on=decision.binding_on,
        irregular=irregularities(
            profile,
            formal.get(row.session_id or 0),
            meeting.kind,
            meeting.first_day,
            bool(row.decision_flag),
            row.added_at,
            votes,
            decision.carried,
        ),
        illustrative=decision.illustrative,
    )


def action_lines(
    session: Session, condition: ColumnElement[bool], project: Project, as_of: dt.date
) -> list[tuple[int | None, int | None, ActionLine]]:
    """The actions for which ``condition`` holds, oldest first: (minutes id, item id, line); two statements."""
    names = organisations(session, as_of)
    rows = session.execute(
        select(Action, Meeting.short_name, Person.display, Person.native)
        .outerjoin(Minutes, Minutes.id == Action.minutes_id)
        .outerjoin(Meeting, Meeting.id == Minutes.meeting_id)
        .outerjoin(Person, Person.id == Action.person_id)
        .where(condition)
        .order_by(Action.opened_on, Action.id)
    )
    return [(row.Action.minutes_id, row.Action.item_id, _action_line(row, project, names, as_of)) for row in rows]


def arising(meeting: Meeting) -> ColumnElement[bool]:
    """Actions of the meeting's series from before it that were still open when it began (DOMAIN R15)."""
    return (
        (Action.series_id == meeting.series_id)
        & (Action.opened_on < meeting.first_day)
        & or_(Action.closed_on.is_(None), Action.closed_on >= meeting.first_day)
        & (Action.state != ActionState.DROPPED)
    )


def _action_line(row: Row[*tuple[Any, ...]], project: Project, names: Names, as_of: dt.date) -> ActionLine:
    action: Action = row.Action
    due = action.due_on or (last_day(project.start, action.due_month) if action.due_month is not None else None)
    return ActionLine(
        id=action.id,
        number=action.number,
        text=action.text,
        person_id=action.person_id,
        person=row.display or row.native or "",
        organisation_id=action.organisation_id,
        organisation=names[action.organisation_id].short if action.organisation_id is not None else "",
        due=due,
        due_month=action.due_month,
        state=action.state,
        late_days=late_days(due, None, as_of) if due is not None and action.state in OPEN_STATES else 0,
        meeting=row.short_name or "",
        illustrative=action.illustrative,
    )


def by_item(
    lines: Iterable[tuple[int | None, int | None, ActionLine]], minutes_id: int
) -> dict[int | None, list[ActionLine]]:
    """The actions of the minutes by item (id; None: of no item)."""
    found: dict[int | None, list[ActionLine]] = defaultdict(list)
    for owner, item_id, line in lines:
        if owner == minutes_id:
            found[item_id].append(line)
    return found

"""The table of all decisions: which ones, in which order, and their rows (DOMAIN R4–R6)."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Select, case, extract, func, or_, select
from sqlalchemy.orm import Session, aliased

from app.domain.actions_table import Counted
from app.domain.chain import ChainKind
from app.domain.decision_rules import tally
from app.domain.decisions_table import DecisionChip, DecisionRow
from app.domain.quorum import Votes
from app.domain.registers import DecisionState
from app.domain.wanted import Wanted
from app.models import Action, Body, Decision, Item, Meeting, MeetingSession, Minutes
from app.queries.chain import served_by
from app.queries.heads import rule_profile
from app.queries.organisation_names import short_names

BODY, YEAR = "body", "year"  # the menus
NOBODY = "0"  # in a menu: outside a formal session

_OfItem, _OfMinutes = aliased(MeetingSession), aliased(MeetingSession)


def ids(session: Session, wanted: Wanted, as_of: dt.date) -> Sequence[int]:
    """The ids of the decisions that are wanted; in the table's own order the newest meeting's come first."""
    query = _joined(select(Decision.id)).where(*_chosen(wanted.choice), *_in_menus(wanted), *_with_words(wanted.words))
    return list(session.scalars(_ordered(query, wanted)))


def rows(session: Session, ids: Sequence[int], as_of: dt.date) -> Sequence[DecisionRow]:
    """The rows with these ids, in any order; a fixed number of statements."""
    found = session.execute(
        _joined(
            select(Decision, Meeting.id.label("meeting_id"), Meeting.short_name, Body.short_name.label("body"))
        ).where(Decision.id.in_(ids))
    ).all()
    if not found:
        return []
    profile = rule_profile(session)
    names = short_names(session, {row.Decision.vetoed_by_id for row in found}, as_of)
    serves = served_by(session, ChainKind.DECISION, ids)
    follow = select(Action.decision_id, func.count()).where(Action.decision_id.in_(ids)).group_by(Action.decision_id)
    actions = dict(session.execute(follow).all())
    shown = []
    for row in found:
        decision: Decision = row.Decision
        vetoed_by = names.get(decision.vetoed_by_id, "")
        shown.append(
            DecisionRow(
                id=decision.id,
                number=decision.number,
                text=decision.text,
                meeting_id=row.meeting_id,
                meeting=row.short_name,
                body=row.body or "",
                taken_on=decision.taken_on,
                binding_on=decision.binding_on,
                state=_state(decision),
                tally=tally(_votes(decision), profile),
                carried=decision.carried,
                vetoed_by=vetoed_by,
                actions=actions.get(decision.id, 0),
                serves=serves.get(decision.id, ()),
                illustrative=decision.illustrative,
            )
        )
    return shown


def counts(session: Session, as_of: dt.date) -> Mapping[str, int]:
    """How many decisions each chip shows; one statement."""
    whole = [
        select(func.count()).select_from(Decision).where(*_chosen(chip)).scalar_subquery() for chip in DecisionChip
    ]
    return dict(zip(DecisionChip, session.execute(select(*whole)).one(), strict=True))


def bodies_of_decisions(session: Session) -> tuple[Counted, ...]:
    """The bodies that decided, by name, with how many decisions; those outside a formal session last."""
    query = _joined(select(Body.id, Body.name, func.count())).group_by(Body.id, Body.name)
    found = session.execute(query).all()
    named = [Counted(str(row_id), name, count) for row_id, name, count in found if row_id is not None]
    others = [Counted(NOBODY, "", count) for row_id, _name, count in found if row_id is None]
    return (*sorted(named, key=lambda one: (one.name.casefold(), one.value)), *others)


def years_of_decisions(session: Session) -> tuple[Counted, ...]:
    """The years in which decisions were taken, the newest first, with how many."""
    year = extract("year", Decision.taken_on)
    found = session.execute(select(year, func.count()).group_by(year)).all()
    return tuple(Counted(str(int(one)), str(int(one)), count) for one, count in sorted(found, reverse=True))


def _joined(query: Any) -> Any:
    """With the meeting, and the body that took the decision: that of its item's session, or of the minutes' one."""
    return (
        query.select_from(Decision)
        .join(Minutes, Minutes.id == Decision.minutes_id)
        .join(Meeting, Meeting.id == Minutes.meeting_id)
        .outerjoin(Item, Item.id == Decision.item_id)
        .outerjoin(_OfItem, _OfItem.id == Item.session_id)
        .outerjoin(_OfMinutes, _OfMinutes.id == Minutes.session_id)
        .outerjoin(Body, Body.id == func.coalesce(_OfItem.body_id, _OfMinutes.body_id))
    )


def _chosen(choice: str) -> list[ColumnElement[bool]]:
    carried: ColumnElement[bool] = Decision.carried.expression
    taken = [carried, Decision.vetoed_by_id.is_(None)]
    match choice:
        case DecisionChip.BINDING:
            return [*taken, Decision.binding_on.is_not(None)]
        case DecisionChip.TAKEN:
            return [*taken, Decision.binding_on.is_(None)]
        case DecisionChip.VETOED:
            return [carried, Decision.vetoed_by_id.is_not(None)]
        case DecisionChip.NOT_CARRIED:
            return [~carried]
    return []


def _in_menus(wanted: Wanted) -> list[ColumnElement[bool]]:
    chosen: list[ColumnElement[bool]] = []
    if body := wanted.facet(BODY):
        chosen.append(Body.id.is_(None) if body == NOBODY else Body.id == int(body))
    if year := wanted.facet(YEAR):
        chosen += [Decision.taken_on >= dt.date(int(year), 1, 1), Decision.taken_on <= dt.date(int(year), 12, 31)]
    return chosen


def _with_words(words: Sequence[str]) -> list[ColumnElement[bool]]:
    """Every word in the number, the text, or the name of the meeting."""
    return [
        or_(Decision.folded.contains(word, autoescape=True), Meeting.folded.contains(word, autoescape=True))
        for word in words
    ]


def _ordered(query: Select[Any], wanted: Wanted) -> Select[Any]:
    """In the order that is wanted; what has nothing in the column that sorts stands last, either way."""
    keys: list[Any]
    match wanted.sort:
        case "number":
            keys = [Decision.taken_on, Decision.id]
        case "text":
            keys = [func.substr(Decision.folded, func.length(Decision.number) + 2)]  # folded: number and text
        case "meeting":
            keys = [Meeting.first_day, Meeting.id, Decision.id]
        case "body":
            query, keys = query.order_by(case((Body.id.is_(None), 1), else_=0)), [func.lower(Body.name), Body.id]
        case "taken":
            keys = [Decision.taken_on]
        case "state":
            vetoed, open_ = Decision.vetoed_by_id.is_not(None), Decision.binding_on.is_(None)
            keys = [case((~Decision.carried, 3), (vetoed, 2), (open_, 0), else_=1)]
        case _:
            return query.order_by(Decision.taken_on.desc(), Meeting.first_day.desc(), Meeting.id, Decision.id)
    return query.order_by(*(key.desc() if wanted.downwards else key for key in keys), Decision.id)


def _votes(decision: Decision) -> Votes | None:
    if decision.votes_for is None and decision.votes_against is None:
        return None
    return Votes(decision.votes_for or 0, decision.votes_against or 0, decision.abstentions or 0)


def _state(decision: Decision) -> DecisionState:
    if not decision.carried:
        return DecisionState.NOT_CARRIED
    if decision.vetoed_by_id is not None:
        return DecisionState.VETOED
    return DecisionState.BINDING if decision.binding_on is not None else DecisionState.TAKEN

"""The open actions that Home shows: one's own, the overdue ones and those due next (DOMAIN R15)."""

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from sqlalchemy import String, cast, or_, select
from sqlalchemy.orm import Session

from app.domain.home import HomeAction, HomeActions
from app.domain.months import last_day
from app.domain.names import email_key, sort_key
from app.models import Action, Decision, Meeting, Minutes, Person, Project, Setting
from app.queries.actions import OPEN_STATES
from app.queries.heads import organisations, people

ME = "people.me"  # the team's setting: the id of the person for each name at the keyboard
_FIRST = 4  # lines of each list
_NEVER = "9999-12-32"  # after every day


class _Open(NamedTuple):
    """An open action, as far as it must be known to choose it."""

    id: int
    due: str  # ISO; empty: without a day
    person_id: int | None


def home_actions(session: Session, as_of: dt.date, who: str, more: Iterable[str] = ()) -> HomeActions:
    """The open actions at ``as_of``; ``who`` is at the keyboard (Store.who).

    Each list has its four most urgent ones; those named in ``more`` (mine, overdue, soon) are given whole.
    """
    me = person_at_keyboard(session, who)
    today, everything = as_of.isoformat(), _open(session)
    mine = [one for one in everything if one.person_id == me and me]
    overdue = [one for one in everything if one.due and one.due < today]
    soon = [one for one in everything if one.due >= today]
    chosen = [
        found if name in more else found[:_FIRST]
        for name, found in (("mine", mine), ("overdue", overdue), ("soon", soon))
    ]
    shown = _shown(session, [one for found in chosen for one in found], as_of)
    lists = [tuple(shown[one.id] for one in found) for found in chosen]
    return HomeActions(
        me=me,
        mine=lists[0],
        mine_count=len(mine),
        overdue=lists[1],
        overdue_count=len(overdue),
        soon=lists[2],
        soon_count=len(soon),
        open_count=len(everything),
    )


def person_at_keyboard(session: Session, who: str) -> int:
    """The person (id) who ``who`` is; 0 where nobody or more than one may be meant.

    The team's setting ``people.me`` says it ({name: person's id}); else the person with this e-mail address, or with
    this name, given or family name first; letters' case and accents make no difference.
    """
    linked = session.scalar(select(Setting.value).where(Setting.name == ME))
    if isinstance(linked, Mapping) and isinstance(linked.get(who), int):
        known = session.scalar(select(Person.id).where(Person.id == linked[who]))
        if known is not None:
            return known
    parts = who.split()
    splits = [(" ".join(parts[:cut]), " ".join(parts[cut:])) for cut in range(len(parts))]
    keys = {key for first, last in splits for key in (sort_key(first, last), sort_key(last, first)) if key}
    rows = session.execute(
        select(Person.id, Person.display, Person.given, Person.family).where(
            or_(Person.sort_key.in_(keys), Person.email.in_({who, email_key(who)}))
        )
    ).all()
    return rows[0].id if len(rows) == 1 else 0


def _open(session: Session) -> list[_Open]:
    """Every open action by the day it is due, those without one last."""
    start = session.scalar(select(Project.start))
    rows = session.execute(
        select(Action.id, cast(Action.due_on, String), Action.due_month, Action.person_id).where(
            Action.state.in_(OPEN_STATES)
        )
    ).all()
    ends: dict[int, str] = {}
    if start is not None:
        months = {month for _id, _due, month, _person in rows if month is not None}
        ends = {month: last_day(start, month).isoformat() for month in months}
    found = [(due or ends.get(month or 0, _NEVER), row_id, person) for row_id, due, month, person in rows]
    return [_Open(row_id, "" if due == _NEVER else due, person) for due, row_id, person in sorted(found)]


def _shown(session: Session, chosen: Iterable[_Open], as_of: dt.date) -> dict[int, HomeAction]:
    dues = {one.id: dt.date.fromisoformat(one.due) if one.due else None for one in chosen}
    rows = session.execute(
        select(Action, Minutes.meeting_id, Meeting.short_name, Decision.number)
        .outerjoin(Minutes, Minutes.id == Action.minutes_id)
        .outerjoin(Meeting, Meeting.id == Minutes.meeting_id)
        .outerjoin(Decision, Decision.id == Action.decision_id)
        .where(Action.id.in_(dues))
    ).all()
    owners = people(session, {action.person_id for action, *_rest in rows if action.person_id is not None}, as_of)
    names = organisations(session, as_of)
    return {
        action.id: HomeAction(
            id=action.id,
            number=action.number,
            text=action.text,
            person=owners[action.person_id] if action.person_id is not None else None,
            organisation=names[action.organisation_id].short if action.organisation_id is not None else "",
            meeting_id=meeting_id or 0,
            meeting=meeting or "",
            decision=decision or "",
            due=dues[action.id],
            late_days=max(0, (as_of - due).days) if (due := dues[action.id]) is not None else 0,
            illustrative=action.illustrative,
        )
        for action, meeting_id, meeting, decision in rows
    }

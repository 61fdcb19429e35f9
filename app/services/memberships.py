"""Who belongs to a body, from when until when, with a vote or without (DOMAIN R3, R5)."""

import datetime as dt
from typing import Any

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from app.domain.errors import UserError
from app.domain.text import clean_text
from app.models import Body, DecisionVote, Membership, Organisation, OrganisationName, Person, RollCall
from app.services.people import the_person
from app.services.removal import remove


def add_member(
    session: Session,
    body_id: int,
    since: dt.date,
    organisation_id: int | None = None,
    person_id: int | None = None,
    until: dt.date | None = None,
    function: str = "",
) -> int:
    """A party or a person joins a body; with a vote where the body has votes. Returns the membership's id.

    Raises UserError for a body, organisation or person that is gone, a last day before the first, and a member that
    belongs to the body already in those days.
    """
    body = the_body(session, body_id)
    if (organisation_id is None) == (person_id is None):
        raise ValueError("a member is either an organisation or a person")
    if organisation_id is not None and session.get(Organisation, organisation_id) is None:
        raise UserError("This organisation is not there any more: choose another one.")
    if person_id is not None:
        the_person(session, person_id)
    made = Membership(
        body_id=body_id,
        organisation_id=organisation_id,
        person_id=person_id,
        function=_line(function),
        valid_from=since,
        valid_until=until,
        voting=body.votes,
    )
    _check_period(session, made)
    session.add(made)
    session.flush()
    return made.id


def edit_membership(session: Session, membership_id: int, **fields: Any) -> None:
    """Change fields of a membership: function, representative_id, valid_from, valid_until, voting, defaulting.

    Raises UserError for a last day before the first, days that overlap another membership of the same member, a vote
    in a body that has none, and a membership or person that is gone; ValueError for another field.
    """
    found = the_membership(session, membership_id)
    if unknown := fields.keys() - _FIELDS:
        raise ValueError(f"a membership has no field to change {sorted(unknown)}")
    if fields.get("voting") and not the_body(session, found.body_id).votes:
        raise UserError("This body advises and has no votes: let the body vote first, then its members.")
    if fields.get("representative_id") is not None:
        the_person(session, fields["representative_id"])
    if "function" in fields:
        fields["function"] = _line(fields["function"])
    first, last = fields.get("valid_from", found.valid_from), fields.get("valid_until", found.valid_until)
    if first is None:
        raise UserError("A membership needs its first day: write one, such as 1 Nov 2017.")
    with session.no_autoflush:
        _check_days(first, last)
        _check_alone(session, found, first, last)
    for name, value in fields.items():
        setattr(found, name, value)
    session.flush()


def end_membership(session: Session, membership_id: int, last_day: dt.date) -> None:
    """Let a membership end with ``last_day``; what it did until then stays. UserError before its first day."""
    edit_membership(session, membership_id, valid_until=last_day)


def remove_membership(session: Session, membership_id: int) -> None:
    """Take out a membership that never was.

    Raises UserError where it was called in a roll call or its vote was recorded: that one is ended, not removed.
    """
    the_membership(session, membership_id)
    used = sum(
        session.scalar(select(func.count()).where(kind.membership_id == membership_id)) or 0
        for kind in (RollCall, DecisionVote)
    )
    if used:
        raise UserError(
            "This member is in {number} roll calls and votes: give the membership a last day instead of removing it.",
            number=used,
        )
    remove(session, "membership", membership_id)


def the_body(session: Session, body_id: int) -> Body:
    """The body with this id; raises UserError for one that is not there (any more)."""
    body = session.get(Body, body_id)
    if body is None:
        raise UserError("This body is not there any more: undo its deletion, or choose another one.")
    return body


def the_membership(session: Session, membership_id: int) -> Membership:
    """The membership with this id; raises UserError for one that is not there (any more)."""
    found = session.get(Membership, membership_id)
    if found is None:
        raise UserError("This membership is not there any more: undo its removal, or enter it again.")
    return found


def _check_period(session: Session, member: Membership) -> None:
    _check_days(member.valid_from, member.valid_until)
    _check_alone(session, member, member.valid_from, member.valid_until)


def _check_days(first: dt.date, last: dt.date | None) -> None:
    if last is not None and last < first:
        raise UserError(
            "The membership would end on {last}, before it begins on {first}: correct one of the two days.",
            last=last,
            first=first,
        )


def _check_alone(session: Session, member: Membership, first: dt.date, last: dt.date | None) -> None:
    """Nobody belongs to a body twice at once."""
    others = select(Membership).where(
        Membership.body_id == member.body_id,
        Membership.organisation_id.is_not_distinct_from(member.organisation_id),
        Membership.person_id.is_not_distinct_from(member.person_id),
        or_(Membership.valid_until.is_(None), Membership.valid_until >= first),
    )
    if member.id is not None:
        others = others.where(Membership.id != member.id)
    if last is not None:
        others = others.where(Membership.valid_from <= last)
    other = session.scalars(others.order_by(Membership.valid_from, Membership.id)).first()
    if other is None:
        return
    name = _name(session, other)
    if other.valid_until is None:
        raise UserError(
            "{name} is a member since {first}: end that membership first, or choose days before it.",
            name=name,
            first=other.valid_from,
        )
    raise UserError(
        "{name} is a member from {first} to {last} already: choose other days.",
        name=name,
        first=other.valid_from,
        last=other.valid_until,
    )


def _name(session: Session, member: Membership) -> str:
    if member.person_id is not None:
        person = session.get_one(Person, member.person_id)
        return person.display or person.native
    names = select(OrganisationName.short).where(OrganisationName.organisation_id == member.organisation_id)
    return session.scalars(names.order_by(OrganisationName.id.desc())).first() or ""


def _line(text: str) -> str:
    return clean_text(text, one_line=True).strip()


_FIELDS = {"function", "representative_id", "valid_from", "valid_until", "voting", "defaulting"}

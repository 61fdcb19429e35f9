"""Expressions of interest in the IRC: enter, ask, decline, and admit: all that follows from it in one step."""

import datetime as dt
from collections.abc import Callable, Collection, Sequence
from typing import Any

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from app.domain.errors import UserError
from app.domain.interest import Admission, NewInterest
from app.domain.kinds import InterestState, IrcKind
from app.domain.names import normal_email
from app.domain.new_people import NewPerson, as_typed
from app.domain.text import clean_text
from app.models import Affiliation, Area, ExpressionOfInterest, Membership, Organisation, TaskForce
from app.services.affiliations import add_affiliation
from app.services.irc_roles import add_irc_role
from app.services.memberships import add_member, edit_membership
from app.services.organisations import country_code, find_or_make_organisation
from app.services.people import create_person, the_person
from app.services.removal import remove


def enter_interests(session: Session, new: Sequence[NewInterest], received_on: dt.date) -> tuple[int, ...]:
    """Enter these, received on that day by somebody who would take part as researcher; returns the new ids.

    Raises UserError for one without a name, an impossible e-mail address, and a country that is no code.
    """
    made = [
        ExpressionOfInterest(
            name=_name(session, one.name),
            organisation_text=_line(session, one.organisation),
            email=_email(session, one.email),
            country=country_code(one.country),
            kind=IrcKind.RESEARCHER,
            message="",
            received_on=received_on,
            state=InterestState.RECEIVED,
        )
        for one in new
    ]
    session.add_all(made)
    session.flush()
    return tuple(row.id for row in made)


def edit_interest(session: Session, interest_id: int, **fields: Any) -> None:
    """Change fields: name, organisation_text, email, country, kind, message, received_on, area_id.

    Raises UserError for an empty name, an impossible e-mail address, a country that is no code, an area that is not
    there, and an expression of interest that is gone; ValueError for another field.
    """
    row = the_interest(session, interest_id)
    for field, value in fields.items():
        if field not in _FIELDS:
            raise ValueError(f"an expression of interest has no field {field} to change")
        setattr(row, field, _FIELDS[field](session, value))
    session.flush()


def set_interest_state(session: Session, interest_ids: Collection[int], state: InterestState) -> None:
    """Say that these are received, asked or declined.

    Raises UserError for one that is admitted: what came of it stands; for ADMITTED, which ``admit`` alone does, and
    for one that is not there any more.
    """
    if state is InterestState.ADMITTED:
        raise UserError("Admitting needs a person and a day: admit one after the other.")
    for one in interest_ids:
        row = the_interest(session, one)
        if row.state is InterestState.ADMITTED:
            raise UserError("{name} is admitted already: undo that, or end the membership instead.", name=row.name)
        row.state = state
    session.flush()


def admit(session: Session, interest_id: int, admission: Admission) -> None:
    """Admit who asked: a person, an organisation, an affiliation, a role in the IRC, and a seat in the task force.

    What is known already is linked and not made twice: somebody who belongs to the organisation on that day, has the
    role, or sits in the task force keeps it as it is. The role and the seat are the organisation's, where there is
    one. Raises UserError for one that was admitted before, for people or organisations that are not there, and where a
    seat is wanted without an area that has a task force.
    """
    row = the_interest(session, interest_id)
    if row.state is InterestState.ADMITTED:
        raise UserError("{name} is admitted already: undo that, or end the membership instead.", name=row.name)
    person_id = _person(session, row, admission)
    organisation_id = _organisation(session, admission)
    if organisation_id is not None and not _belongs(session, person_id, organisation_id, admission.since):
        known = session.scalars(select(Affiliation.id).where(Affiliation.person_id == person_id)).first()
        add_affiliation(session, person_id, organisation_id, first_day=admission.since if known is not None else None)
    alone = person_id if organisation_id is None else None
    add_irc_role(session, row.kind, admission.since, person_id=alone, organisation_id=organisation_id)
    if admission.join:
        _seat(session, row.area_id, person_id, organisation_id, admission.since)
    row.state, row.person_id, row.organisation_id = InterestState.ADMITTED, person_id, organisation_id
    session.flush()


def remove_interests(session: Session, interest_ids: Collection[int]) -> None:
    """Delete these; the people and organisations that came of them stay. UserError when one is not there any more."""
    for one in interest_ids:
        the_interest(session, one)
        remove(session, ExpressionOfInterest.__tablename__, one)


def the_interest(session: Session, interest_id: int) -> ExpressionOfInterest:
    """The expression of interest with this id; raises UserError for one that is not there (any more)."""
    row = session.get(ExpressionOfInterest, interest_id)
    if row is None:
        raise UserError("This expression of interest is not there any more: choose another one.")
    return row


def _person(session: Session, row: ExpressionOfInterest, admission: Admission) -> int:
    if admission.person_id is not None:
        return the_person(session, admission.person_id).id
    typed = as_typed(_name(session, admission.name or row.name), admission.email)
    return create_person(session, NewPerson(typed.display, typed.given, typed.family, email=typed.email))


def _organisation(session: Session, admission: Admission) -> int | None:
    if admission.organisation_id is not None:
        if session.get(Organisation, admission.organisation_id) is None:
            raise UserError("This organisation is not there any more: choose another one.")
        return admission.organisation_id
    name = _line(session, admission.organisation)
    return find_or_make_organisation(session, name, country=admission.country) if name else None


def _belongs(session: Session, person_id: int, organisation_id: int, day: dt.date) -> bool:
    query = select(Affiliation.id).where(
        Affiliation.person_id == person_id,
        Affiliation.organisation_id == organisation_id,
        or_(Affiliation.valid_from.is_(None), Affiliation.valid_from <= day),
        or_(Affiliation.valid_until.is_(None), Affiliation.valid_until >= day),
    )
    return session.scalars(query).first() is not None


def _seat(session: Session, area_id: int | None, person_id: int, organisation_id: int | None, since: dt.date) -> None:
    """A membership in the task force of the area, unless there is one."""
    body_id = session.scalars(select(TaskForce.body_id).where(TaskForce.area_id == area_id)).first()
    if body_id is None:
        raise UserError("There is no task force to join: choose an area that has one, or admit without it.")
    alone = person_id if organisation_id is None else None
    query = select(Membership.id).where(
        Membership.body_id == body_id,
        Membership.organisation_id.is_not_distinct_from(organisation_id),
        Membership.person_id.is_not_distinct_from(alone),
        or_(Membership.valid_until.is_(None), Membership.valid_until >= since),
    )
    if session.scalars(query).first() is not None:
        return
    made = add_member(session, body_id, since, organisation_id, alone)
    if organisation_id is not None:
        edit_membership(session, made, representative_id=person_id)


def _line(_session: Session, text: str) -> str:
    return clean_text(text, one_line=True).strip()


def _name(session: Session, text: str) -> str:
    name = _line(session, text)
    if not name:
        raise UserError("An expression of interest needs a name: write who asks.")
    return name


def _email(session: Session, text: str) -> str | None:
    line = _line(session, text)
    return normal_email(line) if line else None


def _area(session: Session, area_id: int | None) -> int | None:
    if area_id is not None and session.get(Area, area_id) is None:
        raise UserError("This area is not there any more: choose another one.")
    return area_id


_FIELDS: dict[str, Callable[[Session, Any], object]] = {
    "name": _name,
    "organisation_text": _line,
    "email": _email,
    "country": lambda _session, text: country_code(text or ""),
    "kind": lambda _session, kind: IrcKind(kind),
    "message": lambda _session, text: text,
    "received_on": lambda _session, day: day,
    "area_id": _area,
}

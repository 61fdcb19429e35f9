"""People: enter them and change what is known of them; names stay as the person writes them (DOMAIN, "Person")."""

import datetime as dt
from collections.abc import Callable, Collection
from typing import Any

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from app.domain.errors import UserError
from app.domain.names import display_name, email_key, normal_email
from app.domain.new_people import NewPerson
from app.domain.text import clean_text
from app.domain.venue_time import known_zone
from app.models import Affiliation, Organisation, Person
from app.services.organisations import find_or_make_organisation
from app.services.removal import remove
from app.services.still_needed import refuse_while_needed


def create_person(session: Session, person: NewPerson) -> int:
    """Enter a person, with an affiliation where an organisation is named; returns the new id.

    Without given and family name the whole name is kept as the family name: no rule tells where a name breaks.
    Raises UserError for a person without any name, an impossible e-mail address and an unknown time zone.
    """
    given, family, native = _line(person.given), _line(person.family), _line(person.native)
    display = _line(person.display) or display_name(given, family)
    if not display and not native:
        raise UserError("A person needs a name: write it as the person does.")
    made = Person(
        given=given,
        family=family or ("" if given else display or native),
        display=display,
        native=native,
        title=_line(person.title),
        email=_email(person.email),
        more_emails=[],
        phone=_line(person.phone),
        zone=_zone(person.zone),
        language=_line(person.language) or None,
    )
    session.add(made)
    session.flush()
    organisation = person.organisation_id
    if organisation is None and person.organisation.strip():
        organisation = find_or_make_organisation(session, person.organisation, country=person.country)
    if organisation is not None:
        _join(session, made.id, organisation, _line(person.role))
    return made.id


def edit_person(session: Session, person_id: int, **values: str) -> None:
    """Change fields of a person: display, given, family, native, title, email, more_emails, phone, zone, language.

    ``more_emails`` are addresses with semicolons or commas between them. An empty e-mail address, zone or language
    means that it is not known. Raises UserError for an unknown person, a person left without a name, an impossible
    e-mail address and an unknown time zone; ValueError for another field.
    """
    person = the_person(session, person_id)
    for field, value in values.items():
        if field not in _FIELDS:
            raise ValueError(f"a person has no field {field} to change")
        setattr(person, field, _FIELDS[field](value))
    if not (person.display or person.native):
        raise UserError("A person needs a name: write it as the person does.")
    if not (person.given or person.family):
        person.family = person.display or person.native
    session.flush()


def set_languages(session: Session, person_ids: Collection[int], language: str) -> None:
    """Let the language of these people be ``language`` (BCP 47; empty: not known); UserError when one is gone."""
    for person_id in person_ids:
        edit_person(session, person_id, language=language)


def delete_people(session: Session, person_ids: Collection[int]) -> None:
    """Delete people with their affiliations, consents and needs.

    Raises UserError, naming the person and the reason, while meetings, agendas, minutes or bodies still need one.
    """
    for person_id in person_ids:
        person = the_person(session, person_id)
        refuse_while_needed(session, "person", person_id, person.display or person.native)
        remove(session, "person", person_id)


def affiliation_on(
    session: Session, person_id: int, organisation_id: int, first_day: dt.date, last_day: dt.date
) -> int:
    """The affiliation (id) of the person with the organisation during these days; a new one where there is none.

    The first affiliation of a person is open at both ends. A further one is entered for these days alone: nothing else
    is known of it, and lists of other days stay as they are.
    """
    if session.get(Organisation, organisation_id) is None:
        raise UserError("This organisation is not there any more: choose another one.")
    found = session.scalars(
        select(Affiliation.id)
        .where(
            Affiliation.person_id == person_id,
            Affiliation.organisation_id == organisation_id,
            or_(Affiliation.valid_from.is_(None), Affiliation.valid_from <= last_day),
            or_(Affiliation.valid_until.is_(None), Affiliation.valid_until >= first_day),
        )
        .order_by(Affiliation.id.desc())
    ).first()
    if found is not None:
        return found
    if session.scalars(select(Affiliation.id).where(Affiliation.person_id == person_id)).first() is None:
        return _join(session, person_id, organisation_id)
    return _join(session, person_id, organisation_id, first_day=first_day, last_day=last_day)


def the_person(session: Session, person_id: int) -> Person:
    """The person with this id; raises UserError for one that is not there (any more)."""
    person = session.get(Person, person_id)
    if person is None:
        raise UserError("This person is not there any more: choose another one.")
    return person


def _join(
    session: Session,
    person_id: int,
    organisation_id: int,
    role: str = "",
    first_day: dt.date | None = None,
    last_day: dt.date | None = None,
) -> int:
    made = Affiliation(
        person_id=person_id, organisation_id=organisation_id, role=role, valid_from=first_day, valid_until=last_day
    )
    session.add(made)
    session.flush()
    return made.id


def _line(text: str) -> str:
    return clean_text(text, one_line=True).strip()


def _email(text: str) -> str | None:
    line = _line(text)
    return normal_email(line) if line else None


def _emails(text: str) -> list[str]:
    """The addresses in ``text``, each once, in their order."""
    found = {email_key(part): normal_email(part) for part in text.replace(",", ";").split(";") if part.strip()}
    return list(found.values())


def _zone(text: str) -> str | None:
    name = _line(text)
    return known_zone(name).key if name else None


_FIELDS: dict[str, Callable[[str], Any]] = {
    "display": _line,
    "given": _line,
    "family": _line,
    "native": _line,
    "title": _line,
    "email": _email,
    "more_emails": _emails,
    "phone": _line,
    "zone": _zone,
    "language": lambda text: _line(text) or None,
}

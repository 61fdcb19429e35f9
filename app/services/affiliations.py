"""Where people work and when: affiliations with periods, which may overlap."""

import datetime as dt
from collections.abc import Callable, Collection
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.errors import UserError
from app.domain.periods import check_period, day_before, holds
from app.domain.text import clean_text
from app.models import Affiliation, Organisation
from app.services.organisations import find_or_make_organisation
from app.services.people import the_person
from app.services.removal import remove


def add_affiliation(
    session: Session,
    person_id: int,
    organisation: int | str,
    role: str = "",
    first_day: dt.date | None = None,
    last_day: dt.date | None = None,
) -> int:
    """The person belongs to the organisation (id, or a name to find or make) during these days; the new id.

    Periods may overlap and may be open at both ends. Raises UserError for an end before the beginning, an empty name,
    and a person or an organisation that is not there (any more).
    """
    the_person(session, person_id)
    check_period(first_day, last_day)
    made = Affiliation(
        person_id=person_id,
        organisation_id=_organisation(session, organisation),
        role=_line(role),
        valid_from=first_day,
        valid_until=last_day,
    )
    session.add(made)
    session.flush()
    return made.id


def edit_affiliation(session: Session, affiliation_id: int, **fields: object) -> None:
    """Change fields of an affiliation: organisation (id or name), role, valid_from, valid_until (days or None).

    Raises UserError for an end before the beginning and for one that is not there (any more); TypeError for another
    field.
    """
    row = _the_affiliation(session, affiliation_id)
    if unknown := fields.keys() - _FIELDS.keys():
        raise TypeError(f"an affiliation has no field to edit {sorted(unknown)}")
    checked = {_FIELDS[name][0]: _FIELDS[name][1](session, value) for name, value in fields.items()}
    check_period(checked.get("valid_from", row.valid_from), checked.get("valid_until", row.valid_until))
    for name, value in checked.items():
        setattr(row, name, value)
    session.flush()


def remove_affiliation(session: Session, affiliation_id: int) -> None:
    """The person never belonged there; meetings that were attended for it fall back to the affiliation of their day."""
    _the_affiliation(session, affiliation_id)
    remove(session, "affiliation", affiliation_id)


def move_people(session: Session, person_ids: Collection[int], organisation: int | str, day: dt.date) -> None:
    """From ``day`` on these people belong to the organisation (id, or a name to find or make).

    What held until then ends the day before, or is put right where it began on that very day; the first affiliation of
    a person is open at both ends. Whoever belongs there already stays as they are.
    """
    organisation_id = _organisation(session, organisation)
    for person_id in person_ids:
        the_person(session, person_id)
        known = session.scalars(
            select(Affiliation).where(Affiliation.person_id == person_id).order_by(Affiliation.id)
        ).all()
        now = [row for row in known if holds(row.valid_from, row.valid_until, day)]
        if any(row.organisation_id == organisation_id for row in now):
            continue
        same_day = next((row for row in now if row.valid_from == day), None)
        for row in now:
            if row.valid_from != day:
                row.valid_until = day_before(day)
        if same_day is not None:
            same_day.organisation_id = organisation_id
            continue
        session.add(
            Affiliation(
                person_id=person_id, organisation_id=organisation_id, role="", valid_from=day if known else None
            )
        )
    session.flush()


def _the_affiliation(session: Session, affiliation_id: int) -> Affiliation:
    row = session.get(Affiliation, affiliation_id)
    if row is None:
        raise UserError("This affiliation is not there any more: choose another one.")
    return row


def _organisation(session: Session, organisation: object) -> int:
    if isinstance(organisation, int):
        if session.get(Organisation, organisation) is None:
            raise UserError("This organisation is not there any more: choose another one.")
        return organisation
    return find_or_make_organisation(session, str(organisation))


def _line(text: object) -> str:
    return clean_text(str(text), one_line=True).strip()


_FIELDS: dict[str, tuple[str, Callable[[Session, Any], Any]]] = {
    "organisation": ("organisation_id", _organisation),
    "role": ("role", lambda _session, text: _line(text)),
    "valid_from": ("valid_from", lambda _session, day: day),
    "valid_until": ("valid_until", lambda _session, day: day),
}

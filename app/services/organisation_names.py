"""The names that organisations had and have: each with the days on which it was valid (INRA became INRAE)."""

import datetime as dt

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.errors import UserError
from app.domain.periods import check_period, day_before, holds, overlap
from app.domain.text import clean_text
from app.models import OrganisationName
from app.services.organisations import find_organisation, the_organisation
from app.services.removal import remove


def rename_organisation(session: Session, organisation_id: int, short: str, legal: str, day: dt.date) -> int:
    """From ``day`` on the organisation has another name; the one before it ends the day before. Returns the name's id.

    A name that began on that very day is put right. Raises UserError for an empty short name, one that another
    organisation has, and a day before a name that is to come.
    """
    the_organisation(session, organisation_id)
    names = _names(session, organisation_id)
    later = next((name for name in names if name.valid_from is not None and name.valid_from > day), None)
    if later is not None:
        raise UserError(
            "{short} is its name from {day} on: choose a later day, or change that name.",
            short=later.short,
            day=later.valid_from,
        )
    checked = _checked_short(session, organisation_id, short)
    same_day = next((name for name in names if name.valid_from == day), None)
    if same_day is not None:
        same_day.short, same_day.legal = checked, _line(legal) or checked
        session.flush()
        return same_day.id
    for name in names:
        if holds(name.valid_from, name.valid_until, day):
            name.valid_until = day_before(day)
    made = OrganisationName(
        organisation_id=organisation_id, short=checked, legal=_line(legal) or checked, valid_from=day
    )
    session.add(made)
    session.flush()
    return made.id


def edit_organisation_name(session: Session, name_id: int, **fields: object) -> None:
    """Change fields of a name: short, legal, valid_from, valid_until (days or None).

    Raises UserError for an empty short name, one that another organisation has, an end before the beginning, and days
    on which another name is valid; TypeError for another field.
    """
    name = _the_name(session, name_id)
    if unknown := fields.keys() - {"short", "legal", "valid_from", "valid_until"}:
        raise TypeError(f"a name has no field to edit {sorted(unknown)}")
    if "short" in fields:
        name.short = _checked_short(session, name.organisation_id, str(fields["short"]))
    if "legal" in fields:
        name.legal = _line(str(fields["legal"])) or name.short
    days = {key: fields[key] for key in ("valid_from", "valid_until") if key in fields}
    first, last = days.get("valid_from", name.valid_from), days.get("valid_until", name.valid_until)
    assert first is None or isinstance(first, dt.date)
    assert last is None or isinstance(last, dt.date)
    if days:
        check_period(first, last)
        _refuse_two_at_once(session, name, first, last)
    name.valid_from, name.valid_until = first, last
    session.flush()


def remove_organisation_name(session: Session, name_id: int) -> None:
    """Delete a name; raises UserError for the only one."""
    name = _the_name(session, name_id)
    if len(_names(session, name.organisation_id)) == 1:
        raise UserError("An organisation needs a name: enter another one before {short} is deleted.", short=name.short)
    remove(session, "organisation_name", name_id)


def _refuse_two_at_once(session: Session, name: OrganisationName, first: dt.date | None, last: dt.date | None) -> None:
    for other in _names(session, name.organisation_id):
        if other.id != name.id and overlap(first, last, other.valid_from, other.valid_until):
            raise UserError(
                "{short} is its name on some of those days, too: change the days of one of them.", short=other.short
            )


def _checked_short(session: Session, organisation_id: int, short: str) -> str:
    checked = _line(short)
    if not checked:
        raise UserError("An organisation needs a short name: write one, like INRAE.")
    other = find_organisation(session, checked)
    if other is not None and other != organisation_id:
        raise UserError(
            "Another organisation is called {short} already: merge the two, or write this one another way.",
            short=checked,
        )
    return checked


def _names(session: Session, organisation_id: int) -> list[OrganisationName]:
    return list(
        session.scalars(
            select(OrganisationName)
            .where(OrganisationName.organisation_id == organisation_id)
            .order_by(OrganisationName.id)
        )
    )


def _the_name(session: Session, name_id: int) -> OrganisationName:
    name = session.get(OrganisationName, name_id)
    if name is None:
        raise UserError("This name is not there any more: choose another one.")
    return name


def _line(text: str) -> str:
    return clean_text(text, one_line=True).strip()

"""Organisations: find one by its name, enter it, change and delete it."""

from collections.abc import Callable
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.errors import UserError
from app.domain.kinds import OrganisationKind
from app.domain.text import clean_text, fold
from app.models import Area, Organisation, OrganisationName
from app.services.removal import remove
from app.services.still_needed import refuse_while_needed

_LETTERS_OF_A_CODE = 2


def find_organisation(session: Session, name: str) -> int | None:
    """The organisation (id) that has or had this short or legal name, whatever its case and accents; None: nobody.

    A short name goes before a legal one, and the organisation entered first before later ones.
    """
    wanted = _key(name)
    if not wanted:
        return None
    rows = session.execute(
        select(OrganisationName.organisation_id, OrganisationName.short, OrganisationName.legal)
        .where(OrganisationName.folded.contains(wanted, autoescape=True))
        .order_by(OrganisationName.organisation_id, OrganisationName.id)
    ).all()
    for row in rows:
        if _key(row.short) == wanted:
            return int(row.organisation_id)
    return next((int(row.organisation_id) for row in rows if _key(row.legal) == wanted), None)


def find_or_make_organisation(
    session: Session,
    short: str,
    legal: str = "",
    country: str = "",
    kind: OrganisationKind = OrganisationKind.OTHER,
) -> int:
    """The organisation (id) called ``short``; a new one where there is none.

    Raises UserError for an empty name, and for a country that is no code of two letters.
    """
    name = clean_text(short, one_line=True).strip()
    if not name:
        raise UserError("An organisation needs a short name: write one, like INRAE.")
    found = find_organisation(session, name)
    if found is not None:
        return found
    organisation = Organisation(kind=kind, country=country_code(country))
    session.add(organisation)
    session.flush()
    legal_name = clean_text(legal, one_line=True).strip() or name
    session.add(OrganisationName(organisation_id=organisation.id, short=name, legal=legal_name))
    session.flush()
    return organisation.id


def create_organisation(
    session: Session,
    short: str,
    legal: str = "",
    country: str = "",
    kind: OrganisationKind = OrganisationKind.OTHER,
) -> int:
    """A new organisation (id); raises UserError as ``find_or_make_organisation``, and for a name that is taken."""
    if find_organisation(session, short) is not None:
        raise UserError(
            "An organisation called {short} is there already: choose it in the list, or write another name.",
            short=short.strip(),
        )
    return find_or_make_organisation(session, short, legal, country, kind)


def edit_organisation(session: Session, organisation_id: int, **fields: object) -> None:
    """Change fields of an organisation: kind, country, participant_no, is_party, is_coordinator, area_id.

    There is one coordinator: who was it before is it no longer, and it is a party. Raises UserError for an impossible
    country or number, and a number that another one has; TypeError for another field.
    """
    organisation = the_organisation(session, organisation_id)
    if unknown := fields.keys() - _FIELDS.keys():
        raise TypeError(f"an organisation has no field to edit {sorted(unknown)}")
    for name, value in fields.items():
        setattr(organisation, name, _FIELDS[name](session, organisation, value))
    if fields.get("is_coordinator"):
        organisation.is_party = True
        for other in session.scalars(select(Organisation).where(Organisation.is_coordinator)):
            if other is not organisation:
                other.is_coordinator = False
    session.flush()


def delete_organisation(session: Session, organisation_id: int) -> None:
    """Delete an organisation with its names and roles; raises UserError, with the reason, while something needs it."""
    the_organisation(session, organisation_id)
    refuse_while_needed(session, "organisation", organisation_id, _any_name(session, organisation_id))
    remove(session, "organisation", organisation_id)


def the_organisation(session: Session, organisation_id: int) -> Organisation:
    """The organisation with this id; raises UserError for one that is not there (any more)."""
    organisation = session.get(Organisation, organisation_id)
    if organisation is None:
        raise UserError("This organisation is not there any more: choose another one.")
    return organisation


def country_code(text: str) -> str | None:
    """``text`` as a country is kept: two capital letters (ISO 3166-1 alpha-2), or None where it is empty.

    Raises UserError for anything else.
    """
    code = text.strip().upper()
    if not code:
        return None
    if len(code) != _LETTERS_OF_A_CODE or not (code.isascii() and code.isalpha()):
        raise UserError("{country} is no country code: write two letters, like FR.", country=repr(text))
    return code


def _number(session: Session, organisation: Organisation, value: Any) -> int | None:
    if value is None or value == "":
        return None
    text = str(value).strip()
    if not (text.isascii() and text.isdigit()) or int(text) < 1:
        raise UserError("{typed} is no participant number: write a whole number from 1 on.", typed=repr(text))
    holder = session.scalars(select(Organisation.id).where(Organisation.participant_no == int(text))).first()
    if holder is not None and holder != organisation.id:
        raise UserError(
            "{number} is the number of {name}: choose another one.", number=int(text), name=_any_name(session, holder)
        )
    return int(text)


def _area(session: Session, _organisation: Organisation, value: Any) -> int | None:
    if value is not None and session.get(Area, value) is None:
        raise UserError("This area is not there any more: choose another one.")
    return None if value is None else int(value)


def _any_name(session: Session, organisation_id: int) -> str:
    """The name entered last."""
    name = session.scalars(
        select(OrganisationName.short)
        .where(OrganisationName.organisation_id == organisation_id)
        .order_by(OrganisationName.id.desc())
    ).first()
    return name or str(organisation_id)


def _key(name: str) -> str:
    return " ".join(fold(name).split())


_FIELDS: dict[str, Callable[[Session, Organisation, Any], Any]] = {
    "kind": lambda _session, _organisation, value: OrganisationKind(value),
    "country": lambda _session, _organisation, value: country_code(str(value or "")),
    "participant_no": _number,
    "is_party": lambda _session, _organisation, value: bool(value),
    "is_coordinator": lambda _session, _organisation, value: bool(value),
    "area_id": _area,
}

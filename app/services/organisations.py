"""Organisations: find one by its name, or enter it."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.errors import UserError
from app.domain.kinds import OrganisationKind
from app.domain.text import clean_text, fold
from app.models import Organisation, OrganisationName

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


def _key(name: str) -> str:
    return " ".join(fold(name).split())

"""Allied programmes: enter them, change them, delete them (DOMAIN, "Words": initiative)."""

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.errors import UserError
from app.domain.text import clean_text, fold
from app.domain.web_links import web_address
from app.models import Initiative, Organisation
from app.services.removal import remove


def create_initiative(session: Session, short_name: str, name: str = "") -> int:
    """A new initiative; its id. Raises UserError for a short name that is empty or taken."""
    short = _free_short_name(session, short_name, 0)
    made = Initiative(short_name=short, name=_line(name) or short)
    session.add(made)
    session.flush()
    return made.id


def edit_initiative(session: Session, initiative_id: int, **fields: Any) -> None:
    """Change fields of an initiative: short_name, name, organisation_id, relation, link, source.

    Raises UserError for a short name that is empty or taken, an empty name, an organisation that is gone, a link that
    is no address of the web, and an initiative that is gone; ValueError for another field.
    """
    found = the_initiative(session, initiative_id)
    if unknown := fields.keys() - _FIELDS:
        raise ValueError(f"an initiative has no field to change {sorted(unknown)}")
    checked = {name: _checked(session, initiative_id, name, value) for name, value in fields.items()}
    for name, value in checked.items():
        setattr(found, name, value)
    session.flush()


def delete_initiative(session: Session, initiative_id: int) -> None:
    """Delete an initiative; its organisation stays."""
    the_initiative(session, initiative_id)
    remove(session, "initiative", initiative_id)


def the_initiative(session: Session, initiative_id: int) -> Initiative:
    """The initiative with this id; raises UserError for one that is not there (any more)."""
    found = session.get(Initiative, initiative_id)
    if found is None:
        raise UserError("This initiative is not there any more: undo its deletion, or enter it again.")
    return found


def _checked(session: Session, initiative_id: int, field: str, value: Any) -> Any:
    if field == "organisation_id":
        if value is not None and session.get(Organisation, value) is None:
            raise UserError("This organisation is not there any more: choose another one.")
        return value
    if field == "short_name":
        return _free_short_name(session, value, initiative_id)
    text = value.strip() if field == "relation" else _line(value)
    if field == "name" and not text:
        raise UserError("An initiative needs a name: type what it is called.")
    return web_address(text) if field == "link" else text


def _free_short_name(session: Session, text: str, initiative_id: int) -> str:
    name = _line(text)
    if not name:
        raise UserError("An initiative needs a short name: type one, such as GRA.")
    for other in session.scalars(select(Initiative.short_name).where(Initiative.id != initiative_id)):
        if fold(other) == fold(name):
            raise UserError("There is an initiative {name} already: choose another short name.", name=other)
    return name


def _line(text: str) -> str:
    return clean_text(text, one_line=True).strip()


_FIELDS = {"short_name", "name", "organisation_id", "relation", "link", "source"}

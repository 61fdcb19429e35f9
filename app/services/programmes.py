"""National programmes and the organisations that coordinate them (DOMAIN, "Things")."""

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.errors import UserError
from app.domain.text import clean_text
from app.models import NationalProgramme, Organisation, ProgrammeCoordinator
from app.services.organisations import country_code
from app.services.removal import remove


def create_programme(session: Session, title: str, country: str = "") -> int:
    """A new national programme; its id. Raises UserError for an empty title and for no country code."""
    made = NationalProgramme(title=_needed_title(title), country=country_code(country))
    session.add(made)
    session.flush()
    return made.id


def edit_programme(session: Session, programme_id: int, **fields: Any) -> None:
    """Change fields of a programme: title, country (two letters, or empty), description, source.

    Raises UserError for an empty title, a country that is no code and a programme that is gone; ValueError for another
    field.
    """
    found = the_programme(session, programme_id)
    for name, value in fields.items():
        match name:
            case "title":
                checked: str | None = _needed_title(value)
            case "country":
                checked = country_code(value)
            case "description":
                checked = value.strip()
            case "source":
                checked = clean_text(value, one_line=True).strip()
            case _:
                raise ValueError(f"a programme has no field {name} to change")
        setattr(found, name, checked)
    session.flush()


def delete_programme(session: Session, programme_id: int) -> None:
    """Delete a programme with its figures; its coordinators stay."""
    the_programme(session, programme_id)
    remove(session, "national_programme", programme_id)


def add_coordinator(session: Session, programme_id: int, organisation_id: int) -> int:
    """Let an organisation coordinate the programme too; returns the row's id.

    Raises UserError for one that does so already, and for either being gone.
    """
    the_programme(session, programme_id)
    if session.get(Organisation, organisation_id) is None:
        raise UserError("This organisation is not there any more: choose another one.")
    known = select(ProgrammeCoordinator.id).where(
        ProgrammeCoordinator.programme_id == programme_id, ProgrammeCoordinator.organisation_id == organisation_id
    )
    if session.scalars(known).first() is not None:
        raise UserError("This organisation coordinates the programme already: choose another one.")
    made = ProgrammeCoordinator(programme_id=programme_id, organisation_id=organisation_id)
    session.add(made)
    session.flush()
    return made.id


def remove_coordinator(session: Session, coordinator_id: int) -> None:
    """An organisation no longer coordinates the programme."""
    found = session.get(ProgrammeCoordinator, coordinator_id)
    if found is None:
        raise UserError("This coordinator is not there any more.")
    session.delete(found)
    session.flush()


def the_programme(session: Session, programme_id: int) -> NationalProgramme:
    """The programme with this id; raises UserError for one that is not there (any more)."""
    found = session.get(NationalProgramme, programme_id)
    if found is None:
        raise UserError("This programme is not there any more: undo its deletion, or enter it again.")
    return found


def _needed_title(text: str) -> str:
    title = clean_text(text, one_line=True).strip()
    if not title:
        raise UserError("A programme needs a title: type what it is called.")
    return title

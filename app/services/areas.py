"""The areas of interaction: their numbers and names, and what belongs to them (DOMAIN, "Words")."""

from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.domain.errors import UserError
from app.domain.text import clean_text
from app.models import Area, Milestone, Organisation, TaskForce
from app.services.removal import remove
from app.services.task_forces import delete_task_force


def create_area(session: Session, name: str, number: int | None = None) -> int:
    """A new area, numbered after the last one where no number is given; its id.

    Raises UserError for an empty name, and a number below 1 or taken.
    """
    if number is None:
        number = (session.scalar(select(func.max(Area.number))) or 0) + 1
    made = Area(number=_free_number(session, number, 0), name=_needed_name(name))
    session.add(made)
    session.flush()
    return made.id


def edit_area(session: Session, area_id: int, **fields: Any) -> None:
    """Change number or name of an area.

    Raises UserError for an empty name, a number below 1 or taken, and an area that is gone; ValueError for other
    fields.
    """
    area = the_area(session, area_id)
    if unknown := fields.keys() - {"number", "name"}:
        raise ValueError(f"an area has no field to change {sorted(unknown)}")
    number = _free_number(session, fields["number"], area_id) if "number" in fields else area.number
    name = _needed_name(fields["name"]) if "name" in fields else area.name
    area.number, area.name = number, name
    session.flush()


def delete_area(session: Session, area_id: int) -> None:
    """Delete an area with its task force; agenda items, topics, milestones and organisations stay, without an area.

    Raises UserError where the task force is needed (``delete_task_force``) and for an area that is gone.
    """
    the_area(session, area_id)
    task_force = session.scalars(select(TaskForce.id).where(TaskForce.area_id == area_id)).first()
    if task_force is not None:
        delete_task_force(session, task_force)
    remove(session, "area", area_id)


def put_organisation(session: Session, organisation_id: int, area_id: int | None) -> None:
    """Say to which area an organisation belongs; None: to none. UserError for either being gone."""
    organisation = session.get(Organisation, organisation_id)
    if organisation is None:
        raise UserError("This organisation is not there any more: choose another one.")
    organisation.area_id = None if area_id is None else the_area(session, area_id).id
    session.flush()


def put_milestone(session: Session, milestone_id: int, area_id: int | None) -> None:
    """Say to which area a milestone belongs; None: to none. UserError for either being gone."""
    milestone = session.get(Milestone, milestone_id)
    if milestone is None:
        raise UserError("This milestone is not there any more: choose another one.")
    milestone.area_id = None if area_id is None else the_area(session, area_id).id
    session.flush()


def the_area(session: Session, area_id: int) -> Area:
    """The area with this id; raises UserError for one that is not there (any more)."""
    area = session.get(Area, area_id)
    if area is None:
        raise UserError("This area is not there any more: undo its deletion, or choose another one.")
    return area


def _needed_name(text: str) -> str:
    name = clean_text(text, one_line=True).strip()
    if not name:
        raise UserError("An area needs a name: type what it is about.")
    return name


def _free_number(session: Session, number: int, area_id: int) -> int:
    if number < 1:
        raise UserError("Areas are numbered from 1: {number} is none of them.", number=number)
    other = session.scalars(select(Area.name).where(Area.number == number, Area.id != area_id)).first()
    if other is not None:
        raise UserError("{name} has the number {number} already: choose another one.", name=other, number=number)
    return number

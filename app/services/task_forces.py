"""The task forces of the areas of interaction: make one, say what it is for and who leads it (DOMAIN R16)."""

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.domain.errors import UserError
from app.domain.kinds import BodyKind
from app.models import Area, Body, ChainLink, Organisation, TaskForce
from app.services.bodies import check_not_needed, create_body
from app.services.memberships import the_body
from app.services.removal import remove


def create_task_force(session: Session, area_id: int, name: str, short_name: str = "") -> int:
    """The task force of an area, and the body that it is; its id.

    Raises UserError for an empty name, an area that is gone, and an area that has one already.
    """
    area = session.get(Area, area_id)
    if area is None:
        raise UserError("This area is not there any more: undo its deletion, or choose another one.")
    known = session.scalars(
        select(Body.name).join(TaskForce, TaskForce.body_id == Body.id).where(TaskForce.area_id == area_id)
    ).first()
    if known is not None:
        raise UserError("This area has its task force already: {name}.", name=known)
    short = short_name or f"TF{area.number}"
    taken = session.scalars(select(Body.id).where(Body.short_name == short)).first() is not None
    body_id = create_body(session, name, "" if taken else short, BodyKind.TASK_FORCE)
    made = TaskForce(body_id=body_id, area_id=area_id)
    session.add(made)
    session.flush()
    return made.id


def set_lead(session: Session, task_force_id: int, organisation_id: int | None) -> None:
    """Let an organisation lead the task force, or nobody; UserError for one that is not there (any more)."""
    if organisation_id is not None and session.get(Organisation, organisation_id) is None:
        raise UserError("This organisation is not there any more: choose another one.")
    the_task_force(session, task_force_id).lead_id = organisation_id
    session.flush()


def set_mission(session: Session, task_force_id: int, text: str) -> None:
    """What the task force is for; may be empty."""
    the_task_force(session, task_force_id).mission = text.strip()
    session.flush()


def delete_task_force(session: Session, task_force_id: int) -> None:
    """Delete a task force with its body and memberships; the area stays.

    Raises UserError where decisions or actions serve it, or where it holds formal sessions or meetings.
    """
    found = the_task_force(session, task_force_id)
    body = the_body(session, found.body_id)
    check_not_served(session, found, body.name)
    check_not_needed(session, body)
    remove(session, "body", body.id)


def check_not_served(session: Session, task_force: TaskForce, name: str) -> None:
    """Raises UserError where decisions or actions serve the task force: the chain would break (DOMAIN R16)."""
    served = session.scalar(select(func.count()).where(ChainLink.task_force_id == task_force.id))
    if served:
        raise UserError(
            "{name} cannot be deleted: {number} decisions and actions serve it. Let them serve another one first.",
            name=name,
            number=served,
        )


def the_task_force(session: Session, task_force_id: int) -> TaskForce:
    """The task force with this id; raises UserError for one that is not there (any more)."""
    found = session.get(TaskForce, task_force_id)
    if found is None:
        raise UserError("This task force is not there any more: undo its deletion, or make one for the area.")
    return found

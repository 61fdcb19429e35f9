"""Templates of meetings: save, rename and delete them."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.errors import UserError
from app.domain.meeting_frame import MeetingFrame
from app.domain.meeting_templates import frame_document, free_name, template_frame
from app.domain.text import clean_text
from app.models import MeetingTemplate
from app.services.removal import remove


def save_template(session: Session, name: str, frame: MeetingFrame) -> int:
    """Keep the frame under ``name``, with a number where that is taken; returns its id. UserError for an empty name.

    People stay behind, except parts that a body's function gives.
    """
    wanted = free_name(_needed(name), tuple(session.scalars(select(MeetingTemplate.name))))
    made = MeetingTemplate(name=wanted, document=frame_document(template_frame(frame)))
    session.add(made)
    session.flush()
    return made.id


def rename_template(session: Session, template_id: int, name: str) -> None:
    """Call the template something else; UserError for an empty or taken name, or when it is not there any more."""
    wanted = _needed(name)
    found = _the_template(session, template_id)
    others = session.scalars(select(MeetingTemplate.name).where(MeetingTemplate.id != template_id))
    if wanted in set(others):
        raise UserError("There is a template {name} already: choose another name.", name=wanted)
    found.name = wanted
    session.flush()


def delete_template(session: Session, template_id: int) -> None:
    """Delete the template; the meetings made from it stay. UserError when it is not there any more."""
    _the_template(session, template_id)
    remove(session, "meeting_template", template_id)


def _needed(name: str) -> str:
    wanted = clean_text(name, one_line=True).strip()
    if not wanted:
        raise UserError("A template needs a name: write one.")
    return wanted


def _the_template(session: Session, template_id: int) -> MeetingTemplate:
    found = session.get(MeetingTemplate, template_id)
    if found is None:
        raise UserError("This template is not there any more: choose another one.")
    return found

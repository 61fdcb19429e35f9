"""The evidence of milestones: texts and files that prove them (DOMAIN R10)."""

import uuid

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.domain.errors import UserError
from app.domain.text import clean_text
from app.models import Evidence, Milestone
from app.services.files import attach, discard_files
from app.services.plan_rules import plan_row
from app.services.removal import remove


def add_evidence_text(session: Session, milestone_id: int, text: str) -> int:
    """Write what proves a milestone; returns the new id. UserError for an empty text and a milestone that is gone."""
    plan_row(session, Milestone, milestone_id)
    made = Evidence(milestone_id=milestone_id, text=_words(text))
    session.add(made)
    session.flush()
    return made.id


def add_evidence_file(session: Session, milestone_id: int, name: str, mime: str, data: bytes) -> int:
    """Attach a file that proves a milestone; returns the new id.

    Raises UserError above 100 MB, and for a milestone that is gone.
    """
    plan_row(session, Milestone, milestone_id)
    made = Evidence(uid=uuid.uuid4(), milestone_id=milestone_id, illustrative=False, source="")
    made.file_id = attach(session, name, mime, data, made).id
    session.add(made)
    session.flush()
    return made.id


def edit_evidence(session: Session, evidence_id: int, text: str) -> None:
    """Change the words; UserError for evidence that is gone, and for no words where there is no file either."""
    row = _the_evidence(session, evidence_id)
    row.text = clean_text(text).strip() if row.file_id is not None else _words(text)
    session.flush()


def remove_evidence(session: Session, evidence_id: int) -> None:
    """Take evidence away with its file.

    Raises UserError when it is gone, and for the last evidence of an achieved milestone (DOMAIN R10).
    """
    row = _the_evidence(session, evidence_id)
    milestone, file_id = session.get_one(Milestone, row.milestone_id), row.file_id
    known = session.scalar(select(func.count()).where(Evidence.milestone_id == milestone.id))
    if milestone.achieved_on is not None and known == 1:
        raise UserError(
            "This is the only evidence that {number} was achieved: add other evidence first, "
            "or take the date of achieving back.",
            number=milestone.number,
        )
    remove(session, "evidence", evidence_id)
    if file_id is not None:
        discard_files(session, [file_id])


def _the_evidence(session: Session, evidence_id: int) -> Evidence:
    row = session.get(Evidence, evidence_id)
    if row is None:
        raise UserError("This evidence is not there any more: undo its deletion, or add it again.")
    return row


def _words(text: str) -> str:
    words = clean_text(text).strip()
    if not words:
        raise UserError("Evidence needs words or a file: write what proves the milestone.")
    return words

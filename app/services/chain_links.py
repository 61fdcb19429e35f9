"""What a decision or an action serves: rows of the plan and task forces, linked and unlinked (DOMAIN R16).

Links say nothing of what was decided, so they may also change after the minutes were accepted.
"""

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.chain import ORIGINS, TARGETS, ChainKind
from app.domain.errors import UserError
from app.models import (
    Action,
    ChainLink,
    Decision,
    Deliverable,
    Milestone,
    Task,
    TaskForce,
    WorkPackage,
)

_MODELS: dict[ChainKind, Any] = {
    ChainKind.DECISION: Decision,
    ChainKind.ACTION: Action,
    ChainKind.WORK_PACKAGE: WorkPackage,
    ChainKind.TASK: Task,
    ChainKind.DELIVERABLE: Deliverable,
    ChainKind.MILESTONE: Milestone,
    ChainKind.TASK_FORCE: TaskForce,
}


def link(session: Session, origin: ChainKind, origin_id: int, target: ChainKind, target_id: int) -> int:
    """Say that a decision or action (``origin``) serves a row of the plan or a task force; returns the link's id.

    What is linked already stays as it is. Raises UserError when one of the two is gone; ValueError for kinds that
    cannot be linked.
    """
    if origin not in ORIGINS or target not in TARGETS:
        raise ValueError(f"no link leads from {origin} to {target}")
    if session.get(_MODELS[origin], origin_id) is None:
        raise UserError("What is to be linked is not there any more: undo its deletion, or record it again.")
    if session.get(_MODELS[target], target_id) is None:
        raise UserError("This row of the plan is not there any more: choose another one.")
    ends = {f"{origin}_id": origin_id, f"{target}_id": target_id}
    known = session.scalars(select(ChainLink.id).filter_by(**ends)).first()
    if known is not None:
        return known
    made = ChainLink(**ends)
    session.add(made)
    session.flush()
    return made.id


def unlink(session: Session, link_id: int) -> None:
    """Take a link away; both its ends stay. Raises UserError for one that is gone."""
    found = session.get(ChainLink, link_id)
    if found is None:
        raise UserError("This link is not there any more.")
    session.delete(found)
    session.flush()

"""Milestones: entered, changed, and achieved, which takes evidence and a date (DOMAIN R10)."""

import datetime as dt
from collections.abc import Callable, Collection
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from app.domain.errors import UserError
from app.domain.text import clean_text
from app.models import Area, Evidence, Milestone, MilestoneWorkPackage, WorkPackage
from app.services.files import discard_files
from app.services.plan_rules import (
    check_due,
    next_number,
    next_position,
    plan_row,
    plan_title,
)
from app.services.removal import remove


def create_milestone(
    session: Session, title: str, month: int, day: dt.date | None = None, packages: Collection[int] = ()
) -> int:
    """Enter a milestone of these work packages (ids); returns the new id.

    Raises UserError for an empty title, a due date outside the project, and a package that is gone.
    """
    check_due(session, month, day)
    made = Milestone(
        number=next_number(session, Milestone),
        title=plan_title(title),
        due_month=month,
        due_on=day,
        verification="",
        position=next_position(session, Milestone),
    )
    session.add(made)
    session.flush()
    _set_packages(session, made, packages)
    session.flush()
    return made.id


def edit_milestone(session: Session, milestone_id: int, **values: Any) -> None:
    """Change fields: area_id, verification, packages (ids of work packages); number, title and lead: plan_moves.

    Raises UserError for a row that is gone, and for what is referred to and not there; ValueError for another field.
    """
    row = plan_row(session, Milestone, milestone_id)
    for field, value in values.items():
        if field not in _FIELDS:
            raise ValueError(f"a milestone has no field {field} to change")
        _FIELDS[field](session, row, value)
    session.flush()


def delete_milestone(session: Session, milestone_id: int) -> None:
    """Delete a milestone with its dependencies, its evidence and their files; UserError for one that is gone."""
    plan_row(session, Milestone, milestone_id)
    files = session.scalars(select(Evidence.file_id).where(Evidence.milestone_id == milestone_id)).all()
    remove(session, "milestone", milestone_id)
    discard_files(session, [one for one in files if one is not None])


def achieve_milestone(session: Session, milestone_id: int, on: dt.date, as_of: dt.date) -> None:
    """Record that it was achieved ``on`` a day; UserError without evidence and for a day after ``as_of`` (R10)."""
    row = plan_row(session, Milestone, milestone_id)
    if session.scalars(select(Evidence.id).where(Evidence.milestone_id == milestone_id)).first() is None:
        raise UserError(
            "{number} has no evidence yet: write what proves it, or attach a file, and then enter the day.",
            number=row.number,
        )
    if on > as_of:
        raise UserError(
            "{day} is still to come: {number} can only have happened up to {today}.",
            day=on,
            number=row.number,
            today=as_of,
        )
    row.achieved_on = on
    session.flush()


def undo_achieving(session: Session, milestone_id: int) -> None:
    """Take back that it was achieved; its evidence stays. UserError for a row that is gone."""
    plan_row(session, Milestone, milestone_id).achieved_on = None
    session.flush()


def _set_area(session: Session, row: Milestone, area_id: int | None) -> None:
    if area_id is not None and session.get(Area, area_id) is None:
        raise UserError("This area is not there any more: choose another one.")
    row.area_id = area_id


def _set_verification(_session: Session, row: Milestone, words: str) -> None:
    row.verification = clean_text(words).strip()


def _set_packages(session: Session, row: Milestone, packages: Collection[int]) -> None:
    for one in packages:
        plan_row(session, WorkPackage, one)
    pairs = MilestoneWorkPackage
    known = set(session.scalars(select(pairs.work_package_id).where(pairs.milestone_id == row.id)))
    gone = known - set(packages)
    session.execute(delete(pairs).where(pairs.milestone_id == row.id, pairs.work_package_id.in_(gone)))
    for one in packages:
        if one not in known:
            session.add(pairs(milestone_id=row.id, work_package_id=one))
            known.add(one)


_FIELDS: dict[str, Callable[[Session, Milestone, Any], None]] = {
    "area_id": _set_area,
    "verification": _set_verification,
    "packages": _set_packages,
}

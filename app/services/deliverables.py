"""Deliverables as on the funder's portal: entered, changed, and moved from state to state (DOMAIN R9)."""

import datetime as dt
from collections.abc import Callable
from typing import Any

from sqlalchemy.orm import Session

from app.domain.errors import UserError
from app.domain.kinds import DeliverableState
from app.domain.months import due_date, late_days
from app.domain.text import clean_text
from app.models import Deliverable, Task, WorkPackage
from app.services.files import attach, discard_files
from app.services.plan_rules import (
    check_due,
    check_level,
    check_type,
    next_number,
    next_position,
    plan_project,
    plan_row,
    plan_title,
)
from app.services.removal import remove

_SENT = (DeliverableState.SUBMITTED, DeliverableState.APPROVED)
_TYPE, _LEVEL = "R", "PU"  # of a new one: a public report, which both programmes know


def create_deliverable(session: Session, package_id: int, title: str, month: int, day: dt.date | None = None) -> int:
    """Enter a deliverable of a work package, a public report by the package's lead; returns the new id.

    Raises UserError for a package that is gone, an empty title, and a due date outside the project.
    """
    package = plan_row(session, WorkPackage, package_id)
    check_due(session, month, day)
    made = Deliverable(
        work_package_id=package_id,
        number=next_number(session, Deliverable, package.number),
        title=plan_title(title),
        lead_id=package.lead_id,
        type=_TYPE,
        dissemination=_LEVEL,
        due_month=month,
        due_on=day,
        position=next_position(session, Deliverable),
    )
    session.add(made)
    session.flush()
    return made.id


def edit_deliverable(session: Session, deliverable_id: int, **values: Any) -> None:
    """Change fields: type, dissemination, work_package_id, task_id, justification (number, title, lead: plan_moves).

    A task of another work package moves the deliverable there; another package takes it from its task. Raises UserError
    for a row that is gone and for codes of another programme; ValueError for another field.
    """
    row = plan_row(session, Deliverable, deliverable_id)
    for field, value in values.items():
        if field not in _FIELDS:
            raise ValueError(f"a deliverable has no field {field} to change")
        _FIELDS[field](session, row, value)
    session.flush()


def delete_deliverable(session: Session, deliverable_id: int) -> None:
    """Delete a deliverable with its dependencies and its file; UserError for one that is gone."""
    file_id = plan_row(session, Deliverable, deliverable_id).file_id
    remove(session, "deliverable", deliverable_id)
    if file_id is not None:
        discard_files(session, [file_id])


def upload_file(session: Session, deliverable_id: int, name: str, mime: str, data: bytes) -> None:
    """Make this its one file; what was pending is a draft then (DOMAIN R9). The file before is taken away.

    Raises UserError above 100 MB, for a row that is gone, and for one that is submitted.
    """
    row = plan_row(session, Deliverable, deliverable_id)
    _refuse_sent(row)
    before = row.file_id
    row.file_id = attach(session, name, mime, data, row, f"file {row.version}").id
    row.state = DeliverableState.DRAFT
    session.flush()
    if before is not None:
        discard_files(session, [before])


def remove_file(session: Session, deliverable_id: int) -> None:
    """Take its file away: a draft is pending again. UserError for a row that is gone or submitted."""
    row = plan_row(session, Deliverable, deliverable_id)
    _refuse_sent(row)
    before, row.file_id = row.file_id, None
    row.state = DeliverableState.PENDING
    session.flush()
    if before is not None:
        discard_files(session, [before])


def submit_deliverable(
    session: Session, deliverable_id: int, on: dt.date, as_of: dt.date, justification: str | None = None
) -> None:
    """Hand in a draft ``on`` a day; for one that is submitted already, correct that day (DOMAIN R9).

    Raises UserError for a row that is gone, without a file, late without a justification, on a day after ``as_of``, and
    after its approval.
    """
    row = plan_row(session, Deliverable, deliverable_id)
    if justification is not None:
        row.justification = _words(justification)
    if row.state not in _SENT and (row.file_id is None or row.state is not DeliverableState.DRAFT):
        raise UserError("{number} has no file to hand in: upload its file first.", number=row.number)
    _refuse_future(row.number, on, as_of)
    if row.approved_on is not None and on > row.approved_on:
        raise UserError(
            "{number} was approved on {approved}: choose a day up to then.",
            number=row.number,
            approved=row.approved_on,
        )
    if (days := late_days(_due(session, row), on, as_of)) and not row.justification:
        raise UserError(
            "{number} is {days} days late, and the funder asks why: write the justification first.",
            number=row.number,
            days=days,
        )
    if row.state not in _SENT:
        row.state = DeliverableState.SUBMITTED
    row.delivered_on, row.rejection = on, ""
    session.flush()


def approve_deliverable(session: Session, deliverable_id: int, on: dt.date, as_of: dt.date) -> None:
    """Record that the funder approved it ``on`` a day; UserError unless it was handed in by then (DOMAIN R9)."""
    row = plan_row(session, Deliverable, deliverable_id)
    if row.state not in _SENT or row.delivered_on is None:
        raise UserError("{number} was not submitted: enter the day of delivery first.", number=row.number)
    _refuse_future(row.number, on, as_of)
    if on < row.delivered_on:
        raise UserError(
            "{number} was delivered on {delivered}: it cannot be approved before.",
            number=row.number,
            delivered=row.delivered_on,
        )
    row.state, row.approved_on = DeliverableState.APPROVED, on
    session.flush()


def reject_deliverable(session: Session, deliverable_id: int, reason: str) -> None:
    """Record that it was sent back, and why: it is pending again, with its file (DOMAIN R9).

    Raises UserError without a reason, and for a row that is not submitted.
    """
    row = plan_row(session, Deliverable, deliverable_id)
    words = _words(reason)
    if row.state is not DeliverableState.SUBMITTED:
        raise UserError("{number} is not submitted, so nobody can send it back.", number=row.number)
    if not words:
        raise UserError("Write why {number} was sent back: it is kept with the deliverable.", number=row.number)
    row.state, row.rejection = DeliverableState.PENDING, words
    row.delivered_on = row.approved_on = None
    session.flush()


def _due(session: Session, row: Deliverable) -> dt.date:
    """The day that counts: the revised one where there is one (DOMAIN R8)."""
    start = plan_project(session).start
    if row.revised_month is not None:
        return due_date(start, row.revised_month, row.revised_on)
    return row.revised_on or due_date(start, row.due_month, row.due_on)


def _refuse_sent(row: Deliverable) -> None:
    if row.state in _SENT:
        raise UserError(
            "{number} is submitted, and its file stands: record first that it was sent back, with the reason.",
            number=row.number,
        )


def _refuse_future(number: str, on: dt.date, as_of: dt.date) -> None:
    if on > as_of:
        raise UserError(
            "{day} is still to come: {number} can only have happened up to {today}.", day=on, number=number, today=as_of
        )


def _set_type(session: Session, row: Deliverable, code: str) -> None:
    check_type(session, code)
    row.type = code


def _set_level(session: Session, row: Deliverable, code: str) -> None:
    check_level(session, code)
    row.dissemination = code


def _set_package(session: Session, row: Deliverable, package_id: int) -> None:
    plan_row(session, WorkPackage, package_id)
    if package_id != row.work_package_id:
        row.work_package_id, row.task_id = package_id, None


def _set_task(session: Session, row: Deliverable, task_id: int | None) -> None:
    if task_id is not None:
        row.work_package_id = plan_row(session, Task, task_id).work_package_id
    row.task_id = task_id


def _set_justification(_session: Session, row: Deliverable, words: str) -> None:
    row.justification = _words(words)


def _words(text: str) -> str:
    return clean_text(text).strip()


_FIELDS: dict[str, Callable[[Session, Deliverable, Any], None]] = {
    "type": _set_type,
    "dissemination": _set_level,
    "work_package_id": _set_package,
    "task_id": _set_task,
    "justification": _set_justification,
}

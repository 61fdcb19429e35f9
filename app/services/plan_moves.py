"""Work packages and tasks: enter, move, resize, order and delete them. What is due is moved by ``plan_dues``.

Months are M-months (DOMAIN R8). Every function raises UserError for a row that is not there (any more), and for what
``plan_rules`` refuses: months outside the project, taken numbers, empty titles.
"""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.errors import UserError
from app.domain.plan_report import RowKind
from app.models import Deliverable, Milestone, Task, WorkPackage
from app.services.order import arrange
from app.services.plan_rules import (
    check_lead,
    check_span,
    free_number,
    next_number,
    next_position,
    plan_row,
    plan_title,
)
from app.services.removal import remove

_FULL = 10_000  # basis points


def create_package(
    session: Session, title: str, start_month: int, end_month: int, number: str = "", lead_id: int | None = None
) -> int:
    """Enter a work package after the others, under the next number where none is given; returns the new id."""
    check_span(session, start_month, end_month)
    check_lead(session, lead_id)
    made = WorkPackage(
        number=free_number(session, WorkPackage, number or next_number(session, WorkPackage)),
        title=plan_title(title),
        lead_id=lead_id,
        start_month=start_month,
        end_month=end_month,
        position=next_position(session, WorkPackage),
    )
    session.add(made)
    session.flush()
    return made.id


def create_task(
    session: Session,
    package_id: int,
    title: str,
    start_month: int,
    end_month: int,
    number: str = "",
    lead_id: int | None = None,
) -> int:
    """Enter a task after the others of its work package, with the next number where none is given; returns its id."""
    package = plan_row(session, WorkPackage, package_id)
    check_span(session, start_month, end_month)
    check_lead(session, lead_id)
    made = Task(
        work_package_id=package_id,
        number=free_number(session, Task, number or next_number(session, Task, package.number)),
        title=plan_title(title),
        lead_id=lead_id,
        start_month=start_month,
        end_month=end_month,
        position=next_position(session, Task),
    )
    session.add(made)
    session.flush()
    return made.id


def set_package_span(session: Session, package_id: int, start_month: int, end_month: int) -> None:
    """Let a work package begin and end with these M-months; its tasks stay where they are."""
    _set_span(session, plan_row(session, WorkPackage, package_id), start_month, end_month)


def set_task_span(session: Session, task_id: int, start_month: int, end_month: int) -> None:
    """Let a task begin and end with these M-months."""
    _set_span(session, plan_row(session, Task, task_id), start_month, end_month)


def move_package(session: Session, package_id: int, months: int) -> None:
    """Move a work package and its tasks by so many months; what is due stays, for that is agreed with the funder."""
    package = plan_row(session, WorkPackage, package_id)
    rows: list[WorkPackage | Task] = [package]
    rows += session.scalars(select(Task).where(Task.work_package_id == package_id))
    for row in rows:
        check_span(session, row.start_month + months, row.end_month + months)
    for row in rows:
        row.start_month, row.end_month = row.start_month + months, row.end_month + months
    session.flush()


def set_progress(session: Session, task_id: int, progress: int) -> None:
    """Say how much of a task is done, in basis points; UserError below 0 and above 10,000."""
    task = plan_row(session, Task, task_id)
    if not 0 <= progress <= _FULL:
        raise UserError("Progress is between 0 and 100 %: write another number.")
    task.progress = progress
    session.flush()


def order_package(session: Session, package_id: int, place: int) -> None:
    """Put a work package at ``place`` (from 0) among the others."""
    package = plan_row(session, WorkPackage, package_id)
    rows = session.scalars(select(WorkPackage).order_by(WorkPackage.position, WorkPackage.number)).all()
    arrange(rows, package, place)
    session.flush()


def order_task(session: Session, task_id: int, place: int) -> None:
    """Put a task at ``place`` (from 0) among those of its work package."""
    task = plan_row(session, Task, task_id)
    query = select(Task).where(Task.work_package_id == task.work_package_id).order_by(Task.position, Task.number)
    _arrange_among(session.scalars(query).all(), task, place)
    session.flush()


def rename_row(session: Session, kind: RowKind, row_id: int, title: str) -> None:
    """Give a work package, task, deliverable or milestone another title."""
    plan_row(session, _MAPPED[kind], row_id).title = plan_title(title)
    session.flush()


def set_number(session: Session, kind: RowKind, row_id: int, number: str) -> None:
    """Give a work package, task, deliverable or milestone another number; UserError for a taken one."""
    mapped = _MAPPED[kind]
    plan_row(session, mapped, row_id).number = free_number(session, mapped, number, row_id)
    session.flush()


def set_lead(session: Session, kind: RowKind, row_id: int, organisation_id: int | None) -> None:
    """Say which organisation leads a work package, task, deliverable or milestone; None: none does."""
    check_lead(session, organisation_id)
    plan_row(session, _MAPPED[kind], row_id).lead_id = organisation_id
    session.flush()


def set_objective(session: Session, package_id: int, objective: str) -> None:
    """Write down what a work package is for; may be empty."""
    plan_row(session, WorkPackage, package_id).objective = objective
    session.flush()


def put_task_into(session: Session, task_id: int, package_id: int) -> None:
    """Put a task into another work package, after the tasks there; its number stays."""
    task = plan_row(session, Task, task_id)
    plan_row(session, WorkPackage, package_id)
    if task.work_package_id != package_id:
        task.work_package_id, task.position = package_id, next_position(session, Task)
        session.flush()


def delete_package(session: Session, package_id: int) -> None:
    """Delete a work package with its tasks, its deliverables and their links."""
    plan_row(session, WorkPackage, package_id)
    remove(session, "work_package", package_id)


def delete_task(session: Session, task_id: int) -> None:
    """Delete a task with its links; its deliverables stay with the work package."""
    plan_row(session, Task, task_id)
    remove(session, "task", task_id)


def _set_span(session: Session, row: WorkPackage | Task, start_month: int, end_month: int) -> None:
    check_span(session, start_month, end_month)
    row.start_month, row.end_month = start_month, end_month
    session.flush()


def _arrange_among(rows: Sequence[Task], moved: Task, place: int) -> None:
    """Put ``moved`` at ``place`` among rows that keep, together, the positions they have."""
    others = [row for row in rows if row is not moved]
    place = max(0, min(place, len(others)))
    wanted = [*others[:place], moved, *others[place:]]
    for row, position in zip(wanted, sorted(row.position for row in rows), strict=True):
        if row.position != position:
            row.position = position


_MAPPED: dict[RowKind, type[WorkPackage] | type[Task] | type[Deliverable] | type[Milestone]] = {
    RowKind.PACKAGE: WorkPackage,
    RowKind.TASK: Task,
    RowKind.DELIVERABLE: Deliverable,
    RowKind.MILESTONE: Milestone,
}

"""Which step a person can take back next: the undo stack is read from the history, so it survives a restart."""

import sqlalchemy as sa
from sqlalchemy import ColumnElement, Connection, func, or_, select

from app.db.history.refusals import AlreadyUndone, BeforeMigration, FinalStep, NothingToUndo
from app.db.history.tables import STEP_COLUMNS, StepInfo, StepKind, step_info
from app.models.history import step


def next_undo(connection: Connection, who: str) -> StepInfo | None:
    """The person's newest step that is neither an undo nor undone, unless a final step came after it."""
    return _newest(connection, who, step.c.kind != StepKind.UNDO)


def next_redo(connection: Connection, who: str) -> StepInfo | None:
    """The person's newest undo that is not redone; none once the person has done something new."""
    newest_do = _newest_id(step.c.who == who, step.c.kind == StepKind.DO)
    return _newest(connection, who, step.c.kind == StepKind.UNDO, step.c.id > newest_do)


def step_to_take_back(connection: Connection, step_id: int) -> StepInfo:
    """The step, if it may be taken back; raises UndoRefused."""
    row = connection.execute(select(*STEP_COLUMNS).where(step.c.id == step_id)).one_or_none()
    if row is None:
        raise NothingToUndo
    if connection.execute(select(_newest_id(step.c.final, step.c.who == ""))).scalar_one() >= step_id:
        raise BeforeMigration(step_id)
    found = step_info(row)
    if found.final:
        raise FinalStep(step_id)
    if connection.scalar(select(step.c.id).where(step.c.undoes_step_id == step_id)) is not None:
        raise AlreadyUndone(step_id)
    return found


def _newest(connection: Connection, who: str, *conditions: ColumnElement[bool]) -> StepInfo | None:
    taking_back = step.alias("taking_back")
    taken_back = sa.exists().where(taking_back.c.undoes_step_id == step.c.id)
    end_of_stack = _newest_id(step.c.final, or_(step.c.who == who, step.c.who == ""))
    query = select(*STEP_COLUMNS).where(step.c.who == who, ~taken_back, step.c.id > end_of_stack, *conditions)
    row = connection.execute(query.order_by(step.c.id.desc()).limit(1)).one_or_none()
    return None if row is None else step_info(row)


def _newest_id(*conditions: ColumnElement[bool]) -> sa.ScalarSelect[int]:
    """The number of the newest step for which all conditions hold; 0: none."""
    query = select(func.coalesce(func.max(step.c.id), 0)).where(*conditions)
    return query.correlate(None).scalar_subquery()

"""When deliverables and milestones are due: in the month of the DoA, and in the revised one (DOMAIN R8, R9)."""

import datetime as dt

from sqlalchemy.orm import Session

from app.domain.errors import UserError
from app.domain.kinds import DeliverableState
from app.models import Deliverable, Milestone
from app.services.plan_rules import check_due, plan_row

_SENT = (DeliverableState.SUBMITTED, DeliverableState.APPROVED)


def set_due(session: Session, kind: str, row_id: int, month: int, day: dt.date | None = None) -> None:
    """Correct when a "deliverable" or "milestone" was due at first: an M-month, or an exact day in it.

    A revised date stays as it is. Raises UserError for a row that is gone, a month outside the project, and a day that
    does not lie in the month.
    """
    row = _due_row(session, kind, row_id)
    check_due(session, month, day)
    row.due_month, row.due_on = month, day
    session.flush()


def revise_due(session: Session, kind: str, row_id: int, month: int | None, day: dt.date | None = None) -> None:
    """Give a "deliverable" or "milestone" another due date beside the original one (DOMAIN R8); None takes it back.

    The original date given again is no revision. Raises UserError for a row that is gone, one that is submitted or
    achieved (DOMAIN R9), a month outside the project, and a day that does not lie in the month.
    """
    row = _due_row(session, kind, row_id)
    if isinstance(row, Deliverable) and row.state in _SENT:
        raise UserError(
            "{number} is submitted: its due date can only be revised before. Send it back first, with the reason.",
            number=row.number,
        )
    if isinstance(row, Milestone) and row.achieved_on is not None:
        raise UserError(
            "{number} is achieved: its due date can only be revised before. Take the date of achieving back first.",
            number=row.number,
        )
    if month is not None:
        check_due(session, month, day)
    if (month, day) == (row.due_month, row.due_on):
        month = day = None
    row.revised_month, row.revised_on = month, day
    session.flush()


def _due_row(session: Session, kind: str, row_id: int) -> Deliverable | Milestone:
    if kind == "deliverable":
        return plan_row(session, Deliverable, row_id)
    return plan_row(session, Milestone, row_id)

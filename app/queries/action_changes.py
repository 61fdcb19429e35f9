"""What the history knows of an action: other dates it was due, and when somebody took it up (DOMAIN R15)."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.actions_table import ActionChange, Due
from app.domain.kinds import ActionState
from app.models.history import change, step

_DATES = ("due_on", "due_month")
_TOLD = (ActionState.OPEN, ActionState.IN_PROGRESS)  # when it was closed stands in the action itself


def action_changes(session: Session, action_id: int) -> tuple[ActionChange, ...]:
    """The changes of due date and state that stand: none that was taken back. The oldest first; one statement."""
    taken_back = select(step.c.undoes_step_id).where(step.c.undoes_step_id.is_not(None))
    rows = session.execute(
        select(change.c.before, change.c.after, step.c.at, step.c.who)
        .join(step, step.c.id == change.c.step_id)
        .where(
            change.c.table_name == "action",
            change.c.row_id == action_id,
            change.c.op == "U",
            step.c.kind != "undo",
            step.c.id.not_in(taken_back),
        )
        .order_by(change.c.id)
    )
    found = []
    for before, after, at, who in rows:
        dated = any(name in after for name in _DATES)
        state = ActionState(after["state"]) if "state" in after else None
        if dated or state in _TOLD:
            found.append(
                ActionChange(
                    at=at,
                    who=who,
                    dated=dated,
                    due_before=_due(before),
                    due=_due(after),
                    state=state if state in _TOLD else None,
                )
            )
    return tuple(found)


def _due(values: Mapping[str, Any]) -> Due:
    day = values.get("due_on")
    return Due(dt.date.fromisoformat(day) if day else None, values.get("due_month"))

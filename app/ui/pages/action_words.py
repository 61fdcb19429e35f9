"""What the window says of actions: their states, when they are due, who does them; wherever they are shown."""

import datetime as dt
from collections.abc import Mapping
from enum import Enum

from app.domain.kinds import ActionState
from app.domain.minutes_page import ActionLine
from app.domain.months import month_text
from app.ui.language import day, day_month, plural, tr
from app.words import message

ACTION_STATES: Mapping[Enum, str] = {
    ActionState.OPEN: message("Open"),
    ActionState.IN_PROGRESS: message("In progress"),
    ActionState.DONE: message("Done"),
    ActionState.DROPPED: message("Dropped"),
}
_SHAPES = {
    ActionState.OPEN: "open",
    ActionState.IN_PROGRESS: "progress",
    ActionState.DONE: "done",
    ActionState.DROPPED: "off",
}


def state_shape(state: ActionState) -> str:
    """The shape of a state, as ``paint.status`` draws it."""
    return _SHAPES[state]


def action_shape(line: ActionLine) -> str:
    """The shape of the action's state; a triangle where it is late."""
    return "late" if line.late_days else _SHAPES[line.state]


def late_text(days: int) -> str:
    """As in "8 days late"."""
    return plural("{number} day late", "{number} days late", days)


def due_text(line: ActionLine, as_of: dt.date) -> str:
    """When it is due; the year only where it is another one."""
    if line.due is None:
        return ""
    shown = day_month(line.due) if line.due.year == as_of.year else day(line.due)
    return f"{month_text(line.due_month)}, {shown}" if line.due_month is not None else shown


def due_typed(line: ActionLine) -> str:
    """When it is due, as one would type it."""
    if line.due_month is not None:
        return month_text(line.due_month)
    return day(line.due) if line.due is not None else ""


def owner_and_due(line: ActionLine, as_of: dt.date) -> str:
    """Who does it until when: "Inês Carvalho · 20 Mar"."""
    return " · ".join(part for part in (line.person or line.organisation, due_text(line, as_of)) if part)


def action_tip(line: ActionLine) -> str:
    """All that a short line leaves out."""
    owner = " · ".join(part for part in (line.person, line.organisation) if part)
    late = late_text(line.late_days) if line.late_days else ""
    return "\n".join(part for part in (line.text, owner, tr(ACTION_STATES[line.state]), late) if part)

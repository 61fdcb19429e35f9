"""What the states, kinds and dates of the plan are called in the window, and the shapes that stand for them."""

import datetime as dt
from collections.abc import Mapping
from enum import Enum

from app.domain.kinds import Level, LinkKind, RiskState
from app.domain.months import month_text
from app.domain.plan_due_words import SEPARATOR, Due
from app.domain.plan_panel import RISK
from app.domain.plan_report import RowKind
from app.domain.plan_rows import DueDates
from app.domain.plan_status import DueState, WorkState
from app.ui.language import day, plural, tr
from app.words import message

KINDS: Mapping[str, str] = {
    RowKind.PACKAGE: message("Work package"),
    RowKind.TASK: message("Task"),
    RowKind.DELIVERABLE: message("Deliverable"),
    RowKind.MILESTONE: message("Milestone"),
    RISK: message("Risk"),
}
DUE_STATES: Mapping[Enum, str] = {
    DueState.PENDING: message("Pending"),
    DueState.DRAFT: message("Draft"),
    DueState.SUBMITTED: message("Submitted"),
    DueState.APPROVED: message("Approved"),
    DueState.ACHIEVED: message("Achieved"),
    DueState.UNPROVEN: message("Without evidence"),
    DueState.LATE: message("Late"),
    DueState.UNRECORDED: message("Not recorded"),
}
DUE_SHAPES: Mapping[DueState, str] = {
    DueState.PENDING: "planned",
    DueState.DRAFT: "open",
    DueState.SUBMITTED: "progress",
    DueState.APPROVED: "done",
    DueState.ACHIEVED: "done",
    DueState.UNPROVEN: "open",
    DueState.LATE: "late",
    DueState.UNRECORDED: "off",
}
WORK_STATES: Mapping[Enum, str] = {
    WorkState.PLANNED: message("Not started"),
    WorkState.RUNNING: message("In progress"),
    WorkState.DONE: message("Done"),
    WorkState.LATE: message("Late"),
}
WORK_SHAPES: Mapping[WorkState, str] = {
    WorkState.PLANNED: "planned",
    WorkState.RUNNING: "progress",
    WorkState.DONE: "done",
    WorkState.LATE: "late",
}
LEVELS: Mapping[Enum, str] = {
    Level.LOW: message("Low"),
    Level.MEDIUM: message("Medium"),
    Level.HIGH: message("High"),
}
RISK_STATES: Mapping[Enum, str] = {
    RiskState.OPEN: message("Watched"),
    RiskState.OCCURRED: message("Occurred"),
    RiskState.CLOSED: message("Ended"),
}
RISK_SHAPES: Mapping[RiskState, str] = {RiskState.OPEN: "open", RiskState.OCCURRED: "late", RiskState.CLOSED: "done"}
LINK_KINDS: Mapping[Enum, str] = {
    LinkKind.FINISH_START: message("finish to start"),
    LinkKind.START_START: message("start to start"),
    LinkKind.FINISH_FINISH: message("finish to finish"),
    LinkKind.START_FINISH: message("start to finish"),
}
EMPTY = "—"


def marked(text: str, illustrative: bool) -> str:
    """The text, with a ° after what was invented for the sample."""
    return f"{text}°" if illustrative else text


def invented(illustrative: bool) -> str:
    """What the ° means, as a tool tip; empty without one."""
    return tr("° illustrative: invented") if illustrative else ""


def due_text(due: Due, on: dt.date) -> str:
    """A month and the day in it, as in "M28 · 29 Feb 2020"."""
    return f"{month_text(due[0])} {SEPARATOR} {day(on)}"


def original_text(dates: DueDates) -> str:
    """When it was due at first."""
    return due_text((dates.month, dates.on), dates.original)


def revised_text(dates: DueDates) -> str:
    """When it is due by the revision; empty where there is none."""
    if dates.revised is None:
        return ""
    return due_text((dates.revised_month or dates.month, dates.revised_on), dates.revised)


def late_text(days: int) -> str:
    """As in "20 days late"; empty for what is in time."""
    return plural("{number} day late", "{number} days late", days) if days > 0 else ""


def slip_text(dates: DueDates, is_done: bool) -> str:
    """How what was revised stands against its first date; empty where it was not, or is on that day (DOMAIN R8)."""
    if dates.slip == 0 or dates.revised is None:
        return ""
    days = abs(dates.slip)
    if dates.slip < 0:
        return plural("{number} day before its first date", "{number} days before its first date", days)
    if is_done:
        return plural("Slipped by {number} day", "Slipped by {number} days", days)
    return plural("Slips by {number} day", "Slips by {number} days", days)


def lag_text(days: int) -> str:
    """As in "+30 days"; empty without a lag."""
    if days == 0:
        return ""
    sign = "+" if days > 0 else "−"
    return sign + plural("{number} day", "{number} days", abs(days))

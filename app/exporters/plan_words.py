"""What the documents of the plan say in words, the same in every format."""

import datetime as dt
from collections.abc import Mapping

from babel.dates import format_date

from app.domain.kinds import Level, LinkKind, RiskState
from app.domain.months import month_text
from app.domain.plan import PlanDue, PlanSpan
from app.domain.plan_changes import PlanChange
from app.domain.plan_report import PlanReport, RowKind
from app.domain.plan_status import DONE, DueFacts, DueState, WorkState
from app.exporters.dates import locale_name, short_date
from app.words import Words, message

ROW_KINDS: Mapping[RowKind, str] = {
    RowKind.PACKAGE: message("Work package"),
    RowKind.TASK: message("Task"),
    RowKind.DELIVERABLE: message("Deliverable"),
    RowKind.MILESTONE: message("Milestone"),
    RowKind.REPORT: message("Periodic report"),
}
DUE_STATES: Mapping[DueState, str] = {
    DueState.PENDING: message("Pending"),
    DueState.DRAFT: message("Draft"),
    DueState.SUBMITTED: message("Submitted"),
    DueState.APPROVED: message("Approved"),
    DueState.ACHIEVED: message("Achieved"),
    DueState.UNPROVEN: message("Without evidence"),
    DueState.LATE: message("Late"),
    DueState.UNRECORDED: message("Not recorded"),
}
WORK_STATES: Mapping[WorkState, str] = {
    WorkState.PLANNED: message("Not started"),
    WorkState.RUNNING: message("In progress"),
    WorkState.DONE: message("Done"),
    WorkState.LATE: message("Late"),
}
LEVELS: Mapping[Level, str] = {
    Level.LOW: message("Low"),
    Level.MEDIUM: message("Medium"),
    Level.HIGH: message("High"),
}
RISK_STATES: Mapping[RiskState, str] = {
    RiskState.OPEN: message("Watched"),
    RiskState.OCCURRED: message("Occurred"),
    RiskState.CLOSED: message("Ended"),
}
LINK_KINDS: Mapping[LinkKind, str] = {
    LinkKind.FINISH_START: message("finish to start"),
    LinkKind.START_START: message("start to start"),
    LinkKind.FINISH_FINISH: message("finish to finish"),
    LinkKind.START_FINISH: message("start to finish"),
}


def plan_title(report: PlanReport, words: Words) -> str:
    """As in "CIRCASA: plan"."""
    if not report.project.acronym:
        return words("Plan")
    return words("{project}: plan", project=report.project.acronym)


def days_text(days: int, words: Words) -> str:
    """As in "3 days"."""
    return words.plural("{number} day", "{number} days", days)


def shift_text(days: int, words: Words) -> str:
    """A slip, as in "+92 days", "−3 days", "0 days"."""
    text = days_text(abs(days), words)
    return f"{'+' if days > 0 else '−' if days < 0 else ''}{text}"


def months_span(span: PlanSpan) -> str:
    """As in "M1–M40"."""
    first, last = month_text(span.start_month), month_text(span.end_month)
    return first if first == last else f"{first}–{last}"


def row_title(row: PlanSpan | PlanDue, words: Words) -> str:
    """The title of a row; that of a report, which has none, is what it is."""
    if isinstance(row, PlanDue) and row.kind == RowKind.REPORT:
        return words(ROW_KINDS[RowKind.REPORT])
    return row.title


def due_month(due: PlanDue) -> str:
    """The M-month in which it is due now; of a report, which is due so many days after its period, nothing."""
    if due.kind == RowKind.REPORT:
        return ""
    return month_text(due.due_month if due.revised_month is None else due.revised_month)


def due_state_lines(facts: DueFacts, words: Words) -> list[str]:
    """The state in a word, and what belongs to it: when it was done, how late it was or is."""
    lines = [words(DUE_STATES[facts.state])]
    if facts.done_on is not None:
        lines.append(short_date(facts.done_on, words))
    if facts.late:
        lines.append(words.plural("{number} day late", "{number} days late", facts.late))
    if facts.state in DONE and facts.done_on is None:
        lines.append(words("without a date"))
    return lines


def unrecorded_note(words: Words) -> str:
    """Why a report has no state."""
    return words("The program does not record when a periodic report was delivered.")


def change_text(change: PlanChange, words: Words) -> str:
    """What changed, in a few words; empty where nothing did."""
    if change.then is None:
        return words("Added")
    if change.now is None:
        return words("Removed")
    said = []
    if change.moved:
        shift = change.shift_days or 0
        said.append(words("Moved by {days}", days=shift_text(shift, words)) if shift else words("Start moved"))
    if change.newly_done:
        said.append(words("Done"))
    if change.then.progress != change.now.progress:
        said.append(words("Progress"))
    if change.then.title != change.now.title:
        said.append(words("New title"))
    if change.changed and not said:
        said.append(words("Date of delivery changed"))
    return " · ".join(said)


def percent(basis_points: int, words: Words) -> str:
    """As in "78 %", with a no-break space; rounded down, so that only what is done is 100 %."""
    return words("{number}\u202f%", number=basis_points // 100)


def month_name(day: dt.date, words: Words) -> str:
    """The month of ``day``, as in "Mar"."""
    return format_date(day, "LLL", locale=locale_name(words))

"""What the timeline says of its rows: labels beside shapes, the table's cells, what screen readers hear."""

import datetime as dt
from collections.abc import Mapping

from app.domain.kinds import LinkKind
from app.domain.months import month_of, month_text
from app.domain.plan import PlanDue, PlanSpan
from app.domain.plan_drags import DueOn, Months
from app.domain.plan_layout import TimelineRow, WorkRow, title_of
from app.domain.plan_report import PlanDependency, RowKind
from app.domain.plan_status import DueFacts, DueState, WorkState
from app.ui import language
from app.ui.language import plural, tr
from app.words import message

_KINDS: Mapping[RowKind, str] = {
    RowKind.PACKAGE: message("Work package"),
    RowKind.TASK: message("Task"),
    RowKind.DELIVERABLE: message("Deliverable"),
    RowKind.MILESTONE: message("Milestone"),
    RowKind.REPORT: message("Periodic report"),
}
_SAID: Mapping[DueState, str] = {
    DueState.DRAFT: message("draft"),
    DueState.SUBMITTED: message("submitted"),
    DueState.APPROVED: message("approved"),
    DueState.ACHIEVED: message("achieved"),
    DueState.UNPROVEN: message("without evidence"),
    DueState.UNRECORDED: message("not recorded"),
}
_LINKS: Mapping[LinkKind, str] = {
    LinkKind.FINISH_START: message("finish to start"),
    LinkKind.START_START: message("start to start"),
    LinkKind.FINISH_FINISH: message("finish to finish"),
    LinkKind.START_FINISH: message("start to finish"),
}
_FULL = 10_000


def title_text(row: TimelineRow | None) -> str:
    """The title with the sign of what is invented."""
    if row is None:
        return tr("Whole project")
    head = title_of(row)
    if row.key.kind is RowKind.REPORT:
        return tr("Periodic report {name}", name=head.title)
    invented = row.work.illustrative if isinstance(row, WorkRow) else row.facts.due.illustrative
    return f"{head.title}°" if invented else head.title


def span_months(span: PlanSpan | Months) -> str:
    """As in "M12–M33", "M12" for one month."""
    start, end = (span.start_month, span.end_month) if isinstance(span, PlanSpan) else (span.start, span.end)
    return month_text(start) if start == end else f"{month_text(start)}–{month_text(end)}"


def due_month_text(due: PlanDue, start: dt.date) -> str:
    """The M-month in which something is due."""
    return month_text(month_of(start, due.due)) if due.due >= start else ""


def end_text(row: TimelineRow, months: bool, start: dt.date) -> str:
    """When the row ends or is due: a day, or M-months."""
    if isinstance(row, WorkRow):
        return span_months(row.work.span) if months else language.day(row.work.span.ends_on)
    return due_month_text(row.facts.due, start) if months else language.day(row.facts.due.due)


def is_late(row: TimelineRow) -> bool:
    """Whether the row is late now."""
    if isinstance(row, WorkRow):
        return row.state is WorkState.LATE and row.key.kind is RowKind.TASK
    return row.facts.state is DueState.LATE


def point_label(facts: DueFacts, months: bool, start: dt.date) -> str:
    """As in "31 Jan · 20 days late", "30 Sep · achieved"."""
    when = due_month_text(facts.due, start) if months else language.day_month(facts.due.due)
    return " · ".join(part for part in (when, state_text(facts)) if part)


def state_text(facts: DueFacts) -> str:
    """As in "20 days late", "achieved"; empty for what is to come."""
    if facts.state is DueState.LATE:
        return plural("{number} day late", "{number} days late", facts.late)
    said = _SAID.get(facts.state)
    return tr(said) if said else ""


def percent_text(progress: int) -> str:
    """Basis points as in "60 %"."""
    return tr("{number} %", number=progress * 100 // _FULL)


def row_name(row: TimelineRow | None, chosen: bool = False) -> str:
    """As in "Task T3.1, Strategic Research Agenda, INRAE, 1 Sep 2019 to 15 Jun 2020, 60 % done, selected"."""
    parts = [tr("Whole project")]
    if row is not None:
        head = title_of(row)
        kind = tr(_KINDS[row.key.kind])
        parts = [f"{kind} {head.number}", head.title if row.key.kind is not RowKind.REPORT else "", head.lead]
        if isinstance(row, WorkRow):
            first, last = language.day(row.work.span.starts_on), language.day(row.work.span.ends_on)
            parts.append(tr("{first} to {last}", first=first, last=last))
            parts.append(tr("{number} % done", number=row.progress * 100 // _FULL))
            parts.append(tr("late") if is_late(row) else "")
        else:
            parts.append(tr("due {day}", day=language.day(row.facts.due.due)))
            if row.original is not None:
                parts.append(tr("at first {day}", day=language.day(row.facts.due.original_due)))
            parts.append(state_text(row.facts))
    parts.append(tr("selected") if chosen else "")
    return ", ".join(part for part in parts if part)


def link_name(link: PlanDependency) -> str:
    """As in "T3.1 → MS7, finish to start, +30 days"."""
    lag = ""
    if link.lag_days:
        sign = "+" if link.lag_days > 0 else "−"
        lag = sign + plural("{number} day", "{number} days", abs(link.lag_days))
    parts = (f"{link.source.number} → {link.target.number}", tr(_LINKS[link.kind]), lag)
    return ", ".join(part for part in parts if part)


def shift_text(days: int) -> str:
    """As in "61 days later"; empty for no day."""
    if days > 0:
        return plural("{number} day later", "{number} days later", days)
    return plural("{number} day earlier", "{number} days earlier", -days) if days < 0 else ""


def moved_text(before: str, after: str, days: int) -> str:
    """As in "M30 → M32, 61 days later"."""
    return ", ".join(part for part in (f"{before} → {after}" if before != after else after, shift_text(days)) if part)


def due_on_text(due: DueOn) -> str:
    """As in "M32"; with an exact day "M32, 15 Jun"."""
    month = month_text(due.month)
    return month if due.exact is None else f"{month}, {language.day_month(due.day)}"

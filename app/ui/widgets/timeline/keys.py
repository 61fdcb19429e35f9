"""What keys ask of the chosen row: the same wishes as the mouse makes."""

from app.domain.plan_drags import Months, due_by_months
from app.domain.plan_layout import DueRow, WorkRow
from app.domain.plan_report import PlanReport, RowKind
from app.ui.widgets.timeline.drag import Hold, span_wish
from app.ui.widgets.timeline.geometry import Line
from app.ui.widgets.timeline.wishes import Reorder, ReviseDue, Wish

_ORDERED = (RowKind.PACKAGE, RowKind.TASK)


def by_months(line: Line, months: int, report: PlanReport) -> Wish | None:
    """The row so many months later: work with its length, or the due date; None where it cannot go further."""
    row = line.row
    if isinstance(row, DueRow):
        if line.key.kind is RowKind.REPORT:
            return None
        due = due_by_months(row.facts.due, report.start, months)
        return ReviseDue(line.key, due.month, None) if due.day != row.facts.due.due else None
    if not isinstance(row, WorkRow) or row.work.span.start_month + months < 1:
        return None
    span = row.work.span
    return span_wish(line.key, span, Hold.BODY, Months(span.start_month + months, span.end_month + months))


def longer(line: Line, months: int) -> Wish | None:
    """The work ended so many months later, never before it begins; None for what is due."""
    if not isinstance(line.row, WorkRow):
        return None
    span = line.row.work.span
    return span_wish(line.key, span, Hold.END, Months(span.start_month, max(span.start_month, span.end_month + months)))


def reordered(line: Line, steps: int) -> Wish | None:
    """The work package or task so many places down."""
    ordered = line.key.kind in _ORDERED and line.row is not None
    return Reorder(line.key, steps) if ordered else None

"""The columns that the sheets of the plan share, and what stands in them."""

from collections.abc import Mapping

from app.domain.plan_report import PlanDueRow, PlanReport, PlanWork
from app.domain.plan_status import due_facts, work_state
from app.exporters.plan_words import DUE_STATES, WORK_STATES, row_title
from app.exporters.sheets.tables import Column, Value
from app.exporters.terms import ILLUSTRATIVE_SIGN
from app.words import Words

Cells = tuple[Value, ...]


def heads(words: Words) -> tuple[Column, ...]:
    """Number, title and lead."""
    return (Column(words("No."), 9), Column(words("Title"), 50, wrap=True), Column(words("Lead"), 14))


def work_head(work: PlanWork) -> Cells:
    """Number, title and lead of a work package or task."""
    return (work.span.number, work.span.title, work.span.lead or None)


def due_head(row: PlanDueRow, words: Words) -> Cells:
    """Number, title and lead of what is due."""
    return (row.due.number, row_title(row.due, words), row.due.lead or None)


def work_columns(words: Words) -> tuple[Column, ...]:
    """Months, days, progress and state of work."""
    return (
        Column(words("First month"), 9),
        Column(words("Last month"), 9),
        Column(words("Start"), 12),
        Column(words("End"), 12),
        Column(words("Progress, %"), 11),
        Column(words("Status"), 14),
    )


def work_cells(work: PlanWork, progress: Mapping[str, int], report: PlanReport, words: Words) -> Cells:
    """What stands under ``work_columns``; ``progress`` is that of the work packages by their numbers."""
    span = work.span
    done = span.progress if span.parent else progress.get(span.number, 0)
    state = words(WORK_STATES[work_state(span, done, report.as_of)])
    return (span.start_month, span.end_month, span.starts_on, span.ends_on, done // 100, state)


def due_columns(words: Words) -> tuple[Column, ...]:
    """Days, lateness and slip of what is due (DOMAIN R8)."""
    return (
        Column(words("Due month"), 9),
        Column(words("Originally due"), 12),
        Column(words("Revised month"), 9),
        Column(words("Due"), 12),
        Column(words("Done on"), 12),
        Column(words("Days late"), 9),
        Column(words("Days of slip"), 9),
    )


def due_cells(row: PlanDueRow, report: PlanReport) -> Cells:
    """What stands under ``due_columns``."""
    facts = due_facts(row, report.as_of)
    due = facts.due
    return (
        due.due_month,
        due.original_due,
        due.revised_month,
        due.due,
        facts.done_on,
        facts.late or None,
        facts.slip,
    )


def due_state(row: PlanDueRow, report: PlanReport, words: Words) -> str:
    """The state in a word."""
    return words(DUE_STATES[due_facts(row, report.as_of).state])


def sign_column() -> Column:
    """The column of the sign of illustrative rows."""
    return Column(ILLUSTRATIVE_SIGN, 4)


def sign_cell(illustrative: bool) -> Value:
    """The sign, or nothing."""
    return ILLUSTRATIVE_SIGN if illustrative else None

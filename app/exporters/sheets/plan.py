"""The plan as spreadsheets: a workbook with a sheet for each kind of row, and one table of all rows as CSV."""

import datetime as dt
from collections.abc import Iterator, Mapping

from app.domain.months import month_text
from app.domain.plan_changes import compared
from app.domain.plan_report import (
    PlanDeliverable,
    PlanMilestone,
    PlanPeriod,
    PlanReport,
    PlanWork,
)
from app.domain.plan_status import DueFacts, due_facts, package_of, progress_of_packages, risk_weight, work_state
from app.exporters.plan_words import (
    DUE_STATES,
    LEVELS,
    LINK_KINDS,
    RISK_STATES,
    ROW_KINDS,
    WORK_STATES,
    change_text,
    due_month,
    plan_title,
)
from app.exporters.sheets.csv_file import csv_bytes
from app.exporters.sheets.notes import document_notes
from app.exporters.sheets.tables import Column, Properties, Sheet, Value
from app.exporters.sheets.xlsx import xlsx
from app.exporters.terms import ILLUSTRATIVE_SIGN
from app.words import Words

_PERCENT = 100  # basis points


def plan_xlsx(report: PlanReport, words: Words) -> bytes:
    """The plan as a workbook: work, deliverables, milestones, risks, dependencies, changes since the baseline."""
    sheets = [
        _work(report, words),
        _deliverables(report, words),
        _milestones(report, words),
        _risks(report, words),
        _dependencies(report, words),
    ]
    if report.baseline is not None:
        sheets.append(_changes(report, words))
    properties = Properties(
        title=plan_title(report, words),
        author=report.project.acronym,
        at=dt.datetime.combine(report.as_of, dt.time(), dt.UTC),
        notes=document_notes(report.project, report.illustrative, words),
        logo=report.project.logo,
    )
    return xlsx(sheets, properties, words)


def plan_csv(report: PlanReport, words: Words) -> bytes:
    """Every row of the plan in one table: work, then what is due."""
    columns = (
        Column(words("Kind")),
        Column(words("No.")),
        Column(words("Title")),
        Column(words("Work package")),
        Column(words("Lead")),
        Column(words("Start")),
        Column(words("End or due")),
        Column(words("Month")),
        Column(words("Status")),
        Column(words("Progress (%)")),
        Column(words("Done on")),
        Column(words("Originally due")),
        Column(words("Days late")),
        Column(words("Days of slip")),
        Column(ILLUSTRATIVE_SIGN),
    )
    return csv_bytes(Sheet(words("Plan"), columns, tuple(_all_rows(report, words))))


def _all_rows(report: PlanReport, words: Words) -> Iterator[tuple[Value, ...]]:
    of_packages = progress_of_packages(report)
    for work in report.work:
        span, progress = work.span, _progress(work, of_packages)
        yield (
            words(ROW_KINDS[work.key.kind]), span.number, span.title, span.parent or span.number, span.lead,
            span.starts_on, span.ends_on, month_text(span.end_month), _work_status(work, progress, report, words),
            progress // _PERCENT, None, None, None, None, _sign(work.illustrative),
        )  # fmt: skip
    rows: tuple[PlanDeliverable | PlanMilestone | PlanPeriod, ...]
    rows = (*report.deliverables, *report.milestones, *report.periods)
    for row in rows:
        facts, due = due_facts(row, report.as_of), row.due
        yield (
            words(ROW_KINDS[row.key.kind]), due.number, due.title, package_of(row), due.lead,
            None, due.due, due_month(due), words(DUE_STATES[facts.state]),
            None, facts.done_on, due.original_due, _late(facts), facts.slip, _sign(due.illustrative),
        )  # fmt: skip


def _work(report: PlanReport, words: Words) -> Sheet:
    columns = (
        Column(words("No."), 8),
        Column(words("Title"), 54, wrap=True),
        Column(words("Work package"), 9),
        Column(words("Lead"), 14),
        Column(words("Start"), 12),
        Column(words("End"), 12),
        Column(words("First month"), 9),
        Column(words("Last month"), 9),
        Column(words("Progress (%)"), 9),
        Column(words("Status"), 14),
        Column(words("Objective"), 54, wrap=True),
        Column(ILLUSTRATIVE_SIGN, 4),
    )
    of_packages = progress_of_packages(report)
    rows = (_work_row(work, _progress(work, of_packages), report, words) for work in report.work)
    return Sheet(words("Work"), columns, tuple(rows))


def _work_row(work: PlanWork, progress: int, report: PlanReport, words: Words) -> tuple[Value, ...]:
    span = work.span
    return (
        span.number, span.title, span.parent or span.number, span.lead, span.starts_on, span.ends_on,
        span.start_month, span.end_month, progress // _PERCENT, _work_status(work, progress, report, words),
        work.objective, _sign(work.illustrative),
    )  # fmt: skip


def _deliverables(report: PlanReport, words: Words) -> Sheet:
    columns = (
        *_due_columns(words),
        Column(words("Task"), 8),
        Column(words("Type"), 10),
        Column(words("Level"), 8),
        Column(words("Approved"), 12),
        Column(words("Justification"), 40, wrap=True),
        Column(words("File"), 30, wrap=True),
        Column(ILLUSTRATIVE_SIGN, 4),
    )
    rows = (
        (
            *_due_cells(row, due_facts(row, report.as_of), words), row.task, row.type, row.level, row.approved_on,
            row.justification, row.file, _sign(row.due.illustrative),
        )
        for row in report.deliverables
    )  # fmt: skip
    return Sheet(words("Deliverables"), columns, tuple(rows))


def _milestones(report: PlanReport, words: Words) -> Sheet:
    columns = (
        *_due_columns(words),
        Column(words("Work packages"), 16),
        Column(words("Area"), 24, wrap=True),
        Column(words("Means of verification"), 40, wrap=True),
        Column(words("Evidence"), 40, wrap=True),
        Column(ILLUSTRATIVE_SIGN, 4),
    )
    rows = (
        (
            *_due_cells(row, due_facts(row, report.as_of), words), ", ".join(row.packages), row.area,
            row.due.verification, "\n".join(one.text or one.file for one in row.evidence),
            _sign(row.due.illustrative),
        )
        for row in report.milestones
    )  # fmt: skip
    return Sheet(words("Milestones"), columns, tuple(rows))


def _due_columns(words: Words) -> tuple[Column, ...]:
    return (
        Column(words("No."), 8),
        Column(words("Title"), 54, wrap=True),
        Column(words("Work package"), 9),
        Column(words("Lead"), 14),
        Column(words("Month"), 8),
        Column(words("Due"), 12),
        Column(words("Originally due"), 12),
        Column(words("Status"), 14),
        Column(words("Done on"), 12),
        Column(words("Days late"), 9),
        Column(words("Days of slip"), 9),
    )


def _due_cells(row: PlanDeliverable | PlanMilestone, facts: DueFacts, words: Words) -> tuple[Value, ...]:
    due = row.due
    return (
        due.number, due.title, package_of(row), due.lead, due_month(due), due.due, due.original_due,
        words(DUE_STATES[facts.state]), facts.done_on, _late(facts), facts.slip,
    )  # fmt: skip


def _risks(report: PlanReport, words: Words) -> Sheet:
    columns = (
        Column(words("No."), 8),
        Column(words("Risk"), 50, wrap=True),
        Column(words("Work package"), 9),
        Column(words("Likelihood"), 11),
        Column(words("Severity"), 11),
        Column(words("Likelihood × severity"), 11),
        Column(words("Mitigation"), 50, wrap=True),
        Column(words("Owner"), 14),
        Column(words("Status"), 12),
        Column(ILLUSTRATIVE_SIGN, 4),
    )
    rows = (
        (
            risk.number, risk.text, risk.package, words(LEVELS[risk.likelihood]), words(LEVELS[risk.severity]),
            risk_weight(risk.likelihood, risk.severity), risk.mitigation, risk.owner, words(RISK_STATES[risk.state]),
            _sign(risk.illustrative),
        )
        for risk in report.risks
    )  # fmt: skip
    return Sheet(words("Risks"), columns, tuple(rows))


def _dependencies(report: PlanReport, words: Words) -> Sheet:
    columns = (
        Column(words("From"), 12),
        Column(words("To"), 12),
        Column(words("Dependency"), 18),
        Column(words("Lag (days)"), 10),
        Column(ILLUSTRATIVE_SIGN, 4),
    )
    rows = (
        (one.source.number, one.target.number, words(LINK_KINDS[one.kind]), one.lag_days, _sign(one.illustrative))
        for one in report.dependencies
    )
    return Sheet(words("Dependencies"), columns, tuple(rows))


def _changes(report: PlanReport, words: Words) -> Sheet:
    columns = (
        Column(words("Kind"), 14),
        Column(words("No."), 8),
        Column(words("Title"), 54, wrap=True),
        Column(words("In the baseline"), 12),
        Column(words("Now"), 12),
        Column(words("Days moved"), 9),
        Column(words("Change"), 40, wrap=True),
        Column(ILLUSTRATIVE_SIGN, 4),
    )
    rows = (
        (
            words(ROW_KINDS[change.key.kind]), change.key.number, change.title,
            change.then.ends_on if change.then else None, change.now.ends_on if change.now else None,
            change.shift_days, change_text(change, words), _sign(change.illustrative),
        )
        for change in compared(report)
        if change.changed
    )  # fmt: skip
    return Sheet(words("Changes"), columns, tuple(rows))


def _progress(work: PlanWork, of_packages: Mapping[str, int]) -> int:
    """Basis points; of a work package the mean of its tasks."""
    return work.span.progress if work.span.parent else of_packages.get(work.span.number, 0)


def _work_status(work: PlanWork, progress: int, report: PlanReport, words: Words) -> str:
    return words(WORK_STATES[work_state(work.span, progress, report.as_of)])


def _late(facts: DueFacts) -> int | None:
    """Days late; nothing where nobody knows when it was done."""
    return None if facts.slip is None else facts.late


def _sign(illustrative: bool) -> str:
    return ILLUSTRATIVE_SIGN if illustrative else ""

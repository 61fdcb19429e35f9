"""The plan as spreadsheets: a workbook with a sheet for each kind of row, and one table of all rows."""

from app.domain.plan_changes import PlanMoment, compared
from app.domain.plan_report import PlanDependency, PlanReport, PlanRisk
from app.domain.plan_status import package_of, progress_of_packages, risk_weight
from app.domain.registers import register_instant
from app.exporters.plan_words import LEVELS, LINK_KINDS, RISK_STATES, ROW_KINDS, change_text, plan_title
from app.exporters.sheets.csv_file import csv_bytes
from app.exporters.sheets.notes import document_notes
from app.exporters.sheets.plan_cells import (
    Cells,
    due_cells,
    due_columns,
    due_head,
    due_state,
    heads,
    sign_cell,
    sign_column,
    work_cells,
    work_columns,
    work_head,
)
from app.exporters.sheets.tables import Column, Properties, Sheet
from app.exporters.sheets.xlsx import xlsx
from app.words import Words


def plan_xlsx(report: PlanReport, words: Words) -> bytes:
    """The plan as a workbook."""
    sheets = [
        work_sheet(report, words),
        deliverables_sheet(report, words),
        milestones_sheet(report, words),
        reports_sheet(report, words),
        risks_sheet(report, words),
        links_sheet(report, words),
    ]
    if report.baseline is not None:
        sheets.append(baseline_sheet(report, words))
    properties = Properties(
        title=plan_title(report, words),
        author=report.project.acronym or report.project.title,
        at=register_instant(report.as_of),
        notes=document_notes(report.project, report.illustrative, words),
        logo=report.project.logo,
    )
    return xlsx(sheets, properties, words)


def plan_csv(report: PlanReport, words: Words) -> bytes:
    """All rows of the plan that have a date, as one table."""
    return csv_bytes(plan_sheet(report, words))


def plan_sheet(report: PlanReport, words: Words) -> Sheet:
    """Work packages, tasks, deliverables, milestones and reports, one row each."""
    columns = (
        Column(words("Kind"), 16),
        *heads(words),
        Column(words("Work package"), 10),
        *work_columns(words),
        *due_columns(words),
        sign_column(),
    )
    progress = progress_of_packages(report)
    rows = [
        (
            words(ROW_KINDS[work.key.kind]),
            *work_head(work),
            work.span.parent or work.span.number,
            *work_cells(work, progress, report, words),
            *(None,) * len(due_columns(words)),
            sign_cell(work.illustrative),
        )
        for work in report.work
    ]
    rows += [
        (
            words(ROW_KINDS[row.key.kind]),
            *due_head(row, words),
            package_of(row) or None,
            *(None,) * (len(work_columns(words)) - 1),
            due_state(row, report, words),
            *due_cells(row, report),
            sign_cell(row.due.illustrative),
        )
        for row in report.due_rows
    ]
    return Sheet(words("Plan"), columns, tuple(rows))


def work_sheet(report: PlanReport, words: Words) -> Sheet:
    """Work packages, each before its tasks."""
    progress = progress_of_packages(report)
    columns = (*heads(words), *work_columns(words), Column(words("Objective"), 60, wrap=True), sign_column())
    rows = tuple(
        (
            *work_head(work),
            *work_cells(work, progress, report, words),
            work.objective or None,
            sign_cell(work.illustrative),
        )
        for work in report.work
    )
    return Sheet(words("Work"), columns, rows)


def deliverables_sheet(report: PlanReport, words: Words) -> Sheet:
    """Deliverables with what the funder's portal asks for."""
    columns = (
        *heads(words),
        Column(words("Work package"), 10),
        Column(words("Task"), 8),
        Column(words("Type"), 9),
        Column(words("Dissemination"), 13),
        Column(words("Status"), 14),
        *due_columns(words),
        Column(words("Approved on"), 12),
        Column(words("Reason for the delay"), 40, wrap=True),
        Column(words("Sent back because"), 40, wrap=True),
        Column(words("File"), 24),
        sign_column(),
    )
    rows = tuple(
        (
            *due_head(row, words),
            row.package,
            row.task or None,
            row.type or None,
            row.level or None,
            due_state(row, report, words),
            *due_cells(row, report),
            row.approved_on,
            row.justification or None,
            row.rejection or None,
            row.file or None,
            sign_cell(row.due.illustrative),
        )
        for row in report.deliverables
    )
    return Sheet(words("Deliverables"), columns, rows)


def milestones_sheet(report: PlanReport, words: Words) -> Sheet:
    """Milestones with their means of verification and their evidence."""
    columns = (
        *heads(words),
        Column(words("Work packages"), 14),
        Column(words("Area"), 24),
        Column(words("Status"), 14),
        *due_columns(words),
        Column(words("Means of verification"), 40, wrap=True),
        Column(words("Evidence"), 40, wrap=True),
        sign_column(),
    )
    rows = tuple(
        (
            *due_head(row, words),
            ", ".join(row.packages) or None,
            row.area or None,
            due_state(row, report, words),
            *due_cells(row, report),
            row.due.verification or None,
            "\n".join(" · ".join(filter(None, (proof.text, proof.file))) for proof in row.evidence) or None,
            sign_cell(row.due.illustrative),
        )
        for row in report.milestones
    )
    return Sheet(words("Milestones"), columns, rows)


def reports_sheet(report: PlanReport, words: Words) -> Sheet:
    """Reporting periods, and the day each report is due."""
    columns = (
        Column(words("No."), 9),
        Column(words("First month"), 9),
        Column(words("Last month"), 9),
        Column(words("Start"), 12),
        Column(words("End"), 12),
        Column(words("Due"), 12),
        Column(words("Status"), 14),
    )
    rows = tuple(
        (
            row.due.number,
            row.first_month,
            row.last_month,
            row.starts_on,
            row.ends_on,
            row.due.due,
            due_state(row, report, words),
        )
        for row in report.periods
    )
    return Sheet(words("Periodic reports"), columns, rows)


def risks_sheet(report: PlanReport, words: Words) -> Sheet:
    """Risks, with likelihood × severity from 1 to 9."""
    columns = (
        Column(words("No."), 9),
        Column(words("Risk"), 60, wrap=True),
        Column(words("Work package"), 10),
        Column(words("Likelihood"), 11),
        Column(words("Severity"), 11),
        Column(words("Likelihood × severity"), 12),
        Column(words("Against it"), 60, wrap=True),
        Column(words("Owner"), 16),
        Column(words("Status"), 12),
        sign_column(),
    )
    return Sheet(words("Risks"), columns, tuple(_risk_cells(risk, words) for risk in report.risks))


def _risk_cells(risk: PlanRisk, words: Words) -> Cells:
    return (
        risk.number,
        risk.text,
        risk.package or None,
        words(LEVELS[risk.likelihood]),
        words(LEVELS[risk.severity]),
        risk_weight(risk.likelihood, risk.severity),
        risk.mitigation or None,
        risk.owner or None,
        words(RISK_STATES[risk.state]),
        sign_cell(risk.illustrative),
    )


def links_sheet(report: PlanReport, words: Words) -> Sheet:
    """Dependencies between tasks, deliverables and milestones."""
    columns = (
        Column(words("This"), 10),
        Column(words("comes before"), 13),
        Column(words("How"), 18),
        Column(words("Lag in days"), 11),
        sign_column(),
    )
    return Sheet(words("Links"), columns, tuple(_link_cells(one, words) for one in report.dependencies))


def _link_cells(one: PlanDependency, words: Words) -> Cells:
    number = one.source.number, one.target.number
    return (*number, words(LINK_KINDS[one.kind]), one.lag_days, sign_cell(one.illustrative))


def baseline_sheet(report: PlanReport, words: Words) -> Sheet:
    """Every row beside the newest baseline."""
    columns = (
        Column(words("Kind"), 16),
        Column(words("No."), 9),
        Column(words("Title"), 50, wrap=True),
        Column(words("Start in the baseline"), 12),
        Column(words("Start now"), 12),
        Column(words("End in the baseline"), 12),
        Column(words("End now"), 12),
        Column(words("Moved by days"), 10),
        Column(words("Progress in the baseline, %"), 11),
        Column(words("Progress now, %"), 11),
        Column(words("What changed"), 34, wrap=True),
        sign_column(),
    )
    rows = []
    for change in compared(report):
        then, now = _moment_cells(change.then), _moment_cells(change.now)
        pairs = [cell for pair in zip(then, now, strict=True) for cell in pair]
        rows.append(
            (
                words(ROW_KINDS[change.key.kind]),
                change.key.number,
                change.title,
                *pairs[:4],
                change.shift_days,
                *pairs[4:],
                change_text(change, words) or None,
                sign_cell(change.illustrative),
            )
        )
    return Sheet(words("Baseline comparison"), columns, tuple(rows))


def _moment_cells(moment: PlanMoment | None) -> Cells:
    if moment is None:
        return (None, None, None)
    return (moment.starts_on, moment.ends_on, None if moment.progress is None else moment.progress // 100)

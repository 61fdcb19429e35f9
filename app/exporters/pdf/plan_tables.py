"""The tables of the plan: work, what is due, risks, dependencies, and what changed since the baseline."""

from collections.abc import Iterable, Mapping, Sequence

from reportlab.lib.units import mm
from reportlab.platypus import Flowable

from app.domain.kinds import RiskState
from app.domain.months import month_text
from app.domain.plan import PlanDue
from app.domain.plan_changes import PlanChange, PlanMoment
from app.domain.plan_report import (
    PlanDeliverable,
    PlanDependency,
    PlanDueRow,
    PlanKey,
    PlanMilestone,
    PlanPeriod,
    PlanReport,
    PlanRisk,
    PlanWork,
)
from app.domain.plan_status import DueFacts, DueState, WorkState, due_facts, progress_of_packages, work_state
from app.exporters.dates import short_date
from app.exporters.pdf.blocks import sign, table
from app.exporters.pdf.lettering import Shape
from app.exporters.pdf.paragraphs import StatusWord, marked, plain
from app.exporters.pdf.rows import RowTable
from app.exporters.pdf.text import Markup, escaped_lines
from app.exporters.pdf.theme import TEXT_WIDTH, Style
from app.exporters.plan_words import (
    LEVELS,
    LINK_KINDS,
    RISK_STATES,
    WORK_STATES,
    change_text,
    days_text,
    due_month,
    due_state_lines,
    months_span,
    percent,
    shift_text,
)
from app.words import Words

_NUMBER = 14 * mm
_DUE = 42 * mm
_STATE = 29 * mm
_LAST = 18 * mm  # a number at the right
_LEVEL = 21 * mm
_MOMENT = 28 * mm
_SHAPES = {
    DueState.PENDING: Shape.RING,
    DueState.DRAFT: Shape.HALF,
    DueState.SUBMITTED: Shape.DISC,
    DueState.APPROVED: Shape.DISC,
    DueState.ACHIEVED: Shape.DISC,
    DueState.UNPROVEN: Shape.TRIANGLE,
    DueState.LATE: Shape.TRIANGLE,
}
_WORK_SHAPES = {
    WorkState.PLANNED: Shape.RING,
    WorkState.RUNNING: Shape.HALF,
    WorkState.DONE: Shape.DISC,
    WorkState.LATE: Shape.TRIANGLE,
}
_RISK_SHAPES = {RiskState.OPEN: Shape.RING, RiskState.OCCURRED: Shape.TRIANGLE, RiskState.CLOSED: Shape.DISC}
_Cells = list[list[Flowable]]


def work_table(report: PlanReport, words: Words) -> RowTable:
    """Work packages, each before its tasks: months, state, progress."""
    labels = [words("No."), words("Title"), words("Months"), words("Status"), words("Progress")]
    widths = [_NUMBER, TEXT_WIDTH - _NUMBER - _DUE - _STATE - _LAST, _DUE, _STATE, _LAST]
    progress = progress_of_packages(report)
    rows = (_work_cells(one, progress, report, words) for one in report.work)
    return table(widths, labels, rows, {len(widths) - 1})


def _work_cells(work: PlanWork, progress: Mapping[str, int], report: PlanReport, words: Words) -> _Cells:
    span = work.span
    style = Style.CELL if span.parent else Style.CELL_STRONG
    done = span.progress if span.parent else progress.get(span.number, 0)
    state = work_state(span, done, report.as_of)
    dates = f"{short_date(span.starts_on, words)} – {short_date(span.ends_on, words)}"
    return [
        [plain(span.number, Style.CELL_NUMBER)],
        [_titled(span.title, work.illustrative, style), *_small(span.lead, work.objective)],
        [plain(months_span(span), Style.CELL), plain(dates, Style.SMALL)],
        [StatusWord(_WORK_SHAPES[state], words(WORK_STATES[state]))],
        [plain(percent(done, words), Style.CELL, right_aligned=True)],
    ]


def due_table(report: PlanReport, rows: Iterable[PlanDueRow], words: Words) -> RowTable:
    """Deliverables, milestones or reports with the day they are due, their state, and their slip (DOMAIN R8–R10)."""
    labels = [words("No."), words("Title"), words("Due"), words("Status"), words("Slip")]
    widths = [_NUMBER, TEXT_WIDTH - _NUMBER - _DUE - _STATE - _LAST, _DUE, _STATE, _LAST]
    return table(widths, labels, (_due_cells(row, report, words) for row in rows), {len(widths) - 1})


def _due_cells(row: PlanDueRow, report: PlanReport, words: Words) -> _Cells:
    facts = due_facts(row, report.as_of)
    slip = "–" if facts.slip is None else shift_text(facts.slip, words)
    return [
        [plain(row.due.number, Style.CELL_NUMBER)],
        [_titled(_title(row, words), row.due.illustrative), *_small(*_remarks(row, words))],
        due_lines(row.due, words),
        state_lines(facts, words),
        [plain(slip, Style.CELL, right_aligned=True)],
    ]


def _title(row: PlanDueRow, words: Words) -> str:
    if not isinstance(row, PlanPeriod):
        return row.due.title
    months = f"{month_text(row.first_month)}–{month_text(row.last_month)}"
    return words("Report on {months}", months=months)


def _remarks(row: PlanDueRow, words: Words) -> list[str]:
    """What stands in small type under the title."""
    match row:
        case PlanDeliverable():
            said = [_joined(row.due.lead, row.package, row.task, row.type, row.level)]
            if row.justification:
                said.append(words("Reason for the delay: {text}", text=row.justification))
            if row.rejection:
                said.append(words("Sent back: {text}", text=row.rejection))
            if row.approved_on is not None:
                said.append(words("Approved on {date}", date=short_date(row.approved_on, words)))
        case PlanMilestone():
            said = [_joined(row.due.lead, *row.packages, row.area)]
            if row.due.verification:
                said.append(words("Means of verification: {text}", text=row.due.verification))
            for proof in row.evidence:
                said.append(words("Evidence: {text}", text=_joined(proof.text, proof.file)))
        case PlanPeriod():
            said = [f"{short_date(row.starts_on, words)} – {short_date(row.ends_on, words)}"]
    return said


def due_lines(due: PlanDue, words: Words) -> list[Flowable]:
    """The day it is due, and the original one where that was another (DOMAIN R8)."""
    lines: list[Flowable] = [plain(_dated(due_month(due), short_date(due.due, words)), Style.CELL)]
    if due.original_due != due.due:
        day = _dated(month_text(due.due_month), short_date(due.original_due, words))
        lines.append(plain(words("at first {day}", day=day), Style.SMALL))
    return lines


def _dated(month: str, day: str) -> str:
    return f"{month} · {day}" if month else day


def state_lines(facts: DueFacts, words: Words) -> list[Flowable]:
    """The state with its shape, and what belongs to it."""
    first, *rest = due_state_lines(facts, words)
    shape = _SHAPES.get(facts.state)
    word: Flowable = StatusWord(shape, first) if shape is not None else plain(first, Style.CELL)
    return [word, *_small(*rest)]


def risks_table(risks: Iterable[PlanRisk], words: Words) -> RowTable:
    """Risks with what is done against them."""
    labels = [words("No."), words("Risk"), words("Likelihood"), words("Severity"), words("Status")]
    widths = [_NUMBER, TEXT_WIDTH - _NUMBER - 2 * _LEVEL - _STATE, _LEVEL, _LEVEL, _STATE]
    return table(widths, labels, (_risk_cells(risk, words) for risk in risks))


def _risk_cells(risk: PlanRisk, words: Words) -> _Cells:
    against = words("Against it: {text}", text=risk.mitigation) if risk.mitigation else ""
    return [
        [plain(risk.number, Style.CELL_NUMBER)],
        [_titled(risk.text, risk.illustrative), *_small(against, _joined(risk.owner, risk.package))],
        [plain(words(LEVELS[risk.likelihood]), Style.CELL)],
        [plain(words(LEVELS[risk.severity]), Style.CELL)],
        [StatusWord(_RISK_SHAPES[risk.state], words(RISK_STATES[risk.state]))],
    ]


def links_table(report: PlanReport, dependencies: Sequence[PlanDependency], words: Words) -> RowTable:
    """What depends on what."""
    titles = {work.key: work.span.title for work in report.work}
    titles |= {row.key: row.due.title for row in report.due_rows}
    labels = [words("This"), words("comes before"), words("How"), words("Lag")]
    widths = [(TEXT_WIDTH - _STATE - _LAST) / 2] * 2 + [_STATE, _LAST]
    rows = (_link_cells(one, titles, words) for one in dependencies)
    return table(widths, labels, rows, {len(widths) - 1})


def _link_cells(one: PlanDependency, titles: dict[PlanKey, str], words: Words) -> _Cells:
    lag = shift_text(one.lag_days, words) if one.lag_days < 0 else days_text(one.lag_days, words)
    before, after = (f"{key.number}  {titles.get(key, '')}" for key in (one.source, one.target))
    return [
        [plain(before, Style.CELL)],
        [_titled(after, one.illustrative)],
        [plain(words(LINK_KINDS[one.kind]), Style.SMALL_INK)],
        [plain(lag if one.lag_days else "–", Style.CELL, right_aligned=True)],
    ]


def changes_table(changes: Iterable[PlanChange], words: Words) -> RowTable:
    """What is different from the baseline."""
    labels = [words("No."), words("Title"), words("What changed"), words("In the baseline"), words("Now")]
    widths = [_NUMBER, TEXT_WIDTH - _NUMBER - 3 * _MOMENT - 6 * mm, _MOMENT + 6 * mm, _MOMENT, _MOMENT]
    return table(widths, labels, (_change_cells(change, words) for change in changes))


def _change_cells(change: PlanChange, words: Words) -> _Cells:
    then, now = change.then, change.now
    return [
        [plain(change.key.number, Style.CELL_NUMBER)],
        [_titled(change.title, change.illustrative)],
        [plain(change_text(change, words), Style.CELL)],
        _moment(then, now, words),
        _moment(now, then, words),
    ]


def _moment(moment: PlanMoment | None, other: PlanMoment | None, words: Words) -> list[Flowable]:
    """Of a moment what is different in the ``other`` one."""
    if moment is None:
        return [plain("–", Style.CELL)]
    lines = []
    if other is None or (moment.starts_on, moment.ends_on) != (other.starts_on, other.ends_on):
        first = f"{short_date(moment.starts_on, words)} – " if moment.starts_on is not None else ""
        lines.append(first + short_date(moment.ends_on, words))
    if moment.progress is not None and (other is None or moment.progress != other.progress):
        lines.append(percent(moment.progress, words))
    if moment.done_on is not None and (other is None or moment.done_on != other.done_on):
        lines.append(words("Done on {day}", day=short_date(moment.done_on, words)))
    return [plain(line, Style.CELL) for line in lines or ["–"]]


def _joined(*parts: str) -> str:
    return " · ".join(filter(None, parts))


def _titled(title: str, illustrative: bool, style: Style = Style.CELL) -> Flowable:
    return marked(Markup(escaped_lines(title) + sign(illustrative)), style)


def _small(*texts: str) -> list[Flowable]:
    return [plain(text, Style.SMALL) for text in texts if text]

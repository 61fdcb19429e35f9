"""The plan as PDF: how it stands, the drawn timeline, and tables of everything in it."""

from collections.abc import Iterator, Sequence

from reportlab.platypus import Flowable, Spacer

from app.domain.months import month_text
from app.domain.plan_changes import compared
from app.domain.plan_report import PlanReport
from app.domain.plan_status import (
    DONE,
    DueCounts,
    DueFacts,
    DueState,
    due_counts,
    due_facts,
    months_elapsed,
    project_months,
    risk_weight,
)
from app.domain.registers import register_instant
from app.exporters.dates import language_tag, long_date, short_date
from app.exporters.pdf.blocks import ending, fact_cells, section_heading, sign, table, title_block
from app.exporters.pdf.page import Furniture, Sheet, build, turn_to
from app.exporters.pdf.paragraphs import kept, marked, plain
from app.exporters.pdf.plan_risks import RiskMatrix
from app.exporters.pdf.plan_tables import (
    changes_table,
    due_lines,
    due_table,
    links_table,
    risks_table,
    state_lines,
    work_table,
)
from app.exporters.pdf.plan_timeline import timeline
from app.exporters.pdf.rows import Look, Row, RowTable
from app.exporters.pdf.text import Markup, escaped_lines
from app.exporters.pdf.theme import TEXT_WIDTH, Style
from app.exporters.plan_words import plan_title, row_title, unrecorded_note
from app.words import Words

_MOST_LATE, _MOST_COMING = 12, 8  # rows on the first page
_SOON = 0.10, 0.47, 0.26, 0.17  # of the text width
_SECOND_FACTS = Look(above=0, below=4, rule=0, gap=100)


def plan_pdf(report: PlanReport, words: Words) -> bytes:
    """The plan as it stands on its day; the same report gives the same bytes."""
    title = plan_title(report, words)
    as_of = words("As of {day}", day=short_date(report.as_of, words))
    return build(
        _story(report, words),
        Furniture(
            title=title,
            author=report.project.acronym,
            subject=report.project.title,
            language=language_tag(words),
            running_head=f"{title} · {as_of}",
            footer=f"{title} · {as_of}",
            mark="",
            at=register_instant(report.as_of),
        ),
    )


def _story(report: PlanReport, words: Words) -> Iterator[Flowable]:
    deliverables, milestones, reports = (
        [due_facts(row, report.as_of) for row in rows]
        for rows in (report.deliverables, report.milestones, report.periods)
    )
    project = report.project
    facts = fact_cells(_dates(report, words))
    name, subtitle = (project.acronym, project.title) if project.acronym else (project.title, "")
    yield from title_block(words("Plan"), name, False, subtitle, facts, project.logo)
    yield Row(fact_cells(_counts(report, deliverables, milestones, words)), _SECOND_FACTS)
    yield from _soon([*deliverables, *milestones, *reports], words)
    if report.work or report.dues:
        yield from turn_to(Sheet.WIDE)
        yield from timeline(report, words)
        yield from turn_to(Sheet.PORTRAIT)
    else:
        yield Spacer(1, 10)
        yield plain(words("Nothing is planned here yet."), Style.BODY)
    yield from _tables(report, words)
    yield from ending(project, report.illustrative, words)


def _dates(report: PlanReport, words: Words) -> list[tuple[str, Sequence[Flowable]]]:
    months = project_months(report)
    end: list[Flowable] = [plain(long_date(report.end, words), Style.CELL)]
    if report.end_amended is not None:
        end.append(plain(words("amended; at first {day}", day=long_date(report.end_planned, words)), Style.SMALL))
    elapsed = min(months_elapsed(report), months)
    return [
        (words("Start"), [plain(long_date(report.start, words), Style.CELL)]),
        (words("End"), end),
        (
            words("Duration"),
            [
                plain(words.plural("{number} month", "{number} months", months), Style.CELL),
                plain(f"{month_text(1)}–{month_text(months)}" if months else "–", Style.SMALL),
            ],
        ),
        (
            words("As of"),
            [
                plain(short_date(report.as_of, words), Style.CELL),
                plain(words.plural("{number} month elapsed", "{number} months elapsed", elapsed), Style.SMALL),
            ],
        ),
    ]


def _counts(
    report: PlanReport, deliverables: Sequence[DueFacts], milestones: Sequence[DueFacts], words: Words
) -> list[tuple[str, Sequence[Flowable]]]:
    delivered, achieved = due_counts(deliverables), due_counts(milestones)
    open_risks = sum(risk.state.value == "open" for risk in report.risks)
    return [
        (words("Deliverables"), _counted(words("{done} of {rows} delivered", **_of(delivered)), delivered, words)),
        (words("Milestones"), _counted(words("{done} of {rows} achieved", **_of(achieved)), achieved, words)),
        (words("Tasks"), [plain(str(len(report.tasks)), Style.CELL)]),
        (
            words("Risks"),
            [
                plain(str(len(report.risks)), Style.CELL),
                plain(words.plural("{number} watched", "{number} watched", open_risks), Style.SMALL),
            ],
        ),
    ]


def _of(counts: DueCounts) -> dict[str, int]:
    return {"done": counts.done, "rows": counts.rows}


def _counted(said: str, counts: DueCounts, words: Words) -> list[Flowable]:
    late = [words.plural("{number} late now", "{number} late now", counts.late)]
    if counts.done_late:
        late.append(words.plural("{number} was late", "{number} were late", counts.done_late))
    return [plain(said, Style.CELL), plain(", ".join(late), Style.SMALL)]


def _soon(facts: Sequence[DueFacts], words: Words) -> Iterator[Flowable]:
    """What is late, and what is due next."""
    unsettled = sorted((one for one in facts if one.state not in DONE), key=lambda one: (one.due.due, one.due.number))
    late = [one for one in unsettled if one.state in (DueState.LATE, DueState.UNPROVEN)]
    coming = [one for one in unsettled if one.state in (DueState.PENDING, DueState.DRAFT)]
    if late:
        unproven = any(one.state is DueState.UNPROVEN for one in late)
        heading = words("Late, or without evidence") if unproven else words("Late")
        yield from _section(heading, _soon_table(late[:_MOST_LATE], words))
        if len(late) > _MOST_LATE:
            rest = len(late) - _MOST_LATE
            more = words.plural("and {number} more in the tables below", "and {number} more in the tables below", rest)
            yield from (Spacer(1, 5), plain(more, Style.SMALL))
    if coming:
        yield from _section(words("Due next"), _soon_table(coming[:_MOST_COMING], words))


def _soon_table(facts: Sequence[DueFacts], words: Words) -> RowTable:
    labels = [words("No."), words("Title"), words("Due"), words("Status")]
    return table([share * TEXT_WIDTH for share in _SOON], labels, (_soon_cells(one, words) for one in facts))


def _soon_cells(one: DueFacts, words: Words) -> list[list[Flowable]]:
    title = marked(Markup(escaped_lines(row_title(one.due, words)) + sign(one.due.illustrative)), Style.CELL)
    return [
        [plain(one.due.number, Style.CELL_NUMBER)],
        [title, plain(one.due.lead, Style.SMALL)] if one.due.lead else [title],
        due_lines(one.due, words),
        state_lines(one, words),
    ]


def _tables(report: PlanReport, words: Words) -> Iterator[Flowable]:
    if report.work:
        yield from _section(words("Work packages and tasks"), work_table(report, words))
    if report.deliverables:
        yield from _section(words("Deliverables"), due_table(report, report.deliverables, words))
    if report.milestones:
        yield from _section(words("Milestones"), due_table(report, report.milestones, words))
    if report.periods:
        yield from _section(words("Periodic reports"), due_table(report, report.periods, words))
        if any(due_facts(row, report.as_of).state is DueState.UNRECORDED for row in report.periods):
            yield Spacer(1, 5)
            yield plain(unrecorded_note(words), Style.SMALL)
    if report.risks:
        ordered = sorted(report.risks, key=lambda risk: -risk_weight(risk.likelihood, risk.severity))
        matrix = RiskMatrix(report.risks, words)
        yield from kept([section_heading(words("Risks")), matrix, Spacer(1, 10)], risks_table(ordered, words))
    yield from _changes(report, words)
    if report.dependencies:
        yield from _section(words("Dependencies"), links_table(report, report.dependencies, words))


def _changes(report: PlanReport, words: Words) -> Iterator[Flowable]:
    if report.baseline is None:
        return
    changes = [change for change in compared(report) if change.changed]
    at = short_date(report.baseline.at.date(), words)
    text = words("Compared with “{name}”, kept on {day}.", name=report.baseline.name, day=at)
    heads = [section_heading(words("Changes since the baseline")), plain(text, Style.SMALL), Spacer(1, 8)]
    if changes:
        yield from kept(heads, changes_table(changes, words))
    else:
        yield from heads
        yield plain(words("Nothing changed."), Style.BODY)


def _section(heading: str, rows: RowTable) -> list[Flowable]:
    return kept([section_heading(heading)], rows)

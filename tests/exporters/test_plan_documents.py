"""The plan as PDF, .xlsx, .csv and JSON, read back."""

import csv
import io
import json
from dataclasses import replace

import openpyxl
import pytest
from pdf_reading import letters, opened, pages, text
from plan_builders import (
    EMPTY,
    PLAN,
    START,
    baseline_of,
    day,
    deliverable,
    key,
    large,
    milestone,
    period,
    span,
    work,
)
from structure_reading import structure

from app.domain.kinds import Level, RiskState
from app.domain.months import last_day
from app.domain.plan_report import PlanDependency, PlanEvidence, PlanReport, PlanRisk, RowKind
from app.exporters.pdf.plan import plan_pdf
from app.exporters.pdf.plan_timeline import Timeline, timeline
from app.exporters.plan_json import plan_json
from app.exporters.sheets.plan import plan_csv, plan_xlsx
from app.exporters.sheets.tables import cell_text
from app.words import words

ENGLISH, FRENCH = words("en"), words("fr")
KEPT = {"T1.2": span("T1.2", 4, 30, "WP1", 1_000), "D1.2": replace(PLAN.deliverables[1].due, due=last_day(START, 20))}
COMPARED = replace(PLAN, baseline=baseline_of(PLAN, MS4=None, **KEPT))
HOSTILE = [
    "<b>x</b> &amp; </para>",
    '<img src="file:///etc/passwd"/>',
    "a\x00b\x1b\ud800\ufffe",
    "=cmd|' /C calc'!A0",
    "\u202eevil\u202c مرحبا 👩‍🔬",
    "{0} %s {name}",
    "w" * 200,
    "word " * 300,
    "",
]


def workbook(report: PlanReport) -> dict[str, list[tuple[object, ...]]]:
    found = openpyxl.load_workbook(io.BytesIO(plan_xlsx(report, ENGLISH)))
    return {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in found.worksheets}


def rows_of_csv(report: PlanReport) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(plan_csv(report, ENGLISH).decode("utf-8-sig"), newline="")))


def in_order(whole: str, *parts: str) -> bool:
    places = [whole.index(part) for part in parts]
    return places == sorted(places)


def test_the_first_page_says_how_the_project_stands():
    first = pages(plan_pdf(PLAN, ENGLISH))[0]
    for part in (
        "1 November 2017",
        "28 February 2021",
        "amended; at first 31 October 2020",
        "40 months",
        "M1–M40",
        "28 months elapsed",
        "2 of 4 delivered",
        "1 late now, 1 was late",
        "1 of 4 achieved",
        "1 watched",
    ):
        assert part in first, part
    assert in_order(first, "Late", "D1.2", "MS2", "MS3", "Due next", "D1.3", "RP2", "MS4")
    assert "RP1" not in first


def test_without_an_amendment_the_end_is_the_planned_one():
    first = pages(plan_pdf(replace(PLAN, end_amended=None), ENGLISH))[0]
    assert "31 October 2020" in first and "amended" not in first and "36 months" in first


def test_the_outline():
    data = plan_pdf(COMPARED, ENGLISH)
    titles = [entry.title for entry in opened(data).outline if not isinstance(entry, list)]
    assert titles == [
        *(
            "CIRCASA",
            "Late, or without evidence",
            "Due next",
            "Timeline",
            "Work packages and tasks",
            "Deliverables",
            "Milestones",
        ),
        *("Periodic reports", "Risks", "Changes since the baseline", "Dependencies"),
    ]


def test_the_tables_say_what_there_is_to_say():
    found = text(plan_pdf(COMPARED, ENGLISH))
    for part in (
        "Reason for the delay: Values are awaited.",
        "Sent back: Two cases without data.",
        "M34 · 31 Aug 2020",
        "at first M30 · 30 Apr 2020",
        "12 days late",
        "+123 days",
        "Approved on 22 Jan 2019",
        "Means of verification: Programme",
        "Evidence: List of participants",
        "Without evidence",
        "Not recorded",
        "The program does not record when a periodic report was delivered.",
        "Against it: Publish early.",
        "Occurred",
        "Compared with “Description of the Action”, kept on 7 Nov 2017.",
        "Moved by +123 days",
        "Added",
        "start to start",
        "−5 days",
        "° Illustrative",
        PLAN.project.acknowledgement,
        PLAN.project.data_protection_contact,
    ):
        assert part in found, part
    assert "RP1 29 Jun 2019 Open" not in found


def test_the_timeline_is_drawn_on_landscape_pages():
    data = plan_pdf(COMPARED, ENGLISH)
    (page,) = [page for page in opened(data).pages if page.mediabox.width > page.mediabox.height]
    drawn = " ".join(page.extract_text().split())
    for part in ("Timeline", "RP1", "M1–M18", "2018", "Q1", "M30", "As of 20 Mar 2020", "T1.2", "78", "D1.3 +123 days"):
        assert part in drawn, part
    assert "D1.2 20 days late" in drawn
    assert "baseline: Description of the Action" in drawn
    assert "baseline:" not in text(plan_pdf(PLAN, ENGLISH))


def test_a_listener_gets_a_summary_of_each_figure():
    timeline, risks = structure(plan_pdf(PLAN, ENGLISH)).all("Figure")
    assert timeline.alt == (
        "Timeline, page 1 of 1, as of 20 March 2020. "
        "WP1 Title of WP1, M1–M40: 3 tasks; 4 deliverables, 2 done; 2 milestones, 1 done. "
        "WP2 Title of WP2, M30–M40: 1 milestone, 0 done. "
        "Whole project: 1 milestone, 0 done; 2 periodic reports. "
        "Late: D1.2, MS3. The tables of this document say the same."
    )
    assert risks.alt.endswith("Likelihood High, severity High: R3. Likelihood Medium, severity High: R1.")


def test_pdf_depends_on_the_report_alone():
    data = plan_pdf(COMPARED, ENGLISH)
    assert data == plan_pdf(COMPARED, ENGLISH)
    assert data != plan_pdf(PLAN, ENGLISH)


def test_in_french():
    found = text(plan_pdf(COMPARED, FRENCH))
    assert "novembre 2017" in found and "mars 2020" in found


def test_an_empty_plan():
    data = plan_pdf(EMPTY, ENGLISH)
    assert len(opened(data).pages) == 1
    assert "Nothing is planned here yet." in text(data)
    assert "0 of 0 delivered" in text(data)
    assert [len(rows) for name, rows in workbook(EMPTY).items() if name != "About"] == [1] * 6
    assert rows_of_csv(EMPTY) == []
    assert json.loads(plan_json(EMPTY))["deliverables"] == []


def hostile(value: str) -> PlanReport:
    """A plan with ``value`` in every text."""
    project = replace(PLAN.project, acronym=value, title=value, acknowledgement=value)
    texts = {"title": value, "lead": value}
    done = replace(milestone(value, 5, done="2019-01-01").due, **texts, verification=value)
    report = replace(
        EMPTY,
        project=project,
        work=(
            replace(work(value, 1, 9, objective=value), span=replace(span(value, 1, 9), **texts)),
            replace(work(value, 1, 9), span=replace(span(f"{value}1", 1, 9, value or "x"), **texts)),
        ),
        deliverables=(
            replace(
                deliverable(value, 4, package=value, task=value, type=value, level=value, file=value),
                justification=value,
                rejection=value,
            ),
        ),
        milestones=(replace(milestone(value, 5, packages=(value,)), due=done, evidence=(PlanEvidence(value, value),)),),
        periods=(period(value, 1, 18),),
        risks=(PlanRisk(value, value, value, Level.HIGH, Level.HIGH, value, value, RiskState.OPEN),),
        dependencies=(PlanDependency(key(RowKind.DELIVERABLE, value), key(RowKind.MILESTONE, value)),),
    )
    return replace(report, baseline=replace(baseline_of(report), name=value))


@pytest.mark.parametrize("value", HOSTILE)
def test_hostile_texts_are_shown_as_they_are(value: str):
    report = hostile(value)
    data = plan_pdf(report, ENGLISH)
    if value.isascii() and value.isprintable() and len(value) < 250:
        assert "".join(value.split()) in letters(data)
    assert opened(data).get_fields() is None
    cells = {cell for rows in workbook(report).values() for row in rows for cell in row}
    assert cell_text(value) in cells or not value
    assert json.loads(plan_json(report))["kind"] == "plan"
    assert not any(cell.startswith("=") for row in rows_of_csv(report) for cell in row.values())


def test_months_of_any_length_are_drawn():
    far = replace(PLAN, work=(*PLAN.work, work("WP9", 1, 90_000)), milestones=(milestone("MS9", 95_000),))
    assert "M95000" in letters(plan_pdf(far, ENGLISH))
    before = replace(PLAN, as_of=day("1999-01-01"))
    assert "0 months elapsed" in text(plan_pdf(before, ENGLISH))
    short = replace(EMPTY, milestones=(milestone("MS1", 1),), end_planned=START, as_of=day("2090-01-01"))
    assert "MS1" in text(plan_pdf(short, ENGLISH))


def test_a_wide_plan_breaks_over_pages_and_says_its_work_package_again():
    rows = [work(f"T1.{number}", number, number + 4, parent="WP1") for number in range(1, 60)]
    report = replace(PLAN, work=(PLAN.work[0], *rows), deliverables=(), milestones=())
    wide = [page for page in opened(plan_pdf(report, ENGLISH)).pages if page.mediabox.width > page.mediabox.height]
    said = [" ".join(page.extract_text().split()) for page in wide]
    assert len(said) == 3
    assert all("Title of WP1 (continued)" in page for page in said[1:])
    assert sum(page.count("Title of T1.") for page in said) == 59


@pytest.mark.slow
def test_five_thousand_rows():
    data = plan_pdf(large(5_000), ENGLISH)
    found = "".join(opened(data).pages[300].extract_text().split())
    assert found
    assert len(opened(data).pages) > 300


def test_hundreds_of_rows():
    report = large(260)
    found = letters(plan_pdf(report, ENGLISH))
    assert all(row.due.number in found for row in report.deliverables)
    assert "and" in found and "moreinthetablesbelow" in found
    assert len(rows_of_csv(report)) == 260


def test_a_word_of_a_megabyte_is_cut_in_the_drawing():
    word = "w" * 1_000_000
    report = replace(EMPTY, work=(replace(work("WP1", 1, 9), span=replace(span(word, 1, 9), title=word, lead=word)),))
    figures = [flowable for flowable in timeline(report, ENGLISH) if isinstance(flowable, Timeline)]
    assert [figure.height < 200 for figure in figures] == [True]
    assert len(figures[0].alt) < 500

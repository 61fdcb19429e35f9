"""Where the parts of a drawn plan stand: on the scale, in order, whole on pages; by hypothesis."""

import datetime as dt
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from plan_builders import (
    EMPTY,
    PLAN,
    START,
    TODAY,
    baseline_of,
    day,
    deliverable,
    due,
    key,
    large,
    milestone,
    span,
    work,
)

from app.domain.kinds import LinkKind
from app.domain.months import last_day
from app.domain.plan_layout import DueRow, WorkRow, groups, pages, plan_scale
from app.domain.plan_links import LinkStyle, lines
from app.domain.plan_report import PlanDependency, PlanReport, RowKind
from app.domain.plan_scale import Scale, calendar_marks, calendar_step, month_marks, scale_over

WIDTH = 400.0
STYLE = LinkStyle(half=4, turn=4)
MONTHS = st.integers(1, 400)
PROGRESS = st.integers(0, 10_000)


@st.composite
def plans(draw) -> PlanReport:
    """Plans of a few work packages with any months, and links of every kind between any rows."""
    made, deliverables, milestones = [], [], []
    for number in range(1, draw(st.integers(0, 4)) + 1):
        first = draw(MONTHS)
        name = f"WP{number}"
        made.append(work(name, first, first + draw(MONTHS)))
        for task in range(draw(st.integers(0, 4))):
            begin = draw(MONTHS)
            made.append(work(f"T{number}.{task}", begin, begin + draw(MONTHS), parent=name, progress=draw(PROGRESS)))
            revised = draw(st.none() | MONTHS)
            deliverables.append(
                deliverable(f"D{number}.{task}", draw(MONTHS), package=name, revised=revised, task=f"T{number}.{task}")
            )
        milestones.append(milestone(f"MS{number}", draw(MONTHS), packages=draw(st.sampled_from([(), (name,)]))))
    report = replace(EMPTY, work=tuple(made), deliverables=tuple(deliverables), milestones=tuple(milestones))
    ends = [row.key for row in (*report.tasks, *report.deliverables, *report.milestones)]
    if ends:
        one = st.sampled_from(ends)
        links = st.builds(PlanDependency, one, one, st.sampled_from(LinkKind))
        report = replace(report, dependencies=tuple(draw(st.lists(links, max_size=8))))
    return replace(report, as_of=draw(st.dates(day("2000-01-01"), day("2060-01-01"))))


@given(plans())
def test_nothing_stands_outside_the_scale_and_bars_run_forward(report: PlanReport):
    scale = plan_scale(report, WIDTH)
    for group in groups(report, scale):
        for row in group.all_rows:
            match row:
                case WorkRow():
                    assert 0 <= row.bar.left <= row.bar.done <= row.bar.right <= WIDTH
                    assert row.bar.left < row.bar.right
                    assert (row.bar.done == row.bar.right) == (row.progress == 10_000)
                case DueRow():
                    assert 0 <= row.point <= WIDTH
                    assert row.original is None or 0 <= row.original <= WIDTH
                    assert row.facts.due.due == row.facts.due.original_due or row.original != row.point


@given(plans())
def test_earlier_days_stand_further_to_the_left(report: PlanReport):
    scale = plan_scale(report, WIDTH)
    points = [row for group in groups(report, scale) for row in group.rows if isinstance(row, DueRow)]
    by_day = sorted(points, key=lambda row: row.facts.due.due)
    assert [row.point for row in by_day] == sorted(row.point for row in points)


@given(plans())
def test_every_row_is_drawn_once(report: PlanReport):
    scale = plan_scale(report, WIDTH)
    keys = [row.key for group in groups(report, scale) for row in group.all_rows if row is not None]
    expected = [row.key for row in (*report.work, *report.due_rows)]
    assert sorted(keys, key=str) == sorted(expected, key=str)


@given(plans(), st.floats(30, 300), st.floats(8, 25))
def test_rows_fill_pages_without_gap_or_overlap(report: PlanReport, room: float, height: float):
    scale = plan_scale(report, WIDTH)
    found = pages(groups(report, scale), lambda _row, _continued: height, lambda _number: room)
    drawn = []
    for page in found:
        assert page.rows[0].top == 0
        for above, below in zip(page.rows, page.rows[1:], strict=False):
            assert above.bottom == below.top
        assert page.height <= room or len(page.rows) <= 2
        assert not page.rows[-1].continued
        drawn += [placed.row.key for placed in page.rows if placed.row is not None and not placed.continued]
    assert len(drawn) == len(set(drawn)) == len(report.work) + len(report.dues)


@given(plans())
def test_lines_go_straight_from_row_to_row_inside_the_scale(report: PlanReport):
    scale = plan_scale(report, WIDTH)
    found = pages(groups(report, scale), lambda _row, _continued: 14.0, lambda _number: 10_000.0)
    drawn = [line for page in lines(found, report.dependencies, scale, STYLE) for line in page]
    assert len(drawn) == sum(one.source != one.target for one in report.dependencies)
    tops = {placed.row.key: placed for page in found for placed in page.rows if placed.row is not None}
    for line in drawn:
        for (x0, y0), (x1, y1) in zip(line.places, line.places[1:], strict=False):
            assert x0 == x1 or y0 == y1
            assert 0 <= x0 <= WIDTH and 0 <= x1 <= WIDTH
        source, target = tops[line.dependency.source], tops[line.dependency.target]
        assert source.top <= line.places[0][1] <= source.bottom
        assert target.top <= line.places[-1][1] <= target.bottom


@given(st.dates(), st.lists(st.dates(), max_size=3), st.floats(100, 2_000))
def test_a_scale_of_any_days_has_few_marks_in_order(start: dt.date, days: list[dt.date], width: float):
    scale = scale_over(start, days, width)
    assert scale.first == start
    assert all(scale.shows(one) for one in days if one >= start)
    for marks in (list(calendar_marks(scale, calendar_step(scale, 12))), list(month_marks(scale, 17))):
        assert len(marks) <= width / 10 + 4
        assert all(0 <= mark.left <= mark.right <= width for mark in marks)
        assert [mark.left for mark in marks] == sorted(mark.left for mark in marks)


def test_a_month_is_due_at_its_end():
    scale = Scale(START, last_day(START, 40), 1_216.0)  # one unit a day
    assert (scale.start_of(START), scale.end_of(last_day(START, 1))) == (0, 30)
    assert scale.middle_of(last_day(START, 1)) == 29.5
    assert scale.end_of(day("2021-02-28")) == 1_216
    assert scale.middle_of(day("2017-01-01")) == 0
    assert scale.start_of(day("2030-01-01")) == 1_216


def test_marks_of_a_scale():
    scale = Scale(START, last_day(START, 40), 1_216.0)
    assert [mark.first.year for mark in calendar_marks(scale, 12)] == [2017, 2018, 2019, 2020, 2021]
    assert [mark.left for mark in calendar_marks(scale, 12)] == [0, 61, 426, 791, 1157]
    assert [mark.first.month for mark in calendar_marks(scale, 3)][:3] == [10, 1, 4]
    assert [mark.month for mark in month_marks(scale, 90)] == list(range(3, 41, 3))
    assert (calendar_step(scale, 17), calendar_step(scale, 50), calendar_step(scale, 100)) == (1, 3, 12)


def test_rows_stand_in_the_order_of_the_work():
    found = groups(PLAN, plan_scale(PLAN, WIDTH))
    assert [[row.key.number for row in group.rows] for group in found] == [
        ["T1.1", "D1.1", "T1.2", "T1.3", "D1.4", "D1.2", "D1.3", "MS1", "MS2"],
        ["MS3"],
        ["MS4", "RP1", "RP2"],
    ]
    assert [group.head.key.number if group.head else None for group in found] == ["WP1", "WP2", None]


def test_ghosts_show_the_baseline_and_the_original_date():
    kept = {"T1.2": span("T1.2", 4, 30, "WP1"), "D1.2": due("deliverable", "D1.2", 20)}
    report = replace(PLAN, baseline=baseline_of(PLAN, **kept))
    scale = plan_scale(report, WIDTH)
    rows = {row.key.number: row for group in groups(report, scale) for row in group.rows}
    assert rows["T1.2"].ghost.right == scale.end_of(last_day(START, 30))
    assert rows["T1.1"].ghost is None
    assert rows["D1.2"].baseline == scale.middle_of(last_day(START, 20))
    assert rows["D1.2"].original is None
    assert rows["D1.3"].original == scale.middle_of(last_day(START, 30))


def test_a_group_that_goes_on_says_its_head_again():
    found = groups(PLAN, plan_scale(PLAN, WIDTH))
    cut = pages(found, lambda _row, _continued: 10.0, lambda _number: 60.0)
    assert [(page.rows[0].row.key.number, page.rows[0].continued) for page in cut[:3]] == [
        ("WP1", False),
        ("WP1", True),
        ("WP2", False),
    ]
    assert [placed.row.key.number for placed in cut[1].rows] == ["WP1", "D1.2", "D1.3", "MS1", "MS2"]


def test_lines_between_bars_and_points():
    report = replace(
        EMPTY,
        work=(work("WP1", 1, 40), work("T1", 1, 10, parent="WP1"), work("T2", 12, 20, parent="WP1")),
        milestones=(milestone("M1", 30), milestone("M2", 15)),
        dependencies=tuple(
            PlanDependency(key(RowKind.TASK, "T1"), target, kind)
            for target, kind in (
                (key(RowKind.TASK, "T2"), LinkKind.FINISH_START),
                (key(RowKind.MILESTONE, "M1"), LinkKind.FINISH_START),
                (key(RowKind.TASK, "T2"), LinkKind.FINISH_FINISH),
                (key(RowKind.TASK, "T2"), LinkKind.START_START),
            )
        ),
        as_of=TODAY,
    )
    scale = plan_scale(report, WIDTH)
    (page,) = pages(groups(report, scale), lambda _row, _continued: 10.0, lambda _number: 100.0)
    (found,) = lines([page], report.dependencies, scale, STYLE)
    end, begin, finish = (scale.end_of(last_day(START, month)) for month in (10, 11, 20))
    assert found[0].places == ((end, 15), (end + 4, 15), (end + 4, 25), (begin, 25))
    point = scale.middle_of(last_day(START, 30))
    assert found[1].places == ((end, 15), (point, 15), (point, 41))
    assert found[2].places == ((end, 15), (finish + 4, 15), (finish + 4, 25), (finish, 25))
    assert found[3].places == ((0, 15), (0, 25), (begin, 25))


def test_a_large_plan_is_laid_out():
    report = large(5_000)
    scale = plan_scale(report, WIDTH)
    found = pages(groups(report, scale), lambda _row, _continued: 14.0, lambda _number: 360.0)
    assert sum(not placed.continued for page in found for placed in page.rows) == 5_000
    assert sum(map(len, lines(found, report.dependencies, scale, STYLE))) == 2_000

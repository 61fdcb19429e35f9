"""States, lateness, slip and counts of the plan on a day (DOMAIN R8–R11)."""

import datetime as dt
from dataclasses import replace

import pytest
from plan_builders import EMPTY, PLAN, START, TODAY, baseline_of, day, deliverable, due, large, milestone, period, span

from app.domain.kinds import DeliverableState, Level
from app.domain.plan_changes import compared
from app.domain.plan_status import (
    DueState,
    WorkState,
    due_counts,
    due_facts,
    months_elapsed,
    progress_of_packages,
    project_months,
    risk_weight,
    work_state,
)

SUBMITTED, APPROVED, DRAFT = DeliverableState.SUBMITTED, DeliverableState.APPROVED, DeliverableState.DRAFT


def facts(row, as_of: dt.date = TODAY) -> tuple[DueState, int, int | None]:
    found = due_facts(row, as_of)
    return found.state, found.late, found.slip


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (deliverable("D", 30), (DueState.PENDING, 0, 0)),
        (deliverable("D", 28), (DueState.LATE, 20, 20)),
        (deliverable("D", 30, DRAFT), (DueState.DRAFT, 0, 0)),
        (deliverable("D", 28, DRAFT), (DueState.LATE, 20, 20)),
        (deliverable("D", 28, revised=30), (DueState.PENDING, 0, 61)),
        (deliverable("D", 25, revised=28), (DueState.LATE, 20, 111)),
        (deliverable("D", 12, SUBMITTED, done="2018-10-29"), (DueState.SUBMITTED, 0, -2)),
        (deliverable("D", 12, SUBMITTED, done="2018-11-12"), (DueState.SUBMITTED, 12, 12)),
        (deliverable("D", 10, APPROVED, revised=12, done="2018-11-12"), (DueState.APPROVED, 12, 73)),
        (deliverable("D", 12, APPROVED), (DueState.APPROVED, 0, None)),  # nobody wrote down when
    ],
)
def test_deliverables_are_late_against_the_revised_date_and_slip_against_the_original(row, expected):
    assert facts(row) == expected


def test_what_happens_after_the_day_has_not_happened():
    row = deliverable("D", 12, APPROVED, done="2018-10-29", approved_on=day("2019-01-22"))
    assert facts(row, day("2018-10-28"))[0] is DueState.PENDING
    assert facts(row, day("2018-10-29"))[0] is DueState.SUBMITTED
    assert facts(row, day("2019-01-21"))[0] is DueState.SUBMITTED
    assert facts(row, day("2019-01-22"))[0] is DueState.APPROVED
    late = deliverable("D", 12, SUBMITTED, done="2018-11-05")
    assert facts(late, day("2018-11-02")) == (DueState.LATE, 2, 2)


def test_the_due_day_itself_is_not_late():
    assert facts(deliverable("D", 28), day("2020-02-29"))[0] is DueState.PENDING
    assert facts(milestone("M", 28), day("2020-03-01")) == (DueState.LATE, 1, 1)


def test_a_milestone_is_achieved_only_with_evidence():
    assert facts(milestone("M", 28, "Minutes", done="2020-02-20"))[0] is DueState.ACHIEVED
    assert facts(milestone("M", 28, done="2020-02-20"))[0] is DueState.UNPROVEN
    assert facts(milestone("M", 28, "Minutes"))[0] is DueState.LATE
    assert facts(milestone("M", 28, "Minutes", done="2020-03-21"))[0] is DueState.LATE


def test_a_report_that_was_due_is_neither_open_nor_done():
    assert facts(period("RP1", 1, 18)) == (DueState.UNRECORDED, 0, None)
    assert facts(period("RP2", 19, 40)) == (DueState.PENDING, 0, 0)


def test_states_of_work():
    task = span("T", 12, 28, "WP")
    assert work_state(task, 5_000, day("2020-02-29")) is WorkState.RUNNING
    assert work_state(task, 9_999, day("2020-03-01")) is WorkState.LATE
    assert work_state(task, 10_000, day("2020-03-01")) is WorkState.DONE
    assert work_state(task, 0, day("2018-09-30")) is WorkState.PLANNED
    assert work_state(task, 0, day("2018-10-01")) is WorkState.RUNNING
    assert work_state(task, 100, day("2018-09-30")) is WorkState.RUNNING


def test_progress_of_a_work_package_is_that_of_its_tasks_by_their_months():
    assert progress_of_packages(PLAN) == {"WP1": (12 * 10_000 + 31 * 7_850 + 19 * 5_000) // 62}


def test_counts_are_counted():
    found = due_counts(due_facts(row, TODAY) for row in PLAN.deliverables)
    assert (found.rows, found.done, found.late, found.done_late) == (4, 2, 1, 1)
    found = due_counts(due_facts(row, TODAY) for row in PLAN.milestones)
    assert (found.rows, found.done, found.late, found.done_late) == (4, 1, 1, 0)


def test_months_of_the_project_survive_amendments():
    assert project_months(PLAN) == 40
    assert project_months(EMPTY) == 36
    assert months_elapsed(PLAN) == 28
    assert months_elapsed(replace(PLAN, as_of=START)) == 0
    assert months_elapsed(replace(PLAN, as_of=day("2017-10-01"))) == 0
    assert months_elapsed(replace(PLAN, as_of=day("2017-12-01"))) == 1
    assert project_months(replace(EMPTY, end_planned=day("2017-10-01"))) == 0


def test_risks_weigh_from_one_to_nine():
    assert risk_weight(Level.LOW, Level.LOW) == 1
    assert risk_weight(Level.HIGH, Level.MEDIUM) == risk_weight(Level.MEDIUM, Level.HIGH) == 6
    assert risk_weight(Level.HIGH, Level.HIGH) == 9


def test_nothing_changed_since_a_baseline_of_now():
    report = replace(PLAN, baseline=baseline_of(PLAN))
    assert [change for change in compared(report) if change.changed] == []
    assert len(compared(report)) == len(PLAN.work) + len(PLAN.dues)
    assert compared(PLAN) == ()


def test_what_changed_since_a_baseline():
    kept = {
        "T1.2": span("T1.2", 4, 30, "WP1", 1_000),
        "D1.3": due("deliverable", "D1.3", 30),
        "D1.1": due("deliverable", "D1.1", 12),
        "MS4": None,
    }
    baseline = baseline_of(PLAN, **kept)
    gone = due("milestone", "MS9", 5)
    document = replace(baseline.document, dues=(*baseline.document.dues, gone))
    changed = [one for one in compared(replace(PLAN, baseline=replace(baseline, document=document))) if one.changed]
    found = {one.key.number: one for one in changed}
    assert list(found) == ["T1.2", "D1.1", "D1.3", "MS4", "MS9"]
    assert (found["T1.2"].shift_days, found["T1.2"].moved) == (123, True)
    assert found["D1.1"].newly_done and not found["D1.1"].moved
    assert found["D1.3"].shift_days == 123
    assert found["MS4"].then is None and found["MS9"].now is None
    assert (found["MS4"].shift_days, found["MS9"].title) == (None, "Title of MS9")


def test_a_renumbered_row_is_known_by_its_uid():
    renamed = replace(PLAN.deliverables[1], due=replace(PLAN.deliverables[1].due, number="D9.9"))
    report = replace(PLAN, deliverables=(*PLAN.deliverables[:1], renamed, *PLAN.deliverables[2:]))
    report = replace(report, baseline=baseline_of(PLAN))
    assert [change for change in compared(report) if change.then is None or change.now is None] == []
    again = deliverable("D1.2", 40, uid="another")  # a new row takes the number that became free
    report = replace(report, deliverables=(*report.deliverables, again))
    (added,) = [change for change in compared(report) if change.then is None]
    assert (added.key.number, added.title) == ("D1.2", "Title of D1.2")


def test_what_was_done_later_than_the_day_is_no_change():
    report = replace(PLAN, as_of=day("2018-01-01"))
    before = [replace(row.due, done_on=None) for row in (*PLAN.deliverables, *PLAN.milestones[1:])]
    report = replace(report, baseline=baseline_of(PLAN, **{row.number: row for row in before}))
    assert [change.key.number for change in compared(report) if change.changed] == []


def test_a_large_plan_is_counted_at_once():
    report = large(5_000)
    assert len(report.work) + len(report.dues) == 5_000
    assert len(progress_of_packages(report)) == 250

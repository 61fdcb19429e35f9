"""Where rows of the plan land when they are dragged: on whole M-months, in order, wherever they go; by hypothesis."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st
from plan_builders import START, day, due, span

from app.domain.months import first_day, last_day, month_of
from app.domain.plan_drags import DueOn, Months, begun, due_by_months, due_moved, ended, moved

MONTHS = st.integers(1, 400)
DAYS = st.integers(-(10**7), 10**7)


@given(MONTHS, MONTHS, DAYS)
def test_work_keeps_its_length_and_stays_after_the_start(first, more, days):
    work = span("T1", first, first + more, "WP1")
    landed = moved(work, START, days)
    assert landed.end - landed.start == more
    assert landed.start >= 1
    early, late = begun(work, START, days), ended(work, START, days)
    assert 1 <= early.start <= early.end == work.end_month
    assert work.start_month == late.start <= late.end


@given(MONTHS, st.integers(-20, 20))
def test_a_month_is_a_month_however_long_it_is(first, months):
    work = span("T1", first, first + 3, "WP1")
    target = max(1, first + months)
    days = (first_day(START, target) - work.starts_on).days
    for little in (-9, 0, 9):
        assert moved(work, START, days + little) == Months(target, target + 3)


@given(MONTHS, st.integers(-3_000, 3_000))
def test_an_exact_day_lies_in_its_month(month, days):
    landed = due_moved(due("deliverable", "D1", month), START, days, exact=True)
    assert landed.day == max(last_day(START, month) + dt.timedelta(days=days), START)
    assert month_of(START, landed.day) == landed.month
    assert (landed.exact is None) == (landed.day == last_day(START, landed.month))


def test_without_days_a_point_goes_to_the_end_of_the_nearest_month():
    row = due("milestone", "MS1", 30)  # 30 April 2020
    assert due_moved(row, START, 14, exact=False) == DueOn(30, None, day("2020-04-30"))
    assert due_moved(row, START, 17, exact=False) == DueOn(31, None, day("2020-05-31"))
    assert due_moved(row, START, -4_000, exact=False) == DueOn(1, None, day("2017-11-30"))
    assert due_by_months(row, START, 2) == DueOn(32, None, day("2020-06-30"))
    assert due_by_months(row, START, -99) == DueOn(1, None, day("2017-11-30"))

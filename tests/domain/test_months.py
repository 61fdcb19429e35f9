"""Project months, due dates, lateness and slip (DOMAIN R8)."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import UserError
from app.domain.months import (
    add_days,
    add_months,
    due_date,
    first_day,
    last_day,
    late_days,
    month_of,
    month_text,
    slip_days,
)

START = dt.date(2017, 11, 1)  # of CIRCASA
STARTS = st.dates(dt.date(1990, 1, 1), dt.date(2090, 12, 31))
MONTHS = st.integers(1, 240)
DAYS = st.dates(dt.date(2015, 1, 1), dt.date(2030, 12, 31))


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def test_the_months_of_circasa() -> None:
    assert (first_day(START, 1), last_day(START, 1)) == (START, day("2017-11-30"))
    assert last_day(START, 18) == day("2019-04-30")  # the end of RP1
    assert last_day(START, 36) == day("2020-10-31")  # the planned end
    assert last_day(START, 40) == day("2021-02-28")  # the amended end
    assert month_of(START, day("2020-03-04")) == 29


def test_a_project_may_start_within_a_month() -> None:
    assert (first_day(day("2020-01-15"), 2), last_day(day("2020-01-15"), 2)) == (day("2020-02-15"), day("2020-03-14"))


@pytest.mark.parametrize(
    ("start", "begins"),
    [
        ("2019-01-31", ["2019-01-31", "2019-02-28", "2019-03-31", "2019-04-30", "2019-05-31"]),
        ("2020-01-30", ["2020-01-30", "2020-02-29", "2020-03-30", "2020-04-30", "2020-05-30"]),
        ("2019-12-29", ["2019-12-29", "2020-01-29", "2020-02-29", "2020-03-29", "2020-04-29"]),
    ],
)
def test_months_that_begin_on_a_day_not_every_month_has(start: str, begins: list[str]) -> None:
    assert [first_day(day(start), month).isoformat() for month in range(1, 6)] == begins


def test_a_due_date_is_the_last_day_of_its_month_or_the_exact_day() -> None:
    assert due_date(START, 12) == day("2018-10-31")
    assert due_date(START, 12, exact=day("2018-10-15")) == day("2018-10-15")
    assert month_text(12) == "M12"


@pytest.mark.parametrize("month", [0, -1, -12])
def test_there_is_no_month_before_the_first(month: int) -> None:
    for ask in (first_day, last_day, due_date):
        with pytest.raises(UserError, match=rf"M{month} is no project month: months are counted from M1\."):
            ask(START, month)
    with pytest.raises(UserError, match="no project month"):
        due_date(START, month, exact=START)


def test_dates_outside_the_project_or_the_calendar_are_refused_by_name() -> None:
    with pytest.raises(UserError, match="2017-10-31 lies before the project's start on 2017-11-01"):
        month_of(START, day("2017-10-31"))
    with pytest.raises(UserError, match="M99999 is too far away"):
        first_day(START, 99999)
    with pytest.raises(UserError, match="no day of the calendar"):
        add_days(dt.date.max, 1)
    with pytest.raises(UserError, match="no day of the calendar"):
        add_days(dt.date.min, -1)


@given(STARTS, MONTHS)
def test_months_follow_each_other_without_gap_or_overlap(start: dt.date, month: int) -> None:
    first, last = first_day(start, month), last_day(start, month)
    assert first <= last
    assert 28 <= (last - first).days + 1 <= 31
    assert first_day(start, month + 1) == last + dt.timedelta(days=1)


@given(STARTS, MONTHS)
def test_every_day_of_a_month_lies_in_that_month(start: dt.date, month: int) -> None:
    first, last = first_day(start, month), last_day(start, month)
    assert month_of(start, first) == month_of(start, last) == month
    assert month_of(start, first + (last - first) // 2) == month


@given(STARTS, st.integers(0, 9000))
def test_every_day_from_the_start_lies_in_exactly_its_month(start: dt.date, days: int) -> None:
    some_day = start + dt.timedelta(days=days)
    month = month_of(start, some_day)
    assert first_day(start, month) <= some_day <= last_day(start, month)


@given(STARTS, MONTHS)
def test_a_month_begins_on_the_day_of_the_start_wherever_that_exists(start: dt.date, month: int) -> None:
    first = first_day(start, month)
    assert first.day == start.day or (first.day < start.day and (first + dt.timedelta(days=1)).day == 1)


@given(DAYS, st.integers(-200, 200))
def test_calendar_months_are_counted_across_years(some_day: dt.date, months: int) -> None:
    moved = add_months(some_day, months)
    assert (moved.year * 12 + moved.month) - (some_day.year * 12 + some_day.month) == months


def test_late_is_against_the_date_that_counts_and_slip_against_the_original() -> None:
    original, revised, as_of = day("2020-01-31"), day("2020-02-29"), day("2020-03-20")
    assert late_days(revised, None, as_of) == 20
    assert slip_days(original, revised, None, as_of) == 49
    assert late_days(revised, day("2020-03-02"), as_of) == 2
    assert slip_days(original, revised, day("2020-03-02"), as_of) == 31
    assert slip_days(original, original, day("2020-01-20"), as_of) == -11
    assert slip_days(original, original, None, day("2020-01-01")) == 0
    assert slip_days(original, revised, None, day("2020-01-01")) == 29


@given(DAYS, DAYS, DAYS)
def test_what_is_done_later_is_not_done_yet(due: dt.date, done: dt.date, as_of: dt.date) -> None:
    if done > as_of:
        assert late_days(due, done, as_of) == late_days(due, None, as_of)
        assert slip_days(due, due, done, as_of) == slip_days(due, due, None, as_of)


@given(DAYS, st.none() | DAYS, DAYS)
def test_lateness_is_never_negative_and_grows_only_until_done(
    due: dt.date, done: dt.date | None, as_of: dt.date
) -> None:
    late = late_days(due, done, as_of)
    next_day = late_days(due, done, as_of + dt.timedelta(days=1))
    assert late >= 0
    assert next_day in (late, late + 1)
    if done is not None and done <= as_of:
        assert next_day == late == max(0, (done - due).days)
    if as_of <= due:
        assert late == 0


@given(DAYS, DAYS, st.none() | DAYS, DAYS)
def test_what_is_late_against_the_original_slips_by_as_much_or_more(
    original: dt.date, due: dt.date, done: dt.date | None, as_of: dt.date
) -> None:
    slip = slip_days(original, due, done, as_of)
    assert max(0, slip) >= late_days(original, done, as_of)
    if done is not None and done <= as_of:
        assert slip == (done - original).days

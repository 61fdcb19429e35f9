"""Days of 23 and 25 hours: what the clock leaves out, what it shows twice, and how long things last."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.timetable_clock import Odd, OddStretch, day_hours, impossible, lasting, odd_at, odd_stretches

PARIS = "Europe/Paris"
SPRING, AUTUMN, PLAIN = dt.date(2020, 3, 29), dt.date(2020, 10, 25), dt.date(2020, 3, 4)


def test_in_spring_an_hour_is_missing_and_in_autumn_one_comes_twice():
    assert odd_stretches(SPRING, PARIS) == (OddStretch(120, 180, Odd.MISSING),)
    assert odd_stretches(AUTUMN, PARIS) == (OddStretch(120, 180, Odd.TWICE),)
    assert odd_stretches(PLAIN, PARIS) == ()
    assert [day_hours(day, PARIS) for day in (SPRING, AUTUMN, PLAIN)] == [23, 25, 24]


def test_the_night_after_the_day_is_seen_from_the_day():
    eve = SPRING - dt.timedelta(days=1)
    assert odd_stretches(eve, PARIS, 1440) == ()
    assert odd_stretches(eve, PARIS, 1440 + 240) == (OddStretch(1560, 1620, Odd.MISSING),)


@pytest.mark.parametrize(
    ("day", "zone", "minutes", "odd"),
    [
        (SPRING, PARIS, 119, None),
        (SPRING, PARIS, 120, Odd.MISSING),
        (SPRING, PARIS, 180, None),
        (AUTUMN, PARIS, 150, Odd.TWICE),
        (dt.date(2020, 10, 4), "Australia/Lord_Howe", 135, Odd.MISSING),  # half an hour
        (dt.date(2011, 12, 30), "Pacific/Apia", 600, Odd.MISSING),  # the whole day
    ],
)
def test_a_time_is_missing_or_comes_twice(day, zone, minutes, odd):
    assert odd_at(day, minutes, zone) is odd
    assert (impossible(day, minutes, zone) is None) == (odd is None)


def test_a_night_shift_lasts_what_goes_by():
    assert lasting(SPRING, 60, 240, PARIS) == 120
    assert lasting(AUTUMN, 60, 240, PARIS) == 240
    assert lasting(PLAIN, 60, 240, PARIS) == 180


@given(
    st.dates(dt.date(1990, 1, 1), dt.date(2037, 12, 31)),
    st.sampled_from([PARIS, "America/Bogota", "America/New_York", "Australia/Lord_Howe", "Asia/Kolkata"]),
)
def test_stretches_are_whole_and_say_what_single_times_say(day, zone):
    found = odd_stretches(day, zone, 1800)
    inside = {minutes for one in found for minutes in range(one.start, one.end)}
    assert {minutes for minutes in range(0, 1800, 5) if odd_at(day, minutes, zone)} == {
        minutes for minutes in inside if minutes % 5 == 0
    }

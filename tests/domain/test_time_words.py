"""Times and lengths are understood as people type them, and refused in words."""

import pytest

from app.domain.errors import UserError
from app.domain.time_words import clock_from_words, hours_from_words, length_from_words


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [
        ("9:30", 570),
        ("09.30", 570),
        ("930", 570),
        ("0930", 570),
        ("9h30", 570),
        ("9", 540),
        ("9h", 540),
        (" 25:00 ", 1500),
    ],
)
def test_a_time_of_day(typed, minutes):
    assert clock_from_words(typed) == minutes


@pytest.mark.parametrize("typed", ["", "x", "9:60", "48:00", "9:3", "9:30:00", "-1"])
def test_no_time_of_day(typed):
    with pytest.raises(UserError, match="time of day"):
        clock_from_words(typed)


def test_from_one_time_to_another():
    assert hours_from_words("9:30–10:15") == (570, 615)
    assert hours_from_words("9:30 - 10") == (570, 600)
    assert hours_from_words("9:30") == (570, None)
    with pytest.raises(UserError, match="before it begins"):
        hours_from_words("10:00–9:00")


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [("45", 45), ("45 min", 45), ("45min", 45), ("1:30", 90), ("1 h 30", 90), ("1h30 min", 90), ("2 h", 120), ("0", 0)],
)
def test_a_length(typed, minutes):
    assert length_from_words(typed) == minutes


@pytest.mark.parametrize("typed", ["", "x", "-5", "1.5", "half an hour"])
def test_no_length(typed):
    with pytest.raises(UserError, match="no length"):
        length_from_words(typed)

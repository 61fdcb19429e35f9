"""Dates typed in words: what each way of writing means, in two languages, and the sentence for what is no date."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.day_words import LONG_PAST, ProjectMonth, day_from_words, days_from_words, due_from_words
from app.domain.errors import UserError

FRIDAY = dt.date(2020, 3, 20)
DAYS = st.dates(dt.date(1905, 1, 1), dt.date(2190, 12, 31))
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
MOIS = (
    "janvier", "février", "mars", "avril", "mai", "juin",
    "juillet", "août", "septembre", "octobre", "novembre", "décembre",
)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "means"),
    [
        ("today", "2020-03-20"),
        (" Tomorrow ", "2020-03-21"),
        ("yesterday", "2020-03-19"),
        ("aujourd’hui", "2020-03-20"),
        ("demain", "2020-03-21"),
        ("hier", "2020-03-19"),
        ("+10d", "2020-03-30"),
        ("+10j", "2020-03-30"),
        ("+2w", "2020-04-03"),
        ("+2 s", "2020-04-03"),
        ("-1w", "2020-03-13"),
        ("+1m", "2020-04-20"),
        ("+12m", "2021-03-20"),
    ],
)
def test_counted_from_the_day(text: str, means: str) -> None:
    assert day_from_words(text, FRIDAY).isoformat() == means


@pytest.mark.parametrize(
    ("text", "means"),
    [
        ("sat", "2020-03-21"),
        ("Saturday", "2020-03-21"),
        ("samedi", "2020-03-21"),
        ("mar", "2020-03-24"),  # alone it is mardi, after a figure March
        ("thurs", "2020-03-26"),
        ("fri", "2020-03-27"),
        ("friday", "2020-03-27"),
        ("vendredi", "2020-03-27"),
        ("ven.", "2020-03-27"),
    ],
)
def test_a_weekday_is_the_next_one_and_never_the_day_itself(text: str, means: str) -> None:
    assert day_from_words(text, FRIDAY).isoformat() == means


@pytest.mark.parametrize(
    "text",
    [
        "12.3", "12.3.", "12/3", "12-3", "12.3.2020", "12/03/20", "2020-03-12", "12 mar", "12mar", "12 mars",
        "12 March 2020", "12 MARCH", "12th March", "March 12", "Mar 12, 2020", "12. March 2020",
        "Thu 12 Mar 2020", "Thursday 12 March", "jeudi 12 mars 2020", "１２．３",
    ],
)  # fmt: skip
def test_ways_to_write_one_day(text: str) -> None:
    assert day_from_words(text, FRIDAY) == dt.date(2020, 3, 12)


@pytest.mark.parametrize(
    ("text", "means"),
    [
        ("1er avril", "2020-04-01"),
        ("14 févr.", "2020-02-14"),
        ("14 août", "2020-08-14"),
        ("21 dec", "2019-12-21"),  # 90 days ago
        ("20 dec", "2020-12-20"),  # 91 days ago would be long past
        ("29.2", "2020-02-29"),
        ("31 déc 2019", "2019-12-31"),
    ],
)
def test_without_a_year_it_is_the_nearest_one_not_long_past(text: str, means: str) -> None:
    assert day_from_words(text, FRIDAY).isoformat() == means


def test_a_leap_day_waits_for_a_leap_year() -> None:
    assert day_from_words("29 Feb", dt.date(2097, 3, 1)) == dt.date(2104, 2, 29)  # 2100 is none


def test_project_months_only_where_they_are_allowed() -> None:
    assert due_from_words("M30", FRIDAY) == ProjectMonth(30)
    assert due_from_words(" m 7 ", FRIDAY) == ProjectMonth(7)
    assert due_from_words("+1m", FRIDAY) == dt.date(2020, 4, 20)
    with pytest.raises(UserError, match="This is no date: 'M30'"):
        day_from_words("M30", FRIDAY)
    with pytest.raises(UserError, match="This is no date: 'M0'"):
        due_from_words("M0", FRIDAY)


@pytest.mark.parametrize("text", ["", "soon", "jui", "12 jui", "ju", "30", "+w", "12.3.2020.1", "1202-03-04", "2+2"])
def test_what_is_no_date_is_said(text: str) -> None:
    with pytest.raises(UserError, match="This is no date"):
        day_from_words(text, FRIDAY)


@pytest.mark.parametrize("text", ["31.4", "0.1", "12.13", "30 February", "29.2.2019", "2020-02-30", "+99999m"])
def test_a_day_that_the_calendar_does_not_have(text: str) -> None:
    with pytest.raises(UserError, match="no day of the calendar"):
        day_from_words(text, FRIDAY)


def test_a_weekday_that_does_not_fit_its_date_is_asked_about() -> None:
    with pytest.raises(UserError, match="another day of the week"):
        day_from_words("Fri 12 Mar 2020", FRIDAY)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("4–6 March 2020", "2020-03-04", "2020-03-06"),
        ("4-6 march", "2020-03-04", "2020-03-06"),
        ("4-6.3.2020", "2020-03-04", "2020-03-06"),
        ("14 to 16 Mar", "2020-03-14", "2020-03-16"),
        ("4 au 6 mars 2020", "2020-03-04", "2020-03-06"),
        ("28 February – 2 March 2020", "2020-02-28", "2020-03-02"),
        ("30 December 2019 – 2 January 2020", "2019-12-30", "2020-01-02"),
        ("30 Dec - 2 Jan 2020", "2019-12-30", "2020-01-02"),
        ("2020-03-04 – 2020-03-06", "2020-03-04", "2020-03-06"),
        ("tomorrow – +3d", "2020-03-21", "2020-03-23"),
        ("6–4 March 2020", "2020-03-06", "2020-03-04"),  # the order is for others to check
        ("12-3", "2020-03-12", "2020-03-12"),
        ("12 March", "2020-03-12", "2020-03-12"),
    ],
)
def test_two_days(text: str, first: str, last: str) -> None:
    assert tuple(map(str, days_from_words(text, FRIDAY))) == (first, last)


@pytest.mark.parametrize(
    ("text", "said"), [("31–2 April", "'31–2 April' is no day"), ("4–6", "no date"), ("", "no date")]
)
def test_two_days_that_are_none(text: str, said: str) -> None:
    with pytest.raises(UserError, match=said):
        days_from_words(text, FRIDAY)


def test_a_long_text_is_shortened_in_the_sentence() -> None:
    with pytest.raises(UserError) as raised:
        day_from_words("x" * 10_000, FRIDAY)
    assert len(str(raised.value)) < 200


@given(day=DAYS, as_of=DAYS)
def test_a_full_date_means_itself_however_it_is_written(day: dt.date, as_of: dt.date) -> None:
    shown = f"{day.day} {MONTHS[day.month - 1]} {day.year}"
    ways = (day.isoformat(), f"{day.day}.{day.month}.{day.year}", shown, f"{day.day} {MOIS[day.month - 1]} {day.year}")
    assert {day_from_words(way, as_of) for way in ways} == {day}


@given(day=DAYS, as_of=DAYS)
def test_a_date_without_a_year_is_the_first_not_long_past(day: dt.date, as_of: dt.date) -> None:
    found = day_from_words(f"{day.day}/{day.month}", as_of)
    assert (found.day, found.month) == (day.day, day.month)
    assert found >= as_of - dt.timedelta(days=LONG_PAST)
    if (day.day, day.month) != (29, 2):
        assert found < as_of + dt.timedelta(days=366 - LONG_PAST)


@given(as_of=DAYS, number=st.integers(0, 6))
def test_a_weekday_lies_within_the_next_seven_days(as_of: dt.date, number: int) -> None:
    found = day_from_words(("mon", "mardi", "wed", "jeudi", "fri", "sam", "sunday")[number], as_of)
    assert found.weekday() == number
    assert 1 <= (found - as_of).days <= 7


@given(
    text=st.text(max_size=30) | st.from_regex(r"[+-]?[0-9]{0,6}[ ./-]?[a-z0-9]{0,5}", fullmatch=True), as_of=st.dates()
)
def test_any_text_is_a_date_or_a_sentence(text: str, as_of: dt.date) -> None:
    try:
        found: object = due_from_words(text, as_of)
    except UserError as error:
        found = str(error)
    assert isinstance(found, dt.date | ProjectMonth) or found.endswith(".")

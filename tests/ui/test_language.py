"""What the window says in its language: dates, spans of days, times, plurals, errors; English and French."""

import datetime as dt

import pytest
from PySide6.QtCore import QLocale

from app.domain.errors import UserError
from app.ui import language
from app.ui.language import choose_language, clock, day, day_month, days, long_day, moment, plural, said, time_of, tr
from app.words import words

DAY = dt.date(2020, 3, 4)


@pytest.fixture
def french():
    """The window speaks French for the length of a test."""
    choose_language("fr")
    yield
    choose_language("en")


def test_dates_in_english(qapp):
    assert day(DAY) == "4 Mar 2020"
    assert day_month(DAY) == "4 Mar"
    assert language.weekday(DAY) == "Wed"
    assert long_day(DAY) == "Wednesday 4 March 2020"


def test_dates_in_french(qapp, french):
    assert day(DAY) == "4 mars 2020"
    assert day_month(dt.date(2020, 8, 15)) == "15 août"
    assert language.weekday(DAY) == "mer."
    assert long_day(DAY) == "mercredi 4 mars 2020"


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("2020-03-04", "2020-03-04", "4 March 2020"),
        ("2020-03-04", "2020-03-06", "4–6 March 2020"),
        ("2020-02-28", "2020-03-02", "28 February – 2 March 2020"),
        ("2019-12-30", "2020-01-02", "30 December 2019 – 2 January 2020"),
        ("2019-03-04", "2020-03-06", "4 March 2019 – 6 March 2020"),
    ],
)
def test_a_span_of_days_says_nothing_twice(qapp, first, last, words):
    assert days(dt.date.fromisoformat(first), dt.date.fromisoformat(last)) == words


def test_a_span_of_days_in_french(qapp, french):
    assert days(DAY, dt.date(2020, 3, 6)) == "4–6 mars 2020"
    assert days(dt.date(2019, 12, 30), dt.date(2020, 1, 2)) == "30 décembre 2019 – 2 janvier 2020"


@pytest.mark.parametrize(
    ("minutes", "shown"), [(0, "00:00"), (570, "09:30"), (1439, "23:59"), (1440, "00:00"), (1500, "01:00")]
)
def test_a_clock_goes_on_past_midnight(minutes, shown):
    assert clock(minutes) == shown


def test_an_instant_is_shown_on_the_clock_of_this_computer(qapp):
    instant = dt.datetime(2020, 3, 4, 20, 0, tzinfo=dt.UTC)  # the tests' computer stands in Kathmandu, UTC+5:45
    assert time_of(instant) == "01:45"
    assert moment(instant) == "5 Mar 2020, 01:45"


def test_one_and_many(qapp, french):
    forms = ("{number} person attended", "{number} people attended")
    assert [plural(*forms, number) for number in (1, 2)] == [words("fr").plural(*forms, n) for n in (1, 2)]
    choose_language("en")
    assert [plural(*forms, number) for number in (0, 1, 2)] == [
        "0 people attended",
        "1 person attended",
        "2 people attended",
    ]


def test_a_sentence_and_an_error_are_said_in_the_language_that_was_chosen(qapp, french):
    error = UserError(
        "There is no language {language}: choose one of {languages}.", language="'xx'", languages="en, fr"
    )
    french_words = said(error)
    assert "'xx'" in french_words and french_words != str(error)
    choose_language("en")
    assert said(error) == "There is no language 'xx': choose one of en, fr."
    assert tr("Saved {time}", time="14:02") == "Saved 14:02"


@pytest.mark.parametrize(
    ("system", "code"), [(["fr-CA", "en-CA"], "fr"), (["de-DE", "fr-FR"], "fr"), (["ja-JP"], "en"), ([], "en")]
)
def test_without_a_choice_the_language_is_that_of_the_computer(qapp, monkeypatch, system, code):
    class Computer:
        @staticmethod
        def uiLanguages() -> list[str]:
            return system

    monkeypatch.setattr(QLocale, "system", lambda: Computer)
    try:
        choose_language("")
        assert language.language() == code
    finally:
        choose_language("en")


def test_sizes_and_numbers(qapp):
    assert language.size_text(117_300) == "117 kB"
    assert language.size_text(2_540_000) == "2.5 MB"
    assert language.number_text(1234567) == "1,234,567"

"""Days, ranges and countries as documents write them."""

import datetime as dt

import pytest

from app.exporters.dates import country_name, date_range, language_tag, long_date, short_date, weekday_and_date
from app.words import words

ENGLISH, FRENCH = words("en"), words("fr")


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


@pytest.mark.parametrize(
    ("first", "last", "english", "french"),
    [
        ("2020-03-04", "2020-03-06", "4–6 March 2020", "4–6 mars 2020"),
        ("2020-02-28", "2020-03-02", "28 February – 2 March 2020", "28 février – 2 mars 2020"),
        ("2019-12-30", "2020-01-02", "30 December 2019 – 2 January 2020", "30 décembre 2019 – 2 janvier 2020"),
        ("2020-03-04", "2020-03-04", "4 March 2020", "4 mars 2020"),
        ("2020-03-04", "2021-03-06", "4 March 2020 – 6 March 2021", "4 mars 2020 – 6 mars 2021"),
    ],
)
def test_ranges(first: str, last: str, english: str, french: str):
    assert date_range(day(first), day(last), ENGLISH) == english
    assert date_range(day(first), day(last), FRENCH) == french


def test_single_days():
    assert long_date(day("2020-08-01"), FRENCH) == "1 août 2020"
    assert short_date(day("2020-02-18"), ENGLISH) == "18 Feb 2020"
    assert weekday_and_date(day("2020-03-04"), ENGLISH) == "Wednesday 4 March 2020"


def test_countries():
    assert country_name("nl", ENGLISH) == "Netherlands"
    assert country_name("NL", FRENCH) == "Pays-Bas"
    assert country_name("XX", ENGLISH) == "XX"


def test_language_tags():
    assert (language_tag(ENGLISH), language_tag(FRENCH)) == ("en-GB", "fr")

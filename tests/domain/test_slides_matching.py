"""Files of slides find their talks by code, number, speaker or title; what is doubtful is asked."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import UserError
from app.domain.slides_matching import MatchedBy, MatchState, SlidesFile, Talk, match_slides
from app.domain.talk_codes import talk_codes

TUE = dt.date(2020, 3, 3)
TALKS = (
    Talk(11, "D1-01", 1, "Soil carbon stocks in croplands", ("Sophie Laurent",)),
    Talk(12, "D1-02", 2, "Monitoring, reporting and verification", ("Ana Ortiz", "Łukasz Nowak")),
    Talk(13, "D2-01", 3, "Soil carbon stocks in grasslands", ("张伟",)),
    Talk(14, "D2-02", 4, "Outlook", ("Sophie Laurent",), frozenset({"abc"})),
    Talk(15, "X-01", 5, "Poster on peat", ()),
)


def matched(name, sha256=""):
    (found,) = match_slides([SlidesFile(name, sha256)], TALKS)
    return found


@pytest.mark.parametrize(
    ("name", "talk", "by"),
    [
        ("D1-02 final.pdf", 12, MatchedBy.CODE),
        ("d2_01.pptx", 13, MatchedBy.CODE),
        ("X-01 whatever.pdf", 15, MatchedBy.CODE),
        ("03-wed-0900-untitled.pdf", 13, MatchedBy.NUMBER),
        ("ORTIZ_slides_v3.pptx", 12, MatchedBy.SPEAKER),
        ("lukasz nowak.pdf", 12, MatchedBy.SPEAKER),
        ("张伟.pdf", 13, MatchedBy.SPEAKER),
        ("Soil carbon stocks, GRASSLANDS.pdf", 13, MatchedBy.TITLE),
        ("Laurent - outlook.pdf", 14, MatchedBy.TITLE),
        ("peat.pdf", 15, MatchedBy.TITLE),
    ],
)
def test_a_name_tells_its_talk(name, talk, by):
    found = matched(name)
    assert (found.state, found.talk_id, found.by) == (MatchState.MATCHED, talk, by)


def test_a_doubtful_file_names_the_talks_it_may_belong_to():
    found = matched("soil carbon stocks.pdf")
    assert (found.state, set(found.choices)) == (MatchState.DOUBTFUL, {11, 13})


@pytest.mark.parametrize("name", ["IMG_2040.jpg", "slides.pdf", "v2.pptx", "77 minutes.pdf", ".pdf", ""])
def test_a_name_that_says_nothing_is_left_alone(name):
    assert matched(name).state is MatchState.UNKNOWN


def test_a_file_that_the_talk_has_already_is_not_attached_again():
    found = matched("D1-01.pdf", "abc")
    assert (found.state, found.talk_id) == (MatchState.HELD, 14)


def test_a_file_that_cannot_be_attached_says_why():
    (found,) = match_slides([SlidesFile("D1-01.exe", refused=UserError("No."))], TALKS)
    assert found.state is MatchState.REFUSED


def test_codes_count_in_each_day_and_beside_the_agenda():
    days = [TUE, TUE, TUE + dt.timedelta(days=2), None, None]
    assert talk_codes(days, TUE) == ("D1-01", "D1-02", "D3-01", "X-01", "X-02")


@given(st.text(max_size=40), st.lists(st.text(max_size=20), min_size=1, max_size=6))
def test_any_name_and_any_titles_give_one_answer(name, titles):
    talks = [Talk(n, f"D1-{n:02}", n, title, (title,)) for n, title in enumerate(titles, 1)]
    (found,) = match_slides([SlidesFile(name)], talks)
    assert (found.talk_id is None) == (found.state is not MatchState.MATCHED)
    assert set(found.choices) <= {talk.id for talk in talks}

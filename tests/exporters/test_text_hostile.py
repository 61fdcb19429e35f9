"""Whatever stands in a document's texts, its web page and Word file are made, say it, and obey none of it."""

import re
import unicodedata

import pytest
from html_reading import body, opened, said
from hypothesis import HealthCheck, given, settings
from minutes_example import section, wageningen_minutes
from test_pdf_hostile import HOSTILE, anything, everywhere, minuted
from word_reading import everything, parts

from app.domain.agenda import Audience
from app.domain.text import clean_text
from app.exporters.html.agenda import agenda_html
from app.exporters.html.minutes import minutes_html
from app.exporters.html.own_times import OWN_TIMES
from app.exporters.word.minutes import minutes_docx
from app.words import words

ENGLISH = words("en")
_ELEMENTS = {
    "a", "b", "bdi", "blockquote", "body", "br", "caption", "code", "dd", "div", "dl", "dt", "em", "footer", "h1", "h2",
    "h3", "h4", "h5", "head", "header", "hr", "html", "li", "main", "meta", "nav", "ol", "p", "path", "pre", "section",
    "span", "strong", "style", "svg", "table", "tbody", "td", "th", "thead", "time", "title", "tr", "ul",
}  # fmt: skip


def letters(text: str) -> str:
    return "".join(character for character in text if not character.isspace() and character not in "\ufffe\uffff")


def check_page(data: bytes, hostile: str, times: int) -> None:
    page = opened(data)
    assert {element.tag for element in page.iter()} - {"script"} <= _ELEMENTS
    assert [element.text for element in page.iter("script")] in ([], [OWN_TIMES])  # the page's own, and no other
    assert not [name for element in page.iter() for name in element.attrib if name.startswith("on") or name == "style"]
    for link in page.iter("a"):
        assert re.match(r"#|https?://|mailto:", link.get("href", ""))
    if hostile.strip():
        assert letters(said(body(data))).count(letters(clean_text(hostile))) >= times


def check_file(data: bytes, hostile: str, times: int) -> None:
    found = parts(data)
    assert not [name for name in found if "media" in name]
    assert b"root:" not in data
    if hostile.strip():
        assert letters(everything(data)).count(letters(clean_text(hostile))) >= times


@pytest.mark.parametrize("name", HOSTILE)
def test_agenda_pages(name: str):
    check_page(agenda_html(everywhere(HOSTILE[name]), Audience.CHAIR, ENGLISH), HOSTILE[name], 20)


@pytest.mark.parametrize("name", HOSTILE)
def test_minutes_pages(name: str):
    check_page(minutes_html(minuted(HOSTILE[name]), ENGLISH), HOSTILE[name], 20)


@pytest.mark.parametrize("name", HOSTILE)
def test_minutes_files(name: str):
    check_file(minutes_docx(minuted(HOSTILE[name]), ENGLISH), HOSTILE[name], 20)


def test_a_word_of_a_megabyte():
    word = "w" * 1_000_000
    document = wageningen_minutes(opening=word, sections=(section(1, word),))
    assert said(body(minutes_html(document, ENGLISH))).count(word) == 2
    assert everything(minutes_docx(document, ENGLISH)).count(word) == 2


@settings(max_examples=12, suppress_health_check=[HealthCheck.too_slow])
@given(anything())
def test_any_text(hostile: str):
    check_page(agenda_html(everywhere(hostile), Audience.CHAIR, ENGLISH), "", 0)
    check_page(minutes_html(minuted(hostile), ENGLISH), "", 0)
    check_file(minutes_docx(minuted(hostile), ENGLISH), "", 0)


def test_what_the_letters_are():
    assert unicodedata.category("\ufffe") == "Cn" and letters("a \ufffe\tb") == "ab"

"""Minutes as Markdown: everything in them, the user's text escaped, the user's Markdown kept in its place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from minutes_example import decision, section, wageningen_minutes
from test_pdf_minutes import empty

from app.exporters.markdown_text import contained_markdown, escaped_markdown
from app.exporters.minutes_markdown import minutes_md
from app.words import words

ENGLISH = words("en")
BROWSER = MarkdownIt("commonmark").enable("table")  # obeys HTML and entities, as other programs do


def said(**fields: object) -> str:
    return minutes_md(wageningen_minutes(**fields), ENGLISH).decode("utf-8")


def shown(markdown: str) -> str:
    """The plain text that a browser shows."""
    parts = []
    for token in BROWSER.parse(markdown):
        assert token.type != "html_block"
        for child in token.children or ():
            assert child.type != "html_inline"
            parts.append("\n" if child.type in ("softbreak", "hardbreak") else child.content)
        if token.type in ("fence", "code_block"):
            parts.append(token.content)
    return "".join(parts)


def test_the_whole_of_it():
    found = said()
    for part in (
        "# CIRCASA 2nd annual meeting: Towards an International Research Consortium\n",
        "**Minutes · Circulated**",
        "- **Status:** Circulated on 16 March 2020. Objections to their accuracy until 31 March 2020. Version 2",
        "- **Chair:** Sophie Laurent° (INRAE)",
        "73 experts from 19 countries and 41 organisations took part, 9 of them remotely.",
        "experts: approximately 70 (ocp)",
        "| **CAAS**, Chinese Academy of Agricultural Sciences, China | WANG Xiaoming\u00a0王小明° (remote) | 1 |",
        "**Excused:** Chidi Okafor° (IITA)",
        "Quorum: 16 of 23 members present or represented, 16 needed; reached.",
        "- **Represented:** ISF° (by Maria Silva°)",
        "| A-9 | Fix the dates of the remaining workshops (From cali-2019.) |",
        "### Formal session · General Assembly\n\n#### 5 Opening and roll call (09:00–09:30)",
        "The survey reached **about 2,000 people** in seven languages",
        "> **Decision D-1.** The project ends on 28 February 2021.\\\n> No budget is moved.\n>\n> Carried: 14 for",
        "> Vetoed by ISF: it binds the budget of 2021",
        "- **For decision**",
        "## Next meeting",
        "- What stakeholders need · Jürgen Müller-Löwenstein° · 09\\_mueller\\_needs.pdf",
        "° Illustrative",
        "grant agreement No 774378",
    ):
        assert part in found, part


def test_empty_minutes():
    assert "Nobody's attendance was recorded." in minutes_md(empty(), ENGLISH).decode()


def test_in_french():
    assert "**Compte rendu · Diffusé**" in minutes_md(wageningen_minutes(), words("fr")).decode()


def test_the_same_minutes_give_the_same_bytes():
    assert minutes_md(wageningen_minutes(), ENGLISH) == minutes_md(wageningen_minutes(), ENGLISH)


def test_it_ends_with_one_newline_and_has_no_empty_blocks():
    found = said()
    assert found.endswith("\n")
    assert not found.endswith("\n\n")
    assert "\n\n\n" not in found


@pytest.mark.parametrize(
    "typed",
    [
        "*a* _b_ `c`",
        "<b>x</b>",
        "&amp;",
        "# no heading",
        "- no list",
        "1. no list",
        "a | b",
        "[x](y)",
        "> no",
        "+ no",
        "==",
    ],
)
def test_plain_text_says_just_that(typed: str):
    assert shown(escaped_markdown(typed)) == typed
    assert [token.type for token in BROWSER.parse(escaped_markdown(typed))] == [
        "paragraph_open",
        "inline",
        "paragraph_close",
    ]


@given(st.text(alphabet=st.characters(exclude_categories=["Cc", "Cs", "Zs", "Zl", "Zp"]), min_size=1))
def test_any_plain_text_says_just_that(typed: str):
    assert shown(escaped_markdown(typed)) == typed


@pytest.mark.parametrize(
    ("typed", "contained"),
    [
        ("a <b>c</b>", "a \\<b>c\\</b>"),
        ("&amp; & &#65;", "\\&amp; & \\&#65;"),
        ("`<b>` <i>", "`<b>` \\<i>"),
        ("<https://a.b> <mailto:a@b.example>", "<https://a.b> <mailto:a@b.example>"),
        ("```\n<b>\n", "```\n<b>\n```"),
        ("~~~\nx", "~~~\nx\n~~~"),
        ("1 < 2", "1 < 2"),
    ],
)
def test_markdown_keeps_its_meaning_and_brings_in_no_html(typed: str, contained: str):
    assert contained_markdown(typed) == contained


@pytest.mark.parametrize(
    "typed", ["<!-- never ended", "<script>\n\nx", "<div>", "\\`<img src=x>\\`", "```", "> ~~~", "````"]
)
def test_what_is_never_ended_swallows_nothing(typed: str):
    found = minutes_md(empty(sections=(section(1, "First", typed), section(2, "Second", "Its text."))), ENGLISH)
    headings = [token.content for token in BROWSER.parse(found.decode()) if token.type == "inline" and token.level == 1]
    assert "2 Second (09:00–09:30)" in headings
    shown(found.decode())


@given(st.text(alphabet="`~<>!-&;ab/ \n\\*[]()=\"'", max_size=60))
def test_any_markdown_stays_in_its_place(typed: str):
    found = f"{contained_markdown(typed)}\n\nwhat follows"
    shown(found)
    assert found.endswith("what follows")
    assert BROWSER.parse(found)[-2].content == "what follows"
    assert BROWSER.parse(found)[-2].level == 1


def test_a_decision_of_hostile_words():
    hostile = "<img src=x>\n# heading\n- list"
    found = minutes_md(empty(sections=(section(1, "T", decisions=(decision("D-1", hostile),)),)), ENGLISH).decode()
    assert "<img src=x>" in shown(found)
    assert "# heading" in shown(found)

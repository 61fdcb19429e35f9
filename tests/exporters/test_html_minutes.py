"""The minutes as a web page say what the PDF says: attendance, quorum, decisions, actions, Markdown."""

import datetime as dt
import itertools
from dataclasses import replace

import pytest
from html_reading import body, headings, of_class, opened, rows, said
from minutes_example import NEEDS, attendance, section, wageningen_minutes

from app.domain.consent import withhold
from app.domain.kinds import MinutesState
from app.exporters.html.markdown import markdown
from app.exporters.html.minutes import minutes_html
from app.words import words

ENGLISH = words("en")
MINUTES = minutes_html(wageningen_minutes(), ENGLISH)


def rendered(text: str) -> str:
    return markdown(text, 4)


def test_headings_never_skip_a_level():
    found = headings(opened(MINUTES))
    assert found[0] == (1, wageningen_minutes().meeting.title)
    assert all(level <= before + 1 for (before, _), (level, _) in itertools.pairwise(found))
    assert (2, "General Assembly: roll call") in found
    assert (4, "Extension of the project to February 2021") in found
    assert (3, "Formal session · General Assembly") in found


def test_what_the_minutes_say():
    text = said(body(MINUTES))
    for sentence in (
        "Circulated on 16 March 2020. Objections to their accuracy until 31 March 2020.",
        "Version 2, 16 Mar 2020",
        "73 experts from 19 countries and 41 organisations took part, 9 of them remotely.",
        "Published figures that differ – experts: approximately 70 (ocp); countries: 17 (Leeds).",
        "Quorum: 16 of 23 members present or represented, 16 needed; reached.",
        "ISF° (by Maria Silva°)",
        "Chidi Okafor° (IITA), Jürgen Müller-Löwenstein° (Ecologic)",
        "Slides of “What stakeholders need”: 09_mueller_needs.pdf",
        "Slides: not received",
        "Added to the agenda on 18 February 2020",
        "The project ends on 28 February 2021.No budget is moved.",
        "Carried: 14 for, 1 against, 1 abstention. Abstentions are not cast.",
        "Taken on 6 March 2020, binding once these minutes are accepted. Serves D3.2.",
        "Decision D-2 · not carried",
        "Decision D-3 · vetoed",
        "Vetoed by ISF: it binds the budget of 2021",
        "10 February 2021, online",
    ):
        assert sentence in text


def test_tables_have_captions_and_headings_of_columns_and_rows():
    page = opened(MINUTES)
    tables = [table for table in page.iter("table") if table.get("role")]
    captions = [said(table[0]) for table in tables]
    assert captions[0] == "Attendance by organisation"
    assert all(captions)
    for table in tables:
        heads = [cell for cell in table.iter("th") if cell.get("scope") == "col"]
        labels = [said(cell) for cell in heads]
        lines = list(table.iter("tr"))[1:]
        assert labels and lines
        for line in lines:
            assert [cell.get("scope") for cell in line] == ["row", *[None] * (len(labels) - 1)]
            assert [cell.get("data-label") for cell in line][1:] == labels[1:]
    arising = tables[1]
    assert rows(arising)[1][0] == "A-9"
    assert rows(arising)[1][3:] == ["31 Mar 2019", "355 days late"]


def test_attendance_by_organisation():
    table = next(table for table in opened(MINUTES).iter("table"))
    found = {row[0]: row[1:] for row in rows(table)}
    assert found["CAASChinese Academy of Agricultural Sciences, China"] == ["WANG Xiaoming 王小明° (remote)", "1"]
    assert found["No organisation"] == ["Cees Veerman (guest)", "1"]


@pytest.mark.parametrize(
    ("state", "mark"), [(MinutesState.DRAFT, True), (MinutesState.OBJECTED, False), (MinutesState.ACCEPTED, False)]
)
def test_a_draft_says_so(state: MinutesState, mark: bool):
    page = opened(minutes_html(wageningen_minutes(state=state, accepted_on=dt.date(2020, 4, 1)), ENGLISH))
    assert bool(of_class(page, "mark")) is mark


def test_names_are_withheld():
    hidden = withhold(wageningen_minutes(), {attendance()[0].attendees[0].person.uid})
    text = said(body(minutes_html(hidden, ENGLISH)))
    assert "WANG" not in text and "王小明" not in text
    assert "name withheld, CAAS° (remote)" in text


def test_empty_minutes():
    page = opened(
        minutes_html(
            wageningen_minutes(
                sections=(),
                attendance=(),
                excused=(),
                formal=(),
                matters_arising=(),
                annexes=(),
                published=(),
                opening="",
                next_meeting=None,
                chair=None,
                secretary=None,
                attendees=0,
            ),
            ENGLISH,
        )
    )
    assert headings(page)[1:] == [(2, "Attendance")]
    assert "Nobody's attendance was recorded." in said(page)


def test_markdown():
    page = opened(minutes_html(wageningen_minutes(sections=(section(1, "Needs", NEEDS),)), ENGLISH))
    assert [said(one) for one in page.iter("strong")].count("about 2,000 people") == 1
    assert "advice that survives a dry year:what to sow,when to wait." in said(page)
    (link,) = [one for one in page.iter("a") if one.get("rel")]
    assert (link.get("href"), said(link)) == ("https://ocp.circasa-project.eu", "the platform")
    assert ["Africa", "412", "reference values"] in [row for table in page.iter("table") for row in rows(table)]


@pytest.mark.parametrize(
    ("typed", "made"),
    [
        ("<b>x</b> &amp;", "<p>&lt;b&gt;x&lt;/b&gt; &amp;amp;</p>"),
        ("![cat](https://x.example/c.png)", "<p>![cat](https://x.example/c.png)</p>"),
        ("[x](javascript:alert)", "<p>[x](javascript:alert)</p>"),
        ("[x](ftp://a.example/b)", "<p>[x](ftp://a.example/b)</p>"),
        ("[x](relative)", "<p>[x](relative)</p>"),
        ("<https://a.example>", '<p><a href="https://a.example" rel="noopener">https://a.example</a></p>'),
        ("[m](mailto:a@b.example)", '<p><a href="mailto:a@b.example" rel="noopener">m</a></p>'),
        ("# One\n\n### Two", "<h4>One</h4><h4>Two</h4>"),
        ("3. c\n4. d", '<ol start="3"><li>c</li><li>d</li></ol>'),
        ("- a\n\n  b\n- > q", "<ul><li>a<p>b</p></li><li><blockquote><p>q</p></blockquote></li></ul>"),
        ("```\n<x>\n```", "<pre><code>&lt;x&gt;\n</code></pre>"),
        ("a  \nb\nc *d* `e`", "<p>a<br>b c <em>d</em> <code>e</code></p>"),
        ("***", "<hr>"),
    ],
)
def test_pieces_of_markdown(typed: str, made: str):
    assert rendered(typed) == made


def test_markdown_that_nests_too_deep_is_shown_as_typed():
    typed = "> " * 5_000 + "deep"
    assert "deep" in rendered(typed)
    assert rendered(typed).startswith("<p>&gt; &gt;")


def test_a_big_meeting():
    document = wageningen_minutes()
    actions = tuple(replace(document.matters_arising[0], number=f"A-{number}") for number in range(3000))
    text = minutes_html(replace(document, matters_arising=actions), ENGLISH).decode()
    assert text.count("Fix the dates of the remaining workshops") == 3000

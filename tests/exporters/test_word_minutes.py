"""The minutes as a Word file: real styles, headings, repeated table heads, fields, language, properties."""

import datetime as dt
import itertools
from dataclasses import replace

import pytest
from document_examples import PROJECT
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from minutes_example import NEEDS, attendance, section, wageningen_minutes
from test_html_page import picture
from word_reading import everything, lines, opened, parts, rows, styled, tables

from app.domain.consent import withhold
from app.domain.documents import Picture
from app.domain.kinds import MinutesState
from app.exporters.word.minutes import minutes_docx
from app.words import words

ENGLISH = words("en")
FILE = minutes_docx(wageningen_minutes(), ENGLISH)


def test_title_and_headings_are_styles():
    assert styled(FILE, "Title") == [wageningen_minutes().meeting.title]
    assert styled(FILE, "Heading 1") == [
        "Attendance",
        "General Assembly: roll call",
        "Matters arising: open actions from earlier meetings",
        "Opening",
        "Wednesday 4 March 2020",
        "Thursday 5 March 2020",
        "Friday 6 March 2020",
        "Decisions",
        "Actions",
        "Next meeting",
        "Annexes",
    ]
    assert "Formal session · General Assembly" in styled(FILE, "Heading 2")
    assert "6 Extension of the project to February 2021" in styled(FILE, "Heading 3")


def test_headings_never_skip_a_level():
    levels = [0] + [int(name[-1]) for name, _ in lines(FILE) if name.startswith("Heading ")]
    assert all(level <= before + 1 for before, level in itertools.pairwise(levels))


def test_what_the_minutes_say():
    text = everything(FILE)
    for sentence in (
        "Held\t4–6 March 2020",
        "Status\tCirculated on 16 March 2020. Objections to their accuracy until 31 March 2020.",
        "Version 2, 16 Mar 2020.",
        "73 experts from 19 countries and 41 organisations took part, 9 of them remotely.",
        "● Quorum: 16 of 23 members present or represented, 16 needed; reached.",
        "Represented\tISF° (by Maria Silva°)",
        "◆ For decision",
        "Slides of “What stakeholders need”: 09_mueller_needs.pdf",
        "▲ 7 days late",
        "Carried: 14 for, 1 against, 1 abstention. Abstentions are not cast. Taken on 6 March 2020",
        "° Illustrative",
        "under grant agreement No 774378.",
        "Personal data: Data Protection Officer",
    ):
        assert sentence in text


def test_decisions_are_shaded_paragraphs():
    assert styled(FILE, "Decision Label") == ["● Decision D-1", "● Decision D-4"]
    assert styled(FILE, "Lost Decision Label") == ["✕ Decision D-2 · not carried", "✕ Decision D-3 · vetoed"]
    assert styled(FILE, "Decision Text")[0] == "The project ends on 28 February 2021.\nNo budget is moved."
    style = opened(FILE).styles["Decision Text"].element
    assert style.xpath("w:pPr/w:shd/@w:fill") == ["EAF4F4"]
    assert style.xpath("w:pPr/w:pBdr/w:left/@w:color") == ["0B6B72"]


def test_every_table_has_our_style_and_a_head_that_comes_again():
    found = tables(FILE)
    assert len(found) == 8
    for table in found:
        assert table.style.name == "Plenary Table"
        first, *others = table._tbl.tr_lst
        assert first.xpath("w:trPr/w:tblHeader") and not any(row.xpath("w:trPr/w:tblHeader") for row in others)
        assert all(row.xpath("w:trPr/w:cantSplit") for row in table._tbl.tr_lst)
        assert sum(int(width) for width in table._tbl.xpath("w:tblGrid/w:gridCol/@w:w")) == pytest.approx(9638, abs=5)
    assert found[0]._tbl.xpath("w:tblPr/w:tblCaption/@w:val") == ["Attendance by organisation"]
    assert rows(found[0])[1] == [
        "CAAS\nChinese Academy of Agricultural Sciences, China",
        "WANG Xiaoming\u00a0王小明° (remote)",
        "1",
    ]
    assert styled(FILE, "Caption") == ["Attendance by organisation", "Actions", "Actions"]


def test_pages_are_numbered_by_fields():
    section = opened(FILE).sections[0]
    for footer in (section.footer, section.first_page_footer):
        assert footer._element.xpath(".//w:fldSimple/@w:instr") == [" PAGE ", " NUMPAGES "]
        assert "Version 2, 16 Mar 2020" in footer.paragraphs[0].text
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    assert section.header.paragraphs[0].text.startswith("CIRCASA 2nd annual meeting")


@pytest.mark.parametrize(("state", "mark"), [(MinutesState.DRAFT, "DRAFT"), (MinutesState.ACCEPTED, "")])
def test_a_draft_says_so_on_every_page(state: MinutesState, mark: str):
    section = opened(minutes_docx(wageningen_minutes(state=state), ENGLISH)).sections[0]
    assert section.different_first_page_header_footer
    assert section.first_page_header.paragraphs[0].text == mark
    assert section.header.paragraphs[0].text.endswith(f"\t{mark}")


@pytest.mark.parametrize(("language", "tag"), [("en", "en-GB"), ("fr", "fr-FR")])
def test_the_language_is_set(language: str, tag: str):
    document = opened(minutes_docx(wageningen_minutes(), words(language)))
    assert document.styles.element.xpath("w:docDefaults//w:lang/@w:val") == [tag]
    assert document.core_properties.language == tag


def test_properties_are_those_of_the_document():
    properties = opened(FILE).core_properties
    assert properties.title == f"{wageningen_minutes().meeting.title}: minutes"
    assert (properties.author, properties.last_modified_by) == ("CIRCASA", "CIRCASA")
    assert properties.created == properties.modified == dt.datetime(2020, 3, 16, 15, tzinfo=dt.UTC)
    assert properties.subject == "4–6 March 2020, Wageningen, Netherlands"
    assert properties.comments == ""
    assert b"python-docx" not in b"".join(parts(FILE).values())
    assert "docProps/thumbnail.jpeg" not in parts(FILE)
    long = wageningen_minutes(meeting=replace(wageningen_minutes().meeting, title="T" * 300))
    assert len(opened(minutes_docx(long, ENGLISH)).core_properties.title) == 255


def test_the_same_document_gives_the_same_bytes():
    assert minutes_docx(wageningen_minutes(), ENGLISH) == FILE


def test_the_styles_are_real():
    styles = opened(FILE).styles
    for name in ("Title", "Heading 1", "Heading 2", "Heading 3", "List Bullet", "List Number", "Quote", "Caption"):
        assert styles[name].type == WD_STYLE_TYPE.PARAGRAPH
        assert styles[name].builtin
    assert styles["Heading 2"].element.xpath("w:pPr/w:outlineLvl/@w:val") == ["1"]


def test_the_logo_stands_on_the_first_page():
    logo = Picture(picture(), "CIRCASA")
    data = minutes_docx(wageningen_minutes(project=replace(PROJECT, logo=logo)), ENGLISH)
    header = opened(data).sections[0].first_page_header._element
    assert header.xpath(".//wp:docPr/@descr") == ["CIRCASA"]
    (extent,) = header.xpath(".//wp:extent")
    assert int(extent.get("cx")) == 2 * int(extent.get("cy"))
    broken = minutes_docx(wageningen_minutes(project=replace(PROJECT, logo=Picture(b"GIF89a", "x"))), ENGLISH)
    assert broken == FILE


def test_names_are_withheld():
    hidden = withhold(wageningen_minutes(), {attendance()[0].attendees[0].person.uid})
    text = everything(minutes_docx(hidden, ENGLISH))
    assert "WANG" not in text and "王小明" not in text
    assert "name withheld, CAAS° (remote)" in text


def markdown_file(markdown: str) -> bytes:
    return minutes_docx(wageningen_minutes(opening="", sections=(section(1, "Needs", markdown),)), ENGLISH)


def test_markdown_becomes_runs_lists_tables_and_links():
    data = markdown_file(NEEDS)
    document = opened(data)
    assert styled(data, "List Number") == [
        "reference values that are local,",
        "measuring that a farmer can pay for,",
        "advice that survives a dry year:",
    ]
    assert styled(data, "List Bullet 2") == ["what to sow,", "when to wait."]
    assert styled(data, "Quote") == ['"We know what to do; nobody pays us to do it."']
    (needs,) = [one for one in document.paragraphs if one.text.startswith("The survey")]
    assert [(run.text, run.bold) for run in needs.runs][1] == ("about 2,000 people", True)
    (link,) = [link for one in document.paragraphs for link in one.hyperlinks]
    assert (link.text, link.url) == ("the platform", "https://ocp.circasa-project.eu")
    assert ["Africa", "412", "reference values"] in [row for table in tables(data) for row in rows(table)]


def test_each_numbered_list_counts_from_its_own_start():
    data = markdown_file("1. a\n2. b\n\ntext\n\n1. c\n\ntext\n\n7) d\n   1. e")
    numbering = opened(data).part.numbering_part.element
    used = [
        (one.text, one._p.pPr.numPr.numId.val, one._p.pPr.numPr.ilvl.val)
        for one in opened(data).paragraphs
        if one.style.name.startswith("List Number")
    ]
    assert [text for text, _, _ in used] == ["a", "b", "c", "d", "e"]
    a, b, c, d, e = (number for _, number, _ in used)
    assert a == b and len({a, c, d, e}) == 4
    assert used[-1][2] == 1
    starts = numbering.xpath(f"w:num[@w:numId='{d}']/w:lvlOverride/w:startOverride/@w:val")
    assert starts == ["7"]


@pytest.mark.parametrize(
    "typed",
    [
        "[x](javascript:alert)",
        "[x](file:///etc/passwd)",
        "![cat](https://x.example/c.png)",
        "<b>x</b> &amp; <img src=y>",
    ],
)
def test_what_is_never_followed_or_loaded_is_shown_as_typed(typed: str):
    data = markdown_file(typed)
    assert typed in styled(data, "Body Text")
    targets = [name for name in parts(data) if name.startswith("word/media")]
    assert not targets
    assert b'TargetMode="External"' not in parts(data)["word/_rels/document.xml.rels"]


def test_markdown_that_nests_too_deep_is_shown_as_typed():
    assert "> > > deep" in everything(markdown_file("> " * 5_000 + "deep"))


def test_code_keeps_its_lines():
    assert styled(markdown_file("```\na  b\n\tc\n```"), "Source Text") == ["a  b\n\tc"]


def test_right_to_left_runs_are_marked():
    data = markdown_file("Name יוסף לביא and حسن بنجلون here\n\nשלום world")
    mixed, hebrew = (one for one in opened(data).paragraphs if "יוסף" in one.text or "שלום" in one.text)
    marked = [(run.text, run._r.xpath("w:rPr/w:lang/@w:bidi")) for run in mixed.runs if run._r.xpath("w:rPr/w:rtl")]
    assert marked == [("יוסף לביא", ["he-IL"]), ("حسن بنجلون", ["ar-SA"])]
    assert mixed.text == "Name יוסף לביא and حسن بنجلون here"
    assert not mixed._p.xpath("w:pPr/w:bidi") and hebrew._p.xpath("w:pPr/w:bidi")


def test_a_link_with_signs_that_no_address_holds_is_encoded():
    data = markdown_file("[x](<https://a.example/ü b|c>)")
    (link,) = [link for one in opened(data).paragraphs for link in one.hyperlinks]
    assert link.url == "https://a.example/%C3%BC%20b%7Cc"


def test_empty_minutes():
    data = minutes_docx(
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
    assert styled(data, "Heading 1") == ["Attendance"]
    assert tables(data) == []


def test_a_big_meeting():
    document = wageningen_minutes()
    actions = tuple(replace(document.matters_arising[0], number=f"A-{number}") for number in range(2000))
    data = minutes_docx(replace(document, matters_arising=actions), ENGLISH)
    body = opened(data).element.body
    assert len(body.findall(qn("w:tbl"))[1].findall(qn("w:tr"))) == 2001


ORDER = {  # of the elements that the schema of the format (ECMA-376, part 1) wants in a sequence
    "pPr": "pStyle keepNext keepLines widowControl numPr pBdr shd tabs bidi spacing ind jc outlineLvl rPr",
    "rPr": "rStyle rFonts b bCs i iCs caps color spacing kern sz szCs u rtl lang",
    "tblPr": "tblStyle tblW tblInd tblBorders tblLayout tblCellMar tblLook tblCaption",
    "pBdr": "top left bottom right",
    "style": "name basedOn next link uiPriority semiHidden unhideWhenUsed qFormat rsid pPr rPr tblPr tblStylePr",
    "lvl": "start numFmt lvlText lvlJc pPr",
    "numbering": "abstractNum num",
    "num": "abstractNumId lvlOverride",
}


@pytest.mark.parametrize("name", ORDER)
def test_elements_stand_in_the_order_of_the_schema(name: str):
    """Word calls a file damaged where they do not."""
    data = markdown_file(f"{NEEDS}\n\n- שלום [x](https://a.example)\n  1. y")
    document = opened(data)
    section = document.sections[0]
    roots = [document.element, document.part.numbering_part.element, section.footer._element, section.header._element]
    styles = document.styles
    own = [styles[look].element for look in ("Title", "Heading 1", "List Number", "Decision Label", "Facts", "Rule")]
    own += [styles["Plenary Table"].element, styles["Hyperlink"].element]
    found = 0
    for root in [*roots, *own]:
        for element in root.iter(qn(f"w:{name}")):
            places = [ORDER[name].split().index(child.tag.rpartition("}")[2]) for child in element]
            assert places == sorted(places), [child.tag for child in element]
            found += 1
    assert found

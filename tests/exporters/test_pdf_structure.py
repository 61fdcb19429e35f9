"""What a listener gets of the documents: headings in order, lists, tables with header cells, links, figures."""

import io
from itertools import pairwise

from agenda_example import wageningen
from document_examples import PROJECT, WEDNESDAY, agenda, item, session
from minutes_example import wageningen_minutes
from pdf_reading import opened
from structure_reading import kinds, marked_contents, structure, walk

from app.domain.agenda import Audience
from app.domain.documents import Picture
from app.exporters.pdf.agenda import agenda_pdf
from app.exporters.pdf.blocks import plain, table, title_block
from app.exporters.pdf.markdown import markdown
from app.exporters.pdf.minutes import minutes_pdf
from app.exporters.pdf.page import Furniture, Sheet, build, turn_to
from app.exporters.pdf.theme import TEXT_WIDTH, Style
from app.words import words

ENGLISH = words("en")
FURNITURE = Furniture("T", "A", "S", "en-GB", "head", "foot", "", wageningen().at)


def picture(mode: str = "RGBA") -> Picture:
    from PIL import Image

    stream = io.BytesIO()
    Image.new(mode, (40, 20), (11, 107, 114, 128) if mode == "RGBA" else (11, 107, 114)).save(stream, "PNG")
    return Picture(stream.getvalue(), "A mark")


def test_headings_follow_one_another_without_a_gap():
    for data in (agenda_pdf(wageningen(), Audience.CHAIR, ENGLISH), minutes_pdf(wageningen_minutes(), ENGLISH)):
        levels = [int(kind[1]) for kind in kinds(data) if kind[0] == "H" and kind[1:].isdigit()]
        assert levels[0] == 1
        assert levels.count(1) == 1
        assert all(after <= before + 1 for before, after in pairwise(levels))


def test_all_that_is_marked_is_in_the_tree_once():
    for data in (agenda_pdf(wageningen(), Audience.CHAIR, ENGLISH), minutes_pdf(wageningen_minutes(), ENGLISH)):
        heard = [content for node in walk(structure(data)) for content in node.contents]
        assert len(heard) == len(set(heard))
        assert set(heard) == marked_contents(data)


def test_links_are_heard_and_lead_back():
    data = agenda_pdf(wageningen(), Audience.PARTICIPANTS, ENGLISH)
    (link,) = [node for node in structure(data).all("Link") if "meet.example" in str(node.annotations[0]["/A"]["/URI"])]
    assert link.contents
    assert link.annotations[0]["/Contents"] == "https://meet.example.org/circasa-2020"
    root = opened(data).trailer["/Root"]["/StructTreeRoot"]
    numbers = root["/ParentTree"]["/Nums"]
    places = {int(numbers[place]): numbers[place + 1] for place in range(0, len(numbers), 2)}
    assert places[int(link.annotations[0]["/StructParent"])].get_object()["/S"] == "/Link"


def test_tables_have_header_cells_and_rows_of_one_length():
    rows = [[[plain(f"row {number}", Style.CELL)], []] for number in range(150)]
    data = build(iter([table([TEXT_WIDTH / 2] * 2, ["A", "B"], rows)]), FURNITURE)
    assert len(opened(data).pages) > 2
    (found,) = structure(data).all("Table")
    assert len(found.all("TR")) == 151  # the head comes again on each page, and is heard once
    assert {len(row.children) for row in found.all("TR")} == {2}
    assert [("Column" in cell.attributes) for cell in found.all("TH")] == [True, True]


def test_lists_and_their_lists():
    data = build(iter(markdown("- a\n- b\n  1. c\n  2. d\n\ne\n\n- f", under=1)), FURNITURE)
    outer, inner, last = structure(data).all("L")
    assert [len(node.children) for node in (outer, inner, last)] == [2, 2, 1]
    assert inner in outer.children[1].children[1].children
    assert [child.kind for child in inner.children[0].children] == ["Lbl", "LBody"]


def test_markdown_headings_stand_under_their_item():
    assert "H4" in kinds(build(iter(markdown("# x")), FURNITURE))


def test_a_paragraph_over_two_pages_is_one_element():
    data = build(iter(markdown("word " * 3000, under=1)), FURNITURE)
    (paragraph,) = structure(data).all("P")
    assert {page for page, _id in paragraph.contents} == set(range(len(opened(data).pages)))


def test_the_logo_is_a_figure_with_words():
    data = build(iter(title_block("K", "T", False, "S", [], picture())), FURNITURE)
    (figure,) = structure(data).all("Figure")
    assert figure.alt == "A mark"
    assert "BBox" in figure.attributes
    assert len(opened(data).pages[0].images) == 1


def test_a_picture_that_is_none_is_left_out():
    for broken in (b"", b"GIF89a", picture().data[:60], b"<svg onload='x'/>"):
        data = build(iter(title_block("K", "T", False, "S", [], Picture(broken, "x"))), FURNITURE)
        assert not structure(data).all("Figure")


def test_pages_of_other_kinds():
    story = [plain("a", Style.BODY), *turn_to(Sheet.WIDE), plain("b", Style.BODY), *turn_to(Sheet.BARE)]
    found = opened(build(iter([*story, plain("c", Style.BODY)]), FURNITURE)).pages
    assert [page.mediabox.width > page.mediabox.height for page in found] == [False, True, False]
    assert ["foot" in page.extract_text() for page in found] == [True, True, False]


def test_the_agenda_carries_its_calendar():
    one = agenda(session(WEDNESDAY, "09:00", "S", item("T")))
    reader = opened(agenda_pdf(one, Audience.PUBLIC, ENGLISH, b"BEGIN:VCALENDAR"))
    assert reader.attachments == {"wageningen-2020.ics": [b"BEGIN:VCALENDAR"]}
    (file,) = reader.trailer["/Root"]["/AF"]
    assert file.get_object()["/AFRelationship"] == "/Alternative"


def test_what_the_file_says_of_itself_is_told_twice_and_alike(monkeypatch):
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    reader = opened(agenda_pdf(wageningen(), Audience.PUBLIC, ENGLISH))
    xmp, told = reader.xmp_metadata, reader.metadata
    assert xmp.dc_title["x-default"] == told.title
    assert xmp.dc_creator == [told.author] == [PROJECT.acronym]
    assert xmp.xmp_create_date.replace(tzinfo=told.creation_date.tzinfo) == told.creation_date
    assert reader.trailer["/Root"]["/Lang"] == "en-GB"
    assert reader.trailer["/Root"]["/OutputIntents"][0]["/DestOutputProfile"].get_data()[36:40] == b"acsp"


def test_source_date_epoch_dates_the_file(monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1000000000")
    reader = opened(agenda_pdf(wageningen(), Audience.PUBLIC, ENGLISH))
    assert reader.metadata.creation_date.year == 2001
    assert reader.xmp_metadata.xmp_create_date.year == 2001

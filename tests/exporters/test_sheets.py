"""Sheets as .xlsx and .csv, read back by openpyxl and by the csv module."""

import csv
import datetime as dt
import io
import zipfile

import openpyxl
import pytest
from document_examples import PROJECT
from openpyxl.worksheet.worksheet import Worksheet
from PIL import Image

from app.domain.documents import Picture
from app.exporters.sheets.csv_file import csv_bytes
from app.exporters.sheets.notes import document_notes
from app.exporters.sheets.tables import Column, Properties, Sheet, Value
from app.exporters.sheets.xlsx import sheet_names, xlsx
from app.words import words

AT = dt.datetime(2020, 3, 20, 9, 30, tzinfo=dt.UTC)
ABOUT = Properties("Soil & carbon", "CIRCASA", AT, ("First note.", "Second note."))
FORMULAS = ["=1+1", "=cmd|' /C calc'!A0", "+33 1 23", "-5", "@SUM(A1)", "\t=1", "＝1+1", "=" * 300]
VERBATIM = [
    "plain",
    "#N/A",
    "TRUE",
    "007",
    "'quoted'",
    '<b>&amp;"; ,;\n second line',
    "  spaces  ",
    "שלום مرحبا \u202eevil\u202c 👩‍🔬",
    '<img src="file:///etc/passwd"/>',
    "https://example.org/",
]


def opened(data: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(data))


def made(*rows: tuple[Value, ...], wrap: bool = False) -> Worksheet:
    """The sheet of a workbook with these rows, as openpyxl reads it."""
    columns = tuple(Column(f"Column {number}", 12, wrap) for number in range(len(rows[0]) if rows else 2))
    return opened(xlsx([Sheet("Rows", columns, rows)], ABOUT)).worksheets[0]


def read_csv(data: bytes) -> list[list[str]]:
    csv.field_size_limit(10**8)
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_every_value_keeps_its_type():
    instant = dt.datetime(2020, 3, 4, 23, 30, tzinfo=dt.timezone(dt.timedelta(hours=1)))
    row = made((7, "seven", dt.date(2020, 3, 4), instant, dt.time(9, 30), True, None))[2]
    assert [cell.data_type for cell in row] == ["n", "s", "d", "d", "d", "b", "n"]
    assert [cell.value for cell in row] == [
        7,
        "seven",
        dt.datetime(2020, 3, 4),  # noqa: DTZ001 (a cell has no zone)
        dt.datetime(2020, 3, 4, 22, 30),  # noqa: DTZ001
        dt.time(9, 30),
        True,
        None,
    ]
    assert [row[place].number_format for place in (2, 3, 4)] == ["yyyy-mm-dd", "yyyy-mm-dd hh:mm", "hh:mm"]


@pytest.mark.parametrize("text", FORMULAS + VERBATIM)
def test_text_is_text_whatever_it_begins_with(text: str):
    cell = made((text,))["A2"]
    assert (cell.value, cell.data_type) == (text, "s")
    assert cell.quotePrefix == (text in FORMULAS)


def test_no_formula_is_in_the_file():
    data = xlsx([Sheet("=1+1", tuple(Column(text) for text in FORMULAS), (tuple(FORMULAS),))], ABOUT)
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        parts = [book.read(name) for name in book.namelist() if name.startswith("xl/worksheets/")]
    assert len(parts) == 2
    assert not any(b"<f>" in part or b"<f " in part or b"hyperlink" in part for part in parts)


def test_what_no_file_can_hold_is_left_out():
    assert made(("a\x00b\x07\x1bc\ud800d\ufffee\r\nf",))["A2"].value == "abcde\nf"
    assert read_csv(csv_bytes(Sheet("x", (Column("a\x00b"),), (("c\ud800d\x1b",),)))) == [["ab"], ["cd"]]


def test_what_looks_like_an_escaped_character_stays_what_it_is():
    data = xlsx([Sheet("Rows", (Column("x"),), (("_x0041_ x_y",),))], ABOUT)
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        assert b"_x005F_x0041_ x_y" in book.read("xl/worksheets/sheet1.xml")


def test_days_and_numbers_that_excel_has_no_place_for_are_text():
    row = made((dt.date(1789, 7, 14), dt.datetime(1789, 7, 14, 12, tzinfo=dt.UTC), 10**20, -(10**20)))[2]
    assert [cell.value for cell in row] == ["1789-07-14", "1789-07-14 12:00", "1" + "0" * 20, "-1" + "0" * 20]


@pytest.mark.parametrize("letter", ["w", "字", "👩", "=\n"])
def test_text_too_long_for_a_cell_goes_on_in_another_sheet(letter: str):
    text = letter * 50_000
    book = opened(xlsx([Sheet("Rows", (Column("Long"), Column("Short")), (("x", "y"), (text, "z")))], ABOUT))
    assert book.sheetnames == ["Rows", "Long texts", "About"]
    start, mark, _ = book["Rows"]["A3"].value.partition(" … (goes on in the sheet “Long texts”, row 2)")
    pieces = list(book["Long texts"].iter_rows(min_row=2, values_only=True))
    assert mark
    assert start + "".join(piece for _cell, _column, piece in pieces) == text
    assert {piece[:2] for piece in pieces} == {("Rows!A3", "Long")}
    values = [cell.value for page in book for row in page.iter_rows() for cell in row if isinstance(cell.value, str)]
    assert max(len(value.encode("utf-16-le")) // 2 for value in values) <= 32_767


def test_header_filter_and_print_setup():
    page = made((1, "x"), (2, "y"))
    assert page.freeze_panes == "A2"
    assert page.auto_filter.ref == "A1:B3"
    assert page.print_title_rows == "$1:$1"
    assert (page.page_setup.orientation, page.page_setup.fitToWidth, page.page_setup.fitToHeight) == ("landscape", 1, 0)
    assert page.sheet_properties.pageSetUpPr.fitToPage
    assert (page.oddFooter.left.text, page.oddFooter.right.text) == ("Soil && carbon", "&P / &N")
    assert page.column_dimensions["A"].width == 12
    assert page["A1"].font.bold
    assert not page.sheet_view.showGridLines


def test_rows_are_as_tall_as_their_text():
    page = made(("one line",), ("word " * 100,), wrap=True)
    assert page.row_dimensions[3].height > 10 * page.row_dimensions[2].height
    assert made(("\n" * 30_000,), wrap=True).row_dimensions[2].height <= 409


def test_names_of_sheets_are_ones_that_excel_takes():
    wanted = ["a" * 40, "A" * 40, "[x]:*?/\\y", "'x'", "", "History", "👩" * 30, "\x00"]
    found = sheet_names(wanted)
    assert found[:3] == ["a" * 31, "A" * 29 + " 2", "x y"]
    assert found[3:] == ["x", "Sheet", "History_", "👩" * 15, "Sheet 2"]
    book = opened(xlsx([Sheet(name, (Column("x"),), (("y",),)) for name in wanted], ABOUT))
    assert book.sheetnames == [*found, "About"]


def test_the_last_sheet_says_what_the_file_is():
    rows = list(opened(xlsx([], ABOUT))["About"].iter_rows(values_only=True))
    assert rows == [("Soil & carbon",), ("CIRCASA",), ("As of 2020-03-20",), ("First note.",), ("Second note.",)]


def test_notes_are_those_of_every_document():
    assert document_notes(PROJECT, False, words("en")) == (
        PROJECT.acknowledgement,
        "Personal data: Data Protection Officer, data@circasa.example",
    )
    assert document_notes(PROJECT, True, words("en"))[0].startswith("° Illustrative")


def test_the_logo_is_shown_with_its_alternative_text_and_a_broken_one_left_out():
    out = io.BytesIO()
    Image.new("RGB", (400, 100), "teal").save(out, "PNG")
    whole = Picture(out.getvalue(), 'A "leaf" & soil')
    data = xlsx([], Properties("T", "A", AT, logo=whole))
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        assert book.read("xl/media/image1.png") == whole.data
        assert b"A &quot;leaf&quot; &amp; soil" in book.read("xl/drawings/drawing1.xml")
    broken = Picture(out.getvalue()[:60], "x")
    assert not opened(xlsx([], Properties("T", "A", AT, logo=broken)))["About"]._images


def test_same_sheets_same_bytes_dated_by_the_document():
    sheet = Sheet("Rows", (Column("x"),), (("y",), (dt.date(2020, 1, 1),)))
    data = xlsx([sheet], ABOUT)
    assert xlsx([sheet], ABOUT) == data
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        assert {info.date_time for info in book.infolist()} == {(2020, 3, 20, 9, 30, 0)}
    properties = opened(data).properties
    assert properties.created == properties.modified == AT.replace(tzinfo=None)
    assert (properties.title, properties.creator) == ("Soil & carbon", "CIRCASA")


def test_no_columns_no_rows_no_sheets():
    assert opened(xlsx([Sheet("Empty", (), ())], ABOUT)).sheetnames == ["Empty", "About"]
    assert made(("x",)).max_row == 2
    assert read_csv(csv_bytes(Sheet("Empty", (Column("x"),), ()))) == [["x"]]


def test_added_sheets_are_named_in_the_readers_language():
    book = opened(xlsx([Sheet("x", (Column("x"),), (("y" * 40_000,),))], ABOUT, words("fr")))
    french = words("fr")
    assert book.sheetnames == ["x", french("Long texts"), french("About")]


@pytest.mark.parametrize("text", FORMULAS)
def test_csv_guards_what_begins_like_a_formula(text: str):
    assert read_csv(csv_bytes(Sheet("x", (Column(text),), ((text,),)))) == [["'" + text], ["'" + text]]


def test_csv_reads_back_as_it_was():
    rows = tuple((text, text) for text in VERBATIM)
    data = csv_bytes(Sheet("x", (Column("a"), Column("b")), rows))
    assert data.startswith(b"\xef\xbb\xbfa,b\r\n")
    assert read_csv(data)[1:] == [list(row) for row in rows]


def test_csv_writes_values_alike_for_every_reader():
    instant = dt.datetime(20, 3, 4, 23, 30, tzinfo=dt.timezone(dt.timedelta(hours=1)))
    row = (7, -7, dt.date(1789, 7, 14), instant, dt.time(9, 5), True, False, None)
    data = csv_bytes(Sheet("x", tuple(Column(str(n)) for n in range(8)), (row,)))
    assert data.splitlines()[1] == b"7,-7,1789-07-14,0020-03-04T22:30:00Z,09:05,TRUE,FALSE,"


def test_a_megabyte_of_one_word():
    word = "w" * 1_000_000
    assert read_csv(csv_bytes(Sheet("x", (Column("x"),), ((word,),))))[1] == [word]
    assert len(opened(xlsx([Sheet("x", (Column("x"),), ((word,),))], ABOUT)).sheetnames) == 3


@pytest.mark.slow
def test_sixteen_thousand_rows():
    rows = tuple((number, f"=Row {number}", dt.date(2020, 3, 4), "text\n" * 3) for number in range(16_000))
    page = made(*rows, wrap=True)
    assert page.max_row == 16_001
    assert [row[0] for row in page.iter_rows(min_row=2, values_only=True)] == list(range(16_000))

"""Sheets out of files: encodings, separators, quoting, workbooks, and what is refused in one sentence (fault 32)."""

import csv
import datetime as dt
import io
import os

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from workbook_examples import ROW, changed, from_parts, saved, zipped

from app.domain.errors import UserError
from app.importers.sheet_file import read_sheet, sheet_of

TEXT = "Vorname;Name;Institution\nZoë;Brontë;Universität „X“\n"


def cells(table):
    return [list(row.cells) for row in table.rows]


@pytest.mark.parametrize(
    ("content", "called"),
    [
        (TEXT.encode(), "UTF-8"),
        (TEXT.encode("utf-8-sig"), "UTF-8"),
        (TEXT.encode("utf-16"), "UTF-16"),
        (b"\xfe\xff" + TEXT.encode("utf-16-be"), "UTF-16"),
        (TEXT.encode("utf-16-le"), "UTF-16"),
        (TEXT.encode("utf-16-be"), "UTF-16"),
        (TEXT.encode("cp1252"), "Windows-1252"),
        (TEXT.replace("\n", "\r").encode(), "UTF-8"),
    ],
)
def test_every_usual_encoding_is_read_and_named(content, called):
    table = sheet_of("list.csv", content)
    assert cells(table) == [["Vorname", "Name", "Institution"], ["Zoë", "Brontë", "Universität „X“"]]
    assert table.encoding == called


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_the_separator_is_found_also_where_others_stand_in_the_cells(separator):
    rows = [["Name", "Note"], *([f"Berg {n}", "a, b; c"] for n in range(5))]
    out = io.StringIO()
    csv.writer(out, delimiter=separator).writerows(rows)
    assert cells(sheet_of("x.csv", out.getvalue().encode())) == rows


def test_rows_are_counted_as_a_sheet_shows_them():
    table = sheet_of("x.csv", b'sep=;\nName;Note\n\nAda;"two\nlines"\nBo;\n')
    assert [(row.number, row.cells) for row in table.rows] == [
        (2, ("Name", "Note")),
        (4, ("Ada", "two lines")),
        (5, ("Bo",)),
    ]
    assert cells(sheet_of("x.txt", b"Ada Lovelace\nBo Li\n")) == [["Ada Lovelace"], ["Bo Li"]]


@pytest.mark.parametrize(
    ("text", "line"),
    [('Name,Org\nAda,"X\nBo,Y\n', 2), ('Name,Org\nAda,X\n"Bo"b,Y\n', 3), ('a,b\n"x\ny",z\nq,"' + "w\n" * 50_000, 4)],
)
def test_broken_quoting_is_named_by_its_line(text, line):
    with pytest.raises(UserError) as error:
        sheet_of("x.csv", text.encode())
    assert f"x.csv, line {line}: a quotation mark" in str(error.value)


WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=12).map(lambda t: " ".join(t.split()))


@settings(max_examples=60)
@given(st.lists(st.lists(WORDS, min_size=2, max_size=4), min_size=1, max_size=6), st.sampled_from(["utf-8", "utf-16"]))
def test_what_is_written_as_csv_comes_back(rows, encoding):
    out = io.StringIO()
    csv.writer(out, quoting=csv.QUOTE_ALL).writerows(rows)
    expected = [without_end(row) for row in rows if any(row)]
    try:
        found = cells(sheet_of("x.csv", out.getvalue().encode(encoding)))
    except UserError:
        assert not expected
    else:
        assert found == expected


VALUES = st.one_of(
    WORDS,
    st.integers(-(10**12), 10**12),
    st.floats(-1e9, 1e9, allow_nan=False).map(lambda number: round(number, 3)),
    st.dates(dt.date(1901, 1, 1), dt.date(2099, 12, 31)),
    st.sampled_from(["=1+1 as text", "a\nb", "0041", True]),
    st.none(),
)


@settings(max_examples=40)
@given(st.lists(st.lists(VALUES, min_size=1, max_size=4), min_size=1, max_size=5))
def test_a_workbook_gives_the_values_that_openpyxl_sees(rows):
    book = openpyxl.Workbook()
    for number, row in enumerate(rows, 1):
        for place, value in enumerate(row, 1):
            cell = book.active.cell(number, place, value)
            if isinstance(value, str):
                cell.data_type = "s"
    out = io.BytesIO()
    book.save(out)
    seen = openpyxl.load_workbook(io.BytesIO(out.getvalue()), data_only=True).active
    expected = [without_end([shown(cell.value) for cell in row]) for row in seen.iter_rows()]
    expected = [row for row in expected if row]
    try:
        found = cells(sheet_of("x.xlsx", out.getvalue()))
    except UserError:
        assert not expected
    else:
        assert found == expected


def test_characters_that_a_workbook_writes_as_codes():
    assert cells(sheet_of("x.xlsx", from_parts(ROW.format("_x005F_x0041_ caf_x00E9_")))) == [["_x0041_ café"]]


def shown(value):
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, dt.datetime):
        return value.date().isoformat()
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(value)
    return " ".join(str(value).split()) if value is not None else ""


def without_end(row):
    return row[: max((number for number, cell in enumerate(row, 1) if cell), default=0)]


def test_sheets_hidden_rows_and_cells_like_formulas():
    content = saved([["Name", "Since"], ["=cmd()", dt.datetime.fromisoformat("2020-03-04T09:30")]], [("Empty", [])])
    book = openpyxl.load_workbook(io.BytesIO(content))
    book["People"]["A2"].data_type = "s"
    book["People"].row_dimensions[2].hidden = True
    book.create_sheet("Other").append(["Bo"])
    out = io.BytesIO()
    book.save(out)
    table = sheet_of("x.xlsm", out.getvalue())
    assert (table.sheet, table.sheets) == ("People", ("Empty", "People", "Other"))
    assert cells(table) == [["Name", "Since"], ["=cmd()", "2020-03-04 09:30"]]
    assert cells(sheet_of("x.xlsx", out.getvalue(), "Other")) == [["Bo"]]
    with pytest.raises(UserError, match="has no sheet 'Nope': choose one of Empty, People, Other"):
        sheet_of("x.xlsx", out.getvalue(), "Nope")


def test_a_formula_gives_its_value_and_without_one_the_cell_is_named():
    content = saved([["Name", "Sum"], ["Ada", "=1+1"], ["Bo", "=2+2"], ["Cy", "=A1"]])

    def calculate(xml):
        assert xml.count("<v />") + xml.count("<v></v>") + xml.count("<v/>") == 3
        xml = xml.replace("<f>2+2</f><v></v>", "<f>2+2</f><v>4</v>").replace("<f>2+2</f><v />", "<f>2+2</f><v>4</v>")
        return xml.replace('<c r="B4"><f>A1</f><v', '<c r="B4" t="e"><f>A1</f><v')

    table = sheet_of("x.xlsx", changed(content, "xl/worksheets/sheet1.xml", calculate))
    assert cells(table)[2] == ["Bo", "4"]
    assert {key: str(error) for key, error in table.problems.items()} == {
        (2, 1): "Row 2: cell B2 holds a formula that was never calculated. "
        "Open the file in its program, and save it again.",
        (4, 1): "Row 4: cell B4 holds a formula that was never calculated. "
        "Open the file in its program, and save it again.",
    }


BOMB = "<!DOCTYPE x [<!ENTITY a 'aaaaaaaaaa'>" + "".join(
    f"<!ENTITY {chr(98 + n)} '{f'&{chr(97 + n)};' * 10}'>" for n in range(12)
) + "]>"  # fmt: skip


def wrong_files():
    """Name, content (or a function that makes it), words of the sentence."""
    sound = saved([["Name"], ["Ada"]])
    return [
        ("list.csv", b"%PDF-1.7 ...", "is a PDF"),
        ("list.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "old kind (.xls)"),
        ("list.csv", b"", "is empty"),
        ("list.csv", b" \r\n\r\n", "is empty"),
        ("list.csv", b";;;\n;;\n", "is empty"),
        ("list.xlsx", saved([]), "is empty"),
        ("list.csv", b"\x89PNG\r\n\x1a\n" + bytes(90), "is a picture"),
        ("list.csv", b"\x7fELF\x02\x01\x01" + bytes(range(256)) * 9, "is no readable text"),
        ("list.csv", b"Name\nZo\x81\x8d\n", "is no readable text"),
        ("list.csv", b"\xff\xfeN\x00a", "is no readable text"),
        ("list.xls", b"<html><table><tr><td>Ada</td></tr></table></html>", "is a web page or an XML file"),
        ("list.ods", zipped({"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<a/>"}),
         "OpenDocument"),
        ("list.xlsx", zipped({"word/document.xml": "<a/>", "[Content_Types].xml": "<Types/>", "_rels/.rels": "<a/>"}),
         "is no workbook"),
        ("list.xlsx", zipped({"readme.txt": "x"}), "is no workbook"),
        ("list.xlsb", zipped({"xl/workbook.bin": "x", "[Content_Types].xml": "<a/>"}), ".xlsb"),
        ("list.xlsx", sound[: len(sound) // 2], "is damaged"),
        ("list.xlsx", changed(sound, "xl/worksheets/sheet1.xml", lambda xml: xml[:-40]), "is damaged"),
        ("list.xlsx", from_parts('<row r="1"><c r="A1" t="s"><v>99</v></c></row>'), "is damaged"),
        ("list.xlsx", from_parts('<row r="x"><c><v>1</v></c></row>'), "is damaged"),
        ("list.xlsx", from_parts(ROW.format("&m;"), doctype=BOMB), "declarations that no workbook has"),
        ("list.xlsx", from_parts("<row/>", "<si><t>&m;</t></si>", doctype=BOMB), "declarations that no workbook has"),
        ("list.xlsx", from_parts(ROW.format("y" * 40_000)), "cell A1: it holds more than 32767 characters"),
        ("list.xlsx", from_parts('<row r="1"><c r="IV1"><v>1</v></c></row>'), "there are 256 columns"),
        ("list.csv", b"a," * 300 + b"a", "there are 301 columns"),
        ("list.csv", b'x,"' + b"y" * 40_000 + b'"\n', "cell B1: it holds more than"),
        ("list.csv", b"x" * 1_500_000, "too long for a row"),
    ]  # fmt: skip


@pytest.mark.parametrize(("name", "content", "words"), wrong_files())
def test_wrong_files_get_one_sentence_that_names_them(name, content, words, tmp_path):
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(UserError) as error:
        read_sheet(path)
    told = str(error.value)
    assert words in told
    assert name in told
    assert told.endswith(".")
    assert "\n" not in told
    assert path.read_bytes() == content


def test_what_is_no_file_is_refused(tmp_path):
    (tmp_path / "large.csv").touch()
    os.truncate(tmp_path / "large.csv", 60_000_000)
    os.mkfifo(tmp_path / "pipe.csv")
    for name, words in (
        ("folder.csv", "is a folder"),
        ("missing.csv", "There is no file"),
        ("large.csv", "is too large to import (60 MB): at most 20 MB"),
        ("pipe.csv", "is no ordinary file"),
    ):
        if name == "folder.csv":
            (tmp_path / name).mkdir()
        with pytest.raises(UserError) as error:
            read_sheet(tmp_path / name)
        assert words in str(error.value)


@pytest.mark.parametrize("content", [b"x,y\n" * 200_001, b"ab,cd,ef,gh,ij\n" * 420_000])
def test_more_rows_than_anybody_has_are_refused(content):
    with pytest.raises(UserError, match="holds too much: at most 200000 rows and 2000000 cells"):
        sheet_of("x.csv", content)


@settings(max_examples=150)
@given(st.one_of(st.binary(max_size=400), st.binary(max_size=200).map(lambda some: saved_once()[:900] + some)))
def test_whatever_comes_in_nothing_but_a_user_error_is_raised(content):
    try:
        found = sheet_of("x.csv", content)
    except UserError:
        return
    assert found.rows


def saved_once(made=[]):  # noqa: B006 (made once)
    made = made or made.append(saved([["Name"], ["Ada"]])) or made
    return made[0]


def test_any_bytes_of_a_workbook_may_be_wrong():
    sound = bytearray(saved_once())
    for place in range(0, len(sound), 97):
        spoilt = bytearray(sound)
        spoilt[place] ^= 0xFF
        try:
            sheet_of("x.xlsx", bytes(spoilt))
        except UserError:
            continue

"""Sheets as an Excel workbook: typed cells, a frozen header with filters, ready to print; no text becomes a formula.

Text that is longer than a cell may hold goes on in a sheet of its own, and the cell says where: nothing is cut off.
The same sheets give the same bytes, dated by ``Properties.at``.
"""

import datetime as dt
import io
import re
import zipfile
from collections.abc import Sequence
from typing import cast

from openpyxl import Workbook
from openpyxl.packaging.core import DocumentProperties
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.header_footer import HeaderFooterItem
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.xml.functions import tostring

from app.exporters.archive import zip_bytes
from app.exporters.sheets import look
from app.exporters.sheets.about import fill_about
from app.exporters.sheets.cells import CellMaker, LongTexts
from app.exporters.sheets.tables import Column, Properties, Sheet, cell_text
from app.words import Words
from app.words import words as words_in

_LONGEST_NAME = 31  # of a sheet (Excel)
_UNFIT_IN_NAME = re.compile(r"[\[\]:*?/\\\t\n]+")
_RESERVED = "history"  # Excel keeps this name for itself
_LONGEST_IN_FOOTER = 100
_CORE = "docProps/core.xml"
_A4 = 9


def xlsx(sheets: Sequence[Sheet], properties: Properties, words: Words | None = None) -> bytes:
    """The ``sheets`` as a workbook, and a last sheet that says what it is and carries the notes.

    ``words`` (English where none are given) name the sheets that are added.
    """
    words = words or words_in()
    names = sheet_names([*(sheet.name for sheet in sheets), words("Long texts"), words("About")])
    *own, long_name, about = names
    long = LongTexts(long_name, words)
    book = Workbook(write_only=True)
    for name, sheet in zip(own, sheets, strict=True):
        _write_sheet(_page(book, name, properties), sheet, long)
    if long.rows:
        columns = (Column(words("Cell"), 28), Column(words("Column"), 28), Column(words("Text"), 110, wrap=True))
        _write_sheet(_page(book, long_name, properties), Sheet(long_name, columns, tuple(long.rows)), None)
    fill_about(_page(book, about, properties), properties, words)
    out = io.BytesIO()
    book.save(out)
    return _dated(out.getvalue(), properties)


def sheet_names(wanted: Sequence[str]) -> list[str]:
    """The ``wanted`` names as Excel takes them: at most 31 letters, no sign it refuses, none twice in any case."""
    found: list[str] = []
    for name in wanted:
        plain = _UNFIT_IN_NAME.sub(" ", cell_text(name)).strip(" '") or "Sheet"
        plain = f"{plain}_" if plain.casefold() == _RESERVED else plain
        taken = {one.casefold() for one in found}
        number, candidate = 1, _short(plain, "")
        while candidate.casefold() in taken:
            number += 1
            candidate = _short(plain, f" {number}")
        found.append(candidate)
    return found


def _short(name: str, ending: str) -> str:
    """``name`` and ``ending`` in at most 31 UTF-16 units."""
    while len((name + ending).encode("utf-16-le")) > 2 * _LONGEST_NAME:
        name = name[:-1].rstrip(" '")
    return name + ending


def _page(book: Workbook, name: str, properties: Properties) -> Worksheet:
    """A new sheet, set up to be read and printed: landscape A4, as wide as the page, numbered."""
    page = cast(Worksheet, book.create_sheet(name))
    page.sheet_view.showGridLines = False
    page.page_setup.orientation = "landscape"
    page.page_setup.paperSize = _A4
    page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 0
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    page.page_margins.left = page.page_margins.right = look.MARGIN
    title = cell_text(properties.title).replace("\n", " ")[:_LONGEST_IN_FOOTER]
    footer = HeaderFooterItem()
    footer.left.text, footer.right.text = title.replace("&", "&&"), "&P / &N"
    page.HeaderFooter.oddFooter = footer
    return page


def _write_sheet(page: Worksheet, sheet: Sheet, long: LongTexts | None) -> None:
    for number, column in enumerate(sheet.columns, 1):
        page.column_dimensions[get_column_letter(number)].width = column.width
    if sheet.columns:
        page.freeze_panes = "A2"
        page.auto_filter.ref = f"A1:{get_column_letter(len(sheet.columns))}{len(sheet.rows) + 1}"
        page.print_title_rows = "1:1"
    cells = CellMaker(page, sheet.columns, long)
    page.append(cells.head())
    for number, row in enumerate(sheet.rows, 2):
        page.append(cells.row(number, row))


def _dated(data: bytes, properties: Properties) -> bytes:
    """The workbook ``data`` with the document's own instant wherever openpyxl and the archive wrote that of today."""
    instant = properties.at.astimezone(dt.UTC).replace(tzinfo=None, microsecond=0)
    core = DocumentProperties(
        creator=cell_text(properties.author),
        title=cell_text(properties.title),
        created=instant,
        modified=instant,
    )
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        entries = {name: book.read(name) for name in book.namelist()}
    entries[_CORE] = cast(bytes, tostring(core.to_tree()))  # which openpyxl makes bytes, whatever its stubs say
    return zip_bytes(list(entries.items()), properties.at)

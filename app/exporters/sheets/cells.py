"""The cells of a workbook: each value under its own type, text always as text, what is too long goes on elsewhere."""

import datetime as dt
import re
import unicodedata
from collections.abc import Mapping, Sequence

from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import Cell
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.dimensions import RowDimension
from openpyxl.worksheet.worksheet import Worksheet

from app.exporters.sheets import look
from app.exporters.sheets.tables import Column, Value, cell_text, is_risky
from app.words import Words

LONGEST_TEXT = 32_767  # of a cell, in UTF-16 units (Excel, "Specifications and limits")
_FIRST_DAY = dt.date(1900, 3, 1)  # before it, Excel has no day, or counts a 29 February 1900 that never was
_LONGEST_TITLE = 255  # of a column
_LARGEST_NUMBER = 10**15  # beyond it, Excel rounds
_ESCAPED_LIKE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")  # a reader takes "_x000A_" for a character (ECMA-376, ST_Xstring)

_FORMATS: Mapping[type, str] = {
    dt.date: look.DATE_FORMAT,
    dt.datetime: look.INSTANT_FORMAT,
    dt.time: look.TIME_FORMAT,
}


class LongTexts:
    """The texts that no cell can hold, as rows of a sheet of their own: which cell, its column, a piece of the text."""

    def __init__(self, sheet: str, words: Words) -> None:
        self.sheet = sheet
        self.rows: list[tuple[Value, ...]] = []
        self._words = words

    def shortened(self, text: str, place: str, title: str) -> str:
        """``text`` where it fits, or its beginning and where it goes on; the rest becomes rows."""
        if _units(text) <= LONGEST_TEXT:
            return text
        row = len(self.rows) + 2
        mark = " " + self._words("… (goes on in the sheet “{sheet}”, row {row})", sheet=self.sheet, row=row)
        start, rest = _split(text, LONGEST_TEXT - _units(mark))
        while rest:
            piece, rest = _split(rest, LONGEST_TEXT)
            self.rows.append((place, title, piece))
        return start + mark


class FittedRow(RowDimension):
    """A row whose height fits its text and is no choice of the user's: programs may fit it again.

    Excel fits rows by itself when it opens a file; LibreOffice and others do not.
    """

    @property
    def customHeight(self) -> bool:  # noqa: N802 (openpyxl's name; its own says that every height was chosen)
        """Whether somebody chose the height."""
        return False


def fit_row(page: Worksheet, number: int, height: float) -> None:
    """Give row ``number`` (from 1) of ``page`` its height in points, before it is written."""
    page.row_dimensions[number] = FittedRow(page, index=number, ht=min(height, look.TALLEST_ROW))


class CellMaker:
    """Makes the cells of one sheet, row by row. Cells are written at once, so each style has one cell, used again."""

    def __init__(self, page: Worksheet, columns: Sequence[Column], long: LongTexts | None) -> None:
        self._page = page
        self._columns = columns
        self._letters = [get_column_letter(number) for number in range(1, len(columns) + 1)]
        self._long = long
        self._cells: dict[tuple[int, str], Cell] = {}

    def head(self) -> list[Cell]:
        """The titles of the columns."""
        cells = []
        for column in self._columns:
            cell = WriteOnlyCell(self._page)
            cell.font, cell.alignment = look.HEAD_FONT, look.HEAD_ALIGNMENT
            cell.fill, cell.border = look.HEAD_FILL, look.HEAD_BORDER
            cell.quotePrefix = is_risky(column.title)
            put_text(cell, cell_text(column.title)[:_LONGEST_TITLE])
            cells.append(cell)
        lines = max((text_lines(column.title, column.width - 2) for column in self._columns), default=1)
        fit_row(self._page, 1, lines * look.LINE + look.PADDING)
        return cells

    def row(self, number: int, values: Sequence[Value]) -> list[Cell]:
        """The cells of row ``number`` (from 1), to be written before the next row is made."""
        lines = max(
            (
                text_lines(value, column.width + column.width // 8)
                for value, column in zip(values, self._columns, strict=True)
                if column.wrap and isinstance(value, str)
            ),
            default=1,
        )
        fit_row(self._page, number, lines * look.LINE + look.PADDING)
        return [self._cell(index, number, value) for index, value in enumerate(values)]

    def _cell(self, index: int, number: int, value: Value) -> Cell:
        plain = _plain(value)
        if not isinstance(plain, str):
            cell = self._styled(index, type(plain).__name__, _FORMATS.get(type(plain), ""))
            cell.value = plain
            return cell
        text = cell_text(plain)
        if self._long is not None:
            place = f"{self._page.title}!{self._letters[index]}{number}"
            text = self._long.shortened(text, place, self._columns[index].title)
        cell = self._styled(index, "risky" if is_risky(text) else "str")
        put_text(cell, text)
        return cell

    def _styled(self, index: int, kind: str, number_format: str = "") -> Cell:
        key = (index, kind)
        if key not in self._cells:
            cell = self._cells[key] = WriteOnlyCell(self._page)
            cell.font, cell.border = look.CELL_FONT, look.CELL_BORDER
            if kind == "int":
                cell.alignment = look.NUMBER_ALIGNMENT
            else:
                cell.alignment = look.WRAPPED_ALIGNMENT if self._columns[index].wrap else look.TEXT_ALIGNMENT
            cell.quotePrefix = kind == "risky"
            if number_format:
                cell.number_format = number_format
        return self._cells[key]


def text_lines(text: str, width: int) -> int:
    """About how many lines ``text`` takes in a column of ``width`` characters."""
    if len(text) <= width // 2 and "\n" not in text:
        return 1
    return sum(max(1, -(-_columns_of(line) // max(width, 1))) for line in text[:LONGEST_TEXT].split("\n"))


def put_text(cell: Cell, text: str) -> None:
    """Make ``text`` the value of ``cell``, as text, whatever it begins with."""
    cell.value = _ESCAPED_LIKE.sub("_x005F_", text)
    cell.data_type = "s"


def _plain(value: Value) -> str | int | bool | dt.date | dt.datetime | dt.time | None:
    """``value`` as Excel can hold it: instants in UTC; as text, the days and numbers that it has no place for."""
    match value:
        case dt.datetime():
            instant = value.astimezone(dt.UTC).replace(tzinfo=None)
            return instant if instant.date() >= _FIRST_DAY else instant.isoformat(sep=" ", timespec="minutes")
        case dt.date():
            return value if value >= _FIRST_DAY else value.isoformat()
        case bool():
            return value
        case int():
            return value if abs(value) < _LARGEST_NUMBER else str(value)
        case _:
            return value


def _columns_of(line: str) -> int:
    """How many characters wide a line is; Chinese, Japanese and Korean ones count twice."""
    if line.isascii():
        return len(line)
    return len(line) + sum(unicodedata.east_asian_width(character) in "WF" for character in line)


def _units(text: str) -> int:
    """The length of ``text`` in UTF-16 units."""
    return len(text) if text.isascii() else len(text) + sum(character > "\uffff" for character in text)


def _split(text: str, most: int) -> tuple[str, str]:
    """The longest beginning of ``text`` of at most ``most`` UTF-16 units, and the rest."""
    if _units(text) <= most:
        return text, ""
    end = min(len(text), most)
    while _units(text[:end]) > most:
        end -= (_units(text[:end]) - most + 1) // 2
    return text[:end], text[end:]

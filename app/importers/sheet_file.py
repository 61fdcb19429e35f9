"""A sheet out of a file: .csv in any of the usual encodings and separators, or a workbook (.xlsx, .xlsm); fault 32.

What a file is, its content says, not its name. Nothing is calculated, no macro is run; whatever comes in, nothing but
UserError is raised, and the limits below keep the memory within bounds.
"""

import csv
import io
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from pathlib import Path

from app.domain.errors import UserError
from app.domain.sheet_rows import SheetRow, SheetTable
from app.importers.file_bytes import NOBODY, ZIP, file_bytes, refuse_wrong_kind, text_encoding
from app.importers.sheet_limits import RowLimits
from app.importers.workbook_cells import tidy_lines
from app.importers.workbook_file import read_workbook

_SEPARATORS = (";", "\t", ",", "|")
_LOOKED_AT = 200  # lines, to tell the separator
_LONGEST_LINE = 1_000_000  # characters
_MOST_LINES = 40_000  # of one row


def read_sheet(path: Path, sheet: str = "") -> SheetTable:
    """The table in the file ``path``; of a workbook the sheet called ``sheet``, or the first one that holds anything.

    Raises UserError, in one sentence that names the file.
    """
    return sheet_of(path.name, file_bytes(path), sheet)


def sheet_of(name: str, data: bytes, sheet: str = "", lines: bool = False) -> SheetTable:
    """The table in ``data``, the content of the file called ``name``; see ``read_sheet``.

    ``lines``: the lines of a cell stay apart; else all its words stand on one.
    """
    if data.startswith(ZIP):
        return read_workbook(name, data, sheet, lines)
    refuse_wrong_kind(name, data)
    if sheet:
        raise UserError("{name} has no sheets to choose from: it is a text file.", name=name)
    codec, called = text_encoding(name, data)
    rows = tuple(_rows(name, data, codec, tidy_lines if lines else _tidy))
    if not rows:
        raise UserError(NOBODY, name=name)
    return SheetTable(rows, encoding=called)


def _rows(name: str, data: bytes, codec: str, tidy: Callable[[str], str]) -> Iterator[SheetRow]:
    """The rows that are not empty; the number of a row is that of the sheet, however many lines its cells have."""
    first = list(islice(_Lines(name, data, codec), _LOOKED_AT))
    told = first[0].strip().strip('"').lower() if first else ""
    says = told.startswith("sep=") and len(told) == len("sep=;")  # Excel's own way to say it
    separator = told[-1] if says else _separator(first)
    lines = _Lines(name, data, codec)
    reader = csv.reader(lines, delimiter=separator, strict=True)
    limits, number = RowLimits(name), 0
    while True:
        lines.begin_row()
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error:
            raise lines.broken() from None
        number += 1
        if says and number == 1:
            continue
        kept = limits.kept(number, [tidy(cell) for cell in cells])
        if kept:
            yield SheetRow(number, kept)


class _Lines:
    """Line after line, each with its end, so that the whole text never stands in memory."""

    def __init__(self, name: str, data: bytes, codec: str) -> None:
        self._name = name
        self._lines = io.TextIOWrapper(io.BytesIO(data), encoding=codec, newline="")
        self._number = self._first = 0

    def begin_row(self) -> None:
        """The next line begins a row."""
        self._first = self._number + 1

    def broken(self) -> UserError:
        """What is said of a row that cannot be taken apart."""
        return UserError(
            "{name}, line {line}: a quotation mark is not closed, or something follows it. "
            "Mend the line, or save the list as .xlsx.",
            name=self._name,
            line=self._first,
        )

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = next(self._lines)
        self._number += 1
        if len(line) > _LONGEST_LINE:
            raise UserError(
                "{name}, line {line}: it is too long for a row of a table. Save the list as .xlsx.",
                name=self._name, line=self._number,
            )  # fmt: skip
        if self._number - self._first > _MOST_LINES:
            raise self.broken()
        return line


def _separator(lines: Sequence[str]) -> str:
    """The sign that most rows have equally often between their cells; a comma where nothing tells."""

    def fits(separator: str) -> tuple[float, int]:
        try:
            widths = Counter(len(row) for row in csv.reader(lines, delimiter=separator) if row)
        except csv.Error:
            return 0.0, 0
        width, rows = max(widths.items(), key=lambda each: (each[0] > 1, each[1], each[0]), default=(1, 0))
        return (rows / widths.total(), width) if width > 1 else (0.0, 0)

    return max(_SEPARATORS, key=fits) if any(fits(each)[1] for each in _SEPARATORS) else ","


def _tidy(cell: str) -> str:
    return cell if cell.isascii() and cell.isalnum() else " ".join(cell.split())

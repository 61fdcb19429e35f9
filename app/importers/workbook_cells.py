"""The cells of one sheet of a workbook, as its XML is streamed: every value as the text that stands for it."""

import datetime as dt
import re
from collections.abc import Callable, Collection, Mapping, Sequence

from app.words import message

_NO_VALUE = message(
    "Row {row}: cell {cell} holds a formula that was never calculated. Open the file in its program, and save it again."
)
_ERROR = message("Row {row}: cell {cell} holds an error instead of a value. Mend it, and save the file again.")
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")  # ECMA-376, ST_Xstring
_REFERENCE = re.compile(r"([A-Za-z]{1,3})(\d{1,7})")
_WHOLE = 1e15  # beyond it a number of Excel is rounded
_WIDEST = 16_384  # columns of Excel


class CellReader:
    """Hears of the elements of a sheet; ``row_done`` is told of each row: number, cells, messages of unknown ones.

    ``texts`` are those that cells share, ``dates`` the styles that are days; ``from_1904``: days are counted from then.
    """

    def __init__(self, texts: Sequence[str], dates: Collection[int], from_1904: bool, keep_lines: bool = False) -> None:
        self.row_done: Callable[[int, dict[int, str], Mapping[int, str]], None] = lambda *_row: None
        self._texts, self._dates, self._from_1904 = texts, dates, from_1904
        self._keep_lines = keep_lines
        self._row = self._column = 0
        self._cells: dict[int, str] = {}
        self._unknown: dict[int, str] = {}
        self._kind, self._style = "", 0
        self._value: list[str] | None = None
        self._inline: list[str] = []
        self._formula = self._has_value = False
        self._reads, self._aside = "", 0

    def begin(self, tag: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""
        if tag == "c":
            self._begin_cell(attributes)
        elif tag in ("v", "t"):
            self._reads = tag if not self._aside else ""
            self._has_value |= tag == "v"
        elif tag == "f":
            self._formula = True
        elif tag == "row":
            self._row = int(attributes.get("r", self._row + 1))
            self._column = -1
            self._cells, self._unknown = {}, {}
        elif tag == "rPh":
            self._aside += 1

    def text(self, words: str) -> None:
        """Text in the element that began last."""
        if self._reads == "v" and self._value is not None:
            self._value.append(words)
        elif self._reads == "t":
            self._inline.append(words)

    def end(self, tag: str) -> None:
        """An element ends."""
        self._reads = ""
        if tag == "c":
            self._end_cell()
        elif tag == "row":
            self.row_done(self._row, self._cells, self._unknown)
        elif tag == "rPh":
            self._aside -= 1

    def _begin_cell(self, attributes: Mapping[str, str]) -> None:
        found = _REFERENCE.fullmatch(attributes.get("r", ""))
        self._column = _number(found[1]) if found else self._column + 1
        self._kind, self._style = attributes.get("t", "n"), int(attributes.get("s", "0"))
        self._value, self._inline = [], []
        self._formula = self._has_value = False

    def _end_cell(self) -> None:
        value = "".join(self._value or ())
        unknown = _ERROR if self._kind == "e" else ""
        if self._formula and not value and (self._kind != "str" or not self._has_value):
            unknown = _NO_VALUE
        if not 0 <= self._column < _WIDEST:
            raise ValueError(self._column)
        if unknown:
            self._unknown[self._column] = unknown
            self._cells[self._column] = value
        elif text := self._text_of(value):
            self._cells[self._column] = text

    def _text_of(self, value: str) -> str:
        if self._kind == "s":
            text = self._texts[int(value)] if value else ""
        elif self._kind == "inlineStr":
            text = unescaped("".join(self._inline))
        elif self._kind == "b":
            text = "TRUE" if value.strip() in ("1", "true") else "FALSE"
        elif self._kind in ("str", "d"):
            text = unescaped(value)
        else:
            return self._number_text(value.strip())
        if text.isascii() and text.isalnum():
            return text
        return tidy_lines(text) if self._keep_lines else " ".join(text.split())

    def _number_text(self, value: str) -> str:
        if not value:
            return ""
        number = float(value)
        if self._style in self._dates and (day := self._day(number)):
            return day
        return str(int(number)) if number.is_integer() and abs(number) < _WHOLE else repr(number)

    def _day(self, number: float) -> str:
        """A number of Excel as the day, the time or the day with its time that it stands for; empty: it is none."""
        from openpyxl.utils.datetime import MAC_EPOCH, WINDOWS_EPOCH, from_excel

        try:
            found = from_excel(number, MAC_EPOCH if self._from_1904 else WINDOWS_EPOCH)
        except (OverflowError, ValueError):
            return ""
        if isinstance(found, dt.datetime):
            midnight = found.time() == dt.time()
            return found.date().isoformat() if midnight else found.isoformat(" ", "minutes")
        return found.isoformat("minutes") if isinstance(found, dt.time) else ""


def _number(letters: str) -> int:
    """The number (from 0) of a column: A is 0, AA is 26."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def unescaped(text: str) -> str:
    """``text`` with the characters that a workbook writes as codes: "_x000D_" is a line end."""
    return _ESCAPED.sub(lambda code: chr(int(code[1], 16)), text) if "_x" in text else text


def tidy_lines(text: str) -> str:
    """``text`` with its lines, without blanks around them and more than one empty line between them."""
    if text.isascii() and text.isalnum():
        return text
    lines = (re.sub(r"[ \t]+", " ", line).strip(" \t") for line in re.split(r"\r\n?|[\n\v\f\x85\u2028\u2029]", text))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n")

"""A sheet as rows of texts: what a .csv file or one sheet of a workbook holds, before anybody says what it means."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from app.domain.errors import UserError


@dataclass(frozen=True)
class SheetRow:
    """A row that is not empty; ``number`` counts from 1 as its program shows it, empty and hidden rows included."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True)
class SheetTable:
    """The rows of one sheet, days and times in ISO 8601, formulas as the values they had.

    ``encoding`` says how a text was read ("UTF-8", "Windows-1252"), empty for a workbook; ``sheet`` is the one that was
    read of ``sheets``. ``problems`` are cells whose value is not known, by (row number, column from 0).
    """

    rows: tuple[SheetRow, ...]
    encoding: str = ""
    sheet: str = ""
    sheets: tuple[str, ...] = ()
    problems: Mapping[tuple[int, int], UserError] = field(default_factory=dict)

    @property
    def width(self) -> int:
        """The number of columns."""
        return max((len(row.cells) for row in self.rows), default=0)


def column_name(number: int) -> str:
    """What a sheet calls column ``number`` (from 0): A, B, … Z, AA."""
    name = ""
    number += 1
    while number:
        number, letter = divmod(number - 1, 26)
        name = chr(ord("A") + letter) + name
    return name

"""How much of a sheet is read: rows, columns, letters; beyond it a file is refused in words (fault 32)."""

from collections.abc import Sequence

from app.domain.errors import UserError
from app.domain.sheet_rows import column_name

MOST_ROWS = 200_000
MOST_COLUMNS = 200
MOST_CELLS = 2_000_000
LONGEST_CELL = 32_767  # characters, as in Excel


class RowLimits:
    """Counts the rows of the file called ``name``."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._rows = self._cells = 0

    def kept(self, number: int, cells: Sequence[str]) -> tuple[str, ...]:
        """The cells of row ``number`` without the empty ones at its end; none for an empty row.

        Raises UserError for the first row or cell that is too much.
        """
        width = len(cells)
        while width and not cells[width - 1]:
            width -= 1
        if not width:
            return ()
        self._rows += 1
        self._cells += width
        if width > MOST_COLUMNS:
            raise UserError(
                "{name}, row {row}: there are {number} columns; at most {most} are read. Leave out what is not needed.",
                name=self._name, row=number, number=width, most=MOST_COLUMNS,
            )  # fmt: skip
        if self._rows > MOST_ROWS or self._cells > MOST_CELLS:
            raise UserError(
                "{name} holds too much: at most {rows} rows and {cells} cells are read. Divide it into several files.",
                name=self._name, rows=MOST_ROWS, cells=MOST_CELLS,
            )  # fmt: skip
        for place, cell in enumerate(cells):
            if len(cell) > LONGEST_CELL:
                raise UserError(
                    "{name}, cell {cell}: it holds more than {most} characters. Shorten it.",
                    name=self._name, cell=f"{column_name(place)}{number}", most=LONGEST_CELL,
                )  # fmt: skip
        return tuple(cells[:width])

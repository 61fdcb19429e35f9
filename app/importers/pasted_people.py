"""People pasted from a sheet, a list of addresses or a list of names: text in, ``PastedPeople`` out.

A table has tabs (Excel, LibreOffice and every web table), or a head row with commas or semicolons; its head may be in
one of seven languages, or missing. Else it is "Name <address>; …", or one name a line. Whatever comes in, nothing
but UserError is raised, and nothing is entered that the reader has not been shown.
"""

import csv
import io
import re
from collections.abc import Sequence

from app.domain.errors import UserError
from app.domain.new_people import as_typed
from app.domain.pasted_people import Meaning, PastedColumn, PastedField, PastedPeople, PastedRow
from app.domain.text import clean_text
from app.importers.pasted_columns import guessed_fields, head_fields
from app.importers.people_rows import ADDRESS, checked, person_row, twice

MOST_CHARACTERS = 2_000_000
MOST_ROWS = 5_000
_MOST_COLUMNS = 60
_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_ORGANISATION = re.compile(r"\(([^()]*)\)\s*$")
_AFTER_ADDRESS = re.compile(r"(?<=>)\s*,")

Cells = list[list[str]]


def read_people(pasted: str | bytes, fields: Sequence[Meaning] | None = None) -> PastedPeople:
    """The people in ``pasted``; ``fields`` says what the columns of a table mean where the user knows better.

    Raises UserError for nothing, too much, and text that cannot be decoded.
    """
    text = clean_text(pasted if isinstance(pasted, str) else _decoded(pasted)).replace("\u00a0", " ")
    if len(text) > MOST_CHARACTERS:
        raise UserError("This is too much to paste at once: paste at most {most} rows.", most=MOST_ROWS)
    table = _table(text)
    if table is None:
        columns: tuple[PastedColumn, ...] = ()
        rows = [_listed(number, entry) for number, entry in enumerate(_limited(_entries(text)), 1)]
    else:
        cells, head, meant = table
        meant = tuple(fields) if fields is not None and len(fields) == len(meant) else meant
        columns = tuple(
            PastedColumn(field, head[number] if number < len(head) else "", _example(cells, number))
            for number, field in enumerate(meant)
        )
        rows = [person_row(number, meant, row) for number, row in enumerate(_limited(cells), 1)]
    if not rows:
        raise UserError("There is nobody in what was pasted: copy the rows of a table, or names with addresses.")
    return PastedPeople(columns, tuple(twice(rows)))


def _decoded(content: bytes) -> str:
    encoding = next((name for mark, name in _MARKS if content.startswith(mark)), "")
    for one in (encoding,) if encoding else ("utf-8", "cp1252"):
        try:
            return content.decode(one)
        except UnicodeDecodeError:
            continue
    raise UserError("This is no readable text: copy the rows again, or save the table as UTF-8.")


def _table(text: str) -> tuple[Cells, list[str], tuple[Meaning, ...]] | None:
    """Cells without the head row, the head row (may be empty), what the columns mean; None when it is no table."""
    first = next((line for line in text.split("\n") if line.strip()), "")
    separator = "\t" if "\t" in text else next((sign for sign in ";," if _is_head(first, sign)), "")
    if not separator:
        return None
    cells = _cells(text, separator)
    if not cells:
        return None
    width = max(len(row) for row in cells)
    if width > _MOST_COLUMNS:
        raise UserError("This table has {number} columns: paste at most {most}.", number=width, most=_MOST_COLUMNS)
    meant = head_fields(cells[0])
    if meant is not None:
        meant += (PastedField.NOTHING,) * (width - len(meant))
        return cells[1:], cells[0], meant
    return cells, [], guessed_fields(cells)


def _is_head(line: str, separator: str) -> bool:
    cells = line.split(separator)
    return len(cells) > 1 and "@" not in line and head_fields([cell.strip('" ') for cell in cells]) is not None


def _cells(text: str, separator: str) -> Cells:
    """The cells of the rows that are not empty. A sheet puts a cell with a line end or a tab in quotes."""
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=separator))
        if any("\n" in cell and separator in cell for row in rows for cell in row):  # a quote that nobody closed
            raise csv.Error
    except csv.Error:
        rows = [line.split(separator) for line in text.split("\n")]
    return [[" ".join(cell.split()) for cell in row] for row in rows if any(cell.strip() for cell in row)]


def _entries(text: str) -> list[str]:
    """The entries of a list of addresses or names."""
    found: list[str] = []
    for line in text.split("\n"):
        if ";" in line:
            found += line.split(";")
        elif "<" in line:
            found += _AFTER_ADDRESS.split(line)
        elif "," in line and all("@" in part for part in line.split(",") if part.strip()):
            found += line.split(",")
        else:
            found.append(line)
    return [entry.strip() for entry in found if entry.strip(" ,;\t")]


def _limited(rows: Sequence[object]) -> Sequence:  # type: ignore[type-arg]
    if len(rows) > MOST_ROWS:
        raise UserError("These are {number} rows: paste at most {most} at once.", number=len(rows), most=MOST_ROWS)
    return rows


def _listed(number: int, entry: str) -> PastedRow:
    """An entry "Name (Organisation) <address>", of which any part may be missing."""
    address = ADDRESS.search(entry)
    email = (address[1] or address[2] or "").strip() if address else ""
    rest = f"{entry[: address.start()]} {entry[address.end() :]}" if address else entry
    organisation = _ORGANISATION.search(rest.strip())
    name = rest.strip()[: organisation.start()] if organisation else rest
    person = as_typed(name.strip(" \"'\t,;<>"), email, organisation[1].strip() if organisation else "")
    return checked(number, person)


def _example(cells: Cells, number: int) -> str:
    return next((row[number] for row in cells if number < len(row) and row[number]), "")

"""People pasted from a sheet, a list of addresses or a list of names: text in, ``PastedPeople`` out.

A table has tabs (Excel, LibreOffice and every web table), or a head row with commas or semicolons; its head may be in
English, French or German, or missing. Else it is "Name <address>; …", or one name a line. Whatever comes in, nothing
but UserError is raised, and nothing is entered that the reader has not been shown.
"""

import csv
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from app.domain.errors import UserError
from app.domain.names import display_name, email_key, normal_email
from app.domain.new_people import NewPerson, as_typed
from app.domain.pasted_people import PastedColumn, PastedField, PastedPeople, PastedRow
from app.domain.text import clean_text, fold
from app.importers.country_words import country_of
from app.importers.pasted_columns import guessed_fields, head_fields, reply_of, role_of

MOST_CHARACTERS = 2_000_000
MOST_ROWS = 5_000
_MOST_COLUMNS = 60
_LONGEST_CELL = 500  # characters
_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_ADDRESS = re.compile(r"<\s*(?:mailto:)?([^<>]*)>|(?<![^\s(,;])(?:mailto:)?([^\s<>();,\"]+@[^\s<>();,\"]+)")
_ORGANISATION = re.compile(r"\(([^()]*)\)\s*$")
_AFTER_ADDRESS = re.compile(r"(?<=>)\s*,")

Cells = list[list[str]]


def read_people(pasted: str | bytes, fields: Sequence[PastedField] | None = None) -> PastedPeople:
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
        rows = [_row(number, meant, row) for number, row in enumerate(_limited(cells), 1)]
    if not rows:
        raise UserError("There is nobody in what was pasted: copy the rows of a table, or names with addresses.")
    return PastedPeople(columns, tuple(_twice(rows)))


def _decoded(content: bytes) -> str:
    encoding = next((name for mark, name in _MARKS if content.startswith(mark)), "")
    for one in (encoding,) if encoding else ("utf-8", "cp1252"):
        try:
            return content.decode(one)
        except UnicodeDecodeError:
            continue
    raise UserError("This is no readable text: copy the rows again, or save the table as UTF-8.")


def _table(text: str) -> tuple[Cells, list[str], tuple[PastedField, ...]] | None:
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
    address = _ADDRESS.search(entry)
    email = (address[1] or address[2] or "").strip() if address else ""
    rest = f"{entry[: address.start()]} {entry[address.end() :]}" if address else entry
    organisation = _ORGANISATION.search(rest.strip())
    name = rest.strip()[: organisation.start()] if organisation else rest
    person = as_typed(name.strip(" \"'\t,;<>"), email, organisation[1].strip() if organisation else "")
    return _checked(number, person)


def _row(number: int, fields: Sequence[PastedField], cells: Sequence[str]) -> PastedRow:
    values = {field: cell.strip() for field, cell in zip(fields, cells, strict=False) if cell.strip()}
    said = values.get(PastedField.ROLE, "")
    role = role_of(said) if said else None
    given, family = values.get(PastedField.GIVEN, ""), values.get(PastedField.FAMILY, "")
    whole = values.get(PastedField.NAME, "")
    typed = as_typed(whole) if whole and not (given and family) else NewPerson(display=display_name(given, family))
    person = replace(
        typed,
        given=given or typed.given,
        family=family or typed.family,
        native=values.get(PastedField.NATIVE, ""),
        title=values.get(PastedField.TITLE, ""),
        email=_bare(values.get(PastedField.EMAIL, "")),
        phone=values.get(PastedField.PHONE, ""),
        organisation=values.get(PastedField.ORGANISATION, ""),
        country=values.get(PastedField.COUNTRY, ""),
        role=values.get(PastedField.POSITION, "" if role else said),
    )
    answer = values.get(PastedField.REPLY, "")
    row = replace(_checked(number, person), role=role, reply=reply_of(answer) if answer else None)
    if answer and row.reply is None:
        doubt = UserError("Row {row}, reply: {text} is not understood and is left out.", row=number, text=repr(answer))
        row = replace(row, doubts=(*row.doubts, doubt))
    return row


def _checked(number: int, person: NewPerson) -> PastedRow:
    """The row with what is wrong and what is doubtful; what cannot be kept is left out of the person."""
    errors, doubts = [], []
    long = [text for text in _texts(person) if len(text) > _LONGEST_CELL]
    if not (person.display or person.native):
        errors.append(UserError("Row {row}, name: there is none. Write the person's name.", row=number))
    elif "@" in person.display or not any(letter.isalpha() for letter in person.display + person.native):
        doubts.append(UserError("Row {row}, name: {name} does not look like a name.", row=number, name=person.display))
    if long:
        errors.append(
            UserError("Row {row}: a cell is longer than {most} characters. Shorten it.", row=number, most=_LONGEST_CELL)
        )
    if person.email:
        try:
            person = replace(person, email=normal_email(person.email))
        except UserError:
            errors.append(
                UserError(
                    "Row {row}, e-mail: {address} is no e-mail address. Write it like name@example.org.",
                    row=number,
                    address=repr(person.email[:_LONGEST_CELL]),
                )
            )
    if person.country:
        code = country_of(person.country)
        if code is None:
            doubts.append(
                UserError(
                    "Row {row}, country: {country} is no known country and is left out.",
                    row=number,
                    country=repr(person.country),
                )
            )
        person = replace(person, country=code or "")
    return PastedRow(number, person, errors=tuple(errors), doubts=tuple(doubts))


def _twice(rows: Sequence[PastedRow]) -> Iterator[PastedRow]:
    """The rows; one whose address or name stood in an earlier row is doubtful."""
    seen: dict[tuple[str, ...], int] = {}
    for row in rows:
        keys: list[tuple[str, ...]] = [("mail", email_key(row.person.email))] if row.person.email else []
        keys += [("name", *sorted(fold(row.person.display).split()))] if row.person.display else []
        before = next((seen[key] for key in keys if key in seen), None)
        for key in keys:
            seen.setdefault(key, row.number)
        if before is not None:
            doubt = UserError("Row {row}: the same person as in row {before}?", row=row.number, before=before)
            row = replace(row, doubts=(*row.doubts, doubt))
        yield row


def _bare(text: str) -> str:
    """The address in "Name <address>", or the text itself."""
    found = _ADDRESS.search(text)
    return ((found[1] or found[2] or "").strip() if found else "") or text


def _example(cells: Cells, number: int) -> str:
    return next((row[number] for row in cells if number < len(row) and row[number]), "")


def _texts(person: NewPerson) -> tuple[str, ...]:
    return (
        person.display, person.native, person.title, person.email, person.phone, person.organisation, person.country,
        person.role,
    )  # fmt: skip

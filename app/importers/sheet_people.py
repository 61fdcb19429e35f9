"""The people in a sheet: which row is the head, what its columns mean, one person a row."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from app.domain.column_mappings import recalled
from app.domain.errors import UserError
from app.domain.pasted_people import Meaning, PastedColumn, PastedField, PastedPeople, PastedRow
from app.domain.sheet_rows import SheetRow, SheetTable
from app.importers.pasted_columns import guessed_fields, head_fields
from app.importers.people_rows import person_row, twice

OF_MEETINGS = frozenset({PastedField.ROLE, PastedField.REPLY})  # what is only said of a participant
_HEAD_WITHIN = 15  # rows: above the head may stand a title
_ENOUGH = 2  # known words make a head, however many others there are
_EXAMPLES = 3

Heads = tuple[int, tuple[str, ...], tuple[Meaning, ...]]  # how many rows to leave out, the head, what it means


def people_in_sheet(
    table: SheetTable,
    meanings: Sequence[Meaning] | None = None,
    days: Sequence[dt.date] | None = None,
    kept: object = None,
) -> PastedPeople:
    """The people in ``table``; ``meanings`` says what the columns mean where the user knows better.

    Else they mean what they meant the last time (``kept``: the team's setting), or what their heads say.

    ``days`` are those of the meeting whose participants they are; None: they are people and nothing more, so that a
    role is the position they have. Raises UserError where there is nobody.
    """
    skipped, head, found = _heads(table, days or (), kept)
    meant = tuple(meanings) if meanings is not None and len(meanings) == len(found) else found
    if days is None:
        meant = _without_meeting(meant)
    rows = table.rows[skipped:]
    if not rows:
        raise UserError("There is nobody below the head of the table: choose another sheet or file.")
    columns = tuple(_column(field, head, rows, place) for place, field in enumerate(meant))
    people = (_with_problems(table, meant, person_row(row.number, meant, row.cells)) for row in rows)
    return PastedPeople(columns, tuple(twice(list(people))))


def _heads(table: SheetTable, days: Sequence[dt.date], kept: object) -> Heads:
    width = table.width
    for place, row in enumerate(table.rows[:_HEAD_WITHIN]):
        heads = (*row.cells, *[""] * (width - len(row.cells)))
        if (before := recalled(kept, heads, days)) is not None:
            return place + 1, row.cells, before
        found = head_fields(row.cells, days, _ENOUGH)
        if found is not None and (len(found) > 1 or width == 1):
            return place + 1, row.cells, found + (PastedField.NOTHING,) * (width - len(found))
    cells = [row.cells for row in table.rows]
    found = guessed_fields(cells[1:] or cells)
    found += (PastedField.NOTHING,) * (width - len(found))
    if len(cells) > 1 and PastedField.EMAIL in found and _is_no_address(cells[0], found.index(PastedField.EMAIL)):
        return 1, cells[0], found  # a head in a language that is not known here
    return 0, (), found


def _is_no_address(cells: Sequence[str], place: int) -> bool:
    return place < len(cells) and bool(cells[place]) and "@" not in cells[place]


def _without_meeting(meant: Sequence[Meaning]) -> tuple[Meaning, ...]:
    """What the columns mean where there is no meeting: a role is a position, a reply and a day are nothing."""
    position = PastedField.POSITION not in meant
    found: list[Meaning] = []
    for field in meant:
        if field is PastedField.ROLE and position:
            found.append(PastedField.POSITION)
            position = False
        elif field in OF_MEETINGS or not isinstance(field, PastedField):
            found.append(PastedField.NOTHING)
        else:
            found.append(field)
    return tuple(found)


def _column(field: Meaning, head: Sequence[str], rows: Sequence[SheetRow], place: int) -> PastedColumn:
    examples: list[str] = []
    for row in rows:
        if place < len(row.cells) and row.cells[place]:
            examples.append(row.cells[place])
            if len(examples) == _EXAMPLES:
                break
    return PastedColumn(field, head[place] if place < len(head) else "", (examples or [""])[0], tuple(examples))


def _with_problems(table: SheetTable, meant: Sequence[Meaning], row: PastedRow) -> PastedRow:
    """The row with an error for each cell that is used and whose value is not known."""
    if not table.problems:
        return row
    used = (place for place, field in enumerate(meant) if field is not PastedField.NOTHING)
    errors = tuple(table.problems[row.number, place] for place in used if (row.number, place) in table.problems)
    return replace(row, errors=(*row.errors, *errors)) if errors else row

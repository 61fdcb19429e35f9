"""A sheet of a workbook (.xlsx, .xlsm) as rows of texts: values instead of formulas, days in ISO 8601, no macros."""

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass, field

from app.domain.errors import UserError
from app.domain.sheet_rows import SheetRow, SheetTable, column_name
from app.importers.file_bytes import NOBODY
from app.importers.sheet_limits import MOST_CELLS, RowLimits
from app.importers.workbook_cells import CellReader, unescaped
from app.importers.workbook_parts import Parts

_MOST_LETTERS = 40_000_000  # of all texts that cells share
_MOST_STYLES = 200_000
_MOST_PROBLEMS = 10_000


@dataclass(frozen=True)
class _Sheet:
    title: str
    part: str


@dataclass
class _Book:
    """What the cells of all sheets need: the texts they share, which styles are days, since when days are counted."""

    sheets: list[_Sheet] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    dates: set[int] = field(default_factory=set)
    from_1904: bool = False


def read_workbook(name: str, data: bytes, sheet: str = "", lines: bool = False) -> SheetTable:
    """The sheet called ``sheet``, or else the first one that holds anything; ``lines``: those of a cell stay apart.

    A formula whose value was never calculated, and a cell with an error, are among the problems of the table. Raises
    UserError, in one sentence that names the file.
    """
    parts = Parts(name, data)
    book = _book(parts)
    titles = tuple(each.title for each in book.sheets)
    wanted = [each for each in book.sheets if not sheet or each.title == sheet]
    if not wanted:
        raise UserError(
            "{name} has no sheet {sheet}: choose one of {known}.",
            name=name, sheet=repr(sheet), known=", ".join(titles) or "—",
        )  # fmt: skip
    for each in wanted:
        rows, problems = _read_sheet(parts, book, each, lines)
        if rows:
            return SheetTable(rows, sheet=each.title, sheets=titles, problems=problems)
    raise UserError(NOBODY, name=name)


def _book(parts: Parts) -> _Book:
    main = next((target for kind, target in _links(parts, "_rels/.rels").values() if kind == "officeDocument"), "")
    if not main or not parts.has(main):
        raise parts.no_workbook()
    folder, file = posixpath.split(main)
    links = _links(parts, f"{folder}/_rels/{file}.rels", folder)
    book, found = _Book(), list[tuple[str, str]]()

    def begin(tag: str, attributes: Mapping[str, str]) -> None:
        if tag == "workbookPr":
            book.from_1904 = attributes.get("date1904", "") in ("1", "true")
        elif tag == "sheet":
            link = next((value for key, value in attributes.items() if key.rpartition(" ")[2] == "id"), "")
            found.append((attributes.get("name", ""), link))

    parts.read(main, begin)
    for title, link in found:
        kind, part = links.get(link, ("", ""))
        if kind == "worksheet" and parts.has(part):  # a sheet may be a chart alone
            book.sheets.append(_Sheet(title, part))
    if not book.sheets:
        raise parts.no_workbook()
    for kind, part in links.values():
        if kind == "sharedStrings" and parts.has(part):
            book.texts = _shared_texts(parts, part)
        elif kind == "styles" and parts.has(part):
            book.dates = _date_styles(parts, part)
    return book


def _links(parts: Parts, part: str, folder: str = "") -> dict[str, tuple[str, str]]:
    """What the ids in a list of relations stand for: kind and part."""
    found: dict[str, tuple[str, str]] = {}

    def begin(tag: str, attributes: Mapping[str, str]) -> None:
        if tag == "Relationship" and attributes.get("TargetMode") != "External":
            target = attributes.get("Target", "")
            path = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
            found[attributes.get("Id", "")] = attributes.get("Type", "").rpartition("/")[2], path

    if parts.has(part):
        parts.read(part, begin)
    return found


def _shared_texts(parts: Parts, part: str) -> list[str]:
    """The texts that cells share; how they are pronounced (rPh) is left out."""
    texts: list[str] = []
    pieces: list[str] = []
    state = {"reads": False, "aside": 0, "letters": 0}

    def begin(tag: str, _attributes: Mapping[str, str]) -> None:
        if tag == "rPh":
            state["aside"] += 1
        state["reads"] = tag == "t" and not state["aside"]

    def end(tag: str) -> None:
        state["reads"] = False
        if tag == "rPh":
            state["aside"] -= 1
        elif tag == "si":
            texts.append(unescaped("".join(pieces)))
            state["letters"] += len(texts[-1])
            pieces.clear()
            if len(texts) > MOST_CELLS or state["letters"] > _MOST_LETTERS:
                raise UserError("{name} holds more text than a list of people: it is refused.", name=parts.name)

    def text(words: str) -> None:
        if state["reads"]:
            pieces.append(words)

    parts.read(part, begin, end, text)
    return texts


def _date_styles(parts: Parts, part: str) -> set[int]:
    """The numbers of the cell styles that show a number as a day or a time."""
    from openpyxl.styles.numbers import BUILTIN_FORMATS, is_date_format

    formats: dict[int, str] = dict(BUILTIN_FORMATS)
    used: list[int] = []
    inside = {"cellXfs": False}

    def begin(tag: str, attributes: Mapping[str, str]) -> None:
        if tag == "numFmt":
            formats[int(attributes.get("numFmtId", "0"))] = attributes.get("formatCode", "")[:200]
        elif tag == "cellXfs":
            inside["cellXfs"] = True
        elif tag == "xf" and inside["cellXfs"]:
            used.append(int(attributes.get("numFmtId", "0")))
            if len(used) > _MOST_STYLES:
                raise UserError("{name} holds more styles than a list of people: it is refused.", name=parts.name)

    def end(tag: str) -> None:
        if tag == "cellXfs":
            inside["cellXfs"] = False

    parts.read(part, begin, end)
    days = {number for number in set(used) if is_date_format(formats.get(number))}
    return {place for place, number in enumerate(used) if number in days}


def _read_sheet(
    parts: Parts, book: _Book, sheet: _Sheet, keep_lines: bool
) -> tuple[tuple[SheetRow, ...], dict[tuple[int, int], UserError]]:
    """The rows that are not empty, and the cells whose value is not known."""
    limits, rows = RowLimits(parts.name), list[SheetRow]()
    problems: dict[tuple[int, int], UserError] = {}
    reader = CellReader(book.texts, book.dates, book.from_1904, keep_lines)

    def done(number: int, cells: dict[int, str], unknown: Mapping[int, str]) -> None:
        listed = [cells.get(place, "") for place in range(max(cells, default=-1) + 1)]
        kept = limits.kept(number, listed)
        if kept:
            rows.append(SheetRow(number, kept))
            for place, words in unknown.items():
                problems[number, place] = UserError(words, cell=f"{column_name(place)}{number}", row=number)
            if len(problems) > _MOST_PROBLEMS:
                raise UserError(
                    "{name} is full of formulas without values: open it in its program, and save it anew as .xlsx.",
                    name=parts.name,
                )

    reader.row_done = done
    parts.read(sheet.part, reader.begin, reader.end, reader.text)
    return tuple(rows), problems

"""Read back what a document holds, without showing it as its own program would: text, sheets, files."""

import datetime as dt
import io
import re
import zipfile
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from typing import Any

from app.domain.preview import Preview, PreviewPart

_MOST_LETTERS = 100_000
_MOST_ROWS = 200  # of each sheet
_NO_TEXT = frozenset({"style", "script", "svg", "title"})
_BLOCKS = re.compile(
    "address|article|aside|blockquote|br|caption|dd|details|div|dl|dt|figcaption|figure|footer|h[1-6r]|header|li|main|nav"
    "|ol|p|section|summary|table|tbody|tfoot|thead|tr|ul"
)

_HEADING, _HEADINGS = "\x00", ("h1", "h2", "h3", "h4")  # marks where an empty line comes before a heading


def preview_of(form: str, data: bytes) -> Preview:
    """What a document of this format holds; nothing for one that is shown as pages (PDF)."""
    reader = _READERS.get(form)
    return reader(data) if reader is not None else Preview()


def _plain(data: bytes) -> Preview:
    return _cut(data.decode("utf-8-sig", "replace").replace("\r\n", "\n"))


def _calendar(data: bytes) -> Preview:
    """One line for each entry: when it begins or is due, what it is, where."""
    from icalendar import Calendar

    entries = [part for part in Calendar.from_ical(data).walk() if part.name in ("VEVENT", "VTODO")]
    shown = _cut("\n".join(_entry(part) for part in entries))
    return Preview(shown.text, entries=len(entries), cut=shown.cut)


def _entry(part: Any) -> str:
    when = part.get("DTSTART") or part.get("DUE")
    time = when.dt if when is not None else None
    parts = (_cell(time) if time is not None else "", str(part.get("SUMMARY", "")), str(part.get("LOCATION", "")))
    return " · ".join(" ".join(text.split()) for text in parts if text)


def _page(data: bytes) -> Preview:
    reader = _PageText()
    reader.feed(data.decode("utf-8", "replace"))
    reader.close()
    lines = (" ".join(line.split()) if line.strip() != _HEADING else "" for line in "".join(reader.parts).split("\n"))
    return _cut("\n".join(line.replace(_HEADING, "\n") for line in lines if line).strip())


def _word(data: bytes) -> Preview:
    from docx import Document
    from docx.table import Table

    document = Document(io.BytesIO(data))
    blocks: list[str] = []
    for block in document.iter_inner_content():
        if isinstance(block, Table):
            blocks += ["   ".join(dict.fromkeys(cell.text.strip() for cell in row.cells)) for row in block.rows]
        else:
            blocks.append(block.text)
    return _cut(_tidy("\n".join(blocks)))


def _workbook(data: bytes) -> Preview:
    from openpyxl import load_workbook

    book = load_workbook(io.BytesIO(data), data_only=True)
    parts, lines = [], []
    for sheet in book.worksheets:
        parts.append(PreviewPart(sheet.title, rows=sheet.max_row, columns=sheet.max_column))
        lines.append(sheet.title.upper())
        lines += [_row(row) for row in sheet.iter_rows(max_row=_MOST_ROWS, values_only=True) if any(row)]
        lines.append("")
    book.close()
    shown = _cut("\n".join(lines))
    return Preview(shown.text, tuple(parts), cut=shown.cut or any(part.rows > _MOST_ROWS for part in parts))


def _row(cells: tuple[object, ...]) -> str:
    return " · ".join(_cell(cell) for cell in cells if cell is not None)


def _cell(value: object) -> str:
    if isinstance(value, dt.datetime):
        if value.tzinfo is not None:
            return f"{value:%Y-%m-%d %H:%M} ({value.tzinfo})"
        return f"{value:%Y-%m-%d}" if value.time() == dt.time() else f"{value:%Y-%m-%d %H:%M}"
    return f"{value:%H:%M}" if isinstance(value, dt.time) else " ".join(str(value).split())


def _archive(data: bytes) -> Preview:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return Preview(parts=tuple(PreviewPart(file.filename, size=file.file_size) for file in archive.infolist()))


def _cut(text: str) -> Preview:
    return Preview(text[:_MOST_LETTERS], cut=len(text) > _MOST_LETTERS)


def _tidy(text: str) -> str:
    """Without blanks around lines, and never more than one empty line."""

    def lines() -> Iterator[str]:
        before = ""
        for line in text.split("\n"):
            now = " ".join(line.split())
            if now or before:
                yield now
            before = now

    return "\n".join(lines()).strip()


class _PageText(HTMLParser):
    """Collects the words of a page, each block on a line of its own."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An opening tag."""
        self._hidden += tag in _NO_TEXT
        self._separate(tag, opens=True)

    def handle_endtag(self, tag: str) -> None:
        """A closing tag."""
        self._hidden -= tag in _NO_TEXT and self._hidden > 0
        self._separate(tag)

    def handle_data(self, data: str) -> None:
        """Words between tags; line ends in them are blanks."""
        if not self._hidden:
            self.parts.append(re.sub(r"\s+", " ", data))

    def _separate(self, tag: str, opens: bool = False) -> None:
        if not self._hidden:
            self.parts.append(
                "\n" + _HEADING * (opens and tag in _HEADINGS)
                if _BLOCKS.fullmatch(tag)
                else " "
                if tag in ("td", "th")
                else ""
            )


_READERS: dict[str, Callable[[bytes], Preview]] = {
    "md": _plain,
    "json": _plain,
    "csv": _plain,
    "xml": _plain,
    "ics": _calendar,
    "html": _page,
    "docx": _word,
    "xlsx": _workbook,
    "zip": _archive,
}

"""Read back what a document holds, without showing it as its own program would: text, sheets, files."""

import io
import re
import zipfile
from collections.abc import Callable, Iterator
from html.parser import HTMLParser

from app.domain.preview import Preview, PreviewPart

_MOST_LETTERS = 100_000
_MOST_ROWS = 200  # of each sheet
_NO_TEXT = frozenset({"style", "script", "svg", "title"})
_BLOCKS = re.compile(
    "address|article|aside|blockquote|br|caption|dd|details|div|dl|dt|figcaption|figure|footer|h[1-6r]|header|li|main|nav"
    "|ol|p|section|summary|table|tbody|tfoot|thead|tr|ul"
)


def preview_of(form: str, data: bytes) -> Preview:
    """What a document of this format holds; nothing for one that is shown as pages (PDF)."""
    reader = _READERS.get(form)
    return reader(data) if reader is not None else Preview()


def _plain(data: bytes) -> Preview:
    return _cut(data.decode("utf-8-sig", "replace").replace("\r\n", "\n"))


def _calendar(data: bytes) -> Preview:
    shown = _plain(data)
    entries = len(re.findall(rb"^BEGIN:(?:VEVENT|VTODO)\r?$", data, re.MULTILINE))
    return Preview(shown.text, entries=entries, cut=shown.cut)


def _page(data: bytes) -> Preview:
    reader = _PageText()
    reader.feed(data.decode("utf-8", "replace"))
    reader.close()
    return _cut(_tidy("".join(reader.parts)))


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
    return "   ".join(str(cell) for cell in cells if cell is not None)


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
        self._separate(tag)

    def handle_endtag(self, tag: str) -> None:
        """A closing tag."""
        self._hidden -= tag in _NO_TEXT and self._hidden > 0
        self._separate(tag)

    def handle_data(self, data: str) -> None:
        """Words between tags; line ends in them are blanks."""
        if not self._hidden:
            self.parts.append(re.sub(r"\s+", " ", data))

    def _separate(self, tag: str) -> None:
        if not self._hidden:
            self.parts.append("\n" if _BLOCKS.fullmatch(tag) else " " if tag in ("td", "th") else "")


_READERS: dict[str, Callable[[bytes], Preview]] = {
    "md": _plain,
    "json": _plain,
    "csv": _plain,
    "ics": _calendar,
    "html": _page,
    "docx": _word,
    "xlsx": _workbook,
    "zip": _archive,
}

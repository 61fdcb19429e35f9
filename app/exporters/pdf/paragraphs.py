"""Paragraphs, status words, headings and bookmarks: whatever a document says in words is made here.

A paragraph takes either plain text, which is escaped, or ``Markup``, which has been.
"""

from collections.abc import Sequence
from copy import copy
from typing import Any

from reportlab.platypus import CondPageBreak, Flowable

from app.domain.text import clean_text
from app.exporters.pdf.fonts import Face
from app.exporters.pdf.lettering import Shape, draw_shape
from app.exporters.pdf.lines import Line
from app.exporters.pdf.paragraph import Paragraph
from app.exporters.pdf.rows import Row, RowTable
from app.exporters.pdf.tags import Element
from app.exporters.pdf.text import Markup, escaped_lines
from app.exporters.pdf.theme import TEXT_HEIGHT, TEXT_WIDTH, Style, varied

_NO_END = 1e6  # points


def plain(text: str, style: Style, left: float = 0, right_aligned: bool = False, kind: str = "P") -> Paragraph:
    """One paragraph of plain text; newlines in it begin new lines. ``kind`` is what a listener is told it is."""
    return marked(escaped_lines(text, Face(style.sheet.fontName)), style, left, right_aligned, kind)


def marked(markup: Markup, style: Style, left: float = 0, right_aligned: bool = False, kind: str = "P") -> Paragraph:
    """One paragraph of escaped text."""
    return Paragraph(markup, varied(style, left, right_aligned=right_aligned), Element(kind))


class List:
    """A list, as a listener gets it: its items one after the other; inside an item of another list, or by itself."""

    def __init__(self, inside: "ListItem | None" = None) -> None:
        self._element = Element("L", inside.body if inside else None)

    def item(self) -> "ListItem":
        """The next item."""
        return ListItem(self._element)


class ListItem:
    """An item: its bullet or number, and its body, which may hold paragraphs and lists."""

    def __init__(self, parent: Element) -> None:
        item = Element("LI", parent)
        self.label = Element("Lbl", item)
        self.body = Element("LBody", item)


def bulleted(
    markup: Markup, bullet: str, style: Style, left: float, hanging: float, item: ListItem | None = None
) -> Paragraph:
    """A paragraph that begins with ``bullet``, ``hanging`` points before its text; the first of a list's ``item``."""
    item = item or List().item()
    paragraph = Paragraph(markup, varied(style, left, hanging), Element("P", item.body), bullet)
    paragraph.label = item.label
    return paragraph


STATUS_INDENT = 8.5  # points between the margin and the words of a status


class StatusLine(Flowable):
    """A status: a shape, and a paragraph of escaped text beside it; a long one is cut between its lines."""

    def __init__(self, shape: Shape, markup: Markup, style: Style = Style.SMALL) -> None:
        super().__init__()
        self._shape = shape
        self._style = style
        self._said: Flowable = marked(markup, style, left=STATUS_INDENT)

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """As wide as there is room, as high as the words."""
        self.width, self.height = self._said.wrap(available_width, available_height)
        return self.width, self.height

    def split(self, available_width: float, available_height: float) -> list[Flowable]:
        """The shape stays with the part that fits."""
        parts = self._said.split(available_width, available_height)
        if len(parts) < 2:
            return [self] if parts else []
        first, rest = copy(self), parts[1]
        first._said = parts[0]
        return [first, rest]

    def drawOn(self, canvas: Any, x: float, y: float, _sW: float = 0) -> None:  # noqa: N802, N803 (ReportLab's names)
        """Draw the shape beside the first line."""
        sheet = self._style.sheet
        draw_shape(canvas, self._shape, x, y + self.height - sheet.fontSize * 0.99, sheet.fontSize * 0.29)
        self._said.drawOn(canvas, x, y)


class StatusWord(StatusLine):
    """A status in plain words."""

    def __init__(self, shape: Shape, word: str, style: Style = Style.CELL) -> None:
        super().__init__(shape, escaped_lines(word, Face(style.sheet.fontName)), style)


class Headline(Paragraph):
    """A heading that is also an entry of the outline which readers show beside the pages."""

    entry: tuple[str, int] | None = None  # the words and the level, from 0

    def part(self, lines: Sequence[Line], first: bool) -> "Paragraph":
        """The first part keeps the entry."""
        part = super().part(lines, first)
        if not first and isinstance(part, Headline):
            part.entry = None
        return part

    def drawOn(self, canvas: Any, x: float, y: float, _sW: float = 0) -> None:  # noqa: N802, N803 (ReportLab's names)
        """Write the heading and put the entry here."""
        super().drawOn(canvas, x, y, _sW)
        if self.entry:
            words, level = self.entry
            key = f"{words}-{canvas.getPageNumber()}-{len(canvas._outlines)}"
            canvas.bookmarkHorizontal(key, x, y + self.height + 6)
            canvas.addOutlineEntry(words, key, level, closed=level > 0)


def headline(markup: Markup, style: Style, entry: str, level: int, left: float = 0) -> Headline:
    """A heading whose entry in the outline is the plain text ``entry`` at ``level``, from 0.

    A listener gets the title as H1, a heading of level 0 as H2, and so on.
    """
    kind = "H1" if style in (Style.TITLE, Style.TITLE_LONG) else f"H{level + 2}"
    heading = Headline(markup, varied(style, left), Element(kind))
    heading.entry = (clean_text(entry, one_line=True), level)
    return heading


def kept(heads: Sequence[Flowable], first: Row | RowTable, and_below: float = 0) -> list[Flowable]:
    """``heads`` and ``first``, moved to the next page where they do not fit with ``and_below`` points under them.

    Of a row that is long enough to be cut, or a table, the beginning must fit.
    """
    height = sum(_height(head) + head.getSpaceBefore() + head.getSpaceAfter() for head in heads)
    return [CondPageBreak(min(height + first.least + and_below, TEXT_HEIGHT * 0.9)), *heads, first]


def _height(flowable: Flowable) -> float:
    return float(flowable.wrap(TEXT_WIDTH, _NO_END)[1])

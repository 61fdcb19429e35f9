"""Paragraphs, status words, headings and bookmarks: whatever a document says in words is made here.

A paragraph takes either plain text, which is escaped, or ``Markup``, which has been.
"""

from collections.abc import Sequence
from typing import Any

from reportlab.platypus import CondPageBreak, Flowable, Paragraph

from app.domain.text import clean_text
from app.exporters.pdf.fonts import Face, ready
from app.exporters.pdf.lettering import Shape, draw_shape
from app.exporters.pdf.rows import Row, RowTable
from app.exporters.pdf.text import Markup, escaped_lines
from app.exporters.pdf.theme import TEXT_HEIGHT, TEXT_WIDTH, Style, varied

_NO_END = 1e6  # points


def plain(text: str, style: Style, left: float = 0, right_aligned: bool = False) -> Paragraph:
    """One paragraph of plain text; newlines in it begin new lines."""
    return marked(escaped_lines(text, Face(style.sheet.fontName)), style, left, right_aligned)


def marked(markup: Markup, style: Style, left: float = 0, right_aligned: bool = False) -> Paragraph:
    """One paragraph of escaped text."""
    ready()
    return Paragraph(markup, varied(style, left, right_aligned=right_aligned))


def bulleted(markup: Markup, bullet: str, style: Style, left: float, hanging: float) -> Paragraph:
    """A paragraph that begins with ``bullet``, ``hanging`` points before its text."""
    ready()
    return Paragraph(markup, varied(style, left, hanging), bulletText=bullet)


class StatusWord(Flowable):
    """A status: shape and word."""

    def __init__(self, shape: Shape, word: str, style: Style = Style.CELL) -> None:
        super().__init__()
        self._shape = shape
        self._style = style
        self._word = plain(word, style, left=_STATUS_INDENT)

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """As wide as there is room, as high as the word."""
        self.width, self.height = self._word.wrap(available_width, available_height)
        return self.width, self.height

    def draw(self) -> None:
        """Draw the shape beside the word's first line."""
        sheet = self._style.sheet
        radius = sheet.fontSize * 0.29
        base = self.height - sheet.fontSize * 0.99
        draw_shape(self.canv, self._shape, 0, base, radius)
        self._word.drawOn(self.canv, 0, 0)


_STATUS_INDENT = 8.5  # points between the margin and the word of a status


class Headline(Paragraph):
    """A heading that is also an entry of the outline which readers show beside the pages."""

    entry: tuple[str, int] | None = None  # the words and the level, from 0

    def split(self, available_width: float, available_height: float) -> list[Flowable]:
        """The first part keeps the entry."""
        parts: list[Flowable] = super().split(available_width, available_height)
        if parts and isinstance(parts[0], Headline):
            parts[0].entry = self.entry
        return parts

    def draw(self) -> None:
        """Draw the heading and put the entry here."""
        super().draw()
        if self.entry:
            canvas: Any = self.canv
            words, level = self.entry
            key = f"{words}-{canvas.getPageNumber()}-{len(canvas._outlines)}"
            canvas.bookmarkHorizontal(key, 0, self.height + 6)
            canvas.addOutlineEntry(words, key, level, closed=level > 0)


def headline(markup: Markup, style: Style, entry: str, level: int, left: float = 0) -> Headline:
    """A heading whose entry in the outline is the plain text ``entry`` at ``level``, from 0."""
    ready()
    heading = Headline(markup, varied(style, left))
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

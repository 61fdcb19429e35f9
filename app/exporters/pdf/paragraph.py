"""The paragraph of all documents: words in lines, itemised, shaped, in reading order, heard, and cut between lines.

ReportLab's own paragraph cannot mix scripts, and loses spaces and tags where it breaks; this one asks of ReportLab only
the canvas.
"""

from collections.abc import Sequence
from copy import copy
from itertools import groupby
from typing import Any

from reportlab.lib.enums import TA_CENTER, TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable

from app.exporters.pdf.bidi_order import base_level
from app.exporters.pdf.fonts import Face, ascent
from app.exporters.pdf.lines import Line, Word, broken, simple_lines, words
from app.exporters.pdf.markup import Ink, Span, spans
from app.exporters.pdf.scripts import simple_letters
from app.exporters.pdf.tags import Element, inside, marked
from app.exporters.pdf.text import Markup
from app.exporters.pdf.writing import Placed, bits_of, placed, write

_LEAST_LINES = 2  # that stay together at the foot or the head of a page
_LINK_DEPTH = 0.25  # of the size: how far below the baseline a link can be clicked


class Paragraph(Flowable):
    """Lines of text in one style; a ``bullet`` stands before the first, in the space that the style leaves for it."""

    def __init__(self, markup: Markup, style: ParagraphStyle, element: Element, bullet: str = "") -> None:
        super().__init__()
        self.style = style
        self.element = element
        self.bullet = bullet
        ink = self._ink()
        found = spans(markup, ink)
        self._simple = found[0].text if len(found) == 1 and _is_simple(found[0]) else None
        self._words: Sequence[Word] | None = None if self._simple is not None else words(found)
        self._right_to_left = self._simple is None and base_level("".join(span.text for span in found)) == 1
        self._simple_ink = found[0].ink if found else ink
        self._lines: Sequence[Line] | None = None
        self._lines_width = 0.0
        self._goes_on = False  # more of it follows on the next page
        self.label: Element | None = None  # what the bullet is heard as

    def wrap(self, available_width: float, _available_height: float) -> tuple[float, float]:
        """The available width, and the height of the lines at this width."""
        self.width = available_width
        self.height = max(len(self._broken(available_width)), 1 if self.bullet else 0) * self.style.leading
        return self.width, self.height

    def split(self, available_width: float, available_height: float) -> list[Flowable]:
        """What fits and the rest, no single line left alone; nothing when the whole should go to the next page."""
        lines = self._broken(available_width)
        count = int(available_height / self.style.leading + 1e-6)
        if count >= len(lines):
            return [self]
        if len(lines) - count < _LEAST_LINES:
            count = len(lines) - _LEAST_LINES
        if count < min(_LEAST_LINES, len(lines)):
            return []
        return [self.part(lines[:count], first=True), self.part(lines[count:], first=False)]

    def part(self, lines: Sequence[Line], first: bool) -> "Paragraph":
        """Some of the lines as a paragraph of the same element."""
        part = copy(self)
        part.__dict__.pop("_postponed", None)  # by which ReportLab knows what was already moved to a page of its own
        part._words = part._simple = None
        part._lines = lines
        part._goes_on = first
        if not first:
            part.bullet = ""
        return part

    def drawOn(self, canvas: Any, x: float, y: float, _sW: float = 0) -> None:  # noqa: N802, N803 (ReportLab's names)
        """Write it with its lower left corner at ``x``, ``y``, and mark it as what it is."""
        lines = self._broken(self.width)
        top = y + self.height - ascent(Face(self.style.fontName)) * self.style.fontSize
        if self.bullet:
            self._write_bullet(canvas, x, top)
        written = [
            (
                top - number * self.style.leading,
                placed(bits_of(line, self._is_last(number, lines)), x + self._indent(line)),
            )
            for number, line in enumerate(lines)
        ]
        if any(one.bit.ink.link for _base, bits in written for one in bits):
            for base, bits in written:
                self._write_with_links(canvas, base, bits)
        elif written:
            with marked(canvas, self.element):
                for base, bits in written:
                    write(canvas, base, bits)

    def _is_last(self, number: int, lines: Sequence[Line]) -> bool:
        return number == len(lines) - 1 and not self._goes_on

    def _write_with_links(self, canvas: Any, base: float, bits: Sequence[Placed]) -> None:
        for link, group in groupby(bits, key=lambda one: one.bit.ink.link):
            part = list(group)
            if not link:
                with marked(canvas, self.element):
                    write(canvas, base, part)
                continue
            text = "".join(one.bit.text for one in part).strip()
            size = part[0].bit.ink.size
            left, right = min(one.x for one in part), max(one.x + one.bit.width for one in part)
            with inside(canvas, self.element):
                element = Element("Link")
                with marked(canvas, element):
                    write(canvas, base, part)
                link_to(canvas, link, (left, base - size * _LINK_DEPTH, right, base + size), text, element)

    def _write_bullet(self, canvas: Any, x: float, y: float) -> None:
        (word,) = words(spans(Markup(self.bullet), self._ink()))
        with marked(canvas, self.label or self.element):
            write(canvas, y, placed(word.bits, x + self.style.bulletIndent))

    def _indent(self, line: Line) -> float:
        free = self.width - self.style.leftIndent - line.width
        if self.style.alignment == TA_CENTER:
            return float(self.style.leftIndent + free / 2)
        to_the_right = self.style.alignment == TA_RIGHT or self._right_to_left
        return float(self.style.leftIndent + (free if to_the_right else 0))

    def _ink(self) -> Ink:
        return Ink(Face(self.style.fontName), self.style.fontSize, self.style.textColor)

    def _broken(self, available_width: float) -> Sequence[Line]:
        if self._lines is not None and self._lines_width == available_width:
            return self._lines
        room = available_width - self.style.leftIndent
        if self._simple is not None:
            self._lines = simple_lines(self._simple, self._simple_ink, room)
        else:
            if self._words is None:  # a part: its words are those of its lines
                bits = [bit for line in self._lines or () for bit in bits_of(line, last=False)]
                self._words = words([Span(bit.text, bit.ink) for bit in bits])
            self._lines = broken(self._words, room)
        self._lines_width = available_width
        return self._lines


def _is_simple(span: Span) -> bool:
    return simple_letters(span.ink.face).issuperset(span.text)


def link_to(
    canvas: Any, address: str, rectangle: tuple[float, float, float, float], text: str, element: Element
) -> None:
    """A link on any canvas; on a tagged one it is heard."""
    if hasattr(canvas, "link"):
        canvas.link(address, rectangle, text, element)
    else:
        canvas.linkURL(address, rectangle, relative=1, thickness=0)

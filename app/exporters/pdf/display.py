"""Large type, and type that is set as large as fits: badges, certificates, doors. Sizes and spaces are in points."""

from collections.abc import Sequence

from reportlab.lib.colors import Color
from reportlab.lib.styles import ParagraphStyle

from app.domain.text import clean_text
from app.exporters.pdf.fonts import Face
from app.exporters.pdf.paragraph import Paragraph
from app.exporters.pdf.paragraphs import Headline
from app.exporters.pdf.tags import Element
from app.exporters.pdf.text import Markup, escaped
from app.exporters.pdf.theme import INK

_LEADING = 1.14  # of the size
_NO_END = 1e6
_MOST_LETTERS = 2_000  # that can stand anywhere in type of any size
_ELLIPSIS = "…"


class Display(Headline):
    """A paragraph that is no wider than its longest line, so that right-to-left text stands where it is put."""

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """The width of its longest line, and its height."""
        super().wrap(available_width, available_height)
        self.width = max((line.width for line in self._broken(available_width)), default=0.0)
        return self.width, self.height

    def fits(self, width: float, height: float, lines: int) -> bool:
        """Whether it stands in ``width`` × ``height`` on so many lines (0: any number), with no word cut."""
        uncut = all(word.width <= width for word in self._words or ())
        return uncut and self.has_room(width, height) and (not lines or len(self._broken(width)) <= lines)

    def has_room(self, width: float, height: float) -> bool:
        """Whether it stands in ``width`` × ``height``, however its words are cut."""
        return self.wrap(width, _NO_END)[1] <= height


def display(
    text: str,
    size: float,
    face: Face = Face.REGULAR,
    colour: Color = INK,
    kind: str = "P",
    entry: str = "",
    leading: float = _LEADING,
) -> Display:
    """One paragraph of plain text at any size.

    ``kind`` is what a listener is told it is; with ``entry`` it is in the outline, at the highest level.
    """
    sheet = ParagraphStyle(f"display-{size}", fontName=face, fontSize=size, leading=size * leading, textColor=colour)
    paragraph = Display(escaped(text, face), sheet, Element(kind))
    if entry:
        paragraph.entry = (clean_text(entry, one_line=True), 0)
    return paragraph


def sized(markup: Markup, size: float, face: Face = Face.REGULAR, colour: Color = INK) -> Paragraph:
    """One paragraph of escaped text at any size, over the whole width."""
    sheet = ParagraphStyle(f"sized-{size}", fontName=face, fontSize=size, leading=size * _LEADING, textColor=colour)
    return Paragraph(markup, sheet, Element("P"))


def fitted(
    text: str,
    width: float,
    height: float,
    sizes: Sequence[float],
    lines: int = 2,
    face: Face = Face.REGULAR,
    colour: Color = INK,
    kind: str = "P",
    entry: str = "",
) -> Display:
    """``text`` as large as it fits into ``width`` × ``height``: of ``sizes`` (largest first) the first that does.

    It is tried on at most ``lines`` lines, then on as many as there is room for, then with long words cut. What is too
    long for the smallest size (several hundred letters) ends with an ellipsis.
    """
    text = clean_text(text, one_line=True)
    shown = text if len(text) <= _MOST_LETTERS else text[:_MOST_LETTERS] + _ELLIPSIS

    def made(words: str, size: float) -> Display:
        return display(words, size, face, colour, kind, entry)

    for most in (lines, 0):
        for size in sizes:
            if (one := made(shown, size)).fits(width, height, most):
                return one
    for size in sizes:
        if (one := made(shown, size)).has_room(width, height):
            return one
    count = len(shown)
    while count > 1:
        count = count * 7 // 8
        one = made(shown[:count].rstrip() + _ELLIPSIS, sizes[-1])
        if one.has_room(width, height):
            return one
    return made(_ELLIPSIS, sizes[-1])

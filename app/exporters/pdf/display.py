"""Large type, and type that is set as large as fits: badges, certificates, doors. Sizes and spaces are in points."""

from collections.abc import Callable, Sequence

from reportlab.lib.colors import Color
from reportlab.lib.styles import ParagraphStyle

from app.domain.text import clean_text
from app.exporters.pdf.fonts import Face
from app.exporters.pdf.paragraph import Paragraph
from app.exporters.pdf.paragraphs import Headline
from app.exporters.pdf.scripts import BREAKABLE
from app.exporters.pdf.tags import Element
from app.exporters.pdf.text import Markup, drawable, escaped
from app.exporters.pdf.text_runs import text_width
from app.exporters.pdf.theme import INK

_LEADING = 1.14  # of the size
_NO_END = 1e6
_FUZZ = 0.01
_MOST_LETTERS = 800  # that can stand on a badge or a certificate in the smallest type
_ELLIPSIS = "…"


class Display(Headline):
    """A paragraph that is no wider than its longest line, so that right-to-left text stands where it is put."""

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """The width of its longest line, and its height."""
        super().wrap(available_width, available_height)
        self.width = max((line.width for line in self._broken(available_width)), default=0.0) + _FUZZ
        return self.width, self.height

    def has_room(self, width: float, height: float, lines: int = 0) -> bool:
        """Whether it stands in ``width`` × ``height`` on so many lines (0: any number), however its words are cut."""
        most = min(height, lines * self.style.leading + _FUZZ) if lines else height
        return self.wrap(width, _NO_END)[1] <= most


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

    if not made(shown, sizes[-1]).has_room(width, height):
        return _elided(lambda words: made(words, sizes[-1]), shown, width, height)
    longest = _longest_piece(shown, face)
    uncut = [size for size in sizes if longest * size <= width]
    for most in (lines, 0):
        for size in uncut:
            if (one := made(shown, size)).has_room(width, height, most):
                return one
    return next(one for size in sizes if (one := made(shown, size)).has_room(width, height))


def _elided(made: Callable[[str], Display], text: str, width: float, height: float) -> Display:
    """As many letters of ``text`` as there is room for, and an ellipsis."""
    low, high = 0, len(text) - 1
    while low < high:
        middle = (low + high + 1) // 2
        if made(text[:middle].rstrip() + _ELLIPSIS).has_room(width, height):
            low = middle
        else:
            high = middle - 1
    return made(text[:low].rstrip() + _ELLIPSIS)


def _longest_piece(text: str, face: Face) -> float:
    """The width of the longest part between whose letters no line should end, for a size of 1 point."""
    pieces = (piece for word in drawable(text, face).split(" ") for piece in BREAKABLE.split(word))
    return max((text_width(piece, face, 1) for piece in pieces), default=0.0)

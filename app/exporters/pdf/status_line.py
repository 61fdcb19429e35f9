"""A status whose words are more than one plain word: a person and the answer, say. Long ones are cut between lines."""

from copy import copy

from reportlab.platypus import Flowable

from app.exporters.pdf.lettering import Shape
from app.exporters.pdf.paragraph import Paragraph
from app.exporters.pdf.paragraphs import StatusWord, marked
from app.exporters.pdf.text import Markup
from app.exporters.pdf.theme import Style

INDENT = 8.5  # points between the margin and the words


class StatusLine(StatusWord):
    """A shape before a paragraph of escaped text."""

    def __init__(self, shape: Shape, markup: Markup, style: Style = Style.SMALL) -> None:
        super().__init__(shape, "", style)
        self._word = marked(markup, style, left=INDENT)

    def split(self, available_width: float, available_height: float) -> list[Flowable]:
        """The shape stays with the part that fits."""
        parts = self._word.split(available_width, available_height)
        if len(parts) < 2:
            return [self] if parts else []
        part, rest = parts
        assert isinstance(part, Paragraph)
        first = copy(self)
        first._word = part
        return [first, rest]

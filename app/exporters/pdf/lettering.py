"""Small drawn things: tracked capitals, rules, and the shapes that say a status beside its word."""

from collections.abc import Callable, Sequence
from enum import Enum
from typing import Any

from reportlab.lib.colors import Color
from reportlab.platypus import Flowable

from app.exporters.pdf.fonts import Face, characters
from app.exporters.pdf.tags import Element, marked
from app.exporters.pdf.text import drawable
from app.exporters.pdf.text_runs import draw_text, text_width
from app.exporters.pdf.theme import ACCENT, AMBER, CAPS_TRACKING, DANGER, HAIR, INDIGO, INK, MUTED, PLUM
from app.exporters.pdf.writing import draw_rule

_FACE = Face.SEMIBOLD


class Shape(Enum):
    """The shape of a status, and its colour; its word always stands beside it (DOCUMENTS: never by colour alone)."""

    RING = AMBER  # open, draft
    HALF = INDIGO  # in progress, circulated
    DISC = ACCENT  # done, accepted
    TRIANGLE = DANGER  # late, objected
    CROSS = MUTED  # dropped
    DIAMOND = PLUM  # to be decided
    ARROW = INK  # changed since the last release


class Caps(Flowable):
    """Tracked capitals on as many lines as they need, with a shape before them if wanted.

    They can be searched and copied: the letters are set apart by the page, not by characters. Letters without a
    capital of the same length or in the font (ß, Georgian) stay as they are.
    """

    def __init__(
        self, text: str, colour: Color = MUTED, size: float = 7, right: bool = False, shape: Shape | None = None
    ) -> None:
        super().__init__()
        self._colour, self._size, self._right, self._shape = colour, size, right, shape
        self._words = capitals(text).split() or [""]
        self._lines: list[str] = []
        self._element = Element("P")

    def wrap(self, available_width: float, _available_height: float) -> tuple[float, float]:
        """The available width, and the height of the lines."""
        self.width = available_width
        self._lines = _wrapped(self._words, available_width - self._indent, self._length)
        self.height = len(self._lines) * self._leading
        return self.width, self.height

    def split(self, available_width: float, available_height: float) -> list[Flowable]:
        """Cut between lines."""
        count = int(available_height / self._leading)
        if not 0 < count < len(self._lines):
            return []
        return [self._part(self._lines[:count]), self._part(self._lines[count:])]

    def drawOn(self, canvas: Any, x: float, y: float, _sW: float = 0) -> None:  # noqa: N802, N803 (ReportLab's names)
        """Draw the shape and the lines, with the lower left corner at ``x``, ``y``."""
        if self._shape:
            draw_shape(canvas, self._shape, x, y + self.height - self._size * 0.98, self._size * 0.36)
        if not any(self._lines):
            return
        with marked(canvas, self._element):
            for number, line in enumerate(self._lines):
                left = x + (self.width - self._length(line) if self._right else self._indent)
                base = y + self.height - number * self._leading - self._size
                end = " " if number < len(self._lines) - 1 else ""
                draw_text(canvas, left, base, line + end, _FACE, self._size, self._colour, tracking=CAPS_TRACKING)

    @property
    def _leading(self) -> float:
        return self._size + 2

    @property
    def _indent(self) -> float:
        return self._size * 1.25 if self._shape else 0.0

    def _length(self, text: str) -> float:
        return caps_width(text, self._size)

    def _part(self, lines: Sequence[str]) -> "Caps":
        part = Caps("", self._colour, self._size, self._right, self._shape)
        part._element = self._element
        part._words = " ".join(lines).split()
        part._lines = list(lines)
        return part


class Rule(Flowable):
    """A horizontal line over the whole width."""

    def __init__(self, thickness: float, colour: Color = HAIR, below: float = 0) -> None:
        super().__init__()
        self._thickness, self._colour, self._below = thickness, colour, below

    def wrap(self, available_width: float, _available_height: float) -> tuple[float, float]:
        """The available width, and the height with the space ``below``."""
        self.width, self.height = available_width, self._thickness + self._below
        return self.width, self.height

    def drawOn(self, canvas: Any, x: float, y: float, _sW: float = 0) -> None:  # noqa: N802, N803 (ReportLab's names)
        """Draw the line at the top of the space that begins at ``x``, ``y``."""
        middle = y + self.height - self._thickness / 2
        draw_rule(canvas, self._colour, self._thickness, x, middle, x + self.width)


def capitals(text: str) -> str:
    """``text`` in capitals, letter by letter, where the font has a capital for it."""
    known = characters(_FACE)
    return "".join(
        capital if len(capital := character.upper()) == 1 and ord(capital) in known else character
        for character in drawable(text, _FACE)
    )


def caps_width(text: str, size: float) -> float:
    """How wide tracked ``text`` is at ``size``, in points."""
    return text_width(text, _FACE, size, CAPS_TRACKING)


def draw_shape(canvas: Any, shape: Shape, left: float, base: float, radius: float) -> None:
    """Draw ``shape`` of ``radius`` with its left edge at ``left`` and its foot at ``base``."""
    canvas.saveState()
    canvas.setStrokeColor(shape.value)
    canvas.setFillColor(shape.value)
    canvas.setLineWidth(radius * 0.36)
    _PAINTERS[shape](canvas, left + radius, base + radius, radius)
    canvas.restoreState()


def _ring(canvas: Any, x: float, y: float, radius: float) -> None:
    canvas.circle(x, y, radius * 0.9, stroke=1, fill=0)


def _half(canvas: Any, x: float, y: float, radius: float) -> None:
    _ring(canvas, x, y, radius)
    path = canvas.beginPath()
    path.arc(x - radius, y - radius, x + radius, y + radius, -90, 180)
    path.close()
    canvas.drawPath(path, stroke=0, fill=1)


def _disc(canvas: Any, x: float, y: float, radius: float) -> None:
    canvas.circle(x, y, radius, stroke=0, fill=1)


def _polygon(canvas: Any, *points: tuple[float, float]) -> None:
    path = canvas.beginPath()
    path.moveTo(*points[0])
    for point in points[1:]:
        path.lineTo(*point)
    path.close()
    canvas.drawPath(path, stroke=0, fill=1)


def _triangle(canvas: Any, x: float, y: float, radius: float) -> None:
    _polygon(canvas, (x - radius * 1.05, y - radius * 0.85), (x + radius * 1.05, y - radius * 0.85), (x, y + radius))


def _diamond(canvas: Any, x: float, y: float, radius: float) -> None:
    _polygon(canvas, (x - radius, y), (x, y - radius), (x + radius, y), (x, y + radius))


def _arrow(canvas: Any, x: float, y: float, radius: float) -> None:
    _polygon(canvas, (x - radius * 0.8, y - radius), (x - radius * 0.8, y + radius), (x + radius, y))


def _cross(canvas: Any, x: float, y: float, radius: float) -> None:
    arm = radius * 0.75
    canvas.line(x - arm, y - arm, x + arm, y + arm)
    canvas.line(x - arm, y + arm, x + arm, y - arm)


_PAINTERS: dict[Shape, Callable[[Any, float, float, float], None]] = {
    Shape.RING: _ring,
    Shape.HALF: _half,
    Shape.DISC: _disc,
    Shape.TRIANGLE: _triangle,
    Shape.CROSS: _cross,
    Shape.DIAMOND: _diamond,
    Shape.ARROW: _arrow,
}


def _wrapped(words: Sequence[str], available: float, length: Callable[[str], float]) -> list[str]:
    lines: list[str] = []
    for word in words:
        if lines and length(f"{lines[-1]} {word}") <= available:
            lines[-1] = f"{lines[-1]} {word}"
        elif length(word) <= available:
            lines.append(word)
        else:
            lines.extend(_cut(word, available, length))
    return lines


def _cut(word: str, available: float, length: Callable[[str], float]) -> list[str]:
    pieces = [""]
    for character in word:
        if pieces[-1] and length(pieces[-1] + character) > available:
            pieces.append("")
        pieces[-1] += character
    return pieces

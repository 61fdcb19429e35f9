"""One line of text drawn by itself: in heads and feet, in capitals, in drawings."""

from functools import lru_cache
from typing import Any

from reportlab.lib.colors import Color

from app.exporters.pdf.fonts import Face
from app.exporters.pdf.lines import Bit, words
from app.exporters.pdf.markup import Ink, Span
from app.exporters.pdf.text import drawable
from app.exporters.pdf.theme import INK
from app.exporters.pdf.writing import placed, write

_ELLIPSIS = "…"
_LONGEST = 2_000  # letters of which anything can stand on one line


def draw_text(
    canvas: Any,
    x: float,
    y: float,
    text: str,
    face: Face,
    size: float,
    colour: Color = INK,
    available: float | None = None,
    tracking: float = 0.0,
) -> float:
    """Draw one line with its left end at ``x`` on the baseline ``y``; return its width in points.

    Where it is wider than ``available`` points its end is left out. ``tracking`` points stand between the letters.
    """
    if available is not None:
        text = elided(text, face, size, available, tracking)
    bits = _bits(drawable(text, face), Ink(face, size, colour))
    if bits:
        write(canvas, y, placed(bits, x, tracking), tracking)
    return _length(bits, tracking)


@lru_cache(maxsize=5_000)
def text_width(text: str, face: Face, size: float, tracking: float = 0.0) -> float:
    """How wide one line of ``text`` is, in points."""
    bits = _bits(drawable(text, face), Ink(face, size, INK))
    return _length(bits, tracking)


def _length(bits: list[Bit], tracking: float) -> float:
    letters = sum(len(run.glyphs) for bit in bits for run in bit.runs) if tracking else 0
    return sum(bit.width for bit in bits) + tracking * max(0, letters - 1)


def elided(text: str, face: Face, size: float, available: float, tracking: float = 0.0) -> str:
    """One line of ``text``, its end left out where it is wider than ``available`` points."""
    line = drawable(text[:_LONGEST], face)
    if len(text) <= _LONGEST and text_width(line, face, size, tracking) <= available:
        return line
    low, high = 0, len(line)
    while low < high:
        middle = (low + high + 1) // 2
        if text_width(line[:middle].rstrip() + _ELLIPSIS, face, size, tracking) <= available:
            low = middle
        else:
            high = middle - 1
    return line[:low].rstrip() + _ELLIPSIS


def _bits(text: str, ink: Ink) -> list[Bit]:
    bits: list[Bit] = []
    for word in words([Span(text, ink)]):
        bits += word.bits
        if word.space:
            bits.append(word.space)
    return bits

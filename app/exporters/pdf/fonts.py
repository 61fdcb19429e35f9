"""The fonts of the PDF documents: Source Sans 3 in four static files, read from ``resources/fonts`` and embedded.

ReportLab keeps fonts by name for the whole process; ``ready`` puts them there once. What a page does not use is not
embedded. All digits have one width, so times and numbers stand in columns without more ado.
"""

import threading
from enum import StrEnum
from functools import cache
from typing import Final

from reportlab import rl_config
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from app.resources import resource

rl_config.ttfAsciiReadable = 0  # else each font brings along 95 ASCII glyphs, used or not
rl_config.useA85 = 0  # binary streams: a fifth smaller

ONE_AT_A_TIME: Final = threading.Lock()  # ReportLab's fonts belong to one document at a time: who draws holds this


class Face(StrEnum):
    """One font file, by the name that ReportLab knows it by."""

    LIGHT = "SourceSans3-Light"
    REGULAR = "SourceSans3-Regular"
    ITALIC = "SourceSans3-Italic"
    SEMIBOLD = "SourceSans3-SemiBold"


_FILES = {
    Face.LIGHT: "SourceSans3_300Light.ttf",
    Face.REGULAR: "SourceSans3_400Regular.ttf",
    Face.ITALIC: "SourceSans3_400Regular_Italic.ttf",
    Face.SEMIBOLD: "SourceSans3_600SemiBold.ttf",
}


_REGISTERING = threading.Lock()
_registered: set[Face] = set()


def ready() -> None:
    """Register all faces with ReportLab; calling it again costs nothing."""
    if len(_registered) == len(_FILES):
        return
    with _REGISTERING:
        for face, file in _FILES.items():
            if face not in _registered:
                with resource("fonts", file).open("rb") as stream:
                    pdfmetrics.registerFont(TTFont(face, stream))
                pdfmetrics.registerFontFamily(face, face, face, face, face)  # each stands alone: bold is another face
                _registered.add(face)


@cache
def characters(face: Face) -> frozenset[int]:
    """The code points that ``face`` has a glyph for."""
    ready()
    font = pdfmetrics.getFont(face)
    assert isinstance(font, TTFont)
    return frozenset(font.face.charToGlyph)


def width(text: str, face: Face, size: float) -> float:
    """How wide ``text`` is, in points."""
    ready()
    return float(pdfmetrics.stringWidth(text, face, size))

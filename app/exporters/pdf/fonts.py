"""The fonts of the PDF documents, read from ``resources/fonts`` and embedded as far as they are used.

Source Sans 3 in four static files sets everything that it has letters for; for other scripts one font each follows in
its place. ReportLab keeps fonts by name for the whole process; ``font`` puts each there when it is first needed. All
digits have one width, so times and numbers stand in columns without more ado.
"""

import threading
from enum import StrEnum
from functools import cache
from typing import Final

from reportlab import rl_config
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from app.exporters.pdf import reportlab_patches
from app.resources import resource

rl_config.ttfAsciiReadable = 0  # else each font brings along 95 ASCII glyphs, used or not
rl_config.useA85 = 0  # binary streams: a fifth smaller
reportlab_patches.apply()

ONE_AT_A_TIME: Final = threading.RLock()  # ReportLab's fonts belong to one document at a time: who draws holds this


class Face(StrEnum):
    """One font file, by the name that ReportLab knows it by; styles use the first four only."""

    LIGHT = "SourceSans3-Light"
    REGULAR = "SourceSans3-Regular"
    ITALIC = "SourceSans3-Italic"
    SEMIBOLD = "SourceSans3-SemiBold"
    ARABIC = "Vazirmatn-Regular"
    HEBREW = "NotoSansHebrew-Regular"
    DEVANAGARI = "NotoSansDevanagari-Regular"
    BENGALI = "NotoSansBengali-Regular"
    TAMIL = "NotoSansTamil-Regular"
    THAI = "NotoSansThai-Regular"
    ARMENIAN = "NotoSansArmenian-Regular"
    GEORGIAN = "NotoSansGeorgian-Regular"
    ETHIOPIC = "NotoSansEthiopic-Regular"
    CJK = "DroidSansFallback"


FILES: Final = {
    Face.LIGHT: "SourceSans3_300Light.ttf",
    Face.REGULAR: "SourceSans3_400Regular.ttf",
    Face.ITALIC: "SourceSans3_400Regular_Italic.ttf",
    Face.SEMIBOLD: "SourceSans3_600SemiBold.ttf",
    Face.ARABIC: "Vazirmatn_400Regular.ttf",
    Face.HEBREW: "NotoSansHebrew_400Regular.ttf",
    Face.DEVANAGARI: "NotoSansDevanagari_400Regular.ttf",
    Face.BENGALI: "NotoSansBengali-Regular.ttf",
    Face.TAMIL: "NotoSansTamil-Regular.ttf",
    Face.THAI: "NotoSansThai_400Regular.ttf",
    Face.ARMENIAN: "NotoSansArmenian-Regular.ttf",
    Face.GEORGIAN: "NotoSansGeorgian-Regular.ttf",
    Face.ETHIOPIC: "NotoSansEthiopic-Regular.ttf",
    Face.CJK: "DroidSansFallback.ttf",
}
_SCALE = {Face.CJK: 0.93, Face.ARABIC: 0.96, Face.DEVANAGARI: 0.98}  # so that they look as large as the Latin letters


def ready() -> None:
    """Have the faces of the styles ready for ReportLab; calling it again costs nothing."""
    for face in (Face.LIGHT, Face.REGULAR, Face.ITALIC, Face.SEMIBOLD):
        font(face)


@cache
def font(face: Face) -> TTFont:
    """ReportLab's font for ``face``."""
    with ONE_AT_A_TIME, resource("fonts", FILES[face]).open("rb") as stream:
        loaded = TTFont(face, stream)
        pdfmetrics.registerFont(loaded)
        reportlab_patches.remember_face(loaded)
        return loaded


@cache
def characters(face: Face) -> frozenset[int]:
    """The code points that the file of ``face`` has a glyph for; not those given to shaped glyphs later."""
    return frozenset(code for code in font(face).face.charToGlyph if not reportlab_patches.is_shaped_glyph(code))


@cache
def ascent(face: Face) -> float:
    """From the baseline to the top of the line, for a size of 1 point."""
    return float(pdfmetrics.getAscentDescent(font(face).fontName, 1)[0])


def size_scale(face: Face) -> float:
    """By how much letters of ``face`` are set larger or smaller than the style says, to look alike."""
    return _SCALE.get(face, 1.0)


def width(text: str, face: Face, size: float) -> float:
    """How wide ``text`` is, in points, where ``face`` has all its letters."""
    return float(pdfmetrics.stringWidth(text, font(face).fontName, size))

"""Which face draws a letter, and which letters need shaping: text is itemised by script and falls back font by font.

Code points decide, for the blocks of the scripts that the fonts are for lie apart (Unicode, "Blocks").
"""

import re
import unicodedata
from functools import cache, lru_cache
from typing import Final

from app.exporters.pdf.fonts import Face, characters

_BLOCKS: Final = (
    (Face.ARMENIAN, 0x0530, 0x058F),
    (Face.HEBREW, 0x0590, 0x05FF),
    (Face.ARABIC, 0x0600, 0x06FF),
    (Face.ARABIC, 0x0750, 0x077F),
    (Face.ARABIC, 0x08A0, 0x08FF),
    (Face.DEVANAGARI, 0x0900, 0x097F),
    (Face.BENGALI, 0x0980, 0x09FF),
    (Face.TAMIL, 0x0B80, 0x0BFF),
    (Face.THAI, 0x0E00, 0x0E7F),
    (Face.GEORGIAN, 0x10A0, 0x10FF),
    (Face.ETHIOPIC, 0x1200, 0x139F),
    (Face.GEORGIAN, 0x1C90, 0x1CBF),
    (Face.GEORGIAN, 0x2D00, 0x2D2F),
    (Face.ETHIOPIC, 0x2D80, 0x2DDF),
    (Face.DEVANAGARI, 0xA8E0, 0xA8FF),
    (Face.ETHIOPIC, 0xAB00, 0xAB2F),
    (Face.ARMENIAN, 0xFB13, 0xFB17),
    (Face.HEBREW, 0xFB1D, 0xFB4F),
    (Face.ARABIC, 0xFB50, 0xFDFF),
    (Face.ARABIC, 0xFE70, 0xFEFE),
)
SHAPED: Final = frozenset({Face.ARABIC, Face.HEBREW, Face.DEVANAGARI, Face.BENGALI, Face.TAMIL, Face.THAI})
JOINERS: Final = "\u200c\u200d"  # they say how letters join, and draw nothing themselves

RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_IDEOGRAPHIC = "\u2e80-\u2fdf\u3001-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff01-\uff65\U00020000-\U0003ffff"
_CLOSING = "、。，．：；？！）」』】〉》〕ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ"
_OPENING = "（「『【〈《〔"
BREAKABLE = re.compile(f"[{_OPENING}]*[{_IDEOGRAPHIC}][{_CLOSING}]*")  # a line may end after each of these


@cache
def face_for(character: str, base: Face) -> Face | None:
    """The face that draws ``character`` where ``base`` was asked for; None when no font has it."""
    code = ord(character)
    if code in characters(base):
        return base
    for face, first, last in _BLOCKS:
        if first <= code <= last:
            return face if code in characters(face) else None
    return Face.CJK if code in characters(Face.CJK) else None


@cache
def simple_letters(face: Face) -> frozenset[str]:
    """The letters that ``face`` has, that need no shaping, read from left to right and end no line by themselves."""
    return frozenset(
        letter
        for letter in map(chr, characters(face))
        if not (unicodedata.combining(letter) or RIGHT_TO_LEFT.match(letter) or BREAKABLE.match(letter))
        and letter not in f"{JOINERS}\n"
    )


@lru_cache(maxsize=50_000)
def is_simple(text: str, face: Face) -> bool:
    """Whether ``face`` has every letter of ``text`` and nothing in it needs shaping."""
    return characters(face).issuperset(map(ord, text)) and not any(map(unicodedata.combining, text))


def runs(text: str, base: Face) -> list[tuple[str, Face]]:
    """``text`` in stretches of one face each; marks and joiners stay with the letter they belong to.

    A character that no font has goes to ``base``, whose empty box nobody sees: ``text.drawable`` replaced it before.
    """
    found: list[tuple[str, Face]] = []
    for character in text:
        if found and (character in JOINERS or _stays(character, found[-1][1])):
            face = found[-1][1]
        else:
            face = face_for(character, base) or base
        if found and found[-1][1] is face:
            found[-1] = (found[-1][0] + character, face)
        else:
            found.append((character, face))
    return found


def needs_shaping(text: str, face: Face) -> bool:
    """Whether the letters of ``text``, all of ``face``, change their form or place by their neighbours."""
    return face in SHAPED or any(map(unicodedata.combining, text))


def _stays(character: str, face: Face) -> bool:
    return bool(unicodedata.combining(character)) and ord(character) in characters(face)

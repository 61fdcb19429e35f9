"""All text of a PDF passes here: cleaned, every character drawable, and escaped for ReportLab's paragraph markup.

A character that no font has is shown as its code in brackets, "[U+4F20]", never as an empty box or a gap; what is
invisible by nature (direction marks, variation selectors) is left out. ``Markup`` is text that has been
escaped: only the functions of this module make it, so a paragraph can hold no markup that somebody typed.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import cache
from html import escape
from typing import NewType

from reportlab.lib.colors import Color

from app.domain.text import clean_text
from app.exporters.pdf.fonts import Face, characters
from app.exporters.pdf.scripts import JOINERS, face_for, simple_letters
from app.exporters.pdf.theme import hexadecimal
from app.exporters.unshown import report_unshown

Markup = NewType("Markup", str)

NO_BREAK_SPACE = "\u00a0"
_MARKED_LETTER = re.compile("[^\u0300-\u036f][\u0300-\u036f]+")
_CONTROLS_OR_SURROGATES = {"Cc", "Cs"}
_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u180b-\u180f\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\U000e0000-\U000e0fff]"
)
_IDLE_JOINER = re.compile("(?<![\u0600-\u0dff])[\u200c\u200d]+")  # where no letters can join
_LINK_SCHEMES = ("https:", "http:", "mailto:")


def drawable(text: str, face: Face = Face.REGULAR, one_line: bool = True) -> str:
    """``text`` with nothing in it that no font can draw; still to be escaped where it goes into a paragraph.

    Letters with separate accents are composed where ``face`` has the composed one. Lone surrogates and control
    characters are gone; newlines stay unless ``one_line``. What no font has is reported (``unshown.py``).
    """
    if _as_they_are(face).issuperset(text):
        return text
    text = _IDLE_JOINER.sub("", _INVISIBLE.sub("", clean_text(text, one_line=one_line)))
    text = _MARKED_LETTER.sub(lambda match: unicodedata.normalize("NFC", match.group()), text)
    if characters(face).issuperset(map(ord, text)):
        return text
    return "".join(_shown(character, face) for character in text)


@cache
def _as_they_are(face: Face) -> frozenset[str]:
    """Letters that are drawn as they are, whatever stands beside them."""
    return frozenset(
        letter
        for letter in simple_letters(face)
        if (letter.isprintable() or letter == NO_BREAK_SPACE) and not _INVISIBLE.match(letter)
    )


def escaped(text: str, face: Face = Face.REGULAR) -> Markup:
    """One line of text as markup."""
    return Markup(escape(drawable(text, face), quote=False))


def escaped_lines(text: str, face: Face = Face.REGULAR) -> Markup:
    """Text of several lines as markup; a newline begins a new line."""
    return Markup("<br/>".join(escape(line, quote=False) for line in drawable(text, face, one_line=False).split("\n")))


def escaped_code(text: str) -> Markup:
    """A line of code as markup: its spaces stay, as many as were typed."""
    return Markup(escape(drawable(text.expandtabs(4)), quote=False).replace(" ", NO_BREAK_SPACE))


def styled(markup: Markup, face: Face | None = None, colour: Color | None = None, size: float | None = None) -> Markup:
    """``markup`` in another face, colour or size (points)."""
    attributes = [
        f'name="{face}"' if face else "",
        f'color="{hexadecimal(colour)}"' if colour else "",
        f'size="{size}"' if size else "",
    ]
    return Markup(f"<font {' '.join(filter(None, attributes))}>{markup}</font>")


def joined(separator: str, parts: Iterable[Markup]) -> Markup:
    """The parts, with the plain text ``separator`` between them."""
    return Markup(escape(separator, quote=False).join(parts))


def filled(message: str, **places: Markup) -> Markup:
    """A message of the program, in words but with its named places still open, filled with ``places``."""
    return Markup(escaped(message).format(**places))


def may_be_linked(address: str) -> bool:
    """Whether ``address`` may be clicked in a document: the web and mail only (TRUST, "Links")."""
    return address.lower().startswith(_LINK_SCHEMES)


def linked(markup: Markup, address: str, colour: Color) -> Markup:
    """``markup`` as a link to ``address``, or just ``markup`` where that may not be linked."""
    if not may_be_linked(address):
        return markup
    target = escape(_INVISIBLE.sub("", clean_text(address, one_line=True)), quote=True)
    return Markup(f'<a href="{target}" color="{hexadecimal(colour)}">{markup}</a>')


def _shown(character: str, face: Face) -> str:
    if character.isspace():
        return character if character == "\n" or ord(character) in characters(face) else " "
    if character in JOINERS or face_for(character, face):
        return character
    if unicodedata.category(character) in _CONTROLS_OR_SURROGATES:
        return ""
    report_unshown(character)
    return f"[U+{ord(character):04X}]"

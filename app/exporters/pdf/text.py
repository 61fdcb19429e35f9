"""All text of a PDF passes here: cleaned, every character drawable, and escaped for ReportLab's paragraph markup.

A character that no font has is shown as its code in brackets, "[U+4F20]", never as an empty box or a gap; what is
invisible by nature (joiners, direction marks, variation selectors) is left out. ``Markup`` is text that has been
escaped: only the functions of this module make it, so a paragraph can hold no markup that somebody typed.
"""

import re
import unicodedata
from collections.abc import Iterable
from html import escape
from typing import NewType

from reportlab.lib.colors import Color

from app.domain.text import clean_text
from app.exporters.pdf.fonts import Face, characters
from app.exporters.pdf.theme import hexadecimal

Markup = NewType("Markup", str)

NO_BREAK_SPACE = "\u00a0"
_MARKED_LETTER = re.compile("[^\u0300-\u036f][\u0300-\u036f]+")
_CONTROLS_OR_SURROGATES = {"Cc", "Cs"}
_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\U000e0000-\U000e0fff]"
)
_LINK_SCHEMES = ("https:", "http:", "mailto:")


def drawable(text: str, face: Face = Face.REGULAR, one_line: bool = True) -> str:
    """``text`` with nothing in it that ``face`` cannot draw; still to be escaped where it goes into a paragraph.

    Letters with separate accents are composed, for the font places no accents of its own. Lone surrogates and control
    characters are gone; newlines stay unless ``one_line``.
    """
    if text.isascii() and text.isprintable():
        return text
    text = _INVISIBLE.sub("", clean_text(text, one_line=one_line))
    text = _MARKED_LETTER.sub(lambda match: unicodedata.normalize("NFC", match.group()), text)
    known = characters(face)
    return "".join(
        character if ord(character) in known or character == "\n" else _stand_in(character) for character in text
    )


def shows_all(text: str, face: Face = Face.REGULAR) -> bool:
    """Whether ``face`` can draw every letter of ``text`` (names in other scripts are printed only then)."""
    return drawable(text, face) == _MARKED_LETTER.sub(lambda match: unicodedata.normalize("NFC", match.group()), text)


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


def _stand_in(character: str) -> str:
    if character.isspace():
        return " "
    if unicodedata.category(character) in _CONTROLS_OR_SURROGATES:
        return ""
    return f"[U+{ord(character):04X}]"

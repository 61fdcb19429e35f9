"""Reading ``Markup`` (made by ``text.py`` alone): spans of plain text, each in one ink, and forced line ends."""

import re
from dataclasses import dataclass, replace
from html import unescape

from reportlab.lib.colors import Color, HexColor

from app.exporters.pdf.fonts import Face

LINE_END = "\n"  # the text of a span that ends a line

_TAG = re.compile(r"(<[^>]*>)")
_ATTRIBUTE = re.compile(r'(\w+)="([^"]*)"')


@dataclass(frozen=True, slots=True)
class Ink:
    """How a span looks and where it leads: face, size (points), colour, and the address of a link, or nothing."""

    face: Face
    size: float
    colour: Color
    link: str = ""


@dataclass(frozen=True, slots=True)
class Span:
    """Text in one ink."""

    text: str
    ink: Ink


def spans(markup: str, ink: Ink) -> list[Span]:
    """The spans of ``markup``, which begins in ``ink``."""
    if "<" not in markup:
        return [Span(unescape(markup) if "&" in markup else markup, ink)] if markup else []
    found: list[Span] = []
    inks = [ink]
    for part in _TAG.split(markup):
        if part.startswith("</"):
            inks.pop()
        elif part.startswith("<br"):
            found.append(Span(LINE_END, inks[-1]))
        elif part.startswith("<"):
            inks.append(_changed(inks[-1], part))
        elif part:
            found.append(Span(unescape(part), inks[-1]))
    return found


def _changed(ink: Ink, tag: str) -> Ink:
    given = dict(_ATTRIBUTE.findall(tag))
    return replace(
        ink,
        face=Face(given["name"]) if "name" in given else ink.face,
        size=float(given["size"]) if "size" in given else ink.size,
        colour=HexColor(given["color"]) if "color" in given else ink.colour,
        link=unescape(given["href"]) if "href" in given else ink.link,
    )

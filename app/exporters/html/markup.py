"""HTML as a type of its own: only ``escaped`` and ``tag`` make it, so a page can hold no markup that somebody typed."""

import html
import re
from collections.abc import Iterable
from typing import NewType

from app.domain.text import clean_text

Html = NewType("Html", str)

NOTHING = Html("")
_VOID = {"br", "hr", "img", "link", "meta"}
_TURNS = re.compile(  # letters that run right to left, and signs that turn the direction of what follows them
    "[\u0590-\u08ff\u200e\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff"
    "\U0001e800-\U0001efff]"
)


def escaped(text: str) -> Html:
    """Plain text as HTML. Text that runs right to left, or turns, keeps that to itself (``bdi``)."""
    safe = _safe(text)
    return Html(f"<bdi>{safe}</bdi>" if _TURNS.search(safe) else safe)


def escaped_lines(text: str) -> Html:
    """Plain text of several lines as HTML; a newline begins a new line."""
    return joined("<br>", (escaped(line) for line in clean_text(text).split("\n")))


def tag(name: str, /, *children: Html, **attributes: str | None) -> Html:
    """An element. ``class_="x"`` is class="x", ``aria_label`` is aria-label; attributes of None are left out."""
    written = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{_safe(value, one_line=True)}"'
        for key, value in attributes.items()
        if value is not None
    )
    opening = f"<{name}{written}>"
    return Html(opening if name in _VOID else f"{opening}{''.join(children)}</{name}>")


def joined(separator: str, parts: Iterable[Html]) -> Html:
    """The parts, with ``separator``, a text or a tag of the program, between them."""
    return Html(separator.join(part for part in parts))


def filled(message: str, **places: Html) -> Html:
    """A message of the program, in words but with its named places still open, filled with ``places``."""
    return Html(_safe(message).format(**places))


def _safe(text: str, one_line: bool = False) -> str:
    return html.escape(clean_text(text, one_line=one_line), quote=True)

"""Sizes of files in web pages, and short texts that stay on one line."""

from app.exporters.html.markup import Html, escaped, tag
from app.words import Words

_MEGABYTE = 1_000_000


def size_text(size: int, words: Words) -> str:
    """Bytes as people read them: "18 kB", "3 MB"."""
    if size < _MEGABYTE:
        return words("{number} kB", number=max(1, round(size / 1000)))
    return words("{number} MB", number=round(size / _MEGABYTE))


def unbroken(text: str) -> Html:
    """A short text that stays on one line."""
    return tag("span", escaped(text), class_="short")

"""The short name of a meeting: what the command line, file names and references call it, such as "wageningen-2020"."""

import datetime as dt
import re
import unicodedata
from collections.abc import Collection

from app.domain.errors import UserError
from app.domain.text import fold

LONGEST = 40  # letters
_WANTED = 28  # letters of one made from a title, without its year
_EXTRA = "-_."
_END_OF_NAME = re.compile(r"[:;(–—]| - ")  # a title goes on after these with what it is about


def short_name_from(title: str, first_day: dt.date, taken: Collection[str]) -> str:
    """A short name that is free: the first words of ``title`` and the year, with a number where it is ``taken``."""
    begun = _END_OF_NAME.split(title.strip(), maxsplit=1)[0]
    words = _words(begun) or _words(title) or ["meeting"]
    year = f"{first_day.year}"
    stem = words[0][:_WANTED]
    for word in words[1:]:
        if len(stem) + 1 + len(word) > _WANTED:
            break
        stem = f"{stem}-{word}"
    stem = stem if year in stem else f"{stem}-{year}"
    used = {fold(name) for name in taken}
    name, number = stem, 1
    while fold(name) in used:
        number += 1
        name = f"{stem}-{number}"
    return name


def check_short_name(name: str, taken: Collection[str]) -> str:
    """``name`` without spaces around it; UserError when it is empty, too long, taken, a number, or has odd characters.

    A number would be mistaken for a meeting's place in the list (``plenary --meeting 5``).
    """
    name = name.strip()
    if not name:
        raise UserError("A meeting needs a short name: type one, such as wageningen-2020.")
    if len(name) > LONGEST:
        raise UserError("This short name has {length} letters: use at most {most}.", length=len(name), most=LONGEST)
    odd = next((letter for letter in name if not _belongs(letter)), "")
    if odd.isspace():
        raise UserError("A short name has no spaces: put hyphens between its words.")
    if odd:
        raise UserError(
            "A short name cannot have {letter} in it: use letters, digits, hyphens, underscores and dots.",
            letter=repr(odd),
        )
    if name.isdecimal() or not any(unicodedata.category(letter)[0] in "LN" for letter in name):
        raise UserError("A short name cannot be {name}: put a word into it, such as wageningen-2020.", name=repr(name))
    if fold(name) in {fold(other) for other in taken}:
        raise UserError("Another meeting is called {name} already: choose another short name.", name=repr(name))
    return name


def _words(text: str) -> list[str]:
    """The words of ``text``, folded; the marks of other scripts stay with their letters."""
    return "".join(letter if _belongs(letter) and letter not in _EXTRA else " " for letter in fold(text)).split()


def _belongs(letter: str) -> bool:
    return letter in _EXTRA or unicodedata.category(letter)[0] in "LNM"

"""Text on its way into a Word file: cleaned of what XML refuses, and cut into runs by the direction of reading."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from app.domain.text import clean_text

_REFUSED = re.compile("[\ufffe\uffff]")  # no characters of XML 1.0; clean_text takes the others away
_HEBREW = "\u0590-\u05ff\ufb1d-\ufb4f"
_ARABIC = "\u0600-\u08ff\ufb50-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff"
_RIGHT_TO_LEFT = re.compile(f"[{_HEBREW}{_ARABIC}](?:[^A-Za-z\\n]*[{_HEBREW}{_ARABIC}])?")
_FIRST_LETTER = re.compile(r"[^\W\d_]")
_IS_HEBREW = re.compile(f"[{_HEBREW}]")
_PIECES = re.compile("([\n\t])")


@dataclass(frozen=True)
class Run:
    """A stretch of text of one look; with ``address``, a link to it."""

    text: str
    bold: bool = False
    italic: bool = False
    style: str = ""  # the id of a character style
    address: str = ""


def plain(text: str) -> list[Run]:
    """One run, or none where there is no text."""
    return [Run(text)] if text else []


def xml_text(text: str, one_line: bool = False) -> str:
    """``text`` as an XML document may hold it."""
    return _REFUSED.sub("", clean_text(text, one_line=one_line))


def by_direction(text: str) -> Iterator[tuple[str, bool]]:
    """The parts of ``text``, each with whether it runs right to left."""
    end = 0
    for found in _RIGHT_TO_LEFT.finditer(text):
        if found.start() > end:
            yield text[end : found.start()], False
        yield found.group(), True
        end = found.end()
    if end < len(text):
        yield text[end:], False


def begins_right_to_left(runs: Iterable[Run]) -> bool:
    """Whether the first letter is one of those that run right to left, so that the paragraph does (UAX 9, P2)."""
    for run in runs:
        letter = _FIRST_LETTER.search(run.text)
        if letter:
            return bool(_RIGHT_TO_LEFT.match(letter.group()))
    return False


def run_elements(run: Run) -> Iterator[Any]:
    """The ``w:r`` elements of a run, one for each direction."""
    for part, right_to_left in by_direction(xml_text(run.text)):
        element = OxmlElement("w:r")
        properties = _properties(replace(run, text=part), right_to_left)
        if len(properties):
            element.append(properties)
        for piece in _PIECES.split(part):
            if piece in ("\n", "\t"):
                element.append(OxmlElement("w:br" if piece == "\n" else "w:tab"))
            elif piece:
                words = OxmlElement("w:t", {qn("xml:space"): "preserve"})
                words.text = piece
                element.append(words)
        yield element


def _properties(run: Run, right_to_left: bool) -> Any:
    properties = OxmlElement("w:rPr")
    if run.style:
        properties.append(OxmlElement("w:rStyle", {qn("w:val"): run.style}))
    for name, wanted in (("b", run.bold), ("bCs", run.bold), ("i", run.italic), ("iCs", run.italic)):
        if wanted:
            properties.append(OxmlElement(f"w:{name}"))
    if right_to_left:
        properties.append(OxmlElement("w:rtl"))
        language = "he-IL" if _IS_HEBREW.search(run.text) else "ar-SA"
        properties.append(OxmlElement("w:lang", {qn("w:bidi"): language}))
    return properties

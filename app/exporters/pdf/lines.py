"""Breaking text into lines: words are measured once, lines filled one after the other, in time linear in the text.

A line ends at a space, between ideographs, or, where a single word is wider than the line, anywhere in it.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from app.exporters.pdf.bidi_order import levels
from app.exporters.pdf.markup import LINE_END, Ink, Span
from app.exporters.pdf.scripts import BREAKABLE, JOINERS
from app.exporters.pdf.shaping import Run, letters_width, width_of, word_runs

_TOKENS = re.compile(f"[ \n]|{BREAKABLE.pattern}|(?:(?!{BREAKABLE.pattern})[^ \n])+")
_PIECES = re.compile(r"[^-/_.@–]*[-/_.@–]+|[^-/_.@–]+")  # where a word that is too wide may be cut
_FUZZ = 1e-6


@dataclass(frozen=True, slots=True)
class Bit:
    """Letters of one ink and one direction: what they draw, and their width in points."""

    ink: Ink
    runs: tuple[Run, ...]
    width: float
    level: int
    text: str


@dataclass(slots=True)
class Word:
    """Bits between which no line ends; ``space`` is the one that follows it, or None."""

    bits: list[Bit] = field(default_factory=list)
    width: float = 0.0
    space: Bit | None = None
    ends_line: bool = False

    def add(self, bit: Bit) -> None:
        """Put ``bit`` at the end."""
        self.bits.append(bit)
        self.width += bit.width


@dataclass(frozen=True, slots=True)
class Line:
    """Words of one line and their width in points, without the space at the end."""

    words: Sequence[Word]
    width: float


def bit(text: str, ink: Ink, level: int = 0) -> Bit:
    """The bit for ``text``."""
    runs = word_runs(text, ink.face, bool(level % 2))
    return Bit(ink, runs, width_of(runs) * ink.size, level, text)


def words(spans: Sequence[Span]) -> list[Word]:
    """The words of the spans, in reading order."""
    all_levels = levels("".join(span.text for span in spans))
    found = [Word()]
    offset = 0
    for span in spans:
        for match in _TOKENS.finditer(span.text):
            part = match.group()
            level = all_levels[offset + match.start()] if all_levels else 0
            if part == " ":
                found[-1].space = bit(" ", span.ink, level)
                found.append(Word())
            elif part == LINE_END:
                found[-1].ends_line = True
                found.append(Word())
            else:
                if BREAKABLE.match(part) and found[-1].bits:
                    found.append(Word())
                for letters, letters_level in _by_level(part, all_levels, offset + match.start()):
                    found[-1].add(bit(letters, span.ink, letters_level))
                if BREAKABLE.match(part):
                    found.append(Word())
        offset += len(span.text)
    return [word for word in found if word.bits or word.space or word.ends_line]


def _by_level(text: str, all_levels: list[int] | None, offset: int) -> Iterator[tuple[str, int]]:
    if all_levels is None:
        yield text, 0
        return
    start = 0
    for place in range(1, len(text) + 1):
        if place == len(text) or all_levels[offset + place] != all_levels[offset + start]:
            yield text[start:place], all_levels[offset + start]
            start = place


def broken(found: Sequence[Word], width: float) -> list[Line]:
    """The lines that the words fill, each at most ``width`` points wide."""
    lines: list[Line] = []
    line: list[Word] = []
    filled = space = 0.0
    for word in found:
        for part in _cut(word, width) if word.width > width + _FUZZ else (word,):
            if line and filled + space + part.width > width + _FUZZ:
                lines.append(Line(line, filled))
                line, filled, space = [], 0.0, 0.0
            line.append(part)
            filled += space + part.width
            space = part.space.width if part.space else 0.0
            if part.ends_line:
                lines.append(Line(line, filled))
                line, filled, space = [], 0.0, 0.0
    if line:
        lines.append(Line(line, filled))
    return lines


def simple_lines(text: str, ink: Ink, width: float) -> list[Line]:
    """The lines of ``text`` in one ink, all of ``simple_letters``: as ``broken``, and much quicker."""
    whole = letters_width(text, ink.face) * ink.size
    if whole <= width + _FUZZ:
        return [_simple_line(text, whole, ink)]
    space = letters_width(" ", ink.face) * ink.size
    lines: list[Line] = []
    line: list[str] = []
    filled = 0.0
    for word in text.split(" "):
        wide = letters_width(word, ink.face) * ink.size
        if wide > width + _FUZZ:
            return broken(words([Span(text, ink)]), width)
        if line and filled + space + wide > width + _FUZZ:
            lines.append(_simple_line(" ".join([*line, ""]), filled, ink))
            line, filled = [word], wide
        else:
            filled += space + wide if line else wide
            line.append(word)
    return [*lines, _simple_line(" ".join(line), filled, ink)]


def _simple_line(text: str, width: float, ink: Ink) -> Line:
    """A line as one bit; the space at its end, where there is one, is not counted in its width."""
    return Line((Word([Bit(ink, (Run(ink.face, text, width / ink.size, text),), width, 0, text)], width),), width)


def _cut(word: Word, width: float) -> Iterator[Word]:
    """A word wider than the line, in parts that are not: after a hyphen, slash or dot where there is one.

    At least one letter (with its marks) is in each part.
    """
    part = Word()
    for whole in word.bits:
        for piece in _PIECES.findall(whole.text):
            made = bit(piece, whole.ink, whole.level)
            if part.bits and part.width + made.width > width:
                yield part
                part = Word()
            if made.width <= width:
                part.add(made)
                continue
            for letters in _cut_anywhere(made, width):
                if part.bits:
                    yield part
                    part = Word()
                part.add(letters)
    part.space, part.ends_line = word.space, word.ends_line
    yield part


def _cut_anywhere(whole: Bit, width: float) -> Iterator[Bit]:
    letters, filled = "", 0.0
    for cluster in _clusters(whole.text):
        wide = bit(cluster, whole.ink, whole.level).width
        if letters and filled + wide > width:
            yield bit(letters, whole.ink, whole.level)
            letters, filled = "", 0.0
        letters += cluster
        filled += wide
    yield bit(letters, whole.ink, whole.level)


def _clusters(text: str) -> Iterator[str]:
    cluster = ""
    for letter in text:
        if cluster and not (letter in JOINERS or unicodedata.category(letter)[0] == "M"):
            yield cluster
            cluster = ""
        cluster += letter
    if cluster:
        yield cluster

"""Letters to glyphs: what a word draws, how wide it is, and what text its glyphs stand for.

Simple words are drawn as they are. Arabic, Hebrew, Indic, Thai and letters with free accents pass through HarfBuzz.
"""

from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import groupby
from typing import Any

import uharfbuzz

from app.exporters.pdf.fonts import FILES, ONE_AT_A_TIME, Face, font, size_scale
from app.exporters.pdf.reportlab_patches import shaped_glyph
from app.exporters.pdf.scripts import JOINERS, is_simple, needs_shaping, runs
from app.resources import resource

_FEATURES = {"kern": True, "liga": True}


@dataclass(frozen=True, slots=True)
class Run:
    """Glyphs of one face, from left to right, for a size of 1 point.

    ``glyphs`` are characters for ReportLab; ``places`` is None where they follow one another by their own widths, else
    the place (x, y) of each. ``text`` is what they stand for, in reading order.
    """

    face: Face
    glyphs: str
    width: float
    text: str
    places: tuple[tuple[float, float], ...] | None = None
    right_to_left: bool = False


_NO_JOINERS = {ord(joiner): None for joiner in JOINERS}


@lru_cache(maxsize=50_000)
def word_runs(word: str, base: Face, right_to_left: bool = False) -> tuple[Run, ...]:
    """What draws ``word``, from left to right; ``right_to_left`` shapes each run in that direction."""
    if not right_to_left and is_simple(word, base):
        return (simple_run(word, base),)
    found = [
        _shaped(text, face, right_to_left)
        if right_to_left or needs_shaping(text, face)
        else simple_run(text.translate(_NO_JOINERS), face)
        for text, face in runs(word, base)
    ]
    return tuple(reversed(found)) if right_to_left else tuple(found)


def width_of(runs_: tuple[Run, ...]) -> float:
    """The width of the runs together, for a size of 1 point."""
    return sum(run.width for run in runs_)


def simple_run(text: str, face: Face) -> Run:
    """``text`` of simple letters that ``face`` has."""
    return Run(face, text, letters_width(text, face), text)


def letters_width(text: str, face: Face) -> float:
    """The width of simple letters, for a size of 1 point."""
    return float(sum(map(_widths(face).__getitem__, text)))


class _Widths(dict[str, float]):
    """The width of each letter of a face, found when it is first asked for."""

    def __init__(self, face: Face) -> None:
        super().__init__()
        self._face = font(face).face
        self._scale = size_scale(face) / 1000

    def __missing__(self, letter: str) -> float:
        width = float(self._face.charWidths.get(ord(letter), self._face.defaultWidth) * self._scale)
        self[letter] = width
        return width


@cache
def _widths(face: Face) -> _Widths:
    return _Widths(face)


def _shaped(text: str, face: Face, right_to_left: bool) -> Run:
    with ONE_AT_A_TIME:
        infos, positions = _harfbuzz(text, face, right_to_left)
        shares = _all_shares(text, face, [(info.codepoint, info.cluster) for info in infos])
        em = _harfbuzz_font(face).face.upem / size_scale(face)
        x = 0.0
        glyphs, places = [], []
        for info, position, share in zip(infos, positions, shares, strict=True):
            advance = position.x_advance / em
            hidden = share[:-1] if right_to_left else ""
            glyphs.append(_character(face, info.codepoint, share[-1:] if hidden else share))
            places.append((x + position.x_offset / em, position.y_offset / em))
            for number, letter in enumerate(reversed(hidden), start=1):
                glyphs.append(_character(face, _space(face), letter))
                places.append((x + advance * number / len(share), 0.0))
            x += advance
    return Run(face, "".join(glyphs), x, text, tuple(places), right_to_left)


def _harfbuzz(text: str, face: Face, right_to_left: bool) -> tuple[list[Any], list[Any]]:
    buffer = uharfbuzz.Buffer()
    buffer.cluster_level = uharfbuzz.BufferClusterLevel.MONOTONE_CHARACTERS
    buffer.add_str(text)
    buffer.guess_segment_properties()
    buffer.direction = "rtl" if right_to_left else "ltr"
    uharfbuzz.shape(_harfbuzz_font(face), buffer, _FEATURES)
    return list(buffer.glyph_infos), list(buffer.glyph_positions)


@cache
def _harfbuzz_font(face: Face) -> Any:
    with resource("fonts", FILES[face]).open("rb") as stream:
        return uharfbuzz.Font(uharfbuzz.Face(uharfbuzz.Blob(stream.read())))


def _character(face: Face, glyph: int, source: str) -> str:
    """The character that draws ``glyph`` and is read as ``source``.

    Of several letters in one glyph that are read from right to left, readers of text find only the last in it; the
    others are read from spaces that lie over it, for programs turn the letters of such a glyph around.
    """
    loaded, harfbuzz = font(face), _harfbuzz_font(face)
    advance = harfbuzz.get_glyph_h_advance(glyph) * 1000 / harfbuzz.face.upem
    return shaped_glyph(loaded, glyph, source, advance)


def _space(face: Face) -> int:
    return int(font(face).face.charToGlyph[ord(" ")])


def _all_shares(text: str, face: Face, shaped: list[tuple[int, int]]) -> list[str]:
    """For each glyph (with the cluster it belongs to) the part of ``text`` that it stands for."""
    starts = sorted({cluster for _glyph, cluster in shaped})
    ends = dict(zip(starts, [*starts[1:], len(text)], strict=True))
    found: list[str] = []
    for cluster, members in groupby(shaped, key=lambda pair: pair[1]):
        found += _shares(text[cluster : ends[cluster]], [glyph for glyph, _cluster in members], face)
    return found


def _shares(source: str, glyphs: list[int], face: Face) -> list[str]:
    """Which part of ``source`` each glyph of its cluster stands for; together they stand for all of it."""
    if len(glyphs) == 1:
        return [source]
    nominal = _nominal_glyphs(face)
    rest = list(source)
    shares: list[str] = []
    for glyph in glyphs:
        own = next((letter for letter in rest if nominal.get(ord(letter)) == glyph), "")
        if own:
            rest.remove(own)
        shares.append(own)
    unknown = [place for place, share in enumerate(shares) if not share]
    if rest and unknown:
        for place, letter in zip(unknown, rest, strict=False):
            shares[place] = letter
        shares[unknown[-1]] += "".join(rest[len(unknown) :])
    elif rest:
        shares[-1] += "".join(rest)
    return shares


@cache
def _nominal_glyphs(face: Face) -> dict[int, int]:
    return dict(font(face).face.charToGlyph)

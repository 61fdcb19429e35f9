"""Putting bits of text on a page, as PDF text operators (ISO 32000-1 §9.4); links and tags are put in by the caller."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from typing import Any

from reportlab.lib.colors import Color

from app.exporters.pdf.bidi_order import in_visual_order
from app.exporters.pdf.fonts import Face, font, size_scale
from app.exporters.pdf.lines import Bit, Line
from app.exporters.pdf.markup import Ink
from app.exporters.pdf.shaping import Run


@dataclass(frozen=True, slots=True)
class Placed:
    """A bit and the place of its left end on the line, in points."""

    bit: Bit
    x: float


def bits_of(line: Line, last: bool) -> list[Bit]:
    """The bits of a line in reading order, with the spaces between its words.

    A line that is not the ``last`` ends with a space too, so that who reads the text alone finds the words apart.
    """
    bits: list[Bit] = []
    for place, word in enumerate(line.words, start=1):
        bits += word.bits
        if word.space and (place < len(line.words) or not last):
            bits.append(word.space)
    return bits


def placed(bits: Sequence[Bit], x: float, tracking: float = 0.0) -> list[Placed]:
    """The bits in reading order, each at its place from ``x`` on; ``tracking`` points stand between the letters."""
    order: Sequence[int] = range(len(bits))
    if any(bit.level for bit in bits):
        order = in_visual_order(order, lambda place: bits[place].level)
    places = [0.0] * len(bits)
    for place in order:
        places[place] = x
        x += bits[place].width
        if tracking:
            x += tracking * sum(len(run.glyphs) for run in bits[place].runs)
    return [Placed(bit, place) for bit, place in zip(bits, places, strict=True)]


def write(canvas: Any, y: float, line: Sequence[Placed], tracking: float = 0.0) -> None:
    """Write what was placed on the baseline ``y``, in reading order, as one text object."""
    code = ["BT"]
    if tracking:
        code.append(f"{_number(tracking)} Tc")
    colour: Color | None = None
    for ink, x, runs in _strokes(line):
        if ink.colour is not colour:
            colour = ink.colour
            code.append(f"{rgb(colour)} rg")
        for run in runs:
            code += _write_run(canvas, run, ink, x, y)
            x += run.width * ink.size + tracking * len(run.glyphs)
    canvas._code.append(" ".join([*code, "0 Tc ET" if tracking else "ET"]))


def _strokes(line: Sequence[Placed]) -> Iterator[tuple[Ink, float, Sequence[Run]]]:
    """What is written in one go: bits of one ink that follow one another from left to right."""
    for (ink, level), group in groupby(line, key=lambda one: (one.bit.ink, one.bit.level)):
        members = list(group)
        if level % 2 == 0:
            yield ink, members[0].x, list(_joined(run for one in members for run in one.bit.runs))
        else:
            for one in members:
                yield from reversed(_one_by_one(one))


def _one_by_one(one: Placed) -> list[tuple[Ink, float, Sequence[Run]]]:
    x = one.x
    found: list[tuple[Ink, float, Sequence[Run]]] = []
    for run in one.bit.runs:
        found.append((one.bit.ink, x, (run,)))
        x += run.width * one.bit.ink.size
    return found


def _joined(runs: Iterable[Run]) -> Iterator[Run]:
    """Simple runs of one face, one after the other, as one."""
    for (face, simple), group in groupby(runs, key=lambda run: (run.face, run.places is None)):
        members = list(group)
        if simple and len(members) > 1:
            glyphs = "".join(run.glyphs for run in members)
            yield Run(face, glyphs, sum(run.width for run in members), glyphs)
        else:
            yield from members


def _write_run(canvas: Any, run: Run, ink: Ink, x: float, y: float) -> Iterator[str]:
    size = ink.size * size_scale(run.face)
    if run.places is None:
        yield from _show(canvas, run.glyphs, run, size, x, y)
        return
    glyphs = [
        _show(canvas, glyph, run, size, x + right * ink.size, y + up * ink.size)
        for glyph, (right, up) in zip(run.glyphs, run.places, strict=True)
    ]
    if run.right_to_left:
        glyphs.reverse()  # written as it is read; each has its place
    else:
        yield f"/Span <</ActualText {utf16(run.text)}>> BDC"  # vowels that stand before their letter are read after it
    for glyph in glyphs:
        yield from glyph
    if not run.right_to_left:
        yield "EMC"


def _show(canvas: Any, glyphs: str, run: Run, size: float, x: float, y: float) -> Iterator[str]:
    yield f"1 0 0 1 {_number(x)} {_number(y)} Tm"
    for name, codes in _encoded(canvas, glyphs, run.face):
        yield f"{name} {_number(size)} Tf ({codes}) Tj"


class _Encoding:
    """How one document writes the letters of one face: the first subset at hand, further ones by asking ReportLab."""

    def __init__(self, canvas: Any, face: Face) -> None:
        self.name = font(face).getSubsetInternalName(0, canvas._doc)
        self.codes: dict[str, str] = {}


def _encoded(canvas: Any, glyphs: str, face: Face) -> list[tuple[str, str]]:
    """Stretches of codes, each with the name of the subset they belong to."""
    loaded = font(face)
    encodings = canvas.__dict__.setdefault("plenary_encodings", {})
    encoding = encodings.get(face)
    if encoding is None:
        encoding = encodings[face] = _Encoding(canvas, face)
    try:
        return [(encoding.name, "".join(map(encoding.codes.__getitem__, glyphs)))]
    except KeyError:
        found = []
        for letter in dict.fromkeys(glyphs):  # in their order: it is that of the codes
            ((subset, code),) = loaded.splitString(letter, canvas._doc)
            if subset == 0:
                encoding.codes[letter] = canvas._escape(code)
        for subset, codes in loaded.splitString(glyphs, canvas._doc):
            found.append((loaded.getSubsetInternalName(subset, canvas._doc), canvas._escape(codes)))
        return found


def fill_box(canvas: Any, colour: Color, x: float, y: float, width: float, height: float) -> None:
    """Fill a rectangle."""
    box = " ".join(map(_number, (x, y, width, height)))
    canvas._code.append(f"q {rgb(colour)} rg {box} re f Q")


def draw_rule(canvas: Any, colour: Color, thickness: float, x: float, y: float, end: float) -> None:
    """Draw a horizontal line from ``x`` to ``end``."""
    canvas._code.append(
        f"q {rgb(colour)} RG {_number(thickness)} w {_number(x)} {_number(y)} m {_number(end)} {_number(y)} l S Q"
    )


@lru_cache(maxsize=1_000)
def rgb(colour: Color) -> str:
    """The colour as PDF operands."""
    return " ".join(map(_number, (colour.red, colour.green, colour.blue)))


def utf16(text: str) -> str:
    """``text`` as a hexadecimal string object, with its byte order mark."""
    return f"<FEFF{text.encode('utf-16-be', 'surrogatepass').hex().upper()}>"


def _number(value: float) -> str:
    return f"{value:.4f}".rstrip("0").rstrip(".") if value else "0"

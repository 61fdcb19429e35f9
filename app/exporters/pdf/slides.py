"""A small deck of slides as PDF: a title slide, then the points; what the sample's presentations have for files."""

import io
from collections.abc import Iterator, Sequence
from typing import Any

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Spacer

from app.domain.text import clean_text
from app.exporters.pdf.fonts import ONE_AT_A_TIME, Face, ready
from app.exporters.pdf.lettering import Caps
from app.exporters.pdf.paragraphs import bulleted, plain
from app.exporters.pdf.stack import Stack
from app.exporters.pdf.text import escaped
from app.exporters.pdf.text_runs import draw_text
from app.exporters.pdf.theme import ACCENT, HAIR, HAIRLINE, MUTED, TRACK_RULE, Style

_WIDTH, _HEIGHT = 320 * mm, 180 * mm  # 16:9
_MARGIN = 24 * mm
_TEXT = _WIDTH - 2 * _MARGIN
_ROOM = 104 * mm  # for the points of one slide
_FOOT = 10 * mm
_FOOT_SIZE = 10
_HANGING = 26.0
_LONG_TITLE = 90  # characters; a longer title is set smaller


def slides_pdf(title: str, speaker: str, organisation: str, event: str, points: Sequence[str]) -> bytes:
    """A deck in landscape: who speaks where about what, then the points, as many slides as they need.

    The same words give the same bytes.
    """
    stream = io.BytesIO()
    with ONE_AT_A_TIME:
        ready()
        face: Any = Face.REGULAR  # the stubs take it for a number
        canvas = Canvas(stream, pagesize=(_WIDTH, _HEIGHT), invariant=1, lang="en-GB", initialFontName=face)
        canvas.setTitle(clean_text(title, one_line=True))
        canvas.setAuthor(clean_text(speaker, one_line=True))
        canvas.setCreator("Plenary")
        _draw_title(canvas, title, speaker, organisation, event)
        lines = [bulleted(escaped(point), "•", Style.SLIDE_POINT, 0, _HANGING) for point in points]
        for number, slide in enumerate(_slides(lines, _ROOM), start=2):
            _draw_points(canvas, slide, title, number)
        canvas.save()
    return stream.getvalue()


def _draw_title(canvas: Canvas, title: str, speaker: str, organisation: str, event: str) -> None:
    who = [plain(speaker, Style.SLIDE_SPEAKER), plain(organisation, Style.SLIDE_NOTE)]
    style = Style.SLIDE_TITLE if len(title) <= _LONG_TITLE else Style.SLIDE_TITLE_LONG
    parts: list[Flowable] = [Caps(event, ACCENT, size=11), Spacer(1, 16), plain(title, style), Spacer(1, 18)]
    for slide in _slides([*parts, *who], _HEIGHT - 2 * _MARGIN):
        slide.draw(canvas, _MARGIN, _HEIGHT / 2 + slide.height / 2)
        canvas.setFillColor(ACCENT)
        canvas.rect(0, 0, 3 * mm, _HEIGHT, stroke=0, fill=1)
        canvas.showPage()


def _slides(lines: Sequence[Flowable], room: float) -> Iterator[Stack]:
    """As many slides as the lines need, where each has ``room`` points."""
    rest = Stack(_TEXT, lines)
    while rest.flowables:
        slide, rest = rest.cut(room)
        yield slide


def _draw_points(canvas: Canvas, slide: Stack, title: str, number: int) -> None:
    canvas.setStrokeColor(ACCENT)
    canvas.setLineWidth(TRACK_RULE)
    canvas.line(_MARGIN, _HEIGHT - _MARGIN, _MARGIN + 20 * mm, _HEIGHT - _MARGIN)
    slide.draw(canvas, _MARGIN, _HEIGHT - _MARGIN - 12 * mm)
    canvas.setStrokeColor(HAIR)
    canvas.setLineWidth(HAIRLINE)
    canvas.line(_MARGIN, _FOOT + 6 * mm, _WIDTH - _MARGIN, _FOOT + 6 * mm)
    draw_text(canvas, _MARGIN, _FOOT, title, Face.REGULAR, _FOOT_SIZE, MUTED, _TEXT * 0.8)
    canvas.setFillColor(MUTED)
    canvas.setFont(Face.REGULAR, _FOOT_SIZE)
    canvas.drawRightString(_WIDTH - _MARGIN, _FOOT, str(number))
    canvas.showPage()

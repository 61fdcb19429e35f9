"""The page frame that all documents share: head, foot with "n / N", the DRAFT mark, and what the file says of itself.

A story begins on a portrait page; ``turn_to`` puts what follows on sheets of another kind.

The bytes depend on the document alone: dates in the file are those of the document (or SOURCE_DATE_EPOCH).
"""

import datetime as dt
import gc
import io
import os
import re
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice
from typing import Any

from reportlab.lib.units import mm
from reportlab.lib.utils import TimeStamp
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, NextPageTemplate, PageBreak, PageTemplate

from app.domain.text import clean_text
from app.exporters.pdf import theme
from app.exporters.pdf.archival import Attachment, Properties, add_archival
from app.exporters.pdf.fonts import ONE_AT_A_TIME, Face, ready
from app.exporters.pdf.lettering import capitals, caps_width
from app.exporters.pdf.tagged_canvas import NUMBER_WIDTH, TaggedCanvas
from app.exporters.pdf.text_runs import draw_text, elided

_SIZE = 7.5  # of head and foot
_MARK_SIZE = 8
_FOOT = 10.4 * mm
_FOOT_RULE = 14.5 * mm
_HEAD = 14.5 * mm  # below the upper edge
_LOOK_AHEAD = 20  # flowables
_OBJECTS_BETWEEN_COLLECTIONS = 50_000
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class Sheet(StrEnum):
    """A kind of page: portrait, landscape (``theme.WIDE_WIDTH`` × ``theme.WIDE_HEIGHT``), or A4 without any frame."""

    PORTRAIT = "portrait"
    WIDE = "wide"
    BARE = "bare"


def turn_to(sheet: Sheet) -> list[Flowable]:
    """What begins a new page of this kind; those that follow are alike."""
    return [NextPageTemplate(sheet), PageBreak()]


@dataclass(frozen=True)
class Furniture:
    """What stands around the text, and in the file's properties.

    ``mark`` ("DRAFT") stands on every page; ``at`` is the instant the document was released or last changed.
    """

    title: str
    author: str
    subject: str
    language: str  # "en-GB"
    running_head: str
    footer: str
    mark: str
    at: dt.datetime
    first: Sheet = Sheet.PORTRAIT


def build(story: Iterator[Flowable], furniture: Furniture, attachments: Sequence[Attachment] = ()) -> bytes:
    """The document as PDF bytes; the story is told as the pages need it.

    ReportLab's fonts belong to one document at a time, so calls wait for one another.
    """
    stream = io.BytesIO()
    properties = Properties(
        title=_property(furniture.title),
        author=_property(furniture.author),
        subject=_property(furniture.subject),
        language=furniture.language,
        creator="Plenary",
        producer="Plenary with ReportLab",
        at=_date(furniture.at),
    )
    with ONE_AT_A_TIME, _few_collections():
        ready()
        template = _Document(
            stream,
            story,
            pagesize=(theme.PAGE_WIDTH, theme.PAGE_HEIGHT),
            initialFontName=Face.REGULAR,
            title=properties.title,
            author=properties.author,
            subject=properties.subject,
            creator=properties.creator,
            producer=properties.producer,
            lang=properties.language,
            displayDocTitle=1,
            invariant=1,
            pageCompression=1,
        )
        template.addPageTemplates(_page_templates(furniture))
        template.tell(_canvas_maker(properties, attachments))
    return stream.getvalue()


@contextmanager
def _few_collections() -> Iterator[None]:
    """Let Python look for cyclic garbage more seldom: a document is made of very many objects, and of few cycles."""
    before = gc.get_threshold()
    gc.set_threshold(_OBJECTS_BETWEEN_COLLECTIONS, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)


def _property(text: str) -> str:
    """One line that XML may hold (XML 1.0 §2.2)."""
    return _NO_XML.sub("", clean_text(text, one_line=True))


class _Document(BaseDocTemplate):
    """A template that takes from the story only what comes next, so that long documents stay small in memory."""

    def __init__(self, stream: io.BytesIO, story: Iterator[Flowable], **settings: Any) -> None:
        super().__init__(stream, **settings)
        self._story = story
        self._next = list(islice(story, _LOOK_AHEAD))

    def tell(self, canvas_maker: Any) -> None:
        """Build the whole document."""
        self.build(self._next, canvasmaker=canvas_maker)

    def filterFlowables(self, flowables: list[Flowable]) -> None:  # noqa: N802 (ReportLab's name)
        """Called before each flowable: make sure that enough are there to see what belongs together."""
        if flowables is self._next:  # and not ReportLab's own list of what to do at a page's end
            flowables.extend(islice(self._story, max(0, _LOOK_AHEAD - len(flowables))))


def _canvas_maker(properties: Properties, attachments: Sequence[Attachment]) -> Any:
    def make(*arguments: Any, **settings: Any) -> Canvas:
        canvas = TaggedCanvas(*arguments, pdfVersion=(1, 7), **settings)
        canvas._doc._timeStamp = _time_stamp(properties.at)
        add_archival(canvas._doc, properties, attachments)
        return canvas

    return make


def _date(at: dt.datetime) -> dt.datetime:
    """The date that the file carries: SOURCE_DATE_EPOCH, or the document's own, in whole seconds of UTC."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    moment = dt.datetime.fromtimestamp(int(epoch), dt.UTC) if epoch else at.astimezone(dt.UTC)
    return moment.replace(microsecond=0)


def _time_stamp(at: dt.datetime) -> TimeStamp:
    stamp = TimeStamp(invariant=1)
    stamp.t = at.timestamp()
    stamp.lt = time.struct_time(at.timetuple())
    stamp.YMDhms = tuple(stamp.lt)[:6]
    stamp.dhh = stamp.dmm = 0
    return stamp


def _page_templates(furniture: Furniture) -> list[PageTemplate]:
    width, height = theme.PAGE_WIDTH, theme.PAGE_HEIGHT
    first, later, wide = (
        _Frame(furniture, *size, headed)
        for size, headed in (((width, height), False), ((width, height), True), ((height, width), True))
    )
    portrait = theme.MARGIN_TOP_FIRST
    templates = [
        PageTemplate(
            "first", [_frame(width, height, portrait)], onPage=first.draw, autoNextPageTemplate=Sheet.PORTRAIT
        ),
        PageTemplate(Sheet.PORTRAIT, [_frame(width, height, theme.MARGIN_TOP)], onPage=later.draw),
        PageTemplate(Sheet.WIDE, [_frame(height, width, theme.MARGIN_TOP)], onPage=wide.draw, pagesize=(height, width)),
        PageTemplate(Sheet.BARE, [Frame(0, 0, width, height, 0, 0, 0, 0)]),
    ]
    if furniture.first is not Sheet.PORTRAIT:
        templates.sort(key=lambda template: template.id != furniture.first)
    return templates


def _frame(width: float, height: float, top: float) -> Frame:
    return Frame(
        theme.MARGIN_LEFT,
        theme.MARGIN_BOTTOM,
        width - theme.MARGIN_LEFT - theme.MARGIN_RIGHT,
        height - theme.MARGIN_BOTTOM - top,
        leftPadding=0,
        rightPadding=0,
        topPadding=0,
        bottomPadding=0,
    )


class _Frame:
    """Draws head, foot and mark around the text of one kind of page (points)."""

    def __init__(self, furniture: Furniture, width: float, height: float, headed: bool) -> None:
        self._right = width - theme.MARGIN_RIGHT
        self._head_base = height - _HEAD
        text_width = self._right - theme.MARGIN_LEFT
        self._head = elided(furniture.running_head, Face.SEMIBOLD, _SIZE, text_width * 0.8) if headed else ""
        self._foot = elided(furniture.footer, Face.REGULAR, _SIZE, text_width - NUMBER_WIDTH)
        self._mark = capitals(furniture.mark)

    def draw(self, canvas: Any, _template: Any) -> None:
        """Draw everything around the text of the page that begins."""
        if self._head:
            draw_text(canvas, theme.MARGIN_LEFT, self._head_base, self._head, Face.SEMIBOLD, _SIZE, theme.MUTED)
        if self._mark:
            self._draw_mark(canvas)
        self._draw_foot(canvas)

    def _draw_mark(self, canvas: Canvas) -> None:
        width = caps_width(self._mark, _MARK_SIZE)
        canvas.saveState()
        canvas.setStrokeColor(theme.AMBER)
        canvas.setFillColor(theme.AMBER)
        canvas.setLineWidth(theme.HEAD_RULE)
        canvas.roundRect(self._right - width - 12, self._head_base - 4.4, width + 12, 14.6, 2.5, stroke=1, fill=0)
        canvas.restoreState()
        left = self._right - width - 6
        draw_text(
            canvas, left, self._head_base, self._mark, Face.SEMIBOLD, _MARK_SIZE, theme.AMBER, None, theme.CAPS_TRACKING
        )

    def _draw_foot(self, canvas: TaggedCanvas) -> None:
        canvas.saveState()
        canvas.setStrokeColor(theme.HAIR)
        canvas.setLineWidth(theme.HAIRLINE)
        canvas.line(theme.MARGIN_LEFT, _FOOT_RULE, self._right, _FOOT_RULE)
        canvas.restoreState()
        draw_text(canvas, theme.MARGIN_LEFT, _FOOT, self._foot, Face.REGULAR, _SIZE, theme.MUTED)
        canvas.draw_page_number(self._right, _FOOT)

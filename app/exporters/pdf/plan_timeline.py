"""The plan drawn on landscape pages: work packages with their bars, and what is due as points, on one time scale.

Where everything stands is worked out in ``domain.plan_layout``; here it is painted. A listener gets a summary instead,
and the tables of the document say the same.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from reportlab.lib.colors import Color, white
from reportlab.platypus import Flowable, PageBreak

from app.domain.plan_layout import (
    Bar,
    DueRow,
    PlacedRow,
    TimelinePage,
    TimelineRow,
    WorkRow,
    groups,
    pages,
    plan_scale,
    title_of,
)
from app.domain.plan_links import Line, LinkStyle, lines
from app.domain.plan_report import PlanReport, RowKind
from app.domain.plan_scale import Scale
from app.domain.plan_status import DONE, DueState, WorkState
from app.domain.text import clean_text
from app.exporters.dates import short_date
from app.exporters.pdf import plan_frame as frame
from app.exporters.pdf.blocks import section_heading
from app.exporters.pdf.figure import Figure
from app.exporters.pdf.fonts import Face
from app.exporters.pdf.plan_frame import CHART, CHART_WIDTH, FAINT, lighter
from app.exporters.pdf.plan_marks import RADIUS, draw_arrow, draw_ghost, draw_sign, draw_slip
from app.exporters.pdf.text_runs import draw_text, text_width
from app.exporters.pdf.theme import DANGER, HAIR, INK, MUTED, TINT, TRACKS, WIDE_HEIGHT, WIDE_WIDTH
from app.exporters.plan_alt import page_summary
from app.exporters.plan_words import due_month, months_span, percent, row_title, shift_text
from app.exporters.terms import ILLUSTRATIVE_SIGN
from app.words import Words

_SIZE = 7.5
_SMALL = 6.5
_ONE_LINE, _NEXT_LINE = 13.4, 8.6  # heights of a row
_TITLE_WIDTH = frame.LEAD - frame.TITLE - 6
_HEADING = 26.0
_BAR = 6.4  # heights of bars
_PACKAGE = 2.6
_LINKS = LinkStyle(half=4.2, turn=3.6)
_LABEL = RADIUS + 3.2  # from the middle of a point to its label
_LONGEST_TITLE = 600  # letters of which anything can stand on two lines


def timeline(report: PlanReport, words: Words) -> Iterator[Flowable]:
    """The pages of the drawn plan, one figure each, the first under a heading; nothing where the plan is empty."""
    scale = plan_scale(report, CHART_WIDTH)
    legend = frame.legend_entries(report, words)
    room = WIDE_HEIGHT - frame.HEAD - frame.FOOT - frame.legend_height(legend) - 1
    found = pages(
        groups(report, scale),
        lambda row, continued: _height(row, words, continued),
        lambda number: room - (_HEADING if number == 0 else 0),
    )
    drawn = lines(found, report.dependencies, scale, _LINKS)
    for number, (page, links) in enumerate(zip(found, drawn, strict=True)):
        yield section_heading(words("Timeline")) if number == 0 else PageBreak()
        yield Timeline(report, scale, page, links, legend, page_summary(report, page, number, len(found), words), words)


class Timeline(Figure):
    """One page of the drawn plan."""

    def __init__(
        self,
        report: PlanReport,
        scale: Scale,
        page: TimelinePage,
        links: Sequence[Line],
        legend: Sequence[frame.LegendEntry],
        alt: str,
        words: Words,
    ) -> None:
        self._foot = frame.FOOT + frame.legend_height(legend)
        super().__init__(WIDE_WIDTH, frame.HEAD + page.height + self._foot, alt)
        self._report, self._scale, self._page, self._links = report, scale, page, links
        self._legend, self._words = legend, words
        self._top = self.height - frame.HEAD
        self._colours = {
            work.span.number: TRACKS[place % (len(TRACKS) - 1)]  # the last is that of the as-of day
            for place, work in enumerate(report.packages)
        }

    def paint(self, canvas: Any) -> None:
        """From the back to the front: grid, as-of day, lines, bars, points and their words, head, legend."""
        bottom = self._y(self._page.height)
        self._paint_ground(canvas)
        frame.draw_grid(canvas, self._scale, self._top, bottom)
        frame.draw_head(canvas, self._report, self._scale, self._top, self._words)
        frame.draw_day(canvas, self._report.as_of, self._scale, self._top, bottom)
        for line in self._links:
            self._paint_link(canvas, line)
        for placed in self._page.rows:
            self._paint_words(canvas, placed)
            match placed.row:
                case WorkRow():
                    self._paint_work(canvas, placed.row, self._y(placed.middle))
                case DueRow():
                    self._paint_due(canvas, placed.row, self._y(placed.middle))
        frame.draw_day_name(canvas, self._report.as_of, self._scale, bottom - 9, self._words)
        frame.draw_legend(canvas, self._legend)

    def _y(self, down: float) -> float:
        return self._top - down

    def _paint_ground(self, canvas: Any) -> None:
        canvas.saveState()
        for placed in self._page.rows:
            if _heads_group(placed):
                canvas.setFillColor(TINT)
                canvas.rect(0, self._y(placed.bottom), WIDE_WIDTH, placed.bottom - placed.top, stroke=0, fill=1)
            canvas.setStrokeColor(HAIR)
            canvas.setLineWidth(0.3)
            canvas.line(0, self._y(placed.bottom), WIDE_WIDTH, self._y(placed.bottom))
        canvas.restoreState()

    def _paint_words(self, canvas: Any, placed: PlacedRow) -> None:
        """Number, title, lead, months, and the day it is due or how much of it is done."""
        row, words, heads = placed.row, self._words, _heads_group(placed)
        face = Face.SEMIBOLD if heads else Face.REGULAR
        base = self._y(placed.middle) - _SIZE * 0.36
        if row is not None:
            room = frame.TITLE - 4
            draw_text(canvas, frame.NUMBER, base, title_of(row).number, face, _SIZE, INK if heads else MUTED, room)
        named = _title_lines(row, words, placed.continued)
        for number, line in enumerate(named):
            up = ((len(named) - 1) / 2 - number) * _NEXT_LINE
            draw_text(canvas, frame.TITLE, base + up, line, face, _SIZE, INK, _TITLE_WIDTH)
        if row is None:
            return
        lead_room = frame.MONTHS - frame.LEAD - 4
        draw_text(canvas, frame.LEAD, base, title_of(row).lead, face, _SIZE, MUTED, lead_room)
        late = isinstance(row, DueRow) and row.facts.state is DueState.LATE
        if isinstance(row, WorkRow):
            months, right = months_span(row.work.span), percent(row.progress, words)
        else:
            months, right = due_month(row.facts.due), short_date(row.facts.due.due, words)
        draw_text(canvas, frame.MONTHS, base, months, Face.REGULAR, _SIZE - 0.5, MUTED, 40)
        left = frame.DUE_END - text_width(right, Face.REGULAR, _SIZE - 0.5)
        draw_text(canvas, left, base, right, Face.REGULAR, _SIZE - 0.5, DANGER if late else INK)

    def _paint_work(self, canvas: Any, row: WorkRow, y: float) -> None:
        package = row.key.kind is RowKind.PACKAGE
        if row.ghost is not None:
            _stroke(canvas, FAINT, 1.4, CHART + row.ghost.left, CHART + row.ghost.right, y - _BAR / 2 - 1.6)
        if package:
            self._paint_package(canvas, row.bar, y)
        else:
            self._paint_task(canvas, row, y)
        if row.state is WorkState.LATE and not package:
            self._label(canvas, y, row.bar.right + 3, row.bar.left - 3, "", self._words("late"), DANGER)

    def _paint_package(self, canvas: Any, bar: Bar, y: float) -> None:
        """A bracket over the whole work package."""
        left, right = CHART + bar.left, CHART + bar.right
        canvas.saveState()
        canvas.setFillColor(lighter(INK, 0.8))
        canvas.rect(left, y, right - left, _PACKAGE, stroke=0, fill=1)
        for edge, inside in ((left, min(left + 3, right)), (right, max(right - 3, left))):
            path = canvas.beginPath()
            path.moveTo(edge, y + _PACKAGE)
            path.lineTo(edge, y - 2.2)
            path.lineTo(inside, y)
            path.close()
            canvas.drawPath(path, stroke=0, fill=1)
        canvas.restoreState()

    def _paint_task(self, canvas: Any, row: WorkRow, y: float) -> None:
        colour = self._colours.get(row.work.span.parent, MUTED)
        left, right, done = (CHART + x for x in (row.bar.left, row.bar.right, row.bar.done))
        canvas.saveState()
        path = canvas.beginPath()
        path.roundRect(left, y - _BAR / 2, max(right - left, 0.4), _BAR, min(1.2, (right - left) / 2))
        canvas.clipPath(path, stroke=0, fill=0)
        canvas.setFillColor(white)
        canvas.rect(left, y - _BAR, right - left, 2 * _BAR, stroke=0, fill=1)
        canvas.setFillColor(lighter(colour, 0.3))
        canvas.rect(left, y - _BAR, right - left, 2 * _BAR, stroke=0, fill=1)
        canvas.setFillColor(colour)
        canvas.rect(left, y - _BAR, done - left, 2 * _BAR, stroke=0, fill=1)
        canvas.restoreState()
        if row.state is WorkState.LATE:
            canvas.saveState()
            canvas.setStrokeColor(DANGER)
            canvas.setLineWidth(0.8)
            canvas.roundRect(left, y - _BAR / 2, max(right - left, 0.4), _BAR, 1.2, stroke=1, fill=0)
            canvas.restoreState()

    def _paint_due(self, canvas: Any, row: DueRow, y: float) -> None:
        x, kind = CHART + row.point, row.key.kind
        if row.original is not None:
            draw_slip(canvas, CHART + row.original, x, y)
            draw_ghost(canvas, kind, CHART + row.original, y)
        if row.baseline is not None:
            _stroke(canvas, FAINT, 1.4, CHART + row.baseline - 3, CHART + row.baseline + 3, y - RADIUS - 2.2)
        facts, words = row.facts, self._words
        colour, said = MUTED, ""
        if facts.late:
            said = words.plural("{number} day late", "{number} days late", facts.late)
            colour = DANGER if facts.state is DueState.LATE else MUTED
        elif facts.state is DueState.UNPROVEN:
            said = words("without evidence")
        elif row.original is not None and facts.state not in DONE and facts.slip:
            said = shift_text(facts.slip, words)
        left = min(row.point, row.point if row.original is None else row.original)
        right = max(row.point, row.point if row.original is None else row.original)
        self._label(canvas, y, right + _LABEL, left - _LABEL, facts.due.number, said, colour)
        draw_sign(canvas, kind, facts.state, x, y)

    def _label(
        self, canvas: Any, y: float, right_of: float, left_of: float, number: str, said: str, colour: Color
    ) -> None:
        """A number and a remark to the right of a place, or else to the left of it, on a patch of paper."""
        number = clean_text(number[:40], one_line=True)
        gap = 3.0 if number and said else 0.0
        widths = (text_width(number, Face.SEMIBOLD, _SMALL), text_width(said, Face.REGULAR, _SMALL))
        width = min(sum(widths) + gap, CHART_WIDTH / 3)
        left = right_of if right_of + width <= CHART_WIDTH else max(left_of - width, 0)
        canvas.saveState()
        canvas.setFillColor(white)
        canvas.rect(CHART + left - 1.8, y - 3.6, width + 3, 7.2, stroke=0, fill=1)
        canvas.restoreState()
        base = y - _SMALL * 0.36
        used = draw_text(canvas, CHART + left, base, number, Face.SEMIBOLD, _SMALL, colour, width) if number else 0
        if said and width - used - gap > 0:
            rest = width - used - gap + 0.5
            draw_text(canvas, CHART + left + used + gap, base, said, Face.REGULAR, _SMALL, colour, rest)

    def _paint_link(self, canvas: Any, line: Line) -> None:
        places = [(CHART + x, self._y(down)) for x, down in line.places]
        if len(places) < 2:
            return
        canvas.saveState()
        canvas.setStrokeColor(FAINT)
        canvas.setLineWidth(0.5)
        canvas.setLineJoin(1)
        path = canvas.beginPath()
        path.moveTo(*places[0])
        for place in places[1:]:
            path.lineTo(*place)
        canvas.drawPath(path, stroke=1, fill=0)
        canvas.restoreState()
        draw_arrow(canvas, FAINT, places[-1], places[-2])


def _heads_group(placed: PlacedRow) -> bool:
    return placed.row is None or placed.row.key.kind is RowKind.PACKAGE


def _stroke(canvas: Any, colour: Color, thickness: float, left: float, right: float, y: float) -> None:
    canvas.saveState()
    canvas.setStrokeColor(colour)
    canvas.setLineWidth(thickness)
    canvas.line(left, y, right, y)
    canvas.restoreState()


def _height(row: TimelineRow | None, words: Words, continued: bool) -> float:
    return _ONE_LINE + _NEXT_LINE * (len(_title_lines(row, words, continued)) - 1)


def _title_lines(row: TimelineRow | None, words: Words, continued: bool) -> list[str]:
    """The title on one or two lines; the second may still be too long."""
    if row is None:
        title = words("Whole project")
    else:
        invented = row.work.illustrative if isinstance(row, WorkRow) else row.facts.due.illustrative
        title = clean_text(row_title(title_of(row), words)[:_LONGEST_TITLE], one_line=True)
        title += ILLUSTRATIVE_SIGN if invented else ""
    if continued:
        title = words("{title} (continued)", title=title)
    heads = row is None or row.key.kind is RowKind.PACKAGE
    face = Face.SEMIBOLD if heads else Face.REGULAR
    if text_width(title, face, _SIZE) <= _TITLE_WIDTH:
        return [title]
    parts = title.split(" ")
    count = len(parts) - 1
    while count > 1 and text_width(" ".join(parts[:count]), face, _SIZE) > _TITLE_WIDTH:
        count -= 1
    first, rest = " ".join(parts[:count]), " ".join(parts[count:])
    return [first, rest] if rest else [title]

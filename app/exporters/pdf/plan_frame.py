"""What stands around the rows of a drawn plan: the head with its scale, the grid, the as-of line, and the legend."""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from reportlab.lib.colors import Color

from app.domain.months import month_text
from app.domain.plan_report import PlanReport, RowKind
from app.domain.plan_scale import Mark, Scale, calendar_marks, calendar_step, month_marks
from app.domain.plan_status import DueState
from app.exporters.dates import short_date
from app.exporters.pdf.fonts import Face
from app.exporters.pdf.lettering import capitals
from app.exporters.pdf.plan_marks import draw_arrow, draw_ghost, draw_sign, draw_slip
from app.exporters.pdf.text_runs import draw_text, elided, text_width
from app.exporters.pdf.theme import (
    ACCENT,
    AMBER,
    CAPS_TRACKING,
    HAIR,
    HAIRLINE,
    HEAD_RULE,
    INK,
    MUTED,
    TINT,
    WIDE_WIDTH,
)
from app.exporters.plan_words import month_name
from app.words import Words

HEAD = 48.0  # points: the height of the scale
FOOT = 12.0  # of the line that names the as-of day
NUMBER, TITLE, LEAD, MONTHS = 0.0, 29.0, 228.0, 273.0  # where the columns begin
DUE_END = 344.0
CHART = 352.0
CHART_WIDTH = WIDE_WIDTH - CHART - 5  # the last sign keeps inside the margin
_SIZE = 6.5
_CAPS = 6.0
_LEAST_MONTH, _LEAST_STEP, _LEAST_YEAR = 17.0, 12.0, 22.0
_BAND = 10.0  # the height of a reporting period on the head
_LEGEND_SIZE = 7.0
_LEGEND_LINE = 12.0
_LEGEND_SIGN = 18.0
_LEGEND_GAP = 14.0
LEGEND_ABOVE = 7.0


def lighter(colour: Color, share: float) -> Color:
    """``share`` of ``colour`` on white paper."""
    return Color(*(1 - share * (1 - part) for part in (colour.red, colour.green, colour.blue)))


FAINT = lighter(MUTED, 0.72)  # of dependencies and baselines


def draw_head(canvas: Any, report: PlanReport, scale: Scale, foot: float, words: Words) -> None:
    """The names of the columns and the scale, standing on ``foot``."""
    for left, label in ((TITLE, words("Work")), (LEAD, words("Led by"))):
        draw_text(canvas, left, foot + 4, capitals(label), Face.SEMIBOLD, _CAPS, MUTED, tracking=CAPS_TRACKING)
    due = capitals(words("Due, done"))
    left = DUE_END - text_width(due, Face.SEMIBOLD, _CAPS, CAPS_TRACKING)
    draw_text(canvas, left, foot + 4, due, Face.SEMIBOLD, _CAPS, MUTED, tracking=CAPS_TRACKING)
    for period in report.periods:
        first, last = scale.start_of(period.starts_on), scale.end_of(period.ends_on)
        _draw_band(canvas, period.due.number, (period.first_month, period.last_month), first, last, foot)
    fine, coarse = _steps(scale)
    for mark in calendar_marks(scale, coarse):
        _draw_mark(canvas, mark, foot + 24.5, str(mark.first.year), Face.SEMIBOLD, INK)
    if fine < coarse:
        for mark in calendar_marks(scale, fine):
            name = month_name(mark.first, words) if fine == 1 else words("Q{number}", number=mark.first.month // 3 + 1)
            _draw_mark(canvas, mark, foot + 14, name, Face.REGULAR, MUTED)
    for mark in month_marks(scale, _LEAST_MONTH):
        _draw_middle(canvas, mark, foot + 4, month_text(mark.month))
    canvas.saveState()
    canvas.setStrokeColor(INK)
    canvas.setLineWidth(HEAD_RULE)
    canvas.line(0, foot, WIDE_WIDTH, foot)
    canvas.restoreState()


def _steps(scale: Scale) -> tuple[int, int]:
    """Months of the calendar between the thin and between the clear lines of the grid."""
    return calendar_step(scale, _LEAST_STEP), max(12, calendar_step(scale, _LEAST_YEAR))


def _draw_band(canvas: Any, name: str, months: tuple[int, int], left: float, right: float, foot: float) -> None:
    """A reporting period over the scale."""
    base = foot + HEAD - _BAND - 1
    canvas.saveState()
    canvas.setFillColor(TINT)
    canvas.setStrokeColor(HAIR)
    canvas.setLineWidth(HAIRLINE)
    canvas.roundRect(CHART + left + 0.5, base, max(right - left - 1, 0.1), _BAND, 2, stroke=1, fill=1)
    canvas.restoreState()
    room = right - left - 8
    if room < 10:
        return
    width = draw_text(canvas, CHART + left + 4, base + 2.8, name, Face.SEMIBOLD, _SIZE, INK, room)
    text = "–".join(month_text(month) for month in months)
    if width + 5 + text_width(text, Face.REGULAR, _SIZE) <= room:
        draw_text(canvas, CHART + left + 4 + width + 5, base + 2.8, text, Face.REGULAR, _SIZE, MUTED)


def _draw_mark(canvas: Any, mark: Mark, base: float, text: str, face: Face, colour: Color) -> None:
    """A name at the beginning of its stretch, where it has room."""
    if text_width(text, face, _SIZE) + 2.5 <= mark.right - mark.left:
        draw_text(canvas, CHART + mark.left + 2, base, text, face, _SIZE, colour)


def _draw_middle(canvas: Any, mark: Mark, base: float, text: str) -> None:
    width = text_width(text, Face.REGULAR, _SIZE)
    left = (mark.left + mark.right - width) / 2
    if left >= 0 and left + width <= CHART_WIDTH + 1:
        draw_text(canvas, CHART + left, base, text, Face.REGULAR, _SIZE, MUTED)


def draw_grid(canvas: Any, scale: Scale, top: float, bottom: float) -> None:
    """Thin lines where quarters begin, clearer ones where years do."""
    canvas.saveState()
    fine, coarse = _steps(scale)
    for step, width, colour in ((fine, 0.25, lighter(HAIR, 0.7)), (coarse, 0.5, HAIR)):
        canvas.setStrokeColor(colour)
        canvas.setLineWidth(width)
        for mark in calendar_marks(scale, step):
            if mark.left > 0:
                canvas.line(CHART + mark.left, bottom, CHART + mark.left, top)
            if mark.left > 0 and step == coarse:
                canvas.line(CHART + mark.left, top + 12, CHART + mark.left, top + 32)
    canvas.restoreState()


def draw_day(canvas: Any, day: dt.date, scale: Scale, top: float, bottom: float) -> None:
    """The line of the as-of day, behind the bars."""
    if not scale.shows(day):
        return
    x = CHART + scale.middle_of(day)
    canvas.saveState()
    canvas.setStrokeColor(AMBER)
    canvas.setFillColor(AMBER)
    canvas.setLineWidth(1)
    canvas.line(x, bottom, x, top)
    path = canvas.beginPath()
    path.moveTo(x - 2.6, top + 0.2)
    path.lineTo(x + 2.6, top + 0.2)
    path.lineTo(x, top - 4)
    path.close()
    canvas.drawPath(path, stroke=0, fill=1)
    canvas.restoreState()


def draw_day_name(canvas: Any, day: dt.date, scale: Scale, base: float, words: Words) -> None:
    """The name of the as-of day under its line."""
    if not scale.shows(day):
        return
    text = words("As of {day}", day=short_date(day, words))
    width = text_width(text, Face.SEMIBOLD, _SIZE)
    left = min(max(scale.middle_of(day) - width / 2, 0), CHART_WIDTH - width)
    draw_text(canvas, CHART + left, base, text, Face.SEMIBOLD, _SIZE, AMBER)


@dataclass(frozen=True)
class LegendEntry:
    """A sign, drawn from its left end and on its middle line, and the word for it."""

    paint: Callable[[Any, float, float], None]
    text: str
    width: float = _LEGEND_SIGN  # of the sign


def legend_entries(report: PlanReport, words: Words) -> list[LegendEntry]:
    """What the signs mean."""

    def sign(kind: RowKind, state: DueState, text: str) -> LegendEntry:
        return LegendEntry(lambda canvas, x, y: draw_sign(canvas, kind, state, x + 4, y), text, 8.0)

    entries = [
        LegendEntry(_paint_bar, words("task: done, still to do")),
        sign(RowKind.DELIVERABLE, DueState.PENDING, words("deliverable")),
        sign(RowKind.MILESTONE, DueState.PENDING, words("milestone")),
        sign(RowKind.REPORT, DueState.PENDING, words("periodic report")),
        LegendEntry(_paint_done, words("filled: done")),
        sign(RowKind.DELIVERABLE, DueState.DRAFT, words("half filled: draft, or evidence missing")),
        sign(RowKind.MILESTONE, DueState.LATE, words("exclamation mark: late")),
        sign(RowKind.REPORT, DueState.UNRECORDED, words("dash: delivery not recorded")),
        LegendEntry(_paint_slip, words("slip from the original date")),
        LegendEntry(_paint_arrow, words("dependency on this page")),
    ]
    if report.baseline is not None:
        entries.append(LegendEntry(_paint_baseline, words("baseline: {name}", name=report.baseline.name)))
    return entries


def legend_lines(entries: Sequence[LegendEntry]) -> list[list[tuple[float, LegendEntry]]]:
    """The entries in lines, each with its left end."""
    lines: list[list[tuple[float, LegendEntry]]] = [[]]
    left = 0.0
    for entry in entries:
        width = entry.width + 4 + text_width(_legend_text(entry), Face.REGULAR, _LEGEND_SIZE)
        if lines[-1] and left + width > WIDE_WIDTH:
            lines.append([])
            left = 0.0
        lines[-1].append((left, entry))
        left += width + _LEGEND_GAP
    return lines


def legend_height(entries: Sequence[LegendEntry]) -> float:
    """How high the legend is with the space above it."""
    return LEGEND_ABOVE + _LEGEND_LINE * len(legend_lines(entries))


def draw_legend(canvas: Any, entries: Sequence[LegendEntry]) -> None:
    """The legend, standing on the foot of the drawing."""
    lines = legend_lines(entries)
    for number, line in enumerate(reversed(lines)):
        base = number * _LEGEND_LINE + 3
        for left, entry in line:
            entry.paint(canvas, left, base + 2.3)
            text = _legend_text(entry)
            draw_text(canvas, left + entry.width + 4, base, text, Face.REGULAR, _LEGEND_SIZE, MUTED)


def _legend_text(entry: LegendEntry) -> str:
    return elided(entry.text, Face.REGULAR, _LEGEND_SIZE, WIDE_WIDTH / 2)


def _paint_bar(canvas: Any, x: float, y: float) -> None:
    canvas.saveState()
    for left, colour in ((x, ACCENT), (x + _LEGEND_SIGN / 2, lighter(ACCENT, 0.3))):
        canvas.setFillColor(colour)
        canvas.rect(left, y - 2.5, _LEGEND_SIGN / 2, 5, stroke=0, fill=1)
    canvas.restoreState()


def _paint_done(canvas: Any, x: float, y: float) -> None:
    draw_sign(canvas, RowKind.DELIVERABLE, DueState.APPROVED, x + 4, y)
    draw_sign(canvas, RowKind.MILESTONE, DueState.ACHIEVED, x + _LEGEND_SIGN - 5, y)


def _paint_slip(canvas: Any, x: float, y: float) -> None:
    draw_slip(canvas, x + 2, x + _LEGEND_SIGN, y)
    draw_ghost(canvas, RowKind.MILESTONE, x + 3, y)


def _paint_arrow(canvas: Any, x: float, y: float) -> None:
    canvas.saveState()
    canvas.setStrokeColor(FAINT)
    canvas.setLineWidth(0.5)
    canvas.line(x, y, x + _LEGEND_SIGN - 2, y)
    canvas.restoreState()
    draw_arrow(canvas, FAINT, (x + _LEGEND_SIGN, y), (x, y))


def _paint_baseline(canvas: Any, x: float, y: float) -> None:
    canvas.saveState()
    canvas.setStrokeColor(FAINT)
    canvas.setLineWidth(1.4)
    canvas.line(x, y, x + _LEGEND_SIGN, y)
    canvas.restoreState()

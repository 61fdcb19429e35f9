"""Around the rows: the scale of years, months and M-months, reporting periods, the grid, weekends, today's line."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPolygonF

from app.domain.months import month_of, month_text
from app.domain.plan_report import PlanPeriod
from app.domain.plan_scale import Mark, calendar_marks, calendar_step, month_marks
from app.ui import language, paint, theme
from app.ui.widgets.timeline.geometry import BAND, HEAD, LINE, Axis

_NARROW, _WIDE = 30, 60  # px a month: below them quarters, from there on a line for each
_STEPS = (1, 3, 6, 12, 24, 60, 120, 240, 600, 1_200)  # M-months
_DAYS, _WEEKENDS = 17.0, 3.5  # px a day from which days are named, and weekends shaded
_LEAST = 44  # px that a name takes
_FIRST, _SECOND, _THIRD = BAND + 2, BAND + 2 + LINE, BAND + 2 + 2 * LINE


@dataclass(frozen=True)
class Calendar:
    """What the scale tells: today, the reporting periods, and whether M-months come first."""

    today: dt.date
    periods: Sequence[PlanPeriod]
    months: bool


def names_days(axis: Axis) -> bool:
    """Whether single days can be told apart."""
    return axis.day >= _DAYS


def weekends(p: QPainter, axis: Axis, bottom: float) -> None:
    """Saturdays and Sundays shaded, where days are wide enough to be seen."""
    if axis.day < _WEEKENDS:
        return
    window, left = axis.window
    day = window.first - dt.timedelta(days=(window.first.weekday() + 2) % 7)  # a Saturday
    while day <= window.last:
        x = left + (day - window.first).days * axis.day
        p.fillRect(QRectF(x, HEAD, 2 * axis.day, bottom - HEAD), theme.color("quiet"))
        day += dt.timedelta(days=7)


def grid(p: QPainter, axis: Axis, calendar: Calendar, bottom: float) -> None:
    """Lines where quarters and years begin, or every third and twelfth M-month; every month where there is room."""
    window, left = axis.window
    if calendar.months:
        for mark in _m_marks(axis, 1 if axis.month >= _WIDE else _step(axis, 3)):
            _line(p, axis, left + mark.left, bottom, "edge" if (mark.month - 1) % 12 == 0 else "hair")
        return
    step = 1 if axis.month >= _WIDE else max(3, calendar_step(window, 12))
    for mark in calendar_marks(window, step):
        if mark.first >= window.first:
            _line(p, axis, left + mark.left, bottom, "edge" if mark.first.month == 1 else "hair")


def _m_marks(axis: Axis, step: int) -> Iterator[Mark]:
    """Every M-month that is seen of M1, M1 + step …"""
    window, _left = axis.window
    return (mark for mark in month_marks(window, 0, axis.scale.first) if (mark.month - 1) % step == 0)


def _step(axis: Axis, least: int) -> int:
    """How many M-months lie between two that can be named."""
    return next((step for step in _STEPS if step >= least and step * axis.month >= theme.px(_LEAST)), _STEPS[-1])


def today_line(p: QPainter, axis: Axis, day: dt.date, bottom: float) -> None:
    """A line behind the shapes, with a point at the scale; nothing where the day is out of sight."""
    x = round(axis.x_of(day) + axis.day / 2)
    if not axis.begin - 5 <= x <= axis.end + 5:
        return
    p.fillRect(QRectF(x - 0.75, HEAD, 1.5, bottom - HEAD), theme.color("today"))
    p.setRenderHint(QPainter.RenderHint.Antialiasing)
    p.setPen(Qt.PenStyle.NoPen)
    p.setBrush(theme.color("today"))
    p.drawPolygon(QPolygonF([QPointF(x - 5, HEAD), QPointF(x + 5, HEAD), QPointF(x, HEAD + 6)]))


def head(p: QPainter, axis: Axis, calendar: Calendar) -> None:
    """The scale over everything that scrolls beneath it."""
    p.fillRect(QRectF(axis.begin, 0, axis.end - axis.begin, HEAD), theme.color("base"))
    for period in calendar.periods:
        _period(p, axis, period)
    if names_days(axis):
        _head_of_days(p, axis, calendar)
    elif axis.month >= theme.px(_NARROW):
        _years(p, axis)
        first, second = (_THIRD, _SECOND) if calendar.months else (_SECOND, _THIRD)
        _month_names(p, axis, calendar, first, not calendar.months)
        _m_months(p, axis, calendar, second, calendar.months)
    else:
        _years(p, axis)
        _quarters(p, axis, calendar)
    paint.hline(p, axis.begin, axis.end, HEAD - 1, "edge")


def _line(p: QPainter, axis: Axis, x: float, bottom: float, role: str) -> None:
    if axis.begin < x <= axis.end:
        paint.vline(p, round(x), HEAD, bottom, role)


def _period(p: QPainter, axis: Axis, period: PlanPeriod) -> None:
    """A reporting period as a band; its name stays in sight while the band is scrolled through."""
    x1, x2 = axis.x_of(period.starts_on), axis.x_of(period.ends_on) + axis.day
    left, right = max(x1, axis.begin - 8), min(x2, axis.end + 8)
    if right - left < 4:
        return
    paint.box(p, QRectF(left + 1, 3, right - left - 2, BAND - 4), "tint", radius=4)
    begin = max(left, axis.begin) + 8
    room = QRectF(begin, 3, min(right, axis.end) - begin - 6, BAND - 4)
    months = f"{month_text(period.first_month)}–{month_text(period.last_month)}"
    if room.width() > 24:
        x = paint.text(p, room, period.due.title, "caps", "accent")
        if room.width() > x + 60:
            paint.text(p, room.adjusted(x + 8, 0, 0, 0), months, "small", "muted")


def _sticky(axis: Axis, marks: Iterator[Mark], least: float) -> Iterator[tuple[float, float, Mark]]:
    """The stretches that are seen, from where to where, as far as there is room for a name."""
    _window, left = axis.window
    for mark in marks:
        begin, end = max(left + mark.left, axis.begin), min(left + mark.right, axis.end)
        if end - begin >= least:
            yield begin, end, mark


def _years(p: QPainter, axis: Axis) -> None:
    window, left = axis.window
    step = max(12, calendar_step(window, theme.px(_LEAST)))
    for begin, end, mark in _sticky(axis, calendar_marks(window, step), 12):
        paint.text(p, QRectF(begin + 6, _FIRST, end - begin - 6, LINE), str(mark.first.year), "strong")
        if mark.first >= window.first:
            _rule(p, axis, left + mark.left)


def _rule(p: QPainter, axis: Axis, x: float) -> None:
    if x > axis.begin:
        paint.vline(p, round(x), _FIRST, HEAD, "edge")


def _named(p: QPainter, axis: Axis, x: float, wide: float, y: float, words: str, now: bool, first: bool) -> None:
    """A name in the middle of its stretch, where there is room for all of it."""
    spare = (wide - paint.width(words, "small")) / 2
    if x + spare < axis.begin or x + wide - spare > axis.end:
        return
    role = "today" if now else "ink" if first else "muted"
    paint.text(p, QRectF(x, y, wide, LINE), words, "small", role, paint.CENTER, paint.SEMI if now else None)


def _month_names(p: QPainter, axis: Axis, calendar: Calendar, y: int, first: bool) -> None:
    window, _left = axis.window
    for mark in calendar_marks(window, 1):
        x, following = axis.x_of(mark.first), axis.x_of(_next_month(mark.first))
        now = (mark.first.year, mark.first.month) == (calendar.today.year, calendar.today.month)
        _named(p, axis, x, following - x, y, language.month(mark.first), now, first)


def _m_months(p: QPainter, axis: Axis, calendar: Calendar, y: int, first: bool) -> None:
    window, left = axis.window
    now = month_of(axis.scale.first, calendar.today) if calendar.today >= axis.scale.first else 0
    for mark in month_marks(window, 0, axis.scale.first):
        x = axis.x_of(mark.first)
        wide = max(left + mark.right - x, axis.month * 0.9)
        _named(p, axis, x, wide, y, month_text(mark.month), mark.month == now, first)


def _quarters(p: QPainter, axis: Axis, calendar: Calendar) -> None:
    """Only the quarters, or years, that there is room for: each with its first month and M-month."""
    window, left = axis.window
    step = max(3, calendar_step(window, theme.px(_LEAST)))
    if calendar.months:
        for mark in _m_marks(axis, _step(axis, 3)):
            _pair(p, left + mark.left, month_text(mark.month), language.month(mark.first))
        return
    for mark in calendar_marks(window, step):
        if mark.first >= axis.scale.first:
            x = axis.x_of(mark.first)
            name = language.month(mark.first) if step < 12 else ""
            _pair(p, x, name, month_text(month_of(axis.scale.first, mark.first)))


def _pair(p: QPainter, x: float, first: str, second: str) -> None:
    rows = ((_SECOND, first, "ink"), (_THIRD, second, "muted")) if first else ((_SECOND, second, "muted"),)
    for y, words, role in rows:
        paint.text(p, QRectF(x + 6, y, 80, LINE), words, "small", role)


def _head_of_days(p: QPainter, axis: Axis, calendar: Calendar) -> None:
    """Months with their M-month, weekdays, and the days of the month."""
    window, left = axis.window
    for begin, end, mark in _sticky(axis, calendar_marks(window, 1), 24):
        if mark.first >= window.first:
            _rule(p, axis, left + mark.left)
        day = max(mark.first, axis.scale.first)
        name = f"{language.month(mark.first)} {mark.first.year}"
        title: list[paint.Run] = [(name, "ink", paint.SEMI)]
        title.append((month_text(month_of(axis.scale.first, day)), "muted", None))
        paint.runs(p, QRectF(begin + 6, _FIRST, end - begin - 8, LINE), title, "small")
    for number in range((window.last - window.first).days + 1):
        day = window.first + dt.timedelta(days=number)
        x, now = left + number * axis.day, day == calendar.today
        _named(p, axis, x, axis.day, _SECOND, language.weekday(day)[:1], now, False)
        _named(p, axis, x, axis.day, _THIRD, str(day.day), now, True)


def _next_month(day: dt.date) -> dt.date:
    return dt.date(day.year + day.month // 12, day.month % 12 + 1, 1) if day.year < dt.MAXYEAR else dt.date.max

"""Around the blocks: the lines of the hours, the head of days and rooms, the rail with the time in two zones."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QPainter

from app.domain.timetable_clock import day_hours
from app.domain.venue_time import MINUTES_A_DAY, utc_offset_text
from app.ui import icons, language, paint, theme
from app.ui.language import tr
from app.ui.widgets.timetable.blocks import day_row, head_height, rail_width, room_row
from app.ui.widgets.timetable.geometry import Geometry
from app.ui.widgets.timetable.head_parts import HeadKey, HeadPart, Kind, head_parts, odd_words, room_of
from app.ui.widgets.timetable.zones import SecondZone

_LEFT, _WIDE, _TALL = 24, 36, 18  # px of the local hour
_PLUS = 14  # px of the sign
_ROOM = 80  # px that words need


@dataclass(frozen=True)
class HeadState:
    """What of the head is chosen and under the mouse; ``changes`` offers what changes something."""

    chosen: HeadKey | None = None
    under_mouse: HeadKey | None = None
    changes: bool = True


def grid(p: QPainter, geometry: Geometry, offset: tuple[float, float], size: tuple[int, int]) -> None:
    """Hour lines, midnight, odd hours, a line between days; ``offset``: where the content begins in the viewport."""
    left, top = offset
    width, height = size
    end = min(float(width), left + geometry.size[0] - 12)
    for day in range(len(geometry.days)):
        _odd_hours(p, geometry, day, (left, top))
    for hour in _hours(geometry):
        midnight = hour > 0 and hour % 24 == 0
        paint.hline(p, rail_width(), end, round(top + geometry.scale.y(hour * 60)), "edge" if midnight else "hair")
        if midnight:
            _next_days(p, geometry, hour // 24, (left, top))
    for day in range(1, len(geometry.days)):
        paint.vline(p, round(left + geometry.day_left(day)), day_row(), height, "edge")


def _next_days(p: QPainter, geometry: Geometry, later: int, offset: tuple[float, float]) -> None:
    """Under the line of midnight the day that begins there, in every day."""
    left, top = offset
    y = top + geometry.scale.y(later * MINUTES_A_DAY)
    for number, day in enumerate(geometry.days):
        begin, over = (left + edge for edge in geometry.column_span(number, 0, day.count))
        begin = max(begin, rail_width() - 4.0) + 8
        words = language.weekday(day.day + dt.timedelta(days=later))
        paint.text(p, QRectF(begin, y + 1, over - begin - 8, theme.px(_TALL)), words, "caps", "muted")


def _odd_hours(p: QPainter, geometry: Geometry, day: int, offset: tuple[float, float]) -> None:
    """Hatch what the clock of the day leaves out or shows twice, and say so."""
    left, top = offset
    begin, over = (left + edge for edge in geometry.column_span(day, 0, geometry.days[day].count))
    for one in geometry.odd[day]:
        if one.end <= geometry.scale.first or one.start >= geometry.scale.last:
            continue
        y = top + geometry.scale.y(max(one.start, geometry.scale.first))
        area = QRectF(begin + 1, y, over - begin - 1, top + geometry.scale.y(min(one.end, geometry.scale.last)) - y)
        p.fillRect(area, theme.color("amber_t"))
        p.fillRect(area, QBrush(theme.color("amber", 0.25), Qt.BrushStyle.BDiagPattern))
        start = max(begin, rail_width() - 4.0) + 8
        words = odd_words(one.start, one.end, one.odd)
        right = left + geometry.column_span(day, 0)[1]
        over = right if right - start > theme.px(_ROOM) else over
        room = QRectF(start, area.top() + 2, over - start - 8, min(area.height() - 2, theme.px(48)))
        if room.width() > 24 and room.height() > theme.px(12):
            paint.wrapped(p, room, words, "small", "amber")


def odd_edges(p: QPainter, geometry: Geometry, offset: tuple[float, float]) -> None:
    """Over the blocks: where the clock begins and ends to leave out hours or to show them again."""
    left, top = offset
    for day, some in enumerate(geometry.odd):
        begin, over = (left + edge for edge in geometry.column_span(day, 0, geometry.days[day].count))
        for one in some:
            for minutes in (one.start, one.end):
                if geometry.scale.first < minutes < geometry.scale.last:
                    paint.hline(p, begin, over, round(top + geometry.scale.y(minutes)), "amber")


def labels(geometry: Geometry, day: int) -> Iterator[tuple[float, float]]:
    """From where to where (heights of the content) words stand that stay in sight while a day is scrolled sideways."""
    scale = geometry.scale
    yield from ((scale.y(one.start), scale.y(one.end)) for one in geometry.odd[day])
    for hour in _hours(geometry):
        if hour and hour % 24 == 0:
            yield scale.y(hour * 60), scale.y(hour * 60) + theme.px(_TALL) + 2


def head(p: QPainter, geometry: Geometry, left: float, width: int, state: HeadState) -> None:
    """Days and rooms, over everything that scrolls beneath."""
    p.fillRect(QRectF(0, 0, width, head_height()), theme.color("base"))
    for part in head_parts(geometry, left, state.changes):
        out = part.rect.right() < rail_width() or part.rect.left() > width
        if not out and part.key.kind is not Kind.ZONE:
            _part(p, geometry, part, state)
    for number in range(1, len(geometry.days)):
        x = left + geometry.day_left(number)
        if rail_width() <= x <= width:
            paint.vline(p, round(x), 8, head_height(), "edge")
    paint.hline(p, 0, width, head_height() - 1, "edge")


def _part(p: QPainter, geometry: Geometry, part: HeadPart, state: HeadState) -> None:
    key, r = part.key, part.rect
    over, chosen = key == state.under_mouse, key == state.chosen
    if key.kind in (Kind.NEW_DAY, Kind.NEW_ROOM):
        side = min(r.width(), r.height()) - 2
        at = QRectF(r.center().x() - side / 2, r.center().y() - side / 2, side, side)
        if over or chosen:
            paint.box(p, at, "hover", radius=4)
        sign = QRectF(at.center().x() - _PLUS / 2, at.center().y() - _PLUS / 2, _PLUS, _PLUS)
        icons.draw(p, "plus", sign, "accent" if over or chosen else "muted")
    elif key.kind is Kind.DAY:
        _day(p, geometry, part)
    elif (room := room_of(geometry, key)) is not None:
        if over and state.changes:
            paint.box(p, r.adjusted(3, 2, -3, -3), "hover", radius=4)
        paint.text(p, r.adjusted(8, 0, -6, 0), room.name, "caps", "ink" if chosen else "muted")
    if chosen:
        paint.focus(p, r.adjusted(2, 2, -2, -2), 4)


def _day(p: QPainter, geometry: Geometry, part: HeadPart) -> None:
    """The day's name, which stays in sight while the day is scrolled through; what is odd about its clock."""
    day, zone = geometry.days[part.key.day].day, geometry.table.zone
    hours, offset = day_hours(day, zone), utc_offset_text(day, zone)
    words: list[paint.Run] = [(language.weekday(day), "ink", paint.SEMI), (language.day_month(day), "muted", None)]
    if hours != 24:
        words.append((tr("{hours} h", hours=f"{hours:g}"), "amber", None))
    if offset != utc_offset_text(geometry.days[0].day, zone):
        words.append((offset.partition(",")[0], "amber", None))
    paint.runs(p, part.rect.adjusted(8, 2, -4, 0), words)


def rail(
    p: QPainter, geometry: Geometry, top: float, height: int, zone: SecondZone | None, state: HeadState | None = None
) -> None:
    """Local time and the second zone's, over everything that scrolls beneath."""
    p.fillRect(QRectF(0, head_height(), rail_width(), height), theme.color("base"))
    venue, day = geometry.table.zone, geometry.days[0].day
    for hour in _hours(geometry):
        y = top + geometry.scale.y(hour * 60)
        if head_height() < y < height + 9:
            paint.text(p, _local(y), language.clock(hour * 60), "small", "ink" if hour < 24 else "muted")
            if zone is not None:
                paint.text(p, _second(y), zone.hour(day, hour * 60), "small", "muted", paint.RIGHT)
    p.fillRect(QRectF(0, 0, rail_width(), head_height() - 1), theme.color("base"))
    place = utc_offset_text(day, venue).partition(",")[0]
    row = QRectF(20 if len(place) == 4 else _LEFT, day_row(), theme.px(40), room_row())
    paint.text(p, row, place if len(place) <= 4 else venue.rpartition("/")[2][:3], "caps", "muted")
    _zone(p, zone, state or HeadState())
    paint.hline(p, 0, rail_width(), head_height() - 1, "edge")


def _zone(p: QPainter, zone: SecondZone | None, state: HeadState) -> None:
    """The name of the second zone; a sign where there is none."""
    key = HeadKey(Kind.ZONE)
    over, chosen = key == state.under_mouse, key == state.chosen
    left = theme.px(44)
    r = QRectF(left, day_row() + 2, rail_width() - left - 2, room_row() - 4)
    if over or chosen:
        paint.box(p, r, "hover", radius=4)
    role = "accent" if over or chosen else "muted"
    if zone is None:
        icons.draw(p, "globe", QRectF(r.right() - 6 - _PLUS, r.center().y() - _PLUS / 2, _PLUS, _PLUS), role)
    else:
        paint.text(p, r.adjusted(0, 0, -6, 0), zone.label(), "caps", role, paint.RIGHT)
    if chosen:
        paint.focus(p, r, 4)


def now_line(
    p: QPainter, geometry: Geometry, offset: tuple[float, float], now: tuple[dt.date, int], strength: float = 1.0
) -> None:
    """Where the venue's clock stands, over the rooms of its day; nothing on another day or outside the hours."""
    number = _day_of(geometry, now)
    if number is None:
        return
    left, top = offset
    begin, end = (left + edge for edge in geometry.column_span(number, 0, geometry.days[number].count))
    y = round(top + geometry.scale.y(now[1]))
    p.save()
    p.setOpacity(strength)
    paint.box(p, QRectF(begin, y - 0.75, end - begin, 1.5), "today", radius=0)
    p.restore()


def now_label(p: QPainter, geometry: Geometry, top: float, now: tuple[dt.date, int]) -> None:
    """The time of the line in the rail, over the hour it is near."""
    y = top + geometry.scale.y(now[1])
    if _day_of(geometry, now) is not None and y > head_height() + 9:
        p.fillRect(QRectF(0, y - theme.px(_TALL) / 2, rail_width(), theme.px(_TALL)), theme.color("base"))
        paint.text(p, _local(y), language.clock(now[1]), "small", "today", weight=paint.SEMI)


def _local(y: float) -> QRectF:
    """Where the local hour of the line at ``y`` stands."""
    return QRectF(_LEFT, y - theme.px(_TALL) / 2, theme.px(_WIDE), theme.px(_TALL))


def _second(y: float) -> QRectF:
    """Where the hour of the second zone stands, to the right."""
    left = _LEFT + theme.px(_WIDE) - 6
    return QRectF(left, y - theme.px(_TALL) / 2, rail_width() - 8 - left, theme.px(_TALL))


def _day_of(geometry: Geometry, now: tuple[dt.date, int]) -> int | None:
    """The number of the day that is shown and has this moment within its hours."""
    day, minutes = now
    inside = geometry.scale.first <= minutes <= geometry.scale.last
    return next((n for n, each in enumerate(geometry.days) if inside and each.day == day), None)


def _hours(geometry: Geometry) -> range:
    """The whole hours shown."""
    return range(-(-geometry.scale.first // 60), geometry.scale.last // 60 + 1)

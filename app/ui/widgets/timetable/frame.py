"""Around the blocks: the lines of the hours, the head of days and rooms, the rail with the time in two zones."""

import datetime as dt
from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from app.domain.errors import UserError
from app.domain.venue_time import known_zone, to_utc, utc_offset_text, venue_clock
from app.ui import language, paint, theme
from app.ui.widgets.timetable.geometry import Geometry, day_row, head_height, rail_width, room_row

_LEFT, _WIDE, _TALL = 24, 36, 18  # px of the local hour
_QUARTERS = {0: "", 15: "¼", 30: "½", 45: "¾"}


@dataclass(frozen=True)
class SecondZone:
    """A zone beside the venue's, by its IANA name; ``venue`` is the venue's."""

    venue: str
    name: str

    def label(self) -> str:
        """Three letters: of the zone's own abbreviation, else of its city."""
        return "UTC" if self.name == "UTC" else self.name.rpartition("/")[2][:3]

    def hour(self, day: dt.date, minutes: int) -> str:
        """The hour there when the venue's clock shows ``minutes`` of ``day``: "03", "14½"."""
        _there, clock = venue_clock(to_utc(day, minutes, self.venue, later=False), self.name)
        return f"{clock // 60:02d}{_QUARTERS.get(clock % 60, '')}"


def second_zone(venue: str, *wanted: str, day: dt.date) -> SecondZone | None:
    """The first of the ``wanted`` zones that is known and shows another time than the venue on ``day``; else UTC."""
    for name in (*wanted, "UTC"):
        try:
            known_zone(name)
            zone = SecondZone(venue, name)
            if zone.hour(day, 12 * 60) != "12":
                return zone
        except UserError:
            continue
    return None


def grid(p: QPainter, geometry: Geometry, offset: tuple[float, float], size: tuple[int, int]) -> None:
    """Hour lines, and a line between days; ``offset`` is where the content begins in the viewport."""
    left, top = offset
    width, height = size
    end = min(float(width), left + geometry.size[0] - 12)
    for hour in _hours(geometry):
        paint.hline(p, rail_width(), end, round(top + geometry.scale.y(hour * 60)))
    for day in range(1, len(geometry.days)):
        paint.vline(p, round(left + geometry.day_left(day)), day_row(), height, "edge")


def head(p: QPainter, geometry: Geometry, left: float, width: int) -> None:
    """Days and rooms, over everything that scrolls beneath."""
    p.fillRect(QRectF(0, 0, width, head_height()), theme.color("base"))
    for number, day in enumerate(geometry.days):
        x, over = (left + edge for edge in geometry.column_span(number, 0, day.count))
        if x > width or over < rail_width():
            continue
        begin = max(x, rail_width() - 4.0) + 8  # the day's name stays in sight while the day is scrolled through
        date = language.day_month(day.day)
        at = QRectF(begin, 6, over - begin, day_row() - 6)
        paint.runs(p, at, [(language.weekday(day.day), "ink", paint.SEMI), (date, "muted", None)])
        for column, room in enumerate(day.rooms):
            start, end = (left + edge for edge in geometry.column_span(number, column))
            if end > rail_width() and start < width:
                paint.text(p, QRectF(start + 8, day_row(), end - start - 14, room_row()), room.name, "caps", "muted")
        if number:
            paint.vline(p, round(x), 8, head_height(), "edge")
    paint.hline(p, 0, width, head_height() - 1, "edge")


def rail(p: QPainter, geometry: Geometry, top: float, height: int, zone: SecondZone | None, venue: str) -> None:
    """Local time and the second zone's, over everything that scrolls beneath."""
    p.fillRect(QRectF(0, head_height(), rail_width(), height), theme.color("base"))
    day = geometry.days[0].day
    for hour in _hours(geometry):
        y = top + geometry.scale.y(hour * 60)
        if head_height() < y < height + 9:
            paint.text(p, _local(y), language.clock(hour * 60), "small")
            if zone is not None:
                paint.text(p, _second(y), zone.hour(day, hour * 60), "small", "muted", paint.RIGHT)
    p.fillRect(QRectF(0, 0, rail_width(), head_height() - 1), theme.color("base"))
    place = utc_offset_text(day, venue).partition(",")[0]
    row = QRectF(20 if len(place) == 4 else _LEFT, day_row(), theme.px(40), room_row())
    paint.text(p, row, place if len(place) <= 4 else venue.rpartition("/")[2][:3], "caps", "muted")
    if zone is not None:
        paint.text(
            p,
            QRectF(theme.px(40), day_row(), rail_width() - theme.px(40) - 8, room_row()),
            zone.label(),
            "caps",
            "muted",
            paint.RIGHT,
        )
    paint.hline(p, 0, rail_width(), head_height() - 1, "edge")


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

"""The parts of a timetable's head that one can choose: days, rooms, the plus of each, the second zone of the rail."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QRectF

from app.domain.timetable import TimetableRoom
from app.domain.timetable_clock import Odd, day_hours
from app.ui import language, theme
from app.ui.language import plural, tr
from app.ui.widgets.timetable.blocks import day_row, head_height, rail_width, room_row
from app.ui.widgets.timetable.geometry import Geometry
from app.ui.widgets.timetable.zones import SecondZone

_PLUS = 20  # px: a button with a plus


class Kind(StrEnum):
    """What a part of the head is."""

    ZONE = "zone"
    DAY = "day"
    NEW_DAY = "new_day"
    ROOM = "room"
    NEW_ROOM = "new_room"


@dataclass(frozen=True)
class HeadKey:
    """One part: of which ``day`` and ``column`` (both from 0)."""

    kind: Kind
    day: int = 0
    column: int = 0


@dataclass(frozen=True)
class HeadPart:
    """A part and its rectangle in the viewport, also where it is scrolled out of sight."""

    key: HeadKey
    rect: QRectF


def plus_width() -> int:
    """How much room a plus takes."""
    return theme.px(_PLUS)


def head_parts(geometry: Geometry, left: float, changes: bool) -> Iterator[HeadPart]:
    """The parts from left to right; ``left`` is where the content begins, ``changes`` offers what changes something."""
    yield HeadPart(HeadKey(Kind.ZONE), QRectF(rail_width() / 2, day_row(), rail_width() / 2, room_row()))
    plus, last = plus_width() if changes else 0, len(geometry.days) - 1
    for number, day in enumerate(geometry.days):
        begin, over = (left + edge for edge in geometry.column_span(number, 0, day.count))
        begin = min(max(begin, rail_width() - 4.0), over)
        right = over - (plus if number == last else 0)
        yield HeadPart(HeadKey(Kind.DAY, number), QRectF(begin, 4, max(0.0, right - begin), day_row() - 4))
        if changes and number == last:
            yield HeadPart(HeadKey(Kind.NEW_DAY, number), QRectF(over - plus, 4, plus, day_row() - 4))
        for column in range(len(day.rooms)):
            start, end = (left + edge for edge in geometry.column_span(number, column))
            end -= plus if column == day.count - 1 else 0
            yield HeadPart(HeadKey(Kind.ROOM, number, column), QRectF(start, day_row(), end - start, room_row()))
        if changes:
            yield HeadPart(HeadKey(Kind.NEW_ROOM, number), QRectF(over - plus, day_row(), plus, room_row()))


def room_of(geometry: Geometry, key: HeadKey) -> TimetableRoom | None:
    """The room of a part, while there is one."""
    if key.kind is not Kind.ROOM or key.day >= len(geometry.days):
        return None
    rooms = geometry.days[key.day].rooms
    return rooms[key.column] if key.column < len(rooms) else None


def hidden_rooms(geometry: Geometry, day: int) -> tuple[TimetableRoom, ...]:
    """The rooms of the meeting that this day does not show."""
    return tuple(room for room in geometry.table.rooms if room not in geometry.days[day].rooms)


def part_words(geometry: Geometry, key: HeadKey, zone: SecondZone | None) -> str:
    """A part in words, for tool tips and screen readers; empty when it is gone."""
    if key.day >= len(geometry.days):
        return ""
    day = language.long_day(geometry.days[key.day].day)
    if key.kind is Kind.ZONE:
        return tr("Second time zone: {zone}", zone=zone.name) if zone is not None else tr("Second time zone: none")
    if key.kind is Kind.NEW_DAY:
        return tr("One more day")
    if key.kind is Kind.NEW_ROOM:
        return tr("Another room on {day}", day=day)
    if key.kind is Kind.DAY:
        return ", ".join(part for part in (day, clock_words(geometry, key.day)) if part)
    room = room_of(geometry, key)
    if room is None:
        return ""
    seats = plural("{number} seat", "{number} seats", room.capacity) if room.capacity else ""
    return ", ".join(part for part in (tr("Room {room}", room=room.name), seats, day) if part)


def clock_words(geometry: Geometry, day: int) -> str:
    """What is odd about the clock of a day: "23 hours: 02:00–03:00 is left out"; empty for other days."""
    hours = day_hours(geometry.days[day].day, geometry.table.zone)
    if hours == 24:
        return ""
    long = tr("{hours} hours", hours=f"{hours:g}")
    return ", ".join((long, *(odd_words(one.start, one.end, one.odd) for one in geometry.odd[day] if one.start < 1440)))


def odd_words(start: int, end: int, odd: Odd) -> str:
    """What the venue's clock does then."""
    span = {"start": language.clock(start), "end": language.clock(end)}
    if odd is Odd.MISSING:
        return tr("{start}–{end} does not exist: the clocks go forward", **span)
    return tr("{start}–{end} comes twice: the clocks go back", **span)


def part_at(geometry: Geometry, left: float, changes: bool, x: float, y: float) -> HeadPart | None:
    """The part at a point of the viewport; under the rail only the zone."""
    if y >= head_height():
        return None
    some = [part for part in head_parts(geometry, left, changes) if part.rect.contains(x, y)]
    return next((part for part in some if (part.key.kind is Kind.ZONE) == (x < rail_width() - 4)), None)

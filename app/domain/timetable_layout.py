"""The layout of the timetable: which columns a session takes, what stands side by side, and the scale of the hours.

Columns are the rooms of a day; lengths across are counted in columns, lengths down in minutes. No pixels here but in
``Scale``, which turns minutes of the venue's clock into heights and back.
"""

import datetime as dt
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from app.domain.timetable import Timetable, TimetableItem, TimetableRoom, TimetableSession
from app.domain.timetable_moves import STEP, snap

EARLIEST, LATEST = 8 * 60 + 45, 18 * 60 + 15  # shown even on days that begin later or end earlier
_MARGIN, _QUARTER = 15, 15
_EMPTY = 3  # times as many columns as have room

T = TypeVar("T")
_Extent = tuple[int, int]  # from, until, in minutes


@dataclass(frozen=True)
class DayColumns:
    """A day and its rooms; none: the day has one column, for everything."""

    day: dt.date
    rooms: tuple[TimetableRoom, ...]

    @property
    def count(self) -> int:
        """How many columns the day has: at least one."""
        return max(1, len(self.rooms))

    def room_id(self, column: int) -> int | None:
        """The room of this column (from 0); None where the day has no rooms."""
        return self.rooms[column].id if self.rooms else None


@dataclass(frozen=True)
class Slot:
    """Where a session stands: ``span`` columns from ``first``, of which it has lane ``lane`` of ``lanes``."""

    first: int
    span: int
    lane: int = 0
    lanes: int = 1


@dataclass(frozen=True)
class Scale:
    """Minutes of the clock to heights and back: ``first`` minutes stand at ``top``, an hour is ``hour`` high."""

    first: int
    last: int
    hour: float
    top: float = 0.0

    @property
    def height(self) -> float:
        """From the first minute to the last."""
        return (self.last - self.first) / 60 * self.hour

    def y(self, minutes: float) -> float:
        """The height at which ``minutes`` stand."""
        return self.top + (minutes - self.first) / 60 * self.hour

    def minutes(self, y: float) -> float:
        """The time that stands at ``y``."""
        return self.first + (y - self.top) / self.hour * 60

    def snapped(self, y: float) -> int:
        """The time at ``y`` to the nearest five minutes, within the scale."""
        low, high = -(-self.first // STEP) * STEP, self.last // STEP * STEP
        return min(max(snap(self.minutes(y)), low), high)


def day_columns(
    table: Timetable, days: Sequence[dt.date], most: int, more: Collection[tuple[dt.date, int]] = ()
) -> tuple[DayColumns, ...]:
    """The days with all rooms each where ``most`` columns are enough for that, else with the rooms in use that day.

    ``more`` are days with rooms (ids) that are shown although nothing stands there yet. An agenda without any session
    shows some more: there is nothing to tell which rooms are of use.
    """
    everything = tuple(DayColumns(day, table.rooms) for day in days)
    enough = most if table.sessions else most * _EMPTY
    if len(days) == 1 or sum(day.count for day in everything) <= enough:
        return everything
    used = {(session.day, session.room_id) for session in table.sessions} | set(more)
    return tuple(
        DayColumns(day, tuple(room for room in table.rooms if (day, room.id) in used) or table.rooms[:1])
        for day in days
    )


def hours(table: Timetable) -> tuple[int, int]:
    """The minutes of the clock to show: everything, and at least 08:45 to 18:15; whole quarters of an hour."""
    extents = [extent(session) for session in table.sessions]
    first = min([EARLIEST, *(start - _MARGIN for start, _end in extents)])
    last = max([LATEST, *(end + _MARGIN for _start, end in extents)])
    return max(0, first // _QUARTER * _QUARTER), -(-last // _QUARTER) * _QUARTER


def extent(session: TimetableSession) -> _Extent:
    """From the first minute of the session and its items to the last: an item may lie outside its session."""
    starts = [session.start, *(item.start for item in session.items)]
    return min(starts), max([session.end, *(item.end for item in session.items)])


def slots(columns: DayColumns, sessions: Iterable[TimetableSession]) -> dict[int, Slot]:
    """Where each session (id) of the day stands.

    A session in a room has the column of its room. One for all rooms has the widest run of columns that are free for
    as long as it lasts; where none is, it stands beside the others in the first. Sessions that overlap in one place
    stand side by side, in as many lanes as are needed.
    """
    place = {room.id: number for number, room in enumerate(columns.rooms)}
    today = [session for session in sessions if session.day == columns.day]
    in_column: dict[int, list[TimetableSession]] = {}
    for_all: list[TimetableSession] = []
    for session in today:
        column = place.get(session.room_id) if session.room_id is not None else None
        if column is None:
            for_all.append(session)
        else:
            in_column.setdefault(column, []).append(session)
    found: dict[int, Slot] = {}
    for group in _groups(for_all, extent):
        first, span = _free_run(columns.count, in_column, group)
        if span == 0:
            in_column.setdefault(0, []).extend(group)
        else:
            found |= {one.id: Slot(first, span, lane, lanes) for one, lane, lanes in lanes_of(group, extent)}
    for column, some in in_column.items():
        found |= {one.id: Slot(column, 1, lane, lanes) for one, lane, lanes in lanes_of(some, extent)}
    return found


def item_lanes(session: TimetableSession) -> dict[int, tuple[int, int]]:
    """The lane of each item (id) and how many lanes there are: items of a session that overlap stand side by side."""
    return {item.id: (lane, lanes) for item, lane, lanes in lanes_of(session.items, _item_extent)}


def lanes_of(things: Iterable[T], extent_of: Callable[[T], _Extent]) -> list[tuple[T, int, int]]:
    """Each thing with its lane and the number of lanes of all that it overlaps with, directly or through others."""
    laid: list[tuple[T, int, int]] = []
    for group in _groups(things, extent_of):
        ends: list[int] = []
        chosen: list[tuple[T, int]] = []
        for thing in group:
            start, end = extent_of(thing)
            lane = next((number for number, taken in enumerate(ends) if taken <= start), len(ends))
            ends[lane : lane + 1] = [max(end, start + 1)]
            chosen.append((thing, lane))
        laid += [(thing, lane, len(ends)) for thing, lane in chosen]
    return laid


def _item_extent(item: TimetableItem) -> _Extent:
    return item.start, item.end


def _groups(things: Iterable[T], extent_of: Callable[[T], _Extent]) -> list[list[T]]:
    """Stretches of things that overlap, each by its start; what takes no time counts as one minute."""
    groups: list[list[T]] = []
    until = 0
    for thing in sorted(things, key=extent_of):
        start, end = extent_of(thing)
        if groups and start < until:
            groups[-1].append(thing)
            until = max(until, end, start + 1)
        else:
            groups.append([thing])
            until = max(end, start + 1)
    return groups


def _free_run(
    count: int, in_column: dict[int, list[TimetableSession]], group: Sequence[TimetableSession]
) -> tuple[int, int]:
    """The widest run of columns in which nothing overlaps ``group``: its first column and width; (0, 0) for none."""
    start = min(extent(session)[0] for session in group)
    end = max(extent(session)[1] for session in group)
    best, run = (0, 0), (0, 0)
    for column in range(count):
        taken = any(
            other_start < end and start < other_end for other_start, other_end in map(extent, in_column.get(column, ()))
        )
        run = (column + 1, 0) if taken else (run[0], run[1] + 1)
        best = max(best, run, key=lambda one: one[1])
    return best

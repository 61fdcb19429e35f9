"""Where everything of the timetable is: blocks laid out once, found again by the same rectangles.

Content coordinates: x from 0 at the right edge of the rail, y from 0 at the lower edge of the head; scrolling and the
widget's own margins are the view's. A block is an item; a session of several items has a spine at its left, which is
the session itself; a session without items, or with one item that fills it, is one block.
"""

import datetime as dt
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence

from PySide6.QtCore import QPointF, QRectF

from app.domain.clash_values import ClashLevel
from app.domain.timetable import Ref, Thing, Timetable, TimetableSession
from app.domain.timetable_clock import Odd, OddStretch, odd_stretches
from app.domain.timetable_layout import Scale, Slot, day_columns, hours, item_lanes, slots
from app.ui.widgets.timetable.blocks import BOTTOM, RIGHT, TOP, Block, narrowest, spine_width
from app.ui.widgets.timetable.shares import shares_of

_GAP, _LEAST = 2, 5  # px between blocks, and the least height of one
_TRACKS = ("accent", "indigo", "plum")


class Geometry:
    """The layout of one timetable at one size; made anew when either changes, asked for everything else.

    ``more`` are days with rooms (ids) that are shown although they are empty. ``before``: an earlier layout, of which
    is kept what is the same.
    """

    def __init__(
        self,
        table: Timetable,
        days: Sequence[dt.date],
        width: float,
        hour: float,
        more: Collection[tuple[dt.date, int]] = (),
        before: "Geometry | None" = None,
    ) -> None:
        self.table = table
        self.days = day_columns(table, days, max(len(days), int((width - RIGHT) // narrowest())), more)
        same = before is not None and before.table is table and before.days == self.days
        self._held = before if same else None
        self.sessions: list[list[TimetableSession]] = self._held.sessions if self._held else self._by_day()
        self._slots: list[dict[int, Slot]] = (
            self._held._slots
            if self._held
            else [slots(day, some) for day, some in zip(self.days, self.sessions, strict=True)]
        )
        span: tuple[int, int] = (self._held.first, self._held.last) if self._held else hours(table)
        self.first: int = span[0]
        self.last: int = span[1]
        self._lay_columns(width)
        self.scale = Scale(self.first, self.last, hour, TOP)
        self.size = (self._edges[-1] + RIGHT, TOP + self.scale.height + BOTTOM)
        self._tracks: dict[str, str] = self._held._tracks if self._held else _colours(table)
        self._levels: dict[Ref, ClashLevel] = self._held._levels if self._held else table.levels()
        self.odd = tuple(odd_stretches(day.day, table.zone, self.last) for day in self.days)
        self.blocks: tuple[Block, ...] = tuple(self._laid())
        self._in_column: dict[int, list[int]] = defaultdict(list)
        for number, block in enumerate(self.blocks):
            for column in block.columns:
                self._in_column[column].append(number)
        self.by_ref = {block.ref: block for block in self.blocks}
        for block in self.blocks:  # a session that is one block with its item is found by either name
            self.by_ref.setdefault((Thing.SESSION, block.session.id), block)
        self._held = None

    def day_left(self, day: int) -> float:
        """Where the day with this number begins."""
        return self._edges[self._first_column[day]]

    def column_span(self, day: int, first: int, span: int = 1) -> tuple[float, float]:
        """The left and right edge of ``span`` columns of the day, from ``first`` on."""
        number = self.column_number(day, first)
        return self._edges[number], self._edges[number + span]

    def column_at(self, x: float) -> tuple[int, int]:
        """The day and its column (both from 0) at ``x``, the nearest one outside."""
        number = self._number_at(x)
        day = bisect_right(self._first_column, number) - 1
        return day, number - self._first_column[day]

    def column_number(self, day: int, column: int) -> int:
        """The number of a day's column over all days."""
        return self._first_column[day] + column

    def rect_of(self, day: int, slot: Slot, start: int, end: int) -> QRectF:
        """The rectangle of these minutes in a slot of the day."""
        begin, over = self.column_span(day, slot.first, slot.span)
        lane = (over - begin - 6) / slot.lanes
        left = begin + 4 + slot.lane * lane
        top, bottom = self.scale.y(start), self.scale.y(end)
        return QRectF(left, top + 1, lane - (2 if slot.lanes > 1 else 0), max(_LEAST, bottom - top - _GAP))

    def block_at(self, point: QPointF) -> Block | None:
        """The block at this point; of several the one drawn last."""
        some = (self.blocks[number] for number in reversed(self._in_column[self._number_at(point.x())]))
        return next((block for block in some if block.rect.contains(point)), None)

    def session_at(self, point: QPointF) -> TimetableSession | None:
        """The session whose area is at this point, also between its items."""
        some = (self.blocks[number] for number in self._in_column[self._number_at(point.x())])
        return next((block.session for block in some if block.area.contains(point)), None)

    def area_of(self, session_id: int) -> QRectF:
        """The whole area of a session."""
        return self.by_ref[Thing.SESSION, session_id].area

    def slot_of(self, day: dt.date, room_id: int | None) -> tuple[int, Slot] | None:
        """The number of a day, and the columns of a room in it (of all rooms for None); None: they are not shown."""
        for number, columns in enumerate(self.days):
            if columns.day == day:
                places = [room.id for room in columns.rooms]
                if room_id is None or not places:
                    return number, Slot(0, columns.count)
                return (number, Slot(places.index(room_id), 1)) if room_id in places else None
        return None

    def visible(self, area: QRectF) -> Iterator[Block]:
        """The blocks that touch ``area``, in the order in which they are drawn."""
        first, last = self._number_at(area.left()), self._number_at(area.right())
        top, bottom = area.top(), area.bottom()
        numbers = {number for column in range(first, last + 1) for number in self._in_column.get(column, ())}
        for number in sorted(numbers):
            rect = self.blocks[number].rect
            if rect.top() < bottom and rect.bottom() > top:
                yield self.blocks[number]

    def _number_at(self, x: float) -> int:
        return min(max(bisect_right(self._edges, x) - 1, 0), len(self._edges) - 2)

    def _by_day(self) -> list[list[TimetableSession]]:
        found: dict[dt.date, list[TimetableSession]] = defaultdict(list)
        for session in self.table.sessions:
            found[session.day].append(session)
        return [found[day.day] for day in self.days]

    def _lay_columns(self, width: float) -> None:
        shares = [
            shares_of(day, some, placed)
            for day, some, placed in zip(self.days, self.sessions, self._slots, strict=True)
        ]
        unit = max(narrowest(), (width - RIGHT) / max(1.0, sum(map(sum, shares))))
        self._edges = [0.0]  # of the columns over all days
        self._first_column = [0]
        for day_shares in shares:
            for share in day_shares:
                self._edges.append(self._edges[-1] + share * unit)
            self._first_column.append(len(self._edges) - 1)

    def _laid(self) -> Iterator[Block]:
        for number, some in enumerate(self.sessions):
            for session in some:
                yield from self._session_blocks(number, session, self._slots[number][session.id])

    def _session_blocks(self, day: int, session: TimetableSession, slot: Slot) -> Iterator[Block]:
        area = self.rect_of(day, slot, session.start, session.end)
        first = self.column_number(day, slot.first)
        columns = range(first, first + slot.span)
        track, odd = self._tracks.get(session.track, "accent"), self.odd[day]
        ref: Ref = (Thing.SESSION, session.id)
        own, wrong = self._levels.get(ref), _odd(odd, session.start, session.end)
        if (whole := session.whole) is not None:
            ref = (Thing.ITEM, whole.id)
            level = _worst(own, self._levels.get(ref))
            yield Block(ref, session, whole, area, area, columns, day, track, False, level, wrong)
            return
        if not session.items:
            yield Block(ref, session, None, area, area, columns, day, track, False, own, wrong)
            return
        spine = QRectF(area.left(), area.top(), spine_width(), area.height())
        yield Block(ref, session, None, spine, area, columns, day, track, True, own, wrong)
        lanes = item_lanes(session)
        for item in session.items:
            ref, full = (Thing.ITEM, item.id), self.rect_of(day, slot, item.start, item.end)
            lane, count = lanes[item.id]
            wide = (full.width() - spine_width() - 2) / count
            left = full.left() + spine_width() + 2 + lane * wide
            rect = QRectF(left, full.top(), wide - (2 if count > 1 else 0), full.height())
            wrong = _odd(odd, item.start, item.end)
            yield Block(ref, session, item, rect, area, columns, day, track, False, self._levels.get(ref), wrong)


def _odd(stretches: Sequence[OddStretch], start: int, end: int) -> Odd | None:
    """Whether it begins or ends at a time that the clock leaves out or shows twice."""
    return next(
        (one.odd for one in stretches if one.start <= start < one.end or one.start < end < one.end),
        None,
    )


def _colours(table: Timetable) -> dict[str, str]:
    """The colour of each track, by name: it keeps it when sessions move."""
    return {track: _TRACKS[number % len(_TRACKS)] for number, track in enumerate(sorted(table.tracks))}


def _worst(one: ClashLevel | None, other: ClashLevel | None) -> ClashLevel | None:
    levels = {one, other}
    return next((level for level in (ClashLevel.ERROR, ClashLevel.WARNING) if level in levels), None)

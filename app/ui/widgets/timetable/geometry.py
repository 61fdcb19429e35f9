"""Where everything of the timetable is: blocks laid out once, found again by the same rectangles.

Content coordinates: x from 0 at the right edge of the rail, y from 0 at the lower edge of the head; scrolling and the
widget's own margins are the view's. A block is an item; a session of several items has a spine at its left, which is
the session itself; a session without items, or with one item that fills it, is one block.
"""

import datetime as dt
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF, QRectF

from app.domain.clash_values import ClashLevel
from app.domain.kinds import AgendaState, ItemKind
from app.domain.timetable import Ref, Thing, Timetable, TimetableItem, TimetableSession
from app.domain.timetable_layout import DayColumns, Scale, Slot, day_columns, hours, item_lanes, slots
from app.ui import theme

TOP, BOTTOM, RIGHT = 12, 12, 12  # free space around the columns
_GAP, _LEAST = 2, 5  # px between blocks, and the least height of one
_UNUSED = 0.75  # the share of a room without a session of its own that day
_SPINED = 1.3  # and of one whose sessions have items, beside the strip
_WIDE_DAY = 1.3  # a day with one room is a little wider than its room
_TRACKS = ("accent", "indigo", "plum")


def rail_width() -> int:
    """The width in px of the rail with the hours; all of these grow with the text."""
    return theme.px(84)


def day_row() -> int:
    """The height of the row with the days."""
    return theme.px(32)


def room_row() -> int:
    """The height of the row with the rooms."""
    return theme.px(24)


def head_height() -> int:
    """The height of both rows."""
    return day_row() + room_row()


def spine_width() -> int:
    """The width of the strip with a session's title."""
    return theme.px(18)


def narrowest() -> int:
    """The least that a column is given."""
    return theme.px(104)


@dataclass(frozen=True)
class Block:
    """What is drawn and chosen as one: ``ref`` says which row it stands for; ``columns`` counts over all days.

    ``spine``: the strip of a session with several items, whose whole area is ``area``. ``item`` is None for a spine
    and for a session without items.
    """

    ref: Ref
    session: TimetableSession
    item: TimetableItem | None
    rect: QRectF
    area: QRectF
    columns: range
    day: int
    track: str  # a token
    spine: bool = False
    level: ClashLevel | None = None

    @property
    def moves_session(self) -> bool:
        """Whether moving it moves the session: a spine, and a block that is the whole session."""
        return self.item is None or self.session.whole is not None

    @property
    def title(self) -> str:
        """Of the item, or of the session."""
        return self.item.title if self.item is not None else self.session.title

    @property
    def start(self) -> int:
        """Venue minutes."""
        return self.item.start if self.item is not None else self.session.start

    @property
    def end(self) -> int:
        """Venue minutes."""
        return self.item.end if self.item is not None else self.session.end

    @property
    def quiet(self) -> bool:
        """Breaks are drawn quiet."""
        return self.item is not None and self.item.kind is ItemKind.BREAK

    @property
    def cancelled(self) -> bool:
        """Whether it does not take place."""
        gone = AgendaState.CANCELLED
        return self.session.state is gone or (self.item is not None and self.item.state is gone)


class Geometry:
    """The layout of one timetable at one size; made anew when either changes, asked for everything else."""

    def __init__(self, table: Timetable, days: Sequence[dt.date], width: float, hour: float) -> None:
        self.table = table
        self.days = day_columns(table, days, max(len(days), int((width - RIGHT) // narrowest())))
        self._slots = [slots(day, table.sessions) for day in self.days]
        shares = [_shares(day, table, placed) for day, placed in zip(self.days, self._slots, strict=True)]
        unit = max(narrowest(), (width - RIGHT) / max(1.0, sum(map(sum, shares))))
        self._edges = [0.0]  # of the columns over all days
        self._first_column = [0]
        for day_shares in shares:
            for share in day_shares:
                self._edges.append(self._edges[-1] + share * unit)
            self._first_column.append(len(self._edges) - 1)
        first, last = hours(table)
        self.scale = Scale(first, last, hour, TOP)
        self.size = (self._edges[-1] + RIGHT, TOP + self.scale.height + BOTTOM)
        self._tracks = {track: _TRACKS[number % len(_TRACKS)] for number, track in enumerate(_ordered(table))}
        self._levels = table.levels()
        self.blocks: tuple[Block, ...] = tuple(self._laid())
        self._bounds = [(*_corners(block.rect), block) for block in self.blocks]
        self.by_ref = {block.ref: block for block in self.blocks}
        for block in self.blocks:  # a session that is one block with its item is found by either name
            self.by_ref.setdefault((Thing.SESSION, block.session.id), block)

    def day_left(self, day: int) -> float:
        """Where the day with this number begins."""
        return self._edges[self._first_column[day]]

    def column_span(self, day: int, first: int, span: int = 1) -> tuple[float, float]:
        """The left and right edge of ``span`` columns of the day, from ``first`` on."""
        number = self.column_number(day, first)
        return self._edges[number], self._edges[number + span]

    def column_at(self, x: float) -> tuple[int, int]:
        """The day and its column (both from 0) at ``x``, the nearest one outside."""
        number = min(max(bisect_right(self._edges, x) - 1, 0), len(self._edges) - 2)
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
        return next((block for block in reversed(self.blocks) if block.rect.contains(point)), None)

    def session_at(self, point: QPointF) -> TimetableSession | None:
        """The session whose area is at this point, also between its items."""
        return next((block.session for block in self.blocks if block.area.contains(point)), None)

    def area_of(self, session_id: int) -> QRectF:
        """The whole area of a session."""
        return self.by_ref[Thing.SESSION, session_id].area

    def visible(self, area: QRectF) -> Iterator[Block]:
        """The blocks that touch ``area``, in the order in which they are drawn."""
        top, bottom, left, right = area.top(), area.bottom(), area.left(), area.right()
        for x, begin, over, end, block in self._bounds:
            if begin < bottom and end > top and x < right and over > left:
                yield block

    def _laid(self) -> Iterator[Block]:
        for number, day in enumerate(self.days):
            for session in self.table.sessions:
                if session.day == day.day:
                    yield from self._session_blocks(number, session, self._slots[number][session.id])

    def _session_blocks(self, day: int, session: TimetableSession, slot: Slot) -> Iterator[Block]:
        area = self.rect_of(day, slot, session.start, session.end)
        first = self.column_number(day, slot.first)
        own = self._levels.get((Thing.SESSION, session.id))
        whole, several = session.whole, bool(session.items)
        block = Block(
            ref=(Thing.SESSION, session.id),
            session=session,
            item=None,
            rect=QRectF(area.left(), area.top(), spine_width(), area.height()) if several else area,
            area=area,
            columns=range(first, first + slot.span),
            day=day,
            track=self._tracks.get(session.track, "accent"),
            spine=several,
            level=own,
        )
        if whole is not None:
            level = _worst(own, self._levels.get((Thing.ITEM, whole.id)))
            yield replace(block, ref=(Thing.ITEM, whole.id), item=whole, rect=area, spine=False, level=level)
            return
        yield block
        lanes = item_lanes(session)
        for item in session.items:
            ref, full = (Thing.ITEM, item.id), self.rect_of(day, slot, item.start, item.end)
            lane, count = lanes[item.id]
            wide = (full.width() - spine_width() - 2) / count
            left = full.left() + spine_width() + 2 + lane * wide
            rect = QRectF(left, full.top(), wide - (2 if count > 1 else 0), full.height())
            yield replace(block, ref=ref, item=item, rect=rect, spine=False, level=self._levels.get(ref))


def _corners(r: QRectF) -> tuple[float, float, float, float]:
    return r.left(), r.top(), r.right(), r.bottom()


def _shares(day: DayColumns, table: Timetable, placed: Mapping[int, Slot]) -> list[float]:
    """How much of the width each column of a day wants: more where sessions have items or stand side by side."""
    lanes, spines = [0] * day.count, [False] * day.count
    several = {session.id for session in table.sessions if len(session.items) > 1}
    for session_id, slot in placed.items():
        if slot.span == 1:
            lanes[slot.first] = max(lanes[slot.first], slot.lanes)
            spines[slot.first] |= session_id in several
    if day.count == 1:
        return [max(_WIDE_DAY, float(lanes[0]))]
    wanted = [1.0 + (number - 1) * 0.8 if number else _UNUSED for number in lanes]
    return [max(share, _SPINED) if spined else share for share, spined in zip(wanted, spines, strict=True)]


def _ordered(table: Timetable) -> Sequence[str]:
    """The tracks by name: a track keeps its colour when sessions move."""
    return sorted(table.tracks)


def _worst(one: ClashLevel | None, other: ClashLevel | None) -> ClashLevel | None:
    levels = {one, other}
    return next((level for level in (ClashLevel.ERROR, ClashLevel.WARNING) if level in levels), None)

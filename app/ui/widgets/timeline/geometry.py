"""Where everything of the timeline is: rows one under the other, days across, the frozen table at the left.

Places of bars and points are days since the project's start (``plan_drawing``); an ``Axis`` turns them into pixels of
the viewport. Rows are counted from 0, as far as they are shown: those of a closed work package are not.
"""

import datetime as dt
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import ceil, floor

from app.domain.plan_layout import DueRow, Group, TimelineRow, WorkRow
from app.domain.plan_report import PlanKey, RowKind
from app.domain.plan_scale import Scale
from app.ui import theme

BAND, LINE = 18, 16  # px: the row of reporting periods, and each row of the scale
HEAD = BAND + 3 * LINE + 6
ROW = theme.PLAN_ROW
BEFORE, AFTER = 18, 150  # px free before the first day and after the last one
LEAD, DUE = 68, 80  # px of these columns of the table
USUAL_TABLE, LEAST_TABLE, MOST_TABLE = 448, 200, 900
_NO_LEAD = 380  # px: a narrower table has no column for the lead
_TRACKS = ("accent", "indigo", "plum")
WHOLE = PlanKey(RowKind.PACKAGE, "")  # the head of what belongs to no work package

Wanted = Callable[[TimelineRow], bool]


@dataclass(frozen=True)
class Line:
    """A row that is shown. ``row`` is None for the head of what belongs to no work package."""

    index: int
    key: PlanKey
    row: TimelineRow | None
    track: str  # a token
    heads: bool
    open: bool = True  # of a head: its rows are shown
    foldable: bool = False

    @property
    def top(self) -> int:
        """In content coordinates: 0 is under the head of the widget."""
        return self.index * ROW

    @property
    def span(self) -> tuple[float, float]:
        """From where to where the shape goes, in days; a point has no width."""
        if isinstance(self.row, WorkRow):
            return self.row.bar.left, self.row.bar.right
        return (self.row.point, self.row.point) if self.row is not None else (0.0, 0.0)


class Block:
    """The rows of a group that fit the filter, made once for each group; ``places`` has its head at 0."""

    def __init__(self, group: Group, wanted: Wanted | None) -> None:
        self.group = group
        rows: Sequence[TimelineRow] = group.rows
        if wanted is not None and (group.head is None or not wanted(group.head)):
            rows = [row for row in rows if wanted(row)]
        elif wanted is not None:  # its head fits: all of it is shown where none of its rows does
            rows = [row for row in rows if wanted(row)] or rows
        self.rows = rows
        self.key = group.head.key if group.head is not None else WHOLE
        self.empty = wanted is not None and not rows and (group.head is None or not wanted(group.head))
        self.places = {row.key: place for place, row in enumerate(rows, 1)}
        self.places[self.key] = 0


class Lines:
    """The rows as they are shown, by index and by key."""

    def __init__(
        self, groups: Sequence[Group], closed: frozenset[PlanKey], wanted: Wanted | None, before: "Lines | None" = None
    ) -> None:
        self._wanted: Wanted | None = wanted
        self._known: dict[int, Block] = {}
        known = before._known if before is not None and before._wanted is wanted else {}
        self._blocks: list[Block] = []
        self.starts: dict[Block, int] = {}  # the index of the first row, of the blocks that are open
        self._starts: list[int] = []
        self._open: list[bool] = []
        self._tracks: list[str] = []
        self._block_of: dict[PlanKey, int] = {}
        self.count = 0
        for number, group in enumerate(groups):
            block = known.get(id(group))
            if block is None or block.group is not group:
                block = Block(group, wanted)
            self._known[id(group)] = block
            if block.empty:
                continue
            opened = wanted is not None or block.key not in closed
            self._block_of.update(dict.fromkeys(block.places, len(self._blocks)))
            if opened:
                self.starts[block] = self.count
            self._blocks.append(block)
            self._starts.append(self.count)
            self._open.append(opened)
            self._tracks.append(_TRACKS[number % len(_TRACKS)] if group.head is not None else "muted")
            self.count += 1 + (len(block.rows) if opened else 0)

    def line(self, index: int) -> Line:
        """The row with this index."""
        number = bisect_right(self._starts, index) - 1
        block, place = self._blocks[number], index - self._starts[number]
        row = block.rows[place - 1] if place else block.group.head
        return Line(
            index, row.key if row is not None else WHOLE, row, self._tracks[number], place == 0, self._open[number],
            bool(block.rows),
        )  # fmt: skip

    def between(self, first: int, last: int) -> Iterator[Line]:
        """The rows from ``first`` to before ``last``, as far as there are such."""
        for index in range(max(first, 0), min(last, self.count)):
            yield self.line(index)

    def index_of(self, key: PlanKey, shown: bool = True) -> int | None:
        """The index of a row; None for one that is not shown. With ``shown`` False: that of its closed head instead."""
        number = self._block_of.get(key)
        if number is None:
            return None
        if not self._open[number]:
            is_head = self._blocks[number].key == key
            return self._starts[number] if is_head or not shown else None
        return self._starts[number] + self._blocks[number].places[key]

    def block_of(self, key: PlanKey) -> Block | None:
        """The block that a row stands in, also where that is closed."""
        number = self._block_of.get(key)
        return self._blocks[number] if number is not None else None

    def head_of(self, key: PlanKey) -> PlanKey | None:
        """The head of the group that a row belongs to, also where that is closed; None for a row that is not there."""
        number = self._block_of.get(key)
        return self._blocks[number].key if number is not None else None

    def find(self, key: PlanKey | None) -> Line | None:
        """The row with this key, where it is shown."""
        index = self.index_of(key) if key is not None else None
        return self.line(index) if index is not None else None

    def heads(self) -> list[PlanKey]:
        """The heads of all groups."""
        return [block.key for block in self._blocks]

    def all(self) -> Iterator[Line]:
        """Every row that is shown."""
        return self.between(0, self.count)


@dataclass(frozen=True)
class Axis:
    """Days across the viewport: ``day`` px each, the scale's first day at ``left``; seen from ``begin`` to ``end``."""

    scale: Scale
    day: float
    left: float
    begin: float
    end: float

    def x(self, days: float) -> float:
        """Where a place (days since the first one) is."""
        return self.left + days * self.day

    def days(self, x: float) -> float:
        """The place at ``x``."""
        return (x - self.left) / self.day

    def x_of(self, day: dt.date) -> float:
        """Where ``day`` begins, also outside the scale."""
        return self.left + (day - self.scale.first).days * self.day

    @property
    def month(self) -> float:
        """How wide a month is, about."""
        return self.day * 365.25 / 12

    @cached_property
    def window(self) -> tuple[Scale, float]:
        """The days that are seen, as a scale of their own, and where it begins in the viewport."""
        whole = (self.scale.last - self.scale.first).days
        first = min(max(floor(self.days(self.begin)), 0), whole)
        last = min(max(ceil(self.days(self.end)), first), whole)
        start = self.scale.first + dt.timedelta(days=first)
        scale = Scale(start, self.scale.first + dt.timedelta(days=last), (last - first + 1) * self.day)
        return scale, self.x(first)


@dataclass(frozen=True)
class Columns:
    """The columns of the table: it ends at ``end``; ``lead`` is None where there is no room for it."""

    end: int

    @property
    def lead_wide(self) -> int:
        """How wide the column of the lead is."""
        return theme.px(LEAD)

    @property
    def due_wide(self) -> int:
        """How wide the column of the due date is."""
        return theme.px(DUE)

    @property
    def lead(self) -> int | None:
        """Where the column of the lead begins."""
        return self.due - self.lead_wide - 2 if self.end >= theme.px(_NO_LEAD) else None

    @property
    def due(self) -> int:
        """Where the column of the due date begins."""
        return self.end - self.due_wide - 12

    @property
    def title_end(self) -> int:
        """Where the title must end."""
        return (self.lead if self.lead is not None else self.due) - 10


def is_point(line: Line) -> bool:
    """Whether the row is drawn as a point."""
    return isinstance(line.row, DueRow)

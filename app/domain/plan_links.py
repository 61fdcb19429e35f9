"""Dependencies between the rows of a drawn plan, as lines of straight pieces (DATA, "PlanLink").

A line leaves a bar at its end or start and a point downwards or upwards; it enters a bar from the side and a point from
above or below. Places are those of ``plan_layout``.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from app.domain.kinds import LinkKind
from app.domain.plan_layout import PlacedRow, TimelinePage, WorkRow
from app.domain.plan_report import PlanDependency
from app.domain.plan_scale import Scale

_FROM_START = (LinkKind.START_START, LinkKind.START_FINISH)
_TO_FINISH = (LinkKind.FINISH_FINISH, LinkKind.START_FINISH)

Place = tuple[float, float]


@dataclass(frozen=True)
class LinkStyle:
    """Half the height of bars and points, and how far a line goes before it turns."""

    half: float
    turn: float


@dataclass(frozen=True)
class Line:
    """A dependency drawn from the first to the last of its places."""

    dependency: PlanDependency
    places: tuple[Place, ...]


@dataclass(frozen=True)
class LinkEnd:
    """Where a line begins or ends: at ``x`` on a row from ``top`` to ``bottom``.

    ``side`` is -1 or 1 for the left or right end of a bar from ``left`` to ``right``, 0 for a point.
    """

    x: float
    top: float
    bottom: float
    side: int
    left: float
    right: float

    @property
    def middle(self) -> float:
        """Half way down."""
        return (self.top + self.bottom) / 2


def bar_end(left: float, right: float, side: int, top: float, bottom: float) -> LinkEnd:
    """The left (``side`` -1) or right (1) end of a bar."""
    return LinkEnd(right if side > 0 else left, top, bottom, side, left, right)


def point_end(x: float, top: float, bottom: float) -> LinkEnd:
    """A point."""
    return LinkEnd(x, top, bottom, 0, x, x)


def sides(kind: LinkKind) -> tuple[int, int]:
    """The ends of bars between which a line of this kind runs: -1 is the start, 1 the finish."""
    return -1 if kind in _FROM_START else 1, 1 if kind in _TO_FINISH else -1


def lines(
    pages: Sequence[TimelinePage], dependencies: Iterable[PlanDependency], scale: Scale, style: LinkStyle
) -> list[list[Line]]:
    """For each page the dependencies whose two rows stand on it."""
    there = {
        placed.row.key: (number, placed)
        for number, page in enumerate(pages)
        for placed in page.rows
        if placed.row is not None
    }
    found: list[list[Line]] = [[] for _page in pages]
    for one in dependencies:
        source, target = there.get(one.source), there.get(one.target)
        if source is None or target is None or source[0] != target[0] or one.source == one.target:
            continue
        leaves, enters = sides(one.kind)
        places = route(_end(source[1], leaves), _end(target[1], enters), style)
        places = _tidy([(min(max(x, 0.0), scale.width), y) for x, y in places])
        found[source[0]].append(Line(one, tuple(places)))
    return found


def _end(placed: PlacedRow, side: int) -> LinkEnd:
    assert placed.row is not None
    if isinstance(placed.row, WorkRow):
        return bar_end(placed.row.bar.left, placed.row.bar.right, side, placed.top, placed.bottom)
    return point_end(placed.row.point, placed.top, placed.bottom)


def route(begin: LinkEnd, finish: LinkEnd, style: LinkStyle) -> list[Place]:
    """From ``begin`` to ``finish``; straight down where it can be, around the corner where it must."""
    down = 1 if finish.top > begin.top else -1
    y0, y1 = begin.middle, finish.middle
    leave, enter = y0 + down * style.half, y1 - down * style.half
    drop = _shared(begin, finish)
    if drop is not None:
        return [(drop, leave), (drop, enter)]
    lane0, lane1 = begin.x + begin.side * style.turn, finish.x + finish.side * style.turn
    first = [(begin.x, y0), (lane0, y0)] if begin.side else [(begin.x, leave)]
    last = [(lane1, y1), (finish.x, y1)] if finish.side else [(finish.x, enter)]
    if begin.side and not finish.side and (finish.x - lane0) * begin.side >= 0:
        return [(begin.x, y0), (finish.x, y0), (finish.x, enter)]
    if begin.side and begin.side == finish.side:
        lane = max(lane0, lane1) if begin.side > 0 else min(lane0, lane1)
        return [(begin.x, y0), (lane, y0), (lane, y1), (finish.x, y1)]
    if finish.side and (lane1 - lane0) * -finish.side >= 0 and begin.side != finish.side:
        return [*first, (lane0, y1), (finish.x, y1)]
    between = finish.top if down > 0 else finish.bottom
    return [*first, (lane0, between), (lane1, between), *last]


def _shared(begin: LinkEnd, finish: LinkEnd) -> float | None:
    """Where a straight line can go from row to row: at a point that stands over or under the other's bar."""
    if begin.side and finish.side:
        return None
    if not begin.side and not finish.side:
        return begin.x if abs(begin.x - finish.x) < 1 else None
    bar, point = (begin, finish) if begin.side else (finish, begin)
    return point.x if bar.left <= point.x <= bar.right else None


def _tidy(places: list[Place]) -> list[Place]:
    """Without places that are passed in a straight line."""
    found: list[Place] = []
    for place in places:
        if found and place == found[-1]:
            continue
        if len(found) > 1 and any(found[-2][axis] == found[-1][axis] == place[axis] for axis in (0, 1)):
            found.pop()
        found.append(place)
    return found

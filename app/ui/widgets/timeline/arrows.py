"""Dependencies as lines with rounded corners: which of them are seen, where they run, which one is under a point."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPolygonF

from app.domain.plan_layout import DueRow, WorkRow
from app.domain.plan_links import LinkEnd, LinkStyle, bar_end, point_end, route, sides
from app.domain.plan_timeline import PlanLink
from app.ui import paint, theme
from app.ui.widgets.timeline.geometry import ROW, Axis, Block, Line, Lines

_STYLE = LinkStyle(half=7.5, turn=8)
_RADIUS, _HEAD = 4.0, 5.0
_MOST_PASSING = 60  # links that are drawn although both their ends are out of sight
_NEAR = 5.0  # px from a line that take hold of it

_Ends = tuple[PlanLink, Block, int, Block, int]  # the blocks of source and target, and the places in them


class Arrows:
    """The links of one plan among the rows that are shown."""

    def __init__(self, lines: Lines, links: Sequence[PlanLink], before: "Arrows | None" = None) -> None:
        self._lines = lines
        self._spans: list[tuple[int, int, PlanLink]] = []
        self._known: dict[int, _Ends] = {}
        known, starts = before._known if before is not None else {}, lines.starts
        for link in links:
            ends = known.get(id(link))
            if ends is None or ends[0] is not link or ends[1] not in starts or ends[3] not in starts:
                ends = self._find(link)
                if ends is None or ends[1] not in starts or ends[3] not in starts:
                    continue
            self._known[id(link)] = ends
            source, target = starts[ends[1]] + ends[2], starts[ends[3]] + ends[4]
            self._spans.append((source, target, link) if source < target else (target, source, link))

    def _find(self, link: PlanLink) -> _Ends | None:
        """The blocks in which the two rows of a link stand."""
        source, target = link.dependency.source, link.dependency.target
        leaves, enters = self._lines.block_of(source), self._lines.block_of(target)
        if leaves is None or enters is None:
            return None
        return link, leaves, leaves.places[source], enters, enters.places[target]

    def seen(self, first: int, last: int) -> list[PlanLink]:
        """The links that begin or end in the rows from ``first`` to before ``last``.

        Those that only pass through are among them, unless they are so many that nobody could follow one.
        """
        found, passing = [], []
        for begin, end, link in self._spans:
            if first <= begin < last or first <= end < last:
                found.append(link)
            elif begin < last and end >= first:
                passing.append(link)
        return passing + found if len(passing) <= _MOST_PASSING else found

    def places(self, link: PlanLink, axis: Axis, top: float) -> list[QPointF]:
        """The corners of a link; ``top`` is where the first row begins. Empty where an end is not shown."""
        source, target = self._lines.find(link.dependency.source), self._lines.find(link.dependency.target)
        if source is None or target is None or source.index == target.index:
            return []
        leaves, enters = sides(link.dependency.kind)
        corners = route(_end(source, axis, leaves, top), _end(target, axis, enters, top), _STYLE)
        return [QPointF(x, y - 0.5) for x, y in corners]

    def at(self, point: QPointF, axis: Axis, top: float, seen: Sequence[PlanLink]) -> PlanLink | None:
        """The link under a point of the viewport, of several the last."""
        found = None
        for link in seen:
            corners = self.places(link, axis, top)
            if any(_near(point, a, b) for a, b in pairwise(corners)):
                found = link
        return found

    def of(self, line: Line) -> list[PlanLink]:
        """The links of a row, those that lead to it first."""
        mine = [link for begin, end, link in self._spans if line.index in (begin, end)]
        return sorted(mine, key=lambda link: (link.dependency.target != line.key, link.id))


def draw(p: QPainter, corners: Sequence[QPointF], role: str, thick: float = 1.2) -> None:
    """A line with its head."""
    if len(corners) < 2:
        return
    colour = theme.color(role)
    p.setRenderHint(QPainter.RenderHint.Antialiasing)
    p.setPen(paint.pen(colour, thick))
    p.setBrush(Qt.BrushStyle.NoBrush)
    p.drawPath(_rounded(corners))
    tip, before = corners[-1], corners[-2]
    across, down = tip.x() - before.x(), tip.y() - before.y()
    length = abs(across) + abs(down) or 1.0  # lines are upright or level
    dx, dy = across / length, down / length
    back = QPointF(tip.x() - dx * _HEAD, tip.y() - dy * _HEAD)
    aside = QPointF(-dy * 3.2, dx * 3.2)
    p.setPen(Qt.PenStyle.NoPen)
    p.setBrush(colour)
    p.drawPolygon(QPolygonF([tip, back + aside, back - aside]))


def _end(line: Line, axis: Axis, side: int, top: float) -> LinkEnd:
    y = top + line.top
    if isinstance(line.row, WorkRow):
        left, right = axis.x(line.row.bar.left), axis.x(line.row.bar.right)
        return bar_end(left, right, side, y, y + ROW)
    assert isinstance(line.row, DueRow)
    return point_end(axis.x(line.row.point), y, y + ROW)


def _rounded(corners: Sequence[QPointF]) -> QPainterPath:
    path = QPainterPath(corners[0])
    for before, corner, after in zip(corners, corners[1:], corners[2:], strict=False):
        into, out = _towards(corner, before), _towards(corner, after)
        path.lineTo(into)
        path.quadTo(corner, out)
    path.lineTo(corners[-1])
    return path


def _towards(corner: QPointF, other: QPointF) -> QPointF:
    """The point on the way from ``corner`` where its rounding ends."""
    across, down = other.x() - corner.x(), other.y() - corner.y()
    length = abs(across) + abs(down)
    reach = min(_RADIUS, length / 2)
    return corner if length == 0 else QPointF(corner.x() + across / length * reach, corner.y() + down / length * reach)


def _near(point: QPointF, a: QPointF, b: QPointF) -> bool:
    """Whether a point is at an upright or level piece of a line."""
    left, right = sorted((a.x(), b.x()))
    top, bottom = sorted((a.y(), b.y()))
    near = _NEAR if left == right or top == bottom else 0.0
    return left - near <= point.x() <= right + near and top - near <= point.y() <= bottom + near

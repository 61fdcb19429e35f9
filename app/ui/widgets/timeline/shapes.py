"""The shapes of the timeline: brackets, bars, points and their ghosts, in pixels of the viewport."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from app.domain.plan_layout import DueRow, WorkRow
from app.domain.plan_report import RowKind
from app.domain.plan_status import DONE, DueState
from app.ui import icons, paint, theme
from app.ui.language import tr
from app.ui.widgets.timeline.geometry import ROW, Axis, Line
from app.ui.widgets.timeline.words import is_late, point_label, state_text

BAR = 11
_FOOT, _BRACKET, _GHOST = 6, 3, 3
HANDLE = 3.5  # radius of the handle that links
SIGN = 12  # px of the sign at the edge that tells where a shape is that is out of sight
GAP = 11  # px from the middle of a point to its label


@dataclass(frozen=True)
class Place:
    """Where a row is painted: ``top`` in the viewport, on ``surface`` (a token); months instead of days on labels."""

    axis: Axis
    top: float
    surface: str
    months: bool

    @property
    def middle(self) -> float:
        """The line on which shapes stand."""
        return self.top + ROW / 2 - 0.5


def mix(role: str, surface: str, share: float) -> QColor:
    """``share`` of a colour on another one."""
    one, other = theme.color(role), theme.color(surface)
    parts = ((one.redF(), other.redF()), (one.greenF(), other.greenF()), (one.blueF(), other.blueF()))
    return QColor.fromRgbF(*(a * share + b * (1 - share) for a, b in parts))


def row(p: QPainter, line: Line, place: Place) -> None:
    """The shape of a row, with its ghosts and its words."""
    match line.row:
        case WorkRow():
            _work(p, line, line.row, place)
        case DueRow():
            _due(p, line.row, place)
    _elsewhere(p, line, place)


def bar_rect(axis: Axis, left: float, right: float, middle: float) -> QRectF:
    """A bar from ``left`` to ``right`` (days); one of no length is still seen."""
    x = axis.x(left)
    return QRectF(x, middle - 6, max(2.0, axis.x(right) - x), BAR)


def bar(p: QPainter, rect: QRectF, done: float, track: str, surface: str) -> None:
    """A task: done up to ``done`` (x), the rest 30 %."""
    seen = rect.intersected(QRectF(p.clipBoundingRect()).adjusted(-9, -9, 9, 9)) if p.hasClipping() else rect
    if seen.isEmpty():
        return
    p.setRenderHint(QPainter.RenderHint.Antialiasing)
    p.setPen(Qt.PenStyle.NoPen)
    p.setBrush(mix(track, surface, 0.30))
    p.drawRoundedRect(seen, 3, 3)
    if done > seen.left():
        p.save()
        p.setClipRect(
            QRectF(seen.left(), seen.top(), done - seen.left(), seen.height()), Qt.ClipOperation.IntersectClip
        )
        p.setBrush(theme.color(track))
        p.drawRoundedRect(seen, 3, 3)
        p.restore()


def bracket(p: QPainter, axis: Axis, left: float, right: float, middle: float) -> None:
    """A work package: a thin bracket over its rows; an end out of sight has no foot."""
    x1, x2 = axis.x(left), axis.x(right)
    begin, end = max(x1, axis.begin - 1), min(x2, axis.end + 1)
    if end <= begin:
        return
    colour = mix("ink", "base", 0.8)
    p.setRenderHint(QPainter.RenderHint.Antialiasing)
    p.fillRect(QRectF(begin, middle - _BRACKET, end - begin, _BRACKET), colour)
    p.setPen(Qt.PenStyle.NoPen)
    p.setBrush(colour)
    for x, sign in ((x1, 1), (x2, -1)):
        if axis.begin <= x <= axis.end:
            p.drawPolygon(QPolygonF([QPointF(x, middle), QPointF(x + _FOOT * sign, middle), QPointF(x, middle + 5)]))


def point(p: QPainter, kind: RowKind, state: DueState, x: float, y: float, surface: str) -> None:
    """What is due: diamond milestone, square deliverable, disc report; hollow planned, solid done, red late."""
    role = "danger" if state is DueState.LATE else "accent" if state in DONE else "ink"
    role = "amber" if state is DueState.UNPROVEN else "muted" if state is DueState.UNRECORDED else role
    solid = state is DueState.LATE or state in DONE
    if kind is RowKind.MILESTONE:
        paint.diamond(p, x, y, 6.5, role, solid, surface)
    elif kind is RowKind.DELIVERABLE:
        paint.box(p, QRectF(x - 7, y - 7, 14, 14), surface, radius=3)
        paint.box(p, QRectF(x - 5, y - 5, 10, 10), role if solid else surface, role, 2, 1.5)
        if state is DueState.DRAFT:
            p.fillRect(QRectF(x - 4, y, 8, 4), theme.color(role))
    else:
        paint.box(p, QRectF(x - 7, y - 7, 14, 14), surface, radius=7)
        paint.box(p, QRectF(x - 5, y - 5, 10, 10), surface, role, 5, 1.5)


def ghost_point(p: QPainter, kind: RowKind, x: float, y: float, surface: str) -> None:
    """Where something was due before, small and hollow."""
    if kind is RowKind.MILESTONE:
        paint.diamond(p, x, y, 5, "faint", False, surface)
    else:
        paint.box(p, QRectF(x - 4, y - 4, 8, 8), surface, "faint", 2 if kind is RowKind.DELIVERABLE else 4, 1.5)


def slip(p: QPainter, x1: float, x2: float, y: float) -> None:
    """The dotted line from where something was due to where it is now."""
    left, right = sorted((x1, x2))
    if right - left > 14:
        p.save()
        p.setPen(QPen(theme.color("faint"), 1.2, Qt.PenStyle.DotLine))
        p.drawLine(QPointF(left + 6, y), QPointF(right - 7, y))
        p.restore()


def label(p: QPainter, right_of: float, left_of: float, y: float, words: str, role: str, place: Place) -> None:
    """Words on a patch of the background, right of a shape; where there is no room, left of it."""
    wide = paint.width(words, "small")
    at_right = right_of + wide + 4 <= place.axis.end or left_of - wide < place.axis.begin
    x = right_of if at_right else left_of - wide
    p.fillRect(QRectF(x - 2, y - 8, wide + 4, 16), theme.color(place.surface))
    paint.text(p, QRectF(x, y - 9, wide + 2, 18), words, "small", role)


def side(line: Line, axis: Axis) -> int:
    """On which side a shape is that is out of sight with all its ghosts: -1 left, 1 right; 0 in sight."""
    if line.row is None or line.heads:
        return 0
    ends = list(line.span)
    if isinstance(line.row, DueRow):
        ends += [day for day in (line.row.baseline, line.row.original) if day is not None]
    return -1 if axis.x(max(ends)) < axis.begin - GAP else 1 if axis.x(min(ends)) > axis.end + GAP else 0


def _elsewhere(p: QPainter, line: Line, place: Place) -> None:
    """At the edge of the chart: where a shape is that is out of sight, and the state of a point that is over."""
    axis, where = place.axis, side(line, place.axis)
    if not where or line.row is None:
        return
    role = "danger" if is_late(line.row) else "muted"
    x = axis.begin + 4 if where < 0 else axis.end - SIGN - 4
    name = "chevron-left" if where < 0 else "chevron-right"
    icons.draw(p, name, QRectF(x, place.middle - SIGN / 2, SIGN, SIGN), role)
    words = state_text(line.row.facts) if isinstance(line.row, DueRow) and where < 0 else ""
    if words:
        paint.text(p, QRectF(x + SIGN + 2, place.middle - 9, 160, 18), words, "small", role)


def _work(p: QPainter, line: Line, work: WorkRow, place: Place) -> None:
    axis, y = place.axis, place.middle
    if work.ghost is not None:
        left, right = axis.x(work.ghost.left), axis.x(work.ghost.right)
        paint.box(p, QRectF(left, y + 6, max(2.0, right - left), _GHOST), "faint", radius=1.5)
    if line.heads:
        bracket(p, axis, work.bar.left, work.bar.right, y)
        return
    rect = bar_rect(axis, work.bar.left, work.bar.right, y)
    bar(p, rect, axis.x(work.bar.done), line.track, place.surface)
    if is_late(work):
        paint.box(p, rect.adjusted(-1.5, -1.5, 1.5, 1.5), None, "danger", 4, 1.2)
        label(p, rect.right() + 8, rect.left() - 8, y, tr("late"), "danger", place)


def _due(p: QPainter, due: DueRow, place: Place) -> None:
    axis, y, kind = place.axis, place.middle, due.key.kind
    x = axis.x(due.point)
    left = right = x
    for before in (due.baseline, due.original):
        if before is not None:
            other = axis.x(before)
            left, right = min(left, other), max(right, other)
            slip(p, other, x, y)
            ghost_point(p, kind, other, y, place.surface)
    role = "danger" if is_late(due) else "muted"
    words = point_label(due.facts, place.months, axis.scale.first)
    if axis.begin - GAP < right and left < axis.end + GAP:
        label(p, right + GAP, left - GAP, y, words, role, place)
    point(p, kind, due.facts.state, x, y, place.surface)

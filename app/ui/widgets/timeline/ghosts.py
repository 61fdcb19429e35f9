"""What is shown of a drag: the shape where it would land, with its words; and the handles of the row one is at."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPolygonF

from app.domain.plan_layout import DueRow
from app.ui import paint, theme
from app.ui.widgets.timeline import shapes
from app.ui.widgets.timeline.drag import Ghost, Hold, link_handle, progress_handle
from app.ui.widgets.timeline.geometry import HEAD, ROW, Axis, Line


def draw(p: QPainter, ghost: Ghost, line: Line, axis: Axis, top: float, height: int) -> None:
    """The ghost of the row ``line``."""
    middle = top + line.top + ROW / 2 - 0.5
    if ghost.hold is Hold.LINK:
        _link(p, ghost, line, axis, top)
        return
    if isinstance(line.row, DueRow):
        x = axis.x(ghost.left)
        _guides(p, (x,), height)
        shapes.point(p, line.key.kind, line.row.facts.state, x, middle, "base")
        _words(p, ghost.words, x + shapes.GAP, middle, axis)
        return
    rect = shapes.bar_rect(axis, ghost.left, ghost.right, middle)
    if ghost.hold is not Hold.PROGRESS:
        _guides(p, (rect.left(), rect.right()), height)
    if line.heads:
        shapes.bracket(p, axis, ghost.left, ghost.right, middle)
    else:
        shapes.bar(p, rect, axis.x(ghost.done), line.track, "base")
        paint.box(p, rect.adjusted(-1, -1, 1, 1), None, line.track, 4, 1.2)
    at = axis.x(ghost.done) if ghost.hold is Hold.PROGRESS else rect.right()
    _words(p, ghost.words, at + 10, middle, axis)


def handles(p: QPainter, line: Line, axis: Axis, middle: float, chosen: bool) -> None:
    """What one can take hold of in this row: its ends, how much is done, and the ring that links it."""
    p.setRenderHint(QPainter.RenderHint.Antialiasing)
    progress, link = progress_handle(line, axis, middle), link_handle(line, axis, middle)
    if progress is not None:
        x, y = progress.x(), progress.y()
        p.setPen(Qt.PenStyle.NoPen)
        p.setBrush(theme.color("muted"))
        p.drawPolygon(QPolygonF([QPointF(x, y - 4), QPointF(x + 4.5, y + 2), QPointF(x - 4.5, y + 2)]))
    if link is not None:
        p.setBrush(theme.color("select" if chosen else "base"))
        p.setPen(paint.pen(theme.color("muted"), 1.4))
        p.drawEllipse(link, shapes.HANDLE, shapes.HANDLE)


def _guides(p: QPainter, places: tuple[float, ...], height: int) -> None:
    """Fine lines up to the scale, so that one sees where it lands."""
    p.setPen(paint.pen(theme.color("accent"), 1, Qt.PenStyle.DotLine))
    for x in places:
        p.drawLine(QPointF(x, HEAD), QPointF(x, height))


def _link(p: QPainter, ghost: Ghost, line: Line, axis: Axis, top: float) -> None:
    middle = top + line.top + ROW / 2 - 0.5
    begin, end = link_handle(line, axis, middle), ghost.pointer
    if begin is None or end is None:
        return
    if ghost.target is not None:
        rect = QRectF(axis.begin + 2, top + ghost.target * ROW + 2, axis.end - axis.begin - 4, ROW - 5)
        paint.box(p, rect, None, "accent", 4, 1.5)
    p.setRenderHint(QPainter.RenderHint.Antialiasing)
    p.setPen(paint.pen(theme.color("accent"), 2))
    p.drawLine(begin, end)
    p.setBrush(theme.color("accent"))
    p.drawEllipse(end, 3, 3)
    _words(p, ghost.words, end.x() + 12, end.y(), axis)


def _words(p: QPainter, words: str, x: float, y: float, axis: Axis) -> None:
    """The words in a pill that stays in sight."""
    if not words:
        return
    wide = paint.width(words, "small", paint.SEMI) + 16
    left = max(axis.begin + 4, min(x, axis.end - wide - 4))
    at = QRectF(left, y - 11, wide, 22)
    paint.box(p, at, "raised", "edge", 6)
    paint.text(p, at.adjusted(8, 0, -6, 0), words, "small", "ink", weight=paint.SEMI)

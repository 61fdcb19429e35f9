"""The signs of the drawn plan: diamonds, squares and discs that say by their shape and filling what they are.

A milestone is a diamond, a deliverable a square, a report to the funder a disc. Hollow: to come; filled: done; with an
exclamation mark: late; with a half filling: begun. No sign is told by its colour alone (DOCUMENTS, "Grid").
"""

from collections.abc import Callable
from typing import Any

from reportlab.lib.colors import Color, white

from app.domain.plan_report import RowKind
from app.domain.plan_status import DONE, DueState
from app.exporters.pdf.theme import ACCENT, DANGER, INK, MUTED

RADIUS = 3.1  # points: half the height of a sign
_LINE = 0.9


def draw_sign(canvas: Any, kind: RowKind, state: DueState, x: float, y: float) -> None:
    """The sign of something due, its middle at ``x``, ``y``."""
    colour = _colour(state)
    canvas.saveState()
    canvas.setLineWidth(_LINE)
    canvas.setStrokeColor(colour)
    canvas.setFillColor(colour if state in DONE or state is DueState.LATE else white)
    canvas.drawPath(_outline(canvas, kind, x, y, RADIUS), stroke=1, fill=1)
    if state is DueState.LATE:
        _exclaim(canvas, x, y)
    elif state in (DueState.DRAFT, DueState.UNPROVEN):
        canvas.setFillColor(colour)
        canvas.clipPath(_outline(canvas, kind, x, y, RADIUS), stroke=0, fill=0)
        canvas.rect(x - 2 * RADIUS, y - 2 * RADIUS, 4 * RADIUS, 2 * RADIUS, stroke=0, fill=1)
    elif state is DueState.UNRECORDED:
        canvas.setLineWidth(0.8)
        canvas.line(x - RADIUS * 0.5, y, x + RADIUS * 0.5, y)
    canvas.restoreState()


def draw_ghost(canvas: Any, kind: RowKind, x: float, y: float) -> None:
    """The small hollow sign of where something was due at first."""
    canvas.saveState()
    canvas.setLineWidth(0.7)
    canvas.setStrokeColor(MUTED)
    canvas.setFillColor(white)
    canvas.drawPath(_outline(canvas, kind, x, y, RADIUS * 0.68), stroke=1, fill=1)
    canvas.restoreState()


def draw_slip(canvas: Any, start: float, end: float, y: float) -> None:
    """The dotted line from an original date to the one that counts now."""
    canvas.saveState()
    canvas.setStrokeColor(MUTED)
    canvas.setLineWidth(0.7)
    canvas.setDash([0.8, 1.6])
    canvas.line(start, y, end, y)
    canvas.restoreState()


def draw_arrow(canvas: Any, colour: Color, tip: tuple[float, float], before: tuple[float, float]) -> None:
    """The head of a line that comes from ``before``."""
    (x, y), size = tip, 2.0
    across, up = tip[0] - before[0], tip[1] - before[1]
    length = abs(across) + abs(up) or 1.0  # lines are upright or level
    dx, dy = across / length, up / length
    path = canvas.beginPath()
    path.moveTo(x, y)
    path.lineTo(x - dx * size * 1.5 - dy * size * 0.75, y - dy * size * 1.5 - dx * size * 0.75)
    path.lineTo(x - dx * size * 1.5 + dy * size * 0.75, y - dy * size * 1.5 + dx * size * 0.75)
    path.close()
    canvas.saveState()
    canvas.setFillColor(colour)
    canvas.drawPath(path, stroke=0, fill=1)
    canvas.restoreState()


def _colour(state: DueState) -> Color:
    if state is DueState.LATE:
        return DANGER
    if state is DueState.UNRECORDED:
        return MUTED
    return ACCENT if state in DONE else INK


def _exclaim(canvas: Any, x: float, y: float) -> None:
    canvas.setFillColor(white)
    canvas.rect(x - 0.42, y - 0.55, 0.84, 2.3, stroke=0, fill=1)
    canvas.circle(x, y - 1.5, 0.52, stroke=0, fill=1)


def _outline(canvas: Any, kind: RowKind, x: float, y: float, radius: float) -> Any:
    path = canvas.beginPath()
    _SHAPES[kind](path, x, y, radius)
    return path


def _diamond(path: Any, x: float, y: float, radius: float) -> None:
    reach = radius * 1.22
    path.moveTo(x - reach, y)
    path.lineTo(x, y - reach)
    path.lineTo(x + reach, y)
    path.lineTo(x, y + reach)
    path.close()


def _square(path: Any, x: float, y: float, radius: float) -> None:
    half = radius * 0.92
    path.roundRect(x - half, y - half, 2 * half, 2 * half, half * 0.35)


def _disc(path: Any, x: float, y: float, radius: float) -> None:
    path.circle(x, y, radius)


_SHAPES: dict[RowKind, Callable[[Any, float, float, float], None]] = {
    RowKind.DELIVERABLE: _square,
    RowKind.MILESTONE: _diamond,
    RowKind.REPORT: _disc,
}

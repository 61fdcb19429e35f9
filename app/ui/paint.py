"""A small painting vocabulary that painted widgets and delegates share; a role is a token of the theme."""

from collections.abc import Iterable
from functools import lru_cache
from math import ceil

from PySide6.QtCore import QLineF, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPainterPath,
    QPen,
    QPolygonF,
    QTextLayout,
    QTextOption,
)

from app.ui import theme

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
CENTER = Qt.AlignmentFlag.AlignCenter
SEMI = QFont.Weight.DemiBold

Rect = QRect | QRectF

# What shape and colour a state has: ring open, half in progress, disc with a tick done, triangle late (LOOK).
_ROLES = {
    "open": "amber",
    "progress": "indigo",
    "done": "accent",
    "late": "danger",
    "missing": "danger",
    "received": "indigo",
    "planned": "muted",
    "off": "faint",
}
_RING_AND_HALF = {"progress", "received"}


def state_role(state: str) -> str:
    """The colour of a state: open, progress, done, late, missing, received, planned, off."""
    return _ROLES[state]


def metrics(style: str = "body", weight: QFont.Weight | None = None) -> QFontMetricsF:
    """The measures of a type style."""
    return QFontMetricsF(theme.font(style, weight))


def width(words: str, style: str = "body", weight: QFont.Weight | None = None) -> float:
    """How wide a line of text is, in logical pixels."""
    return metrics(style, weight).horizontalAdvance(words)


def pen(colour: QColor, thick: float = 1.0, style: Qt.PenStyle = Qt.PenStyle.SolidLine) -> QPen:
    """A pen with round caps and joins (QPen takes no keyword for them)."""
    return QPen(colour, thick, style, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)


def text(
    p: QPainter,
    rect: Rect,
    words: str,
    style: str = "body",
    role: str = "ink",
    align: Qt.AlignmentFlag = LEFT,
    weight: QFont.Weight | None = None,
) -> float:
    """Draw one line, elided to the rectangle; returns its width. Line ends are shown as spaces."""
    rect, font = QRectF(rect), theme.font(style, weight)
    if rect.width() <= 0 or not words:
        return 0.0
    fm = QFontMetricsF(font)
    words = fm.elidedText(words.replace("\n", " "), Qt.TextElideMode.ElideRight, rect.width() + 0.5)
    p.setFont(font)
    p.setPen(theme.color(role))
    p.drawText(rect, int(align | Qt.TextFlag.TextSingleLine), words)
    return fm.horizontalAdvance(words)


Run = tuple[str, str, QFont.Weight | None]


def runs(p: QPainter, rect: Rect, parts: Iterable[Run], style: str = "body") -> float:
    """Consecutive runs (text, role, weight) on one line, 5 px apart: a name, then the native form muted.

    Returns the x at which the next run would begin.
    """
    rect = QRectF(rect)
    for words, role, weight in parts:
        if words and rect.width() > 8:
            rect.setLeft(rect.left() + text(p, rect, words, style, role, weight=weight) + 5)
    return rect.left()


def wrapped(
    p: QPainter,
    rect: Rect,
    words: str,
    style: str = "small",
    role: str = "ink",
    weight: QFont.Weight | None = None,
    lines: int = 9,
    leading: float = 15.0,
) -> float:
    """Draw at most ``lines`` lines, ``leading`` apart, the last one elided; returns the height used.

    ``leading`` is that of the first text size, and grows with the text.
    """
    rect, font, leading = QRectF(rect), theme.font(style, weight), leading * theme.text_scale()
    fm = QFontMetricsF(font)
    starts = _breaks(words, style, weight, round(rect.width(), 1), theme.text_scale())
    lines = max(1, min(lines, int((rect.height() + 2) // leading)))
    p.setFont(font)
    p.setPen(theme.color(role))
    for number, (start, length) in enumerate(starts[:lines]):
        last = number == lines - 1 and len(starts) > lines
        part = words[start:] if last else words[start : start + length].rstrip()
        part = fm.elidedText(part.replace("\n", " "), Qt.TextElideMode.ElideRight, rect.width() + 1)
        line = QRectF(rect.left(), rect.top() + number * leading, rect.width() + 2, leading)
        p.drawText(line, int(LEFT), part)
    return min(lines, len(starts)) * leading


@lru_cache(maxsize=4096)
def _breaks(
    words: str, style: str, weight: QFont.Weight | None, wide: float, _scale: float
) -> tuple[tuple[int, int], ...]:
    layout = QTextLayout(words.replace("\n", " "), theme.font(style, weight))
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WordWrap)
    layout.setTextOption(option)
    layout.beginLayout()
    found = []
    while (line := layout.createLine()).isValid():
        line.setLineWidth(wide)
        found.append((line.textStart(), line.textLength()))
    layout.endLayout()
    return tuple(found)


def _snap(p: QPainter, x: float, y: float) -> tuple[float, float, float]:
    """A point moved up to the device grid, and the width of a whole-pixel hairline: even at 125 and 150 %."""
    t = p.deviceTransform()
    scale = t.m11() or 1.0
    sx, sy = ((ceil(v * scale + d - 0.01) - d) / scale for v, d in ((x, t.dx()), (y, t.dy())))
    return sx, sy, max(1, int(scale)) / scale


def hline(p: QPainter, left: float, right: float, y: float, role: str = "hair") -> None:
    """A horizontal hairline."""
    x, y, thick = _snap(p, left, y)
    p.fillRect(QRectF(x, y, right - left, thick), theme.color(role))


def vline(p: QPainter, x: float, top: float, bottom: float, role: str = "hair") -> None:
    """A vertical hairline."""
    x, y, thick = _snap(p, x, top)
    p.fillRect(QRectF(x, y, thick, bottom - top), theme.color(role))


def box(
    p: QPainter,
    rect: Rect,
    fill: str | None = None,
    line: str | None = None,
    radius: float = 4.0,
    thick: float = 1.0,
    style: Qt.PenStyle = Qt.PenStyle.SolidLine,
) -> None:
    """A rounded rectangle; its outline lies inside."""
    p.save()
    p.setRenderHint(QPainter.RenderHint.Antialiasing)
    p.setBrush(theme.color(fill) if fill else Qt.BrushStyle.NoBrush)
    p.setPen(QPen(theme.color(line), thick, style) if line else QPen(Qt.PenStyle.NoPen))
    inset = thick / 2 if line else 0
    p.drawRoundedRect(QRectF(rect).adjusted(inset, inset, -inset, -inset), radius, radius)
    p.restore()


def focus(p: QPainter, rect: Rect, radius: float = 6.0) -> None:
    """The outline of what has the keyboard."""
    box(p, rect, None, "accent", radius, 1.5)


def diamond(
    p: QPainter, x: float, y: float, r: float = 6.0, role: str = "ink", solid: bool = True, halo: str = "base"
) -> None:
    """A milestone: solid achieved, hollow planned."""
    p.save()
    p.setRenderHint(QPainter.RenderHint.Antialiasing)
    shape = QPolygonF([QPointF(x, y - r), QPointF(x + r, y), QPointF(x, y + r), QPointF(x - r, y)])
    p.setBrush(theme.color(halo))
    p.setPen(pen(theme.color(halo), 4))
    p.drawPolygon(shape)
    p.setBrush(theme.color(role if solid else halo))
    p.setPen(pen(theme.color(role), 1.5))
    p.drawPolygon(shape)
    p.restore()


def status(p: QPainter, x: float, y: float, state: str, r: float = 4.5, surface: str = "base") -> None:
    """The shape of a state around (x, y), in its colour (see ``state_role``)."""
    colour = theme.color(_ROLES[state])
    p.save()
    p.setRenderHint(QPainter.RenderHint.Antialiasing)
    p.setPen(QPen(colour, 1.5))
    p.setBrush(Qt.BrushStyle.NoBrush)
    ring = QRectF(x - r, y - r, 2 * r, 2 * r)
    if state in ("late", "missing"):
        p.setBrush(colour)
        p.setPen(pen(colour, 1))
        p.drawPolygon(QPolygonF([QPointF(x, y - r), QPointF(x + r, y + r - 1), QPointF(x - r, y + r - 1)]))
    elif state == "done":
        p.setPen(Qt.PenStyle.NoPen)
        p.setBrush(colour)
        p.drawEllipse(ring.adjusted(-1, -1, 1, 1))
        p.setPen(pen(theme.color(surface), 1.4))
        p.drawPolyline(QPolygonF([QPointF(x - 2.3, y + 0.2), QPointF(x - 0.6, y + 1.9), QPointF(x + 2.4, y - 1.7)]))
    elif state == "off":
        p.drawLine(QLineF(x - 3.5, y, x + 3.5, y))
    else:
        p.drawEllipse(ring)
        if state in _RING_AND_HALF:
            half = QPainterPath(QPointF(x, y))
            half.arcTo(ring, 90, -180)
            p.fillPath(half, colour)
    p.restore()


def shadow(p: QPainter, rect: Rect, radius: float = 10.0, spread: int = 20, drop: int = 4) -> None:
    """A soft popup shadow: a few stacked rounded rectangles, no effect object."""
    p.save()
    p.setRenderHint(QPainter.RenderHint.Antialiasing)
    p.setPen(Qt.PenStyle.NoPen)
    colour = QColor(theme.color("shadow"))
    for step in range(spread, 0, -1):
        colour.setAlphaF(theme.tokens().shadow_alpha / 255 * (1 - step / (spread + 1)) ** 2 * 0.10)
        p.setBrush(colour)
        grown = QRectF(rect).adjusted(-step, -step + drop, step, step + drop)
        p.drawRoundedRect(grown, radius + step, radius + step)
    p.restore()

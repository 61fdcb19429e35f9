"""The frozen part of the timeline: what the rows are called, who leads them, when they end or are due."""

import datetime as dt

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from app.domain.plan_layout import DueRow, title_of
from app.domain.plan_report import RowKind
from app.domain.plan_status import DONE, DueState
from app.ui import icons, paint, theme
from app.ui.language import tr
from app.ui.widgets.timeline.geometry import HEAD, ROW, Columns, Line
from app.ui.widgets.timeline.words import end_text, is_late, title_text

_SHAPE, NUMBER, INDENT = 32, 46, 24  # px: the middle of the shape, where numbers of rows and of heads begin
FOLD = 24  # px at the left that open and close a work package
_GAP = 5


def head(p: QPainter, columns: Columns) -> None:
    """The names of the columns, level with the last line of the scale."""
    p.fillRect(QRectF(0, 0, columns.end, HEAD), theme.color("base"))
    top = HEAD - 26
    paint.text(p, QRectF(INDENT, top, columns.title_end - INDENT, 20), tr("Work").upper(), "caps", "muted")
    if columns.lead is not None:
        paint.text(p, QRectF(columns.lead, top, columns.lead_wide, 20), tr("Lead").upper(), "caps", "muted")
    paint.text(p, QRectF(columns.due, top, columns.due_wide, 20), tr("Due").upper(), "caps", "muted", paint.RIGHT)
    paint.hline(p, 0, columns.end, HEAD - 1, "edge")


def title_rect(line: Line, columns: Columns, top: float) -> QRectF:
    """Where number and title stand, and are typed."""
    left = INDENT if line.heads else NUMBER
    return QRectF(left, top, columns.title_end - left, ROW - 1)


def row(p: QPainter, line: Line, columns: Columns, top: float, months: bool, start: dt.date) -> None:
    """The cells of a row; its background is there already."""
    at = title_rect(line, columns, top)
    if line.heads:
        _head_row(p, line, at)
    elif line.row is not None:
        _shape(p, line, top + ROW / 2 - 0.5)
        paint.runs(p, at, [(title_of(line.row).number, "muted", None), (title_text(line.row), "ink", None)])
    if line.row is None:
        return
    late = is_late(line.row)
    weight = paint.SEMI if line.heads else None
    if columns.lead is not None:
        at = QRectF(columns.lead, top, columns.lead_wide, ROW - 1)
        paint.text(p, at, title_of(line.row).lead, "small", "muted", weight=weight)
    if not line.heads or months:
        words = end_text(line.row, months, start)
        paint.text(
            p,
            QRectF(columns.due, top, columns.due_wide, ROW - 1),
            words,
            "small",
            "danger" if late else "ink",
            paint.RIGHT,
        )


def _head_row(p: QPainter, line: Line, at: QRectF) -> None:
    if line.foldable:
        icon = "chevron-down" if line.open else "chevron-right"
        icons.draw(p, icon, QRectF(6, at.top() + 7, 14, 14), "muted")
    number = title_of(line.row).number if line.row is not None else ""
    parts = [(number, "ink", paint.SEMI), (title_text(line.row), "ink", paint.SEMI)]
    paint.runs(p, at, parts)


def _shape(p: QPainter, line: Line, y: float) -> None:
    """The sign of the row, small: a bar in its colour, or its point."""
    if not isinstance(line.row, DueRow):
        paint.box(p, QRectF(_SHAPE - 5, y - 2, 10, 4), "danger" if line.row and is_late(line.row) else line.track,
                  radius=2)  # fmt: skip
        return
    state, kind = line.row.facts.state, line.key.kind
    role = "danger" if state is DueState.LATE else "accent" if state in DONE else "ink"
    role = "amber" if state is DueState.UNPROVEN else role
    solid = state is DueState.LATE or state in DONE
    if kind is RowKind.MILESTONE:
        paint.diamond(p, _SHAPE, y, 4.5, role, solid, "base")
    else:
        box = QRectF(_SHAPE - 4, y - 4, 8, 8)
        paint.box(p, box, role if solid else None, role, 2 if kind is RowKind.DELIVERABLE else 4, 1.5)

"""What an empty timetable says: where the first session may be drawn."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from app.ui import paint, theme
from app.ui.language import tr
from app.ui.widgets.timetable.geometry import Geometry

_START, _END = 9 * 60, 10 * 60 + 30  # venue minutes
_LEAST = 78  # px: as high as the words need


def invitation_words() -> str:
    """For screen readers."""
    return tr("No sessions yet. Drag over the hours to draw the first session, or press Shift+N.")


def invitation(p: QPainter, geometry: Geometry, offset: tuple[float, float]) -> None:
    """The outline of a session at the first day's morning, with words."""
    left, top = offset
    begin, over = geometry.column_span(0, 0, min(2, geometry.days[0].count))
    high = max(float(theme.px(_LEAST)), geometry.scale.y(_END) - geometry.scale.y(_START))
    r = QRectF(left + begin + 4, top + geometry.scale.y(_START) + 1, over - begin - 8, high)
    paint.box(p, r, "tint", "accent", 4, 1.25, Qt.PenStyle.DashLine)
    inner = r.adjusted(10, 8, -8, -6)
    used = paint.wrapped(p, inner, tr("Drag here to draw the first session"), "small", "accent", paint.SEMI, lines=3)
    rest = inner.adjusted(0, used + 2, 0, 0)
    if rest.height() >= theme.px(15):
        paint.wrapped(p, rest, tr("or press Shift+N"), "small", "muted", lines=2)

"""The foot of the timeline: what its shapes mean, and how it is made larger."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget
from typing_extensions import override

from app.domain.plan_report import RowKind
from app.domain.plan_status import DueState
from app.ui import paint, theme
from app.ui.language import tr
from app.ui.widgets.labels import Elided
from app.ui.widgets.timeline import shapes

_HEIGHT, _SIGN, _BESIDE, _GAP = 32, 26, 8, 20  # px


class Legend(QWidget):
    """The signs with their words, as many as there is room for."""

    def __init__(self) -> None:
        super().__init__()
        self._entries = [
            ("bar", tr("done, planned")),
            ("baseline", tr("baseline")),
            (RowKind.MILESTONE, tr("milestone")),
            (RowKind.DELIVERABLE, tr("deliverable")),
            ("late", tr("late")),
        ]
        self.setFixedHeight(_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(tr("Legend"))

    def show_baseline(self, there: bool) -> None:
        """Whether a baseline is behind the plan."""
        self._entries = [entry for entry in self._entries if entry[0] != "baseline"]
        if there:
            self._entries.insert(1, ("baseline", tr("baseline")))
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        wide = sum(_SIGN + _BESIDE + _GAP + paint.width(words, "small") for _sign, words in self._entries)
        return QSize(round(wide), _HEIGHT)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(_SIGN, _HEIGHT)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        p = QPainter(self)
        x, y = 0.0, _HEIGHT / 2
        for sign, words in self._entries:
            wide = paint.width(words, "small")
            shape = 16 if isinstance(sign, RowKind) or sign == "late" else _SIGN
            if x + shape + _BESIDE + wide > self.width():
                break
            _paint_sign(p, sign, x, y)
            at = QRectF(x + shape + _BESIDE, 0, wide + 2, _HEIGHT)
            paint.text(p, at, words, "small", "muted")
            x += shape + _BESIDE + wide + _GAP
        p.end()


class TimelineFoot(QWidget):
    """Legend at the left, how to zoom at the right."""

    def __init__(self) -> None:
        super().__init__()
        self.legend = Legend()
        hint = Elided(tr("Ctrl + wheel zooms, Ctrl + 0 fits"), "small", "muted")
        hint.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.MARGIN, 0, theme.MARGIN, 0)
        row.addWidget(self.legend, 1)
        row.addWidget(hint)
        self.setFixedHeight(_HEIGHT)


def _paint_sign(p: QPainter, sign: str, x: float, y: float) -> None:
    if sign == "bar":
        shapes.bar(p, QRectF(x, y - 5, _SIGN, 10), x + _SIGN * 0.55, "plum", "base")
    elif sign == "baseline":
        paint.box(p, QRectF(x, y - 1.5, _SIGN, 3), "faint", radius=1.5)
    elif sign == "late":
        shapes.point(p, RowKind.DELIVERABLE, DueState.LATE, x + 8, y, "base")
    else:
        shapes.point(p, RowKind(sign), DueState.PENDING, x + 8, y, "base")

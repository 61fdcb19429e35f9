"""One plan laid out at one zoom: scrolled both ways, rows opened and closed, the table made wider or narrower."""

import datetime as dt
from collections.abc import Collection, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPixmap, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget
from typing_extensions import override

from app.domain.plan_layout import Group
from app.domain.plan_report import PlanKey
from app.domain.plan_scale import Scale
from app.domain.plan_timeline import PlanTimeline
from app.ui.widgets.timeline.arrows import Arrows
from app.ui.widgets.timeline.geometry import (
    AFTER,
    BEFORE,
    HEAD,
    LEAST_TABLE,
    MOST_TABLE,
    ROW,
    USUAL_TABLE,
    Axis,
    Columns,
    Line,
    Lines,
    Wanted,
)

USUAL_DAY, LEAST_DAY, MOST_DAY = 33.4 / 30.4, 0.01, 48.0  # px a day
_CHART = 260  # px, the least that is left for the chart
_SHARE = 0.45  # of the width, the most that the table takes by itself
_TODAY = 0.36  # of the chart, where today is put


class Canvas(QAbstractScrollArea):
    """Knows where everything is. ``zoomed`` tells how wide a day is from now on, ``folded`` that rows were closed."""

    zoomed = Signal(float)
    folded = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.plan: PlanTimeline | None = None
        self.lines = Lines((), frozenset(), None)
        self.arrows = Arrows(self.lines, ())
        self.still: QPixmap | None = None  # what does not move while something is dragged
        self._scale = Scale(dt.date(2000, 1, 1), dt.date(2000, 12, 31), 366.0)
        self._groups: Sequence[Group] = ()
        self._closed: frozenset[PlanKey] = frozenset()
        self._wanted: Wanted | None = None
        self._settled = False
        self._day, self._table = USUAL_DAY, USUAL_TABLE
        self._beside = QWidget()  # the bar that scrolls across stands under the chart alone
        self.addScrollBarWidget(self._beside, Qt.AlignmentFlag.AlignLeft)
        self.setFrameShape(QFrame.Shape.NoFrame)

    def let_go(self, dragged: bool) -> None:
        """What is typed ends, because its place moves away; what is ``dragged`` as well, when all is laid out anew."""

    def show_plan(self, plan: PlanTimeline, groups: Sequence[Group], scale: Scale) -> None:
        """Show this plan, laid out on ``scale`` (a day is 1 wide); what was chosen stays so while it is there."""
        self.plan, self._groups, self._scale = plan, groups, scale
        self._lay_out()
        if not self._settled:
            self.go_to_day(plan.report.as_of)

    def axis(self) -> Axis:
        """Where days are in the viewport now."""
        begin = float(self.columns().end + 1)
        left = begin + BEFORE - self.horizontalScrollBar().value()
        return Axis(self._scale, self._day, left, begin, float(self.viewport().width()))

    def columns(self) -> Columns:
        """The columns of the table now."""
        wide = self.viewport().width()
        most = wide * _SHARE if self._table == USUAL_TABLE else wide - _CHART  # as wide as somebody pulled it
        return Columns(min(self._table, max(LEAST_TABLE, round(most))))

    def top(self) -> float:
        """Where the first row begins in the viewport."""
        return float(HEAD - self.verticalScrollBar().value())

    def day_width(self) -> float:
        """How wide a day is, in pixels."""
        return self._day

    def set_day_width(self, day: float, keep: float | None = None) -> None:
        """Make a day so wide; the day at ``keep`` (x in the viewport) stays where it is."""
        axis = self.axis()
        at = keep if keep is not None and keep > axis.begin else (axis.begin + axis.end) / 2
        days = axis.days(at)
        self._day = max(LEAST_DAY, min(MOST_DAY, day))
        self._lay_out(rows=False)
        self._scroll_days(days, at)
        self.zoomed.emit(self._day)

    def fit(self) -> None:
        """Make the days so wide that the whole plan is seen."""
        axis = self.axis()
        self.set_day_width((axis.end - axis.begin - BEFORE - AFTER) / max(1.0, self._scale.width))
        self.horizontalScrollBar().setValue(0)

    def go_to_day(self, day: dt.date) -> None:
        """Scroll until ``day`` is in sight, with more after it than before."""
        axis = self.axis()
        self._scroll_days((day - self._scale.first).days, axis.begin + (axis.end - axis.begin) * _TODAY)

    def set_table_width(self, wide: int) -> None:
        """Give the table so many pixels."""
        self._table = max(LEAST_TABLE, min(MOST_TABLE, wide))
        self._lay_out(rows=False)

    def closed(self) -> frozenset[PlanKey]:
        """The work packages that are closed."""
        return self._closed

    def set_closed(self, closed: Collection[PlanKey]) -> None:
        """Close these work packages, and open all others."""
        if frozenset(closed) != self._closed:
            self._closed = frozenset(closed)
            self._lay_out()
            self.folded.emit()

    def show_wanted(self, wanted: Wanted | None) -> None:
        """Show only the rows that fit, with their work packages; None: all."""
        self._wanted = wanted
        self._lay_out()

    def scroll_to(self, line: Line) -> None:
        """Scroll until the row is in sight, and some of its shape."""
        bar, room = self.verticalScrollBar(), self.viewport().height() - HEAD
        above, below = bar.value() - line.top, line.top + ROW - bar.value() - room
        if max(above, below) > 2 * ROW:
            bar.setValue(line.top - (room - ROW) // 2)
        elif above > 0:
            bar.setValue(line.top)
        elif below > 0:
            bar.setValue(line.top + ROW - room)
        axis = self.axis()
        left, right = (axis.x(days) for days in line.span)
        if line.row is not None and (right < axis.begin + 8 or left > axis.end - 24):
            wanted = left if right - left > axis.end - axis.begin else (left + right) / 2
            self._scroll_days(axis.days(wanted), (axis.begin + axis.end) / 2)

    def paint_anew(self) -> None:
        """Paint everything, also what stands still while something is dragged."""
        self.still = None
        self.viewport().update()

    def _scroll_days(self, days: float, x: float) -> None:
        """Scroll so that a place (days) is at ``x``."""
        axis = self.axis()
        self.horizontalScrollBar().setValue(round(axis.begin + BEFORE + days * self._day - x))

    def _lay_out(self, rows: bool = True) -> None:
        self.let_go(dragged=True)
        if rows:
            self.lines = Lines(self._groups, self._closed, self._wanted, self.lines)
            self.arrows = Arrows(self.lines, self.plan.links if self.plan is not None else (), self.arrows)
        self._beside.setFixedWidth(self.columns().end)
        size, axis = self.viewport().size(), self.axis()
        for bar, whole, page, step in (
            (self.horizontalScrollBar(), BEFORE + self._scale.width * self._day + AFTER, axis.end - axis.begin, 40),
            (self.verticalScrollBar(), self.lines.count * ROW, size.height() - HEAD, ROW),
        ):
            bar.setRange(0, max(0, round(whole - page)))
            bar.setPageStep(max(1, round(page)))
            bar.setSingleStep(step)
        self.paint_anew()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out(rows=False)
        if not self._settled and self.plan is not None:  # until somebody sees it, it has no width of its own
            self.go_to_day(self.plan.report.as_of)
            self._settled = self.isVisible()

    @override
    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self.let_go(dragged=False)
        self.paint_anew()

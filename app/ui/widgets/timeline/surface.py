"""The surface of the timeline: what is painted of a plan. Only what is seen is painted."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from typing_extensions import override

from app.domain.plan_report import PlanKey
from app.domain.plan_timeline import PlanLink
from app.ui import paint, theme
from app.ui.focus import shows_focus
from app.ui.widgets.timeline import arrows, frame, ghosts, shapes, table_part
from app.ui.widgets.timeline.canvas import Canvas
from app.ui.widgets.timeline.drag import Ghost, Hold
from app.ui.widgets.timeline.frame import Calendar
from app.ui.widgets.timeline.geometry import HEAD, ROW, Axis, Line


class Surface(Canvas):
    """Paints what is visible of a plan; what is chosen and dragged is told by whoever is built on it."""

    def __init__(self) -> None:
        super().__init__()
        self.read_only = False
        self.months = False  # M-months come first
        self.hovered = -1  # the index of the row under the pointer

    def chosen_line(self) -> Line | None:
        """The row that is chosen, where it is shown."""
        return None

    def chosen_link(self) -> PlanLink | None:
        """The link that is chosen."""
        return None

    def linking(self) -> PlanKey | None:
        """The row from which a link is being made by keys."""
        return None

    def ghost(self) -> Ghost | None:
        """What is shown of a drag."""
        return None

    def set_months(self, months: bool) -> None:
        """Whether M-months come before days, on the scale, in the table and on labels."""
        if months != self.months:
            self.months = months
            self.paint_anew()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        p = QPainter(self.viewport())
        try:
            self._paint(p, QRectF(event.rect()))
        finally:
            p.end()

    def _paint(self, p: QPainter, area: QRectF) -> None:
        ghost = self.ghost()
        if self.plan is None:
            p.fillRect(area, theme.color("base"))
        elif ghost is None:
            self.still = None
            self._paint_still(p, area)
        else:  # all but the ghost stands still: it is painted once for a drag
            p.drawPixmap(0, 0, self._picture())
            axis = self.axis()
            p.setClipRect(QRectF(axis.begin, HEAD, axis.end - axis.begin, self.viewport().height()))
            ghosts.draw(p, ghost, self.lines.line(ghost.index), axis, self.top(), self.viewport().height())

    def _picture(self) -> QPixmap:
        """Everything but the ghost, as it was when the drag began or last scrolled."""
        if self.still is None:
            ratio = self.devicePixelRatioF()
            self.still = QPixmap(self.viewport().size() * ratio)
            self.still.setDevicePixelRatio(ratio)
            q = QPainter(self.still)
            try:
                self._paint_still(q, QRectF(self.viewport().rect()))
            finally:
                q.end()
        return self.still

    def _paint_still(self, p: QPainter, area: QRectF) -> None:
        assert self.plan is not None
        axis, columns, top, report = self.axis(), self.columns(), self.top(), self.plan.report
        calendar = Calendar(report.as_of, report.periods, self.months)
        p.fillRect(area, theme.color("base"))
        first = int((max(area.top(), HEAD) - top) // ROW)
        last = int((area.bottom() - top) // ROW) + 1
        seen = list(self.lines.between(first, last))
        bottom = min(float(self.viewport().height()), top + self.lines.count * ROW)
        chosen = self.chosen_line()
        rows = QRectF(0, HEAD, axis.end, self.viewport().height()).intersected(area)
        chart = rows.intersected(QRectF(axis.begin, HEAD, axis.end - axis.begin, self.viewport().height()))
        p.setClipRect(chart)
        frame.weekends(p, axis, bottom)
        p.setClipRect(rows)
        if chosen is not None:
            p.fillRect(QRectF(0, top + chosen.top, axis.end, ROW), theme.color("select"))
        for line in seen:
            paint.hline(p, 0, axis.end, top + line.top + ROW - 1)
        p.setClipRect(chart)
        frame.grid(p, axis, calendar, bottom)
        frame.today_line(p, axis, report.as_of, bottom)
        self._paint_links(p, axis, top, first, last)
        self._paint_shapes(p, seen, axis, top, chosen)
        p.setClipRect(area)
        self._paint_table(p, seen, top, chosen)
        if area.top() < HEAD:
            frame.head(p, axis, calendar)
            table_part.head(p, columns)
        paint.vline(p, columns.end, 0, self.viewport().height(), "hair")
        if shows_focus(self) and chosen is None:
            paint.focus(p, QRectF(self.viewport().rect()).adjusted(1, 1, -1, -1), 4)

    def _paint_links(self, p: QPainter, axis: Axis, top: float, first: int, last: int) -> None:
        chosen = self.chosen_link()
        for link in self.arrows.seen(first, last):
            if chosen is None or link.id != chosen.id:
                self._paint_link(p, link, axis, top, "faint", 1.2)
        if chosen is not None:
            self._paint_link(p, chosen, axis, top, "accent", 2.0)

    def _paint_link(self, p: QPainter, link: PlanLink, axis: Axis, top: float, role: str, thick: float) -> None:
        corners = self.arrows.places(link, axis, top)
        if corners and max(at.x() for at in corners) >= axis.begin and min(at.x() for at in corners) <= axis.end:
            arrows.draw(p, corners, role, thick)

    def _paint_shapes(self, p: QPainter, seen: Sequence[Line], axis: Axis, top: float, chosen: Line | None) -> None:
        ghost = self.ghost()
        for line in seen:
            is_chosen = chosen is not None and line.index == chosen.index
            place = shapes.Place(axis, top + line.top, "select" if is_chosen else "base", self.months)
            faded = ghost is not None and ghost.index == line.index and ghost.hold is not Hold.LINK
            p.setOpacity(0.35 if faded else 1.0)
            shapes.row(p, line, place)
            p.setOpacity(1.0)
            if (is_chosen or line.index == self.hovered) and ghost is None and not self.read_only:
                ghosts.handles(p, line, axis, place.middle, is_chosen)
            if line.key == self.linking():
                rect = QRectF(axis.begin + 2, place.top + 2, axis.end - axis.begin - 4, ROW - 5)
                paint.box(p, rect, None, "accent", 4, 1.2, Qt.PenStyle.DashLine)

    def _paint_table(self, p: QPainter, seen: Sequence[Line], top: float, chosen: Line | None) -> None:
        assert self.plan is not None
        columns, start = self.columns(), self.plan.report.start
        for line in seen:
            y = top + line.top
            is_chosen = chosen is not None and line.index == chosen.index
            if is_chosen:
                p.fillRect(QRectF(0, y, 3, ROW), theme.color("accent"))
            table_part.row(p, line, columns, y, self.months, start)
            if is_chosen and shows_focus(self):
                paint.focus(p, QRectF(1, y + 1, columns.end - 2, ROW - 2), 4)

    def line_at(self, y: float) -> Line | None:
        """The row at this height of the viewport."""
        index = int((y - self.top()) // ROW)
        return self.lines.line(index) if y >= HEAD and 0 <= index < self.lines.count else None

    def link_at(self, point: QPointF) -> PlanLink | None:
        """The link under a point of the viewport."""
        top = self.top()
        index = int((point.y() - top) // ROW)
        return self.arrows.at(point, self.axis(), top, self.arrows.seen(index - 1, index + 2))

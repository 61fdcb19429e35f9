"""The surface of the timetable: one agenda laid out at one size, scrolled, enlarged and painted."""

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame
from typing_extensions import override

from app.domain.timetable import Ref, Timetable
from app.ui import paint, theme
from app.ui.widgets.timetable import frame, painting
from app.ui.widgets.timetable.drag import Ghost
from app.ui.widgets.timetable.geometry import HEAD, RAIL, Block, Geometry

USUAL_HOUR, LEAST_HOUR, MOST_HOUR = 88.0, 36.0, 300.0  # px
_REACH = 12  # px around a block that its handles and outline may touch


class Surface(QAbstractScrollArea):
    """Paints what is visible of an agenda; what is chosen and dragged is told by whoever is built on it."""

    zoomed = Signal(float)

    def __init__(self) -> None:
        super().__init__()
        self.geometry_now: Geometry | None = None
        self.read_only = False
        self._table: Timetable | None = None
        self._days: tuple[dt.date, ...] = ()
        self._hour = USUAL_HOUR
        self._zone: frame.SecondZone | None = None
        self._still: QPixmap | None = None
        self._matching: frozenset[Ref] | None = None
        self.setFrameShape(QFrame.Shape.NoFrame)

    def chosen_block(self) -> Block | None:
        """The block of what is chosen, where it is shown."""
        return None

    def ghost(self) -> tuple[Ghost | None, Block | None]:
        """What is shown of a drag, and the block that is dragged."""
        return None, None

    def let_go(self, dragged: bool) -> None:
        """What is typed ends, because its place moves away; what is ``dragged`` as well, when all is laid out anew."""

    def show_table(self, table: Timetable, days: Sequence[dt.date] = ()) -> None:
        """Show this agenda: the given ``days`` of it, else all; what was chosen stays so while it is there."""
        fresh = (
            self._table is None or self._table.meeting_id != table.meeting_id or tuple(days or table.days) != self._days
        )
        self._table, self._days = table, tuple(days or table.days)
        self._lay_out()
        if fresh:
            self._scroll_to_first()

    def set_second_zone(self, zone: frame.SecondZone | None) -> None:
        """The zone beside the venue's in the rail."""
        self._zone = zone
        self.viewport().update()

    def paint_anew(self) -> None:
        """Paint everything, also what stands still while something is dragged."""
        self._still = None
        self.viewport().update()

    def show_matching(self, refs: frozenset[Ref] | None) -> None:
        """Fade all blocks but these; None: fade nothing."""
        self._matching = refs
        self.viewport().update()

    def hour(self) -> float:
        """How high an hour is, in pixels."""
        return self._hour

    def set_hour(self, hour: float, keep: float | None = None) -> None:
        """Make an hour so high; the time at ``keep`` (of the viewport) stays where it is."""
        geometry = self.geometry_now
        at = keep if keep is not None else self.viewport().height() / 2
        minute = geometry.scale.minutes(self.to_content(QPointF(0, at)).y()) if geometry else 0.0
        self._hour = max(LEAST_HOUR, min(MOST_HOUR, hour))
        self._lay_out()
        if self.geometry_now is not None:
            self.verticalScrollBar().setValue(round(self.geometry_now.scale.y(minute) + HEAD - at))
        self.zoomed.emit(self._hour)

    def fit(self) -> None:
        """Make the hours so high that the whole day is seen, where that can be read."""
        if self.geometry_now is not None:
            scale = self.geometry_now.scale
            self.set_hour((self.viewport().height() - HEAD - 28) / ((scale.last - scale.first) / 60))

    def scroll_to(self, block: Block) -> None:
        """Scroll until the block is in sight."""
        wide, high = self.viewport().width() - RAIL, self.viewport().height() - HEAD
        r = block.area if block.spine else block.rect
        for bar, begin, end, room in (
            (self.horizontalScrollBar(), r.left() - 8, r.right() + 8, wide),
            (self.verticalScrollBar(), r.top() - 12, r.bottom() + 12, high),
        ):
            if begin < bar.value() or end - begin > room:
                bar.setValue(round(begin))
            elif end > bar.value() + room:
                bar.setValue(round(end - room))

    def offset(self) -> QPointF:
        """Where the content begins in the viewport."""
        return QPointF(RAIL - self.horizontalScrollBar().value(), HEAD - self.verticalScrollBar().value())

    def to_content(self, point: QPointF) -> QPointF:
        """A point of the viewport in content coordinates."""
        return point - self.offset()

    def _lay_out(self) -> None:
        if self._table is None:
            return
        self.let_go(dragged=True)
        self._still = None
        size = self.viewport().size()
        self.geometry_now = Geometry(self._table, self._days, size.width() - RAIL, self._hour)
        for bar, whole, page in (
            (self.horizontalScrollBar(), self.geometry_now.size[0] + RAIL, size.width()),
            (self.verticalScrollBar(), self.geometry_now.size[1] + HEAD, size.height()),
        ):
            bar.setRange(0, max(0, round(whole - page)))
            bar.setPageStep(page)
            bar.setSingleStep(24)
        self.viewport().update()

    def _scroll_to_first(self) -> None:
        blocks = self.geometry_now.blocks if self.geometry_now is not None else ()
        self.horizontalScrollBar().setValue(0)
        self.verticalScrollBar().setValue(round(min((block.rect.top() for block in blocks), default=0.0) - 24))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    @override
    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self.let_go(dragged=False)
        self._still = None
        self.viewport().update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        p = QPainter(self.viewport())
        try:
            self._paint(p, QRectF(event.rect()))
        finally:
            p.end()

    def _paint(self, p: QPainter, area: QRectF) -> None:
        geometry, (shown, moving) = self.geometry_now, self.ghost()
        if geometry is None or self._table is None:
            p.fillRect(area, theme.color("base"))
        elif shown is None:
            self._still = None
            self._paint_still(p, area, geometry, moving)
        else:  # all but the ghost stands still: it is painted once for a drag
            p.drawPixmap(0, 0, self._picture(geometry, moving))
            p.setClipRect(QRectF(RAIL, HEAD, self.viewport().width(), self.viewport().height()))
            painting.ghost(p, shown.rect.translated(self.offset()), shown.start, shown.end, shown.title)

    def _picture(self, geometry: Geometry, moving: Block | None) -> QPixmap:
        """Everything but the ghost, as it was when the drag began or last scrolled."""
        if self._still is None:
            ratio = self.devicePixelRatioF()
            self._still = QPixmap(self.viewport().size() * ratio)
            self._still.setDevicePixelRatio(ratio)
            q = QPainter(self._still)
            try:
                self._paint_still(q, QRectF(self.viewport().rect()), geometry, moving)
            finally:
                q.end()
        return self._still

    def _paint_still(self, p: QPainter, area: QRectF, geometry: Geometry, moving: Block | None) -> None:
        size, offset, chosen = self.viewport().size(), self.offset(), self.chosen_block()
        p.fillRect(area, theme.color("base"))
        frame.grid(p, geometry, (offset.x(), offset.y()), (size.width(), size.height()))
        for block in geometry.visible(area.translated(-offset).adjusted(-_REACH, -_REACH, _REACH, _REACH)):
            if block is not chosen:
                painting.block(p, block.rect.translated(offset), block, False, block is moving or self._other(block))
        if chosen is not None:
            self._paint_chosen(p, chosen, offset, moving is chosen)
        frame.head(p, geometry, offset.x(), size.width())
        frame.rail(p, geometry, offset.y(), size.height(), self._zone, geometry.table.zone)
        if self.hasFocus() and chosen is None:
            paint.focus(p, QRectF(self.viewport().rect()).adjusted(1, 1, -1, -1), 4)

    def _other(self, block: Block) -> bool:
        return self._matching is not None and block.ref not in self._matching

    def _paint_chosen(self, p: QPainter, chosen: Block, offset: QPointF, moving: bool) -> None:
        painting.block(p, chosen.rect.translated(offset), chosen, True, moving)
        role = "muted" if chosen.quiet else chosen.track
        if chosen.spine:
            paint.box(p, chosen.area.translated(offset), None, role, 4, 1.5)
        if not self.read_only:
            painting.handles(p, (chosen.area if chosen.spine else chosen.rect).translated(offset), role)

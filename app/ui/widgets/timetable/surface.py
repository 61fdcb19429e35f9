"""The surface of the timetable: what is painted of an agenda."""

import datetime as dt

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from typing_extensions import override

from app.domain.timetable import Ref
from app.ui import paint, theme
from app.ui.focus import shows_focus
from app.ui.widgets.timetable import frame, painting
from app.ui.widgets.timetable.canvas import Canvas
from app.ui.widgets.timetable.drag import Ghost
from app.ui.widgets.timetable.geometry import Block, Geometry, head_height, rail_width

_FAINT = 0.3  # how strong the line of the present moment is over blocks
_REACH = 12  # px around a block that its handles and outline may touch


class Surface(Canvas):
    """Paints what is visible of an agenda; what is chosen and dragged is told by whoever is built on it."""

    def __init__(self) -> None:
        super().__init__()
        self.read_only = False
        self._zone: frame.SecondZone | None = None
        self._matching: frozenset[Ref] | None = None
        self.now: tuple[dt.date, int] | None = None

    def chosen_block(self) -> Block | None:
        """The block of what is chosen, where it is shown."""
        return None

    def ghost(self) -> tuple[Ghost | None, Block | None]:
        """What is shown of a drag, and the block that is dragged."""
        return None, None

    def set_second_zone(self, zone: frame.SecondZone | None) -> None:
        """The zone beside the venue's in the rail."""
        self._zone = zone
        self.viewport().update()

    def set_now(self, day: dt.date, minutes: int) -> None:
        """Where the venue's clock stands (minutes from 00:00): a line, if that day is shown."""
        if self.now != (day, minutes):
            self.now = (day, minutes)
            self.paint_anew()

    def show_matching(self, refs: frozenset[Ref] | None) -> None:
        """Fade all blocks but these; None: fade nothing."""
        self._matching = refs
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
            self.still = None
            self._paint_still(p, area, geometry, moving)
        else:  # all but the ghost stands still: it is painted once for a drag
            p.drawPixmap(0, 0, self._picture(geometry, moving))
            p.setClipRect(QRectF(rail_width(), head_height(), self.viewport().width(), self.viewport().height()))
            painting.ghost(p, shown.rect.translated(self.offset()), shown.start, shown.end, shown.title)

    def _picture(self, geometry: Geometry, moving: Block | None) -> QPixmap:
        """Everything but the ghost, as it was when the drag began or last scrolled."""
        if self.still is None:
            ratio = self.devicePixelRatioF()
            self.still = QPixmap(self.viewport().size() * ratio)
            self.still.setDevicePixelRatio(ratio)
            q = QPainter(self.still)
            try:
                self._paint_still(q, QRectF(self.viewport().rect()), geometry, moving)
            finally:
                q.end()
        return self.still

    def _paint_still(self, p: QPainter, area: QRectF, geometry: Geometry, moving: Block | None) -> None:
        size, offset, chosen = self.viewport().size(), self.offset(), self.chosen_block()
        p.fillRect(area, theme.color("base"))
        frame.grid(p, geometry, (offset.x(), offset.y()), (size.width(), size.height()))
        if self.now is not None:
            frame.now_line(p, geometry, (offset.x(), offset.y()), self.now)
        for block in geometry.visible(area.translated(-offset).adjusted(-_REACH, -_REACH, _REACH, _REACH)):
            if block is not chosen:
                along = moving is not None and moving.moves_session and block.session is moving.session
                faded = along or block is moving or self._other(block)
                painting.block(p, block.rect.translated(offset), block, False, faded, rail_width())
        if chosen is not None:
            self._paint_chosen(p, chosen, offset, moving is chosen)
        if self.now is not None:  # words are read through it
            frame.now_line(p, geometry, (offset.x(), offset.y()), self.now, _FAINT)
        frame.head(p, geometry, offset.x(), size.width())
        frame.rail(p, geometry, offset.y(), size.height(), self._zone, geometry.table.zone)
        if self.now is not None:
            frame.now_label(p, geometry, offset.y(), self.now)
        if shows_focus(self) and chosen is None:
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

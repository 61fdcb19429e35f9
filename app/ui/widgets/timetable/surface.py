"""The surface of the timetable: what is painted of an agenda."""

import datetime as dt
from collections.abc import Iterator

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from typing_extensions import override

from app.domain.timetable import Ref
from app.ui import paint, theme
from app.ui.focus import shows_focus
from app.ui.widgets.timetable import frame, painting
from app.ui.widgets.timetable.blocks import Block, head_height, rail_width
from app.ui.widgets.timetable.canvas import Canvas
from app.ui.widgets.timetable.geometry import Geometry
from app.ui.widgets.timetable.ghosts import Ghost
from app.ui.widgets.timetable.invitation import invitation
from app.ui.widgets.timetable.zones import SecondZone

_FAINT = 0.3  # how strong the line of the present moment is over blocks
_REACH = 12  # px around a block that its handles and outline may touch


class Surface(Canvas):
    """Paints what is visible of an agenda; what is chosen and dragged is told by whoever is built on it."""

    def __init__(self) -> None:
        super().__init__()
        self.read_only = False
        self.second_zone: SecondZone | None = None
        self._matching: frozenset[Ref] | None = None
        self.now: tuple[dt.date, int] | None = None
        self._drawn: Geometry | None = None

    def chosen_block(self) -> Block | None:
        """The block of what is chosen, where it is shown."""
        return None

    def ghost(self) -> tuple[Ghost | None, Block | None]:
        """What is shown of a drag, and the block that is dragged."""
        return None, None

    def head_state(self) -> frame.HeadState:
        """What of the head is chosen and under the mouse."""
        return frame.HeadState(changes=not self.read_only)

    def set_second_zone(self, zone: SecondZone | None) -> None:
        """The zone beside the venue's in the rail."""
        self.second_zone = zone
        self.paint_anew()

    def set_now(self, day: dt.date, minutes: int) -> None:
        """Where the venue's clock stands (minutes from 00:00): a line, if that day is shown."""
        if self.now != (day, minutes):
            self.now = (day, minutes)
            self.forget()

    def show_matching(self, refs: frozenset[Ref] | None) -> None:
        """Fade all blocks but these; None: fade nothing."""
        if self._matching != refs:
            self._matching = refs
            self.forget()

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
            self._paint_still(p, geometry, None)
        else:  # all but the ghost stands still: it is painted once for a drag
            p.drawPixmap(0, 0, self._picture(geometry, moving))
            p.setClipRect(QRectF(rail_width(), head_height(), self.viewport().width(), self.viewport().height()))
            for ghost in filter(None, (shown.other, shown)):
                painting.ghost(p, ghost.rect.translated(self.offset()), ghost)
                if ghost.line is not None:
                    painting.drop_line(p, *ghost.line, self.offset())

    def _picture(self, geometry: Geometry, moving: Block | None) -> QPixmap:
        """Everything but the ghost, as it was when the drag began or last scrolled."""
        if self.still is None:
            ratio = self.devicePixelRatioF()
            self.still = QPixmap(self.viewport().size() * ratio)
            self.still.setDevicePixelRatio(ratio)
            q = QPainter(self.still)
            try:
                self._paint_still(q, geometry, moving)
            finally:
                q.end()
        return self.still

    def _paint_still(self, p: QPainter, geometry: Geometry, moving: Block | None) -> None:
        size, offset, chosen = self.viewport().size(), self.offset(), self.chosen_block()
        if self._drawn is not geometry:
            self._drawn = geometry
            self.layer.forget()
        p.drawPixmap(0, 0, self.layer.picture(size, self.devicePixelRatioF(), offset, self._draw, self._torn))
        if moving is not None:
            self._fade(p, moving, offset)
        if chosen is not None:
            self._paint_chosen(p, chosen, offset, moving is chosen)
        if not geometry.table.sessions and not self.read_only and self.ghost()[0] is None:
            invitation(p, geometry, (offset.x(), offset.y()))
        if self.now is not None:  # words are read through it
            frame.now_line(p, geometry, (offset.x(), offset.y()), self.now, _FAINT)
        state = self.head_state()
        frame.head(p, geometry, offset.x(), size.width(), state)
        frame.rail(p, geometry, offset.y(), size.height(), self.second_zone, state)
        if self.now is not None:
            frame.now_label(p, geometry, offset.y(), self.now)
        if shows_focus(self) and chosen is None and state.chosen is None:
            paint.focus(p, QRectF(self.viewport().rect()).adjusted(1, 1, -1, -1), 4)

    def _draw(self, p: QPainter, area: QRectF, moving: Block | None = None) -> None:
        """Grid and blocks of an area of the viewport; what is ``moving`` elsewhere is faded."""
        geometry, offset, size = self.geometry_now, self.offset(), self.viewport().size()
        if geometry is None:
            return
        p.fillRect(area, theme.color("base"))
        frame.grid(p, geometry, (offset.x(), offset.y()), (size.width(), size.height()))
        if self.now is not None:
            frame.now_line(p, geometry, (offset.x(), offset.y()), self.now)
        for block in geometry.visible(area.translated(-offset).adjusted(-_REACH, -_REACH, _REACH, _REACH)):
            along = moving is not None and moving.moves_session and block.session is moving.session
            faded = along or block is moving or self._other(block)
            painting.block(p, block.rect.translated(offset), block, False, faded, rail_width())
        frame.odd_edges(p, geometry, (offset.x(), offset.y()))

    def _fade(self, p: QPainter, moving: Block, offset: QPointF) -> None:
        """What is dragged, faded where it stands."""
        area = (moving.area if moving.moves_session else moving.rect).translated(offset).adjusted(-2, -2, 2, 2)
        p.save()
        p.setClipRect(area)
        self._draw(p, area, moving)
        p.restore()

    def _torn(self, before: QPointF) -> Iterator[QRectF]:
        """Words of blocks and days under the edge of the rail stand elsewhere once it is scrolled sideways."""
        geometry, offset = self.geometry_now, self.offset()
        if geometry is None or before.x() == offset.x():
            return
        high = self.viewport().height()
        for x in {rail_width() - before.x(), rail_width() - offset.x()}:
            day, column = geometry.column_at(x)
            left, right = geometry.column_span(day, column)
            yield QRectF(left + offset.x(), 0, right - left, high)
            for block in geometry.visible(QRectF(x - 1, -offset.y(), 2, high)):
                if len(block.columns) > 1:
                    yield block.rect.translated(offset).adjusted(-1, -1, 1, 1)
            for y, end in frame.labels(geometry, day):
                yield QRectF(offset.x() + geometry.day_left(day), y + offset.y(), geometry.size[0], end - y)

    def _other(self, block: Block) -> bool:
        return self._matching is not None and block.ref not in self._matching

    def _paint_chosen(self, p: QPainter, chosen: Block, offset: QPointF, moving: bool) -> None:
        painting.block(p, chosen.rect.translated(offset), chosen, True, moving)
        role = "muted" if chosen.quiet else chosen.track
        if chosen.spine:
            paint.box(p, chosen.area.translated(offset), None, role, 4, 1.5)
        if not self.read_only:
            painting.handles(p, (chosen.area if chosen.spine else chosen.rect).translated(offset), role)

"""One agenda laid out at one size: scrolled, and made larger or smaller; painted by what is built on it."""

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, Signal
from PySide6.QtGui import QPixmap, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame
from typing_extensions import override

from app.domain.timetable import Timetable
from app.ui import theme
from app.ui.widgets.timetable.blocks import Block, head_height, rail_width
from app.ui.widgets.timetable.geometry import Geometry
from app.ui.widgets.timetable.layer import Layer

LEAST_HOUR, MOST_HOUR = 36.0, 300.0  # px


def usual_hour() -> float:
    """How tall an hour is at first, in px."""
    return float(theme.px(88))


class Canvas(QAbstractScrollArea):
    """Knows where everything is. ``zoomed`` tells how high an hour is from now on."""

    zoomed = Signal(float)

    def __init__(self) -> None:
        super().__init__()
        self.geometry_now: Geometry | None = None
        self.still: QPixmap | None = None  # what does not move while something is dragged
        self.layer = Layer()  # and what does not while one scrolls
        self.room_day: dt.date | None = None  # where a room is to be seen that comes next
        self._table: Timetable | None = None
        self._days: tuple[dt.date, ...] = ()
        self._hour = usual_hour()
        self._more: set[tuple[dt.date, int]] = set()  # rooms that are shown on a day although they are empty
        self.setFrameShape(QFrame.Shape.NoFrame)

    def let_go(self, dragged: bool) -> None:
        """What is typed ends, because its place moves away; what is ``dragged`` as well, when all is laid out anew."""

    def show_table(self, table: Timetable, days: Sequence[dt.date] = ()) -> None:
        """Show this agenda: the given ``days`` of it, else all; what was chosen stays so while it is there."""
        wanted = tuple(days or table.days)
        other = self._table is None or self._table.meeting_id != table.meeting_id
        fresh = other or not set(self._days) <= set(wanted) or len(wanted) > len(self._days) + 1
        self._show_new_rooms(table, wanted[0])
        self._table, self._days = table, wanted
        self._lay_out()
        if fresh:
            self._scroll_to_first()

    def show_room(self, day: dt.date, room_id: int) -> None:
        """Show a room on a day on which nothing stands in it."""
        self._more.add((day, room_id))
        self._lay_out()
        found = self.geometry_now.slot_of(day, room_id) if self.geometry_now is not None else None
        if self.geometry_now is not None and found is not None:
            left, right = self.geometry_now.column_span(found[0], found[1].first)
            bar, wide = self.horizontalScrollBar(), self.viewport().width() - rail_width()
            bar.setValue(round(min(max(bar.value(), right - wide), left)))

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
            self.verticalScrollBar().setValue(round(self.geometry_now.scale.y(minute) + head_height() - at))
        self.zoomed.emit(self._hour)

    def fit(self) -> None:
        """Make the hours so high that the whole day is seen, where that can be read."""
        if self.geometry_now is not None:
            scale = self.geometry_now.scale
            self.set_hour((self.viewport().height() - head_height() - 28) / ((scale.last - scale.first) / 60))

    def scroll_to(self, block: Block) -> None:
        """Scroll until the block is in sight."""
        self.scroll_to_rect(block.area if block.spine else block.rect)

    def scroll_to_rect(self, r: QRectF) -> None:
        """Scroll until a rectangle of the content is in sight."""
        wide, high = self.viewport().width() - rail_width(), self.viewport().height() - head_height()
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
        return QPointF(
            rail_width() - self.horizontalScrollBar().value(), head_height() - self.verticalScrollBar().value()
        )

    def to_content(self, point: QPointF) -> QPointF:
        """A point of the viewport in content coordinates."""
        return point - self.offset()

    def paint_anew(self) -> None:
        """Paint everything, also what stands still while something is dragged."""
        self.still = None
        self.viewport().update()

    def forget(self) -> None:
        """Paint everything anew, also what stands still while one scrolls."""
        self.layer.forget()
        self.paint_anew()

    def _lay_out(self) -> None:
        if self._table is None:
            return
        self.let_go(dragged=True)
        self.still = None
        size = self.viewport().size()
        self.geometry_now = Geometry(
            self._table, self._days, size.width() - rail_width(), self._hour, self._more, self.geometry_now
        )
        for bar, whole, page in (
            (self.horizontalScrollBar(), self.geometry_now.size[0] + rail_width(), size.width()),
            (self.verticalScrollBar(), self.geometry_now.size[1] + head_height(), size.height()),
        ):
            bar.setRange(0, max(0, round(whole - page)))
            bar.setPageStep(page)
            bar.setSingleStep(24)
        self.viewport().update()

    def _show_new_rooms(self, table: Timetable, day: dt.date) -> None:
        """Rooms that were not there before are seen at once, on the first day where on no other."""
        if self._table is not None and self._table.meeting_id == table.meeting_id:
            known = {room.id for room in self._table.rooms}
            shown = {room for _day, room in self._more}
            new = [room.id for room in table.rooms if room.id not in known | shown]
            self._more |= {(self.room_day or day, room) for room in new}

    def _scroll_to_first(self) -> None:
        blocks = self.geometry_now.blocks if self.geometry_now is not None else ()
        self.horizontalScrollBar().setValue(0)
        self.verticalScrollBar().setValue(round(min((block.rect.top() for block in blocks), default=0.0) - 24))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        self.forget()  # another theme, or other letters

    @override
    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self.let_go(dragged=False)
        self.still = None
        self.viewport().update()

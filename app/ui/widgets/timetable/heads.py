"""The head of the timetable under mouse and keys: rooms renamed in place, rooms and days added, the zone chosen."""

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QMenu

from app.ui import language
from app.ui.language import tr
from app.ui.widgets import painted_children
from app.ui.widgets.timetable.blocks import rail_width
from app.ui.widgets.timetable.geometry import Geometry
from app.ui.widgets.timetable.head_parts import (
    HeadKey,
    HeadPart,
    Kind,
    head_parts,
    hidden_rooms,
    part_at,
    part_words,
    room_of,
)
from app.ui.widgets.timetable.title_edit import Asked
from app.ui.widgets.timetable.wishes import NewDay, NewRoom, RenameRoom

if TYPE_CHECKING:
    from app.ui.widgets.timetable.view import TimetableView

_ACT = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2, Qt.Key.Key_Space)


class Heads:
    """What is chosen in the head, and what it does."""

    def __init__(self, view: "TimetableView") -> None:
        self._view = view
        self.chosen: HeadKey | None = None
        self.under_mouse: HeadKey | None = None

    def parts(self) -> list[HeadPart]:
        """Every part of the head."""
        geometry = self._view.geometry_now
        if geometry is None:
            return []
        return list(head_parts(geometry, self._view.offset().x(), not self._view.read_only))

    def words(self, key: HeadKey) -> str:
        """A part in words."""
        geometry = self._view.geometry_now
        return part_words(geometry, key, self._view.second_zone) if geometry is not None else ""

    def at(self, x: float, y: float) -> HeadKey | None:
        """The part at a point of the viewport."""
        geometry = self._view.geometry_now
        if geometry is None:
            return None
        part = part_at(geometry, self._view.offset().x(), not self._view.read_only, x, y)
        return part.key if part is not None else None

    def hover(self, key: HeadKey | None) -> None:
        """The mouse is over this part, or over none."""
        if key != self.under_mouse:
            self.under_mouse = key
            self._view.paint_anew()

    def choose(self, key: HeadKey | None) -> None:
        """Give the keyboard to a part, or take it from all; a block is then no longer chosen."""
        if key == self.chosen:
            return
        self.chosen = key
        if key is not None:
            self._view.choose(None)
            self._view.setAccessibleDescription(self.words(key))
            told = self._view.children_told
            if painted_children.is_listened_to():
                painted_children.tell_chosen(self._view, told.refs().index(key))
            self._show(key)
        self._view.paint_anew()

    def enter(self, day: int, column: int) -> None:
        """Come from the blocks below: to the room of that column, else to what is there."""
        keys = [part.key for part in self.parts()]
        wanted = (HeadKey(Kind.ROOM, day, column), HeadKey(Kind.NEW_ROOM, day), HeadKey(Kind.DAY, day))
        found = next((key for key in wanted if key in keys), None)
        if found is not None:
            self.choose(found)

    def press(self, key: HeadKey) -> None:
        """A click: on a room and a day it chooses, on all else it acts."""
        self.choose(key)
        if key.kind not in (Kind.ROOM, Kind.DAY):
            self.act(key)

    def key(self, event: QKeyEvent) -> bool:
        """A key while a part has the keyboard; False where it is none of the head's."""
        key, parts = self.chosen, [part.key for part in self.parts()]
        if key is None:
            return False
        if key not in parts:
            self.choose(None)
            return False
        pressed = Qt.Key(event.key())
        if pressed in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            there = parts.index(key) + (1 if pressed is Qt.Key.Key_Right else -1)
            self.choose(parts[max(0, min(len(parts) - 1, there))])
        elif pressed in (Qt.Key.Key_Down, Qt.Key.Key_Escape):
            self.choose(None)
            self._below(key)
        elif pressed in _ACT:
            self.act(key)
        else:
            return pressed is Qt.Key.Key_Up
        return True

    def act(self, key: HeadKey) -> None:
        """Rename a room, add a room or a day, choose the zone."""
        geometry = self._view.geometry_now
        if geometry is None:
            return
        if key.kind is Kind.ZONE:
            place = self._place(key)
            self._view.zone_asked.emit(self._view.viewport().mapToGlobal(QPoint(place.left(), place.bottom())))
        elif self._view.read_only:
            return
        elif key.kind is Kind.NEW_DAY:
            self._view.wished.emit(NewDay(geometry.table.days[-1] + dt.timedelta(days=1)))
        elif key.kind is Kind.NEW_ROOM:
            self._add_room(geometry, key)
        elif (room := room_of(geometry, key)) is not None:
            asked = Asked(
                room.name, tr("Name of the room"), lambda name: self._view.wished.emit(RenameRoom(room.id, name))
            )
            self._view.ask(asked, QRectF(self._place(key)))

    def _add_room(self, geometry: Geometry, key: HeadKey) -> None:
        """Offer the rooms that the day does not show, and a new one; where there are none, its name is typed."""
        some, day = hidden_rooms(geometry, key.day), geometry.days[key.day].day
        if not some:
            self.name_room(key.day)
            return
        menu = QMenu(self._view)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setAccessibleName(tr("Another room on {day}", day=language.long_day(day)))
        for room in some:
            act = menu.addAction(room.name.replace("&", "&&"))
            act.triggered.connect(lambda _on=False, one=room.id: self._view.show_room(day, one))
        menu.addSeparator()
        menu.addAction(tr("New room…")).triggered.connect(lambda: self.name_room(key.day))
        at = self._place(key)
        menu.popup(self._view.viewport().mapToGlobal(QPoint(at.left(), at.bottom())))

    def name_room(self, day: int) -> None:
        """Type the name of a new room at the end of a day."""
        geometry = self._view.geometry_now
        if geometry is None or self._view.read_only:
            return
        self._show(HeadKey(Kind.NEW_ROOM, day))
        day_shown = geometry.days[day].day
        asked = Asked("", tr("Name of the room"), lambda name: self._view.wished.emit(NewRoom(day_shown, name)))
        self._view.ask(asked, QRectF(self._place(HeadKey(Kind.NEW_ROOM, day))))

    def _place(self, key: HeadKey) -> QRect:
        """Where a part is in the viewport."""
        return next((part.rect.toAlignedRect() for part in self.parts() if part.key == key), QRect())

    def _show(self, key: HeadKey) -> None:
        """Scroll sideways until the part is in sight."""
        place, bar = self._place(key), self._view.horizontalScrollBar()
        if key.kind is Kind.ZONE:
            return
        if place.left() < rail_width():
            bar.setValue(bar.value() + place.left() - rail_width())
        elif place.right() > self._view.viewport().width():
            bar.setValue(bar.value() + place.right() - self._view.viewport().width() + 2)

    def _below(self, key: HeadKey) -> None:
        """Go down to the first block of the part's column."""
        geometry = self._view.geometry_now
        if geometry is None or key.kind not in (Kind.ROOM, Kind.DAY, Kind.NEW_ROOM):
            return
        column = geometry.column_number(key.day, key.column)
        some = [block for block in geometry.blocks if column in block.columns and block.day == key.day]
        if some:
            self._view.choose(min(some, key=lambda block: (block.start, not block.spine)).ref, show=True)

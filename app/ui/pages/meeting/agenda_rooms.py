"""The rooms of the meeting, edited in place: shown in the panel while nothing is chosen."""

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.errors import UserError
from app.domain.timetable import TimetableRoom
from app.services import rooms
from app.ui.language import said, tr
from app.ui.pages.meeting.agenda_deeds import Deeds
from app.ui.widgets.buttons import Button
from app.ui.widgets.fields import LineField
from app.ui.widgets.labels import Label
from app.ui.widgets.layout import box, clear
from app.ui.widgets.lines import SectionHead

_SEATS = 64  # px
INSET = 10  # px that what is no field begins farther right, so that all words begin under one another


class RoomsSection(QWidget):
    """One line a room — name, seats, upwards, away — and a field for a new one."""

    def __init__(self, deeds: Deeds) -> None:
        super().__init__()
        self._deeds = deeds
        self._shown: tuple[TimetableRoom, ...] | None = None
        self._lines: dict[int, _RoomLine] = {}
        self._column = QVBoxLayout()
        self._head = SectionHead(tr("Rooms"))
        self.field = LineField(tr("Add a room"), flat=False)
        self.field.setPlaceholderText(tr("Add a room"))
        self.field.commit.connect(self._add)
        self.field.put_back.connect(self.field.clear)
        self._problem = Label("", "small", "danger", wrap=True)
        self._problem.hide()
        inside = [box("h", INSET, part) for part in (self._head, self.field, self._problem)]
        box("v", inside[0], 4, self._column, 8, inside[1], inside[2], parent=self)

    def show_rooms(self, found: tuple[TimetableRoom, ...], locked: bool) -> None:
        """Show these rooms in their order."""
        self.field.setVisible(not locked)
        if found == self._shown:
            return
        same = self._shown is not None and [room.id for room in found] == [room.id for room in self._shown]
        self._shown = found
        self._head.set_count(str(len(found)) if found else "")
        if not same:
            clear(self._column)
            self._lines = {
                room.id: _RoomLine(room, place, self._deeds, self._refuse) for place, room in enumerate(found)
            }
            for line in self._lines.values():
                self._column.addWidget(line)
        for room in found:
            self._lines[room.id].show_room(room, locked)
        self._problem.hide()

    def _add(self) -> None:
        name = self.field.text()
        if name.strip() and self._deeds.add_room(name, self._refuse):
            self.field.clear()
            self._problem.hide()

    def _refuse(self, error: UserError) -> None:
        self._problem.setText(said(error))
        self._problem.show()


class _RoomLine(QWidget):
    """One room."""

    def __init__(self, room: TimetableRoom, place: int, deeds: Deeds, refused: Callable[[UserError], None]) -> None:
        super().__init__()
        self._room, self._deeds, self._refused = room, deeds, refused
        self._name = LineField(tr("Name of the room"))
        self._seats = LineField(tr("Seats"))
        self._seats.setFixedWidth(_SEATS)
        self._seats.setPlaceholderText(tr("seats"))
        self._up = Button("", "arrow-up", "ghost", tr("Move {room} to the left", room=room.name), small=True)
        self._away = Button("", "x", "ghost", tr("Remove {room}", room=room.name), small=True)
        self._up.setEnabled(place > 0)
        self._name.commit.connect(self._rename)
        self._seats.commit.connect(self._set_seats)
        for field in (self._name, self._seats):
            field.put_back.connect(self._put_back)
        self._up.clicked.connect(lambda: deeds.room(room.id, rooms.move_room, place - 1))
        self._away.clicked.connect(
            lambda: deeds.room(room.id, rooms.remove_room, done=tr("Room removed; its sessions are for all rooms"))
        )
        box("h", self._name, 4, self._seats, 4, self._up, self._away, parent=self)

    def show_room(self, room: TimetableRoom, locked: bool) -> None:
        """Show the room as it is now."""
        self._room = room
        for field in (self._name, self._seats):
            field.setReadOnly(locked)
        for button in (self._up, self._away):
            button.setVisible(not locked)
        if not any(field.hasFocus() and field.isModified() for field in (self._name, self._seats)):
            self._put_back()

    def _put_back(self) -> None:
        for field, text in ((self._name, self._room.name), (self._seats, str(self._room.capacity or ""))):
            field.setText(text)
            field.setModified(False)

    def _rename(self) -> None:
        name = self._name.text()
        if name != self._room.name and not self._deeds.room(
            self._room.id, rooms.rename_room, name, refused=self._refused
        ):
            self._put_back()

    def _set_seats(self) -> None:
        text = self._seats.text().strip()
        if text == str(self._room.capacity or ""):
            return
        try:
            seats = _seats(text)
        except UserError as error:
            self._refused(error)
            return
        if not self._deeds.room(self._room.id, rooms.set_capacity, seats, refused=self._refused):
            self._put_back()


def _seats(text: str) -> int | None:
    if not text:
        return None
    if not text.isdecimal():
        raise UserError("{text} is no number of seats: write a number from 1, or nothing.", text=repr(text))
    return int(text)

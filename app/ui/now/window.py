"""The window for the second screen: rooms, countdown, and the keys that shift the rest when something takes longer."""

import datetime as dt
from dataclasses import dataclass

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QHideEvent, QKeyEvent, QMouseEvent, QShowEvent
from PySide6.QtWidgets import QGridLayout, QLayout, QWidget
from typing_extensions import override

from app.db.stores import Session
from app.domain.now_board import Board, RoomBoard, board
from app.domain.timetable import Timetable
from app.domain.venue_time import venue_clock
from app.queries.heads import today
from app.queries.meeting_heading import meeting_heading
from app.queries.timetable import timetable
from app.ui.desk import Desk
from app.ui.language import clock, long_day, tr
from app.ui.now.big_text import BigText
from app.ui.now.controls import Controls
from app.ui.now.room_view import RoomView
from app.ui.now.shifts import Shifts
from app.ui.widgets.layout import box

_SECOND, _HIDE_AFTER = 1000, 3000  # ms
_FIRST_SIZE, _SMALLEST = (1280, 720), (720, 420)
_DRAWN = 1080.0  # px: the height that sizes are said for


@dataclass(frozen=True)
class _Shown:
    """What was asked: the agenda, and the day that the project takes for today (None: that of the clock)."""

    table: Timetable
    fixed: dt.date | None


class NowWindow(QWidget):
    """A window of its own. F11 fills the screen, Esc leaves, the arrows change the room, N starts what is next."""

    def __init__(self, desk: Desk, meeting_id: int) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.resize(*_FIRST_SIZE)
        self._desk, self.meeting_id = desk, meeting_id
        self._found: _Shown | None = None
        self._minute: tuple[dt.date, int] | None = None
        self.held: dict[int | None, int] = {}
        self.board: Board | None = None
        self.views: list[RoomView] = []
        self.place, self.day = BigText(40, role="muted"), BigText(40, role="muted")
        self.time = BigText(84, align=Qt.AlignmentFlag.AlignRight)
        self._grid = QGridLayout()
        self.controls = Controls(desk.read_only)
        self.shifts = Shifts(desk, self, self)
        heads = box("v", self.place, self.day)
        head = box("h", heads, self.time)
        head.setStretch(0, 3)
        head.setStretch(1, 1)
        self._body = box("v", head, self._grid)
        self._body.setStretch(1, 1)
        outer = box("v", self._body, self.controls, parent=self)
        outer.setStretch(0, 1)
        outer.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)  # the text follows the window, not it the text
        self.setMinimumSize(*_SMALLEST)
        self._tick_clock, self._quiet = QTimer(self), QTimer(self)
        self._tick_clock.setInterval(_SECOND)
        self._tick_clock.timeout.connect(self.tick)
        self._quiet.setSingleShot(True)
        self._quiet.setInterval(_HIDE_AFTER)
        self._quiet.timeout.connect(lambda: self.controls.setVisible(not self.isFullScreen()))
        self._join()
        desk.destroyed.connect(self.close)
        desk.live(self, self._ask, self._show)

    def _join(self) -> None:
        self.controls.room_chosen.connect(lambda _room: self.look_again())
        self.controls.by_hand.connect(lambda _on: self.look_again(forget=True))
        self.controls.shift_asked.connect(self.shifts.shift)
        self.controls.next_asked.connect(self.shifts.start_next)
        self.controls.undo_asked.connect(self.shifts.undo)
        self.controls.full_screen.connect(self.toggle_full_screen)

    @property
    def table(self) -> Timetable | None:
        """The agenda that is shown."""
        return self._found.table if self._found is not None else None

    def now(self) -> tuple[dt.date, int, int]:
        """The day, minutes and seconds from its 00:00 on the venue's clock; the day is the project's, where set."""
        instant = self._desk.now()
        if self._found is None:
            return instant.date(), 0, 0
        day, minute = venue_clock(instant, self._found.table.zone)
        return self._found.fixed or day, minute, minute * 60 + instant.second

    def tick(self) -> None:
        """Another second has gone."""
        if self._desk.closed:
            self.close()
            return
        day, minute, seconds = self.now()
        if (day, minute) != self._minute:
            self.look_again()
            return
        for view in self.views:
            view.tick(seconds)

    def look_again(self, forget: bool = False) -> None:
        """Work out the board anew; ``forget``: nothing is held any more."""
        found = self._found
        if found is None:
            return
        if forget:
            self.held.clear()
        day, minute, seconds = self.now()
        self._minute = day, minute
        self.board = shown = board(found.table, day, minute, self.controls.room(), self.held)
        if self.controls.is_by_hand():
            self.held.update({room.room_id: room.current.id for room in shown.rooms if room.current is not None})
        self.time.say(clock(minute))
        self.day.say(long_day(day))
        self._place_views(len(shown.rooms))
        for view, room in zip(self.views, shown.rooms, strict=True):
            view.show_board(shown, room, self._name(room), seconds)
        self.controls.show_board(shown)

    def toggle_full_screen(self) -> None:
        """Fill the screen, or no longer; the controls come back with the pointer."""
        if self.isFullScreen():
            self.showNormal()
            self.controls.show()
        else:
            self.showFullScreen()
            self._quiet.start()

    def _ask(self, session: Session) -> tuple[_Shown, str] | None:
        heading = meeting_heading(session, self.meeting_id)
        if heading is None:
            return None
        set_day = today(session, dt.date.min)
        fixed = set_day if set_day != dt.date.min else None
        table = timetable(session, self.meeting_id, fixed or self._desk.now().date(), most=-1)
        return _Shown(table, fixed), heading.title

    def _show(self, answer: tuple[_Shown, str] | None) -> None:
        if answer is None:
            self.close()
            return
        self._found, title = answer
        self.setWindowTitle(tr("Now: {meeting}", meeting=self._found.table.short_name))
        self.place.say(title)
        self.controls.show_rooms(self._found.table)
        self.look_again()

    def _name(self, room: RoomBoard) -> str:
        if room.name:
            return room.name
        has_rooms = self._found is not None and bool(self._found.table.rooms)
        return tr("All rooms") if has_rooms and room.current is not None else ""

    def _place_views(self, number: int) -> None:
        if len(self.views) == number:
            return
        for view in self.views:
            view.hide()
            view.setParent(None)
            view.deleteLater()
        columns = 1 if number == 1 else 2 if number in (2, 4) else 3
        self.views = [RoomView(several=number > 1) for _ in range(number)]
        for place, view in enumerate(self.views):
            self._grid.addWidget(view, place // columns, place % columns)
        self._fit()

    def _fit(self) -> None:
        unit = max(0.3, min(self.height() / _DRAWN, self.width() / 1920))
        for text in (self.place, self.day, self.time):
            text.set_unit(unit)
        edge = round(56 * unit)
        self._body.setContentsMargins(edge, round(36 * unit), edge, round(28 * unit))
        self._body.setSpacing(round(24 * unit))
        self._grid.setSpacing(round(28 * unit))

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._fit()
        elif event.type() == QEvent.Type.WindowStateChange and self.isMinimized():
            self._tick_clock.stop()
        elif event.type() == QEvent.Type.WindowStateChange and self.isVisible():
            self._tick_clock.start()
        return super().event(event)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._tick_clock.start()
        self.tick()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        self._tick_clock.stop()
        super().hideEvent(event)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.controls.show()
        self._quiet.start()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        match Qt.Key(event.key()):
            case Qt.Key.Key_F11:
                self.toggle_full_screen()
            case Qt.Key.Key_Escape:
                self.toggle_full_screen() if self.isFullScreen() else self.close()
            case Qt.Key.Key_Left | Qt.Key.Key_Up:
                self.controls.step_room(-1)
            case Qt.Key.Key_Right | Qt.Key.Key_Down:
                self.controls.step_room(1)
            case Qt.Key.Key_N:
                self.shifts.start_next()
            case Qt.Key.Key_Plus | Qt.Key.Key_Equal:
                self.shifts.shift(5)
            case Qt.Key.Key_Z if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.shifts.undo()
            case _:
                super().keyPressEvent(event)

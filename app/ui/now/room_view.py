"""One room of the board: what is on, who speaks, how much time is left, what follows."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from app.domain.now_board import Board, BoardItem, RoomBoard
from app.ui import paint
from app.ui.language import clock, tr
from app.ui.now.big_text import BigText, TimeBar
from app.ui.now.words import (
    idle_words,
    left_words,
    next_words,
    over_words,
    people_words,
    title_words,
    until_words,
)
from app.ui.widgets.layout import box

_DRAWN = {False: (1500.0, 830.0), True: (820.0, 860.0)}  # the size it is drawn for: alone, or one of several
_FOLLOWING = {False: 3, True: 2}
_SEMI, _LIGHT = QFont.Weight.DemiBold, QFont.Weight.Light


class RoomView(QWidget):
    """``several``: it stands beside others."""

    def __init__(self, several: bool = False) -> None:
        super().__init__()
        self._several, self._shown = several, False
        self._board: Board | None = None
        self._room: RoomBoard | None = None
        right = Qt.AlignmentFlag.AlignRight
        self.room = BigText(40, role="muted", weight=_SEMI)
        self.state = BigText(40, role="accent", weight=_SEMI, align=right)
        self.title, self.people = BigText(92, 3 if several else 2, weight=_LIGHT), BigText(48, 2)
        self.time, self.until = BigText(84, weight=_SEMI), BigText(48, role="muted", align=right)
        self.bar = TimeBar()
        self.next_head = BigText(36, role="muted", weight=_SEMI)
        self.next = [NextLine(several) for _ in range(_FOLLOWING[several])]
        head, times = box("h", self.room, self.state), box("h", self.time, self.until)
        for row in (head, times):
            row.setStretch(0, 3)
            row.setStretch(1, 2)
        self._column = box("v", head, 0, self.title, self.people, None, times, self.bar, 0, self.next_head, *self.next)
        outer = box("v", self._column, parent=self)
        self._outer = outer
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_board(self, board: Board, room: RoomBoard, name: str, seconds: int) -> None:
        """Show the room as it is ``seconds`` after 00:00 of the board's day; ``name`` is what it is called."""
        self._board, self._room = board, room
        self.room.say(name)
        coming = room.following[: len(self.next) + 1]
        if room.current is not None:
            self._show_item(room.current, running=True)
        elif coming:
            self._show_item(coming[0], running=False)
            coming = coming[1:]
        else:
            title, detail = idle_words(board)
            self.title.say(title)
            self.people.say(detail)
        self.next_head.say(tr("Next") if coming else "")
        for number, line in enumerate(self.next):
            line.show_item(coming[number] if number < len(coming) else None, with_room=room.room_id is None)
        self.tick(seconds)

    def tick(self, seconds: int) -> None:
        """Another second: only what it changes is painted."""
        room = self._room
        current = room.current if room is not None else None
        if room is None or (current is None and not room.following):
            for text in (self.state, self.time, self.until):
                text.say("")
            self.bar.show_share(0.0)
            self.bar.setVisible(False)
            return
        self.bar.setVisible(current is not None)
        if current is None:
            coming = room.following[0]
            self.state.say(tr("Next at {time}", time=clock(coming.start)), "muted")
            self.time.say(until_words(coming.start * 60 - seconds), "ink")
            self.until.say("")
            return
        over = seconds - current.end * 60
        self.state.say(tr("Break") if current.is_break else tr("Now"), "accent")
        self.until.say(tr("until {time}", time=clock(current.end)))
        if over >= 0:
            self.time.say(over_words(over), "danger", sign=True)
        else:
            self.time.say(left_words(-over), "ink")
        length = max(1, current.end - current.start) * 60
        self.bar.show_share((seconds - current.start * 60) / length, over >= 0)
        self._outline(over >= 0)

    def words(self) -> list[str]:
        """Everything it says."""
        texts = (self.room, self.state, self.title, self.people, self.time, self.until, self.next_head)
        said = [text.words() for text in texts] + [line.words() for line in self.next]
        return [words for words in said if words]

    def _outline(self, over: bool) -> None:
        if over != self._shown:
            self._shown = over
            self.update()

    def _show_item(self, item: BoardItem, running: bool) -> None:
        self.title.say(title_words(item), "ink" if running else "muted")
        self.people.say(people_words(item))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide, tall = _DRAWN[self._several]
        unit = max(0.2, min(self.width() / wide, self.height() / tall))
        for text in (self.room, self.state, self.title, self.people, self.time, self.until, self.next_head):
            text.set_unit(unit)
        for line in self.next:
            line.set_unit(unit)
        self.bar.set_unit(unit)
        edge = round(unit * 32) if self._several else 0
        self._outer.setContentsMargins(edge, edge, edge, edge)
        for place in range(self._column.count()):
            item = self._column.itemAt(place)
            if (
                item is not None
                and (spacer := item.spacerItem()) is not None
                and spacer.expandingDirections().value == 0
            ):
                spacer.changeSize(0, round(20 * unit))
        self._column.invalidate()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._several and not self._shown:
            return
        p = QPainter(self)
        line = "danger" if self._shown else "hair"
        paint.box(p, QRectF(self.rect()), None, line if self._several else None, 10, 3.0 if self._shown else 1.0)
        p.end()


class NextLine(QWidget):
    """What follows: when, what, and in a wide view who."""

    def __init__(self, several: bool) -> None:
        super().__init__()
        self._several = several
        self._time, self._what = BigText(44, weight=_SEMI, wide=150, steady=True), BigText(44, steady=True)
        row = box("h", self._time, self._what, parent=self)
        row.setStretch(1, 1)

    def show_item(self, item: BoardItem | None, with_room: bool) -> None:
        """Show an item, or nothing."""
        self._time.say(clock(item.start) if item is not None else "")
        self._what.say(next_words(item, with_room, people=not self._several) if item is not None else "")

    def set_unit(self, unit: float) -> None:
        """How large 1 px of the drawing is on this screen."""
        for part in (self._time, self._what):
            part.set_unit(unit)

    def words(self) -> str:
        """What the line says."""
        return f"{self._time.words()} {self._what.words()}".strip()

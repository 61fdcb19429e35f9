"""What the second screen changes: the rest of the day begins later or earlier, as one step with its undo."""

from typing import Protocol

from PySide6.QtCore import QObject

from app.db.history.changes import StepDone
from app.domain.errors import UserError
from app.domain.now_board import Board, BoardItem
from app.domain.shifting import shift_rest
from app.domain.timetable import Timetable
from app.services.agenda_shifts import shift_agenda
from app.ui.desk import Desk
from app.ui.language import said, tr
from app.ui.now.controls import Controls
from app.ui.now.words import shifted_words


class Screen(Protocol):
    """What shifts need of the window."""

    meeting_id: int
    held: dict[int | None, int]
    board: Board | None
    controls: Controls

    @property
    def table(self) -> Timetable | None:
        """The agenda."""
        ...

    def look_again(self, forget: bool = False) -> None:
        """Work out the board anew."""
        ...


class Shifts(QObject):
    """Belongs to ``owner``, which is the ``screen``."""

    def __init__(self, desk: Desk, screen: Screen, owner: QObject) -> None:
        super().__init__(owner)
        self._desk, self._screen = desk, screen
        self._step = self._newest = 0
        desk.stepped.connect(self._note)

    def shift(self, by: int) -> bool:
        """Shift what follows in the room that is shown, or in all, by so many minutes; whether it was done."""
        screen, board, table = self._screen, self._screen.board, self._screen.table
        if board is None or table is None or self._desk.read_only:
            return False
        running = [room.current.id for room in board.rooms if room.current is not None]
        room_id = screen.controls.room()
        shift = shift_rest(table, board.day, self._begins(board), by, room_id, running)
        room = table.room(room_id)
        words = shifted_words(shift, room.name if room is not None else tr("All rooms"))
        outcome = self._desk.change(
            "Shift the rest of the day",
            lambda session: shift_agenda(session, shift),
            meeting=screen.meeting_id,
            done=words,
            refused=self._refuse,
        )
        if outcome:
            self._step = self._newest
            screen.controls.say(words, undo=True)
        return bool(outcome)

    def start_next(self) -> None:
        """What is on is over: the next item begins now, and the rest follows it."""
        board = self._screen.board
        following = self._next(board) if board is not None else {}
        if board is None or not following or self._desk.read_only:
            return
        by = board.minute - min(item.start for item in following.values())
        if by and not self.shift(by):
            return
        if self._screen.controls.is_by_hand():
            first = min(item.start for item in following.values())
            self._screen.held.update({room: item.id for room, item in following.items() if item.start == first})
        self._screen.look_again()

    def undo(self) -> None:
        """Take the last shift back, also when something else was changed since."""
        if not self._step:
            return
        step, self._step = self._step, 0
        try:
            self._desk.store.undo_step(step)
        except UserError as error:
            self._refuse(error)
            return
        self._screen.controls.say(tr("Undone: the agenda is as it was."))

    @staticmethod
    def _next(board: Board) -> dict[int | None, BoardItem]:
        """The next item of each room that is shown."""
        return {room.room_id: room.following[0] for room in board.rooms if room.following}

    def _begins(self, board: Board) -> int:
        """From when on something follows: now, or earlier where something is over its time already."""
        return min([board.minute, *(item.start for item in self._next(board).values())])

    def _refuse(self, error: UserError) -> None:
        self._screen.controls.say(said(error), tone="danger")

    def _note(self, done: StepDone) -> None:
        if done.step.who == self._desk.store.who:
            self._newest = done.step.id

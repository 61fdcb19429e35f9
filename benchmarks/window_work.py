"""What the open window does, in a process of its own, for ``benchmarks.window``.

``python -m benchmarks.window_work FILE`` opens the file without a screen, acts as a user would, and prints as JSON how
many seconds of work each act took on the window's thread until everything was painted. Work is processor time, so that
what else the machine does makes no difference; a change is told in real time too, with its waiting for the disk.
"""

import dataclasses
import datetime as dt
import gc
import json
import sys
import time
from collections import defaultdict
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import sqlalchemy.orm  # noqa: F401 - before PySide6, which reads the source of every module imported after it
from PySide6.QtCore import QEvent, QEventLoop, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from app.queries.meeting_rows import meeting_rows
from app.queries.timetable import timetable
from app.services.agenda_sessions import change_session
from app.ui.app import Program
from app.ui.places import Place
from app.ui.settings import Settings
from app.ui.shell.palette import Palette
from app.ui.widgets.timetable.view import TimetableView

TABS = ("overview", "agenda", "participants", "presentations", "minutes", "documents")
_MEETINGS, _ROUNDS, _REST_MS = 6, 5, 250
_WORDS = ("soil c", "mar", "карб", "zzz")
_BLOCKS = 5_000

Clock = Callable[[], float]


class Work:
    """The program with one open file, and the seconds of what was done, by name."""

    def __init__(self, file: Path) -> None:
        self.application = QApplication([])
        self.program = Program(self.application, Settings())
        self.program.start(file)
        self.program.window.activateWindow()
        workspace = self.program.window.workspace
        assert workspace is not None
        self.workspace, self.desk = workspace, workspace.desk
        self.seconds: dict[str, list[float]] = defaultdict(list)
        self.rest()
        rows = self.desk.read(lambda session: meeting_rows(session, self.desk.as_of()))
        self.meetings = [row.id for row in sorted(rows, key=lambda row: row.items)][-_MEETINGS:]  # the largest last

    def timed(self, name: str, act: Callable[[], object], clock: Clock = time.thread_time) -> None:
        """Note how long ``act`` takes until all of it was painted."""
        gc.collect()
        begin = clock()
        act()
        for _ in range(3):
            self.application.processEvents()
        self.seconds[name].append(clock() - begin)

    def rest(self) -> None:
        """Let the program come to rest: what it puts off, and its jobs."""
        self._loop(_REST_MS)
        while self.desk.pool.activeThreadCount():
            self._loop(_REST_MS)

    def _loop(self, milliseconds: int) -> None:
        loop = QEventLoop()
        QTimer.singleShot(milliseconds, loop.quit)
        loop.exec()

    def go(self, name: str, place: Place) -> None:
        """Go there, and come to rest."""
        self.timed(name, lambda: self.workspace.go(place))
        self.rest()

    def settled(self, name: str, act: Callable[[], object]) -> None:
        """As ``timed``, with all that the act puts off for a moment (a filter that waits for the next key)."""
        begin = time.thread_time()
        act()
        self._loop(_REST_MS)
        self.seconds[name].append(time.thread_time() - begin)


def pages(work: Work) -> None:
    """Open meetings, each tab for itself, then walk about among pages that were open already."""
    for meeting in work.meetings:
        for tab in TABS:
            work.go(f"open {tab} ({meeting})", Place("meeting", meeting, tab))
    some = [Place("home"), Place("meetings"), *(Place("meeting", work.meetings[-1], tab) for tab in TABS)]
    for _ in range(_ROUNDS):
        for place in some:
            work.go(f"go {place.page} {place.tab}".rstrip(), place)


def typing(work: Work) -> None:
    """Type into the filter of every page that has one, and into the palette."""
    places = [Place("meetings"), *(Place("meeting", work.meetings[-1], tab) for tab in TABS)]
    for place in places:
        work.workspace.go(place)
        work.rest()
        page = work.workspace.page()
        field = page.filter_field() if page is not None else None
        if field is not None and field.isVisible():
            _type(work, f"filter {place.page} {place.tab}".rstrip(), field)
    work.workspace.go(Place("home"))
    work.timed("open the palette", work.workspace.open_palette)
    work.rest()
    palette = next(each for each in QApplication.allWidgets() if isinstance(each, Palette))
    _type(work, "palette", palette.field)
    palette.close_it()
    work.rest()


def _type(work: Work, name: str, field: QLineEdit) -> None:
    field.setFocus()
    for words in _WORDS:
        for letter in words:
            work.settled(name, lambda letter=letter: field.insert(letter))  # type: ignore[misc]
        field.clear()
        work.rest()


def changes(work: Work) -> None:
    """Rename sessions while their agenda is shown, and take it back: of an ordinary meeting, and of the largest."""
    for meeting, where in ((work.meetings[-2], ""), (work.meetings[-1], " in the largest agenda")):
        work.workspace.go(Place("meeting", meeting, "agenda"))
        work.rest()
        table = work.desk.read(lambda session, meeting=meeting: timetable(session, meeting, work.desk.as_of()))  # type: ignore[misc]
        for number, block in enumerate(table.sessions[:_ROUNDS]):
            act = partial(change_session, session_id=block.id, title=f"Other {number}")
            for clock, name in ((time.thread_time, "work"), (time.perf_counter, "time")):
                work.timed(f"rename{where}: {name}", partial(work.desk.change, "Rename session", act), clock)
                work.rest()
                work.timed(f"undo{where}: {name}", work.workspace.undo, clock)
                work.rest()


def drags(work: Work) -> None:
    """Drag a block of the largest agenda, and one among 5,000 blocks."""
    table = work.desk.read(lambda session: timetable(session, work.meetings[-1], work.desk.as_of()))
    _drag(work, "drag", table)
    blocks = sum(1 + len(block.items) for block in table.sessions)
    copies = -(-_BLOCKS // max(1, blocks))
    length = (table.last_day - table.first_day).days + 1
    sessions = [
        dataclasses.replace(block, id=block.id + copy * 10**6, day=block.day + dt.timedelta(copy * length))
        for copy in range(copies)
        for block in table.sessions
    ]
    last_day = table.last_day + dt.timedelta(length * (copies - 1))
    _drag(work, "drag, 5,000 blocks", dataclasses.replace(table, sessions=tuple(sessions), last_day=last_day))


def _drag(work: Work, name: str, table: Any) -> None:
    view = TimetableView()
    view.resize(900, 640)
    view.show_table(table)
    view.show()
    work.rest()
    geometry = view.geometry_now
    assert geometry is not None
    block = next(block for block in geometry.blocks if block.spine)
    view.scroll_to(block)
    work.rest()
    at = QPointF(block.area.left() + 8, block.area.center().y()) + view.offset()
    port = view.viewport()
    _mouse(port, QEvent.Type.MouseButtonPress, at)
    for step in range(1, 61):
        place = at + QPointF(step * 4, step * 3 % 90)
        work.timed(name, lambda place=place: _mouse(port, QEvent.Type.MouseMove, place))  # type: ignore[misc]
    view.hands.drop()
    view.close()
    view.deleteLater()
    work.rest()


def _mouse(widget: QWidget, kind: QEvent.Type, at: QPointF) -> None:
    buttons = Qt.MouseButton.LeftButton
    whole = widget.mapToGlobal(QPoint(round(at.x()), round(at.y())))
    button = buttons if kind is QEvent.Type.MouseButtonPress else Qt.MouseButton.NoButton
    event = QMouseEvent(kind, at, QPointF(whole), button, buttons, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(widget, event)


def main(file: str) -> None:
    """Do everything and print the seconds."""
    work = Work(Path(file))
    for act in (pages, typing, drags, changes):
        act(work)
    print(json.dumps(work.seconds))
    work.program.window.close_file()


if __name__ == "__main__":
    main(sys.argv[1])

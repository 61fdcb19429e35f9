"""What a timetable does, in a process of its own, for ``benchmarks.timetable``.

``python -m benchmarks.timetable_work NUMBER`` shows so many events without a screen and prints as JSON how many seconds
of processor time each act took until everything was painted.
"""

import datetime as dt
import gc
import json
import sys
import time
from collections import defaultdict
from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from app.domain.kinds import ItemKind, ItemRoleKind, RoleState
from app.domain.timetable import Timetable, TimetableItem, TimetableRole, TimetableRoom, TimetableSession
from app.ui import theme
from app.ui.widgets.timetable.geometry import Geometry
from app.ui.widgets.timetable.view import TimetableView

_FIRST, _DAYS, _MOST_ROOMS = dt.date(2020, 3, 2), 3, 40
_STEPS = 60
_TRACKS = 4


def agenda(events: int) -> Timetable:
    """So many talks on three days, in as many rooms as they need, at most 40."""
    rooms = min(_MOST_ROOMS, max(1, events // (_DAYS * 8)))
    speaker = TimetableRole(1, 7, "Ana Ek", "", "INRAE", ItemRoleKind.SPEAKER, RoleState.CONFIRMED)
    sessions = []
    for number in range(events):
        place, day = divmod(number, _DAYS)
        slot, room = divmod(place, rooms)
        start, title = 480 + slot * 50, f"Talk {number}: soils and their carbon"
        item = TimetableItem(number + 1, number + 1, title, ItemKind.TALK, start, False, 45, roles=(speaker,))
        sessions.append(
            TimetableSession(
                number + 1, title, _FIRST + dt.timedelta(days=day), start, 45, room + 1, f"Track {number % _TRACKS}",
                items=(item,),
            )
        )  # fmt: skip
    places = tuple(TimetableRoom(number + 1, f"Room {number + 1}") for number in range(rooms))
    last = _FIRST + dt.timedelta(days=_DAYS - 1)
    sessions.sort(key=lambda one: (one.day, one.start, one.id))
    return Timetable(1, "large", _FIRST, last, "Europe/Amsterdam", places, tuple(sessions))


class Work:
    """One timetable that is shown, and the seconds of what was done, by name."""

    def __init__(self, table: Timetable) -> None:
        self.application = QApplication([])
        theme.load_fonts()
        theme.apply(self.application, "light")
        self.table, self.view = table, TimetableView()
        self.view.resize(1000, 700)
        self.view.show_table(table)
        self.view.show()
        self.seconds: dict[str, list[float]] = defaultdict(list)
        self.application.processEvents()

    def timed(self, name: str, act: Callable[[], object]) -> None:
        """Note how long ``act`` takes until all of it was painted."""
        gc.collect()
        begin = time.thread_time()
        act()
        self.application.processEvents()
        self.seconds[name].append(time.thread_time() - begin)

    def mouse(self, kind: QEvent.Type, at: QPointF) -> None:
        """An event of the left button at a point of the viewport."""
        port, left = self.view.viewport(), Qt.MouseButton.LeftButton
        button = Qt.MouseButton.NoButton if kind is QEvent.Type.MouseMove else left
        whole = QPointF(port.mapToGlobal(at.toPoint()))
        QApplication.sendEvent(port, QMouseEvent(kind, at, whole, button, left, Qt.KeyboardModifier.NoModifier))


def looks(work: Work) -> None:
    """Lay out, scroll both ways, zoom."""
    view, table = work.view, work.table
    for _ in range(10):
        work.timed("lay out", lambda: Geometry(table, table.days, 900, 88))
    for step in range(1, _STEPS):
        work.timed("scroll across", lambda step=step: view.horizontalScrollBar().setValue(step * 17))  # type: ignore[misc]
    for step in range(1, _STEPS):
        work.timed("scroll down", lambda step=step: view.verticalScrollBar().setValue(step * 3))  # type: ignore[misc]
    for step in range(20):
        work.timed("zoom", lambda step=step: view.set_hour(60 + step * 4))  # type: ignore[misc]
    view.set_hour(88)
    work.application.processEvents()


def drags(work: Work) -> None:
    """Drag a block among the others, again and again from its beginning."""
    view = work.view
    geometry = view.geometry_now
    assert geometry is not None
    block = geometry.blocks[0]
    view.scroll_to(block)
    work.application.processEvents()
    at = block.rect.translated(view.offset()).center()
    for _ in range(10):
        work.mouse(QEvent.Type.MouseButtonPress, at)
        work.timed("begin a drag", lambda: work.mouse(QEvent.Type.MouseMove, at + QPointF(6, 6)))
        for step in range(1, _STEPS // 3):
            there = at + QPointF(step * 12, step * 17 % 200)
            work.timed("drag", lambda there=there: work.mouse(QEvent.Type.MouseMove, there))  # type: ignore[misc]
        view.hands.drop()
        work.mouse(QEvent.Type.MouseButtonRelease, at)
        work.application.processEvents()


def changes(work: Work) -> None:
    """Show the agenda anew with one session moved, as after a change."""
    for number in range(10):
        first, *others = work.table.sessions
        moved = replace(work.table, sessions=(replace(first, start=first.start + 5 * number), *others))
        work.timed("change", lambda moved=moved: work.view.show_table(moved))  # type: ignore[misc]


def main(events: int) -> None:
    """Do all of it and print the seconds."""
    work = Work(agenda(events))
    for act in (looks, drags, changes):
        act(work)
    print(json.dumps(work.seconds))
    work.view.close()


if __name__ == "__main__":
    main(int(sys.argv[1]))

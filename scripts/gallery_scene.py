"""The window as the gallery draws it: opened on a copy of the sample or an empty database, and brought to rest."""

import datetime as dt
import shutil
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QThreadPool, QTimer
from PySide6.QtGui import QCursor, QPainter, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.db.stores import Session
from app.queries.meetings import find_meeting
from app.ui.app import Program
from app.ui.desk import Desk
from app.ui.places import Place
from app.ui.shell import voice, window
from app.ui.shell.overlay import Overlay
from app.ui.shell.window import MainWindow
from app.usecases.files import new_file

_REST_MS = 60
_LONGEST_S = 20


@dataclass(frozen=True)
class Picture:
    """One picture: ``file`` is sample, empty, none (no database open), or a name the scene makes a broken file for.

    ``meeting`` is the short name of the meeting whose page is shown, else ``tab`` is a view of ``page``; ``prepare``
    does what a user would do then.
    ``main``: also drawn small, large and in other variants.
    """

    name: str
    page: str = "home"
    tab: str = ""
    meeting: str = ""
    file: str = "sample"
    prepare: Callable[[MainWindow], None] | None = None
    main: bool = False


def stop_the_clock(now: dt.datetime) -> None:
    """Let every database that is opened from now on believe that it is ``now``."""
    vars(window)["Desk"] = partial(Desk, clock=lambda: now)
    vars(voice)["time_of"] = lambda _instant: f"{now:%H:%M}"


class Scene:
    """The program with its window; ``home`` is a folder for its files."""

    def __init__(self, program: Program, home: Path, size: tuple[int, int]) -> None:
        self._program, self._home, self._size = program, home, size
        self._open = ""

    @property
    def window(self) -> MainWindow:
        """The window."""
        return self._program.window

    def draw(self, picture: Picture) -> QPixmap:
        """The picture, once everything is at rest."""
        self._open_file(picture.file)
        self.window.menuBar().hide()
        self.window.resize(*self._size)
        self.window.show()
        QTest.qWaitForWindowExposed(self.window)
        self.window.activateWindow()
        QCursor.setPos(-10, -10)  # else what is under the pointer is painted so
        if self.window.workspace is not None:
            self.window.workspace.go(self._place(picture))
        self.rest()
        if picture.prepare is not None:
            QApplication.setActiveWindow(self.window)  # without a window manager nobody else does
            picture.prepare(self.window)
            self.rest()
        pixmap = self._grabbed()
        if picture.prepare is not None:
            self._open = ""  # the next one begins anew
            for overlay in self.window.findChildren(Overlay):
                overlay.close_it()
        return pixmap

    def _grabbed(self) -> QPixmap:
        """The window with the dialogs and menus that stand before it."""
        pixmap = self.window.grab()
        painter = QPainter(pixmap)
        for each in QApplication.topLevelWidgets():
            if each is not self.window and each.isVisible() and each.isWindow():
                painter.drawPixmap(each.pos() - self.window.pos(), each.grab())
                each.close()
        painter.end()
        return pixmap

    def close(self) -> None:
        """Close the database; the window goes with the process."""
        self.window.close_file()

    def rest(self) -> None:
        """Let the program work until no job runs and nothing was to be done for a moment."""
        end = time.monotonic() + _LONGEST_S
        while time.monotonic() < end:
            self._pause(_REST_MS)
            workspace = self.window.workspace
            pools = [QThreadPool.globalInstance(), *([workspace.desk.pool] if workspace is not None else [])]
            if not any(pool.activeThreadCount() for pool in pools):
                self._pause(_REST_MS)
                return

    def _pause(self, milliseconds: int) -> None:
        done: list[bool] = []
        QTimer.singleShot(milliseconds, lambda: done.append(True))
        while not done:
            QApplication.processEvents()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            time.sleep(0.001)

    def _open_file(self, kind: str) -> None:
        if kind == self._open:
            return
        self._open = kind
        if kind == "none":
            self.window.show_welcome()
            return
        path = self._home / ("circasa.plenary" if kind == "sample" else f"{kind}.plenary")
        self.window.close_file()
        if kind in ("sample", "empty"):
            master = self._home / f"master-{kind}.plenary"
            if not master.exists():
                new_file(master, sample=kind == "sample")
            shutil.copyfile(master, path)
        elif kind == "damaged":
            path.write_bytes(b"This is no database. " * 500)
        self.window.open_path(path)

    def _place(self, picture: Picture) -> Place:
        if not picture.meeting:
            return Place(picture.page, 0, picture.tab)
        assert self.window.workspace is not None

        def wanted(session: Session) -> int:
            return find_meeting(session, picture.meeting).id

        return Place("meeting", self.window.workspace.desk.read(wanted), picture.tab)

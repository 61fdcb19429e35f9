"""Opens the second screen of a meeting, once for each open file, and closes it with the file."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from app.ui.desk import Desk
from app.ui.now.window import NowWindow


class _Keeper(QObject):
    """Keeps the window that stands on no other."""

    window: NowWindow | None = None


def open_now(desk: Desk, meeting_id: int, beside: QWidget) -> NowWindow:
    """Show the second screen of the meeting: on another screen than ``beside``, where there is one."""
    keeper = next((each for each in desk.children() if isinstance(each, _Keeper)), None) or _Keeper(desk)
    there = keeper.window if keeper.window is not None and isValid(keeper.window) else None
    if there is not None and there.meeting_id != meeting_id:
        there.close()
        there = None
    if there is None:
        there = keeper.window = NowWindow(desk, meeting_id)
        others = [screen for screen in QGuiApplication.screens() if screen is not beside.screen()]
        if others:
            there.setGeometry(others[0].availableGeometry())
    there.show()
    there.raise_()
    there.activateWindow()
    return there

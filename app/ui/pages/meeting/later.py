"""An answer that may come a moment after the change: for what takes too long to be asked again at every step."""

import time
from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app.db.history.changes import StepDone
from app.db.live import LiveQuery
from app.db.stores import Session
from app.domain.errors import UserError
from app.ui.desk import Desk

T = TypeVar("T")
_PAUSE = 150  # ms after the last step, so that a row of steps is asked about once
_REST = 4  # times as long as the answer took: what takes long is asked more seldom


class LaterView(QObject, Generic[T]):
    """Shows a query's answer once ``owner`` is seen, and a moment after every step that touched a table it read."""

    def __init__(self, owner: QWidget, desk: Desk, query: Callable[[Session], T], show: Callable[[T], None]) -> None:
        super().__init__(owner)
        self._owner, self._desk = owner, desk
        self._live = LiveQuery(desk.store.read, query, show)
        self._stale, self._pause = True, _PAUSE
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._ask)
        owner.installEventFilter(self)
        desk.stepped.connect(self._notice)
        if owner.isVisible():
            self._timer.start(0)

    def _ask(self) -> None:
        if not self._owner.isVisible():
            self._stale = True
            return
        self._stale = False
        began = time.monotonic()
        try:
            self._live.run()
        except UserError as error:
            self._desk.fail(error)
        self._pause = max(_PAUSE, round((time.monotonic() - began) * 1000 * _REST))

    def _notice(self, done: StepDone) -> None:
        if self._live.concerns(done):
            self._stale = True
            if self._owner.isVisible():
                self._timer.start(self._pause)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and self._stale:
            self._timer.start(0)
        return False

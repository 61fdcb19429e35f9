"""What a large table asks the file: at once, or in another thread where many rows are sorted and filtered."""

import time
from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from app.db.live import tables_read
from app.db.stores import Session
from app.domain.errors import UserError
from app.ui.desk import Desk

T = TypeVar("T")
_SLOW, _PAUSE_MS = 0.1, 120  # seconds of an answer that takes long; milliseconds


class Asking(QObject, Generic[T]):
    """One question at a time, of which only the newest answer is shown: ``show(answer, tables it read)``.

    It ends with ``owner``. A UserError is told; what is shown stays, and ``failed`` is true until the next answer.
    """

    _answered = Signal(int, object)

    def __init__(self, desk: Desk, owner: QWidget, show: Callable[[T, frozenset[str]], None]) -> None:
        super().__init__(desk)  # not the owner: an answer may come when that is gone
        self._desk, self._owner, self._show = desk, owner, show
        self._query: Callable[[Session], T] | None = None  # whose answer is awaited
        self._number, self._busy, self.failed = 0, False, False
        self._answered.connect(self._take)
        self._slow = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._begin)
        owner.destroyed.connect(self._end)

    @property
    def is_waiting(self) -> bool:
        """Whether an answer is awaited."""
        return self._query is not None

    def ask(self, query: Callable[[Session], T], here: bool) -> None:
        """Ask from now on this: ``here`` and now, or in another thread; what was asked before is dropped.

        Where the last answer took long, it is asked once nothing else was for a moment: while somebody types on.
        """
        self._number += 1
        self._query = query
        if here:
            self.finish()
        elif self._slow:
            self._pause.start()
        else:
            self._begin()

    def finish(self) -> None:
        """Have the answer that is awaited now."""
        if self._query is not None:
            self._deliver(self._answer(self._query))

    def _begin(self) -> None:
        number, query = self._number, self._query
        if query is None or self._busy:  # it is answered already, or begins when the other thread is free
            return
        self._busy = True
        self._desk.looks.start(lambda: self._answered.emit(number, self._answer(query)))

    def _answer(self, query: Callable[[Session], T]) -> "tuple[T, frozenset[str]] | Exception":
        begun = time.monotonic()
        try:
            with self._desk.store.read() as session:
                tables = tables_read(session)
                answer = query(session)
            return answer, frozenset(tables)
        except Exception as error:  # told in the window's thread
            return error
        finally:
            self._slow = time.monotonic() - begun > _SLOW

    def _take(self, number: int, answer: "tuple[T, frozenset[str]] | Exception") -> None:
        """The other thread has an answer: it may be to an older question."""
        self._busy = False
        if self._desk.closed or not isValid(self._owner):
            self.deleteLater()
        elif self._query is not None:
            if number == self._number:
                self._deliver(answer)
            elif not self._pause.isActive():
                self._begin()

    def _end(self) -> None:
        """The owner is gone: nothing is asked any more; an answer that is still to come ends this when it comes."""
        self._pause.stop()
        self._query = None
        if not self._busy:
            self.deleteLater()

    def _deliver(self, answer: "tuple[T, frozenset[str]] | Exception") -> None:
        self._query = None
        self.failed = isinstance(answer, Exception)
        if isinstance(answer, UserError):
            self._desk.fail(answer)
        elif isinstance(answer, Exception):
            raise answer
        else:
            self._show(*answer)

"""Long work off the window's thread: one job, its progress, its cancel. A job gets and returns plain values."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QThreadPool, Signal


class Cancelled(Exception):  # noqa: N818 - not an error
    """The user asked the job to stop."""


class Job(QObject):
    """Work in another thread. It holds no session while it works and never touches a widget.

    ``work(job)`` calls ``job.step(done, total)`` between two pieces of it. The signals arrive in the window's thread.
    """

    progress = Signal(int, int)
    finished = Signal(object)
    failed = Signal(object)
    cancelled = Signal()
    ended = Signal()

    def __init__(self, title: str, work: Callable[["Job"], Any], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.title = title
        self._work = work
        self._stop = False

    def start(self, pool: QThreadPool) -> None:
        """Begin, as soon as the pool has a thread free."""
        pool.start(self._run)  # a QRunnable of ours would stand for whatever is at its address after it

    def cancel(self) -> None:
        """Ask it to stop at its next step; a result that comes all the same is thrown away."""
        self._stop = True

    @property
    def is_cancelled(self) -> bool:
        """Whether it was asked to stop."""
        return self._stop

    def step(self, done: int, total: int) -> None:
        """Say how far the work is; raises Cancelled when the user asked it to stop."""
        if self._stop:
            raise Cancelled
        self.progress.emit(done, total)

    def _run(self) -> None:
        try:
            result = self._work(self)
            if self._stop:
                raise Cancelled
        except Cancelled:
            self.cancelled.emit()
        except Exception as error:  # told in the window's thread
            self.failed.emit(error)
        else:
            self.finished.emit(result)
        finally:
            self.ended.emit()

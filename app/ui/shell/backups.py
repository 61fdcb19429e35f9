"""The automatic backups of the open file, made in another thread: one at its opening, then one every 30 minutes."""

from functools import partial

from PySide6.QtCore import QObject, QThreadPool, QTimer, Signal

from app.ui.jobs import Job
from app.usecases.database import Database, Reason

_EVERY_MS = 30 * 60 * 1000  # TRUST, "Backups"
_FIRST_MS = 500  # the page is painted by then


class Backups(QObject):
    """``failed`` tells the UserError of a backup that could not be made. ``stop`` it before the database is closed."""

    failed = Signal(object)

    def __init__(self, database: Database, parent: QObject) -> None:
        super().__init__(parent)
        self._database = database
        self._pool = QThreadPool(self)  # of its own: nothing else waits for a backup
        self._pool.setMaxThreadCount(1)
        self._pool.setExpiryTimeout(0)  # the next one is far off
        self._clock = QTimer(self)
        self._clock.setInterval(_EVERY_MS)
        self._clock.timeout.connect(partial(self.make, Reason.TIME))
        self._clock.start()
        QTimer.singleShot(_FIRST_MS, self, partial(self.make, Reason.OPENED))

    def make(self, reason: Reason) -> None:
        """Begin a backup, which is made when the file was changed since the last; returns at once."""
        if not self._clock.isActive():
            return
        job = Job("", lambda _job: self._database.back_up(reason), self)
        job.finished.connect(self._tell)
        job.failed.connect(_raise)
        job.ended.connect(job.deleteLater)
        job.start(self._pool)

    def stop(self) -> None:
        """Begin no other one, and wait for the one that is being made: closing the file would make it anyway."""
        self._clock.stop()
        self._pool.clear()
        self._pool.waitForDone()

    def _tell(self, error: object) -> None:
        if error is not None and self._clock.isActive():
            self.failed.emit(error)


def _raise(error: Exception) -> None:
    raise error

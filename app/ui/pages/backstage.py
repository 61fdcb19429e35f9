"""Work for a page that has no open file, and so no desk: in another thread, its answer in this one."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QThreadPool
from PySide6.QtWidgets import QWidget

from app.domain.errors import UserError
from app.ui.jobs import Job

T = TypeVar("T")


class Backstage:
    """One piece of work at a time for ``page``; the page waits for it when it is closed meanwhile."""

    def __init__(self, page: QWidget) -> None:
        self._page = page
        self._pool = QThreadPool(page)
        self._job: Job | None = None

    def is_busy(self) -> bool:
        """Whether something is being done."""
        return self._job is not None

    def run(
        self, title: str, work: Callable[[], T], done: Callable[[T], None], failed: Callable[[UserError], None]
    ) -> None:
        """Do ``work``; a UserError goes to ``failed``, any other exception is raised here, as a bug."""
        if self._job is not None:
            return
        job = self._job = Job(title, lambda _job: work(), self._page)

        def fail(error: Exception) -> None:
            self._job = None
            if not isinstance(error, UserError):
                raise error
            failed(error)

        def finish(value: T) -> None:
            self._job = None
            done(value)

        job.finished.connect(finish)
        job.failed.connect(fail)
        job.start(self._pool)

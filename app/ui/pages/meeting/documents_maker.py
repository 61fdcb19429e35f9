"""Makes the document that is wanted, off the window's thread; what is not wanted any more is dropped."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal
from shiboken6 import isValid

from app.domain.errors import UserError
from app.domain.export_request import ExportRequest
from app.domain.preview import Preview
from app.ui.desk import Desk
from app.ui.jobs import Job
from app.ui.language import tr
from app.usecases.documents import Made, make

_AFTER_A_CHANGE, _BEFORE_SAYING_SO = 600, 250  # ms


@dataclass(frozen=True)
class Shown:
    """A document and what it holds."""

    made: Made
    preview: Preview


class DocumentMaker(QObject):
    """One document at a time: ``made`` gives it, ``failed`` the reason, ``waits`` says that it takes a moment.

    ``again_later`` asks for the same once more when nothing has changed for a moment; the same values give the same
    document, without making it anew.
    """

    made = Signal(object)  # Shown
    failed = Signal(object)  # UserError
    waits = Signal()
    cancelled = Signal()

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._wanted: ExportRequest | None = None
        self._last: Shown | None = None
        self._job: Job | None = None
        self._later, self._slow = QTimer(self), QTimer(self)
        for timer, pause in ((self._later, _AFTER_A_CHANGE), (self._slow, _BEFORE_SAYING_SO)):
            timer.setSingleShot(True)
            timer.setInterval(pause)
        self._later.timeout.connect(self._begin)
        self._slow.timeout.connect(self.waits)

    def ask(self, request: ExportRequest) -> None:
        """Make this instead of what was wanted before."""
        self._wanted = request
        self._begin()

    def again_later(self) -> None:
        """Something was changed: make it once more, after a moment of quiet."""
        if self._wanted is not None:
            self._later.start()

    def hurry(self) -> None:
        """Make now what was to be made after a moment."""
        if self._later.isActive():
            self._begin()

    def forget(self) -> None:
        """Nothing is wanted any more."""
        self._wanted = None
        self._drop()

    def is_busy(self) -> bool:
        """Whether a document is being made, or will be in a moment."""
        return self._job is not None or self._later.isActive()

    def _drop(self) -> None:
        self._later.stop()
        self._slow.stop()
        if self._job is not None:
            job, self._job = self._job, None
            job.cancel()

    def _begin(self) -> None:
        self._drop()
        request = self._wanted
        if request is None:
            return
        store, last = self._desk.store, self._last

        def work(job: Job) -> Shown:
            job.step(0, 2)
            made = make(store, request, last.made if last is not None else None)
            job.step(1, 2)
            return _looked_at(made, last)

        job = self._desk.run(tr("Making the document"), work, self._done, self._refused)
        self._job = job
        job.cancelled.connect(lambda: self._stopped(job))
        self._slow.start()

    def _done(self, shown: Shown) -> None:
        if isValid(self) and shown.made.request == self._wanted:  # its page may have been closed meanwhile
            self._end()
            self._last = shown
            self.made.emit(shown)

    def _refused(self, error: UserError) -> None:
        if isValid(self) and self._job is not None and not self._job.is_cancelled:
            self._end()
            self.failed.emit(error)

    def _stopped(self, job: Job) -> None:
        if isValid(self) and job is self._job:  # by its Cancel, not because something else is wanted
            self._end()
            self.cancelled.emit()

    def _end(self) -> None:
        self._slow.stop()
        self._job = None


def _looked_at(made: Made, last: Shown | None) -> Shown:
    """The document with what it holds; whatever starts slowly is started here, off the window's thread."""
    if last is not None and made is last.made:
        return last
    if made.form == "pdf":
        import pypdfium2  # noqa: F401 - so that the window need not wait for it
    from app.importers.preview import preview_of

    return Shown(made, preview_of(made.form, made.rendered.data))

"""What the window says of one desk: toasts, messages, when it was saved, which job runs, what others changed."""

from functools import partial

from PySide6.QtCore import QObject, QTimer

from app.db.history.changes import StepDone
from app.domain.errors import UserError
from app.domain.project_status import ProjectStatus
from app.queries.heads import today
from app.queries.project_status import project_status
from app.queries.sidebar import sidebar
from app.ui.desk import Desk, Saying
from app.ui.jobs import Job
from app.ui.language import day, said, time_of, tr
from app.ui.shell.message_bar import MessageBar
from app.ui.shell.sidebar import SidebarPane
from app.ui.shell.status_bar import StatusBar
from app.ui.shell.toast import Toast
from app.ui.shell.undoing import Undoing

_POLL_MS, _JOB_SHOWN_MS = 1000, 1000


class Voice(QObject):
    """Joins the signals of ``desk`` with what shows them."""

    def __init__(
        self,
        desk: Desk,
        toast: Toast,
        messages: MessageBar,
        status: StatusBar,
        pane: SidebarPane,
        undoing: Undoing,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._desk, self._toast, self._messages, self._status, self._pane = desk, toast, messages, status, pane
        self._undoing = undoing
        self._jobs: dict[Job, float] = {}  # they run one after the other: the first one is at work; with its share
        self._poll_clock = QTimer(self)
        self._poll_clock.setInterval(_POLL_MS)
        self._poll_clock.timeout.connect(self._poll)
        self._poll_clock.start()
        self._job_clock = QTimer(self)
        self._job_clock.setSingleShot(True)
        self._job_clock.setInterval(_JOB_SHOWN_MS)
        self._job_clock.timeout.connect(self._show_job)
        desk.said.connect(self._say)
        desk.refused.connect(self._refuse)
        desk.job_began.connect(self._began)
        desk.stepped.connect(self._stepped)
        status.cancelled.connect(self._cancel)
        desk.live(pane, lambda session: sidebar(session, today(session, desk.now().date())), pane.show_counts)
        desk.live(pane, lambda session: project_status(session, desk.now().date()), self._show_project)

    def stop(self) -> None:
        """Say and hear nothing any more."""
        self._poll_clock.stop()
        self._job_clock.stop()

    def _say(self, saying: Saying) -> None:
        if saying.undo and saying.step:
            self._toast.say(saying.text, tr("Undo"), lambda: self._undoing.undo_step(saying.step), "Ctrl Z")
        else:
            self._toast.say(saying.text, saying.label, saying.act)

    def _refuse(self, error: UserError) -> None:
        self._messages.show_message(said(error))

    def _stepped(self, done: StepDone) -> None:
        self._undoing.name_later()
        if done.step.who != self._desk.store.who:
            return
        self._messages.settle()
        self._toast.grow_old()
        self._status.show_saved(tr("Saved {time}", time=time_of(done.step.at)))

    def _show_project(self, status: ProjectStatus) -> None:
        grant = " · ".join(part for part in (status.programme, status.grant_no) if part)
        self._pane.show_project(status.acronym or "Plenary", grant)
        words = [
            tr("Read only") if self._desk.read_only else "",
            tr("As of {day}", day=day(status.as_of)) if status.as_of != self._desk.now().date() else "",
            tr("Sample, partly illustrative °") if status.illustrative else "",
            self._desk.store.file.name,
        ]
        self._status.show_place(" · ".join(part for part in words if part))

    def _poll(self) -> None:
        try:
            self._desk.store.poll()
        except UserError as error:
            self._refuse(error)

    def _began(self, job: Job) -> None:
        self._jobs[job] = 0.0
        job.progress.connect(partial(self._progressed, job))
        job.ended.connect(partial(self._ended, job))
        if len(self._jobs) == 1:
            self._job_clock.start()

    def _progressed(self, job: Job, done: int, total: int) -> None:
        if job in self._jobs:
            self._jobs[job] = done / max(1, total)
            if not self._job_clock.isActive():
                self._show_job()

    def _show_job(self) -> None:
        job = next(iter(self._jobs), None)
        if job is None:
            self._status.show_job("")
        else:
            self._status.show_job(job.title, self._jobs[job], tr("Cancel “{job}”", job=job.title))

    def _ended(self, job: Job) -> None:
        self._jobs.pop(job, None)
        self._status.show_job("")
        if self._jobs:
            self._job_clock.start()
        else:
            self._job_clock.stop()

    def _cancel(self) -> None:
        if (job := next(iter(self._jobs), None)) is not None:
            job.cancel()
            self._status.show_job("")

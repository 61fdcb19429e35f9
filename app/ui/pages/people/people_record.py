"""All that is held on one person, written into a file: the answer to an access request (DOMAIN R13)."""

from pathlib import Path

from app.domain.errors import UserError
from app.domain.export_request import ExportRequest
from app.ui.desk import Desk
from app.ui.jobs import Job
from app.ui.language import language, tr


def save_record(desk: Desk, email: str) -> None:
    """Make the record of the person with this address in another thread, and save it where documents are saved."""
    from app.ui.pages.meeting.documents_output import open_outside, save_new  # QtPrintSupport takes its time
    from app.usecases.exports import rendered, suggested_name

    request = ExportRequest("person", desk.now().date(), person=email, language=language())

    def work(_job: Job) -> bytes:
        return rendered(desk.store, request).data

    def show(path: Path) -> None:
        try:
            open_outside(path)
        except UserError as error:
            desk.fail(error)

    def done(data: bytes) -> None:
        try:
            path = save_new(desk.settings, suggested_name(request), data)
        except UserError as error:
            desk.fail(error)
            return
        words = tr("Saved {name} in {folder}", name=path.name, folder=path.parent.name or str(path.parent))
        desk.say(words, label=tr("Open file"), act=lambda: show(path))

    desk.run(tr("Gathering what is held on the person"), work, done)

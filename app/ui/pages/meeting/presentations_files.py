"""Slides on their way in and out of the window: attached, opened from a private copy, saved, dragged out."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from app.db.stores import Session
from app.domain.attachments import Handling, handling
from app.domain.errors import UserError
from app.domain.presentation_rows import SlidesVersion
from app.queries.presentation_rows import SlidesContent, slides_content
from app.services.presentations import create_presentation, receive_slides
from app.ui.desk import Desk
from app.ui.jobs import Job
from app.ui.language import plural, tr
from app.usecases.attachments import Attachment, PrivateCopies, read_attachment
from app.wholefile import write_whole

_READ_AT_ONCE = 8_000_000  # bytes; more is read in another thread
_FOLDER = "presentations.folder"
Opener = Callable[[QUrl], bool]


class SlidesFiles:
    """Of one meeting. ``opener`` gives a file to the program of its type; a test gives its own."""

    def __init__(self, desk: Desk, meeting_id: int, owner: QWidget, opener: Opener = QDesktopServices.openUrl) -> None:
        self._desk, self._meeting, self._owner = desk, meeting_id, owner
        self.opener = opener
        self.copies = PrivateCopies()
        owner.destroyed.connect(self.copies.close)

    def attach(self, presentation_id: int | None, paths: Sequence[Path]) -> None:
        """Attach these files as new versions, one after the other; None: each becomes a presentation of its own.

        One step for all of them; a file that cannot be attached is told in words, and then none is.
        """
        if not paths:
            return
        try:
            small = sum(path.stat().st_size for path in paths if path.is_file()) <= _READ_AT_ONCE
            if small:
                self._take(presentation_id, [read_attachment(path) for path in paths])
                return
            for path in paths:
                self._refuse_early(path)
        except OSError as error:
            self._desk.fail(
                UserError("{name} cannot be read: {reason}. Look whether it is still there.", name=paths[0].name,
                          reason=error.strerror or str(error))
            )  # fmt: skip
            return
        except UserError as error:
            self._desk.fail(error)
            return
        self._desk.run(
            tr("Reading files"),
            lambda job: _read(job, paths),
            lambda found: self._take(presentation_id, found),
        )

    def ask_and_attach(self, presentation_id: int) -> QFileDialog:
        """Ask which files to attach."""
        dialog = QFileDialog(self._owner, tr("Add slides"), self._folder())
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.filesSelected.connect(lambda names: self._chosen(presentation_id, names))
        dialog.open()
        return dialog

    def open_version(self, version: SlidesVersion) -> None:
        """Open a version with the program of its type; what could run something is saved instead."""
        if handling(version.name) is not Handling.OPENED:
            self.ask_and_save(version)
            return
        content = self._content(version)
        if content is None:
            return
        try:
            copy = self.copies.opened_copy(content.name, content.data)
        except UserError as error:
            self._desk.fail(error)
            return
        if not self.opener(QUrl.fromLocalFile(str(copy))):
            self._desk.fail(UserError("No program opens {name} here: save it and open it there.", name=content.name))

    def ask_and_save(self, version: SlidesVersion) -> QFileDialog:
        """Ask where to save a version."""
        dialog = QFileDialog(self._owner, tr("Save slides"), self._folder())
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.selectFile(version.name)
        dialog.fileSelected.connect(lambda name: self.save(version, Path(name)))
        dialog.open()
        return dialog

    def save(self, version: SlidesVersion, target: Path) -> None:
        """Write a version to ``target``, whole or not at all."""
        content = self._content(version)
        if content is None:
            return
        try:
            write_whole(target, content.data)
        except UserError as error:
            self._desk.fail(error)
            return
        self._desk.settings.remember(_FOLDER, str(target.parent))
        self._desk.say(tr("Saved: {name}", name=target.name))

    def drag_data(self, versions: Sequence[SlidesVersion]) -> QMimeData | None:
        """Private copies of these versions to drop into another program; None where one cannot be given."""
        urls = []
        for version in versions:
            content = self._content(version)
            if content is None:
                return None
            try:
                urls.append(QUrl.fromLocalFile(str(self.copies.copy(content.name, content.data))))
            except UserError as error:
                self._desk.fail(error)
                return None
        data = QMimeData()
        data.setUrls(urls)
        return data

    def _chosen(self, presentation_id: int, names: Sequence[str]) -> None:
        self._desk.settings.remember(_FOLDER, str(Path(names[0]).parent))
        self.attach(presentation_id, [Path(name) for name in names])

    def _take(self, presentation_id: int | None, found: Sequence[Attachment]) -> None:
        def act(session: Session) -> None:
            for one in found:
                target = presentation_id
                if target is None:
                    target = create_presentation(session, self._meeting, Path(one.name).stem)
                receive_slides(session, target, one.name, one.mime, one.data)

        words = plural("{name} attached", "{number} files attached", len(found), name=found[0].name)
        self._desk.change("Attach slides", act, meeting=self._meeting, done=words)

    @staticmethod
    def _refuse_early(path: Path) -> None:
        """Raise UserError for a file that is too large or a program, before anything waits for it."""
        from app.domain.attachments import attachment_name, check_attachment

        check_attachment(attachment_name(path.name), path.stat().st_size)

    def _content(self, version: SlidesVersion) -> SlidesContent | None:
        try:
            return self._desk.read(lambda session: slides_content(session, version.id))
        except UserError as error:
            self._desk.fail(error)
            return None

    def _folder(self) -> str:
        places = QStandardPaths.standardLocations(QStandardPaths.StandardLocation.DocumentsLocation)
        wanted = (str(self._desk.settings.recall(_FOLDER, "")), *places)
        found = (place for place in wanted if place and Path(place).is_dir())  # one that is not there becomes a name
        return next(found, str(Path.home()))


def _read(job: Job, paths: Sequence[Path]) -> list[Attachment]:
    found = []
    for number, path in enumerate(paths):
        job.step(number, len(paths))
        found.append(read_attachment(path))
    return found

"""Attachments on their way in and out of the window: read, opened from a private copy, saved, dragged out."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Generic, Protocol, TypeVar

from PySide6.QtCore import QMimeData, QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from app.db.stores import Session
from app.domain.attachments import Handling, attachment_name, check_attachment, handling
from app.domain.errors import UserError
from app.queries.file_content import FileContent
from app.ui.desk import Desk
from app.ui.jobs import Job
from app.ui.language import tr
from app.usecases.attachments import Attachment, PrivateCopies, read_attachment
from app.wholefile import write_whole

_READ_AT_ONCE = 8_000_000  # bytes; more is read in another thread
Opener = Callable[[QUrl], bool]
Take = Callable[[Sequence[Attachment]], None]


class HasName(Protocol):
    """Something that has a file: its ``name`` is the file's."""

    @property
    def name(self) -> str:
        """The name of the file."""
        ...


F = TypeVar("F", bound=HasName)


class AttachedFiles(Generic[F]):
    """``content`` gives what a thing's file holds; ``opener`` hands a file to the program of its type.

    The folder that files come from and go to is remembered under ``remembered``. ``choose`` and ``save`` are the titles
    of the dialogs.
    """

    def __init__(
        self,
        desk: Desk,
        owner: QWidget,
        content: Callable[[Session, F], FileContent],
        remembered: str,
        titles: tuple[str, str],
        opener: Opener = QDesktopServices.openUrl,
    ) -> None:
        self._desk, self._owner, self._read_content, self._remembered = desk, owner, content, remembered
        self._choose_title, self._save_title = titles
        self.opener = opener
        self.copies = PrivateCopies()
        owner.destroyed.connect(self.copies.close)

    def read(self, paths: Sequence[Path], take: Take) -> None:
        """Read these files and give them to ``take``, large ones in another thread.

        A file that cannot be attached is told in words, and then none is.
        """
        if not paths:
            return
        try:
            if sum(path.stat().st_size for path in paths if path.is_file()) <= _READ_AT_ONCE:
                take([read_attachment(path) for path in paths])
                return
            for path in paths:
                check_attachment(attachment_name(path.name), path.stat().st_size)  # before anything waits for it
        except OSError as error:
            self._desk.fail(
                UserError("{name} cannot be read: {reason}. Look whether it is still there.", name=paths[0].name,
                          reason=error.strerror or str(error))
            )  # fmt: skip
            return
        except UserError as error:
            self._desk.fail(error)
            return
        self._desk.run(tr("Reading files"), lambda job: _read(job, paths), take)

    def ask(self, take: Take, several: bool = False) -> QFileDialog:
        """Ask which file (or files) to attach."""
        dialog = QFileDialog(self._owner, self._choose_title, self._folder())
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles if several else QFileDialog.FileMode.ExistingFile)

        def chosen(names: Sequence[str]) -> None:
            self._desk.settings.remember(self._remembered, str(Path(names[0]).parent))
            self.read([Path(name) for name in names], take)

        dialog.filesSelected.connect(chosen)
        dialog.open()
        return dialog

    def open_file(self, one: F) -> None:
        """Open a file with the program of its type; what could run something is saved instead."""
        if handling(one.name) is not Handling.OPENED:
            self.ask_and_save(one)
            return
        content = self._content(one)
        if content is None:
            return
        try:
            copy = self.copies.opened_copy(content.name, content.data)
        except UserError as error:
            self._desk.fail(error)
            return
        if not self.opener(QUrl.fromLocalFile(str(copy))):
            self._desk.fail(UserError("No program opens {name} here: save it and open it there.", name=content.name))

    def ask_and_save(self, one: F) -> QFileDialog:
        """Ask where to save a file."""
        dialog = QFileDialog(self._owner, self._save_title, self._folder())
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.selectFile(one.name)
        dialog.fileSelected.connect(lambda name: self.save(one, Path(name)))
        dialog.open()
        return dialog

    def save(self, one: F, target: Path) -> None:
        """Write a file to ``target``, whole or not at all."""
        content = self._content(one)
        if content is None:
            return
        try:
            write_whole(target, content.data)
        except UserError as error:
            self._desk.fail(error)
            return
        self._desk.settings.remember(self._remembered, str(target.parent))
        self._desk.say(tr("Saved: {name}", name=target.name))

    def drag_data(self, some: Sequence[F]) -> QMimeData | None:
        """Private copies of these files to drop into another program; None where one cannot be given."""
        urls = []
        for one in some:
            content = self._content(one)
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

    def _content(self, one: F) -> FileContent | None:
        try:
            return self._desk.read(lambda session: self._read_content(session, one))
        except UserError as error:
            self._desk.fail(error)
            return None

    def _folder(self) -> str:
        places = QStandardPaths.standardLocations(QStandardPaths.StandardLocation.DocumentsLocation)
        wanted = (str(self._desk.settings.recall(self._remembered, "")), *places)
        found = (place for place in wanted if place and Path(place).is_dir())  # one that is not there becomes a name
        return next(found, str(Path.home()))


def paths_of(data: QMimeData) -> list[Path]:
    """The files of this computer in what is dragged."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]


def _read(job: Job, paths: Sequence[Path]) -> list[Attachment]:
    found = []
    for number, path in enumerate(paths):
        job.step(number, len(paths))
        found.append(read_attachment(path))
    return found

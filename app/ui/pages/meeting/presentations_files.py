"""Slides on their way in and out of the window: attached, opened from a private copy, saved, dragged out."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from app.db.stores import Session
from app.domain.presentation_rows import SlidesVersion
from app.queries.presentation_rows import slides_content
from app.services.presentations import create_presentation, receive_slides
from app.ui.desk import Desk
from app.ui.language import plural, tr
from app.ui.pages.attached_files import AttachedFiles, Opener
from app.usecases.attachments import Attachment

_FOLDER = "presentations.folder"


class SlidesFiles(AttachedFiles[SlidesVersion]):
    """Of one meeting. ``opener`` gives a file to the program of its type; a test gives its own."""

    def __init__(self, desk: Desk, meeting_id: int, owner: QWidget, opener: Opener = QDesktopServices.openUrl) -> None:
        titles = (tr("Add slides"), tr("Save slides"))
        super().__init__(desk, owner, lambda s, version: slides_content(s, version.id), _FOLDER, titles, opener)
        self._meeting = meeting_id

    def attach(self, presentation_id: int | None, paths: Sequence[Path]) -> None:
        """Attach these files as new versions, one after the other; None: each becomes a presentation of its own.

        One step for all of them; a file that cannot be attached is told in words, and then none is.
        """
        self.read(paths, lambda found: self._take(presentation_id, found))

    def ask_and_attach(self, presentation_id: int) -> QFileDialog:
        """Ask which files to attach."""
        return self.ask(lambda found: self._take(presentation_id, found), several=True)

    def _take(self, presentation_id: int | None, found: Sequence[Attachment]) -> None:
        def act(session: Session) -> None:
            for one in found:
                target = presentation_id
                if target is None:
                    target = create_presentation(session, self._meeting, Path(one.name).stem)
                receive_slides(session, target, one.name, one.mime, one.data)

        words = plural("{name} attached", "{number} files attached", len(found), name=found[0].name)
        self._desk.change("Attach slides", act, meeting=self._meeting, done=words)

"""The right side of the tab: what could not be put into the document, its preview, and where it was saved."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.domain.errors import UserError
from app.ui.language import plural, said, size_text, tr
from app.ui.pages.meeting.documents_maker import Shown
from app.ui.pages.meeting.documents_output import export_folder
from app.ui.pages.meeting.documents_preview import DocumentPreview, ProblemStrip
from app.ui.pages.meeting.documents_saved import SavedLine
from app.ui.settings import Settings
from app.ui.widgets.layout import Rule, box
from app.usecases.documents import Made
from app.usecases.exports import suggested_name


class DocumentPane(QWidget):
    """Shows one document or why there is none; ``summary`` tells its pages and size, empty: there is none."""

    summary = Signal(str)

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self._settings = settings
        self._shown: Shown | None = None
        self.preview, self._problems, self.saved = DocumentPreview(), ProblemStrip(), SavedLine()
        strip = box("v", self._problems, margins=(16, 0, 16, 0))
        column = box("v", strip, self.preview, Rule(), self.saved, parent=self)
        column.setStretch(1, 1)

    def made(self) -> Made | None:
        """The document that is shown."""
        return self._shown.made if self._shown is not None else None

    def show_made(self, shown: Shown) -> None:
        """Show a document; one stays on its page when it is the same one, changed."""
        before, self._shown = self._shown, shown
        if shown is before:
            return
        made = shown.made
        size = len(made.rendered.data)
        if made.form == "pdf":
            self.preview.show_pages(made.rendered.data, before is None or before.made.request != made.request)
            pages = plural("{number} page", "{number} pages", self.preview.pages.page_count())
            self.summary.emit(f"{pages} · {size_text(size)}")
        else:
            self.preview.show_contents(made.form, shown.preview, size)
            self.summary.emit(size_text(size))
        self._problems.show_problems(made.rendered.problems)
        self.saved.show_name(suggested_name(made.request), export_folder(self._settings))

    def show_failure(self, error: UserError, source: str) -> None:
        """Why there is no document; ``source`` names the tab on which that can be changed."""
        self.clear()
        self.preview.show_problem(tr("There is no such document yet"), said(error), again=not source, source=source)

    def show_question(self, title: str, words: str) -> None:
        """What is still to be chosen."""
        self.clear()
        self.preview.show_problem(title, words, again=False)

    def show_waiting(self) -> None:
        """It takes a moment; what is shown of the same document stays."""
        if self._shown is None:
            self.preview.show_waiting()

    def show_cancelled(self) -> None:
        """The user stopped it."""
        self.clear()
        self.preview.show_problem(tr("Not made"), tr("You stopped it. Nothing was changed."))

    def show_saved(self, path: Path) -> None:
        """It was saved there."""
        self.saved.show_saved(path)

    def clear(self) -> None:
        """There is no document now; the preview shows what it showed until something else comes."""
        self._shown = None
        self._problems.show_problems(())
        self.saved.show_nothing()
        self.summary.emit("")

"""Documents: every paper and file of a meeting, looked at before it is saved, printed or opened elsewhere."""

from collections.abc import Sequence

from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app.domain.export_request import ExportRequest
from app.queries.document_choices import DocumentChoices, document_choices, people_with_mail
from app.ui.commands import Menu, command
from app.ui.desk import Desk
from app.ui.language import tr
from app.ui.pages.meeting.documents_maker import DocumentMaker
from app.ui.pages.meeting.documents_options import DocumentOptions
from app.ui.pages.meeting.documents_output import DocumentOutput
from app.ui.pages.meeting.documents_pane import DocumentPane
from app.ui.pages.meeting.documents_rail import DocumentRail
from app.ui.pages.meeting.tab import MeetingTab
from app.ui.places import Place
from app.ui.widgets.buttons import CommandButton
from app.ui.widgets.layout import Rule, box
from app.usecases.documents import DOCUMENTS, Document, Person, request_for


class DocumentsTab(MeetingTab):
    """The list at the left, the options above, the preview; Save puts the file where the last one went."""

    name = "documents"

    def __init__(self, desk: Desk, meeting_id: int) -> None:
        super().__init__(desk, meeting_id)
        self._choices = DocumentChoices("", 0, ())
        self._stale = True
        self.options, self.rail = DocumentOptions(desk.settings), DocumentRail(DOCUMENTS)
        self.pane, self.maker = DocumentPane(desk.settings), DocumentMaker(desk, self)
        self._output = DocumentOutput(desk, self, self.pane.show_saved)
        columns = box("h", self.rail, Rule(upright=True), self.pane)
        columns.setStretch(2, 1)
        for part in (self.options, Rule()):
            self.column.addWidget(part)
        self.column.addLayout(columns, 1)
        self._buttons = (
            CommandButton(self.commands["documents.open"], "bordered"),
            CommandButton(self.commands["documents.print"], "bordered"),
            CommandButton(self.commands["documents.save"], "primary"),
        )
        self._connect()
        desk.live(self, lambda session: document_choices(session, meeting_id), self._show_choices)
        self.rail.choose("agenda")

    def _connect(self) -> None:
        self.rail.chosen.connect(self._choose)
        self.options.changed.connect(self._ask)
        self.maker.made.connect(self.pane.show_made)
        self.maker.failed.connect(self.pane.show_failure)
        self.maker.waits.connect(self.pane.show_waiting)
        self.maker.cancelled.connect(self.pane.show_cancelled)
        self.pane.summary.connect(self._show_summary)
        self.pane.preview.again.clicked.connect(self._ask)
        self.desk.stepped.connect(self._notice)
        self._show_summary("")

    @override
    def arrive(self, place: Place) -> None:
        if place.thing == "document" and 0 < place.thing_id <= len(DOCUMENTS):
            self.rail.choose(DOCUMENTS[place.thing_id - 1].id)
        self.rail.setFocus()

    @override
    def place(self) -> Place:
        document = self.rail.current()
        number = DOCUMENTS.index(document) + 1 if document is not None else 0
        return Place("meeting", self.meeting_id, self.name, "document", number)

    @override
    def header_buttons(self) -> Sequence[QWidget]:
        return self._buttons

    def choose_document(self, document_id: str, form: str = "") -> None:
        """Choose a document, and a format of it."""
        self.rail.choose(document_id)
        if form:
            self.options.choose_format(form)

    @command("documents.save", "Save document", menu=Menu.FILE, keys="Ctrl+S", icon="download", short="Save",
             tip="Save the document in the folder of last time", group="documents")  # fmt: skip
    def save(self) -> None:
        """Save what is shown into the folder of last time, and say where."""
        if (made := self.pane.made()) is not None:
            self._output.save(made)

    @command("documents.save_as", "Save document as…", menu=Menu.FILE, keys="Ctrl+Shift+S", icon="folder-open",
             group="documents")  # fmt: skip
    def save_as(self) -> None:
        """Ask where to save what is shown."""
        if (made := self.pane.made()) is not None:
            self._output.save_as(made)

    @command("documents.print", "Print document…", menu=Menu.FILE, keys="Ctrl+P", icon="printer", short="Print",
             group="documents")  # fmt: skip
    def print_document(self) -> None:
        """Print the pages that are shown."""
        if (made := self.pane.made()) is not None and made.form == "pdf":
            self._output.print_pages(made)

    @command("documents.open", "Open document elsewhere", menu=Menu.FILE, icon="external-link", short="Open",
             tip="Open it in the program this computer has for it", group="documents")  # fmt: skip
    def open_document(self) -> None:
        """Open what is shown with its own program: the saved file, or else a copy to look at."""
        if (made := self.pane.made()) is not None:
            self._output.open(made, self.pane.saved.path())

    def _show_choices(self, choices: DocumentChoices) -> None:
        self._choices = choices
        if (document := self.rail.current()) is not None:
            self._show_options(document)

    def _show_options(self, document: Document) -> None:
        people = self._choices.people
        if document.person is not Person.NO and not document.of_meeting:
            people = self.desk.read(lambda session: people_with_mail(session, self.desk.now().date()))
        self.options.show_document(document, people, self._choices.release)

    def _choose(self, document: Document) -> None:
        self._show_options(document)
        self._ask()

    def _request(self, document: Document) -> ExportRequest:
        return request_for(document, self._choices.meeting, self.desk.now().date(), self.options.wanted())

    def _ask(self) -> None:
        """Make what is wanted now, or say what is still to be chosen."""
        self._stale = not self.isVisible()
        document = self.rail.current()
        if self._stale or document is None:
            return
        request = self._request(document)
        if document.person is Person.MUST and not request.person:
            self.maker.forget()
            self.pane.show_question(
                tr("About whom?"), tr("Choose a person above: by name, organisation or e-mail address.")
            )
            return
        made = self.pane.made()
        if made is not None and made.request != request:
            self.pane.clear()
        self.maker.ask(request)

    def _notice(self) -> None:
        if self.isVisible():
            self.maker.again_later()
        else:
            self._stale = True

    def _show_summary(self, words: str) -> None:
        made = self.pane.made()
        self.options.summary.setText(words)
        for name in ("save", "save_as", "open"):
            self.commands[f"documents.{name}"].setEnabled(made is not None)
        self.commands["documents.print"].setEnabled(made is not None and made.form == "pdf")

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._ask()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._stale = self._stale or self.maker.is_busy()

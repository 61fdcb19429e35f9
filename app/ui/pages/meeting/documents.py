"""Documents: every paper and file of a meeting, looked at before it is saved, printed or opened elsewhere."""

from collections.abc import Callable, Sequence

from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app.domain.errors import UserError
from app.queries.document_choices import DocumentChoices, document_choices, people_with_mail
from app.ui.commands import Menu, command
from app.ui.desk import Desk
from app.ui.language import tr
from app.ui.pages.meeting.documents_maker import DocumentMaker, Shown
from app.ui.pages.meeting.documents_options import DocumentOptions
from app.ui.pages.meeting.documents_output import DocumentOutput
from app.ui.pages.meeting.documents_pane import DocumentPane
from app.ui.pages.meeting.documents_rail import DocumentRail
from app.ui.pages.meeting.tab import MeetingTab
from app.ui.places import Place
from app.ui.widgets.buttons import CommandButton
from app.ui.widgets.layout import Rule, box
from app.usecases.documents import DOCUMENTS, Document, Made, Person, request_for
from app.words import message

_SOURCES = {
    "agenda": message("Go to the agenda"),
    "participants": message("Go to the participants"),
    "presentations": message("Go to the presentations"),
    "minutes": message("Go to the minutes"),
}


class DocumentsTab(MeetingTab):
    """The list at the left, the options above, the preview; Save puts the file where the last one went."""

    name = "documents"

    def __init__(self, desk: Desk, meeting_id: int) -> None:
        super().__init__(desk, meeting_id)
        self._choices = DocumentChoices("", 0, ())
        self._stale = True
        self._waiting_for_it: Callable[[Made], None] | None = None
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
        self.rail.chosen.connect(self._show_options)
        self.rail.chosen.connect(self._ask)
        self.options.changed.connect(self._ask)
        self.maker.made.connect(self._show_made)
        self.maker.failed.connect(self._not_made)
        self.maker.waits.connect(self.pane.show_waiting)
        self.maker.cancelled.connect(self.pane.show_cancelled)
        self.maker.cancelled.connect(self._not_made)
        self.pane.summary.connect(self.options.summary.setText)
        self.pane.saved.open_file.connect(self._output.open_saved)
        self.pane.saved.open_folder.connect(lambda path: self._output.open_saved(path.parent))
        self.pane.preview.again.clicked.connect(self._ask)
        self.pane.preview.source.clicked.connect(
            lambda: self.desk.go(Place("meeting", self.meeting_id, getattr(self.rail.current(), "source", "")))
        )
        self.desk.stepped.connect(self._notice)
        self._enable()

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
             tip=message("Save the document in the folder of last time"), group="documents")  # fmt: skip
    def save(self) -> None:
        """Save what is shown into the folder of last time, and say where."""
        self._with_newest(self._output.save)

    @command("documents.save_as", "Save document as…", menu=Menu.FILE, keys="Ctrl+Shift+S", icon="folder-open",
             group="documents")  # fmt: skip
    def save_as(self) -> None:
        """Ask where to save what is shown."""
        self._with_newest(self._output.save_as)

    @command("documents.print", "Print document…", menu=Menu.FILE, keys="Ctrl+P", icon="printer",
             short=message("Print"), group="documents")  # fmt: skip
    def print_document(self) -> None:
        """Print the pages that are shown."""
        self._with_newest(self._output.print_pages)

    @command("documents.open", "Open document elsewhere", menu=Menu.FILE, icon="external-link", short="Open file",
             tip=message("Open it in the program this computer has for it"), group="documents")  # fmt: skip
    def open_document(self) -> None:
        """Open what is shown with its own program: the saved file, or else a copy to look at."""
        self._with_newest(lambda made: self._output.open(made, self.pane.saved.path()))

    def _with_newest(self, act: Callable[[Made], None]) -> None:
        """Do something with the document as the meeting is now: at once, or as soon as it is made."""
        if self.maker.is_busy():
            self._waiting_for_it = act
            self.maker.hurry()
        elif (made := self.pane.made()) is not None:
            act(made)

    def _show_made(self, shown: Shown) -> None:
        self.pane.show_made(shown)
        self._enable()
        act, self._waiting_for_it = self._waiting_for_it, None
        if act is not None:
            act(shown.made)

    def _not_made(self, error: UserError | None = None) -> None:
        """It was stopped, or cannot be made: then say why, and where that can be changed."""
        document = self.rail.current()
        if error is not None:
            source = _SOURCES.get(document.source, "") if document is not None else ""
            self.pane.show_failure(error, tr(source) if source else "")
        self._waiting_for_it = None
        self._enable()

    def _show_choices(self, choices: DocumentChoices) -> None:
        self._choices = choices
        if (document := self.rail.current()) is not None:
            self._show_options(document)

    def _show_options(self, document: Document) -> None:
        people = self._choices.people
        if document.person is not Person.NO and not document.of_meeting:
            people = self.desk.read(lambda session: people_with_mail(session, self.desk.now().date()))
        self.options.show_document(document, people, self._choices.release)

    def _ask(self) -> None:
        """Make what is wanted now, or say what is still to be chosen."""
        self._stale = not self.isVisible()
        self._waiting_for_it = None
        document = self.rail.current()
        if self._stale or document is None:
            return
        today = self.desk.now().date()
        request = request_for(document, self._choices.meeting, today, self.options.wanted())
        if document.person is Person.MUST and not request.person:
            self.maker.forget()
            self._enable()
            self.pane.show_question(
                tr("About whom?"), tr("Choose a person above: by name, organisation or e-mail address.")
            )
            return
        made = self.pane.made()
        if made is not None and made.request != request:
            self.pane.clear()
        self.maker.ask(request)
        self._enable()

    def _notice(self) -> None:
        if self.isVisible():
            self.maker.again_later()
        else:
            self._stale = True

    def _enable(self) -> None:
        """What is being made can be saved already: it is as soon as it is there."""
        document, wanted = self.rail.current(), self.options.wanted().form
        there = self.pane.made() is not None or self.maker.is_busy()
        pages = document is not None and document.form_of(wanted) == "pdf"
        for name, on in (("save", there), ("save_as", there), ("open", there), ("print", there and pages)):
            self.commands[f"documents.{name}"].setEnabled(on)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._ask()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._stale = self._stale or self.maker.is_busy()

"""Exports of the plan: a menu of formats, made off the window's thread, saved into the folder of last time."""

from PySide6.QtWidgets import QMenu, QWidget

from app.ui.desk import Desk
from app.ui.language import language, tr
from app.ui.pages.meeting.documents_output import DocumentOutput
from app.usecases.documents import DOCUMENTS, FORMATS, Made, Wanted, make, request_for

_PLAN, _CALENDAR = "plan", "plan-calendar"


class PlanExports:
    """The documents of the plan, for the menu of a button."""

    def __init__(self, desk: Desk, window: QWidget) -> None:
        self._desk = desk
        self._output = DocumentOutput(desk, window, lambda _path: None)
        self._documents = {one.id: one for one in DOCUMENTS if one.id in (_PLAN, _CALENDAR)}

    def menu(self, owner: QWidget) -> QMenu:
        """A line for each format; the first one is the PDF."""
        menu = QMenu(owner)
        for name, document in self._documents.items():
            for form in document.formats:
                words = tr(FORMATS[form]) if name == _PLAN else tr(document.title)
                menu.addAction(words).triggered.connect(lambda _on, name=name, form=form: self.export(name, form))
        return menu

    def export(self, name: str, form: str) -> None:
        """Make a document and save it; a toast says where, and opens it."""
        wanted = Wanted(form=form, language=language())
        request = request_for(self._documents[name], "", self._desk.now().date(), wanted)
        store = self._desk.store
        self._desk.run(tr("Making the document"), lambda _job: make(store, request), self._save)

    def _save(self, made: Made) -> None:
        self._output.save(made)

"""The registers as files: made off the window's thread, saved where documents are saved, and opened from the toast."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from app.ui.desk import Desk
from app.ui.jobs import Job
from app.ui.language import language, tr
from app.ui.pages.meeting.documents_output import DocumentOutput
from app.ui.widgets.buttons import Button
from app.usecases.documents import DOCUMENTS, Made, Wanted, make, request_for


class RegisterOutput:
    """Saves one of the documents over all meetings, by its id among ``DOCUMENTS``."""

    def __init__(self, desk: Desk, window: QWidget, document: str) -> None:
        self._desk = desk
        self._document = next(each for each in DOCUMENTS if each.id == document)
        self._output = DocumentOutput(desk, window, lambda _path: None)

    def save(self, form: str) -> Job:
        """Make the document in this format and save it into the folder of last time."""
        request = request_for(self._document, "", self._desk.now().date(), Wanted(form=form, language=language()))
        store = self._desk.store

        def work(_job: Job) -> Made:
            return make(store, request)

        return self._desk.run(tr("Making the document"), work, self._output.save)


class ExportButton(Button):
    """Opens a menu of the commands that save a register."""

    def __init__(self, actions: Sequence[QAction]) -> None:
        super().__init__(tr("Export"), "download", "bordered", tr("Save the list as a document"))
        self._actions = list(actions)
        self.clicked.connect(lambda: self.menu().popup(self.mapToGlobal(QPoint(0, self.height() + 4))))

    def menu(self) -> QMenu:
        """The formats."""
        menu = QMenu(self)
        menu.addActions(self._actions)
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

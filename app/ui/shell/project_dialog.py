"""The project of the open file: what it is called, how long it runs, and the day the program takes for today."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QWidget

from app.db.stores import Session
from app.domain.project import ProjectFacts
from app.queries.project import chosen_as_of, project_facts
from app.services.project import create_project, edit_project, set_as_of
from app.ui.desk import Desk
from app.ui.language import tr
from app.ui.pages.project_form import ProjectForm
from app.ui.widgets.layout import box
from app.words import message

_WIDE = 560  # px


class ProjectDialog(QDialog):
    """One step of the history when it is done; a file that has no project yet is given one."""

    def __init__(self, window: QWidget, desk: Desk) -> None:
        super().__init__(window)
        self.setWindowTitle(tr("Project"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFixedWidth(_WIDE)
        self._desk = desk
        self._before = desk.read(project_facts)
        self.form = ProjectForm(tr("Project"), tr("Save"), desk.now().date(), with_as_of=True)
        box("v", self.form, margins=(24, 20, 24, 12), parent=self)
        self.form.begin(desk.store.file)
        if self._before is not None:
            self.form.show_facts(self._before, desk.read(chosen_as_of))
        self.form.ready.setEnabled(not desk.read_only)
        self.form.wanted.connect(self._save)
        self.form.given_up.connect(self.reject)

    def _save(self, facts: ProjectFacts) -> None:
        save, as_of = create_project if self._before is None else edit_project, self.form.as_of

        def act(session: Session) -> None:
            save(session, facts)
            set_as_of(session, as_of)

        label = message("Set up the project") if self._before is None else message("Edit the project")
        if self._desk.change(label, act, done=tr("Project saved"), refused=self.form.refuse):
            self.accept()

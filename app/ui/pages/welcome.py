"""How to begin: a new database, one that is there, or the sample; shown while no file is open."""

import datetime as dt
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QBoxLayout, QFileDialog, QStackedWidget, QWidget
from typing_extensions import override

from app.domain.errors import UserError
from app.domain.project import ProjectFacts
from app.ui import theme
from app.ui.language import said, tr
from app.ui.pages.backstage import Backstage
from app.ui.pages.file_window import FileWindow
from app.ui.pages.project_form import ProjectForm
from app.ui.pages.recent_files import RecentFiles
from app.ui.settings import NAME
from app.ui.shell.sidebar import Mark
from app.ui.widgets.buttons import Button
from app.ui.widgets.fields import LineField
from app.ui.widgets.labels import Label
from app.ui.widgets.layout import ColumnArea, box
from app.ui.widgets.lines import SectionHead
from app.usecases.database import new_database, sample_database, with_ending
from app.usecases.files import who

_WIDE = 560  # px
_ENDING = ".plenary"


class WelcomePage(QWidget):
    """``window`` opens what is chosen here; a .plenary file that is dropped is opened too."""

    def __init__(self, window: FileWindow) -> None:
        super().__init__()
        self._window = window
        self._target = Path()
        self._backstage = Backstage(self)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAcceptDrops(True)
        self.new, self.open = (
            Button(tr("New database…"), "file-plus", "primary"),
            Button(tr("Open…"), "folder-open", "bordered"),
        )
        self.sample = Button(tr("Explore the CIRCASA sample"), "flask-conical", "bordered")
        self.recent = RecentFiles(window.settings)
        self.name = LineField(tr("Your name"), flat=False)
        self.problem = Label("", "body", "danger", wrap=True)
        self.form = ProjectForm(tr("New database"), tr("Create"), dt.datetime.now().astimezone().date())
        self._stack = QStackedWidget()
        for part in (self._start_column(), _centred(self.form)):
            self._stack.addWidget(part)
        box("v", self._stack, parent=self)
        self._connect()
        self.new.setFocus()

    def new_database(self) -> None:
        """Ask where the new database is to be, then what the project is called."""
        self._keep_name()
        dialog = QFileDialog(self, tr("New database"), str(self._folder()), f"Plenary (*{_ENDING})")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)  # nothing is ever replaced here
        dialog.setDefaultSuffix(_ENDING.removeprefix("."))
        dialog.selectFile(tr("project") + _ENDING)
        dialog.fileSelected.connect(lambda file: self.new_database_at(Path(file)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def new_database_at(self, target: Path) -> None:
        """Show the form for a database to be made at ``target``."""
        self._target = with_ending(target)
        self._stack.setCurrentIndex(1)
        self.form.begin(self._target)

    def explore_sample(self) -> None:
        """Make the user's copy of the sample, or take the one there is, and open it."""
        if self._backstage.is_busy():
            return
        self._keep_name()
        self._say("")
        self._set_busy(True)
        self._backstage.run(tr("Making the sample"), sample_database, self._sample_made, self._sample_failed)

    def _start_column(self) -> QWidget:
        words = Label(tr("Meetings, minutes and the plan of a research consortium"), "body", "muted")
        head = box("h", Mark(40), 16, box("v", Label("Plenary", "title"), words), None)
        self._busy = Label(tr("The sample is being made: some seconds…"), "small", "muted")
        self._busy.hide()
        self.problem.hide()
        column = box(
            "v", head, 28, box("h", self.new, self.open, self.sample, None, spacing=8), 8, self._busy, self.problem
        )
        if not self._window.settings.get(NAME):
            self.name.setText(who())
            column.addSpacing(24)
            column.addLayout(self._name_row())
        self._recent_head = SectionHead(tr("Opened last"))
        column.addSpacing(28)
        column.addWidget(self._recent_head)
        column.addWidget(self.recent)
        column.addSpacing(12)
        column.addWidget(Label(tr("A .plenary file dropped here is opened."), "small", "muted"))
        column.addStretch(1)
        self._recent_head.setVisible(bool(self._window.settings.recent_files()))
        inner = QWidget()
        inner.setLayout(column)
        return _centred(inner)

    def _name_row(self) -> QBoxLayout:
        label = Label(tr(NAME.title), "small", "muted")
        label.setFixedSize(88, theme.CONTROL)
        self.name.setFixedWidth(240)
        hint = Label(tr(NAME.hint), "small", "muted")
        hint.setContentsMargins(0, 2, 0, 0)
        row = box("h", label, box("v", self.name, hint), None)
        row.setAlignment(label, Qt.AlignmentFlag.AlignTop)
        return row

    def _connect(self) -> None:
        self.new.clicked.connect(self.new_database)
        self.open.clicked.connect(self._choose)
        self.sample.clicked.connect(self.explore_sample)
        self.recent.chosen.connect(self._open)
        self.recent.emptied.connect(self._recent_head.hide)
        self.name.commit.connect(self._keep_name)
        self.form.wanted.connect(self._create)
        self.form.given_up.connect(self._back)

    def _choose(self) -> None:
        self._keep_name()
        self._window.choose_file()

    def _open(self, path: Path) -> None:
        self._keep_name()
        self._window.open_path(path)

    def _back(self) -> None:
        self._stack.setCurrentIndex(0)
        self.new.setFocus()

    def _create(self, facts: ProjectFacts) -> None:
        try:
            new_database(self._target, facts, self._window.settings.get(NAME))
        except UserError as error:
            self.form.refuse(error)
        else:
            self._window.open_path(self._target)

    def _sample_made(self, path: Path) -> None:
        self._set_busy(False)
        self._window.open_path(path)

    def _sample_failed(self, error: UserError) -> None:
        self._set_busy(False)
        self._say(said(error))

    def _set_busy(self, busy: bool) -> None:
        self._busy.setVisible(busy)
        for button in (self.new, self.open, self.sample):
            button.setEnabled(not busy)

    def _say(self, words: str) -> None:
        self.problem.setText(words)
        self.problem.setVisible(bool(words))

    def _keep_name(self) -> None:
        """Keep the name that is written; an empty one is the account's."""
        if self.name.isVisibleTo(self) and (name := " ".join(self.name.text().split())):
            self._window.settings.set(NAME, name)

    def _folder(self) -> Path:
        recent = self._window.settings.recent_files()
        return recent[0].parent if recent and recent[0].parent.is_dir() else Path.home()

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _dropped(event) is not None:
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        if (path := _dropped(event)) is not None:
            event.acceptProposedAction()
            self._open(path)


def _dropped(event: QDropEvent) -> Path | None:
    """The one database file that is dropped."""
    urls = event.mimeData().urls() if event.mimeData().hasUrls() else []
    files = [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]
    return files[0] if len(files) == 1 and files[0].suffix.lower() == _ENDING else None


def _centred(content: QWidget) -> QWidget:
    """``content`` in a column in the middle, which scrolls when the window is low."""
    content.setFixedWidth(_WIDE)
    holder = QWidget()
    holder.setObjectName("clear")
    column = box("v", None, box("h", None, content, None), None, margins=(theme.MARGIN,) * 4, parent=holder)
    column.setStretch(0, 2)  # a little above the middle
    column.setStretch(2, 3)
    area = ColumnArea()
    area.setWidget(holder)
    return area

"""A file that cannot be opened: what happened, what was kept, what can be done; and its backups to restore."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QWidget

from app import __version__
from app.domain.errors import UserError
from app.ui import theme
from app.ui.language import moment, said, tr
from app.ui.pages.backstage import Backstage
from app.ui.pages.backup_list import BackupList
from app.ui.pages.file_window import FileWindow
from app.ui.pages.recent_files import PathLine
from app.ui.widgets.buttons import Button
from app.ui.widgets.empty import Picture
from app.ui.widgets.labels import Label
from app.ui.widgets.layout import ColumnArea, box, clear
from app.usecases.database import BackupLine, backups_of, restore_backup
from app.usecases.database_choices import CannotOpen, Choice, Problem, choices_of, headline_of, sentence_of

_WIDE, _GAP = 600, 8  # px
_PICTURES = {
    Problem.MISSING: "file-question-mark",
    Problem.NOT_FILE: "folder",
    Problem.LOCKED: "lock",
    Problem.READ_ONLY: "lock",
    Problem.NO_PERMISSION: "lock",
    Problem.NO_ROOM: "hard-drive",
    Problem.IO_ERROR: "hard-drive",
    Problem.NEWER_SCHEMA: "download",
    Problem.NEWER_SQLITE: "download",
}


class CannotOpenPage(QWidget):
    """Why ``path`` cannot be opened, with its ways out; without a ``problem`` only its backups, to choose one.

    ``read_only``: it was to be opened for reading.
    """

    def __init__(self, window: FileWindow, path: Path, problem: UserError | None, read_only: bool = False) -> None:
        super().__init__()
        self._window, self._path, self._problem, self._read_only = window, path, problem, read_only
        self._backups = backups_of(path)
        self._backstage = Backstage(self)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.buttons: dict[Choice, Button] = {}
        self.title, self.words = Label("", "title", wrap=True), Label("", "body", wrap=True)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.kept, self.refused = Label("", "body", "muted", wrap=True), Label("", "body", "danger", wrap=True)
        self.refused.hide()
        self._ways = box("v", spacing=8)
        self.list = BackupList(self._backups) if self._backups else None
        box("v", self._column(), parent=self)
        self._say()

    def _column(self) -> QWidget:
        kind = self._problem.kind if isinstance(self._problem, CannotOpen) else None
        picture = (
            "rotate-ccw" if self._problem is None else _PICTURES.get(kind, "file-warning") if kind else "file-warning"
        )
        self._picture, self._done = Picture(picture), Picture("circle-check")
        self._done.hide()
        inner = QWidget()
        inner.setFixedWidth(_WIDE)
        back = Button(tr("Back to the start"), "arrow-left", "link", small=True)
        back.clicked.connect(self._window.show_welcome)
        copy = Button(tr("Copy details"), "copy", "link", small=True)
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.details()))
        copy.setVisible(self._problem is not None)
        column = box(
            "v", self._picture, self._done, 16, self.title, 2, PathLine(self._path), 12, self.words, 6,
            self.kept, 16, self._ways, 8, self.refused, 20, parent=inner,
        )  # fmt: skip
        if self.list is not None:
            self.list.chosen.connect(self.restore)
            column.addWidget(self.list)
            column.addSpacing(16)
        column.addLayout(box("h", back, 24, copy, None))
        column.addStretch(1)
        holder = QWidget()
        holder.setObjectName("clear")
        middle = box("v", None, box("h", None, inner, None), None, margins=(theme.MARGIN,) * 4, parent=holder)
        middle.setStretch(0, 2)  # a little above the middle
        middle.setStretch(2, 3)
        area = ColumnArea()
        area.setWidget(holder)
        return area

    def details(self) -> str:
        """What a report needs, as plain text."""
        problem = self._problem
        lines = [f"Plenary {__version__}", str(self._path)]
        if problem is not None:
            lines += [problem.kind if isinstance(problem, CannotOpen) else type(problem).__name__, str(problem)]
            lines += [f"{name}: {value}" for name, value in problem.arguments.items()]
        lines += [f"backup {backup.path} {backup.at:%Y-%m-%dT%H:%M:%SZ}" for backup in self._backups[:5]]
        return "\n".join(lines)

    def restore(self, backup: BackupLine) -> None:
        """Put ``backup`` in the place of the file; then say where the file that was there is kept."""
        self._set_busy(True)
        self._backstage.run(
            tr("Restoring"),
            lambda: restore_backup(backup.path, self._path),
            lambda kept: self._restored(backup, kept),
            self._not_restored,
        )

    def _say(self) -> None:
        problem = self._problem
        if problem is None:
            self.title.setText(tr("Restore a backup"))
            self.words.setText(
                tr("Choose the state to go back to. The file as it is now is kept beside it, under another name.")
            )
            self.kept.setText("" if self._backups else tr("There is no backup of this file on this computer yet."))
            again = Button(tr("Open it as it is"), "folder-open", "bordered" if self._backups else "primary")
            again.clicked.connect(lambda: self._window.open_path(self._path))
            self._show_ways(again)
        else:
            self.title.setText(tr(headline_of(problem)))
            self.words.setText(self._sentence(problem))
            self.kept.setText(tr("Nothing was changed."))
            for choice in choices_of(problem, bool(self._backups), self._read_only):
                self._add_way(choice)
            self._show_ways(*self.buttons.values())
        self.kept.setVisible(bool(self.kept.text()))

    def _sentence(self, problem: UserError) -> str:
        """What is said of the file, which is named in full above."""
        told = sentence_of(problem)
        ours = told.arguments.get("path") == str(self._path)
        return said(UserError(told.message, **(told.arguments | {"path": self._path.name})) if ours else told)

    def _add_way(self, choice: Choice) -> None:
        words, icon, act = self._way(choice)
        button = Button(words, icon, "bordered" if self.buttons else "primary")
        button.clicked.connect(act)
        self.buttons[choice] = button

    def _show_ways(self, *buttons: Button) -> None:
        """The buttons in as many rows as they need; the first has the keyboard."""
        clear(self._ways)
        rows: list[list[Button]] = [[]]
        for button in buttons:
            if sum(each.width() + _GAP for each in rows[-1]) + button.width() > _WIDE:
                rows.append([])
            rows[-1].append(button)
        for row in rows:
            self._ways.addLayout(box("h", *row, None, spacing=_GAP))
        buttons[0].setFocus()

    def _way(self, choice: Choice) -> tuple[str, str, Callable[[], object]]:
        window, path = self._window, self._path
        return {
            Choice.TRY_AGAIN: (tr("Try again"), "refresh-cw", lambda: window.open_path(path, self._read_only)),
            Choice.OPEN_READ_ONLY: (tr("Open for reading"), "eye", lambda: window.open_path(path, read_only=True)),
            Choice.OPEN_ANYWAY: (tr("Open anyway"), "lock-open", lambda: window.open_path(path, take_over=True)),
            Choice.RESTORE: (tr("Restore the newest backup"), "rotate-ccw", lambda: self.restore(self._backups[0])),
            Choice.CHOOSE_ANOTHER: (tr("Open another file…"), "folder-open", window.choose_file),
            Choice.FORGET: (tr("Remove from the list"), "x", self._forget),
        }[choice]

    def _forget(self) -> None:
        self._window.settings.drop_recent(self._path)
        self._window.show_welcome()

    def _restored(self, backup: BackupLine, kept: Path | None) -> None:
        self._set_busy(False)
        self._problem = None
        if self.list is not None:
            self.list.hide()
        self.refused.hide()
        self._picture.hide()
        self._done.show()
        self.title.setText(tr("Restored"))
        self.words.setText(tr("{name} is again as it was on {moment}.", name=self._path.name, moment=moment(backup.at)))
        self.kept.setText(tr("The file that was there is kept as {path}.", path=kept) if kept is not None else "")
        self.kept.setVisible(kept is not None)
        self.buttons = {}
        go_on = Button(tr("Open it"), "folder-open", "primary")
        go_on.clicked.connect(lambda: self._window.open_path(self._path))
        folder = Button(tr("Show its folder"), "folder", "bordered")
        folder.clicked.connect(lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._path.parent))))
        self._show_ways(go_on, folder)

    def _not_restored(self, error: UserError) -> None:
        self._set_busy(False)
        self.refused.setText(self._sentence(error))
        self.refused.show()

    def _set_busy(self, busy: bool) -> None:
        for button in (*self.buttons.values(), *(self.list.buttons if self.list is not None else ())):
            button.setEnabled(not busy)

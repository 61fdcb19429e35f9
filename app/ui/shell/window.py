"""The one window of the program: opens a file, shows its workspace, and what to do when it cannot be opened."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QAction, QCloseEvent
from PySide6.QtWidgets import QFileDialog, QMainWindow, QMenu, QWidget
from typing_extensions import override

from app.domain.errors import UserError
from app.ui.commands import Menu, build, command
from app.ui.desk import Desk
from app.ui.language import said, tr
from app.ui.places import Place
from app.ui.settings import NAME, Setting, Settings
from app.ui.shell import menus
from app.ui.shell.reading import Reading
from app.ui.shell.remembered import place_words, read_place
from app.ui.shell.workspace import Workspace
from app.usecases.database import Database, Reason, back_up_to, open_database, with_ending

_BACKUP_MS = 30 * 60 * 1000  # TRUST, "Backups"
_SMALLEST, _FIRST_SIZE = (1024, 700), (1280, 800)
_FILES = "Plenary (*.plenary)"


class MainWindow(QMainWindow):
    """Holds at most one open database; ``workspace`` is None while none is open."""

    def __init__(self, settings: Settings, setting_changed: Callable[[Setting], None] = lambda _setting: None) -> None:
        super().__init__()
        self.settings, self._setting_changed = settings, setting_changed
        self.database: Database | None = None
        self.workspace: Workspace | None = None
        self.setWindowTitle("Plenary")
        self.setMinimumSize(*_SMALLEST)
        self.resize(*_FIRST_SIZE)
        self.commands: dict[str, QAction] = build(self, everywhere=True)
        self._recent, self._more = QMenu(tr("Open recent"), self), QMenu(self)
        self._recent.aboutToShow.connect(self._fill_recent)
        self.menuBar().hide()
        self._server: QObject | None = None
        self._backup_clock = QTimer(self)
        self._backup_clock.setInterval(_BACKUP_MS)
        self._backup_clock.timeout.connect(self._back_up)
        self.restoreGeometry(settings.recall_bytes("window.geometry"))
        self._fill_menus()

    def open_path(self, path: Path, read_only: bool = False, take_over: bool = False) -> bool:
        """Open a database and show it; False: it cannot be opened, and the window says why and what can be done."""
        path = path.absolute()
        self.close_file()
        try:
            self.database = open_database(path, self.settings.get(NAME), read_only, take_over)
        except UserError as error:
            self.show_problem(path, error, read_only)
            return False
        desk = Desk(self.database.store, self.settings, self)
        self.workspace = Workspace(desk)
        self.workspace.moved.connect(self._fill_menus)
        self.workspace.sidebar.menu_asked.connect(self._show_menu)
        self.workspace.sidebar.preferences.connect(self.preferences)
        self.setCentralWidget(self.workspace)
        self.setWindowTitle(f"{path.name} — Plenary")
        self.settings.add_recent(path)
        last = read_place(str(self.settings.recall(f"place/{path.name}", "")))
        self.workspace.go(last if last is not None else Place("home"))
        self._backup_clock.start()
        QTimer.singleShot(0, self, self.listen)
        if read_only:
            Reading(self.database, self.workspace.messages, lambda: self.open_path(path))
        self._tell_warnings()
        return True

    def listen(self) -> None:
        """Come to the front when the same file is started again."""
        from app.ui.shell.one_window import listen

        if self.database is not None and not self.database.read_only:
            self._server = listen(self.database.path, self.come_forward, self)

    def come_forward(self) -> None:
        """Be the window in front."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.raise_()
        self.activateWindow()

    def show_welcome(self) -> None:
        """Show how to begin: a new database, one that is there, the sample."""
        from app.ui.pages.welcome import WelcomePage

        self.close_file()
        self.setCentralWidget(WelcomePage(self))
        self._fill_menus()

    def show_problem(self, path: Path, error: UserError, read_only: bool = False) -> None:
        """Show why ``path`` cannot be opened (``read_only``: not even for reading), and what can be done."""
        from app.ui.pages.cannot_open import CannotOpenPage

        self.setCentralWidget(CannotOpenPage(self, path, error, read_only))
        self._fill_menus()

    def close_file(self) -> None:
        """Keep what was typed, leave the workspace and close the database; without one nothing happens."""
        if self.workspace is not None:
            workspace, self.workspace = self.workspace, None
            workspace.leave()
            if (here := workspace.trail.here()) is not None and self.database is not None:
                self.settings.remember(f"place/{self.database.path.name}", place_words(here))
            workspace.desk.close()
            self.takeCentralWidget()
            workspace.close()
            workspace.deleteLater()
            workspace.desk.deleteLater()
        if self.database is not None:
            database, self.database = self.database, None
            if self._server is not None:
                self._server.deleteLater()
                self._server = None
            self._backup_clock.stop()
            database.close()
        self.setWindowTitle("Plenary")

    @command("file.new", "New database…", menu=Menu.FILE, keys="Ctrl+Shift+N", icon="file-plus", group="open")
    def new_file(self) -> None:
        """Make a new database, in the page that begins."""
        from app.ui.pages.welcome import WelcomePage

        self.show_welcome()
        page = self.centralWidget()
        if isinstance(page, WelcomePage):
            page.new_database()

    @command("file.open", "Open…", menu=Menu.FILE, keys="Ctrl+O", icon="folder-open", group="open")
    def choose_file(self) -> None:
        """Choose a database file to open."""
        dialog = QFileDialog(self, tr("Open a database"), self._folder(), f"{_FILES};;{tr('All files')} (*)")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda name: self.open_path(Path(name)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @command("file.copy", "Save a copy…", menu=Menu.FILE, icon="copy", group="copies")
    def save_copy(self) -> None:
        """Write a whole, checked copy of the database."""
        if self.database is None:
            return
        dialog = QFileDialog(self, tr("Save a copy"), self._folder(), _FILES)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.fileSelected.connect(lambda name: self.save_copy_as(with_ending(Path(name))))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def save_copy_as(self, target: Path) -> None:
        """Write the copy to ``target``; an existing file is replaced once the copy is whole."""
        if self.database is None or self.workspace is None:
            return
        try:
            back_up_to(self.database.path, target)
        except UserError as error:
            self.workspace.desk.fail(error)
            return
        self.workspace.desk.say(tr("Saved a copy as {name}", name=target.name))

    @command("file.restore", "Restore a backup…", menu=Menu.FILE, icon="rotate-ccw", group="copies")
    def restore_backup(self) -> None:
        """Close the file and show its backups, to put one in its place."""
        from app.ui.pages.cannot_open import CannotOpenPage

        if self.database is not None:
            path = self.database.path
            self.close_file()
            self.setCentralWidget(CannotOpenPage(self, path, None))
            self._fill_menus()

    @command("file.preferences", "Preferences…", menu=Menu.FILE, keys="Ctrl+,", icon="settings", group="preferences")
    def preferences(self) -> None:
        """Show the preferences."""
        from app.ui.shell.preferences import PreferencesDialog

        PreferencesDialog(self, self.settings, self._setting_changed).open()

    @command("file.close", "Close the database", menu=Menu.FILE, keys="Ctrl+W", icon="x", group="end")
    def close_database(self) -> None:
        """Close the file and show how to begin."""
        self.show_welcome()

    @command("file.quit", "Quit", menu=Menu.FILE, keys="Ctrl+Q", icon="log-out", group="end")
    def quit_program(self) -> None:
        """Close the window."""
        self.close()

    @command("view.menu", "Menu bar", menu=Menu.VIEW, keys="F10", icon="menu")
    def toggle_menu_bar(self) -> None:
        """Show the menu bar, or hide it again."""
        self.menuBar().setVisible(not self.menuBar().isVisible())

    @command("view.full_screen", "Full screen", menu=Menu.VIEW, keys="F11", icon="maximize")
    def toggle_full_screen(self) -> None:
        """Fill the screen, or no longer."""
        self.showNormal() if self.isFullScreen() else self.showFullScreen()

    def _fill_menus(self) -> None:
        actions = self._actions()
        for name in ("file.copy", "file.restore", "file.close"):
            self.commands[name].setEnabled(self.workspace is not None)
        menus.fill_bar(self.menuBar(), actions, self._recent)

    def _actions(self) -> list[QAction]:
        inside = self.workspace.actions_in_force() if self.workspace is not None else []
        return [*self.commands.values(), *inside]

    def _show_menu(self, button: QWidget) -> None:
        menus.fill_menu(self._more, self._actions(), self._recent)
        self._more.popup(button.mapToGlobal(button.rect().bottomLeft()))

    def _fill_recent(self) -> None:
        self._recent.clear()
        for path in self.settings.recent_files():
            action = self._recent.addAction(path.name)
            action.setToolTip(str(path))
            action.triggered.connect(lambda _checked=False, wanted=path: self.open_path(wanted))

    def _folder(self) -> str:
        recent = self.settings.recent_files()
        return str(self.database.path.parent if self.database else recent[0].parent if recent else Path.home())

    def _back_up(self) -> None:
        if self.database is not None and not self.database.read_only:
            self.database.back_up(Reason.TIME)
            self._tell_warnings()

    def _tell_warnings(self) -> None:
        if self.database is not None and self.workspace is not None and self.database.warnings:
            self.workspace.messages.show_message(said(self.database.warnings[-1]), kind="warning")

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        self.settings.remember("window.geometry", self.saveGeometry())
        self.close_file()
        self.settings.sync()
        super().closeEvent(event)

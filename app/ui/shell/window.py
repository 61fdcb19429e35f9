"""The one window of the program: opens a file, shows its workspace, and what to do when it cannot be opened."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QAction, QCloseEvent
from PySide6.QtWidgets import QMenu, QWidget
from typing_extensions import override

from app.domain.errors import UserError
from app.ui.commands import Menu, build, command
from app.ui.language import said, tr
from app.ui.places import Place
from app.ui.settings import NAME, Setting, Settings
from app.ui.shell.alt_key import AltKey
from app.ui.shell.file_commands import FileCommands
from app.ui.shell.menus import Menus
from app.ui.shell.remembered import place_words, read_place

if TYPE_CHECKING:
    from app.ui.shell.backups import Backups
    from app.ui.shell.workspace import Workspace
    from app.usecases.database import Database

_SMALLEST, _FIRST_SIZE = (1024, 700), (1280, 800)


class MainWindow(FileCommands):
    """The window; ``setting_changed`` is told what is chosen in the preferences."""

    def __init__(self, settings: Settings, setting_changed: Callable[[Setting], None] = lambda _setting: None) -> None:
        super().__init__(settings, setting_changed)
        self.setWindowTitle("Plenary")
        self.setMinimumSize(*_SMALLEST)
        self.resize(*_FIRST_SIZE)
        self.commands: dict[str, QAction] = build(self, everywhere=True)
        self._recent = QMenu(tr("Open recent"), self)
        self._recent.setToolTipsVisible(True)
        self._recent.aboutToShow.connect(self._fill_recent)
        self._menus = Menus(self, self._recent)
        self.menuBar().hide()
        self._alt = AltKey(self, self.toggle_menu_bar, self._show_bar_for)
        self._server: QObject | None = None
        self._backups: Backups | None = None
        self.restoreGeometry(settings.recall_bytes("window.geometry"))
        self.fill_menus()

    @override
    def open_path(self, path: Path, read_only: bool = False, take_over: bool = False) -> bool:
        from app.usecases.database import open_database

        path = path.absolute()
        self.close_file()
        try:
            self.database = open_database(path, self.settings.get(NAME), read_only, take_over, back_up=False)
        except UserError as error:
            self.show_problem(path, error, read_only)
            return False
        self.workspace = self._made_workspace(self.database)
        self.setCentralWidget(self.workspace)
        self.setWindowTitle(f"{path.name} — Plenary")
        self.settings.add_recent(path)
        last = read_place(str(self.settings.recall(f"place/{path.name}", "")))
        if last is None or not self.workspace.go(last):
            self.workspace.go(Place("home"))
        QTimer.singleShot(0, self, self.listen)
        return True

    def _made_workspace(self, database: "Database") -> "Workspace":
        """What works on ``database`` while it is open, with what its user should know."""
        from app.ui.desk import Desk
        from app.ui.shell.backups import Backups
        from app.ui.shell.reading import Reading
        from app.ui.shell.workspace import Workspace

        workspace = Workspace(Desk(database.store, self.settings, self))
        workspace.moved.connect(self.fill_menus)
        workspace.sidebar.menu_asked.connect(self._show_menu)
        workspace.sidebar.preferences.connect(self.preferences)
        if database.read_only:
            Reading(database, workspace.messages, lambda: self.open_path(database.path))
        else:
            self._backups = Backups(database, self)
            self._backups.failed.connect(self._warn)
        for warning in database.warnings:
            workspace.messages.show_message(said(warning), kind="warning")
        return workspace

    def listen(self) -> None:
        """Come to the front when the same file is started again."""
        from app.ui.shell.one_window import listen

        if self.database is not None and not self.database.read_only and self._server is None:
            self._server = listen(self.database.path, self.come_forward, self)

    def come_forward(self) -> None:
        """Be the window in front."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.raise_()
        self.activateWindow()

    @override
    def show_welcome(self) -> None:
        from app.ui.pages.welcome import WelcomePage

        self.close_file()
        self.setCentralWidget(WelcomePage(self))
        self.fill_menus()

    def show_problem(self, path: Path, error: UserError, read_only: bool = False) -> None:
        """Show why ``path`` cannot be opened (``read_only``: not even for reading), and what can be done."""
        from app.ui.pages.cannot_open import CannotOpenPage

        self.setCentralWidget(CannotOpenPage(self, path, error, read_only))
        self.fill_menus()

    @override
    def close_file(self) -> None:
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
            if self._backups is not None:
                self._backups.stop()
                self._backups.deleteLater()
                self._backups = None
            database.close()
        self.setWindowTitle("Plenary")
        self.fill_menus()

    @command("view.menu", "Menu bar", menu=Menu.VIEW, keys="F10", icon="menu")
    def toggle_menu_bar(self) -> None:
        """Show the menu bar with the keyboard in it, or hide it again."""
        if self.menuBar().isVisible():
            self.menuBar().hide()
            self._alt.give_back()
        else:
            self._show_bar()
            self._alt.give(self)

    def _show_bar(self) -> None:
        self.menuBar().show()
        if (layout := self.layout()) is not None:
            layout.activate()  # the bar marks its first menu once that has a place

    def _show_bar_for(self, key: int) -> None:
        """Alt and a letter open a menu only where the bar is shown."""
        if not self.menuBar().isVisible() and self._menus.has_letter(key):
            self._show_bar()

    @command("view.full_screen", "Full screen", menu=Menu.VIEW, keys="F11", icon="maximize")
    def toggle_full_screen(self) -> None:
        """Fill the screen, or no longer."""
        self.showNormal() if self.isFullScreen() else self.showFullScreen()

    @override
    def fill_menus(self) -> None:
        for name in ("file.copy", "file.restore", "file.project", "file.close"):
            self.commands[name].setEnabled(self.workspace is not None)
        inside = self.workspace.actions_in_force() if self.workspace is not None else []
        self._menus.fill([*self.commands.values(), *inside])

    def _show_menu(self, button: QWidget) -> None:
        self._menus.more.popup(button.mapToGlobal(button.rect().bottomLeft()))

    def _fill_recent(self) -> None:
        self._recent.clear()
        for path in self.settings.recent_files():
            action = self._recent.addAction(path.name.replace("&", "&&"))
            action.setToolTip(str(path))
            action.triggered.connect(lambda _checked=False, wanted=path: self.open_path(wanted))

    def _warn(self, warning: UserError) -> None:
        if self.workspace is not None:
            self.workspace.messages.show_message(said(warning), kind="warning")

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        self.settings.remember("window.geometry", self.saveGeometry())
        self.close_file()
        self.settings.sync()
        super().closeEvent(event)

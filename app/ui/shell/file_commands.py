"""The commands of the window that are about database files and about the program itself."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QMainWindow

from app.domain.errors import UserError
from app.ui.commands import Menu, command
from app.ui.language import tr
from app.ui.settings import Setting, Settings

if TYPE_CHECKING:  # the window is painted before SQLAlchemy is imported
    from app.ui.shell.workspace import Workspace
    from app.usecases.database import Database

_FILES = "Plenary (*.plenary)"


class FileCommands(QMainWindow):
    """Holds at most one open database; ``workspace`` is None while none is open."""

    def __init__(self, settings: Settings, setting_changed: Callable[[Setting], None]) -> None:
        super().__init__()
        self.settings, self._setting_changed = settings, setting_changed
        self.database: Database | None = None
        self.workspace: Workspace | None = None

    def open_path(self, path: Path, read_only: bool = False, take_over: bool = False) -> bool:
        """Open a database and show it; False: it cannot be opened, and the window says why and what can be done."""
        raise NotImplementedError

    def show_welcome(self) -> None:
        """Show how to begin: a new database, one that is there, the sample."""
        raise NotImplementedError

    def close_file(self) -> None:
        """Keep what was typed, leave the workspace and close the database; without one nothing happens."""
        raise NotImplementedError

    def fill_menus(self) -> None:
        """Put the commands in force into the menus."""
        raise NotImplementedError

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
        from app.usecases.database import with_ending

        if self.database is None:
            return
        dialog = QFileDialog(self, tr("Save a copy"), self._folder(), _FILES)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("plenary")  # before it looks whether there is such a file already
        if self.workspace is not None:
            today = self.workspace.desk.now().date()
            dialog.selectFile(f"{self.database.path.stem}-{today.isoformat()}.plenary")
        dialog.fileSelected.connect(lambda name: self.save_copy_as(with_ending(Path(name))))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def save_copy_as(self, target: Path) -> None:
        """Write the copy to ``target``; an existing file is replaced once the copy is whole."""
        from app.usecases.database import back_up_to

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
            self.fill_menus()

    @command("file.project", "Project…", menu=Menu.FILE, icon="briefcase", group="preferences")
    def edit_project(self) -> None:
        """Show what the project is called, how long it runs, and the day it takes for today."""
        from app.ui.shell.project_dialog import ProjectDialog

        if self.workspace is not None:
            ProjectDialog(self, self.workspace.desk).open()

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

    @command("help.about", "About Plenary", menu=Menu.HELP, icon="info", group="about")
    def about(self) -> None:
        """Say which version this is, and under which licences."""
        from app.ui.messages import show_about

        show_about(self)

    def _folder(self) -> str:
        recent = self.settings.recent_files()
        return str(self.database.path.parent if self.database else recent[0].parent if recent else Path.home())

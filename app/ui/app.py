"""Start the window: the application object, language, theme and fonts, the frame of the window, then a file in it.

Neither this module nor the window's own imports anything that needs SQLAlchemy before the frame is painted.
"""

import gc
import os
import sys
import time
import traceback
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QEventLoop, QLibraryInfo, QLocale, QLoggingCategory, QTimer, QTranslator
from PySide6.QtWidgets import QApplication, QDialog
from shiboken6 import isValid

from app import __version__
from app.db.lock import holder_of
from app.domain.errors import UserError
from app.ui import theme
from app.ui.language import choose_language, language
from app.ui.settings import LANGUAGE, TEXT_SIZE, THEME, Setting, Settings
from app.ui.shell.first_frame import FirstFrame
from app.ui.shell.window import MainWindow

_FRAME_SECONDS = 0.2  # as long as the file waits for the screen to show the window


class Program:
    """The running program: one application object and its window.

    The window is made anew when the language or the text size changes.
    """

    def __init__(self, app: QApplication, settings: Settings) -> None:
        self.app, self.settings = app, settings
        app.setApplicationName("plenary")
        app.setApplicationDisplayName("Plenary")
        app.setApplicationVersion(__version__)
        app.setQuitOnLastWindowClosed(True)
        theme.load_fonts()
        self._speak()
        self._dress()
        app.styleHints().colorSchemeChanged.connect(self._dress)
        self.window = self._made_window()

    def start(self, file: Path | None) -> None:
        """Show the window: with ``file``, with the file opened last, or with how to begin."""
        wanted = self.first_file(file)
        if wanted is not None:
            self.window.setCentralWidget(FirstFrame())
        self._show_frame()
        if wanted is not None:
            self.window.open_path(wanted)
        else:
            self.window.show_welcome()
        QTimer.singleShot(0, _settle)

    def _show_frame(self) -> None:
        """Show the window and have it painted; what the user does meanwhile waits for the file."""
        self.window.show()
        handle, until = self.window.windowHandle(), time.monotonic() + _FRAME_SECONDS
        while True:
            self.app.processEvents(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
            if handle.isExposed() or time.monotonic() > until:
                return

    def first_file(self, file: Path | None) -> Path | None:
        """The file to open: ``file``, else the one opened last that is still there."""
        last = next((path for path in self.settings.recent_files() if path.exists()), None)
        return file or (last if self.settings.recall("reopen", "1") == "1" else None)

    def setting_changed(self, setting: Setting) -> None:
        """Another value was chosen in the preferences."""
        if setting is THEME:
            self._dress()
        elif setting in (LANGUAGE, TEXT_SIZE):
            self._speak()
            self._dress()
            self._make_window_anew()

    def _made_window(self) -> MainWindow:
        return MainWindow(self.settings, self.setting_changed)

    def _make_window_anew(self) -> None:
        old, path = self.window, self.window.database.path if self.window.database is not None else None
        read_only = self.window.database is not None and self.window.database.read_only
        old.close_file()
        self.app.setQuitOnLastWindowClosed(False)
        self.window = self._made_window()
        self.window.setGeometry(old.geometry())
        if path is not None:
            self.window.open_path(path, read_only)
        else:
            self.window.show_welcome()
        self.window.show()
        self.window.preferences()  # where it was chosen
        old.close()
        old.deleteLater()
        self.app.setQuitOnLastWindowClosed(True)

    def _speak(self) -> None:
        choose_language(self.settings.get(LANGUAGE))
        for old in self.app.findChildren(QTranslator):
            self.app.removeTranslator(old)
            old.deleteLater()
        if language() != "en":
            own = QTranslator(self.app)  # Qt's own words: of file dialogs, context menus
            folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
            if own.load(QLocale(language()), "qtbase", "_", folder):
                self.app.installTranslator(own)

    def _dress(self) -> None:
        theme.set_text_size(int(self.settings.get(TEXT_SIZE)))
        theme.apply(self.app, theme.wanted_theme(self.settings.get(THEME)))


def run_window(file: Path | None) -> int:
    """Open the window, with ``file`` when one was named; returns the exit status once it is closed."""
    QLoggingCategory.setFilterRules("qt.text.font.db=false")  # told of every script that a font has no rules for
    app = QApplication(sys.argv[:1])
    program = Program(app, Settings())
    first = program.first_file(file)
    if first is not None and _is_open_elsewhere(first):
        return 0
    sys.excepthook = Reporter(program)
    program.start(file)
    return app.exec()


def _is_open_elsewhere(file: Path) -> bool:
    """Whether another window of this user has the file open; it is in front then."""
    holder = holder_of(Path(os.path.realpath(file)))
    if holder is None:
        return False
    from app.ui.shell.one_window import raise_other

    return raise_other(file)


def _settle() -> None:
    """What can wait until the window is painted."""
    theme.load_more_fonts()
    gc.freeze()
    gc.enable()


class Reporter:
    """What nobody caught: a UserError is told as everywhere; a mistake of the program with what a report needs.

    The work goes on. One mistake is shown at a time, for a widget that cannot be painted makes many of them.
    """

    def __init__(self, program: Program) -> None:
        self._program = program
        self._shown: QDialog | None = None

    def __call__(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Tell what was raised (as ``sys.excepthook``)."""
        from app.ui.messages import show_mistake

        window = self._program.window
        if isinstance(error, UserError) and window.workspace is not None:
            window.workspace.desk.fail(error)
            return
        text = "".join(traceback.format_exception(kind, error, trace))
        sys.stderr.write(text)
        if issubclass(kind, KeyboardInterrupt):
            window.close()
        elif self._shown is None or not isValid(self._shown):
            self._shown = show_mistake(window, text)

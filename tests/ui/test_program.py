"""The program: wrong use, language and theme, mistakes that nobody caught."""

import sys

import pytest
from desk_tools import settle
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QPlainTextEdit

from app import start
from app.domain.errors import UserError
from app.ui import app as program_module
from app.ui import theme
from app.ui.app import Program, Reporter
from app.ui.language import choose_language, language
from app.ui.places import Place
from app.ui.settings import LANGUAGE, THEME
from app.ui.shell.preferences import PreferencesDialog
from app.ui.widgets.buttons import Button


@pytest.fixture
def program(qapp, qtbot, settings, sample_file):
    """The program, with the sample in its window."""
    settings.set(LANGUAGE, "en")
    settings.set(THEME, "light")
    made = Program(qapp, settings)
    made.start(sample_file)
    qtbot.waitExposed(made.window)
    yield made
    made.window.close()
    made.window.deleteLater()
    choose_language("en")
    theme.apply(qapp, "light")
    settle()


def test_two_files_at_once_are_refused_in_one_sentence(capsys):
    assert start.main(["a", "b"]) == 2
    told = capsys.readouterr()
    assert told.err == "plenary: name one file to open. See plenary --help.\n"
    assert told.out == ""


def test_without_a_screen_that_is_said(monkeypatch, capsys):
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(sys, "platform", "linux")
    assert start.main(["a.plenary"]) == 1
    assert "no screen" in capsys.readouterr().err


def test_one_file_or_none_opens_the_window(monkeypatch):
    asked = []
    monkeypatch.setattr(program_module, "run_window", lambda file: asked.append(file) or 0)
    assert (start.main([]), start.main(["x.plenary"])) == (0, 0)
    assert [None if file is None else file.name for file in asked] == [None, "x.plenary"]


def test_another_language_makes_the_window_anew_at_the_same_file_and_place(program, settings, qtbot):
    old = program.window
    path, geometry = old.database.path, old.geometry()
    old.workspace.go(Place("meetings"))
    settings.set(LANGUAGE, "fr")
    program.setting_changed(LANGUAGE)
    assert program.window is not old
    assert language() == "fr"
    assert (program.window.database.path, program.window.geometry()) == (path, geometry)
    assert program.window.workspace.page().place().page == "meetings"
    assert program.window.findChild(PreferencesDialog).isVisible()  # there the language was chosen
    assert program.window.isVisible() and not old.isVisible()
    settle()
    settings.set(LANGUAGE, "en")
    program.setting_changed(LANGUAGE)
    assert language() == "en"


def test_another_language_where_no_file_is_open(program, settings):
    program.window.show_welcome()
    settings.set(LANGUAGE, "fr")
    program.setting_changed(LANGUAGE)
    assert program.window.workspace is None
    assert program.window.centralWidget() is not None


def test_another_theme_is_shown_at_once(program, settings):
    before = program.window.grab().toImage().pixelColor(600, 400)
    settings.set(THEME, "dark")
    program.setting_changed(THEME)
    after = program.window.grab().toImage().pixelColor(600, 400)
    assert (before.lightness() > 200, after.lightness() < 80) == (True, True)


def test_the_file_opened_last_is_opened_again_unless_that_is_not_wanted(program, settings, sample_file, tmp_path):
    settings.add_recent(tmp_path / "gone.plenary")
    assert program.first_file(None) == sample_file
    assert program.first_file(tmp_path / "named.plenary") == tmp_path / "named.plenary"
    settings.remember("reopen", "0")
    assert program.first_file(None) is None


def test_a_mistake_is_told_with_lines_to_copy_and_the_work_goes_on(program, qtbot, capsys):
    reporter = Reporter(program)
    for word in ("first", "second"):
        try:
            raise ZeroDivisionError(word)
        except ZeroDivisionError as error:
            reporter(type(error), error, error.__traceback__)
    assert capsys.readouterr().err.count("ZeroDivisionError: ") == 2
    (dialog,) = [each for each in program.window.findChildren(QDialog) if each.isVisible()]
    buttons = {each.accessibleName(): each for each in dialog.findChildren(Button)}
    qtbot.mouseClick(buttons["Copy the lines"], Qt.MouseButton.LeftButton)
    copied = QApplication.clipboard().text()
    assert "ZeroDivisionError: first" in copied and copied.startswith("Plenary ")
    assert dialog.findChild(QPlainTextEdit).isReadOnly()
    qtbot.mouseClick(buttons["Go on"], Qt.MouseButton.LeftButton)
    assert not dialog.isVisible()
    settle()
    reporter(ValueError, ValueError("third"), None)
    (dialog,) = [each for each in program.window.findChildren(QDialog) if each.isVisible()]
    dialog.close()


def test_what_the_user_can_put_right_is_told_in_the_window(program, capsys):
    error = UserError("The disk is full.")
    Reporter(program)(UserError, error, None)
    assert program.window.workspace.messages.text() == "The disk is full."
    assert capsys.readouterr().err == ""
    program.window.show_welcome()
    Reporter(program)(UserError, error, None)
    assert [each.isVisible() for each in program.window.findChildren(QDialog)] == [True]
    program.window.findChild(QDialog).close()


def test_ctrl_c_in_the_terminal_closes_the_window(program):
    Reporter(program)(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert not program.window.isVisible()


def test_a_second_start_brings_the_window_forward_and_ends(program, monkeypatch, sample_file, qtbot):
    raised = []
    monkeypatch.setattr(program.window, "raise_", lambda: raised.append(True))
    program.window.listen()
    assert program_module._is_open_elsewhere(sample_file)
    qtbot.waitUntil(lambda: raised == [True])
    program.window.close_file()
    assert not program_module._is_open_elsewhere(sample_file)
    assert sys.excepthook is not None

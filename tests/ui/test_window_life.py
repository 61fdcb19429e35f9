"""The life of the window: what it remembers, the menu bar, copies, reading along, one window a file, the theme."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from desk_tools import settle
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu

from app.domain.errors import UserError
from app.queries.meeting_rows import meeting_rows
from app.services.meetings import edit_meeting
from app.ui.pages.cannot_open import CannotOpenPage
from app.ui.places import Place
from app.ui.settings import NAME, PREFERENCES, SECOND_ZONE, THEME
from app.ui.shell.one_window import listen, raise_other
from app.ui.shell.preferences import PreferencesDialog
from app.ui.shell.remembered import place_words, read_place
from app.ui.shell.window import MainWindow
from app.ui.widgets.buttons import Button, Segmented
from app.ui.widgets.fields import Property
from app.usecases.files import opened

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def another(qtbot, settings):
    """Opens another window, of the same settings."""
    made = []

    def open_it(file: Path, **how: bool) -> MainWindow:
        window = MainWindow(settings)
        made.append(window)
        window.open_path(file, **how)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        return window

    yield open_it
    for window in made:
        window.close()
        window.deleteLater()
    settle()


def first_meeting(window: MainWindow):
    """The first meeting of the sample."""
    desk = window.workspace.desk
    return desk.read(lambda session: meeting_rows(session, desk.as_of())[0])


def press_alt(window: MainWindow, qtbot) -> None:
    """Alt down and up."""
    qtbot.keyPress(QApplication.focusWidget() or window, Qt.Key.Key_Alt, Qt.KeyboardModifier.AltModifier)
    qtbot.keyRelease(QApplication.focusWidget() or window, Qt.Key.Key_Alt, Qt.KeyboardModifier.NoModifier)


def test_alt_alone_shows_and_hides_the_menu_bar_and_the_keyboard_comes_back(window, qtbot):
    window.workspace.go(Place("meetings"))
    table = QApplication.focusWidget()
    assert not window.menuBar().isVisible()
    press_alt(window, qtbot)
    assert window.menuBar().isVisible()
    assert window.menuBar().activeAction() is window.menuBar().actions()[0]
    press_alt(window, qtbot)
    assert not window.menuBar().isVisible()
    assert QApplication.focusWidget() is table
    press_alt(window, qtbot)
    qtbot.keyClick(window.menuBar(), Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is table
    press_alt(window, qtbot)
    assert not window.menuBar().isVisible()
    assert QApplication.focusWidget() is table


def test_alt_with_another_key_or_a_click_is_not_alt_alone(window, qtbot):
    window.workspace.go(Place("meetings"))
    table = QApplication.focusWidget()
    alt, none = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.NoModifier
    qtbot.keyPress(table, Qt.Key.Key_Alt, alt)
    qtbot.keyClick(table, Qt.Key.Key_Left, alt)
    qtbot.keyRelease(QApplication.focusWidget(), Qt.Key.Key_Alt, none)
    assert not window.menuBar().isVisible()
    assert window.workspace.page().place().page == "home"
    qtbot.keyPress(QApplication.focusWidget(), Qt.Key.Key_Alt, alt)
    qtbot.mouseClick(window.workspace.status, Qt.MouseButton.LeftButton, alt)
    qtbot.keyRelease(QApplication.focusWidget(), Qt.Key.Key_Alt, none)
    assert not window.menuBar().isVisible()


def test_alt_and_a_letter_open_a_menu_also_where_the_bar_is_hidden(window, qtbot):
    window.workspace.go(Place("meetings"))
    table = QApplication.focusWidget()
    alt, none = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.NoModifier
    for key, opened_menu in ((Qt.Key.Key_Q, None), (Qt.Key.Key_E, "&Edit")):
        qtbot.keyPress(table, Qt.Key.Key_Alt, alt)
        qtbot.keyClick(table, key, alt)
        popup = QApplication.activePopupWidget()
        assert (popup.title() if isinstance(popup, QMenu) else None) == opened_menu
        assert window.menuBar().isVisible() == (opened_menu is not None)
        if popup is not None:
            popup.close()
        qtbot.keyRelease(table, Qt.Key.Key_Alt, none)


def test_f10_shows_the_menu_bar_whose_menus_have_letters(window, qtbot):
    qtbot.keyClick(window, Qt.Key.Key_F10)
    assert window.menuBar().isVisible()
    titles = [action.text() for action in window.menuBar().actions() if action.isVisible()]
    letters = [title[title.index("&") + 1].casefold() for title in titles]
    assert titles[0] == "&File" and len(set(letters)) == len(letters)
    qtbot.keyClick(window.menuBar(), Qt.Key.Key_F10)
    assert not window.menuBar().isVisible()


def test_files_opened_before_are_in_the_menu(window, settings, tmp_path):
    settings.add_recent(tmp_path / "A & B.plenary")
    recent = next(menu for menu in window.findChildren(QMenu) if menu.title() == "Open recent")
    recent.aboutToShow.emit()
    assert [action.text() for action in recent.actions()] == ["A && B.plenary", "circasa.plenary"]
    assert recent.actions()[0].toolTip() == str(tmp_path / "A & B.plenary")


def test_size_and_place_come_back(another, sample_file):
    window = another(sample_file)
    meeting = first_meeting(window).id
    window.resize(1024, 720)  # what the screen of the tests has room for
    window.workspace.go(Place("meeting", meeting, "documents"))
    window.close()
    again = another(sample_file)
    assert (again.width(), again.height()) == (1024, 720)
    place = again.workspace.page().place()
    assert (place.page, place.id, place.tab) == ("meeting", meeting, "documents")


def test_a_remembered_place_that_is_gone_leads_home(another, sample_file, settings):
    settings.remember("place/circasa.plenary", "meeting 98765 agenda")
    window = another(sample_file)
    assert window.workspace.page().place().page == "home"


@pytest.mark.parametrize("words", ["", "meeting", "meeting x agenda", "meeting -1", "  "])
def test_remembered_nonsense_is_no_place(words):
    assert read_place(words) is None
    assert read_place(place_words(Place("meeting", 7, "agenda", "item", 3))) == Place("meeting", 7, "agenda")


def test_closing_keeps_what_is_typed(another, sample_file, qtbot):
    window = another(sample_file)
    workspace, meeting = window.workspace, first_meeting(window).id
    prop = Property("Short name")
    prop.setParent(workspace.page())
    prop.show_value("Old")
    prop.committed.connect(
        lambda value: workspace.desk.change(
            "Change meeting {meeting}", lambda s: edit_meeting(s, meeting, short_name=value), meeting=meeting
        )
    )
    prop.show()
    prop.field.setFocus()
    qtbot.keyClicks(prop.field, "er")
    typed = prop.field.text()
    window.close()
    with opened(str(sample_file)) as store, store.read() as session:
        names = [row.short_name for row in meeting_rows(session, workspace.desk.now().date())]
    assert typed in names


def test_closing_leaves_no_thread_and_no_lock(another, sample_file):
    window = another(sample_file)
    window.close_file()
    assert window.workspace is None and window.database is None
    assert not Path(f"{sample_file}.lock").exists()
    assert window.windowTitle() == "Plenary"
    assert not window.commands["file.copy"].isEnabled()
    window.close_file()


def test_a_copy_is_whole_and_opens(window, tmp_path):
    target = tmp_path / "copy.plenary"
    window.save_copy_as(target)
    assert window.workspace.toast.text() == "Saved a copy as copy.plenary"
    with opened(str(target)) as store, store.read() as session:
        assert first_meeting(window) in meeting_rows(session, window.workspace.desk.as_of())


def test_a_copy_that_cannot_be_written_is_told(window, tmp_path):
    window.save_copy_as(tmp_path / "no folder" / "copy.plenary")
    assert window.workspace.messages.text().startswith("There is no folder")
    window.save_copy_as(window.database.path)
    assert window.workspace.messages.text() != ""
    assert first_meeting(window)


def test_the_dialog_for_a_copy_asks_before_it_replaces_a_database(window):
    window.commands["file.copy"].trigger()
    dialog = window.findChild(QFileDialog)
    assert dialog.defaultSuffix() == "plenary"
    assert dialog.acceptMode() is QFileDialog.AcceptMode.AcceptSave
    dialog.reject()


def test_beside_another_process_one_reads_along(another, sample_file):
    held = "import sys\nfrom pathlib import Path\nfrom app.usecases.database import open_database\n"
    held += "open_database(Path(sys.argv[1]), 'Ana')\nprint('open', flush=True)\nsys.stdin.read()\n"
    other = subprocess.Popen(
        [sys.executable, "-c", held, str(sample_file)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=ROOT, env=dict(os.environ), text=True,
    )  # fmt: skip
    try:
        assert other.stdout.readline() == "open\n"
        window = another(sample_file)
        assert isinstance(window.centralWidget(), CannotOpenPage)
        assert window.workspace is None
        assert window.open_path(sample_file, read_only=True)
        assert window.workspace.desk.read_only
        assert "Ana has circasa.plenary open" in window.workspace.messages.text()
        assert not window.workspace.commands["edit.undo"].isEnabled()
    finally:
        other.communicate("")
    assert window.open_path(sample_file)
    assert not window.workspace.desk.read_only


def test_a_file_that_is_no_database_is_told_and_the_next_one_opens(another, sample_file, tmp_path):
    broken = tmp_path / "broken.plenary"
    broken.write_text("no database")
    window = another(broken)
    assert isinstance(window.centralWidget(), CannotOpenPage)
    assert window.open_path(sample_file)
    assert window.workspace.page().place().page == "home"


def test_another_start_of_the_same_file_brings_the_window_to_the_front(qtbot, window, sample_file):
    raised = []
    server = listen(sample_file, lambda: raised.append(True), window)
    assert raise_other(sample_file)
    qtbot.waitUntil(lambda: raised == [True])
    server.close()
    assert not raise_other(sample_file)


def test_preferences_are_made_of_what_is_declared_and_hold_at_once(settings, qtbot, window):
    told = []
    dialog = PreferencesDialog(window, settings, lambda setting: told.append((setting.key, settings.get(setting))))
    dialog.open()
    lines = {each.field.accessibleName(): each for each in dialog.findChildren(Property)}
    choices = {each.accessibleName().partition(":")[0]: each for each in dialog.findChildren(Segmented)}
    assert {*lines, *choices} == {setting.title for setting in PREFERENCES}
    choices[THEME.title].choose(2)
    field = lines[SECOND_ZONE.title].field
    field.setFocus()
    qtbot.keyClicks(field, "America/Nowhere")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert settings.get(SECOND_ZONE) == ""
    field.selectAll()
    qtbot.keyClicks(field, "America/Bogota")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    name = lines[NAME.title].field
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    name.setFocus()
    qtbot.keyClicks(name, "Ana Ortiz")
    done = next(each for each in dialog.findChildren(Button) if each.text() == "Close")
    qtbot.mouseClick(done, Qt.MouseButton.LeftButton)
    assert told == [("look.theme", "dark"), ("time.second_zone", "America/Bogota"), ("user.name", "Ana Ortiz")]
    assert not dialog.isVisible()


def test_warnings_of_the_database_are_told(window, monkeypatch):
    window._warn(UserError("{file} lies in a cloud folder.", file="x"))
    assert window.workspace.messages.text() == "x lies in a cloud folder."


def test_a_copy_has_a_name_with_its_day(window):
    window.save_copy()
    dialog = window.findChild(QFileDialog)
    assert Path(dialog.selectedFiles()[0]).name == f"circasa-{window.workspace.desk.now():%Y-%m-%d}.plenary"
    dialog.close()

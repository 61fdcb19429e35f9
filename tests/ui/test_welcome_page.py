"""How to begin: a new database with its project, recent files, the sample, a dropped file, the user's name."""

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog

from app.ui.pages.recent_files import FileLine
from app.ui.pages.welcome import WelcomePage
from app.ui.settings import NAME
from app.ui.widgets.buttons import Button
from app.usecases.files import opened


class FileWindow:
    """Remembers what it was asked to open."""

    def __init__(self, settings) -> None:
        self.settings = settings
        self.opened: list[Path] = []
        self.asked = 0

    def open_path(self, path: Path, read_only: bool = False, take_over: bool = False) -> bool:
        self.opened.append(path)
        return True

    def choose_file(self) -> None:
        self.asked += 1

    def show_welcome(self) -> None:
        raise AssertionError("nobody asked for it")


@pytest.fixture
def files(settings) -> FileWindow:
    return FileWindow(settings)


def button(page, words: str) -> Button:
    return next(each for each in page.findChildren(Button) if each.text() == words)


def fill(page, **texts: str) -> None:
    for name, text in texts.items():
        page.form.fields[name].line.setText(text)


def test_a_new_database_is_made_with_its_project(qapp, qtbot, files, shown, tmp_path):
    page = shown(WelcomePage(files))
    qtbot.mouseClick(button(page, "New database…"), Qt.MouseButton.LeftButton)
    dialog = page.findChild(QFileDialog)
    dialog.setDirectory(str(tmp_path))
    dialog.selectFile("soil")
    dialog.accept()
    fill(page, acronym="SOIL", title="Soils <b>of the world</b>", start="1 Jan 2026", end="M36")
    qtbot.keyClick(page.form.fields["end"].line, Qt.Key.Key_Return)
    assert files.opened == [tmp_path / "soil.plenary"]
    with opened(str(tmp_path / "soil.plenary"), read_only=True) as store, store.read() as session:
        from app.queries.project import project_facts

        facts = project_facts(session)
    assert (facts.acronym, facts.title, facts.end.isoformat()) == ("SOIL", "Soils <b>of the world</b>", "2028-12-31")


@pytest.mark.parametrize(
    ("texts", "name", "words"),
    [
        ({"acronym": "", "title": "T", "start": "1.1.2026", "end": "M3"}, "acronym", "no acronym"),
        ({"acronym": "A", "title": "", "start": "1.1.2026", "end": "M3"}, "title", "no title"),
        ({"acronym": "A", "title": "T", "start": "", "end": "M3"}, "start", "no first day"),
        ({"acronym": "A", "title": "T", "start": "1.1.2026", "end": "soon"}, "end", "no date"),
        ({"acronym": "A", "title": "T", "start": "1.1.2026", "end": "1.1.2025"}, "end", "later end"),
    ],
)
def test_a_wrong_field_says_so_and_nothing_is_made(qapp, files, shown, tmp_path, texts, name, words):
    page = shown(WelcomePage(files))
    page.new_database_at(tmp_path / "wrong.plenary")
    fill(page, **texts)
    page.form.ready.click()
    assert words in page.form.fields[name].findChildren(type(page.problem))[1].text()
    assert page.form.fields[name].line.hasFocus()
    assert not (tmp_path / "wrong.plenary").exists()
    assert files.opened == []


def test_a_place_that_is_taken_is_refused_and_the_form_stays(qapp, files, shown, sample_file):
    page = shown(WelcomePage(files))
    before = sample_file.read_bytes()
    page.new_database_at(sample_file)
    fill(page, acronym="A", title="T", start="1.1.2026", end="M3")
    page.form.ready.click()
    assert any("exists already" in label.text() for label in page.form.findChildren(type(page.problem)))
    assert page.form.fields["acronym"].line.text() == "A"
    assert sample_file.read_bytes() == before


def test_recent_files_are_opened_and_a_missing_one_is_removed(qapp, qtbot, files, shown, sample_file, tmp_path):
    files.settings.add_recent(tmp_path / "gone.plenary")
    files.settings.add_recent(sample_file)
    page = shown(WelcomePage(files))
    lines = page.findChildren(FileLine)
    assert [line.is_missing for line in lines] == [False, True]
    assert "Not there" in lines[1].accessibleName()
    qtbot.keyClick(lines[0], Qt.Key.Key_Return)
    assert files.opened == [sample_file]
    qtbot.mouseClick(button(page, "Remove"), Qt.MouseButton.LeftButton)
    assert files.settings.recent_files() == [sample_file]
    qtbot.waitUntil(lambda: [line.is_missing for line in page.findChildren(FileLine)] == [False])


def test_a_dropped_database_is_opened_and_nothing_else(qapp, files, shown, sample_file, tmp_path):
    page = shown(WelcomePage(files))
    for path in (tmp_path / "photo.png", sample_file):
        mime = QMimeData()
        mime.setUrls([QUrl.fromLocalFile(str(path))])
        action, keys = Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
        enter = QDragEnterEvent(QPoint(5, 5), action, mime, Qt.MouseButton.LeftButton, keys)
        QApplication.sendEvent(page, enter)
        if enter.isAccepted():
            drop = QDropEvent(QPointF(5, 5), action, mime, Qt.MouseButton.LeftButton, keys)
            QApplication.sendEvent(page, drop)
    assert files.opened == [sample_file]


def test_the_sample_is_made_in_the_background_and_opened(
    qapp, qtbot, files, shown, sample_master, own_user_folders, monkeypatch
):
    monkeypatch.setattr("app.usecases.database.new_file", lambda path, sample: shutil.copy(sample_master, path))
    page = shown(WelcomePage(files))
    page.sample.click()
    assert not page.new.isEnabled()
    qtbot.waitUntil(lambda: len(files.opened) == 1)
    assert files.opened[0].name == "CIRCASA sample.plenary"
    assert files.opened[0].read_bytes() == sample_master.read_bytes()
    assert page.new.isEnabled()
    files.opened[0].unlink()


def test_a_sample_that_cannot_be_made_says_why(qapp, qtbot, files, shown, tmp_path, monkeypatch):
    wall = tmp_path / "wall"
    wall.write_text("no folder")
    monkeypatch.setenv("XDG_DATA_HOME", str(wall))
    page = shown(WelcomePage(files))
    page.sample.click()
    qtbot.waitUntil(lambda: bool(page.problem.text()))
    assert "folder" in page.problem.text()
    assert files.opened == []


def test_the_name_is_asked_at_first_and_kept(qapp, qtbot, files, shown):
    page = shown(WelcomePage(files))
    assert page.name.text()
    page.name.setText("  Ana  Lima ")
    button(page, "Open…").click()
    assert files.asked == 1
    assert files.settings.get(NAME) == "Ana Lima"
    again = shown(WelcomePage(files))
    assert not again.name.isVisibleTo(again)

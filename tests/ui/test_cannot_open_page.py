"""A file that cannot be opened: what happened, the ways out as buttons, and a backup put back."""

import json
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from app.db.lock import lock_path
from app.domain.errors import UserError
from app.ui.pages.cannot_open import CannotOpenPage
from app.ui.widgets.buttons import Button
from app.usecases.database import open_database
from app.usecases.database_choices import CannotOpen, Choice, Problem


class FileWindow:
    """Remembers what it was asked to do."""

    def __init__(self, settings) -> None:
        self.settings = settings
        self.did: list[object] = []

    def open_path(self, path: Path, read_only: bool = False, take_over: bool = False) -> bool:
        self.did.append((path.name, read_only, take_over))
        return True

    def choose_file(self) -> None:
        self.did.append("choose")

    def show_welcome(self) -> None:
        self.did.append("welcome")


@pytest.fixture
def files(settings) -> FileWindow:
    return FileWindow(settings)


def problem_of(path: Path) -> CannotOpen:
    with pytest.raises(CannotOpen) as raised:
        open_database(path, "Ana")
    return raised.value


def button(page, words: str) -> Button:
    return next(each for each in page.findChildren(Button) if each.text() == words and each.isVisible())


@pytest.fixture
def damaged(sample_file) -> Path:
    """A file that was opened once, so that there is a backup, and lost its second half."""
    open_database(sample_file, "Ana").close()
    whole = sample_file.read_bytes()
    sample_file.write_bytes(whole[: len(whole) // 2 // 4096 * 4096])
    return sample_file


def test_a_damaged_file_is_restored_and_the_replaced_one_is_named(qapp, qtbot, files, shown, damaged):
    lost = damaged.read_bytes()
    page = shown(CannotOpenPage(files, damaged, problem_of(damaged)))
    assert page.title.text() == "The file is damaged"
    assert "plenary restore" not in page.words.text()
    assert next(iter(page.buttons)) is Choice.RESTORE
    qtbot.mouseClick(page.buttons[Choice.RESTORE], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.title.text() == "Restored")
    (kept,) = damaged.parent.glob("*.damaged-*")
    assert kept.read_bytes() == lost
    assert str(kept) in page.kept.text()
    button(page, "Open it").click()
    assert files.did == [("circasa.plenary", False, False)]
    open_database(damaged, "Ana").close()


def test_every_backup_says_what_is_in_it_and_can_be_chosen(qapp, qtbot, files, shown, damaged):
    page = shown(CannotOpenPage(files, damaged, None))
    assert page.title.text() == "Restore a backup"
    words = " ".join(label.text() for label in page.list.findChildren(type(page.title)))
    assert "when it was opened" in words
    assert "8 meetings" in words
    assert "MB" in words
    page.list.buttons[0].click()
    qtbot.waitUntil(lambda: page.title.text() == "Restored")


def test_a_backup_that_was_changed_is_refused_and_nothing_is_replaced(qapp, qtbot, files, shown, damaged):
    page = shown(CannotOpenPage(files, damaged, problem_of(damaged)))
    backup = page._backups[0].path
    backup.chmod(0o600)
    with backup.open("r+b") as stream:
        stream.seek(5000)
        stream.write(b"changed")
    before = damaged.read_bytes()
    page.buttons[Choice.RESTORE].click()
    qtbot.waitUntil(lambda: bool(page.refused.text()))
    assert "was not restored" in page.refused.text()
    assert damaged.read_bytes() == before
    assert page.buttons[Choice.RESTORE].isEnabled()


def test_another_computers_lock_can_be_read_beside_or_taken_over(qapp, files, shown, sample_file):
    said = {"host": "another-computer", "user": "ben", "process": 7, "started": "1"}
    lock_path(sample_file).write_text(json.dumps(said | {"since": "2020-03-04T08:50:00+00:00"}))
    page = shown(CannotOpenPage(files, sample_file, problem_of(sample_file)))
    assert "by ben" in page.words.text()
    page.buttons[Choice.OPEN_READ_ONLY].click()
    page.buttons[Choice.OPEN_ANYWAY].click()
    page.buttons[Choice.TRY_AGAIN].click()
    name = sample_file.name
    assert files.did == [(name, True, False), (name, False, True), (name, False, False)]


def test_a_living_lock_of_this_computer_is_never_opened_anyway(qapp, files, shown, sample_file):
    first = open_database(sample_file, "Ben")
    page = shown(CannotOpenPage(files, sample_file, problem_of(sample_file)))
    assert Choice.OPEN_READ_ONLY in page.buttons
    assert Choice.OPEN_ANYWAY not in page.buttons
    first.close()


def test_a_missing_file_is_taken_from_the_list(qapp, files, shown, tmp_path):
    gone = tmp_path / "gone.plenary"
    files.settings.add_recent(gone)
    page = shown(CannotOpenPage(files, gone, problem_of(gone)))
    page.buttons[Choice.FORGET].click()
    assert files.settings.recent_files() == []
    assert files.did == ["welcome"]


@pytest.mark.parametrize("kind", Problem)
def test_every_problem_has_words_one_primary_and_details(qapp, files, shown, tmp_path, kind):
    path = tmp_path / "<b>x</b>.plenary"
    page = shown(CannotOpenPage(files, path, CannotOpen(kind, "{path} cannot be opened.", path=str(path))))
    assert page.title.text()
    assert path.name in page.words.text()
    assert page.words.textFormat() is Qt.TextFormat.PlainText
    button(page, "Copy details").click()
    assert f"\n{kind}\n" in QGuiApplication.clipboard().text()
    assert str(path) in QGuiApplication.clipboard().text()
    button(page, "Open another file…").click()
    assert files.did == ["choose"]


def test_a_migration_that_failed_offers_to_try_again(qapp, files, shown, sample_file):
    page = shown(CannotOpenPage(files, sample_file, UserError("The update failed: try again.")))
    assert page.title.text() == "The file cannot be opened"
    assert next(iter(page.buttons)) is Choice.TRY_AGAIN


def test_what_cannot_be_read_either_is_not_offered_for_reading_again(qapp, files, shown, sample_file):
    problem = CannotOpen(Problem.READ_ONLY, "{path} may not be written.", path=str(sample_file))
    page = shown(CannotOpenPage(files, sample_file, problem, read_only=True))
    assert Choice.OPEN_READ_ONLY not in page.buttons

"""Backups of the open file are made beside the work, never instead of it (TRUST, "Backups")."""

from threading import Event

import pytest

from app.db import kept_files
from app.domain.errors import UserError
from app.queries.meeting_rows import meeting_rows
from app.services.meetings import edit_meeting
from app.ui.shell.window import MainWindow
from app.usecases.database import Reason, backups_of


@pytest.fixture
def held(monkeypatch):
    """Holds every backup until the event is set."""
    go_on, take_out = Event(), kept_files.take_out

    def wait_first(*arguments):
        assert go_on.wait(60)
        return take_out(*arguments)

    monkeypatch.setattr(kept_files, "take_out", wait_first)
    yield go_on
    go_on.set()


def rename(window, title):
    desk = window.workspace.desk
    as_of = desk.as_of()
    meeting = desk.read(lambda session: meeting_rows(session, as_of))[0].id
    return desk.change("Rename", lambda session: edit_meeting(session, meeting, title=title), meeting=meeting)


def reasons(file):
    return [backup.reason for backup in reversed(backups_of(file))]


def test_one_works_while_the_opened_file_is_backed_up(qtbot, held, window, sample_file):
    assert rename(window, "While it is copied")  # what was shown can be changed before the backup is whole
    assert reasons(sample_file) == []
    held.set()
    qtbot.waitUntil(lambda: reasons(sample_file) == [Reason.OPENED])


def test_the_time_makes_another_when_something_was_changed(qtbot, window, sample_file):
    qtbot.waitUntil(lambda: reasons(sample_file) == [Reason.OPENED])
    rename(window, "Half an hour later")
    window._backups.make(Reason.TIME)
    qtbot.waitUntil(lambda: reasons(sample_file) == [Reason.OPENED, Reason.TIME])
    rename(window, "At the end")
    window.close()
    assert reasons(sample_file) == [Reason.OPENED, Reason.TIME, Reason.CLOSED]


def test_a_backup_that_fails_is_a_warning_and_is_told_once(qtbot, window, sample_file, monkeypatch):
    qtbot.waitUntil(lambda: reasons(sample_file) == [Reason.OPENED])

    def full(*_arguments):
        raise UserError("There is no room for {what}.", what="a backup")

    monkeypatch.setattr(kept_files, "take_out", full)
    rename(window, "Not backed up")
    window._backups.make(Reason.TIME)
    messages = window.workspace.messages
    qtbot.waitUntil(lambda: "no room for a backup" in messages.text())
    messages.close_message()
    monkeypatch.undo()
    window._backups.make(Reason.TIME)
    qtbot.waitUntil(lambda: reasons(sample_file) == [Reason.OPENED, Reason.TIME])
    assert not messages.isVisible()


def test_closing_at_once_makes_the_backup_all_the_same(qapp, settings, sample_file):
    window = MainWindow(settings)
    assert window.open_path(sample_file)
    window.close()
    assert reasons(sample_file) == [Reason.CLOSED]
    window.deleteLater()

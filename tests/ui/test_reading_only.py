"""A file that somebody else holds: it is read, its holder is named, and it is opened for writing once it is free."""

import subprocess
import sys

import pytest

from app.ui.shell.reading import Reading
from app.ui.shell.window import MainWindow
from app.ui.widgets.buttons import Button

OTHER = (
    "import sys; from pathlib import Path; from app.usecases.database import open_database\n"
    "opened = open_database(Path(sys.argv[1]), 'Ben'); print('open', flush=True)\n"
    "sys.stdin.readline(); opened.close()"
)


@pytest.fixture
def held(sample_file):
    """Another process that has the file open, until its input ends."""
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    with subprocess.Popen([sys.executable, "-c", OTHER, str(sample_file)], **pipes) as other:
        assert other.stdout.readline() == "open\n"
        yield other


def test_the_holder_is_named_and_the_file_is_taken_when_it_is_free(qtbot, qapp, settings, sample_file, held):
    window = MainWindow(settings)
    qtbot.addWidget(window)
    assert not window.open_path(sample_file)
    assert window.open_path(sample_file, read_only=True)
    bar = window.workspace.messages
    assert "Ben has circasa.plenary open" in bar.text()
    held.communicate("end\n")
    window.findChild(Reading).look()
    assert "nobody else has it open" in bar.text()
    link = next(each for each in bar.findChildren(Button) if each.text() == "Open for writing")
    link.click()
    assert window.database is not None
    assert not window.database.read_only
    assert window.workspace.messages.text() == ""
    window.close()

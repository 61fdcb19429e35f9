"""A file that somebody else holds: it is read, its holder is named, and it is opened for writing once it is free."""

import subprocess
import sys

import pytest
from desk_tools import settle

from app.queries.meetings import find_meeting
from app.ui.pages.meeting.page import TABS
from app.ui.places import Place
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


def test_no_command_that_changes_something_is_offered(qtbot, qapp, settings, sample_file):
    window = MainWindow(settings)
    qtbot.addWidget(window)
    assert window.open_path(sample_file, read_only=True)
    window.show()
    qtbot.waitExposed(window)
    frame = window.workspace
    meeting = frame.desk.read(lambda session: find_meeting(session, "wageningen-2020").id)
    offered = set()
    for place in (Place("home"), Place("meetings"), *(Place("meeting", meeting, spec.name) for spec in TABS)):
        frame.go(place)
        settle()
        offered |= {action.objectName() for action in frame.actions_in_force() if action.isEnabled()}
    own = {name for name in offered if not name.startswith(("go.", "view.", "help.", "edit.find"))}
    assert own == {
        "meetings.open",
        "meetings.templates",
        "meeting.now",
        *(f"agenda.{name}" for name in ("larger", "smaller", "fit", "releases", "zone")),
        *(f"presentations.{name}" for name in ("open", "save", "agenda")),
        *(f"minutes.{name}" for name in ("next", "previous", "preview")),
        *(f"documents.{name}" for name in ("save", "save_as", "print", "open")),
    }
    window.close()

"""Killed while somebody types: what was typed is there when the file is opened again (TRUST, fault 1)."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from window_walk import go

from app.queries.meetings import find_meeting
from app.ui.draft_keeper import EVERY_MS
from app.ui.places import Place
from app.ui.shell.window import MainWindow
from app.ui.widgets.markdown_editor import MarkdownEditor
from app.usecases.files import opened

pytestmark = [pytest.mark.qt_log_ignore("propagateSizeHints"), pytest.mark.slow]

WRITER = Path(__file__).with_name("typing_until_killed.py")
LATE = 1.5  # seconds that a draft may come later than it should on a busy machine


@pytest.mark.parametrize("seconds", [5.0, 6.3, 7.9])
def test_what_was_typed_is_there_again(sample_file, settings, qapp, tmp_path, seconds):
    with opened(str(sample_file)) as store, store.read() as session:
        meeting = find_meeting(session, "wageningen-2020").id
    typed = killed_after(seconds, sample_file, meeting, tmp_path)
    killed = typed[-1][0]
    must_be_there = max((text for at, text in typed if at < killed - EVERY_MS / 1000 - LATE), key=len)
    assert "word5" in must_be_there
    window = MainWindow(settings)
    try:
        assert window.open_path(sample_file)  # with no question, though its lock was left behind
        window.show()
        page = go(window, Place("meeting", meeting, "minutes"))
        (editor,) = [each for each in page.findChildren(MarkdownEditor) if each.isVisible()]
        assert editor.toPlainText().startswith(must_be_there.strip())
    finally:
        window.close()
        window.deleteLater()


def killed_after(seconds: float, file: Path, meeting: int, home: Path) -> list[tuple[float, str]]:
    """When what had been typed, until the process was killed this long after the first word."""
    places = dict.fromkeys(("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"), str(home / "own"))
    writer = subprocess.Popen(
        [sys.executable, str(WRITER), str(file), str(meeting)],
        env={**os.environ, **places, "QT_QPA_PLATFORM": "offscreen"},
        cwd=WRITER.parents[2],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    typed: list[tuple[float, str]] = []
    assert writer.stdout is not None
    with writer.stdout as lines:
        for line in lines:
            typed.append((time.monotonic(), line.rstrip("\n")))
            if typed[-1][0] - typed[0][0] > seconds:
                writer.send_signal(signal.SIGKILL)
                break
    assert writer.wait() == -signal.SIGKILL
    return typed

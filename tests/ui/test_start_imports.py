"""The window opens without what only exports need: each of these libraries would make every start slower.

Its frame is painted before anything that only an open file needs.
"""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
HEAVY = {"reportlab", "icalendar", "openpyxl", "docx", "pypdfium2", "babel", "alembic", "uharfbuzz", "segno", "PIL"}
START = """
import json, sys
from PySide6.QtWidgets import QApplication
painted = []
def work(*_):
    for _ in range(20):
        QApplication.processEvents()
    painted.extend(not w.grab().isNull() for w in QApplication.topLevelWidgets() if w.isVisible())
    return 0
QApplication.exec = work
first = {}
from app.ui.shell.window import MainWindow
open_path = MainWindow.open_path
def opened(window, *arguments):
    first.update(shown=window.windowHandle().isExposed(), modules=sorted(sys.modules))
    return open_path(window, *arguments)
MainWindow.open_path = opened
from app.start import main
status = main([sys.argv[1]])
print(json.dumps({"status": status, "painted": painted, "modules": sorted(sys.modules), "first": first}))
"""


def start(file: Path, home: Path) -> dict[str, object]:
    """What a fresh process tells once its window was painted with ``file``."""
    places = {name: str(home) for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME")}
    done = subprocess.run(
        [sys.executable, "-c", START, str(file)],
        env={**os.environ, **places, "QT_QPA_PLATFORM": "offscreen"},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return json.loads(done.stdout.splitlines()[-1])


@pytest.fixture(scope="module")
def told(sample_master, tmp_path_factory):
    file = Path(shutil.copy(sample_master, tmp_path_factory.mktemp("start") / "circasa.plenary"))
    return start(file, tmp_path_factory.mktemp("home"))


def packages(modules):
    return {name.partition(".")[0] for name in modules}


def test_the_first_window_needs_no_exporter(told):
    assert told["status"] == 0
    assert told["painted"] == [True]
    assert "app.ui.pages.home" in told["modules"]  # the sample was shown, not an error
    assert HEAVY & packages(told["modules"]) == set()


def test_the_frame_is_shown_before_sqlalchemy_is_imported(told):
    assert told["first"]["shown"]
    assert (HEAVY | {"sqlalchemy"}) & packages(told["first"]["modules"]) == set()
    assert [name for name in told["first"]["modules"] if name.startswith(("app.models", "app.queries"))] == []

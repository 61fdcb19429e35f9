"""The window opens without what only exports need: each of these libraries would make every start slower."""

import json
import os
import subprocess
import sys
from pathlib import Path

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
from app.start import main
status = main([sys.argv[1]])
print(json.dumps({"status": status, "painted": painted, "modules": sorted(sys.modules)}))
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


def test_the_first_window_needs_no_exporter(sample_file, tmp_path):
    told = start(sample_file, tmp_path / "home")
    assert told["status"] == 0
    assert told["painted"] == [True]
    assert "app.ui.pages.home" in told["modules"]  # the sample was shown, not an error
    assert HEAVY & {name.partition(".")[0] for name in told["modules"]} == set()

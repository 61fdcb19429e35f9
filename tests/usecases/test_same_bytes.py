"""The same document from another process is the same to the byte, whatever order Python gives its sets."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
KINDS = [("badges", "pdf"), ("agenda", "pdf"), ("decisions", "pdf"), ("minutes", "docx"), ("participants", "xlsx")]


@pytest.mark.parametrize(("kind", "form"), KINDS)
def test_two_processes_write_the_same(kind: str, form: str, sample_master: Path, tmp_path: Path):
    written = []
    for seed in ("1", "2"):
        out = tmp_path / f"{seed}.{form}"
        meeting = ["--meeting", "board-2020-01"]
        command = [sys.executable, str(ROOT / "main.py"), "export", kind, str(sample_master), *meeting, "-o", str(out)]
        subprocess.run(command, env={**os.environ, "PYTHONHASHSEED": seed}, check=True, capture_output=True)
        written.append(out.read_bytes())
    assert written[0] == written[1]

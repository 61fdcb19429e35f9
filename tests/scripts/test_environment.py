"""The environment is made anew when it must be, and left alone otherwise."""

import subprocess
import sys
from pathlib import Path

import pytest

from scripts.environment import LOCKS, ROOT, fingerprints, plan

WANTED = {"python": "3.11", "run": "r", "dev": "d", "project": "p"}
ALL = ("create", "install", "project")


@pytest.mark.parametrize(
    ("level", "done", "steps"),
    [
        ("run", {}, ALL),  # never made, or interrupted
        ("run", {"python": "3.11", "run": "r", "project": "p"}, ()),
        ("dev", {"python": "3.11", "run": "r", "project": "p"}, ("install", "project")),
        ("run", WANTED, ()),
        ("dev", WANTED, ()),
        ("dev", WANTED | {"project": "older"}, ("project",)),
        ("dev", WANTED | {"dev": "older"}, ALL),
        ("run", WANTED | {"run": "older"}, ALL),
        ("dev", WANTED | {"python": "3.12"}, ALL),
    ],
)
def test_steps_left_to_do(level, done, steps):
    assert plan(level, done, WANTED) == steps


@pytest.mark.parametrize(
    "changed", ["requirements.lock", "requirements-build.lock", "requirements-dev.lock", "pyproject.toml"]
)
def test_a_change_of_a_lock_is_seen(tmp_path, changed):
    for name in {"pyproject.toml", *LOCKS["run"], *LOCKS["dev"]}:
        (tmp_path / name).write_text("same", "utf-8")
    before = fingerprints(tmp_path, "3.11")
    (tmp_path / changed).write_text("other", "utf-8")
    after = fingerprints(tmp_path, "3.11")
    assert len(before.items() - after.items()) == 1


def test_wrong_usage_changes_nothing():
    script = Path(ROOT) / "scripts" / "environment.py"
    done = subprocess.run([sys.executable, str(script), "all"], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr.strip()) == (1, "Usage: python3 scripts/environment.py run|dev")

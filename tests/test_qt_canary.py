"""PySide6 6.12.0 on Python 3.11 loses a reference to None at every void call and aborts after some thousands."""

import re
import subprocess
import sys
import tomllib
from importlib.metadata import version

import pytest
from packaging.specifiers import SpecifierSet
from source_tree import page

CALLS = 100_000
PROGRAM = f"""
import os, sys
from PySide6.QtCore import QObject
thing = QObject()
thing.setObjectName("x")
before = sys.getrefcount(None)
for _ in range(1000):
    thing.setObjectName("x")
print("lost", before - sys.getrefcount(None), flush=True)
for _ in range({CALLS}):
    thing.setObjectName("x")
print("survived", flush=True)
os._exit(0)
"""


def test_void_calls_keep_their_references_to_none():
    done = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 0, done.stderr
    lost = int(re.search(r"lost (-?\d+)", done.stdout)[1])
    assert lost < 100  # of 1,000 calls; a broken version loses one a call
    assert "survived" in done.stdout


def fence() -> SpecifierSet:
    """The versions of PySide6-Essentials that pyproject.toml allows."""
    dependencies = tomllib.loads(page("pyproject.toml"))["project"]["dependencies"]
    (found,) = [text for text in dependencies if text.lower().startswith("pyside6")]
    name, versions = re.fullmatch(r"(PySide6-\w+)(.*)", found).groups()
    assert name == "PySide6-Essentials"
    return SpecifierSet(versions)


@pytest.mark.parametrize("broken", ["6.9.0", "6.11.0", "6.11.1", "6.12.0", "6.12.1", "6.13.0", "7.0.0"])
def test_no_forbidden_version_is_allowed(broken):
    assert broken not in fence()


def test_the_installed_version_is_inside_the_fence():
    assert version("PySide6-Essentials") in fence()

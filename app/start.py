"""The composition root: decides whether the command line or the window is wanted, and starts only that."""

import builtins
import gc
import os
import sys
from pathlib import Path

from app.cli.names import COMMANDS
from app.words import message


def main(arguments: list[str] | None = None) -> int:
    """Start Plenary with ``arguments`` (default: those of the process); returns the exit status."""
    given = sys.argv[1:] if arguments is None else arguments
    if given and (given[0] in COMMANDS or given[0].startswith("-")):
        from app.cli.main import run

        return run(given)
    if len(given) > 1:
        return _refuse(message("plenary: name one file to open. See plenary --help."), 2)
    if not _has_screen():
        return _refuse(
            message("plenary: there is no screen here to open a window on. See plenary --help for its commands."), 1
        )
    return _window(Path(given[0]) if given else None)


def _refuse(sentence: str, status: int) -> int:
    """Say the message id ``sentence`` in the language of this computer, and return ``status``."""
    from app.cli.main import own_words

    words = own_words()
    sys.stderr.write(f"{words(sentence)}\n")
    return status


def _has_screen() -> bool:
    """Whether Qt will find a screen, or was told how to do without; where it finds none, it aborts the process."""
    named = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return not sys.platform.startswith("linux") or any(os.environ.get(name) for name in named)


def _window(file: Path | None) -> int:
    """The window: first its frame, then SQLAlchemy and all that a file needs.

    PySide6 replaces the function that imports by one that looks into every module that imports anything, for star
    imports and for features that nothing here uses: with Python's own back in place a start takes 90 ms less.
    Nothing is collected until the window is painted: what starting makes stays for as long as the program runs.
    """
    gc.disable()
    own_import = builtins.__import__
    from PySide6 import QtWidgets

    assert QtWidgets
    builtins.__import__ = own_import
    from app.ui.app import run_window

    return run_window(file)

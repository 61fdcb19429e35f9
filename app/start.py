"""The composition root: decides whether the command line or the window is wanted, and starts only that."""

import gc
import sys
from pathlib import Path

from app.cli.names import COMMANDS


def main(arguments: list[str] | None = None) -> int:
    """Start Plenary with ``arguments`` (default: those of the process); returns the exit status."""
    given = sys.argv[1:] if arguments is None else arguments
    if given and (given[0] in COMMANDS or given[0].startswith("-")):
        from app.cli.main import run

        return run(given)
    if len(given) > 1:
        sys.stderr.write("plenary: name one file to open. See plenary --help.\n")
        return 2
    return _window(Path(given[0]) if given else None)


def _window(file: Path | None) -> int:
    """The window; SQLAlchemy comes first, because PySide6 reads the source of every module imported after it.

    Nothing is collected until the window is painted: what starting makes stays for as long as the program runs.
    """
    gc.disable()
    from app.db import stores

    assert stores
    from app.ui.app import run_window

    return run_window(file)

"""The composition root: decides whether the command line or the window is wanted, and starts it."""

import sys

from app.cli.main import run
from app.cli.parser import COMMANDS


def main(arguments: list[str] | None = None) -> int:
    """Start Plenary with ``arguments`` (default: those of the process); returns the exit status."""
    given = sys.argv[1:] if arguments is None else arguments
    if given and (given[0] in COMMANDS or given[0].startswith("-")):
        return run(given)
    sys.stderr.write("Plenary has no window yet; plenary --help lists what it can do on the command line.\n")
    return 1

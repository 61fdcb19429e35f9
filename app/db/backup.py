"""Make a backup where the user wants it: one file with everything in it."""

from pathlib import Path

from app.db.opening import open_file
from app.db.snapshot import DEADLINE_SECONDS, Snapshot, snapshot


def back_up(file: Path, out: Path, deadline_seconds: float = DEADLINE_SECONDS) -> Snapshot:
    """Copy the database ``file`` to ``out``, also while a window has it open.

    An ``out`` that exists is replaced once the copy is whole and checked, and survives any failure. Raises CannotOpen
    for ``file``, UserError for ``out``.
    """
    with open_file(file, read_only=True):  # looked at, checked, and put right after a crash
        return snapshot(file, out, deadline_seconds)

"""What a path is, before anything opens it as a database (TRUST, "Opening"): nothing is created, repaired or changed.

Only the first 100 bytes are read, and never of a file that this process has open: closing such a handle would drop
SQLite's own locks on it. ``open_here`` knows those files.
"""

import os
import stat
import sqlite3
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from app.db.schema import APPLICATION_ID, SCHEMA_NUMBER
from app.domain.errors import UserError

_MAGIC = b"SQLite format 3\0"
_HEADER_BYTES = 100
_NEWEST_FORMAT = 2  # 1: rollback journal, 2: write-ahead log
_SMALLEST_JOURNAL = 512  # bytes; a shorter one was never begun


class Problem(StrEnum):
    """Why a file cannot be opened; each has its own sentence and its own way out."""

    MISSING = "missing"
    NOT_FILE = "not_file"
    EMPTY = "empty"
    NOT_A_DATABASE = "not_a_database"
    FOREIGN = "foreign"
    NEWER_SCHEMA = "newer_schema"
    NEWER_SQLITE = "newer_sqlite"
    CORRUPT = "corrupt"
    STALE_JOURNAL = "stale_journal"
    BROKEN_REFERENCES = "broken_references"
    UNEXPECTED_OBJECTS = "unexpected_objects"
    LOCKED = "locked"
    READ_ONLY = "read_only"
    NO_PERMISSION = "no_permission"
    IO_ERROR = "io_error"


class CannotOpen(UserError):  # noqa: N818 (a UserError says what happened)
    """The file cannot be opened, and was not changed; ``kind`` says why."""

    def __init__(self, kind: Problem, message: str, /, **arguments: object) -> None:
        super().__init__(message, **arguments)
        self.kind = kind


@dataclass(frozen=True)
class FileFacts:
    """What is known of a database file of this program before it is opened."""

    path: Path  # as it was given
    real: Path  # where links lead
    size: int  # bytes
    schema: int  # number of its schema
    needs_recovery: bool  # a program was stopped while it wrote; or it is writing just now
    writable: bool  # the file, and its folder for the journal and the lock

    @property
    def needs_migration(self) -> bool:
        """Whether an older version of this program made it."""
        return self.schema < SCHEMA_NUMBER


def classify(path: Path) -> FileFacts:
    """The facts of a database file; raises CannotOpen for anything else, and changes nothing."""
    real = Path(os.path.realpath(path))
    size = _ordinary_file(path)
    if size == 0:
        raise CannotOpen(
            Problem.EMPTY,
            "{path} is empty (0 bytes), so it is no database any more: restore a backup with “plenary restore”, or "
            "remove the file and make a new one.",
            path=str(path),
        )
    header = _header(path)
    _refuse_strange(path, header)
    return FileFacts(
        path=path,
        real=real,
        size=size,
        schema=_number(header, 60),
        needs_recovery=_has_journal(real) or _NEWEST_FORMAT in header[18:20],
        writable=os.access(real, os.W_OK) and os.access(real.parent, os.W_OK | os.X_OK),
    )


@contextmanager
def open_here(path: Path) -> Iterator[None]:
    """Say that this process has ``path`` open while the block runs."""
    key = _identity(path)
    with _guard:
        _open_files[key] += 1
    try:
        yield
    finally:
        with _guard:
            _open_files[key] -= 1


def _ordinary_file(path: Path) -> int:
    """The size of the file; raises CannotOpen when there is no ordinary file."""
    try:
        found = path.stat()
    except (FileNotFoundError, NotADirectoryError):
        raise CannotOpen(
            Problem.MISSING,
            "There is no file {path}: look whether it was moved or renamed. A new one is made with “plenary new”.",
            path=str(path),
        ) from None
    except OSError as error:
        raise unreadable(path, error) from error
    if stat.S_ISDIR(found.st_mode):
        raise CannotOpen(Problem.NOT_FILE, "{path} is a folder: name the database file in it.", path=str(path))
    if not stat.S_ISREG(found.st_mode):
        raise CannotOpen(Problem.NOT_FILE, "{path} is no ordinary file: name a .plenary file.", path=str(path))
    return found.st_size


def unreadable(path: Path, error: OSError) -> CannotOpen:
    """What it means that the operating system would not give the file's content."""
    if isinstance(error, PermissionError):
        return CannotOpen(
            Problem.NO_PERMISSION,
            "You may not read {path}: ask its owner for permission to read it.",
            path=str(path),
        )
    return CannotOpen(
        Problem.IO_ERROR,
        "{path} cannot be read ({reason}): look whether the disk is connected, and try again.",
        path=str(path), reason=error.strerror or str(error),
    )  # fmt: skip


def _header(path: Path) -> bytes:
    with _guard:
        if _open_files[_identity(path)]:
            return _header_of_open(path)
        try:
            with path.open("rb", buffering=0) as stream:
                return stream.read(_HEADER_BYTES)
        except OSError as error:
            raise unreadable(path, error) from error

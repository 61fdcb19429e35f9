"""What a path is, before anything opens it as a database (TRUST, "Opening"): nothing is made, repaired or changed."""

import os
import sqlite3
import stat
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from app.db.lock import Holder
from app.db.open_files import connected, first_bytes, has_unfinished_journal
from app.db.schema import APPLICATION_ID, SCHEMA_NUMBER
from app.domain.errors import UserError
from app.words import message

_MAGIC = b"SQLite format 3\0"
_HEADER_BYTES = 100
_NEWEST_FORMAT = 2  # 1: rollback journal, 2: write-ahead log


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
    UNFINISHED = "unfinished"
    NO_PERMISSION = "no_permission"
    NO_ROOM = "no_room"
    IO_ERROR = "io_error"


class CannotOpen(UserError):  # noqa: N818 (a UserError says what happened)
    """The file cannot be opened, and was not changed; ``kind`` says why, ``holder`` who has it open."""

    def __init__(self, kind: Problem, message: str, /, holder: Holder | None = None, **arguments: object) -> None:
        super().__init__(message, **arguments)
        self.kind = kind
        self.holder = holder


@dataclass(frozen=True)
class FileFacts:
    """What is known of a database file of this program before it is opened."""

    path: Path  # as it was given
    real: Path  # where links lead
    size: int  # bytes
    schema: int  # number of its schema
    needs_recovery: bool  # a program was stopped while it wrote, or is writing just now
    writable: bool  # the file, and its folder for the journal and the lock

    @property
    def needs_migration(self) -> bool:
        """Whether an older version of this program made it."""
        return self.schema < SCHEMA_NUMBER


def classify(path: Path) -> FileFacts:
    """The facts of a database file; raises CannotOpen for anything else, and changes nothing."""
    real = Path(os.path.realpath(path))
    size = _size(path)
    schema, log = _asked(path) if (header := _header(path)) is None else _read(path, header)
    if schema > SCHEMA_NUMBER:
        raise CannotOpen(
            Problem.NEWER_SCHEMA,
            "{path} was made by a newer version of Plenary (its schema is {number}, this version knows {known}): "
            "install the newest version.",
            path=str(path), number=schema, known=SCHEMA_NUMBER,
        )  # fmt: skip
    return FileFacts(
        path=path,
        real=real,
        size=size,
        schema=schema,
        needs_recovery=log or has_unfinished_journal(real),
        writable=os.access(real, os.W_OK) and os.access(real.parent, os.W_OK | os.X_OK),
    )


def cannot_open(path: Path, error: sqlite3.Error | OSError) -> CannotOpen:
    """What an error of SQLite or of the operating system means for somebody who wants to open ``path``.

    Raises ``error`` itself when it is not the user's to put right.
    """
    if isinstance(error, OSError):
        return _unreadable(path, error)
    code = getattr(error, "sqlite_errorcode", None)
    told = _SAID.get(code if code in _SAID else (code or 0) & 0xFF)
    if told is None:
        raise error
    kind, sentence = told
    return CannotOpen(kind, sentence, path=str(path), reason=str(error))


def _size(path: Path) -> int:
    """How large the file is, in bytes; raises CannotOpen when there is no ordinary file with something in it."""
    try:
        found = path.stat()
    except (FileNotFoundError, NotADirectoryError):
        raise CannotOpen(
            Problem.MISSING,
            "There is no file {path}: look whether it was moved or renamed. “plenary new” makes a new one.",
            path=str(path),
        ) from None
    except OSError as error:
        raise _unreadable(path, error) from error
    if stat.S_ISDIR(found.st_mode):
        raise CannotOpen(Problem.NOT_FILE, "{path} is a folder: name the database file in it.", path=str(path))
    if not stat.S_ISREG(found.st_mode):
        raise CannotOpen(Problem.NOT_FILE, "{path} is no ordinary file: name a .plenary file.", path=str(path))
    if found.st_size == 0:
        raise CannotOpen(
            Problem.EMPTY,
            "{path} is empty (0 bytes), so it is no database any more: restore a backup with “plenary restore”, or "
            "remove it and make a new one.",
            path=str(path),
        )
    return found.st_size


def _header(path: Path) -> bytes | None:
    try:
        return first_bytes(path, _HEADER_BYTES)
    except OSError as error:
        raise _unreadable(path, error) from error


def _read(path: Path, header: bytes) -> tuple[int, bool]:
    """The schema's number, and whether it is written with a write-ahead log, out of the file's first bytes."""
    if len(header) < _HEADER_BYTES or not header.startswith(_MAGIC):
        raise CannotOpen(
            Problem.NOT_A_DATABASE,
            "{path} is no Plenary file: choose a .plenary file, or restore a backup if it was one.",
            path=str(path),
        )
    _refuse_foreign(path, int.from_bytes(header[68:72], "big"))
    if max(header[18], header[19]) > _NEWEST_FORMAT:
        raise CannotOpen(
            Problem.NEWER_SQLITE,
            "{path} was written by a newer version of SQLite than this one: install the newest version of Plenary.",
            path=str(path),
        )
    number = int.from_bytes(header[60:64], "big", signed=True)
    if number < 1:
        raise CannotOpen(*CORRUPT, path=str(path), reason=f"schema {number}")
    return number, _NEWEST_FORMAT in header[18:20]


def _asked(path: Path) -> tuple[int, bool]:
    """The same of a file that is open here, whose bytes must not be touched."""
    try:
        with connected(path) as connection:
            (application,) = connection.execute("PRAGMA application_id").fetchone()
            (number,) = connection.execute("PRAGMA user_version").fetchone()
    except sqlite3.Error as error:
        raise cannot_open(path, error) from error
    _refuse_foreign(path, application)
    return number, False


def _refuse_foreign(path: Path, application: int) -> None:
    if application != APPLICATION_ID:
        raise CannotOpen(
            Problem.FOREIGN,
            "{path} is a database of another program: open it there, or choose a .plenary file.",
            path=str(path),
        )


def _unreadable(path: Path, error: OSError) -> CannotOpen:
    if isinstance(error, PermissionError):
        return CannotOpen(
            Problem.NO_PERMISSION, "You may not read {path}: ask its owner for permission.", path=str(path)
        )
    return CannotOpen(
        Problem.IO_ERROR,
        "{path} cannot be read ({reason}): look whether its disk is connected and in order, then try again.",
        path=str(path), reason=error.strerror or str(error),
    )  # fmt: skip


CORRUPT = (
    Problem.CORRUPT,
    message("{path} is damaged ({reason}): restore a backup with “plenary restore”. The damaged file is kept then."),
)
WRITTEN_NOW = (
    Problem.LOCKED,
    message("{path} is being written by another program just now: wait until it is done, or close it there."),
)
_UNFINISHED = (
    Problem.UNFINISHED,
    message(
        "A program was stopped while it wrote {path}, and this can only be put right by writing: copy the file and the "
        "journal beside it to a folder in which you may write, and open it there."
    ),
)
_SAID: dict[int, tuple[Problem, str]] = {
    sqlite3.SQLITE_CORRUPT: CORRUPT,
    sqlite3.SQLITE_NOTADB: CORRUPT,
    sqlite3.SQLITE_FORMAT: CORRUPT,
    sqlite3.SQLITE_ERROR: CORRUPT,  # a schema that cannot be read
    sqlite3.SQLITE_READONLY_ROLLBACK: _UNFINISHED,
    sqlite3.SQLITE_READONLY_RECOVERY: _UNFINISHED,
    sqlite3.SQLITE_READONLY_CANTINIT: _UNFINISHED,
    sqlite3.SQLITE_BUSY: WRITTEN_NOW,
    sqlite3.SQLITE_LOCKED: WRITTEN_NOW,
    sqlite3.SQLITE_READONLY: (
        Problem.READ_ONLY,
        message("{path} may not be written: open it for reading, or copy it to a folder in which you may write."),
    ),
    sqlite3.SQLITE_CANTOPEN: (
        Problem.NO_PERMISSION,
        message("{path} cannot be opened: look whether you may read it and use its folder."),
    ),
    sqlite3.SQLITE_FULL: (
        Problem.NO_ROOM,
        message("There is no room left on the disk of {path}: free some, then open it again."),
    ),
    sqlite3.SQLITE_IOERR: (
        Problem.IO_ERROR,
        message("{path} cannot be read ({reason}): look whether its disk is connected and in order, then try again."),
    ),
}

"""The database files this process has open, and the files SQLite keeps beside one.

On POSIX, closing any handle of a file drops every lock the process has on it, SQLite's too. So nothing here or
elsewhere opens, copies or hashes a file that ``open_here`` names; what must be known of it is asked through SQLite.
"""

import os
import sqlite3
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from app.db.engine import Mode, connect

_JOURNAL, _LOG = "-journal", "-wal"
_SUFFIXES = (_JOURNAL, _LOG, "-shm")
_JOURNAL_MAGIC = bytes.fromhex("d9d505f920a163d7")  # gone once the transaction is finished
_SMALLEST_LOG = 33  # bytes: more than its header

_guard = threading.Lock()
_open: Counter[tuple[int, int]] = Counter()


@contextmanager
def open_here(path: Path) -> Iterator[None]:
    """Say that this process has ``path`` open while the block runs. Raises OSError when it is not there."""
    found = path.stat()
    key = (found.st_dev, found.st_ino)
    with _guard:
        _open[key] += 1
    try:
        yield
    finally:
        with _guard:
            _open[key] -= 1


def is_open_here(path: Path) -> bool:
    """Whether this process has that very file open, under whatever name."""
    try:
        found = path.stat()
    except OSError:
        return False
    return _open[found.st_dev, found.st_ino] > 0


def first_bytes(path: Path, count: int) -> bytes | None:
    """The beginning of a file; None for one that is open here. Raises OSError."""
    with _guard:
        if is_open_here(path):
            return None
        with path.open("rb", buffering=0) as stream:
            return stream.read(count)


@contextmanager
def connected(path: Path, mode: Mode = "ro") -> Iterator[sqlite3.Connection]:
    """A connection of one's own to an existing database file. Raises OSError, sqlite3.Error."""
    with open_here(path), closing(connect(path, mode)) as connection:
        yield connection


def journals_of(path: Path) -> tuple[Path, ...]:
    """The journals that lie beside a database file and would be played into it."""
    beside = (Path(f"{os.fspath(path)}{suffix}") for suffix in _SUFFIXES)
    return tuple(file for file in beside if os.path.lexists(file))


def has_unfinished_journal(path: Path) -> bool:
    """Whether a journal beside ``path`` has something in it: a program was stopped while it wrote, or writes now."""
    try:
        with Path(f"{path}{_JOURNAL}").open("rb") as stream:
            if stream.read(len(_JOURNAL_MAGIC)) == _JOURNAL_MAGIC:
                return True
    except OSError:
        pass
    try:
        return Path(f"{path}{_LOG}").stat().st_size >= _SMALLEST_LOG
    except OSError:
        return False

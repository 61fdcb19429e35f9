"""A verified copy of a database as it is at one moment, also while others use it (TRUST, "Backups").

The copy is made beside its target, checked, and only then put in place whole: a target that was there survives any
failure, and a damaged source is never copied over a good copy.
"""

import hashlib
import os
import sqlite3
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from app.db.classification import cannot_open
from app.db.engine import connect
from app.db.lock import holder_of
from app.db.open_files import connected, is_open_here, journals_of
from app.db.soundness import refuse_damaged, row_counts
from app.domain.errors import UserError
from app.wholefile import whole_file

DEADLINE_SECONDS = 60.0
_PAGES_A_STEP = 2048  # 8 MB: others can write between two steps
_PAUSE_SECONDS = 0.05
_OF_THE_SOURCE = {
    sqlite3.SQLITE_CORRUPT,
    sqlite3.SQLITE_NOTADB,
    sqlite3.SQLITE_READONLY_ROLLBACK,
    sqlite3.SQLITE_READONLY_RECOVERY,
    sqlite3.SQLITE_READONLY_CANTINIT,
}

Finish = Callable[[sqlite3.Connection], None]


@dataclass(frozen=True)
class Snapshot:
    """The copy: its size in bytes, its hash, and how many rows each table has."""

    size: int
    sha256: str
    rows: Mapping[str, int]


def snapshot(
    source: sqlite3.Connection | Path,
    target: Path,
    deadline_seconds: float = DEADLINE_SECONDS,
    finish: Finish | None = None,
    private: bool = False,
) -> Snapshot:
    """Copy ``source`` to ``target``, whole and checked, or not at all.

    ``finish`` may change the copy before it is put in place. Raises UserError: the target is the source or is in use,
    the source is damaged or others wrote it for longer than the deadline, there is no room or no permission. A
    connection given as ``source`` must not be in a transaction: the copy would wait for its end.
    """
    with new_database(target, private=private) as temporary:
        return copy_into(temporary, source, target, deadline_seconds, finish)


def copy_into(
    temporary: Path,
    source: sqlite3.Connection | Path,
    target: Path,
    deadline_seconds: float = DEADLINE_SECONDS,
    finish: Finish | None = None,
) -> Snapshot:
    """Copy ``source`` into the empty file ``temporary``, which is to become ``target``; see ``snapshot``.

    Raises UserError, or sqlite3.Error when ``temporary`` cannot be written.
    """
    with _connection_to(source, target) as open_source, closing(connect(temporary)) as copy:
        _forget_durability(copy)
        _copy(open_source, copy, deadline_seconds)
        refuse_damaged(copy, _path_of(open_source))
        if finish is not None:
            before = copy.total_changes
            finish(copy)
            if copy.total_changes != before:
                refuse_damaged(copy, target)
        rows = row_counts(copy)
    return Snapshot(temporary.stat().st_size, digest_of(temporary), rows)


@contextmanager
def new_database(target: Path, replace: bool = True, private: bool = False) -> Iterator[Path]:
    """The path of an empty file to make a database in, which becomes ``target`` when the block ends well.

    Raises UserError: ``target`` is in use, an old journal beside it would be played into the new database, or it cannot
    be written. SQLite's errors for want of room or permission are told in the same words.
    """
    real = Path(os.path.realpath(target))
    if is_open_here(real) or holder_of(real) is not None:
        raise UserError("{path} is open in a window: close it there, or choose another name.", path=str(target))
    if journals := journals_of(real):
        raise UserError(
            "Beside {path} is {journal}, left by a program that was stopped: move it away, or choose another name.",
            path=str(target), journal=journals[0].name,
        )  # fmt: skip
    with whole_file(target, replace=replace, private=private) as temporary:
        try:
            yield temporary
        except sqlite3.Error as error:
            raise cannot_make(target, error) from error


def cannot_make(target: Path, error: sqlite3.Error) -> UserError:
    """What SQLite's ``error`` means for somebody who wants to make ``target``; raises ``error`` when it is a bug."""
    kind = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if kind == sqlite3.SQLITE_FULL:
        return UserError(
            "There is not enough room for {path} on the disk of {folder}: free some, or choose another folder. Nothing "
            "was changed.",
            path=str(target), folder=str(target.absolute().parent),
        )  # fmt: skip
    if kind in (sqlite3.SQLITE_IOERR, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN):
        return UserError(
            "{path} could not be written ({reason}): choose another folder. Nothing was changed.",
            path=str(target), reason=str(error),
        )  # fmt: skip
    raise error


def digest_of(path: Path) -> str:
    """The sha256 of a file that is not open here, in hex. Raises OSError."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


@contextmanager
def _connection_to(source: sqlite3.Connection | Path, target: Path) -> Iterator[sqlite3.Connection]:
    """The source, opened if need be, once it is sure that it is not the target."""
    if isinstance(source, Path):
        with ExitStack() as stack:
            try:
                opened = stack.enter_context(connected(source))
            except (OSError, sqlite3.Error) as error:
                raise cannot_open(source, error) from error
            yield stack.enter_context(_connection_to(opened, target))
        return
    if source.in_transaction:
        raise ValueError("finish the transaction before the copy: it would wait for ever")
    path = _path_of(source)
    if target.exists() and path.samefile(target):
        raise UserError("{path} cannot be copied onto itself: choose another name.", path=str(target))
    yield source


def _path_of(connection: sqlite3.Connection) -> Path:
    return Path(connection.execute("PRAGMA database_list").fetchone()[2])


def _forget_durability(copy: sqlite3.Connection) -> None:
    """The copy is thrown away if anything fails, so nothing needs to be safe before its end."""
    for pragma in ("synchronous=OFF", "journal_mode=OFF", "secure_delete=OFF"):
        copy.execute(f"PRAGMA {pragma}")


class _TooLongError(Exception):
    """The deadline has passed."""


def _copy(source: sqlite3.Connection, copy: sqlite3.Connection, deadline_seconds: float) -> None:
    until = time.monotonic() + deadline_seconds

    def look_at_the_clock(_status: int, _remaining: int, _total: int) -> None:
        if time.monotonic() > until:
            raise _TooLongError  # by itself it would try for ever

    path = str(_path_of(source))
    try:
        source.backup(copy, pages=_PAGES_A_STEP, progress=look_at_the_clock, sleep=_PAUSE_SECONDS)
        copy.execute("PRAGMA journal_mode=DELETE")  # whatever another tool has left the source in
    except _TooLongError:
        raise UserError(
            "{path} was being written for {seconds} seconds without a pause, so no copy was made: try again later.",
            path=path, seconds=round(deadline_seconds),
        ) from None  # fmt: skip
    except sqlite3.DatabaseError as error:
        code = getattr(error, "sqlite_errorcode", 0)
        if code & 0xFF in _OF_THE_SOURCE or code in _OF_THE_SOURCE:
            raise cannot_open(Path(path), error) from error
        raise

"""What can go wrong with an open file and is the user's to put right: disk full, read-only, locked, damaged."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from app.domain.errors import UserError
from app.words import message

_MOVED = 0x408  # SQLITE_READONLY_DBMOVED, which Python 3.11 has no name for

_WRITING = {
    sqlite3.SQLITE_FULL: message(
        "Nothing was saved: there is no space left for {name} on the disk of {folder}. Free some space and save again."
    ),
    sqlite3.SQLITE_IOERR: message(
        "Nothing was saved: the disk of {folder} reports an error for {name} ({reason}). Check the disk and save again."
    ),
    sqlite3.SQLITE_READONLY: message(
        "Nothing was saved: {name} in {folder} may not be written. "
        "Make the file and its folder writable and save again."
    ),
    sqlite3.SQLITE_CANTOPEN: message(
        "Nothing was saved: {name} in {folder} cannot be opened. "
        "Look whether the folder is there and writable, and save again."
    ),
    sqlite3.SQLITE_BUSY: message(
        "Nothing was saved: {name} in {folder} is open in another window or program that is using it just now. "
        "Wait until that is done, or close it, and save again."
    ),
    _MOVED: message(
        "Nothing was saved: {name} in {folder} was moved, deleted or replaced while it was open. "
        "Put it back and open it again."
    ),
}
_READING = {
    sqlite3.SQLITE_IOERR: message(
        "{name} cannot be read: the disk of {folder} reports an error ({reason}). Check the disk and try again."
    ),
    sqlite3.SQLITE_CANTOPEN: message(
        "{name} in {folder} cannot be opened. Look whether it is still there and may be read."
    ),
    sqlite3.SQLITE_BUSY: message(
        "{name} in {folder} is open in another window or program that is using it just now. Try again in a moment."
    ),
}
_ALWAYS = {
    sqlite3.SQLITE_CORRUPT: message(
        "{name} in {folder} is damaged ({reason}). Close it, and restore its last backup with “plenary restore”."
    ),
}
_SAME_AS = {
    sqlite3.SQLITE_LOCKED: sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_PROTOCOL: sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_PERM: sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_NOTADB: sqlite3.SQLITE_CORRUPT,
}


class FileFailed(UserError):  # noqa: N818 (a UserError says what happened)
    """The file cannot be used at this moment; nothing was changed, and the same can be tried again."""


@contextmanager
def told_to_the_user(file: Path, writing: bool) -> Iterator[None]:
    """Turn the database's errors that the user can do something about into a FileFailed; others pass as they are."""
    try:
        yield
    except DBAPIError as error:
        told = _file_failed(error.orig, file, writing)
        if told is None:
            raise
        raise told from error


def _file_failed(error: BaseException | None, file: Path, writing: bool) -> FileFailed | None:
    code = getattr(error, "sqlite_errorcode", None)
    if not isinstance(code, int):
        return None
    kind = code & 0xFF
    texts = _ALWAYS | (_WRITING if writing else _READING)
    text = texts.get(code) or texts.get(_SAME_AS.get(kind, kind))
    return None if text is None else FileFailed(text, name=file.name, folder=str(file.parent), reason=str(error))

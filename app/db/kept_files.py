"""The attachments of the automatic backups: each kept once under its hash, however many backups need it."""

import hashlib
import re
import sqlite3
from collections.abc import Collection
from contextlib import suppress
from pathlib import Path

from app.wholefile import write_whole

FOLDER = "files"
_DIGEST = re.compile("[0-9a-f]{64}")
_NOTHING = hashlib.sha256(b"").hexdigest()


def take_out(copy: sqlite3.Connection, folder: Path) -> dict[str, int]:
    """Move the contents of ``copy`` to ``folder``; return their sizes in bytes by hash. Raises UserError.

    A content that is not what its hash says stays where it is: it must not stand for the true one.
    """
    sizes = {}
    for row, digest, size in copy.execute("SELECT id, sha256, length(data) FROM blob").fetchall():
        if size and _is_kept(copy, row, digest, folder):
            copy.execute("UPDATE blob SET data = x'' WHERE id = ?", (row,))
            sizes[digest] = size
    if sizes:
        copy.execute("VACUUM")
    return sizes


def put_back(copy: sqlite3.Connection, folder: Path) -> int:
    """Fill the contents that were taken out of ``copy``; return how many are missing or damaged in ``folder``."""
    missing = 0
    rows = copy.execute("SELECT id, sha256 FROM blob WHERE length(data) = 0 AND sha256 <> ?", (_NOTHING,)).fetchall()
    for row, digest in rows:
        data = _content(folder, digest)
        if data is None:
            missing += 1
        else:
            copy.execute("UPDATE blob SET data = ? WHERE id = ?", (data, row))
    return missing


def remove_unneeded(folder: Path, needed: Collection[str]) -> None:
    """Remove the contents that no backup needs."""
    for path in folder.glob("*"):
        if _DIGEST.fullmatch(path.name) and path.name not in needed:
            with suppress(OSError):
                path.unlink()


def _is_kept(copy: sqlite3.Connection, row: int, digest: str, folder: Path) -> bool:
    if _content(folder, digest) is not None:
        return True
    (data,) = copy.execute("SELECT data FROM blob WHERE id = ?", (row,)).fetchone()
    if hashlib.sha256(data).hexdigest() != digest:
        return False
    write_whole(folder / digest, data, private=True)
    return True


def _content(folder: Path, digest: str) -> bytes | None:
    if not _DIGEST.fullmatch(digest):
        return None
    try:
        data = (folder / digest).read_bytes()
    except OSError:
        return None
    return data if hashlib.sha256(data).hexdigest() == digest else None

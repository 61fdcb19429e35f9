"""The automatic backups of a database, in the user's data folder (TRUST, "Backups").

A backup is a verified copy without the attachments, which ``kept_files`` keeps once for all of them; ``restore`` joins
the two again. ``backup.back_up`` makes one self-contained file instead, where the user wants it.
"""

import sqlite3
import threading
import time
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from app.db import kept_files, rotation
from app.db.backup_records import Backup, Reason, files_in, name_of, read_record, record_path, write_record
from app.db.classification import cannot_open
from app.db.open_files import connected
from app.db.places import backups_folder
from app.db.snapshot import DEADLINE_SECONDS, snapshot
from app.wholefile import cannot_write

__all__ = ["Backup", "Reason", "back_up_if_changed", "back_up_now", "list_backups"]

_one_at_a_time = threading.RLock()  # also while one looks whether another is needed
_LEFT_OVER_SECONDS = 3600  # a temporary file of a process that was killed


def list_backups(database: Path) -> list[Backup]:
    """The automatic backups of ``database``, oldest first; also when the database itself is gone or damaged."""
    return [record for _number, path in files_in(backups_folder(database)) if (record := read_record(path))]


def back_up_if_changed(
    database: Path, reason: Reason, now: datetime | None = None, deadline_seconds: float = DEADLINE_SECONDS
) -> Backup | None:
    """Make a backup unless the newest one holds the same state, once that is whole; see ``back_up_now``."""
    with _one_at_a_time:
        backups = list_backups(database)
        if backups:
            try:
                with connected(database) as connection:
                    if _state(connection) == backups[-1].state:
                        return None
            except (OSError, sqlite3.Error) as error:
                raise cannot_open(database, error) from error
        return back_up_now(database, reason, now, deadline_seconds)


def back_up_now(
    database: Path, reason: Reason, now: datetime | None = None, deadline_seconds: float = DEADLINE_SECONDS
) -> Backup:
    """Make a backup, then remove those that are not needed any more.

    ``now`` is aware (default: the clock). Raises UserError when no whole, sound copy can be made; nothing is removed.
    """
    folder = backups_folder(database)
    with _one_at_a_time:
        try:
            (folder / kept_files.FOLDER).mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            raise cannot_write(error, folder) from error
        made = _make(database, folder, reason, now or datetime.now(UTC), deadline_seconds)
        _rotate(folder)
        return made


@dataclass
class _Seen:
    """What is read out of the copy while it is made."""

    state: str = ""
    files: dict[str, int] = field(default_factory=dict)


def _make(database: Path, folder: Path, reason: Reason, now: datetime, deadline_seconds: float) -> Backup:
    seen = _Seen()

    def finish(copy: sqlite3.Connection) -> None:
        seen.state = _state(copy)
        seen.files = kept_files.take_out(copy, folder / kept_files.FOLDER)

    number = max((number for number, _path in files_in(folder)), default=0) + 1
    path = folder / name_of(number, now)
    copied = snapshot(database, path, deadline_seconds, finish, private=True)
    made = Backup(
        path=path,
        number=number,
        at=now.astimezone(UTC),
        reason=reason,
        size=copied.size,
        sha256=copied.sha256,
        state=seen.state,
        rows=copied.rows,
        files=seen.files,
    )
    write_record(made)
    return made


def _state(connection: sqlite3.Connection) -> str:
    """Changes with every step of the history, and with every migration."""
    (schema,) = connection.execute("PRAGMA user_version").fetchone()
    newest = connection.execute("SELECT id, at FROM step ORDER BY id DESC LIMIT 1").fetchone()
    return " ".join(map(str, (schema, *(newest or ()))))


def _rotate(folder: Path) -> None:
    """Remove what is superfluous; a file that cannot be removed now is superfluous next time too."""
    found = {path: read_record(path) for _number, path in files_in(folder)}
    known = [record for record in found.values() if record is not None]
    gone = rotation.superfluous(known)
    for backup in gone:
        for path in (backup.path, record_path(backup.path)):
            with suppress(OSError):
                path.unlink()
    if len(known) == len(found):  # what a backup without a record needs is not known
        needed = {digest for backup in known if backup not in gone for digest in backup.files}
        kept_files.remove_unneeded(folder / kept_files.FOLDER, needed)
    for path in folder.rglob(".~*.tmp*"):
        with suppress(OSError):
            if time.time() - path.stat().st_mtime > _LEFT_OVER_SECONDS:
                path.unlink()

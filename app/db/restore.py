"""Put a backup in the place of a database file (TRUST, "Backups"): nothing that was there is lost.

The backup is copied and checked first. The file it replaces is kept with its journals as ``<file>.damaged-<time>``. A
process killed in between leaves the old file, or the new one, or none beside the kept one; never a mixture.
"""

import os
import sqlite3
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from app.db import kept_files
from app.db.backup_records import read_record
from app.db.classification import WRITTEN_NOW, CannotOpen, Problem, classify
from app.db.lock import acquire
from app.db.open_files import connected, is_open_here, journals_of
from app.db.snapshot import cannot_make, copy_into, digest_of
from app.db.soundness import refuse_unexpected
from app.domain.errors import UserError
from app.wholefile import (
    cannot_write,
    discard,
    make_durable,
    mode_for,
    put_in_place,
    refuse_target,
    sync_folder,
    temporary_beside,
)


def restore(backup: Path, file: Path, missing_attachments: bool = False) -> Path | None:
    """Replace ``file`` by ``backup``; return where the file that was there is kept, or None when there was none.

    ``missing_attachments`` restores also a backup some attachments of which are lost. Raises UserError, and changes
    nothing: the backup is not sound, is not as it was written or is no Plenary file, ``file`` is open, there is no
    permission or no room.
    """
    schema = _refuse_unfit(backup)
    real = Path(os.path.realpath(file))
    try:
        refuse_target(file)
        lock = acquire(file)
        try:
            _refuse_used(real, file)
            return _exchange(backup, real, _Completion(backup, schema, missing_attachments))
        finally:
            lock.release()
    except OSError as error:
        raise cannot_write(error, file) from error
    except sqlite3.Error as error:
        raise cannot_make(file, error) from error


def _refuse_unfit(backup: Path) -> int:
    """The number of the backup's schema; raises CannotOpen when it is not fit to be restored."""
    schema = classify(backup).schema
    record = read_record(backup)
    if record is not None and not is_open_here(backup) and record.sha256 != digest_of(backup):
        raise CannotOpen(
            Problem.CORRUPT,
            "{path} is not as it was written (its checksum differs), so it was not restored: choose another backup.",
            path=str(backup),
        )
    return schema


def _refuse_used(real: Path, file: Path) -> None:
    """Raise CannotOpen when the file is in use here, or by a program that knows nothing of our lock."""
    if is_open_here(real):
        raise CannotOpen(*WRITTEN_NOW, path=str(file))
    if real.exists():
        try:
            with connected(real) as connection:
                connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        except sqlite3.Error as error:
            if getattr(error, "sqlite_errorcode", 0) & 0xFF == sqlite3.SQLITE_BUSY:
                raise CannotOpen(*WRITTEN_NOW, path=str(file)) from error
            # anything else may be why it is replaced


@dataclass(frozen=True)
class _Completion:
    """Make the copy of a backup a whole database again, and refuse one that a stranger has changed."""

    backup: Path
    schema: int
    missing_attachments: bool

    def __call__(self, copy: sqlite3.Connection) -> None:
        refuse_unexpected(copy, self.backup, self.schema)
        folder = self.backup.parent / kept_files.FOLDER
        missing = kept_files.put_back(copy, folder)
        if missing and not self.missing_attachments:
            raise UserError(
                "{count} attachments of {path} are missing or damaged in {folder}: put that folder back, or choose "
                "another backup.",
                count=missing, path=str(self.backup), folder=str(folder),
            )  # fmt: skip


def _exchange(backup: Path, real: Path, finish: _Completion) -> Path | None:
    temporary = temporary_beside(real)
    try:
        copy_into(temporary, backup, real, finish=finish)
        make_durable(temporary, mode_for(real))
        kept = _free_name(real)
        was_there = _set_aside(real, kept)
        try:
            put_in_place(temporary, real)
        except OSError:
            _bring_back(kept, real)
            raise
        return kept if was_there else None
    finally:
        discard(temporary)


def _free_name(real: Path) -> Path:
    """``NAME.damaged-20200320T120000Z``, numbered when that is taken too."""
    stamp = f"{real}.damaged-{datetime.now(UTC):%Y%m%dT%H%M%SZ}"
    name, number = Path(stamp), 1
    while os.path.lexists(name):
        number += 1
        name = Path(f"{stamp}-{number}")
    return name


def _set_aside(real: Path, kept: Path) -> bool:
    """Name the file ``kept``, together with its journals, which must never be played into another file.

    Without journals it has its old name too until it is replaced, where the file system can do that.
    """
    journals = journals_of(real)
    if not real.exists():
        _rename_all(journals, real, kept)
        return False
    if not journals:
        with suppress(OSError):
            os.link(real, kept)
            sync_folder(real.parent)
            return True
    _rename_all((real, *journals), real, kept)
    return True


def _rename_all(files: Iterable[Path], real: Path, kept: Path) -> None:
    for file in files:
        file.replace(f"{kept}{file.name.removeprefix(real.name)}")
    sync_folder(real.parent)


def _bring_back(kept: Path, real: Path) -> None:
    if real.exists():
        kept.unlink(missing_ok=True)
    else:
        _rename_all([file for file in (*journals_of(kept), kept) if file.exists()], kept, real)

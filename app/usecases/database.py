"""Database files, as the window needs them: open one and keep it open, make one, back up, restore."""

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from app.db.backup import back_up
from app.db.backups import Backup, Reason, list_backups
from app.db.create import create_file
from app.db.lock import Holder
from app.db.opening import OpenFile, open_file
from app.db.places import user_data_folder
from app.db.restore import restore
from app.db.stores import Engine, Store, store_on
from app.domain.errors import UserError
from app.domain.project import ProjectFacts
from app.services.project import create_project
from app.usecases.files import new_file, who

__all__ = [
    "BackupLine",
    "Database",
    "Holder",
    "Reason",
    "back_up_to",
    "backups_of",
    "new_database",
    "open_database",
    "restore_backup",
    "sample_database",
    "with_ending",
]

_SAMPLE = "CIRCASA sample.plenary"


class Database:
    """A database that is open until ``close``; it belongs to the thread that opened it, but for ``back_up``."""

    def __init__(self, opened: OpenFile, who: str) -> None:
        self._opened = opened
        self.path = opened.path
        self.read_only = opened.read_only
        try:
            self.store: Store = store_on(opened.engine, who, read_only=opened.read_only)
        except BaseException:
            opened.close()
            raise

    @property
    def warnings(self) -> tuple[UserError, ...]:
        """What its user should know: a risky place, a backup that could not be made. They grow while it is open."""
        return tuple(self._opened.warnings)

    @property
    def holder(self) -> Holder | None:
        """Who has the file open for writing: this process itself unless it is read-only; None: nobody (any more)."""
        return self._opened.holder

    def back_up(self, reason: Reason) -> UserError | None:
        """Make an automatic backup if something was changed since the last; a failure becomes a warning.

        It takes seconds, and may be made in any thread while others work with the database; ``close`` must wait for it.
        """
        return self._opened.back_up(reason)

    def close(self) -> None:
        """Close it, back it up if it was changed, give the lock back; doing it again does nothing."""
        self.store.close()
        self._opened.close()


@dataclass(frozen=True)
class BackupLine:
    """One automatic backup, as a list shows it; ``id`` is its number, ``at`` aware UTC, ``size`` with attachments."""

    id: int
    path: Path
    at: datetime
    reason: Reason
    size: int  # bytes
    meetings: int
    people: int
    decisions: int


def open_database(
    path: Path, person: str = "", read_only: bool = False, take_over: bool = False, back_up: bool = True
) -> Database:
    """Open ``path`` for reading and writing, or beside others for reading; ``person`` is the author of the changes.

    ``take_over`` opens it although another computer left its lock. Without ``back_up`` the caller makes the first
    backup (Reason.OPENED). Raises CannotOpen, whose ways out are ``database_choices.choices_of``; UserError when it
    cannot be brought up to date.
    """
    author = person.strip() or who()
    return Database(open_file(path, author, read_only, take_over, back_up), author)


def new_database(path: Path, facts: ProjectFacts, person: str = "") -> None:
    """Make a database with the project in it; raises UserError, and then there is no file.

    ``path`` exists already or cannot be written; or the facts cannot be.
    """

    def build(engine: Engine) -> None:
        store = store_on(engine, person.strip() or who())
        try:
            with store.change("Set up the project") as session:
                create_project(session, facts)
        finally:
            store.close()

    create_file(path, build)


def sample_database() -> Path:
    """The user's own copy of the CIRCASA sample, made when there is none yet (some seconds: run it as a job).

    It is among the user's data, where no cloud service meets it. Raises UserError when it cannot be written.
    """
    path = user_data_folder() / _SAMPLE
    if not path.exists():
        with suppress(OSError):  # told in better words where the file is made
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        new_file(path, sample=True)
    return path


def with_ending(path: Path) -> Path:
    """The path under which a database is made: ending in .plenary."""
    return path if path.suffix.lower() == ".plenary" else path.with_name(f"{path.name}.plenary")


def back_up_to(database: Path, target: Path) -> int:
    """Copy the database, also an open one, to ``target`` (replaced once the copy is whole); its size in bytes.

    Raises UserError.
    """
    return back_up(database, target).size


def backups_of(database: Path) -> tuple[BackupLine, ...]:
    """The automatic backups of ``database``, newest first; also when the file itself is gone or damaged."""
    return tuple(_line(backup) for backup in reversed(list_backups(database)))


def restore_backup(backup: Path, database: Path) -> Path | None:
    """Put ``backup`` in the place of ``database``; where the file that was there is kept, None when there was none.

    Raises UserError, and then nothing was changed.
    """
    return restore(backup, database)


def _line(backup: Backup) -> BackupLine:
    count = backup.rows.get
    return BackupLine(
        id=backup.number,
        path=backup.path,
        at=backup.at,
        reason=backup.reason,
        size=backup.size + sum(backup.files.values()),
        meetings=count("meeting", 0),
        people=count("person", 0),
        decisions=count("decision", 0),
    )

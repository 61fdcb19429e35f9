"""Open a database file: look at it, lock it, put right what a stopped program left, check it, bring it up to date.

The order is TRUST's, "Opening": nothing is touched before it is known to be a file of this program, and nothing is
created, reset or repaired by itself.
"""

import shutil
import sqlite3
import tempfile
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import Self

from app.db.backups import Reason, back_up_if_changed
from app.db.classification import CannotOpen, FileFacts, Problem, cannot_open, classify
from app.db.engine import open_engine
from app.db.lock import FileLock, Holder, Locked, acquire, holder_of
from app.db.open_files import connected, is_open_here, journals_of, open_here
from app.db.places import warning_of
from app.db.schema import METADATA
from app.db.soundness import refuse_damaged, refuse_unexpected
from app.domain.errors import UserError

__all__ = ["CannotOpen", "FileFacts", "OpenFile", "Problem", "classify", "open_file"]


class OpenFile:
    """An open database file, until ``close``; ``warnings`` are what its user should know, and grow while it is open.

    They tell of a risky place, or of a backup that could not be made.
    """

    def __init__(self, facts: FileFacts, read_only: bool) -> None:
        self.path = facts.path
        self.read_only = read_only
        self.engine = open_engine(facts.real, METADATA, read_only)
        self.warnings: list[UserError] = []
        self._real = facts.real
        self._resources = ExitStack()

    @property
    def holder(self) -> Holder | None:
        """Who has the file open for writing: this process itself unless it is read-only; None: nobody."""
        return holder_of(self._real)

    def back_up(self, reason: Reason) -> UserError | None:
        """Make an automatic backup if the file was changed since the last, in any thread, until it is closed.

        A failure becomes a warning, which is returned.
        """
        try:
            back_up_if_changed(self._real, reason)
        except UserError as error:
            self.warnings.append(error)
            return error
        return None

    def close(self) -> None:
        """Close it, back it up if it was changed, give the lock back; doing it again does nothing."""
        self._resources.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()


def open_file(
    path: Path, who: str = "", read_only: bool = False, take_over: bool = False, back_up: bool = True
) -> OpenFile:
    """Open ``path`` for reading and writing, or beside others for reading only.

    ``who`` is the name that others are shown while it is open for writing (default: the account's). ``take_over`` opens
    it although another computer left its lock. ``back_up`` is false where the caller makes the backup of the opened
    file itself, in a thread: it takes seconds. Raises CannotOpen; UserError when a migration fails.
    """
    with ExitStack() as stack:
        facts, lock = _lock(classify(path), who, read_only, take_over)
        if lock is not None:
            stack.callback(lock.release)
            _finish_interrupted(facts)
        _register(facts, stack)
        _check(facts)
        if facts.needs_migration:
            _migrate(facts)
        if lock is not None and read_only:
            lock.release()
        opened = OpenFile(facts, read_only)
        if not read_only:
            if risk := warning_of(path):
                opened.warnings.append(risk)
            if back_up:
                opened.back_up(Reason.OPENED)
            stack.callback(opened.back_up, Reason.CLOSED)
        stack.callback(opened.engine.dispose)
        opened._resources = stack.pop_all()
        return opened


def _lock(facts: FileFacts, who: str, read_only: bool, take_over: bool) -> tuple[FileFacts, FileLock | None]:
    """The lock, and the facts as they are with it. For reading it is taken only to put something right first."""
    if read_only and not facts.needs_recovery and not facts.needs_migration:
        return facts, None
    try:
        lock = _acquire(facts, who, take_over)
    except CannotOpen:
        if read_only and not facts.needs_migration:
            return facts, None  # somebody is writing just now, or SQLite will say that it cannot be read like this
        raise
    try:
        return classify(facts.path), lock
    except CannotOpen:
        lock.release()
        raise


def _acquire(facts: FileFacts, who: str, take_over: bool) -> FileLock:
    if facts.writable:
        try:
            return acquire(facts.path, who, take_over)
        except Locked as error:
            raise CannotOpen(Problem.LOCKED, error.message, holder=error.holder, **error.arguments) from error
        except OSError as error:
            raise _read_only(facts.path) from error
    raise _read_only(facts.path)


def _read_only(path: Path) -> CannotOpen:
    return CannotOpen(
        Problem.READ_ONLY,
        "{path} or its folder may not be written: open it for reading, or copy it to a folder in which you may write.",
        path=str(path),
    )


def _register(facts: FileFacts, stack: ExitStack) -> None:
    try:
        stack.enter_context(open_here(facts.real))
    except OSError as error:
        raise cannot_open(facts.path, error) from error


def _finish_interrupted(facts: FileFacts) -> None:
    """Have SQLite undo what a stopped program left unfinished, once that has gone well on a copy."""
    if not facts.needs_recovery:
        return
    if not is_open_here(facts.real):
        _try_on_a_copy(facts)
    try:
        with connected(facts.real, "rw") as connection:
            connection.execute("SELECT count(*) FROM sqlite_master")
    except (OSError, sqlite3.Error) as error:
        raise cannot_open(facts.path, error) from error


def _try_on_a_copy(facts: FileFacts) -> None:
    """Raise CannotOpen when the journal beside the file would damage it: then it belongs to another file."""
    with tempfile.TemporaryDirectory(prefix="plenary-") as folder:
        with_journal, without = Path(folder, "with"), Path(folder, "without")
        try:
            shutil.copyfile(facts.real, without)
            for file in (facts.real, *journals_of(facts.real)):
                shutil.copyfile(file, f"{with_journal}{file.name.removeprefix(facts.real.name)}")
        except OSError:
            return  # no room to try it: SQLite is trusted, and the file is checked afterwards
        if _is_sound(with_journal):
            return
        if _is_sound(without):
            raise CannotOpen(
                Problem.STALE_JOURNAL,
                "Beside {path} is {journal}, which belongs to another file and would damage this one: move it away, "
                "then open {path} again.",
                path=str(facts.path), journal=journals_of(facts.real)[0].name,
            )  # fmt: skip


def _is_sound(copy: Path) -> bool:
    try:
        with connected(copy, "rw") as connection:
            refuse_damaged(connection, copy)
    except (CannotOpen, sqlite3.Error):
        return False
    return True


def _check(facts: FileFacts) -> None:
    """Raise CannotOpen unless it is sound and holds nothing beside its schema; thoroughly after an interruption."""
    try:
        with connected(facts.real) as connection:
            refuse_unexpected(connection, facts.path, facts.schema)
            refuse_damaged(connection, facts.path, quick=not facts.needs_recovery)
    except (OSError, sqlite3.Error) as error:
        raise cannot_open(facts.path, error) from error


def _migrate(facts: FileFacts) -> None:
    from app.db.migrate import bring_up_to_date  # Alembic takes long to import and is seldom needed

    bring_up_to_date(facts.real)

"""Who has a database file open for writing: a lock file beside it (DATA, "Lock and other windows").

``<file>.lock`` names the holder (host, user, process, since). While it is held, the operating system keeps a lock on it
too, which ends with the process however the process ends: a lock file that nobody holds any more is left over from a
crash and is taken over. That cannot be known of another computer, whose lock is therefore never taken over by itself.
"""

import getpass
import json
import os
import socket
import sys
import time
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from app.domain.errors import UserError

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

_GUARDED_BYTE = 1 << 30  # far behind the text, which others may read meanwhile (Windows)
_MOST_BYTES = 4096
_LOOKS = 50
_PAUSE_SECONDS = 0.02


@dataclass(frozen=True)
class Holder:
    """Who has the file open: ``since`` is aware UTC, ``started`` tells the process from a later one of its number."""

    host: str
    user: str
    process: int
    started: str
    since: datetime

    @property
    def is_here(self) -> bool:
        """Whether it is a process of this computer."""
        return self.host == socket.gethostname()


class Locked(UserError):  # noqa: N818 (a UserError says what happened)
    """Somebody has the file open for writing; ``holder`` is None when the lock file does not say who."""

    def __init__(self, message: str, /, holder: Holder | None, **arguments: object) -> None:
        super().__init__(message, **arguments)
        self.holder = holder


class FileLock:
    """The lock that is held, until ``release``."""

    def __init__(self, path: Path, handle: int, holder: Holder) -> None:
        self.path = path
        self.holder = holder
        self._handle = handle

    def release(self) -> None:
        """Give the file free; doing it again does nothing. A lock file that cannot be removed is taken over later."""
        if self._handle < 0:
            return
        if os.name == "nt":  # an open file cannot be removed there
            os.ftruncate(self._handle, 0)
        with suppress(OSError):
            if os.name != "nt" and _is_current(self._handle, self.path):
                self.path.unlink()
        os.close(self._handle)
        self._handle = -1
        if os.name == "nt":
            with suppress(OSError):
                self.path.unlink()


def lock_path(file: Path) -> Path:
    """Where the lock file of ``file`` is: beside the file itself, also when ``file`` is a link to it."""
    real = os.path.realpath(file)
    return Path(f"{real}.lock")


def acquire(file: Path, user: str = "", take_over: bool = False) -> FileLock:
    """Take the lock of ``file``; of any number who try at once, one gets it.

    ``user`` is the name to show (default: the account's). ``take_over`` also takes a lock left by another computer,
    never one that a process of this computer holds. Raises Locked, or OSError: the folder takes no lock file.
    """
    path = lock_path(file)
    holder = Holder(socket.gethostname(), user or _account(), os.getpid(), _started(os.getpid()), datetime.now(UTC))
    while True:
        handle = _open(path, file)
        try:
            guarded, found = _look(handle)
            if not guarded:
                raise _locked(file, found)
            if _is_current(handle, path):
                _refuse_living(file, found, take_over)
                _write(handle, holder)
                return FileLock(path, handle, holder)
        except BaseException:
            os.close(handle)
            raise
        os.close(handle)  # it was removed just now by the one who held it: once more


def holder_of(file: Path) -> Holder | None:
    """Who has ``file`` open for writing, as far as the lock file says and this computer can know; None: nobody."""
    try:
        handle = os.open(lock_path(file), os.O_RDONLY)
    except OSError:
        return None
    try:
        left_over, found = _look(handle)
    finally:
        os.close(handle)  # gives the guard back
    if left_over and (found is None or _is_gone(found)):
        return None
    return found or Holder(socket.gethostname(), "?", 0, "", datetime.now(UTC))


def _open(path: Path, file: Path) -> int:
    while True:
        with suppress(FileExistsError):
            return os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o666)
        try:
            return os.open(path, os.O_RDWR)
        except FileNotFoundError:
            continue  # given free between the two
        except PermissionError:
            if (holder := holder_of(file)) is not None:
                raise _locked(file, holder) from None
            raise


def _refuse_living(file: Path, found: Holder | None, take_over: bool) -> None:
    if found is not None and not _is_gone(found) and (found.is_here or not take_over):
        raise _locked(file, found)


def _look(handle: int) -> tuple[bool, Holder | None]:
    """Whether the guard is ours now, and who the lock file names.

    Who just takes the lock or only looks at it has the guard for a moment: that is waited for, at most a second.
    """
    for _attempt in range(_LOOKS):
        if _guard(handle):
            return True, _read(handle)
        if (found := _read(handle)) is not None and not _is_gone(found):
            return False, found
        time.sleep(_PAUSE_SECONDS)
    return False, _read(handle)


def _is_gone(found: Holder) -> bool:
    """Whether the process of a lock that the operating system does not hold (any more) is known to have ended."""
    return found.is_here and (
        found.process == os.getpid() or not found.started or _started(found.process) != found.started
    )


def _locked(file: Path, holder: Holder | None) -> Locked:
    if holder is None:
        return Locked("{path} is open in another window: close it there first.", None, path=str(file))
    who = {"path": str(file), "host": holder.host, "user": holder.user, "since": _clock_time(holder.since)}
    if holder.is_here:
        return Locked("{path} is open on {host} by {user} since {since}: close it there first.", holder, **who)
    return Locked(
        "{path} is open on {host} by {user} since {since}: ask for it to be closed there. If that computer was "
        "switched off meanwhile, remove {lock}.",
        holder, **who, lock=str(lock_path(file)),
    )  # fmt: skip


def _clock_time(since: datetime) -> str:
    """The time on this computer's clock, with the day unless it is today."""
    local = since.astimezone()
    today = datetime.now(UTC).astimezone().date()
    return f"{local:%H:%M}" if local.date() == today else f"{local:%Y-%m-%d %H:%M}"


def _guard(handle: int) -> bool:
    """Have the operating system lock the file for this handle; False: another has it. Without such locks: True."""
    try:
        if sys.platform == "win32":
            os.lseek(handle, _GUARDED_BYTE, os.SEEK_SET)
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    except OSError:
        return True  # some network folders have none: what the lock file says is all there is
    return True


def _is_current(handle: int, path: Path) -> bool:
    """Whether the open file is still the one of that name."""
    try:
        return os.path.samestat(os.fstat(handle), path.stat())
    except FileNotFoundError:
        return False


def _read(handle: int) -> Holder | None:
    os.lseek(handle, 0, os.SEEK_SET)
    text = os.read(handle, _MOST_BYTES)
    try:
        said = json.loads(text)
        since = datetime.fromisoformat(said["since"])
        if since.tzinfo is None:
            return None
        return Holder(str(said["host"]), str(said["user"]), int(said["process"]), str(said["started"]), since)
    except (ValueError, KeyError, TypeError):
        return None


def _write(handle: int, holder: Holder) -> None:
    text = json.dumps(asdict(holder) | {"since": holder.since.isoformat(timespec="seconds")}, ensure_ascii=False)
    os.ftruncate(handle, 0)
    os.lseek(handle, 0, os.SEEK_SET)
    os.write(handle, text.encode())
    os.fsync(handle)


def _account() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # an account without a name
        return "?"


def _started(process: int) -> str:
    """When a process started, in ticks since this computer did; empty: it is gone, or the system does not say."""
    try:
        line = Path(f"/proc/{process}/stat").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""
    return line.rpartition(")")[2].split()[19]

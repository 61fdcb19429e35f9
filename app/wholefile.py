"""Write a file whole or not at all: a temporary file beside it, fsync, one rename (TRUST, "Exports").

A leaf every room may import. Whatever fails, the file that was there stays as it was and nothing is left beside it.
"""

import errno
import os
import stat
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from app.domain.errors import UserError

_NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_FORBIDDEN = {errno.EACCES, errno.EPERM, errno.EROFS}
_NO_LINKS = {errno.EPERM, errno.EOPNOTSUPP, errno.ENOTSUP, errno.ENOSYS, errno.EMLINK, errno.EXDEV}
_TRIES = 8  # on Windows a virus scanner or a sync client may hold the file for a moment


def write_whole(target: Path, data: bytes, replace: bool = True, private: bool = False) -> None:
    """Put ``data`` into ``target``; see ``whole_file``."""
    with whole_file(target, replace, private) as temporary:
        temporary.write_bytes(data)


@contextmanager
def whole_file(target: Path, replace: bool = True, private: bool = False) -> Iterator[Path]:
    """The path of an empty temporary file to fill; when the block ends well, it becomes ``target``.

    ``replace=False`` refuses a ``target`` that exists, also one that appears meanwhile. ``private``: for the user's own
    eyes (mode 0600); otherwise the mode of the file it replaces, or what the umask gives. A link stays a link: the file
    it leads to is written. Raises UserError: no such folder, no permission, no room, a name that cannot be.
    """
    place = Path(os.path.realpath(target))
    try:
        refuse_target(target, replace)
        temporary = temporary_beside(place)
        try:
            yield temporary
            make_durable(temporary, None if private else mode_for(place))
            put_in_place(temporary, place, replace)
        finally:
            discard(temporary)
    except OSError as error:
        raise cannot_write(error, target) from error


def refuse_target(target: Path, replace: bool = True) -> None:
    """Raise UserError when ``target`` cannot become a file, as far as can be seen before writing."""
    try:
        there = target.stat()
    except FileNotFoundError:
        return
    if stat.S_ISDIR(there.st_mode):
        raise UserError("{path} is a folder: give the name of a file.", path=str(target))
    if not replace:
        raise UserError("{path} exists already: choose another name.", path=str(target))
    if not stat.S_ISREG(there.st_mode):
        raise UserError("{path} is no ordinary file: give the name of a file.", path=str(target))
    if not os.access(target, os.W_OK):
        raise UserError("{path} is write-protected: choose another name, or allow writing.", path=str(target))


def temporary_beside(place: Path) -> Path:
    """A new empty file in the folder of ``place``, which nobody else can read. Raises OSError."""
    handle, name = tempfile.mkstemp(dir=place.parent, prefix=".~", suffix=".tmp")
    os.close(handle)
    return Path(name)


def make_durable(path: Path, mode: int | None = None) -> None:
    """Have the content of ``path`` on the disk, and give it ``mode``. Raises OSError."""
    with path.open("rb+") as stream:
        os.fsync(stream.fileno())
    if mode is not None and os.name == "posix":
        path.chmod(mode)


def put_in_place(temporary: Path, place: Path, replace: bool = True) -> None:
    """Give ``temporary`` the name ``place`` in one move, durably. Raises OSError, FileExistsError among them."""
    if replace:
        _replace(temporary, place)
    else:
        _move_to_free_name(temporary, place)
    sync_folder(place.parent)


def sync_folder(folder: Path) -> None:
    """Have the names in ``folder`` on the disk. Raises OSError."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def mode_for(place: Path) -> int:
    """The mode of the file at ``place``, or what the umask gives a new one. Raises OSError."""
    try:
        return stat.S_IMODE(place.stat().st_mode)
    except FileNotFoundError:
        umask = os.umask(0o077)  # the only way to read it; for this moment others get less, never more
        os.umask(umask)
        return 0o666 & ~umask


def discard(temporary: Path) -> None:
    """Remove a temporary file, and the journals of a database that was being written there."""
    for suffix in ("", "-journal", "-wal", "-shm"):
        with suppress(OSError):
            Path(f"{temporary}{suffix}").unlink()


def cannot_write(error: OSError, target: Path) -> UserError:
    """What ``error`` means for somebody who wanted to write ``target``, and what to do."""
    folder = str(target.absolute().parent)
    if error.errno in _NO_ROOM:
        return UserError(
            "There is not enough room for {path} on the disk of {folder}: free some, or choose another folder. Nothing "
            "was changed.",
            path=str(target), folder=folder,
        )  # fmt: skip
    if error.errno in _FORBIDDEN:
        return UserError("{path} may not be written: choose a folder in which you may write.", path=str(target))
    if error.errno in (errno.ENOENT, errno.ENOTDIR):
        return UserError("There is no folder {folder}: make it first, or choose another.", folder=folder)
    if error.errno == errno.EEXIST:
        return UserError("{path} exists already: choose another name.", path=str(target))
    if error.errno in (errno.ENAMETOOLONG, errno.EILSEQ, errno.EINVAL):
        return UserError("{path} is no name that this disk can keep: choose a shorter, simpler one.", path=str(target))
    return UserError(
        "{path} could not be written ({reason}): choose another folder. Nothing was changed.",
        path=str(target), reason=error.strerror or str(error),
    )  # fmt: skip


def _replace(temporary: Path, place: Path) -> None:
    for attempt in range(_TRIES):
        try:
            temporary.replace(place)
            return
        except PermissionError:
            if os.name != "nt" or attempt == _TRIES - 1:
                raise
            time.sleep(0.05 * 2**attempt)


def _move_to_free_name(temporary: Path, place: Path) -> None:
    """Rename, but never onto another file; a second name (hard link) is the way on POSIX that cannot."""
    if os.name == "nt":
        temporary.rename(place)
        return
    try:
        os.link(temporary, place)
    except FileExistsError:
        raise
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        place.touch(exist_ok=False)  # a file system without links: take the name, then replace what is there
        try:
            temporary.replace(place)
        except OSError:
            place.unlink()
            raise
    else:
        temporary.unlink()

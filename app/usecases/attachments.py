"""Attachments on their way in and out: read from the disk, checked; opened from a private copy (TRUST, fault 33)."""

import atexit
import os
import shutil
import stat
import tempfile
from dataclasses import dataclass
from pathlib import Path

from app.domain.attachments import Handling, attachment_name, check_attachment, handling, mime_of
from app.domain.errors import UserError
from app.wholefile import cannot_write

_START = 8  # bytes that tell a program


@dataclass(frozen=True)
class Attachment:
    """A file to attach: a safe name, its media type, and its content."""

    name: str
    mime: str
    data: bytes


def read_attachment(path: Path) -> Attachment:
    """The file at ``path``, ready to be attached.

    Raises UserError for what is no file, cannot be read, is a program, or is larger than 100 MB; such a file is
    refused before it is read.
    """
    name = attachment_name(path.name)
    try:
        if not path.is_file():
            raise UserError("{name} is no file: choose a file, not a folder.", name=name)
        with path.open("rb") as stream:
            start = stream.read(_START)
            check_attachment(name, os.fstat(stream.fileno()).st_size, start)
            data = start + stream.read()
    except OSError as error:
        raise UserError(
            "{name} cannot be read: {reason}. Look whether it is still there and may be read.",
            name=name,
            reason=error.strerror or str(error),
        ) from error
    check_attachment(name, len(data), start)
    return Attachment(name, mime_of(name), data)


class PrivateCopies:
    """Copies of attachments for other programs to open: nobody else may read them, and none stays behind.

    They are made in a folder of their own (mode 0700), may only be read (0400), and are removed by ``close``, or at
    the latest when the program ends.
    """

    def __init__(self, parent: Path | None = None) -> None:
        self._parent = parent
        self._folder: Path | None = None
        self._number = 0

    def opened_copy(self, name: str, data: bytes) -> Path:
        """A copy to be opened; raises UserError for a type that is only saved, and when the copy cannot be made."""
        if handling(name, data[:_START]) is not Handling.OPENED:
            raise UserError(
                "{name} is not opened from here, because it could run something: save it instead.", name=name
            )
        return self.copy(name, data)

    def copy(self, name: str, data: bytes) -> Path:
        """A copy called ``name`` (made safe), to be dragged out; raises UserError when it cannot be made."""
        target = Path(tempfile.gettempdir()) / attachment_name(name)
        try:
            self._number += 1
            folder = self._own_folder() / str(self._number)
            folder.mkdir(mode=0o700)
            target = folder / attachment_name(name)
            with os.fdopen(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as stream:
                stream.write(data)
            target.chmod(0o400)
        except OSError as error:
            raise cannot_write(error, target) from error
        return target

    def close(self) -> None:
        """Remove every copy; what another program still holds open on Windows is left to the system's own cleaning."""
        if self._folder is not None:
            for path in self._folder.rglob("*"):
                if path.is_file():
                    path.chmod(stat.S_IRUSR | stat.S_IWUSR)
            shutil.rmtree(self._folder, ignore_errors=True)
            atexit.unregister(self.close)
            self._folder = None

    def _own_folder(self) -> Path:
        if self._folder is None:
            self._folder = Path(tempfile.mkdtemp(prefix="plenary-", dir=self._parent))  # mode 0700
            atexit.register(self.close)
        return self._folder

"""Where this program keeps its own files for the user, and which places are risky for a database file.

The one module that knows such paths (ARCHITECTURE, house rule 7).
"""

import hashlib
import os
import re
from pathlib import Path

import platformdirs

from app.domain.errors import UserError

_PROGRAM = "plenary"
_NETWORK_FILE_SYSTEMS = {"nfs", "nfs4", "cifs", "smb3", "smbfs", "afpfs", "webdav", "davfs", "9p", "afs", "ceph"}
_NETWORK_FUSE = ("sshfs", "davfs", "rclone", "gvfsd", "s3fs", "goofys", "google-drive", "onedriver")
_CLOUD_FOLDERS = re.compile(
    r"onedrive( - .+)?|dropbox( \(.+\))?|google ?drive|my drive|icloud ?drive|mobile documents|cloudstorage|nextcloud"
    r"|owncloud|pcloud ?drive|box( sync)?|seafile|syncthing|mega(sync)?|proton ?drive|sharepoint( - .+)?",
    re.IGNORECASE,
)
_MOUNTS = Path("/proc/mounts")


def user_data_folder() -> Path:
    """The folder of this program among the user's data; it may not exist yet."""
    return platformdirs.user_data_path(_PROGRAM, appauthor=False)


def backups_folder(database: Path) -> Path:
    """Where the automatic backups of one database file are; it may not exist yet."""
    real = os.path.realpath(database)
    digest = hashlib.sha256(os.fsencode(real)).hexdigest()[:12]
    return user_data_folder() / "backups" / f"{Path(real).stem[:40]}-{digest}"


def warning_of(database: Path) -> UserError | None:
    """What to tell somebody whose database file is in a network or cloud folder; None: the place is good."""
    real = Path(os.path.realpath(database))
    if any(_CLOUD_FOLDERS.fullmatch(part) for part in real.parts[:-1]):
        return UserError(
            "{path} is in a folder that a cloud service copies: it may copy a half-written file, or make two files "
            "out of one. Keep it on this computer's own disk, and share backups or documents instead.",
            path=str(database),
        )
    if str(real).startswith("\\\\") or _is_network(_file_system(real)):
        return UserError(
            "{path} is in a network folder: locks are not reliable there, and a lost connection may damage the file. "
            "Keep it on this computer's own disk, and share backups or documents instead.",
            path=str(database),
        )
    return None


def _is_network(file_system: str) -> bool:
    kind = file_system.removeprefix("fuse.")
    return kind in _NETWORK_FILE_SYSTEMS or (kind != file_system and kind.startswith(_NETWORK_FUSE))


def _file_system(path: Path) -> str:
    """The kind of file system ``path`` is on, as Linux names it; empty: unknown."""
    try:
        lines = _MOUNTS.read_text(encoding="utf-8", errors="surrogateescape").splitlines()
    except OSError:
        return ""
    best, kind = Path("/"), ""
    for line in lines:
        fields = line.split(" ")
        mounted = Path(re.sub(r"\\([0-7]{3})", lambda octal: chr(int(octal[1], 8)), fields[1]))
        if path.is_relative_to(mounted) and mounted.is_relative_to(best):
            best, kind = mounted, fields[2]
    return kind

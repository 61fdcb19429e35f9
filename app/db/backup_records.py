"""What is known of an automatic backup without opening it: a small JSON file beside each."""

import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path

from app.wholefile import write_whole

ENDING = ".plenary"
_NAME = re.compile(r"(?P<number>\d{6,})-\d{8}T\d{6}Z")


class Reason(StrEnum):
    """Why an automatic backup was made (TRUST, "Backups")."""

    OPENED = "opened"
    CLOSED = "closed"
    TIME = "time"  # half an hour of changes
    MIGRATION = "migration"
    IMPORT = "import"
    DELETION = "deletion"  # of many rows
    ERASURE = "erasure"


@dataclass(frozen=True)
class Backup:
    """One automatic backup. ``number`` gives the order, since clocks go wrong; ``at`` is aware UTC."""

    path: Path
    number: int
    at: datetime
    reason: Reason
    size: int  # bytes, without the attachments
    sha256: str  # of the file at ``path``
    state: str  # the newest step it holds: the same state needs no second backup
    rows: Mapping[str, int]  # by table
    files: Mapping[str, int]  # bytes of each attachment it needs, by hash; kept once for all backups

    @property
    def row_total(self) -> int:
        """How many rows it has in all."""
        return sum(self.rows.values())


def name_of(number: int, at: datetime) -> str:
    """The name of a backup's file."""
    return f"{number:06}-{at.astimezone(UTC):%Y%m%dT%H%M%SZ}{ENDING}"


def record_path(backup: Path) -> Path:
    """Where the record of a backup is."""
    return backup.with_name(f"{backup.name}.json")


def write_record(backup: Backup) -> None:
    """Keep what is known of ``backup`` beside it. Raises UserError when it cannot be written."""
    said = asdict(backup) | {"path": backup.path.name, "at": backup.at.isoformat(timespec="seconds")}
    write_whole(record_path(backup.path), json.dumps(said, indent=1, sort_keys=True).encode(), private=True)


def read_record(backup: Path) -> Backup | None:
    """The record of the file ``backup``; None when it has none that can be read."""
    try:
        said = json.loads(record_path(backup).read_text("utf-8"))
        at, reason = datetime.fromisoformat(said["at"]).astimezone(UTC), Reason(said["reason"])
        return Backup(**said | {"path": backup, "at": at, "reason": reason})
    except (OSError, ValueError, KeyError, TypeError):
        return None


def files_in(folder: Path) -> list[tuple[int, Path]]:
    """The number and path of every backup in ``folder``, oldest first."""
    paths = folder.glob(f"*{ENDING}")
    return sorted((int(known["number"]), path) for path in paths if (known := _NAME.fullmatch(path.stem)))

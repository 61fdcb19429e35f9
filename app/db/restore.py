"""Put a backup in the place of a database file (TRUST, "Backups"): nothing that was there is lost.

The backup is copied and checked first. The file it replaces is kept with its journals as ``<file>.damaged-<time>``. A
process killed in between leaves the old file, or the new one, or none beside the kept one; never a mixture.
"""

import os
from pathlib import Path

from app.db.lock import acquire
from app.wholefile import (
    cannot_write,
)


def restore(backup: Path, file: Path, missing_attachments: bool = False) -> Path | None:
    """Replace ``file`` by ``backup``; return where the file that was there is kept, or None when there was none.

    ``missing_attachments`` restores a backup some attachments of which are lost. Raises UserError, and changes nothing:
    the backup is no sound Plenary file or is not as it was written, ``file`` is open, there is no permission or no room.
    """
    number = _refuse_unfit(backup, file)
    real = Path(os.path.realpath(file))
    try:
        lock = acquire(file)
    except OSError as error:
        raise cannot_write(error, file) from error
    try:
        _refuse_used(real, file)
        return _exchange(backup, real, number, missing_attachments)
    except OSError as error:
        raise cannot_write(error, file) from error
    finally:
        lock.release()

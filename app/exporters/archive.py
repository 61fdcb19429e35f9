"""Several files in one zip: the same entries give the same bytes, and every program unpacks them by their names."""

import datetime as dt
import io
import os
import zipfile
from collections.abc import Sequence

_FIRST, _LAST = dt.datetime(1980, 1, 1, tzinfo=dt.UTC), dt.datetime(2107, 12, 31, 23, 59, 58, tzinfo=dt.UTC)
_PLAIN_FILE = 0o100644 << 16  # readable by everybody where the archive is unpacked on Unix
_UNIX = 3


def zip_bytes(entries: Sequence[tuple[str, bytes]], at: dt.datetime | dt.date) -> bytes:
    """The files (name with ``/`` between folders, content) as a zip, sorted by name and all dated ``at``.

    The environment's SOURCE_DATE_EPOCH goes before ``at``. Of two entries with one name (upper and lower case are the
    same to Windows) the later gets a number. A name that would leave the folder it is unpacked into raises ValueError.
    """
    out = io.BytesIO()
    stamp = _date_time(at)
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in sorted(_told_apart(entries)):
            info = zipfile.ZipInfo(name, stamp)
            info.create_system, info.external_attr = _UNIX, _PLAIN_FILE
            archive.writestr(info, content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _told_apart(entries: Sequence[tuple[str, bytes]]) -> list[tuple[str, bytes]]:
    found: dict[str, tuple[str, bytes]] = {}
    for name, content in entries:
        _refuse_escape(name)
        folder, slash, last = name.rpartition("/")
        stem, dot, ending = last.rpartition(".")
        stem, ending = (stem, dot + ending) if stem else (last, "")
        number, candidate = 1, name
        while candidate.casefold() in found:
            number += 1
            candidate = f"{folder}{slash}{stem}-{number}{ending}"
        found[candidate.casefold()] = (candidate, content)
    return list(found.values())


def _refuse_escape(name: str) -> None:
    parts = name.split("/")
    if "\\" in name or ":" in name or not all(parts) or {".", ".."} & set(parts):
        raise ValueError(f"{name!r} is no name for a file in an archive")


def _date_time(at: dt.datetime | dt.date) -> tuple[int, int, int, int, int, int]:
    """What a zip can say: from 1980 on, in steps of two seconds, with no zone; UTC."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isdigit():
        at = dt.datetime.fromtimestamp(int(epoch), dt.UTC)
    elif not isinstance(at, dt.datetime):
        at = dt.datetime.combine(at, dt.time(), dt.UTC)
    held = min(max(at.astimezone(dt.UTC), _FIRST), _LAST)
    return (held.year, held.month, held.day, held.hour, held.minute, held.second)

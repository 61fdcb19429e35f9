"""Names in a schedule.xml: identifiers, numbers and slugs in the letters that its schema allows, the same for life."""

import datetime as dt
import hashlib
import re
import unicodedata
import uuid
from collections.abc import Iterable, Iterator, Mapping, Sequence

from app.domain.text import clean_text

_UUID = re.compile(r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
_OURS = uuid.UUID("6f0a6a3e-4d0c-5d6e-9a1f-0d6b6c8f2a51")  # for rows that are named otherwise than by a UUID
_LARGEST = 2**31 - 1  # of a number that every app can hold
_SHORTEST = 4  # letters of an acronym, and of each half of a slug
_LONGEST = 40  # letters of a title in a slug


def guid(uid: str) -> str:
    """The row's uid as a UUID."""
    return uid.lower() if _UUID.fullmatch(uid) else str(uuid.uuid5(_OURS, clean_text(uid)))


def numbers(uids: Iterable[str]) -> Mapping[str, int]:
    """A number for each of ``uids``, made from it alone unless two would have the same."""
    found: dict[str, int] = {}
    taken: set[int] = set()
    for uid in sorted(set(uids)):
        number = int.from_bytes(hashlib.sha256(uid.encode("utf-8", "replace")).digest()[:8]) % _LARGEST + 1
        while number in taken:
            number = number % _LARGEST + 1
        taken.add(number)
        found[uid] = number
    return found


def acronym(short_name: str, first_day: dt.date) -> str:
    """The meeting's short name, as in "wageningen-2020"; with the year where it is shorter than the schema allows."""
    name = _plain(short_name)
    return name if len(name) >= _SHORTEST else "-".join(filter(None, (name, f"{first_day.year:04}")))


def slug(meeting: str, number: int, title: str) -> str:
    """As in "wageningen_2020-1743-soil-maps"; ``meeting`` is the acronym."""
    return "-".join(filter(None, (meeting.replace("-", "_"), f"{number:04}", _plain(title)[:_LONGEST].strip("-"))))


def track_slugs(tracks: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Each track with its slug."""
    for number, track in enumerate(tracks, start=1):
        name = _plain(track).replace("_", "-")
        yield track, name if len(name) > 1 else f"track-{number}"


def _plain(text: str) -> str:
    """``text`` in small letters of ASCII, digits, hyphens and underscores."""
    ascii_letters = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii").lower()
    return re.sub(r"[^a-z0-9_]+", "-", ascii_letters).strip("-")

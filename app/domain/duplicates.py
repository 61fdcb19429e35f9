"""Two entries that may be one, why they may be, and what merging them would move."""

from dataclasses import dataclass
from enum import StrEnum

MERGED = "merged"  # the origin under which the uid of an entry that went is kept: released documents name it


class Alike(StrEnum):
    """Why two entries may be the same, the surest reason first."""

    NAME = "name"  # the same words, whatever their case, accents and order
    EMAIL = "email"
    SPELLING = "spelling"  # names a letter apart


@dataclass(frozen=True)
class DuplicatePair:
    """Two rows (ids) that may be the same."""

    one: int
    other: int
    why: Alike


@dataclass(frozen=True)
class MovedRows:
    """How many rows of a table refer to the entry that goes, and how many of those the other entry has already."""

    table: str
    number: int
    united: int


@dataclass(frozen=True)
class MergeField:
    """A field of both entries, as it can be typed; ``name`` is that of the column."""

    name: str
    kept: str
    gone: str


@dataclass(frozen=True)
class MergePreview:
    """What merging two entries would do; ``lost`` are names of the entry that goes which are not taken over."""

    keep_id: int
    gone_id: int
    kept_name: str
    gone_name: str
    kept_detail: str
    gone_detail: str
    fields: tuple[MergeField, ...]
    moved: tuple[MovedRows, ...]
    lost: tuple[str, ...] = ()


def a_letter_apart(one: str, other: str) -> bool:
    """Whether one letter less, more or another, or two neighbours exchanged, makes one text the other."""
    if abs(len(one) - len(other)) > 1 or one == other:
        return False
    begin = 0
    while begin < min(len(one), len(other)) and one[begin] == other[begin]:
        begin += 1
    one, other = one[begin:], other[begin:]
    if len(one) != len(other):
        longer, shorter = (one, other) if len(one) > len(other) else (other, one)
        return longer[1:] == shorter
    return one[1:] == other[1:] or (one[:2] == other[1::-1] and one[2:] == other[2:])

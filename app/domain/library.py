"""The library: every file that is kept, what kind it is, and where it is used."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class FileKind(StrEnum):
    """What a file is, by the ending of its name."""

    PDF = "pdf"
    SLIDES = "slides"
    TEXT = "text"
    SHEET = "sheet"
    PICTURE = "picture"
    SOUND = "sound"  # and film
    OTHER = "other"


class UseKind(StrEnum):
    """What uses a file; OTHER: a table that came later than this list."""

    PRESENTATION = "presentation"
    DELIVERABLE = "deliverable"
    EVIDENCE = "evidence"
    PUBLICATION = "publication"
    MINUTES = "minutes"
    LOGO = "logo"
    OTHER = "other"


_ENDINGS = {
    FileKind.PDF: "pdf",
    FileKind.SLIDES: "pptx ppsx ppt pps odp key",
    FileKind.TEXT: "docx doc odt rtf txt md html htm",
    FileKind.SHEET: "xlsx xls ods csv",
    FileKind.PICTURE: "png jpg jpeg gif webp tif tiff svg",
    FileKind.SOUND: "mp4 m4v mov webm mp3 m4a ogg wav",
}
_KINDS = {ending: kind for kind, endings in _ENDINGS.items() for ending in endings.split()}


@dataclass(frozen=True)
class FileUse:
    """One use of a file: what uses it (``thing_id``, in ``meeting_id`` where it belongs to one), and how it is called.

    ``detail`` tells more: the meeting and the number of a version.
    """

    kind: UseKind
    title: str
    detail: str = ""
    thing_id: int = 0
    meeting_id: int = 0


@dataclass(frozen=True)
class LibraryRow:
    """A file with its uses; ``added_at`` (UTC) and ``added_by`` as the history knows them (None, "": it does not)."""

    id: int
    name: str
    size: int
    sha256: str
    uses: tuple[FileUse, ...]
    added_at: dt.datetime | None
    added_by: str
    illustrative: bool = False

    @property
    def kind(self) -> FileKind:
        """What it is, by the ending of its name."""
        return kind_of(self.name)


def kind_of(name: str) -> FileKind:
    """What a file of this name is."""
    _stem, point, ending = name.rpartition(".")
    return _KINDS.get(ending.lower(), FileKind.OTHER) if point else FileKind.OTHER


def kept_bytes(rows: Iterable[LibraryRow]) -> int:
    """How many bytes the files take; content that several of them have is kept once."""
    return sum({row.sha256: row.size for row in rows}.values())

"""Newsletters, reports, pages and articles about the consortium, as they are worked with."""

import datetime as dt
from dataclasses import dataclass

from app.domain.kinds import PublicationKind


@dataclass(frozen=True)
class PublicationFile:
    """The file of a publication: ``id`` of the file, its name and bytes."""

    id: int
    name: str
    size: int


@dataclass(frozen=True)
class PublicationRow:
    """A publication; ``place`` is where it appeared, ``meeting`` the short name of what it is about."""

    id: int
    title: str
    place: str
    kind: PublicationKind
    published_on: dt.date | None
    link: str
    meeting_id: int | None
    meeting: str
    file: PublicationFile | None
    illustrative: bool = False


@dataclass(frozen=True)
class MeetingChoice:
    """A meeting that a publication can be about."""

    id: int
    short_name: str
    title: str


@dataclass(frozen=True)
class PublicationTable:
    """Every publication, the newest first and those not yet published before them; the meetings to choose from."""

    rows: tuple[PublicationRow, ...] = ()
    meetings: tuple[MeetingChoice, ...] = ()

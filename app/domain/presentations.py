"""The presentations of a meeting with their newest files, in the order of the agenda, as a document value."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from app.domain.agenda import Audience
from app.domain.documents import MeetingHead, PersonRef, ProjectHead
from app.domain.kinds import SlidesState


class FileFault(StrEnum):
    """Why the content of a file cannot be given."""

    LOST = "lost"
    DAMAGED = "damaged"


@dataclass(frozen=True)
class SlidesFile:
    """The newest file of a presentation: its name as it was attached, and its content, or what is wrong with it."""

    name: str
    data: bytes
    fault: FileFault | None = None


@dataclass(frozen=True)
class PresentationEntry:
    """A presentation. ``day`` and ``start`` (venue minutes) are None for one that is not on the agenda.

    ``code`` is its number in the day, as in "D1-03" (``domain.talk_codes``): the same for every audience.

    ``speakers`` are those of its agenda item, which may hold several presentations (``shared``: posters).
    """

    title: str
    speakers: tuple[PersonRef, ...]
    day: dt.date | None
    start: int | None
    session: str
    state: SlidesState
    file: SlidesFile | None
    shared: bool = False
    code: str = ""
    illustrative: bool = False


@dataclass(frozen=True)
class PresentationsDocument:
    """The presentations that ``audience`` may know of; those without a file are still to come.

    They stand as in the agenda of ``release`` (0: the working copy), of the instant ``released``.
    """

    project: ProjectHead
    meeting: MeetingHead
    audience: Audience
    at: dt.datetime
    entries: tuple[PresentationEntry, ...]  # by day and time, those not on the agenda last
    release: int = 0
    released: dt.datetime | None = None

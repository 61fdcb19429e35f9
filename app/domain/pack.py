"""What is in a pack: the documents of a meeting for one audience, as its index page lists them."""

import datetime as dt
from dataclasses import dataclass

from app.domain.agenda import Audience
from app.domain.documents import MeetingHead, ProjectHead


@dataclass(frozen=True)
class PackedFile:
    """A document of the pack: its path in it, what it is (a message id), and its size in bytes."""

    path: str
    what: str
    size: int


@dataclass(frozen=True)
class PackIndex:
    """The contents of a pack, and what could not be put into it, in sentences.

    Its agenda is that of ``release`` (0: the working copy), of the instant ``released`` (None: it has none).
    """

    project: ProjectHead
    meeting: MeetingHead
    audience: Audience
    at: dt.datetime
    files: tuple[PackedFile, ...]
    problems: tuple[str, ...]
    release: int = 0
    released: dt.datetime | None = None

"""The presentations of a meeting as they are worked with: rows with their ids, and what is wrong with one (R12)."""

import datetime as dt
from dataclasses import dataclass

from app.domain.documents import PersonRef
from app.domain.kinds import AgendaState, ItemKind, PresentationKind, SlidesState

NOTICE_DAYS = 45  # before a public talk of own results (DOMAIN R12, the grant's rule on publications)
LATE_DAYS = 7  # slides that are missing so few days before the talk are late (DOMAIN R14, ClashSettings.slides_days)


@dataclass(frozen=True)
class SlidesVersion:
    """A version of the slides: ``id`` of the row that says so, its number from 1, the file's name and bytes."""

    id: int
    number: int
    name: str
    size: int
    sha256: str


@dataclass(frozen=True)
class PresentationRow:
    """A presentation with its place in the agenda: without ``item_id`` it has none, and no day, start or room.

    ``start`` is in minutes of the venue's clock; ``speakers`` are those of the item; ``versions``: the oldest first.
    ``missing_late``: the slides are missing and the talk is near or over. ``notice_late`` (DOMAIN R12): it is public,
    and the parties had no notice 45 days before; ``notice_due`` is the last day for it; ``notice_overdue``: it is over.
    """

    id: int
    title: str
    abstract: str
    kind: PresentationKind
    language: str
    public: bool
    notice_sent: dt.date | None
    state: SlidesState
    item_id: int | None
    item: str
    session: str
    day: dt.date | None
    start: int | None
    room: str
    speakers: tuple[PersonRef, ...]
    versions: tuple[SlidesVersion, ...]
    missing_late: bool
    notice_late: bool
    notice_due: dt.date
    notice_overdue: bool
    illustrative: bool = False

    @property
    def newest(self) -> SlidesVersion | None:
        """The version that counts."""
        return self.versions[-1] if self.versions else None

    @property
    def speaker_names(self) -> str:
        """The speakers as one text, in the order of the agenda."""
        return ", ".join(person.name or person.native for person in self.speakers)


@dataclass(frozen=True)
class PresentationTable:
    """The presentations of a meeting in the order of the agenda, those without a place last."""

    meeting_id: int
    rows: tuple[PresentationRow, ...]

    @property
    def received(self) -> int:
        """How many have their slides."""
        return sum(row.state is not SlidesState.MISSING for row in self.rows)


@dataclass(frozen=True)
class ItemChoice:
    """An agenda item to put a presentation on; ``start`` in minutes of the venue's clock."""

    id: int
    title: str
    kind: ItemKind
    day: dt.date
    start: int
    state: AgendaState


def notice_due(talk_day: dt.date) -> dt.date:
    """The last day for the notice of a public talk (DOMAIN R12)."""
    return talk_day - dt.timedelta(days=NOTICE_DAYS)


def is_missing_late(state: SlidesState, talk_day: dt.date, as_of: dt.date) -> bool:
    """Whether slides that are missing on ``as_of`` are late for a talk on ``talk_day``."""
    return state is SlidesState.MISSING and as_of >= talk_day - dt.timedelta(days=LATE_DAYS)

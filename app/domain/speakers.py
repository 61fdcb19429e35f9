"""The speakers of a meeting as a document value: all who have a part in the agenda, and what of it each reader sees."""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass, replace

from app.domain.agenda import Audience
from app.domain.agenda_changes import ChangeKind
from app.domain.agenda_facts import FreeHours
from app.domain.consent import withhold
from app.domain.documents import MeetingHead, PersonRef, ProjectHead
from app.domain.kinds import AgendaState, ItemRoleKind, RoleState, SlidesState

_SHOWN = {
    Audience.PUBLIC: frozenset({RoleState.CONFIRMED}),
    Audience.PARTICIPANTS: frozenset({RoleState.CONFIRMED, RoleState.ASKED}),
    Audience.CHAIR: frozenset(RoleState),
}


@dataclass(frozen=True)
class Slides:
    """A presentation: its state, and the name of its newest file (empty while none was received)."""

    title: str
    state: SlidesState
    file: str


@dataclass(frozen=True)
class Slot:
    """One part of a speaker: in an item, or (``item`` is empty) in a whole session. Times are venue minutes.

    ``changes`` are the kinds of change that the last release made to the item or the session.
    """

    day: dt.date
    start: int
    minutes: int
    room: str
    session: str
    item: str
    kind: ItemRoleKind
    state: RoleState
    planned: AgendaState
    slides: tuple[Slides, ...] = ()
    illustrative: bool = False
    changes: tuple[ChangeKind, ...] = ()

    @property
    def end(self) -> int:
        """Venue minutes of the session's day."""
        return self.start + self.minutes


@dataclass(frozen=True)
class Speaker:
    """Somebody with at least one part; ``country`` is ISO 3166-1 alpha-2.

    ``email`` and ``free``, when they can be there if that is known, are for the chair alone.
    """

    person: PersonRef
    legal_name: str
    country: str | None
    email: str
    slots: tuple[Slot, ...]  # in the order of the agenda
    free: tuple[FreeHours, ...] = ()


@dataclass(frozen=True)
class SpeakerList:
    """Everybody who has a part, by name; ``release`` is that of the agenda, 0 for the working copy, of ``at``.

    ``since`` is the release that the changes are counted from; 0: there was none before.
    """

    project: ProjectHead
    meeting: MeetingHead
    as_of: dt.date
    release: int
    audience: Audience
    speakers: tuple[Speaker, ...]
    at: dt.datetime | None = None
    since: int = 0

    @property
    def has_rooms(self) -> bool:
        """Whether any part is in a room, so that one without a room is in all of them."""
        return any(slot.room for speaker in self.speakers for slot in speaker.slots)

    @property
    def is_illustrative(self) -> bool:
        """Whether any row that is shown carries the sign."""
        return self.meeting.illustrative or any(
            speaker.person.illustrative or any(slot.illustrative for slot in speaker.slots) for speaker in self.speakers
        )


def speakers_for(audience: Audience, found: SpeakerList, withheld: Collection[str]) -> SpeakerList:
    """What ``audience`` gets to see of the whole list ``found``.

    The chair sees everything. The others see neither addresses nor slides nor who declined, the public only who has
    agreed; and no names of the people (uids) in ``withheld``, who stand at the end, by their first slot, so that their
    place in the alphabet does not give them away (DOMAIN R13).
    """
    if audience is Audience.CHAIR:
        return replace(found, audience=audience)
    speakers = [_for_others(speaker, audience) for speaker in found.speakers]
    kept = replace(found, audience=audience, speakers=tuple(speaker for speaker in speakers if speaker.slots))
    kept = withhold(kept, withheld)
    return replace(kept, speakers=tuple(sorted(kept.speakers, key=_place)))


def _for_others(speaker: Speaker, audience: Audience) -> Speaker:
    slots = tuple(
        replace(slot, slides=(), changes=_seen(slot.changes, audience))
        for slot in speaker.slots
        if slot.state in _SHOWN[audience]
    )
    return replace(speaker, email="", slots=slots, free=())


def _seen(changes: tuple[ChangeKind, ...], audience: Audience) -> tuple[ChangeKind, ...]:
    """The public does not see whether those changed who have not agreed yet."""
    return tuple(kind for kind in changes if kind is not ChangeKind.SPEAKER or audience is not Audience.PUBLIC)


def _place(speaker: Speaker) -> tuple[bool, dt.date, int, str]:
    """The named as they stand (sorting is stable), then the withheld."""
    if not speaker.person.withheld:
        return False, dt.date.min, 0, ""
    first = speaker.slots[0]
    return True, first.day, first.start, first.item

"""The minutes as a document value: attendance, quorum, items, decisions, actions (DOMAIN, "Minutes")."""

import datetime as dt
from dataclasses import dataclass

from app.domain.documents import MeetingHead, PersonRef, ProjectHead
from app.domain.kinds import ActionState, ItemKind, MinutesState, ParticipationRole

MINUTES_FORMAT = 1  # of the JSON that versions keep


@dataclass(frozen=True)
class Attendee:
    """Somebody who was there, in the room or remotely."""

    person: PersonRef
    role: ParticipationRole
    remote: bool


@dataclass(frozen=True)
class AttendanceGroup:
    """The attendees of one organisation; ``country`` is ISO 3166-1 alpha-2 or None."""

    organisation: str
    legal_name: str
    country: str | None
    attendees: tuple[Attendee, ...]


@dataclass(frozen=True)
class Excused:
    """Somebody who sent an excuse."""

    person: PersonRef


@dataclass(frozen=True)
class PublishedCount:
    """A figure that a source gives, printed beside the counted one where they differ (DOMAIN R11)."""

    what: str
    value: str
    source: str


@dataclass(frozen=True)
class MemberSeat:
    """A voting member in the roll call: present, remote, or represented by the holder of its proxy."""

    member: str
    state: str  # RollCallState
    held_by: PersonRef | None
    illustrative: bool = False


@dataclass(frozen=True)
class FormalPart:
    """A formal session's quorum (DOMAIN R3): members entitled to vote, those present or represented, those needed."""

    body: str
    title: str
    day: dt.date
    start: int
    minutes: int
    members: int
    present: int
    needed: int
    seats: tuple[MemberSeat, ...]

    @property
    def quorate(self) -> bool:
        """Whether the quorum was reached."""
        return self.present >= self.needed


@dataclass(frozen=True)
class DecisionEntry:
    """A decision: exact text and votes (None: by consensus, no count taken); taken, then binding (DOMAIN R5)."""

    number: str
    text: str
    votes_for: int | None
    votes_against: int | None
    abstentions: int | None
    carried: bool
    vetoed_by: str
    veto_reason: str
    taken_on: dt.date
    binding_on: dt.date | None
    serves: tuple[str, ...]  # numbers of plan rows, names of task forces (DOMAIN R16)
    item_title: str = ""
    illustrative: bool = False


@dataclass(frozen=True)
class ActionEntry:
    """An action item: who (person, organisation), what, due. ``late_days`` counts at the document's as-of day."""

    number: str
    text: str
    person: PersonRef | None
    organisation: str
    due: dt.date | None
    state: ActionState
    late_days: int
    opened_on: dt.date
    meeting: str  # short name of the meeting where it was first recorded
    serves: tuple[str, ...]
    uid: str = ""
    sequence: int = 0
    created: dt.datetime | None = None
    changed: dt.datetime | None = None
    illustrative: bool = False


@dataclass(frozen=True)
class Slides:
    """A presentation of an item and the names of its files."""

    title: str
    speakers: tuple[PersonRef, ...]
    files: tuple[str, ...]


@dataclass(frozen=True)
class MinutesSection:
    """One agenda item: what was shown, what was discussed (Markdown), decided and undertaken."""

    number: str
    day: dt.date
    start: int
    minutes: int
    title: str
    kind: ItemKind
    session: str
    track: str
    body: str
    people: tuple[PersonRef, ...]
    slides: tuple[Slides, ...]
    markdown: str
    decision_flag: bool
    added_on: dt.date | None
    decisions: tuple[DecisionEntry, ...]
    actions: tuple[ActionEntry, ...]
    illustrative: bool = False


@dataclass(frozen=True)
class NextMeeting:
    """The next meeting by date in the series."""

    title: str
    first_day: dt.date
    last_day: dt.date
    place: str


@dataclass(frozen=True)
class MinutesDocument:
    """The whole minutes of a meeting at one moment of their life."""

    project: ProjectHead
    meeting: MeetingHead
    state: MinutesState
    version: int
    at: dt.datetime
    as_of: dt.date
    chair: PersonRef | None
    secretary: PersonRef | None
    circulated_on: dt.date | None
    accepted_on: dt.date | None
    objections_until: dt.date | None
    opening: str  # Markdown before the first item
    attendance: tuple[AttendanceGroup, ...]
    excused: tuple[Excused, ...]
    attendees: int
    remote: int
    organisations: int
    countries: int
    published: tuple[PublishedCount, ...]
    formal: tuple[FormalPart, ...]
    matters_arising: tuple[ActionEntry, ...]  # open actions carried from earlier meetings (DOMAIN R15)
    sections: tuple[MinutesSection, ...]
    next_meeting: NextMeeting | None
    annexes: tuple[Slides, ...]
    other_decisions: tuple[DecisionEntry, ...] = ()  # of no item
    other_actions: tuple[ActionEntry, ...] = ()
    abstentions_are_cast: bool = False  # by the project's rule profile; said where votes are printed (DOMAIN R5)

    @property
    def decisions(self) -> tuple[DecisionEntry, ...]:
        """All decisions, in the order of the agenda."""
        return tuple(decision for section in self.sections for decision in section.decisions) + self.other_decisions

    @property
    def actions(self) -> tuple[ActionEntry, ...]:
        """All actions first recorded here, in the order of the agenda."""
        return tuple(action for section in self.sections for action in section.actions) + self.other_actions

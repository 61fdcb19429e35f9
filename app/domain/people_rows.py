"""People as the window works with them: the rows of the table, and all that the panel shows of one person."""

import datetime as dt
from dataclasses import dataclass

from app.domain.kinds import ConsentPurpose, IrcKind, ItemRoleKind, ParticipationRole, PresenceState, Reply
from app.domain.participation_rows import OpenAction

MOST_MEETINGS = 4  # columns of presence in the table


@dataclass(frozen=True)
class PersonRow:
    """A person with the organisation of the day asked for; ``country`` is its own, ISO 3166-1 alpha-2 or empty.

    ``listed`` are the meetings (ids) that have the person on their list, ``presence`` what is known of some of those.
    """

    id: int
    display: str
    native: str
    email: str
    language: str
    organisation: str
    legal_name: str
    country: str
    kinds: tuple[IrcKind, ...]
    listed: frozenset[int] = frozenset()
    presence: tuple[tuple[int, PresenceState], ...] = ()
    illustrative: bool = False

    @property
    def name(self) -> str:
        """The Latin form, or else the person's own script."""
        return self.display or self.native

    def state_at(self, meeting_id: int) -> PresenceState | None:
        """How the person was there on the best known day; None: nothing is recorded."""
        return dict(self.presence).get(meeting_id)


@dataclass(frozen=True)
class MeetingColumn:
    """A meeting that has a column in the table of people; ``attended`` counts who was there on some day."""

    id: int
    short_name: str
    title: str
    place: str
    first_day: dt.date
    attended: int


@dataclass(frozen=True)
class NamedRow:
    """Something to choose, by its name."""

    id: int
    name: str


@dataclass(frozen=True)
class PeopleFrame:
    """What stands around the table: meetings with a column (oldest first), counts, and what the menus offer."""

    meetings: tuple[MeetingColumn, ...]
    people: int
    organisations: int
    countries: tuple[str, ...]  # of the people, ISO 3166-1 alpha-2
    bodies: tuple[NamedRow, ...]


@dataclass(frozen=True)
class PersonAffiliation:
    """Where a person works or worked; ``holds`` on the day asked for. Names are those of the affiliation's time."""

    id: int
    organisation_id: int
    short: str
    legal: str
    role: str
    first_day: dt.date | None
    last_day: dt.date | None
    holds: bool


@dataclass(frozen=True)
class PersonConsent:
    """What stands of a consent for one purpose on the day asked for; nothing was ever given: both instants are None."""

    purpose: ConsentPurpose
    in_force: bool
    given_at: dt.datetime | None
    withdrawn_at: dt.datetime | None
    wording: str


@dataclass(frozen=True)
class PersonIrcRole:
    """A role in the research consortium."""

    id: int
    kind: IrcKind
    since: dt.date


@dataclass(frozen=True)
class PersonMeeting:
    """A meeting that has the person on its list."""

    id: int  # of the participation
    meeting_id: int
    short_name: str
    first_day: dt.date
    role: ParticipationRole
    reply: Reply
    presence: PresenceState | None


@dataclass(frozen=True)
class PersonPart:
    """A talk, chair or other part in an agenda; without an item it is for the whole session."""

    item_id: int | None
    session_id: int
    meeting_id: int
    meeting: str
    title: str
    day: dt.date
    kind: ItemRoleKind


@dataclass(frozen=True)
class PersonMembership:
    """A body that the person belongs to on the day asked for, as a member or for an organisation."""

    body_id: int
    body: str
    function: str
    organisation: str


@dataclass(frozen=True)
class PersonDetail:
    """One person in full."""

    id: int
    display: str
    given: str
    family: str
    native: str
    title: str
    email: str
    more_emails: tuple[str, ...]
    phone: str
    zone: str
    language: str
    illustrative: bool
    affiliations: tuple[PersonAffiliation, ...]
    consents: tuple[PersonConsent, ...]
    irc_roles: tuple[PersonIrcRole, ...]
    memberships: tuple[PersonMembership, ...]
    meetings: tuple[PersonMeeting, ...]
    parts: tuple[PersonPart, ...]
    actions: tuple[OpenAction, ...]

    @property
    def name(self) -> str:
        """The Latin form, or else the person's own script."""
        return self.display or self.native

"""Things of the consortium as lines of a panel name them: small frozen values with the id they lead to (DOMAIN R16)."""

import datetime as dt
from dataclasses import dataclass

from app.domain.kinds import ActionState, TopicState


@dataclass(frozen=True)
class MeetingRef:
    """A meeting: its short name, and the days it takes."""

    id: int
    short_name: str
    title: str
    first_day: dt.date
    last_day: dt.date
    illustrative: bool = False


@dataclass(frozen=True)
class DecisionRef:
    """A decision with the meeting that took it."""

    id: int
    number: str
    text: str
    taken_on: dt.date
    meeting: str
    illustrative: bool = False


@dataclass(frozen=True)
class ActionRef:
    """An action item; ``who``: the person, or else the organisation; ``due``: a day, also where a month is set."""

    id: int
    number: str
    text: str
    who: str
    due: dt.date | None
    state: ActionState
    late_days: int = 0
    illustrative: bool = False


@dataclass(frozen=True)
class MilestoneRef:
    """A milestone, due on the day that counts (DOMAIN R8). ``own``: it is said to be the area's, not only served."""

    id: int
    number: str
    title: str
    due: dt.date
    achieved_on: dt.date | None
    late_days: int = 0
    own: bool = True
    illustrative: bool = False


@dataclass(frozen=True)
class TopicRef:
    """A topic of the research agenda."""

    id: int
    number: str
    title: str
    state: TopicState
    illustrative: bool = False


@dataclass(frozen=True)
class OrganisationRef:
    """An organisation by its names of the day asked for."""

    id: int
    short: str
    legal: str
    country: str = ""
    illustrative: bool = False


@dataclass(frozen=True)
class PersonRow:
    """A person by name and organisation."""

    id: int
    name: str
    detail: str = ""
    illustrative: bool = False


@dataclass(frozen=True)
class MemberRow:
    """A membership of a body: who, as what, from when until when (DOMAIN R3, R5).

    ``name`` is that of the organisation on the day asked for, or of the person; ``home`` a person's organisation then.
    ``representative`` speaks for an organisation.
    """

    id: int
    body_id: int
    name: str
    organisation_id: int | None
    person_id: int | None
    home: str
    representative_id: int | None
    representative: str
    function: str
    first: dt.date
    last: dt.date | None
    voting: bool
    defaulting: bool
    illustrative: bool = False

    def on(self, day: dt.date) -> bool:
        """Whether the membership is in force on ``day``."""
        return self.first <= day and (self.last is None or self.last >= day)

    @property
    def may_vote(self) -> bool:
        """Whether the member has a vote: a defaulting one has none (DOMAIN R5)."""
        return self.voting and not self.defaulting

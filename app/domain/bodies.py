"""The bodies of the consortium as the window shows them: a row each, and all that hangs on one (DOMAIN R3)."""

import datetime as dt
from dataclasses import dataclass

from app.domain.consortium import DecisionRef, MeetingRef, MemberRow
from app.domain.kinds import BodyKind


@dataclass(frozen=True)
class BodyRow:
    """A body on the day asked for: ``members`` belong to it then, ``entitled`` of them may vote.

    ``quorum``: how many of those must be present or represented (DOMAIN R3); 0 where nobody votes. ``meetings`` counts
    all of them.
    """

    id: int
    name: str
    short_name: str
    kind: BodyKind
    votes: bool
    members: int
    entitled: int
    quorum: int
    meetings: int
    next_meeting: MeetingRef | None
    area_id: int | None = None
    area: str = ""
    illustrative: bool = False


@dataclass(frozen=True)
class BodyDetail:
    """All memberships of a body, whenever they were; its meetings and its decisions, the newest first."""

    body_id: int
    at: dt.date
    members: tuple[MemberRow, ...]
    meetings: tuple[MeetingRef, ...]
    decisions: tuple[DecisionRef, ...]
    quorum: int  # of those entitled to vote on the day ``at``

    def members_on(self, day: dt.date) -> tuple[MemberRow, ...]:
        """Those who belong to the body on ``day``."""
        return tuple(member for member in self.members if member.on(day))

    def others(self, day: dt.date) -> tuple[MemberRow, ...]:
        """Those who do not belong to it on ``day``: before or after."""
        return tuple(member for member in self.members if not member.on(day))

    def entitled(self, day: dt.date) -> int:
        """How many may vote on ``day`` (DOMAIN R5)."""
        return sum(member.may_vote for member in self.members_on(day))

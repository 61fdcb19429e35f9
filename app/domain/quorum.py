"""Quorum, votes and vetoes of a formal session, in whole numbers (DOMAIN R3–R6); an event has none (R2)."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from app.domain.errors import UserError
from app.domain.governance import (
    DESCA_2020,
    DeadlineKind,
    Reconvening,
    RuleProfile,
    deadlines,
    draft_minutes_due,
)
from app.domain.kinds import BodyKind, MeetingKind, RollCallState
from app.domain.months import add_days

_COUNTED = {RollCallState.PRESENT, RollCallState.REMOTE, RollCallState.REPRESENTED}
_MISSED_TWICE = 2


@dataclass(frozen=True)
class SecondMeeting:
    """After a missed quorum: the day ``by`` which another ordinary meeting is to be convened, or held (R3)."""

    by: dt.date
    means: Reconvening


@dataclass(frozen=True)
class VetoWindow:
    """Days on which a member may veto a decision, the first and the last included (R6)."""

    first: dt.date
    last: dt.date

    def holds(self, day: dt.date) -> bool:
        """Whether ``day`` lies in the window."""
        return self.first <= day <= self.last


@dataclass(frozen=True)
class Votes:
    """The votes on a decision, one for each member entitled to vote; UserError for a number below 0 (R5)."""

    for_: int
    against: int
    abstain: int = 0

    def __post_init__(self) -> None:
        for number in (self.for_, self.against, self.abstain):
            _not_negative(number, "votes")

    def cast(self, profile: RuleProfile = DESCA_2020) -> int:
        """The votes that count as cast: abstentions do not, unless the profile says so."""
        return self.for_ + self.against + (self.abstain if profile.abstentions_are_cast else 0)

    def carried(self, profile: RuleProfile = DESCA_2020) -> bool:
        """Whether the decision is taken: two thirds of the votes cast (or the profile's share); never without any."""
        cast = self.cast(profile)
        return cast > 0 and self.for_ >= profile.majority.needed(cast)

    def check(self, entitled: int) -> None:
        """UserError when there are more votes than members entitled to vote: each has one, a defaulting party none."""
        total = self.for_ + self.against + self.abstain
        if total > entitled:
            raise UserError(
                "{total} votes were counted, but only {entitled} members may vote: correct one of the two.",
                total=total,
                entitled=entitled,
            )


def quorum_needed(members: int, profile: RuleProfile = DESCA_2020) -> int:
    """How many of ``members`` must be present or represented: 15 of 22, 16 of 23 (R3); UserError below 0."""
    _not_negative(members, "members")
    return profile.quorum.needed(members)


def has_quorum(present: int, members: int, profile: RuleProfile = DESCA_2020) -> bool:
    """Whether ``present`` of ``members`` are enough (R3): ``3·present ≥ 2·members``; without members there is none.

    UserError for numbers below 0, or for more present than there are members.
    """
    _not_negative(present, "members present")
    needed = quorum_needed(members, profile)
    if present > members:
        raise UserError(
            "{present} members are present or represented, but the body has only {members}: correct the roll call.",
            present=present,
            members=members,
        )
    return members > 0 and present >= needed


def count_roll_call(states: Iterable[RollCallState]) -> int:
    """How many voting members are present, remote or represented (R3): one state for each, no observers or advisors."""
    return sum(state in _COUNTED for state in states)


def state_at(state: RollCallState, arrived: int | None, departed: int | None, minute: int) -> RollCallState:
    """A member's state at one minute of the session, since quorum is live: people come late and leave (R3).

    All are venue minutes of the session's day. Who was counted, or has left, is absent before ``arrived`` and has left
    from ``departed`` on; who left at a time nobody wrote down counts as gone. Other states do not change.
    """
    if state is not RollCallState.LEFT and state not in _COUNTED:
        return state
    if arrived is not None and minute < arrived:
        return RollCallState.ABSENT
    if departed is not None:
        if minute >= departed:
            return RollCallState.LEFT
        return RollCallState.PRESENT if state is RollCallState.LEFT else state
    return state


def second_meeting(profile: RuleProfile, missed_on: dt.date) -> SecondMeeting:
    """What follows a quorum missed on ``missed_on`` (R3): another ordinary meeting within 15 days."""
    return SecondMeeting(add_days(missed_on, profile.reconvening_days), profile.reconvening)


def may_vote(
    present: int, members: int, kind: MeetingKind, missed_before: int, profile: RuleProfile = DESCA_2020
) -> bool:
    """Whether the session may take decisions (R3): with a quorum, or after two missed ones in an extraordinary meeting.

    ``missed_before`` counts the meetings in a row, for the same business, that had no quorum.
    """
    if has_quorum(present, members, profile):
        return True
    return present > 0 and kind is MeetingKind.EXTRAORDINARY and missed_before >= _MISSED_TWICE


def may_decide(
    profile: RuleProfile,
    body: BodyKind,
    kind: MeetingKind,
    first_day: dt.date,
    flagged: bool,
    added_on: dt.date | None,
    unanimous: bool,
) -> bool:
    """Whether a decision may be taken under an agenda item (R4).

    It must be flagged, and on the original agenda (``added_on`` None) or added in time for a meeting that begins on
    ``first_day``; or those present or represented agreed to it unanimously, on record. A body without a period for
    added items may add them at any time.
    """
    if unanimous:
        return True
    if not flagged or added_on is None:
        return flagged
    limits = deadlines(profile, body, kind, first_day, first_day, None)
    return all(added_on <= limit.due for limit in limits if limit.what is DeadlineKind.ADDED_ITEMS)


def veto_windows(
    profile: RuleProfile,
    body: BodyKind,
    first_day: dt.date,
    last_day: dt.date,
    added: bool,
    minutes_sent: dt.date | None,
    own_case: bool = False,
) -> tuple[VetoWindow, ...]:
    """When a member may veto a decision (R6): during the meeting; on an ``added`` item also after the draft minutes.

    The second window runs from the day they were sent, or are due, through the 15th day after it. ``own_case``: the
    decision is about the member's own breach or exclusion. Then, and in bodies without a veto, there is no window.
    """
    if own_case or not profile.body(body).veto:
        return ()
    meeting = VetoWindow(first_day, last_day)
    if not added:
        return (meeting,)
    sent = draft_minutes_due(profile, first_day, last_day) if minutes_sent is None else minutes_sent
    return (meeting, VetoWindow(sent, add_days(sent, profile.late_veto_days)))


def _not_negative(number: int, what: str) -> None:
    if number < 0:
        raise UserError("The number of {what} is {number}: it cannot be less than 0.", what=what, number=number)

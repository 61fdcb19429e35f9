"""What the rules say about a decision that was recorded: it is never refused, but told (DOMAIN R2–R6)."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from app.domain.governance import RuleProfile
from app.domain.kinds import BodyKind, MeetingKind
from app.domain.quorum import Votes, has_quorum, may_decide


class Irregularity(StrEnum):
    """What does not agree with the rules."""

    NO_BODY = "no_body"  # R2: taken outside a formal session
    NO_ROLL_CALL = "no_roll_call"  # R3: nobody wrote down who was there
    NO_QUORUM = "no_quorum"  # R3
    NO_DECISION_ITEM = "no_decision_item"  # R4: the item is not flagged, and there was no unanimity
    ADDED_LATE = "added_late"  # R4: the item was added after its period, and there was no unanimity
    TOO_MANY_VOTES = "too_many_votes"  # R5: more votes than members present or represented
    COUNT_DISAGREES = "count_disagrees"  # R5: recorded as carried or lost, and the votes say otherwise


@dataclass(frozen=True)
class Tally:
    """The arithmetic of a vote (R5): votes cast, how many were needed, and whether they were reached."""

    votes: Votes
    cast: int
    needed: int
    carried: bool


@dataclass(frozen=True)
class FormalFacts:
    """A formal session: voting members, and those present or represented (R3); None: no roll call was recorded."""

    body: BodyKind
    members: int
    present: int | None


def tally(votes: Votes | None, profile: RuleProfile) -> Tally | None:
    """The arithmetic of ``votes``; None by consensus, when no count was taken."""
    if votes is None:
        return None
    cast = votes.cast(profile)
    return Tally(votes, cast, profile.majority.needed(cast), votes.carried(profile))


def irregularities(
    profile: RuleProfile,
    formal: FormalFacts | None,
    kind: MeetingKind,
    first_day: dt.date,
    flagged: bool,
    added_on: dt.date | None,
    votes: Votes | None,
    carried: bool,
) -> tuple[Irregularity, ...]:
    """What about a decision does not agree with the rules; ``formal`` is None outside a formal session (R2).

    A consensus counts as the unanimity of those present or represented; so does a vote of all of them for it (R4).
    """
    found: list[Irregularity] = []
    counted = tally(votes, profile)
    if formal is None:
        found.append(Irregularity.NO_BODY)
    else:
        found += _of_presence(profile, formal, votes)
        unanimous = carried and (votes is None or votes.for_ == formal.present)
        if not may_decide(profile, formal.body, kind, first_day, flagged, added_on, unanimous):
            found.append(Irregularity.ADDED_LATE if flagged else Irregularity.NO_DECISION_ITEM)
    if counted is not None and counted.carried is not carried:
        found.append(Irregularity.COUNT_DISAGREES)
    return tuple(found)


def _of_presence(profile: RuleProfile, formal: FormalFacts, votes: Votes | None) -> list[Irregularity]:
    """What the roll call says against the decision."""
    found: list[Irregularity] = []
    present = formal.members if formal.present is None else min(formal.present, formal.members)
    if formal.present is None:
        found.append(Irregularity.NO_ROLL_CALL)
    elif not has_quorum(present, formal.members, profile):
        found.append(Irregularity.NO_QUORUM)
    if votes is not None and votes.for_ + votes.against + votes.abstain > present:
        found.append(Irregularity.TOO_MANY_VOTES)
    return found

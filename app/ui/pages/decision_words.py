"""What the window says of decisions: the arithmetic of the votes, whether they bind, what the rules say against it."""

import datetime as dt
from typing import Protocol

from app.domain.decision_rules import Irregularity, Tally
from app.ui.language import day, day_month, tr
from app.words import message

IRREGULAR = {
    Irregularity.NO_BODY: message("Outside a formal session: quorum and votes exist only there."),
    Irregularity.NO_ROLL_CALL: message("No roll call was recorded: nobody can say whether there was a quorum."),
    Irregularity.NO_QUORUM: message("There was no quorum."),
    Irregularity.NO_DECISION_ITEM: message(
        "The item was not announced for a decision, and those present were not unanimous."
    ),
    Irregularity.ADDED_LATE: message(
        "The item was added too late for a decision, and those present were not unanimous."
    ),
    Irregularity.TOO_MANY_VOTES: message("More votes were counted than members were present or represented."),
    Irregularity.COUNT_DISAGREES: message("The outcome that was recorded does not agree with the votes."),
}


class Decided(Protocol):
    """What is known of a decision wherever it is shown."""

    @property
    def tally(self) -> Tally | None:
        """The votes; None by consensus."""
        ...

    @property
    def carried(self) -> bool:
        """Whether it was carried."""
        ...

    @property
    def vetoed_by(self) -> str:
        """The member that vetoed it; empty: nobody did."""
        ...

    @property
    def taken_on(self) -> dt.date:
        """The day it was put to the vote."""
        ...

    @property
    def binding_on(self) -> dt.date | None:
        """The day since when it binds."""
        ...


def outcome(line: Decided) -> str:
    """The arithmetic of the vote (DOMAIN R5): "Carried: 15 of 16 votes cast, 11 needed"."""
    if line.tally is None:
        return tr("By consensus, without a count") if line.carried else tr("Not carried; no votes were counted")
    facts = {"votes": line.tally.votes.for_, "cast": line.tally.cast, "needed": line.tally.needed}
    if line.carried:
        return tr("Carried: {votes} of {cast} votes cast, {needed} needed", **facts)
    return tr("Not carried: {votes} of {cast} votes cast, {needed} needed", **facts)


def standing(line: Decided) -> str:
    """Whether the decision binds (DOMAIN R5, R6)."""
    if line.vetoed_by:
        return tr("Vetoed by {member}", member=line.vetoed_by)
    if not line.carried:
        return tr("Put to the vote on {day}", day=day_month(line.taken_on))
    if line.binding_on is not None:
        return tr("Taken, binding since {day}", day=day(line.binding_on))
    return tr("Taken, binding once the minutes are accepted")

"""The registers of action items and of decisions, over all meetings or of one, as document values."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from app.domain.documents import MeetingHead, PersonRef, ProjectHead
from app.domain.kinds import ActionState
from app.domain.minutes import ActionEntry, DecisionEntry


class DecisionState(StrEnum):
    """What became of a decision: taken, then binding once the minutes are accepted (DOMAIN R5); or vetoed, or lost."""

    TAKEN = "taken"
    BINDING = "binding"
    VETOED = "vetoed"
    NOT_CARRIED = "not_carried"


@dataclass(frozen=True)
class ActionRegister:
    """Action items as they stand at ``as_of``: all, those recorded at ``meeting``, those of ``owner``, or both."""

    project: ProjectHead
    meeting: MeetingHead | None
    owner: PersonRef | None
    as_of: dt.date
    actions: tuple[ActionEntry, ...]  # in the order in which they were opened

    @property
    def overdue(self) -> tuple[ActionEntry, ...]:
        """Still to be done, and their day is over; the latest first."""
        late = [action for action in self.actions if action.late_days > 0 and action.state in _TO_DO]
        return tuple(sorted(late, key=lambda action: -action.late_days))

    @property
    def to_come(self) -> tuple[ActionEntry, ...]:
        """To be done, and not overdue; by the day they are due, those without one last."""
        to_come = [action for action in self.actions if action.late_days <= 0 and action.state in _TO_DO]
        return tuple(sorted(to_come, key=lambda action: (action.due is None, action.due or dt.date.max)))

    @property
    def done(self) -> tuple[ActionEntry, ...]:
        """Done."""
        return tuple(action for action in self.actions if action.state is ActionState.DONE)

    @property
    def dropped(self) -> tuple[ActionEntry, ...]:
        """Given up."""
        return tuple(action for action in self.actions if action.state is ActionState.DROPPED)


@dataclass(frozen=True)
class DecisionGroup:
    """The decisions of one body (empty: none) at one meeting, in the order in which they were recorded."""

    meeting: MeetingHead
    body: str
    decisions: tuple[DecisionEntry, ...]


@dataclass(frozen=True)
class DecisionRegister:
    """Decisions as they stand at ``as_of``, by meeting and body: all, or those of ``meeting``."""

    project: ProjectHead
    meeting: MeetingHead | None
    as_of: dt.date
    groups: tuple[DecisionGroup, ...]  # by the date of the meeting
    abstentions_are_cast: bool = False  # by the project's rule profile; said where votes are printed (DOMAIN R5)

    @property
    def decisions(self) -> tuple[DecisionEntry, ...]:
        """All of them."""
        return tuple(decision for group in self.groups for decision in group.decisions)


def decision_state(decision: DecisionEntry) -> DecisionState:
    """What became of ``decision``."""
    if not decision.carried:
        return DecisionState.NOT_CARRIED
    if decision.vetoed_by:
        return DecisionState.VETOED
    return DecisionState.BINDING if decision.binding_on is not None else DecisionState.TAKEN


def register_instant(as_of: dt.date) -> dt.datetime:
    """The instant (UTC) that dates a register: the beginning of its day."""
    return dt.datetime.combine(as_of, dt.time(), dt.UTC)


_TO_DO = (ActionState.OPEN, ActionState.IN_PROGRESS)

"""The governance clock of a meeting, step by step as it is drawn: what is due when, done or late (DOMAIN R1).

One clock for each body that holds a formal session in the meeting. Days are the venue's.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from app.domain.documents import ClockLine
from app.domain.governance import DeadlineKind

_BEFORE = (DeadlineKind.NOTICE, DeadlineKind.AGENDA, DeadlineKind.ADDED_ITEMS)
_AFTER_SENDING = (DeadlineKind.OBJECTIONS_END, DeadlineKind.ACCEPTED, DeadlineKind.LATE_VETO_END)


class StepState(StrEnum):
    """How a step of the clock stands on a day."""

    DONE = "done"
    DONE_LATE = "done_late"
    LATE = "late"  # past its day and still to do
    MISSED = "missed"  # never done, and the meeting is over: nothing is left to do about it
    TO_COME = "to_come"
    WAITING = "waiting"  # runs from the sending of the minutes, which were not sent yet
    MEETING = "meeting"


@dataclass(frozen=True)
class ClockStep:
    """A step: the last day for something, or the meeting itself (``what`` is None), from ``due`` to ``until``."""

    what: DeadlineKind | None
    due: dt.date
    until: dt.date
    done: dt.date | None
    late_days: int
    state: StepState


@dataclass(frozen=True)
class BodyClock:
    """The steps of one body's deadlines in the order of their kinds, with the meeting among them."""

    body: str
    steps: tuple[ClockStep, ...]


def body_clocks(
    lines: Iterable[ClockLine], first_day: dt.date, last_day: dt.date, as_of: dt.date
) -> tuple[BodyClock, ...]:
    """The clocks of a meeting from its deadlines, body by body in their order.

    The end of the late veto is left out where it is the end of objections, as in DESCA 2020.
    """
    by_body: dict[str, list[ClockLine]] = defaultdict(list)
    for line in lines:
        by_body[line.body].append(line)
    return tuple(BodyClock(body, _steps(some, first_day, last_day, as_of)) for body, some in by_body.items())


def place_of(clock: BodyClock, day: dt.date) -> float:
    """Where ``day`` lies, counted in steps from the first (0): 2.5 is half way from the third to the fourth in time.

    Below 0 is before the first step, and what is more than the last step's number is after all of them.
    """
    steps = clock.steps
    if day < steps[0].due:
        return -1.0
    for number, (step, following) in enumerate(pairwise(steps)):
        if day <= step.until:
            return float(number)
        if day < following.due:
            return number + (day - step.until).days / (following.due - step.until).days
    return len(steps) - 1 + (0.0 if day <= steps[-1].until else 0.5)


def _steps(lines: Iterable[ClockLine], first_day: dt.date, last_day: dt.date, as_of: dt.date) -> tuple[ClockStep, ...]:
    known = {DeadlineKind(line.what): line for line in lines}
    veto, objections = known.get(DeadlineKind.LATE_VETO_END), known.get(DeadlineKind.OBJECTIONS_END)
    if veto is not None and objections is not None and veto.due == objections.due:
        del known[DeadlineKind.LATE_VETO_END]
    sent = known[DeadlineKind.DRAFT_MINUTES].done if DeadlineKind.DRAFT_MINUTES in known else None
    over = last_day < as_of
    steps = {
        what: ClockStep(what, line.due, line.due, line.done, line.late_days, _state(what, line, over, sent is not None))
        for what, line in known.items()
    }
    meeting = ClockStep(None, first_day, last_day, None, 0, StepState.MEETING)
    before = [steps[what] for what in _BEFORE if what in steps]
    return (*before, meeting, *(step for what, step in steps.items() if what not in _BEFORE))


def _state(what: DeadlineKind, line: ClockLine, over: bool, sent: bool) -> StepState:
    """Of a meeting that is over, what had to be done before it is no longer late (DOMAIN R1)."""
    if line.done is not None:
        return StepState.DONE_LATE if line.late_days else StepState.DONE
    if what in _AFTER_SENDING and not sent:
        return StepState.WAITING
    if not line.late_days:
        return StepState.TO_COME
    return StepState.MISSED if over and what in _BEFORE else StepState.LATE

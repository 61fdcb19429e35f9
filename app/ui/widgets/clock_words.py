"""The steps of a governance clock in words: what is due, when, and how it stands (DOMAIN R1)."""

import datetime as dt
from dataclasses import dataclass

from app.domain.governance import DeadlineKind
from app.domain.meeting_clock import BodyClock, ClockStep, StepState
from app.ui.language import day, day_month, plural, tr
from app.words import message

_NAMES = {
    DeadlineKind.NOTICE: message("Notice"),
    DeadlineKind.AGENDA: message("Agenda"),
    DeadlineKind.ADDED_ITEMS: message("Added items"),
    DeadlineKind.DRAFT_MINUTES: message("Draft minutes"),
    DeadlineKind.OBJECTIONS_END: message("Objections end"),
    DeadlineKind.ACCEPTED: message("Accepted"),
    DeadlineKind.LATE_VETO_END: message("Late veto ends"),
    None: message("Meeting"),
}
_ENDS = (DeadlineKind.OBJECTIONS_END, DeadlineKind.LATE_VETO_END)
LONG_AGO = 60  # days after which nobody counts them


@dataclass(frozen=True)
class StepWords:
    """A step as it is drawn: ``name`` over ``when`` over ``how``; ``late`` says it in red, with a triangle."""

    name: str
    when: str
    how: str
    shape: str  # see ``paint.status``; "meeting" is a diamond
    late: bool


def step_words(clock: BodyClock, step: ClockStep, as_of: dt.date) -> StepWords:
    """``step`` of ``clock`` on the day ``as_of``. What was late for a meeting that is over is no longer red."""
    over = _meeting(clock).until < as_of
    late = step.state is StepState.LATE or (step.state is StepState.DONE_LATE and not over)
    shapes = {
        StepState.MEETING: "meeting",
        StepState.DONE: "done",
        StepState.DONE_LATE: "done" if over else "late",
        StepState.LATE: "late",
        StepState.MISSED: "off",
    }
    return StepWords(
        tr(_NAMES[step.what]), _when(step, as_of), _how(clock, step, as_of), shapes.get(step.state, "planned"), late
    )


def clock_words(clock: BodyClock, as_of: dt.date) -> str:
    """The whole clock as one line, for screen readers."""
    found = [step_words(clock, step, as_of) for step in clock.steps]
    steps = "; ".join(f"{each.name} {each.when}, {each.how}" for each in found)
    return f"{tr('Deadlines of {body}', body=clock.body)}: {steps}"


def _meeting(clock: BodyClock) -> ClockStep:
    return next(step for step in clock.steps if step.what is None)


def short_days(first: dt.date, last: dt.date, as_of: dt.date) -> str:
    """As in "4–6 Mar", "28 Feb – 2 Mar"; with the year where it is not that of ``as_of``."""
    end = day_month(last) if last.year == as_of.year else day(last)
    if first == last:
        return end
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{end}"
    return f"{day_month(first) if first.year == last.year else day(first)} – {end}"


def _when(step: ClockStep, as_of: dt.date) -> str:
    return short_days(step.due, step.until, as_of)


def _how(clock: BodyClock, step: ClockStep, as_of: dt.date) -> str:
    if step.state is StepState.MEETING:
        return _held(step, as_of)
    if step.state is StepState.LATE:
        return plural("{number} day late", "{number} days late", step.late_days)
    if step.state is StepState.MISSED:
        return tr("Not recorded")
    if step.state is StepState.WAITING:
        return _waiting(clock, step)
    if step.done is None:
        return coming((step.due - as_of).days)
    if step.state is StepState.DONE_LATE and step.what is not DeadlineKind.ACCEPTED:
        return plural("Sent {number} day late", "Sent {number} days late", step.late_days)
    if step.what in _ENDS:
        return tr("Over")
    if step.what is DeadlineKind.ACCEPTED:
        return tr("On {day}", day=_short(step.done, as_of))
    if step.what is DeadlineKind.ADDED_ITEMS and step.done == step.due:
        return tr("Closed")
    return tr("Sent {day}", day=_short(step.done, as_of))


def _held(step: ClockStep, as_of: dt.date) -> str:
    if as_of < step.due:
        return coming((step.due - as_of).days)
    if as_of > step.until:
        passed = (as_of - step.until).days
        return plural("{number} day ago", "{number} days ago", passed) if passed <= LONG_AGO else tr("Over")
    if step.due == step.until:
        return tr("Today")
    return tr("Day {number} of {all}", number=(as_of - step.due).days + 1, all=(step.until - step.due).days + 1)


def _waiting(clock: BodyClock, step: ClockStep) -> str:
    """What begins with the sending of the minutes, before they were sent."""
    if step.what is DeadlineKind.ACCEPTED:
        return tr("Decisions binding")
    if step.what is DeadlineKind.LATE_VETO_END:
        return tr("For added items")
    draft = next((each for each in clock.steps if each.what is DeadlineKind.DRAFT_MINUTES), step)
    return plural("{number} day to object", "{number} days to object", (step.due - draft.due).days)


def coming(days: int) -> str:
    """When something comes, counted from the as-of day: "Today", "Tomorrow", "In 5 days"."""
    if days <= 1:
        return tr("Today") if days <= 0 else tr("Tomorrow")
    return plural("In {number} day", "In {number} days", days)


def _short(value: dt.date, as_of: dt.date) -> str:
    return day_month(value) if value.year == as_of.year else day(value)

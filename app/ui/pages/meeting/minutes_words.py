"""What the minutes tab says of decisions, actions, slides and the life of minutes, in sentences."""

import datetime as dt

from app.domain.decision_rules import Irregularity
from app.domain.documents import PersonRef
from app.domain.kinds import ActionState, MinutesState, SlidesState
from app.domain.minutes_page import ActionLine, DecisionLine, LifeStep, MinutesItem, Progress, StepState
from app.domain.months import month_text
from app.ui.language import clock, day, day_month, plural, tr
from app.words import message

SIGN = "°"

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
SLIDES = {
    SlidesState.MISSING: message("slides missing"),
    SlidesState.RECEIVED: message("slides received"),
    SlidesState.CLEARED: message("slides cleared"),
    SlidesState.PUBLISHED: message("slides published"),
}
LIFE = {
    MinutesState.DRAFT: message("Draft"),
    MinutesState.CIRCULATED: message("Circulated"),
    MinutesState.OBJECTED: message("Objections"),
    MinutesState.ACCEPTED: message("Accepted"),
}
PROGRESS = {
    Progress.EMPTY: message("not written"),
    Progress.WRITING: message("being written"),
    Progress.WRITTEN: message("written"),
}
ACTION_STATES = {
    ActionState.OPEN: message("Open"),
    ActionState.IN_PROGRESS: message("In progress"),
    ActionState.DONE: message("Done"),
    ActionState.DROPPED: message("Dropped"),
}
_SHAPES = {
    ActionState.OPEN: "open",
    ActionState.IN_PROGRESS: "progress",
    ActionState.DONE: "done",
    ActionState.DROPPED: "off",
}


def outcome(line: DecisionLine) -> str:
    """The arithmetic of the vote (DOMAIN R5): "Carried: 15 of 16 votes cast, 11 needed"."""
    if line.tally is None:
        return tr("By consensus, without a count") if line.carried else tr("Not carried; no votes were counted")
    facts = {"votes": line.tally.votes.for_, "cast": line.tally.cast, "needed": line.tally.needed}
    if line.carried:
        return tr("Carried: {votes} of {cast} votes cast, {needed} needed", **facts)
    return tr("Not carried: {votes} of {cast} votes cast, {needed} needed", **facts)


def standing(line: DecisionLine) -> str:
    """Whether the decision binds (DOMAIN R5, R6)."""
    if line.vetoed_by:
        return tr("Vetoed by {member}", member=line.vetoed_by)
    if not line.carried:
        return tr("Put to the vote on {day}", day=day_month(line.taken_on))
    if line.binding_on is not None:
        return tr("Taken, binding since {day}", day=day(line.binding_on))
    return tr("Taken, binding once the minutes are accepted")


def action_shape(line: ActionLine) -> str:
    """The shape of the action's state, as ``paint.status`` draws it."""
    return "late" if line.late_days else _SHAPES[line.state]


def due_text(line: ActionLine, as_of: dt.date) -> str:
    """When it is due; the year only where it is another one."""
    if line.due is None:
        return ""
    shown = day_month(line.due) if line.due.year == as_of.year else day(line.due)
    return f"{month_text(line.due_month)}, {shown}" if line.due_month is not None else shown


def due_typed(line: ActionLine) -> str:
    """When it is due, as one would type it."""
    if line.due_month is not None:
        return month_text(line.due_month)
    return day(line.due) if line.due is not None else ""


def owner_and_due(line: ActionLine, as_of: dt.date) -> str:
    """Who does it until when: "Inês Carvalho · 20 Mar"."""
    return " · ".join(part for part in (line.person or line.organisation, due_text(line, as_of)) if part)


def action_tip(line: ActionLine) -> str:
    """All that a short line leaves out."""
    owner = " · ".join(part for part in (line.person, line.organisation) if part)
    late = plural("{number} day late", "{number} days late", line.late_days) if line.late_days else ""
    return "\n".join(part for part in (line.text, owner, tr(ACTION_STATES[line.state]), late) if part)


def speaker(person: PersonRef) -> str:
    """As in "Inês Carvalho (INRAE)"."""
    name = person.name or person.native
    return f"{name} ({person.organisation})" if person.organisation else name


def item_facts(item: MinutesItem) -> str:
    """Speakers, slides, time and place: "Inês Carvalho (INRAE) · slides received · 16:00–17:30, Forum"."""
    people = ", ".join(speaker(person) for person in item.speakers)
    slides = tr(SLIDES[item.slides]) if item.slides is not None else ""
    time = f"{clock(item.start)}–{clock(item.end)}"
    place = f"{time}, {item.session.room}" if item.session.room else time
    return " · ".join(part for part in (people, slides, place, item.session.body) if part)


def life_words(step: LifeStep, version: int) -> tuple[str, str]:
    """A step in the life of minutes: its name, and when."""
    name = tr(LIFE[step.what])
    if step.what is MinutesState.DRAFT:
        return name, tr("version {number}", number=version) if step.state is StepState.NOW else ""
    if step.day is None:
        return name, ""
    when = day_month(step.day)
    if step.what is MinutesState.OBJECTED:
        return name, tr("to {day}", day=when)
    if step.what is MinutesState.CIRCULATED and step.state is StepState.NEXT:
        return name, tr("due {day}", day=when)
    return name, when

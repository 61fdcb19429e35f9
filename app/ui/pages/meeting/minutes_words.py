"""What the minutes tab says of items, slides and the life of minutes, in sentences."""

from app.domain.documents import PersonRef
from app.domain.kinds import MinutesState, SlidesState
from app.domain.minutes_page import LifeStep, MinutesItem, Progress, StepState
from app.ui.language import clock, day_month, tr
from app.words import message

SIGN = "°"

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

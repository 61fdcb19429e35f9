"""Agendas and minutes of any length, made up with a fixed pattern, and their words alone for the floor and the peer."""

import datetime as dt
from collections.abc import Iterator

from app.domain.agenda import AgendaDocument, AgendaItem, AgendaRole, AgendaSession
from app.domain.documents import MeetingHead, PersonRef, ProjectHead
from app.domain.kinds import (
    ActionState,
    AgendaState,
    ItemKind,
    ItemRoleKind,
    MeetingKind,
    MeetingState,
    MinutesState,
    RoleState,
)
from app.domain.minutes import ActionEntry, DecisionEntry, MinutesDocument, MinutesSection
from app.domain.venue_time import clock_text

_FIRST = dt.date(2020, 3, 4)
_AT = dt.datetime(2020, 3, 1, tzinfo=dt.UTC)
_HOURS = range(9, 17)
_TALKS = 4  # in a session
_SPEAKERS = ("Maria Silva", "Zoë Hartley", "Søren Østergaard", "Елена Соколова", "João Figueiredo", "Ingrid Sæther")
_TEXT = (
    "The survey reached about 2,000 people in seven languages. Three needs stand out: reference values that are local, "
    "measuring that a farmer can pay for, and advice that survives a dry year. Members asked that the reports be "
    "shorter and that the tables stay on the platform, where everybody can use them under an open licence."
)


def long_agenda(pages: int) -> AgendaDocument:
    """An agenda of about this many pages."""
    days = max(1, round(pages / 2))
    return AgendaDocument(
        project=_project(),
        meeting=_meeting(days),
        release=1,
        at=_AT,
        note="",
        draft=False,
        rooms=("Rijnzaal",),
        sessions=tuple(_session(day, hour) for day in range(days) for hour in _HOURS),
    )


def agenda_lines(document: AgendaDocument) -> Iterator[str]:
    """What the agenda says, line by line."""
    for session in document.sessions:
        yield f"{clock_text(session.start)}–{clock_text(session.end)}  {session.title}  {session.room}"
        yield f"Chair: {session.roles[0].person.name} ({session.roles[0].person.organisation})"
        for item in session.items:
            yield f"{clock_text(item.start)}–{clock_text(item.end)}  {item.title}"
            yield f"{item.roles[0].person.name} ({item.roles[0].person.organisation})"


def long_minutes(pages: int) -> MinutesDocument:
    """Minutes of about this many pages."""
    return MinutesDocument(
        project=_project(),
        meeting=_meeting(1),
        state=MinutesState.CIRCULATED,
        version=1,
        at=_AT,
        as_of=_FIRST,
        chair=_person(0),
        secretary=_person(1),
        circulated_on=_FIRST,
        accepted_on=None,
        objections_until=None,
        opening="",
        attendance=(),
        excused=(),
        attendees=0,
        remote=0,
        organisations=0,
        countries=0,
        published=(),
        formal=(),
        matters_arising=(),
        sections=tuple(_section(number) for number in range(1, max(1, round(pages * 2.8)) + 1)),
        next_meeting=None,
        annexes=(),
    )


def minutes_lines(document: MinutesDocument) -> Iterator[str]:
    """What the minutes say, in lines of about the same length."""
    for section in document.sections:
        yield f"{section.number}  {section.title}"
        yield ", ".join(person.name for person in section.people)
        yield from _wrapped(section.markdown)
        for decision in section.decisions:
            yield from (f"Decision {decision.number}", *_wrapped(decision.text))
        for action in section.actions:
            yield from (f"{action.number}  {action.text}", action.person.name if action.person else "")
    for section in document.sections:  # the tables at the end say them again
        for decision in section.decisions:
            yield from (decision.number, *_wrapped(decision.text), section.title)
        for action in section.actions:
            yield f"{action.number}  {action.text}  {action.person.name if action.person else ''}"


def _wrapped(text: str) -> Iterator[str]:
    line = ""
    for word in text.split():
        if len(line) + len(word) > 95:
            yield line
            line = word
        else:
            line = f"{line} {word}" if line else word
    yield line


def _session(day: int, hour: int) -> AgendaSession:
    return AgendaSession(
        uid=f"session {day} {hour}",
        title=f"Session {day + 1}.{hour} on soil carbon and how it is measured",
        day=_FIRST + dt.timedelta(day),
        start=hour * 60,
        minutes=60,
        room="Rijnzaal",
        track="",
        body="",
        roles=(AgendaRole(_person(hour), ItemRoleKind.CHAIR, RoleState.CONFIRMED),),
        items=tuple(_item(day, hour, place) for place in range(_TALKS)),
        state=AgendaState.CONFIRMED,
    )


def _item(day: int, hour: int, place: int) -> AgendaItem:
    return AgendaItem(
        uid=f"item {day} {hour} {place}",
        title=f"Talk {place + 1} of day {day + 1} about carbon in the agricultural soils of the world",
        kind=ItemKind.TALK,
        start=hour * 60 + place * 15,
        minutes=15,
        decision=False,
        added_on=None,
        roles=(AgendaRole(_person(day + place), ItemRoleKind.SPEAKER, RoleState.CONFIRMED),),
        presentations=(),
        note="",
        internal_note="",
        state=AgendaState.CONFIRMED,
    )


def _section(number: int) -> MinutesSection:
    decided = DecisionEntry(f"D{number}", _TEXT[:160], 20, 1, 2, True, "", "", _FIRST, None, ())
    who = _person(number)
    action = ActionEntry(f"A-{number}", "Send the tables", who, "", _FIRST, ActionState.OPEN, 0, _FIRST, "bench", ())
    return MinutesSection(
        number=str(number),
        day=_FIRST,
        start=540,
        minutes=15,
        title=f"Item {number}: what the work of the two years has shown",
        kind=ItemKind.TALK,
        session="",
        track="",
        body="",
        people=(who,),
        slides=(),
        markdown="\n\n".join([_TEXT] * 2),
        decision_flag=False,
        added_on=None,
        decisions=(decided,) if number % 4 == 0 else (),
        actions=(action,) if number % 2 == 0 else (),
    )


def _person(number: int) -> PersonRef:
    return PersonRef(f"person {number}", _SPEAKERS[number % len(_SPEAKERS)], "", "INRAE")


def _project() -> ProjectHead:
    return ProjectHead("BENCH", "A project to measure with", "H2020", "1", "Funded.", "dpo@bench.example")


def _meeting(days: int) -> MeetingHead:
    return MeetingHead(
        uid="meeting",
        short_name="bench",
        title="A long meeting",
        kind=MeetingKind.ORDINARY,
        state=MeetingState.HELD,
        first_day=_FIRST,
        last_day=_FIRST + dt.timedelta(days - 1),
        zone="Europe/Amsterdam",
        place="Wageningen",
        address="",
        directions="",
        host="",
        link="",
        contact="",
        note="",
    )

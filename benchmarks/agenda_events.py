"""Agendas of many events with a release before them, presentations and availability: the largest kind of conference."""

import datetime as dt
import uuid
from dataclasses import replace

from app.domain.agenda import AgendaDocument, AgendaItem, AgendaRole, AgendaSession
from app.domain.agenda_facts import AgendaFacts, FreeHours, ItemTalk, agenda_news
from app.domain.documents import PersonRef
from app.domain.kinds import AgendaState, ItemKind, ItemRoleKind, PresentationKind, RoleState, SlidesState
from app.domain.running_order import ItemSlides, RunningOrder
from app.domain.speakers import Slides
from benchmarks.long_documents import long_agenda

_DAY = dt.date(2020, 3, 2)
_A_DAY = 200  # events
_ROOMS = 20
_CHANGED = 40  # one of so many events was changed by the last release


def many_events(events: int) -> tuple[AgendaDocument, AgendaFacts]:
    """An agenda of ``events`` items in sessions of five, in 20 rooms, on as many days as they need."""
    sessions = tuple(_session(number) for number in range(events // 5))
    plain = long_agenda(1)
    last = sessions[-1].day if sessions else _DAY
    meeting = replace(plain.meeting, first_day=_DAY, last_day=last, zone="Europe/Amsterdam")
    rooms = tuple(f"Room {number}" for number in range(_ROOMS))
    document = replace(plain, meeting=meeting, release=2, rooms=rooms, sessions=sessions)
    talks = tuple(_talk(item) for session in sessions for item in session.items)
    free = tuple(FreeHours(_person(number).uid, _DAY, 540, 720) for number in range(0, events, 50))
    return document, AgendaFacts(_before(document), talks, free)


def running_order_of(document: AgendaDocument, facts: AgendaFacts) -> RunningOrder:
    """The chair's running order of the same agenda."""
    slides = tuple(ItemSlides(talk.item, (Slides(talk.title, talk.state, talk.file),)) for talk in facts.talks)
    return RunningOrder(document, _DAY, slides, agenda_news(document, facts.before), facts.free)


def _uid(kind: str, number: int) -> str:
    return str(uuid.uuid5(uuid.NAMESPACE_OID, f"{kind} {number}"))


def _person(number: int) -> PersonRef:
    return PersonRef(_uid("person", number), f"Person {number} of Many", "", f"ORG{number % 90}")


def _session(number: int) -> AgendaSession:
    a_day = _A_DAY // 5
    place = number % a_day
    start = 540 + place // _ROOMS * 180
    items = tuple(_item(number * 5 + index, start + index * 30) for index in range(5))
    return AgendaSession(
        uid=_uid("session", number),
        title=f"Session {number} of a large conference",
        day=_DAY + dt.timedelta(days=number // a_day),
        start=start,
        minutes=150,
        room=f"Room {place % _ROOMS}",
        track=f"Track {place % 5}",
        body="",
        roles=(AgendaRole(_person(number), ItemRoleKind.CHAIR, RoleState.CONFIRMED),),
        items=items,
        state=AgendaState.CONFIRMED,
    )


def _item(number: int, start: int) -> AgendaItem:
    roles = (AgendaRole(_person(number), ItemRoleKind.SPEAKER, RoleState.CONFIRMED),)
    return AgendaItem(
        uid=_uid("item", number),
        title=f"Talk {number}: soil carbon in the {number % 70}th of the long-term experiments",
        kind=ItemKind.TALK,
        start=start,
        minutes=30,
        decision=False,
        added_on=None,
        roles=roles,
        presentations=(),
        note="",
        internal_note="",
        state=AgendaState.CONFIRMED,
    )


def _talk(item: AgendaItem) -> ItemTalk:
    abstract = "What was measured, how, and what it means for those who plough. " * 8
    return ItemTalk(
        item.uid, item.uid, item.title, abstract, PresentationKind.TALK, "en", False, SlidesState.RECEIVED, "slides.pdf"
    )


def _before(document: AgendaDocument) -> AgendaDocument:
    """The release before: some talks half an hour earlier."""
    sessions = tuple(
        replace(session, items=(replace(session.items[0], start=session.items[0].start - 30), *session.items[1:]))
        if number % (_CHANGED // 5) == 0
        else session
        for number, session in enumerate(document.sessions)
    )
    return replace(document, release=1, sessions=sessions)

"""Realistic agendas and minutes, and the builders they are made with, for the tests of the documents."""

import datetime as dt
from dataclasses import replace

from app.domain.agenda import AgendaDocument, AgendaItem, AgendaRole, AgendaSession
from app.domain.documents import MeetingHead, PersonRef, ProjectHead
from app.domain.kinds import AgendaState, ItemKind, ItemRoleKind, MeetingKind, MeetingState, RoleState

WEDNESDAY, THURSDAY, FRIDAY = (dt.date(2020, 3, day) for day in (4, 5, 6))
RELEASED = dt.datetime(2020, 2, 18, 8, 30, tzinfo=dt.UTC)

PROJECT = ProjectHead(
    acronym="CIRCASA",
    title="Coordination of International Research Cooperation on soil CArbon Sequestration in Agriculture",
    programme="H2020",
    grant_no="774378",
    acknowledgement=(
        "This project has received funding from the European Union's Horizon 2020 research and innovation programme "
        "under grant agreement No 774378."
    ),
    data_protection_contact="Data Protection Officer, data@circasa.example",
)
MEETING = MeetingHead(
    uid="meeting",
    short_name="wageningen-2020",
    title="CIRCASA 2nd annual meeting: Towards an International Research Consortium",
    kind=MeetingKind.ORDINARY,
    state=MeetingState.CONFIRMED,
    first_day=WEDNESDAY,
    last_day=FRIDAY,
    zone="Europe/Amsterdam",
    place="Wageningen, Netherlands",
    address="De Dreijen Conference Centre, Hoofdlaan 12",
    directions="Train to Ede-Wageningen, then bus 303 to the stop Dreijen (20 minutes, every quarter of an hour).",
    host="Wageningen Research",
    link="https://meet.example.org/circasa-2020",
    contact="Sophie Laurent, coordination@circasa.example",
    note="Please bring your badge; lunches are vegetarian unless you asked for something else.",
)


def person(name: str, organisation: str = "", native: str = "", illustrative: bool = False) -> PersonRef:
    return PersonRef(f"person {name}", name, native, organisation, illustrative)


def role(
    who: PersonRef, kind: ItemRoleKind = ItemRoleKind.SPEAKER, state: RoleState = RoleState.CONFIRMED
) -> AgendaRole:
    return AgendaRole(who, kind, state)


def item(title: str, minutes: int = 30, *speakers: PersonRef, **fields: object) -> AgendaItem:
    """An item; ``session`` gives it its start."""
    plain = AgendaItem(
        uid=f"item {title}",
        title=title,
        kind=ItemKind.TALK,
        start=0,
        minutes=minutes,
        decision=False,
        added_on=None,
        roles=tuple(role(who) for who in speakers),
        presentations=(),
        note="",
        internal_note="",
        state=AgendaState.CONFIRMED,
    )
    return replace(plain, **fields)


def pause(title: str, minutes: int = 30) -> AgendaItem:
    return item(title, minutes, kind=ItemKind.BREAK)


def session(day: dt.date, start: str, title: str, *items: AgendaItem, **fields: object) -> AgendaSession:
    """A session whose items follow one another from its ``start``."""
    hours, minutes = start.split(":")
    clock = begin = int(hours) * 60 + int(minutes)
    timed = []
    for one in items:
        timed.append(replace(one, start=clock))
        clock += one.minutes
    plain = AgendaSession(
        uid=f"session {title}",
        title=title,
        day=day,
        start=begin,
        minutes=max(clock - begin, 30),
        room="",
        track="",
        body="",
        roles=(),
        items=tuple(timed),
        state=AgendaState.CONFIRMED,
    )
    return replace(plain, **fields)


def chaired_by(who: PersonRef) -> tuple[AgendaRole, ...]:
    return (role(who, ItemRoleKind.CHAIR),)


def agenda(*sessions: AgendaSession, **fields: object) -> AgendaDocument:
    plain = AgendaDocument(
        project=PROJECT,
        meeting=MEETING,
        release=2,
        at=RELEASED,
        note="",
        draft=False,
        rooms=tuple(dict.fromkeys(one.room for one in sessions if one.room)),
        sessions=sessions,
    )
    return replace(plain, **fields)

"""Small agendas, made with one line each, for the tests of releases and calendars."""

import datetime as dt
from dataclasses import replace

from app.domain.agenda import AgendaDocument, AgendaItem, AgendaRole, AgendaSession
from app.domain.documents import MeetingHead, PersonRef, ProjectHead
from app.domain.kinds import AgendaState, ItemKind, ItemRoleKind, MeetingKind, MeetingState, RoleState
from app.domain.releases import Release

DAY = dt.date(2020, 3, 4)
PROJECT = ProjectHead("CIRCASA", "Soil carbon", "H2020", "774378", "Funded by the EU.", "data@circasa.example")
MEETING = MeetingHead(
    uid="meeting-1",
    short_name="wageningen-2020",
    title="CIRCASA annual meeting 2020",
    kind=MeetingKind.ORDINARY,
    state=MeetingState.CONFIRMED,
    first_day=DAY,
    last_day=dt.date(2020, 3, 6),
    zone="Europe/Amsterdam",
    place="Wageningen",
    address="Campus 1",
    directions="Bus 303",
    host="Wageningen University",
    link="",
    contact="",
    note="",
)


def instant(day: int, hour: int = 9) -> dt.datetime:
    """An instant of February 2020, in UTC."""
    return dt.datetime(2020, 2, day, hour, tzinfo=dt.UTC)


def person(uid: str, name: str = "", native: str = "", organisation: str = "") -> PersonRef:
    """A person; the name is the uid unless given."""
    return PersonRef(uid, name or uid, native, organisation)


def role(uid: str, kind: ItemRoleKind = ItemRoleKind.SPEAKER, state: RoleState = RoleState.CONFIRMED) -> AgendaRole:
    """A part of the person ``uid``."""
    return AgendaRole(person(uid), kind, state)


def item(uid: str, start: int = 540, minutes: int = 30, **changes: object) -> AgendaItem:
    """A confirmed talk at venue minutes ``start``."""
    made = AgendaItem(
        uid=uid,
        title=f"Talk {uid}",
        kind=ItemKind.TALK,
        start=start,
        minutes=minutes,
        decision=False,
        added_on=None,
        roles=(),
        presentations=(),
        note="",
        internal_note="",
        state=AgendaState.CONFIRMED,
    )
    return replace(made, **changes)  # type: ignore[arg-type]


def session(uid: str, *items: AgendaItem, start: int = 540, minutes: int = 90, **changes: object) -> AgendaSession:
    """A confirmed session on the first day in the big hall."""
    made = AgendaSession(
        uid=uid,
        title=f"Session {uid}",
        day=DAY,
        start=start,
        minutes=minutes,
        room="Big hall",
        track="",
        body="",
        roles=(),
        items=items,
        state=AgendaState.CONFIRMED,
    )
    return replace(made, **changes)  # type: ignore[arg-type]


def agenda(*sessions: AgendaSession, meeting: MeetingHead = MEETING, **changes: object) -> AgendaDocument:
    """A working copy (release 0) of these sessions."""
    made = AgendaDocument(
        project=PROJECT,
        meeting=meeting,
        release=0,
        at=instant(1),
        note="",
        draft=False,
        rooms=("Big hall",),
        sessions=sessions,
    )
    return replace(made, **changes)  # type: ignore[arg-type]


def released(*documents: AgendaDocument) -> tuple[Release, ...]:
    """The documents as releases 1, 2, 3 … of 1, 2, 3 … February."""
    return tuple(
        Release(number, instant(number), replace(document, release=number, at=instant(number)))
        for number, document in enumerate(documents, 1)
    )

"""A small meeting to make clashes in: builders whose defaults clash with nothing."""

import datetime as dt
from collections.abc import Iterable

from app.domain.clash_values import (
    Clash,
    ClashItem,
    ClashKind,
    ClashMeeting,
    ClashPerson,
    ClashPresentation,
    ClashRole,
    ClashSession,
)
from app.domain.clashes import find_clashes
from app.domain.kinds import AgendaState, ItemKind, ItemRoleKind, RoleState, SlidesState

FIRST, SECOND, LAST = dt.date(2020, 3, 4), dt.date(2020, 3, 5), dt.date(2020, 3, 6)
ZONE = "Europe/Amsterdam"
ROOMS = {"a": "Room A", "b": "Room B", "c": "Room C"}
LONG_BEFORE = dt.date(2020, 1, 1)


def at(clock: str) -> int:
    """ "09:30" in minutes from 00:00."""
    hours, minutes = clock.split(":")
    return int(hours) * 60 + int(minutes)


def role(person: str, kind: ItemRoleKind = ItemRoleKind.SPEAKER, state: RoleState = RoleState.CONFIRMED) -> ClashRole:
    return ClashRole(person, kind, state)


def chair(person: str) -> ClashRole:
    return role(person, ItemRoleKind.CHAIR)


def slides(uid: str, state: SlidesState = SlidesState.MISSING) -> ClashPresentation:
    return ClashPresentation(uid, f"Slides {uid}", state)


def item(
    uid: str,
    start: str,
    minutes: int,
    *roles: ClashRole,
    kind: ItemKind = ItemKind.DISCUSSION,
    fixed: bool = True,
    state: AgendaState = AgendaState.CONFIRMED,
    presentations: tuple[ClashPresentation, ...] = (),
) -> ClashItem:
    return ClashItem(uid, f"Item {uid}", kind, at(start), minutes, fixed, roles, presentations, state)


def session(
    uid: str,
    room: str | None,
    start: str,
    end: str,
    *items: ClashItem,
    day: dt.date = FIRST,
    roles: tuple[ClashRole, ...] = (),
    state: AgendaState = AgendaState.CONFIRMED,
) -> ClashSession:
    return ClashSession(uid, f"Session {uid}", day, at(start), at(end) - at(start), room, items, roles, state)


def meeting(
    *sessions: ClashSession, people: Iterable[ClashPerson] = (), as_of: dt.date = LONG_BEFORE, cancelled: bool = False
) -> ClashMeeting:
    """Everybody with a role is known; ``people`` says more about some."""
    roles = [found for one in sessions for found in one.roles]
    roles += [found for one in sessions for thing in one.items for found in thing.roles]
    known = {found.person: ClashPerson(found.person, found.person.title()) for found in roles}
    known |= {person.uid: person for person in people}
    return ClashMeeting(FIRST, LAST, ZONE, as_of, sessions, known, ROOMS, cancelled)


def kinds(clashes: Iterable[Clash]) -> list[ClashKind]:
    return [clash.kind for clash in clashes]


def told(clash: Clash) -> str:
    """The clash in English."""
    return clash.message.format(**clash.arguments)


def only(found: ClashMeeting) -> Clash:
    """The one clash of the meeting."""
    (clash,) = find_clashes(found)
    return clash

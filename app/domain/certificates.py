"""Certificates of attendance as document values, and the rule by which their hours are counted."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from app.domain.agenda import AgendaSession
from app.domain.documents import MeetingHead, PersonRef, ProjectHead
from app.domain.kinds import AgendaState, ItemKind, ItemRoleKind, ParticipationRole, PresenceState
from app.domain.participants import DayPresence

_NOT_WORK = (ItemKind.BREAK, ItemKind.SOCIAL)

_Stretch = tuple[int, int]  # venue minutes, from and until


@dataclass(frozen=True)
class Part:
    """What somebody did in the meeting: a role, and the title of the talk or session it was in."""

    kind: ItemRoleKind
    title: str


@dataclass(frozen=True)
class Certificate:
    """What is certified of one person: the days on which they were there, and the working time of these days."""

    person: PersonRef
    legal_name: str
    country: str | None
    role: ParticipationRole
    days: tuple[DayPresence, ...]  # present or remote only
    minutes: int
    parts: tuple[Part, ...]

    @property
    def remote_days(self) -> int:
        """How many of the days were attended from elsewhere."""
        return sum(day.state is PresenceState.REMOTE for day in self.days)


@dataclass(frozen=True)
class Certificates:
    """The certificates of a meeting; ``issued`` is the day of the document, ``coordinator`` the legal name then."""

    project: ProjectHead
    meeting: MeetingHead
    coordinator: str
    issued: dt.date
    entries: tuple[Certificate, ...]


def working_minutes(sessions: Iterable[AgendaSession]) -> Mapping[dt.date, int]:
    """The minutes of work of each day, from which the hours of a certificate are counted.

    The rule: a minute counts when at least one session takes place in it; sessions side by side count once, for nobody
    sits in two rooms. Breaks and social items do not count, nor does a session that holds nothing else. Tentative
    sessions and items count as planned, cancelled ones do not. A session belongs to the day it begins on, to its end,
    also past midnight. Whoever was there on a day, in the room or remotely, is given the whole day, because attendance
    is recorded by the day.
    """
    stretches: dict[dt.date, list[_Stretch]] = {}
    for session in sessions:
        if session.state is not AgendaState.CANCELLED:
            stretches.setdefault(session.day, []).extend(_work(session))
    return {day: _covered(found) for day, found in stretches.items()}


def _work(session: AgendaSession) -> list[_Stretch]:
    """The stretches of the session that are neither break nor social."""
    held = [item for item in session.items if item.state is not AgendaState.CANCELLED]
    pauses = sorted((item.start, item.end) for item in held if item.kind in _NOT_WORK)
    if held and len(pauses) == len(held):
        return []
    found = []
    begin = session.start
    for start, end in pauses:
        if start > begin:
            found.append((begin, min(start, session.end)))
        begin = max(begin, end)
    if begin < session.end:
        found.append((begin, session.end))
    return [stretch for stretch in found if stretch[1] > stretch[0]]


def _covered(stretches: list[_Stretch]) -> int:
    """How many minutes the stretches cover together."""
    total = reached = 0
    for start, end in sorted(stretches):
        total += max(0, end - max(start, reached))
        reached = max(reached, end)
    return total

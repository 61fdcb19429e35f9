"""The agenda as a document value: days, sessions, items and who does what in them.

Times are minutes of the venue's clock from 00:00 of the session's day and may pass 1440.
"""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from app.domain.documents import MeetingHead, PersonRef, ProjectHead
from app.domain.kinds import AgendaState, ItemKind, ItemRoleKind, RoleState

AGENDA_FORMAT = 1  # of the JSON that releases keep


class Audience(StrEnum):
    """For whom a document is made: only the chair sees internal notes."""

    PUBLIC = "public"
    PARTICIPANTS = "participants"
    CHAIR = "chair"


@dataclass(frozen=True)
class AgendaRole:
    """A person's part in an item or a session."""

    person: PersonRef
    kind: ItemRoleKind
    state: RoleState


@dataclass(frozen=True)
class AgendaItem:
    """One line of a session, with its start already worked out."""

    uid: str
    title: str
    kind: ItemKind
    start: int
    minutes: int
    decision: bool
    added_on: dt.date | None
    roles: tuple[AgendaRole, ...]
    presentations: tuple[str, ...]  # titles, where they say more than the item's title
    note: str
    internal_note: str
    state: AgendaState
    illustrative: bool = False

    @property
    def end(self) -> int:
        """Venue minutes of the session's day."""
        return self.start + self.minutes


@dataclass(frozen=True)
class AgendaSession:
    """A block in a room (empty: all rooms); with a ``body`` it is a formal session (DOMAIN R2)."""

    uid: str
    title: str
    day: dt.date
    start: int
    minutes: int
    room: str
    track: str
    body: str
    roles: tuple[AgendaRole, ...]
    items: tuple[AgendaItem, ...]
    state: AgendaState
    illustrative: bool = False

    @property
    def end(self) -> int:
        """Venue minutes of the session's day."""
        return self.start + self.minutes


@dataclass(frozen=True)
class AgendaDocument:
    """The whole agenda of a meeting. ``release`` is 0 for a working copy; ``at`` is when it was released or changed."""

    project: ProjectHead
    meeting: MeetingHead
    release: int
    at: dt.datetime
    note: str
    draft: bool
    rooms: tuple[str, ...]  # in the order of their position
    sessions: tuple[AgendaSession, ...]  # by day, start, position


def days(document: AgendaDocument) -> Iterator[tuple[dt.date, tuple[AgendaSession, ...]]]:
    """The sessions of each day that has any, in order; cancelled ones are left out."""
    held = [session for session in document.sessions if session.state is not AgendaState.CANCELLED]
    for day in sorted({session.day for session in held}):
        yield day, tuple(session for session in held if session.day == day)


def blocks(sessions: Iterable[AgendaSession]) -> Iterator[tuple[AgendaSession, ...]]:
    """Sessions of one day that run at the same time, together: one tuple for each stretch of overlapping sessions."""
    block: list[AgendaSession] = []
    end = 0
    for session in sorted(sessions, key=lambda s: (s.start, s.track, s.title)):
        if block and session.start >= end:
            yield tuple(block)
            block = []
        block.append(session)
        end = max(end, session.end) if len(block) > 1 else session.end
    if block:
        yield tuple(block)

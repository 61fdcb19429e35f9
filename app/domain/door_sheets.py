"""What hangs on the doors: for each room and day, the sessions that take place in it."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.domain.agenda import AgendaDocument, AgendaSession, days


@dataclass(frozen=True)
class DoorSheet:
    """One room (empty: all of them) on one day, with its sessions in order."""

    room: str
    day: dt.date
    sessions: tuple[AgendaSession, ...]


def door_sheets(document: AgendaDocument) -> Iterator[DoorSheet]:
    """The sheets by day, and in a day by room.

    A session without a room is in all of them, so it is on each sheet of its day. A room with no session of its own on
    a day has no sheet; a day on which no room has one has a single sheet for all of them. Cancelled sessions are left
    out.
    """
    for day, sessions in days(document):
        used = {session.room for session in sessions if session.room}
        rooms = [room for room in document.rooms if room in used]
        rooms += sorted(used.difference(rooms))
        for room in rooms or [""]:
            yield DoorSheet(room, day, _in_room(sessions, room))


def _in_room(sessions: Sequence[AgendaSession], room: str) -> tuple[AgendaSession, ...]:
    return tuple(session for session in sessions if session.room in ("", room))

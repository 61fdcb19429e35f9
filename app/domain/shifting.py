"""Shift the rest of a day: what follows in a room, or everywhere, begins so many minutes later or earlier.

What runs now is lengthened or cut short by as much, so that what follows it follows. A locked item stays, and so do, in
one room, the sessions for all rooms: what comes after one of these keeps its time. Nothing changes places, other than
in the plan (``timetable_retime.py``): what is on now cannot stand behind a locked item, it takes time from it.
"""

import datetime as dt
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from app.domain.kinds import AgendaState
from app.domain.timetable import Timetable, TimetableItem, TimetableSession


@dataclass(frozen=True)
class Retimed:
    """The new start (None: it follows) and length of a session or item (id), in venue minutes of its day."""

    id: int
    start: int | None
    minutes: int


@dataclass(frozen=True)
class Shift:
    """What changes. ``kept`` is the title of what stayed in its way (empty: nothing), ``into`` by how many minutes the
    shifted part runs into it.
    """

    by: int
    sessions: tuple[Retimed, ...]
    items: tuple[Retimed, ...]
    kept: str = ""
    into: int = 0

    @property
    def is_empty(self) -> bool:
        """Whether nothing would change."""
        return not self.sessions and not self.items


def shift_rest(
    table: Timetable, day: dt.date, minute: int, by: int, room_id: int | None, running: Collection[int] = ()
) -> Shift:
    """Shift by ``by`` minutes what follows ``minute`` in the room; ``room_id`` None: in all rooms, breaks too.

    ``running`` are the items (ids) that are on now and end as much later, or earlier.
    """
    shift = _Shifting(by)
    held = [one for one in table.sessions if one.day == day and one.state is not AgendaState.CANCELLED]
    everywhere = room_id is None
    stops: dict[int | None, bool] = {}
    for session in sorted(held, key=lambda one: (one.start, one.id)):
        on_now = [item for item in session.items if item.id in running]
        if not on_now and session.start < minute and session.end <= minute:
            continue
        ours = everywhere or session.room_id == room_id
        if not ours and session.room_id is None:
            if on_now and not session.whole:
                shift.within(session, on_now[-1], minute)
            elif session.start > minute:
                shift.keep(session.title, session.start)
                break
            continue
        if not ours or stops.get(session.room_id):
            continue
        if on_now or session.start < minute:
            stops[session.room_id] = shift.within(session, on_now[-1] if on_now else None, minute)
        elif any(item.locked and item.held for item in session.items):
            shift.keep(session.title, session.start)
            stops[session.room_id] = True
        else:
            shift.whole(session)
    return shift.made()


class _Shifting:
    """Gathers what is shifted, room by room in the order of time."""

    def __init__(self, by: int) -> None:
        self._by = by
        self._sessions: list[Retimed] = []
        self._items: list[Retimed] = []
        self._ends = 0  # of what was shifted last
        self._kept, self._into = "", 0

    def whole(self, session: TimetableSession) -> None:
        """A session that has not begun: its items with a start of their own go along."""
        self._sessions.append(Retimed(session.id, max(0, session.start + self._by), session.minutes))
        self._items += [
            Retimed(item.id, max(0, item.start + self._by), item.minutes) for item in session.items if item.fixed
        ]
        self._ends = max(self._ends, session.end + self._by)

    def within(self, session: TimetableSession, current: TimetableItem | None, minute: int) -> bool:
        """A session that has begun: ``current`` takes longer, the rest follows; whether a locked item stopped it."""
        if current is not None:
            start = current.start if current.fixed else None
            self._items.append(Retimed(current.id, start, max(1, current.minutes + self._by)))
            self._ends = max(self._ends, current.end + self._by)
        follows = current is not None  # whatever has no start of its own follows what was shifted before it
        for item in _after(session, current, minute):
            if item.locked:
                if not item.fixed:
                    self._items.append(Retimed(item.id, item.start, item.minutes))
                self.keep(item.title, item.start)
                return True
            if item.fixed or not follows:
                self._items.append(Retimed(item.id, max(0, item.start + self._by), item.minutes))
            follows = True
            self._ends = max(self._ends, item.end + self._by)
        self._sessions.append(Retimed(session.id, session.start, max(1, session.minutes + self._by)))
        return False

    def keep(self, title: str, start: int) -> None:
        """Something stays where it is; the first one is told of, with how far the shifted part runs into it."""
        if not self._kept:
            self._kept, self._into = title, max(0, self._ends - start)

    def made(self) -> Shift:
        """Everything gathered."""
        return Shift(self._by, tuple(self._sessions), tuple(self._items), self._kept, self._into)


def _after(session: TimetableSession, current: TimetableItem | None, minute: int) -> Iterator[TimetableItem]:
    """The items that take place after ``current``; where nothing is on, those that have not begun."""
    passed = False
    for item in session.items:
        if item.held and (passed if current is not None else item.start >= minute):
            yield item
        passed = passed or item is current

"""Where an item lands that is moved in time: its place among the others of a session, and its start.

Times are venue minutes, as in ``timetable.py``. An item that lands right behind the one before follows it (no start of
its own); one that lands later keeps the gap (a start of its own); it never lands on the one before.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from app.domain.timetable import TimetableItem, TimetableSession
from app.domain.timetable_retime import Line, beside, retimed, starts

STEP = 5  # minutes: what the mouse and the keys move by


@dataclass(frozen=True)
class Landing:
    """The place (from 0) among the session's other items; ``start`` None: it follows; ``shown``: when it begins."""

    place: int
    start: int | None
    shown: int


def snap(minutes: float, step: int = STEP) -> int:
    """The nearest multiple of ``step``, never before 00:00."""
    return max(0, round(minutes / step) * step)


def landing(session: TimetableSession, item: TimetableItem, at: int) -> Landing:
    """Where ``item`` lands when it is let go with its start at ``at`` in ``session``, its own or another one.

    Moved later it passes another item once its end is past that item's middle; moved earlier, once its start is.
    """
    at = max(at, session.start)
    others = [other for other in session.items if other.id != item.id]
    later = item.session_id == session.id and at > item.start
    edge = at + item.minutes if later else at
    place = sum(1 for other in others if _passed(other, edge, item, later))
    return _landed(session, others, place, at)


def neighbour(session: TimetableSession, item: TimetableItem, steps: int) -> Landing:
    """Where ``item`` lands ``steps`` places down its session (up, below 0): right behind the one then before it."""
    others = [other for other in session.items if other.id != item.id]
    place = max(0, min(len(others), session.items.index(item) + steps))
    before = end_of(session, others[:place])
    return Landing(place, None, before)


def stretched(session: TimetableSession, item: TimetableItem, start: int, end: int) -> tuple[Landing, int]:
    """The item between ``start`` and ``end``, and its length; it keeps its place and stays off the one before."""
    others = [other for other in session.items if other.id != item.id]
    place = session.items.index(item)
    if start == item.start:  # its lower edge was pulled
        return Landing(place, item.start if item.fixed else None, item.start), max(0, end - item.start)
    landed = _landed(session, others, place, max(start, session.start))
    return landed, max(0, item.end - landed.shown)


def lines_of(items: Iterable[TimetableItem]) -> tuple[Line, ...]:
    """The items of a session as its times see them; a locked one has the start that it has now."""
    return tuple(
        Line(item.id, item.start if item.fixed or item.locked else None, item.minutes, item.locked, item.held)
        for item in items
    )


def foreseen(session: TimetableSession, item: TimetableItem, place: int, start: int | None) -> int:
    """When ``item`` begins at ``place`` among the session's other items, once they flow round what is locked."""
    lines = lines_of(other for other in session.items if other.id != item.id)
    free = beside(session.start, lines_of(session.items))
    new = Line(item.id, start, item.minutes, held=item.held)
    made = retimed(session.start, (*lines[:place], new, *lines[place:]), free - {item.id})
    return starts(session.start, made)[item.id]


def end_of(session: TimetableSession, items: Sequence[TimetableItem]) -> int:
    """When ``items``, the first of the session, are over: those without a start follow each other."""
    clock = session.start
    for item in items:
        if item.held:
            clock = (item.start if item.fixed else clock) + item.minutes
    return clock


def _landed(session: TimetableSession, others: Sequence[TimetableItem], place: int, at: int) -> Landing:
    before = end_of(session, others[:place])
    return Landing(place, None, before) if at <= before else Landing(place, at, at)


def _passed(other: TimetableItem, edge: int, item: TimetableItem, later: bool) -> bool:
    middle = other.start + other.minutes / 2
    return edge > middle if later or item.session_id != other.session_id else edge >= middle

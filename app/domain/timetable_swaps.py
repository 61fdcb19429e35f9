"""Two sessions, or two items, change places; done twice, everything is as it was.

Times are venue minutes, lengths are minutes. Of two things in one place the earlier one begins where the later one
ended before, so that both together take the time that they took, and what is between them keeps its distances.
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from app.domain.timetable import TimetableSession
from app.domain.timetable_retime import Line, starts


@dataclass(frozen=True)
class Spot:
    """Where a session stands; ``room_id`` None: in all rooms."""

    day: dt.date
    start: int
    room_id: int | None


def spot_of(session: TimetableSession) -> Spot:
    """Where the session stands now."""
    return Spot(session.day, session.start, session.room_id)


def swapped_spots(
    one: TimetableSession, other: TimetableSession, sessions: Iterable[TimetableSession]
) -> tuple[Spot, Spot]:
    """Where two sessions stand when they have changed places.

    Of one day and room, one after the other with nothing between, they take together the time that they took; all
    others take each other's day, start and room.
    """
    first, second = sorted((one, other), key=lambda each: (each.start, each.id))
    if _side_by_side(first, second, sessions):
        new = {
            first.id: replace(spot_of(first), start=second.end - first.minutes),
            second.id: replace(spot_of(second), start=first.start),
        }
        return new[one.id], new[other.id]
    return spot_of(other), spot_of(one)


def _side_by_side(first: TimetableSession, second: TimetableSession, sessions: Iterable[TimetableSession]) -> bool:
    same = (first.day, first.room_id) == (second.day, second.room_id)
    if not same or first.end > second.start:
        return False
    ours = {first.id, second.id}
    return not any(
        each.id not in ours
        and each.day == first.day
        and (each.room_id in (first.room_id, None) or first.room_id is None)
        and first.start <= each.start < second.end
        for each in sessions
    )


def swapped_lines(begin: int, lines: Sequence[Line], one: int, other: int) -> tuple[Line, ...]:
    """The lines of a session with two of them (ids) in each other's place; starts of their own move as lengths ask."""
    numbers = {line.id: number for number, line in enumerate(lines)}
    low, high = sorted((numbers[one], numbers[other]))
    first, second, now = lines[low], lines[high], starts(begin, lines)
    by = second.minutes - first.minutes
    made = list(lines)
    end = now[second.id] + second.minutes
    made[low] = replace(second, start=first.start)
    made[high] = replace(first, start=None if second.start is None else max(0, end - first.minutes))
    for number in range(low + 1, high):
        line = made[number]
        if line.start is not None and not line.locked:
            made[number] = replace(line, start=max(0, line.start + by))
    return tuple(made)

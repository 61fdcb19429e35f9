"""How much of the width each column of a day wants."""

from collections.abc import Iterable, Mapping

from app.domain.timetable import TimetableSession
from app.domain.timetable_layout import DayColumns, Slot

_UNUSED = 0.75  # the share of a room without a session of its own that day
_SPINED = 1.3  # and of one whose sessions have items, beside the strip
_WIDE_DAY = 1.3  # a day with one room is a little wider than its room
_LANE = 0.8  # and of each session beside another


def shares_of(day: DayColumns, sessions: Iterable[TimetableSession], placed: Mapping[int, Slot]) -> list[float]:
    """The share of each column of a day: more where sessions have items or stand side by side."""
    lanes, spines = [0] * day.count, [False] * day.count
    several = {session.id for session in sessions if len(session.items) > 1}
    for session_id, slot in placed.items():
        if slot.span == 1:
            lanes[slot.first] = max(lanes[slot.first], slot.lanes)
            spines[slot.first] |= session_id in several
    if day.count == 1:
        return [max(_WIDE_DAY, float(lanes[0]))]
    wanted = [1.0 + (number - 1) * _LANE if number else _UNUSED for number in lanes]
    return [max(share, _SPINED) if spined else share for share, spined in zip(wanted, spines, strict=True)]

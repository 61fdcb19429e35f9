"""The timetable with 100 and 1,000 events: dragged, scrolled, zoomed, laid out; each against a frame, and its growth.

``python -m benchmarks timetable`` prints these figures alone. Growth is the time at 1,000 events over that at 100: what
is painted of a drag is what the window shows, so that it should not grow; a layout has ten times as much to do.
"""

import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.figures import Figure
from benchmarks.window import child, frames, high

FEW, MANY = 100, 1_000  # events
_FLAT, _LINEAR = 3, 13  # goals of growth: of what is seen only, and of everything
_WITHIN = {"drag": 1, "begin a drag": 1, "scroll down": 1, "scroll across": 1, "zoom": 3, "change": 3}
_GROWS = {"drag": _FLAT, "scroll down": _FLAT, "scroll across": _FLAT, "lay out": _LINEAR}


def figures() -> Iterator[Figure]:
    """The figures of this module."""
    with tempfile.TemporaryDirectory() as folder:
        seconds = {number: child(Path(folder), "timetable_work", str(number)) for number in (FEW, MANY)}
    for number in (FEW, MANY):
        for what, goal in _WITHIN.items():
            yield frames(f"timetable: {what}, {number:,} events, 95 %", high(seconds[number][what]), goal)
    for what, goal in _GROWS.items():
        few, many = (high(seconds[number][what]) for number in (FEW, MANY))
        yield Figure(f"timetable: {what}, growth", many / few, f"at {FEW} events", goal)

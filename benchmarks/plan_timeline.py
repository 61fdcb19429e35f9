"""The timeline of the plan with 5,000 rows: panned, zoomed, dragged, changed, each against a frame (SPEED).

``python -m benchmarks plan`` prints these figures alone.
"""

import statistics
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.figures import Figure
from benchmarks.make_large import copy_of_large
from benchmarks.window import child, frames, high

_WITHIN = ("pan down", "pan across", "zoom", "choose", "drag")


def figures() -> Iterator[Figure]:
    """The figures of this module."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        seconds = child(home, "plan_timeline_work", str(copy_of_large(home)))
    for what in _WITHIN:
        yield frames(f"plan timeline: {what}, 5,000 rows, 95 %", high(seconds[what]), 1)
    for what in ("move a task", "rename a task", "undo"):
        yield frames(f"plan timeline: {what}, 5,000 rows", statistics.median(seconds[what]), 2)
    yield frames("plan timeline: opened, 5,000 rows", seconds["open"][0])

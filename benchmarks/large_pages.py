"""The pages of large tables, people (100,000), actions and history: opened, filtered, sorted, changed (SPEED).

``python -m benchmarks large_pages`` prints these figures alone.
"""

import statistics
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.figures import Figure
from benchmarks.make_large import copy_of_large
from benchmarks.window import child, frames, high

_CHANGE = 3  # frames for a change with all its refresh


def figures() -> Iterator[Figure]:
    """The figures of this module."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        seconds = child(home, "large_pages_work", str(copy_of_large(home)))
    for page in ("people", "actions", "history"):
        yield frames(f"{page}: first open", seconds[f"{page}: open"][0])
        yield frames(f"{page}: filter keystroke, median", statistics.median(seconds[f"{page}: keystroke"]), 1)
        yield frames(f"{page}: filter keystroke, 95 %", high(seconds[f"{page}: keystroke"]), 3)
    yield frames("people: return", statistics.median(seconds["people: return"]), 2)
    yield frames("people: sort", statistics.median(seconds["people: sort"]))
    yield frames("people: scroll a page, median", statistics.median(seconds["people: scroll"]), 1)
    yield frames("people: scroll a page, 95 %", high(seconds["people: scroll"]))
    for act in ("rename", "undo"):
        yield frames(f"people: {act} with the panel, median", statistics.median(seconds[f"people: {act}"]), _CHANGE)
        yield frames(f"people: {act} with the panel, worst", max(seconds[f"people: {act}"]))

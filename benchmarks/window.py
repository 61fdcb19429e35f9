"""The window: how soon it is there, what it keeps in memory, and how quickly it answers (SPEED).

Every start is a fresh process without a screen; floors are measured in turns with it. "Painted" means the last paint
before the program rests. ``python -m benchmarks window`` prints these figures alone.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from app.usecases.files import new_file
from benchmarks.figures import RUNS, Figure
from benchmarks.make_large import copy_of_large

_FRAME = 1 / 60  # seconds
_BARE, _FLOOR = "a bare PySide6 window", "SQLAlchemy and a bare PySide6 window"
_FRAMES = "frames of 16.7 ms"


def figures() -> Iterator[Figure]:
    """The figures of this module."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        sample, large = home / "sample.plenary", copy_of_large(home)
        new_file(sample, sample=True)
        yield from _starts(home, sample, large)
        for name, file in (("sample", sample), ("large", large)):
            yield from _work(name, child(home, "window_work", str(file)))


def _starts(home: Path, sample: Path, large: Path) -> Iterator[Figure]:
    things = {"bare": "bare", "floor": "floor", "sample": str(sample), "large": str(large)}
    seen: dict[str, list[dict[str, float]]] = {name: [] for name in things}
    for run in range(RUNS + 1):
        for name, what in things.items():
            begin = time.monotonic()
            told = child(home, "window_start", what)
            if run:  # the first one warms up
                seen[name].append({**told, "first": told["first"] - begin, "last": told["last"] - begin})

    def middle(name: str, what: str) -> float:
        return statistics.median(one[what] for one in seen[name])

    yield Figure("window: first paint, sample", middle("sample", "first") / middle("bare", "last"), _BARE, 1.5)
    yield Figure("window: cold start, sample painted", middle("sample", "last") / middle("floor", "last"), _FLOOR, 1.5)
    yield Figure("window: cold start, large painted", middle("large", "last") / middle("floor", "last"), _FLOOR)
    yield Figure("window: memory, sample", middle("sample", "memory") / middle("bare", "memory"), _BARE)
    yield Figure("window: memory, large", middle("large", "memory") / middle("bare", "memory"), _BARE, 2)


def _work(name: str, seconds: dict[str, list[float]]) -> Iterator[Figure]:
    """Of each place the median of its visits; of those the median place and the worst one."""

    def of(start: str) -> dict[str, list[float]]:
        return {what: found for what, found in seconds.items() if what.startswith(start)}

    for what, start in (("change of page", "go "), ("opening a meeting", "open ")):
        medians = {place: statistics.median(found) for place, found in of(start).items() if place != "open the palette"}
        worst = max(medians, key=lambda place: medians[place])
        yield frames(f"window: {what}, {name}, median", statistics.median(medians.values()), 2)
        yield frames(f"window: {what}, {name}, worst: {worst.removeprefix(start)}", medians[worst], 6)
    for what, start in (("filter keystroke", "filter "), ("Ctrl+K keystroke", "palette")):
        all_of_them = [second for found in of(start).values() for second in found]
        if all_of_them:
            yield frames(f"window: {what}, {name}, median", statistics.median(all_of_them), 1)
            yield frames(f"window: {what}, {name}, 95 %", high(all_of_them), 3)
    for start in ("drag", "drag, 5,000 blocks"):
        yield frames(f"window: {start}, {name}, 95 %", high(seconds[start]), 1)
    for act in ("rename", "undo"):
        yield frames(f"window: {act}, {name}", statistics.median(seconds[f"{act}: work"]), 1)
        yield frames(f"window: {act}, {name}, with the disk", statistics.median(seconds[f"{act}: time"]))
        act = f"{act} in the largest agenda"
        yield frames(f"window: {act}, {name}", statistics.median(seconds[f"{act}: work"]))


def frames(name: str, seconds: float, goal: float | None = None) -> Figure:
    """So many frames of the screen."""
    return Figure(name, seconds / _FRAME, _FRAMES, goal)


def high(values: Iterable[float]) -> float:
    """What 95 of 100 do not reach."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))]


def child(home: Path, module: str, what: str) -> Any:
    """What a fresh process tells, with settings of its own."""
    own = home / "own"
    places = dict.fromkeys(("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"), str(own))
    done = subprocess.run(
        [sys.executable, "-m", f"benchmarks.{module}", what],
        env={**os.environ, **places, "QT_QPA_PLATFORM": "offscreen"},
        stdout=subprocess.PIPE,
        check=True,
    )
    return json.loads(done.stdout.splitlines()[-1])

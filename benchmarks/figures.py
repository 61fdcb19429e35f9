"""How a figure is measured: the median of several runs of the thing against the median of its floor, in one run."""

import gc
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass

RUNS = 5


@dataclass(frozen=True)
class Figure:
    """One line of the table: ``ratio`` of the thing to its floor or peer, and the goal where there is one."""

    name: str
    ratio: float
    floor: str
    goal: float | None = None

    @property
    def met(self) -> bool:
        """Whether the goal is met; a figure without one is only told."""
        return self.goal is None or self.ratio <= self.goal


def seconds(work: Callable[[], object], runs: int = RUNS) -> float:
    """The median of ``runs`` runs, after one that warms up."""
    work()
    times = []
    for _ in range(runs):
        gc.collect()
        begin = time.perf_counter()
        work()
        times.append(time.perf_counter() - begin)
    return statistics.median(times)

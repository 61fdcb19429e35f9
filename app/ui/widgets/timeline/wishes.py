"""What the user asks of the timeline, by mouse or keys. The timeline writes nothing: whoever listens does.

Months are M-months (DOMAIN R8); progress is in basis points.
"""

import datetime as dt
from dataclasses import dataclass

from app.domain.plan_report import PlanKey


@dataclass(frozen=True)
class SetSpan:
    """Work from the first day of ``start`` to the last day of ``end``."""

    key: PlanKey
    start: int
    end: int


@dataclass(frozen=True)
class MovePackage:
    """A work package with its tasks, so many months later."""

    key: PlanKey
    months: int


@dataclass(frozen=True)
class SetProgress:
    """A task done so far."""

    key: PlanKey
    progress: int


@dataclass(frozen=True)
class ReviseDue:
    """A deliverable or milestone due in another month, on its last day or on ``day``."""

    key: PlanKey
    month: int
    day: dt.date | None


@dataclass(frozen=True)
class MakeLink:
    """``target`` depends on ``source``, finish to start."""

    source: PlanKey
    target: PlanKey


@dataclass(frozen=True)
class Rename:
    """Another title."""

    key: PlanKey
    title: str


@dataclass(frozen=True)
class Reorder:
    """A work package or task so many places down (up, below 0)."""

    key: PlanKey
    steps: int


Wish = SetSpan | MovePackage | SetProgress | ReviseDue | MakeLink | Rename | Reorder

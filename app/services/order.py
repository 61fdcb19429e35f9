"""The order of rows that have a ``position``."""

from collections.abc import Sequence
from typing import Protocol, TypeVar


class _Placed(Protocol):
    position: int


P = TypeVar("P", bound=_Placed)


def arrange(rows: Sequence[P], moved: P, place: int) -> None:
    """Put ``moved`` at ``place`` (from 0, the ends included) among ``rows``, which stand in their order.

    Positions are numbered from 1; only rows whose number changes are touched. ``moved`` may be new among them.
    """
    others = [row for row in rows if row is not moved]
    place = max(0, min(place, len(others)))
    for number, row in enumerate([*others[:place], moved, *others[place:]], 1):
        if row.position != number:
            row.position = number

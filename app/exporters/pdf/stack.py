"""Flowables one below the other: measured once, drawn anywhere, cut in two at any height.

ReportLab's own tables measure and copy everything again on each page, which makes long ones quadratic; a stack keeps
its heights when it is cut.
"""

from collections.abc import Sequence
from typing import Any

from reportlab.platypus import Flowable, Spacer

_NO_END = 1e6  # points: taller than any stack
_TOLERANCE = 1e-6


class Stack:
    """Flowables of one ``width`` (points), with the space that their styles ask for between them."""

    def __init__(self, width: float, flowables: Sequence[Flowable], bottoms: Sequence[float] | None = None) -> None:
        self.width = width
        self.flowables = list(flowables)
        self._bottoms = _bottoms(self.flowables, width) if bottoms is None else list(bottoms)

    @property
    def height(self) -> float:
        """From the first line to the last, in points."""
        return self._bottoms[-1] if self._bottoms else 0.0

    def draw(self, canvas: Any, left: float, top: float) -> None:
        """Draw all at ``left``, downwards from ``top``."""
        for flowable, bottom in zip(self.flowables, self._bottoms, strict=True):
            if not isinstance(flowable, Spacer):
                flowable.drawOn(canvas, left, top - bottom)

    def cut(self, height: float) -> tuple["Stack", "Stack"]:
        """What fits into ``height`` points, and the rest; nothing that keeps with its successor is left at the foot."""
        count = sum(1 for bottom in self._bottoms if bottom <= height + _TOLERANCE)
        if count == len(self.flowables):
            return self, Stack(self.width, ())
        parts = self._parts_of(count, height)
        if not parts:
            while count and self.flowables[count - 1].getKeepWithNext():  # type: ignore[no-untyped-call]
                count -= 1
        first = [*self.flowables[:count], *parts[:1]]
        rest = [*parts[1:], *self.flowables[count + len(parts[:1]) :]]
        if parts:
            return Stack(self.width, first), Stack(self.width, rest)
        top = self._top(count)
        return (
            Stack(self.width, first, self._bottoms[:count]),
            Stack(self.width, rest, [bottom - top for bottom in self._bottoms[count:]]),
        )

    def _parts_of(self, position: int, height: float) -> list[Flowable]:
        flowable = self.flowables[position]
        return list(flowable.split(self.width, height - self._top(position)))

    def _top(self, position: int) -> float:
        flowable = self.flowables[position]
        return self._bottoms[position] - _height(flowable, self.width)


def _height(flowable: Flowable, width: float) -> float:
    return float(flowable.wrap(width, _NO_END)[1])


def _bottoms(flowables: Sequence[Flowable], width: float) -> list[float]:
    bottoms: list[float] = []
    bottom = space = 0.0
    for flowable in flowables:
        if bottoms:
            bottom += max(space, flowable.getSpaceBefore())
        bottom += _height(flowable, width)
        bottoms.append(bottom)
        space = flowable.getSpaceAfter()
    return bottoms

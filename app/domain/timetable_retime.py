"""Re-time a session: what is not locked flows round what is (UX 8, "Durations re-time"; DATA, items).

Times are venue minutes of the session's day, lengths are minutes. A line without a start of its own follows the one
before it that takes place. A locked line keeps its time whatever happens to the others; those that would run into it
stand behind it. Nothing is made longer or shorter but what is asked for.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Line:
    """An item of a session as its times see it: ``start`` None: it follows; ``held``: it takes place."""

    id: int
    start: int | None
    minutes: int
    locked: bool = False
    held: bool = True

    @property
    def stays(self) -> bool:
        """Whether it is in the way of others: locked, and takes place."""
        return self.locked and self.held and self.start is not None


def starts(begin: int, lines: Iterable[Line]) -> Mapping[int, int]:
    """When each line (id) of a session that begins at ``begin`` begins."""
    found: dict[int, int] = {}
    clock = begin
    for line in lines:
        found[line.id] = line.start if line.start is not None else clock
        if line.held:
            clock = found[line.id] + line.minutes
    return found


def pinned(begin: int, lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines, those that are locked with the start that they have now."""
    now = starts(begin, lines)
    return tuple(replace(line, start=now[line.id]) if line.locked else line for line in lines)


def beside(begin: int, lines: Sequence[Line]) -> frozenset[int]:
    """The lines (ids) that were given a start while another one is on: they are meant to be at the same time."""
    found: set[int] = set()
    now, clock = starts(begin, lines), begin
    for line in lines:
        if line.held:
            if line.start is not None and not line.locked and line.start < clock:
                found.add(line.id)
            clock = max(clock, now[line.id] + line.minutes)
    return frozenset(found)


def lengthened(begin: int, lines: Sequence[Line], line_id: int, minutes: int) -> tuple[Line, ...]:
    """The lines with this one ``minutes`` long: what comes after moves along, up to the next one that is locked."""
    free = beside(begin, lines)
    made: list[Line] = []
    by, passed = 0, False
    for line in pinned(begin, lines):
        if line.id == line_id:
            by, passed = minutes - line.minutes if line.held else 0, True
            made.append(replace(line, minutes=minutes))
        else:
            passed = passed and not line.stays
            moves = passed and line.start is not None
            made.append(replace(line, start=max(0, (line.start or 0) + by)) if moves else line)
    return retimed(begin, made, free)


def retimed(begin: int, lines: Sequence[Line], free: Collection[int] = ()) -> tuple[Line, ...]:
    """The lines in the order in which they then stand, none over another.

    Each keeps its own start, or follows; one that would run into what is before it begins later, one that would run
    into a locked line stands behind that. ``free`` (ids) stand where they are, also beside others.
    """
    flow = _Flow(begin, lines)
    for line in lines:
        flow.take(line, line.id in free)
    return tuple(flow.placed)


class _Flow:
    """Lines put down one after the other."""

    def __init__(self, begin: int, lines: Sequence[Line]) -> None:
        self.placed: list[Line] = []
        self._waiting = sorted((line for line in lines if line.stays), key=lambda line: line.start or 0)
        self._clock = begin  # when all that was put down is over
        self._last = begin  # when what was put down last is over

    def take(self, line: Line, free: bool) -> None:
        """Put the next line down; before it every locked one that it would run into."""
        if line.stays:
            if line in self._waiting:
                self._put(line, line.start or 0)
                self._waiting.remove(line)
        elif not line.held:
            self.placed.append(line)
        elif free and line.start is not None:
            self._put(line, line.start)
        else:
            at = max(self._clock, line.start if line.start is not None else self._clock)
            while (block := self._in_the_way(at, line.minutes)) is not None:
                self._waiting.remove(block)
                self._put(block, block.start or 0)
                at = max(at, self._clock)
            self._put(line, at)

    def _in_the_way(self, at: int, minutes: int) -> Line | None:
        return next((one for one in self._waiting if (one.start or 0) < at + minutes and at < _end(one)), None)

    def _put(self, line: Line, at: int) -> None:
        start = at if line.start == at or at != self._last else None
        self.placed.append(replace(line, start=start))
        self._last = at + line.minutes
        self._clock = max(self._clock, self._last)


def _end(line: Line) -> int:
    return (line.start or 0) + line.minutes

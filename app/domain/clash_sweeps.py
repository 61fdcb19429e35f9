"""The sweeps behind the search for clashes (DOMAIN R14): who and what is used twice, and how long people sit.

Each sweep sorts once and then looks at every use once: n log n, however many overlap. For that, a use that overlaps
several earlier ones is reported once, with the one of them that lasts longest. Minutes here count from 00:00 of the
meeting's first day on the venue's clock.
"""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from app.domain.venue_time import clock_text


@dataclass(frozen=True)
class Use:
    """A stretch of time for which a person or a room is taken by a session or an item (``uid``, ``title``).

    Uses ``within`` the same place or session get along with each other. ``in_room`` says that the place is one room.
    ``midnight`` is where the clock of the session's ``day`` begins.
    """

    uid: str
    title: str
    within: str
    in_room: bool
    day: dt.date
    midnight: int
    start: int
    end: int

    @property
    def minute(self) -> int:
        """The start in venue minutes of the session's day."""
        return self.start - self.midnight

    @property
    def hours(self) -> str:
        """Start and end as the venue's clock shows them."""
        return f"{clock_text(self.start - self.midnight)}–{clock_text(self.end - self.midnight)}"


@dataclass
class Stretch:
    """Work without a break, from the ``first`` to the ``last`` use."""

    first: Use
    last: Use
    continued: bool = False  # a longer stretch holds this one

    @property
    def start(self) -> int:
        """When the work begins."""
        return self.first.start

    @property
    def end(self) -> int:
        """When the work ends."""
        return self.last.end


def overlaps(uses: Iterable[Use]) -> Iterator[tuple[Use, Use]]:
    """The uses that begin while another one, not within the same place or session, still lasts: (other, use).

    Two runners are kept: the use that lasts longest so far, and the one that lasts longest elsewhere.
    """
    longest: Use | None = None
    elsewhere: Use | None = None
    for use in _in_order(uses):
        if longest is None:
            longest = use
            continue
        rival = elsewhere if longest.within == use.within else longest
        if rival is not None and rival.end > use.start:
            yield rival, use
        if use.end > longest.end:
            elsewhere = elsewhere if longest.within == use.within else longest
            longest = use
        elif use.within != longest.within and (elsewhere is None or use.end > elsewhere.end):
            elsewhere = use


def hasty_changes(uses: Iterable[Use], changeover: int) -> Iterator[tuple[Use, Use]]:
    """The uses in another room than the one before, less than ``changeover`` minutes after its end: (before, use)."""
    before: Use | None = None
    for use in _in_order(uses):
        if before is not None and before.within != use.within and before.in_room and use.in_room:
            pause = use.start - before.end
            if 0 <= pause < changeover:
                yield before, use
        if before is None or use.end > before.end:
            before = use


def stretches(uses: Iterable[Use], longest_pause: int) -> list[Stretch]:
    """The work of the meeting in stretches: a pause longer than ``longest_pause`` minutes ends one.

    People go from sessions for all rooms into any room and back, so work in a room goes on from that of the same room
    or of all rooms, and work of all rooms from that of every room.
    """
    together: Stretch | None = None
    by_room: dict[str, Stretch] = {}
    ended: list[Stretch] = []
    for use in _in_order(uses):
        before = [by_room.pop(use.within, None)] if use.in_room else list(by_room.values())
        joined = []
        for stretch in (*before, together):
            if stretch is None:
                continue
            if use.start - stretch.end <= longest_pause:
                stretch.continued = True
                joined.append(stretch)
            elif stretch is not together or not use.in_room:
                ended.append(stretch)
        if use.in_room:
            by_room[use.within] = _grown(joined, use)
        else:
            by_room.clear()
            together = _grown(joined, use)
    ended += [*by_room.values(), *([together] if together is not None else [])]
    return [stretch for stretch in ended if not stretch.continued]


def _grown(joined: list[Stretch], use: Use) -> Stretch:
    """One stretch of those that ``use`` continues, and ``use``."""
    first = min((stretch.first for stretch in joined), key=lambda found: found.start, default=use)
    last = max((stretch.last for stretch in joined), key=lambda found: found.end, default=use)
    return Stretch(first, use if use.end >= last.end else last)


def _in_order(uses: Iterable[Use]) -> list[Use]:
    """By start; what takes no time takes nobody's."""
    return sorted((use for use in uses if use.end > use.start), key=lambda use: (use.start, use.end, use.uid))

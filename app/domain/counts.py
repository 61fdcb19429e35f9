"""The figures of a meeting, counted from its attendance rows and never typed: "73 experts from 19 countries" (R11)."""

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable
from dataclasses import dataclass

from app.domain.kinds import PresenceState

_NO_COUNTRY = {"", "EU"}  # the code EU is reserved in ISO 3166-1 and names no country


@dataclass(frozen=True)
class AttendanceRow:
    """A person on a meeting's list, under the organisation of that time, with the state of each day recorded.

    ``country`` is ISO 3166-1 alpha-2; a body of the EU has none (DATA, "Organisation").
    """

    person: Hashable
    organisation: Hashable | None
    country: str | None
    states: Collection[PresenceState]


@dataclass(frozen=True)
class MeetingFigures:
    """Who attended, each counted once: ``people`` is ``present`` (in the room on a day or more) plus ``remote``.

    ``remote`` are those who were never in the room; ``organisations`` and ``countries`` are those of the attendees.
    """

    people: int
    present: int
    remote: int
    organisations: int
    countries: int


def attended(states: Collection[PresenceState]) -> bool:
    """Whether somebody with these days took part: present or remote on at least one (R11)."""
    return PresenceState.PRESENT in states or PresenceState.REMOTE in states


def meeting_figures(rows: Iterable[AttendanceRow]) -> MeetingFigures:
    """The counts of a meeting. A person with several rows is one person, who attended for each of the organisations."""
    states: dict[Hashable, set[PresenceState]] = defaultdict(set)
    organisations: set[Hashable] = set()
    countries: set[str] = set()
    for row in rows:
        if not attended(row.states):
            continue
        states[row.person].update(row.states)
        if row.organisation is not None:
            organisations.add(row.organisation)
        country = (row.country or "").strip().upper()
        if country not in _NO_COUNTRY:
            countries.add(country)
    present = sum(PresenceState.PRESENT in days for days in states.values())
    return MeetingFigures(
        people=len(states),
        present=present,
        remote=len(states) - present,
        organisations=len(organisations),
        countries=len(countries),
    )

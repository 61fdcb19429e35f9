"""Signing people in at the door: who is expected today, who is there already, and who is meant by a few letters."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from app.domain.kinds import PresenceState, Reply
from app.domain.participation_rows import ParticipationTable
from app.domain.text import fold

_HERE = (PresenceState.PRESENT, PresenceState.REMOTE)


@dataclass(frozen=True)
class DoorPerson:
    """Somebody on the list; ``id`` is that of the participation, ``state`` that of the day."""

    id: int
    person_id: int
    name: str
    native: str
    organisation: str
    sort_key: str
    folded: str
    state: PresenceState | None
    declined: bool
    illustrative: bool = False

    @property
    def here(self) -> bool:
        """In the room or there from afar."""
        return self.state in _HERE


@dataclass(frozen=True)
class Door:
    """The list on one day. ``expected`` counts everybody who did not decline, and who came all the same."""

    day: dt.date
    people: tuple[DoorPerson, ...]

    @property
    def here(self) -> int:
        """How many are there."""
        return sum(one.here for one in self.people)

    @property
    def remote(self) -> int:
        """How many of them are there from afar."""
        return sum(one.state is PresenceState.REMOTE for one in self.people)

    @property
    def expected(self) -> int:
        """How many should be."""
        return sum(one.here or not one.declined for one in self.people)

    def person(self, participation_id: int) -> DoorPerson | None:
        """The one with this participation (id)."""
        return next((one for one in self.people if one.id == participation_id), None)


def door(table: ParticipationTable, day: dt.date) -> Door:
    """The list as it is needed at the door on ``day``, one of its days."""
    place = table.days.index(day)
    return Door(
        day,
        tuple(
            DoorPerson(
                id=row.id,
                person_id=row.person_id,
                name=row.name,
                native=row.native if row.native != row.name else "",
                organisation=row.organisation,
                sort_key=row.sort_key,
                folded=fold(f"{row.display} {row.native} {row.organisation} {row.legal_name}"),
                state=row.states[place],
                declined=row.reply is Reply.DECLINED,
                illustrative=row.illustrative,
            )
            for row in table.rows
        ),
    )


def door_day(days: Sequence[dt.date], today: dt.date) -> dt.date:
    """The day people sign in for: today, or else the first day to come, or the last one."""
    return next((day for day in days if day >= today), days[-1])


def meant(people: Sequence[DoorPerson], typed: str, most: int = 8) -> tuple[DoorPerson, ...]:
    """At most ``most`` people in whose name or organisation every word of ``typed`` is found; nobody for no words.

    Family names that begin so come first, then other words that do, then the rest; of these, who is not there yet.
    """
    words = fold(typed).replace(",", " ").split()
    if not words:
        return ()

    def order(one: DoorPerson) -> tuple[int, bool, str, int]:
        begins = one.sort_key.startswith(words[0])
        inside = all(f" {word}" in f" {one.folded}" for word in words)
        return (0 if begins else 1 if inside else 2), one.here, one.sort_key, one.id

    return tuple(sorted((one for one in people if all(word in one.folded for word in words)), key=order)[:most])

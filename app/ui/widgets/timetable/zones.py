"""The second time zone, which stands beside the venue's in the rail."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from app.domain.errors import UserError
from app.domain.venue_time import known_zone, to_utc, venue_clock

_QUARTERS = {0: "", 15: "¼", 30: "½", 45: "¾"}


@dataclass(frozen=True)
class SecondZone:
    """A zone beside the venue's, by its IANA name; ``venue`` is the venue's."""

    venue: str
    name: str

    def label(self) -> str:
        """Three letters: of the zone's own abbreviation, else of its city."""
        return "UTC" if self.name == "UTC" else self.name.rpartition("/")[2][:3]

    def hour(self, day: dt.date, minutes: int) -> str:
        """The hour there when the venue's clock shows ``minutes`` of ``day``: "03", "14½"."""
        _there, clock = venue_clock(to_utc(day, minutes, self.venue, later=False), self.name)
        return f"{clock // 60:02d}{_QUARTERS.get(clock % 60, '')}"


def second_zone(venue: str, *wanted: str, day: dt.date) -> SecondZone | None:
    """The first of the ``wanted`` zones that is known and shows another time than the venue on ``day``; else UTC."""
    for name in (*wanted, "UTC"):
        found = zone_beside(venue, name)
        if found is not None and found.hour(day, 12 * 60) != "12":
            return found
    return None


def zone_beside(venue: str, name: str) -> SecondZone | None:
    """This zone beside the venue's; None where one of them is not known."""
    try:
        known_zone(name)
        known_zone(venue)
    except UserError:
        return None
    return SecondZone(venue, name)


def zone_named(typed: str, names: Sequence[str]) -> str:
    """The zone of ``names`` that was typed, whole or by its city alone, whatever the case; UserError for none."""
    wanted = typed.strip().replace(" ", "_").lower()
    found = [name for name in (*names, "UTC") if name.lower() == wanted or name.lower().rpartition("/")[2] == wanted]
    if not wanted or not found:
        raise UserError(
            "There is no time zone {zone}: type a city, such as Europe/Amsterdam or America/Bogota.",
            zone=repr(typed.strip()),
        )
    return found[0]

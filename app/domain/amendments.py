"""Amendments of the project's end, and its reporting periods, as the team enters them (DOMAIN R8)."""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from app.domain.errors import UserError
from app.domain.months import month_text

AMENDMENTS = "plan.amendments"  # name of the team's setting that keeps them, the oldest first
_PERIOD = re.compile(r"(?P<name>.*\S)\s+[Mm]?(?P<first>\d{1,4})\s*[-–—]\s*[Mm]?(?P<last>\d{1,4})")


@dataclass(frozen=True)
class Amendment:
    """Another end of the project: entered ``on`` a day, with the amendment's number or reason."""

    on: dt.date
    end: dt.date
    reason: str

    def to_json(self) -> dict[str, str]:
        """As the setting keeps it."""
        return {"on": self.on.isoformat(), "end": self.end.isoformat(), "reason": self.reason}

    @classmethod
    def from_json(cls, kept: dict[str, Any]) -> "Amendment":
        """As ``to_json`` wrote it."""
        return cls(dt.date.fromisoformat(kept["on"]), dt.date.fromisoformat(kept["end"]), str(kept["reason"]))


@dataclass(frozen=True)
class Period:
    """A reporting period over its M-months."""

    name: str
    first: int
    last: int


def periods_text(periods: Sequence[Period]) -> str:
    """As in "RP1 M1–M18, RP2 M19–M40"."""
    return ", ".join(f"{one.name} {month_text(one.first)}–{month_text(one.last)}" for one in periods)


def periods_from_text(text: str) -> tuple[Period, ...]:
    """What ``periods_text`` wrote, or somebody typed so; UserError for what is no period."""
    found = []
    for part in text.replace(";", ",").split(","):
        if not part.strip():
            continue
        read = _PERIOD.fullmatch(part.strip())
        if read is None:
            raise UserError("{text} is no reporting period: write it like RP1 M1–M18.", text=repr(part.strip()))
        found.append(Period(" ".join(read["name"].split()), int(read["first"]), int(read["last"])))
    return tuple(found)


def first_wrong_period(periods: Sequence[Period], last_month: int) -> UserError | None:
    """Why the periods cannot be so in a project that ends in ``last_month``; None: all is well."""
    before = 0
    names: set[str] = set()
    for one in periods:
        months = {"name": one.name, "first": month_text(one.first), "last": month_text(one.last)}
        if not one.name or one.name in names:
            return UserError("There are two periods called {name}: give each its own name.", name=repr(one.name))
        if not before < one.first <= one.last:
            return UserError(
                "{name} from {first} to {last} runs backwards or into the period before: correct its months.", **months
            )
        if one.last > last_month:
            return UserError(
                "{name} ends in {last}, after the project's last month {end}: correct it, or amend the end first.",
                name=one.name,
                last=month_text(one.last),
                end=month_text(last_month),
            )
        before = one.last
        names.add(one.name)
    return None

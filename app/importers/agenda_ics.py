"""An agenda out of an .ics file: each event, repeated ones as often as they come, on the clock of the venue.

The file is taken apart by lines first, so that an error names its line, that only what is needed is kept of it, and
that one series after the other stands in memory. Repetitions end with the days that are asked for, or after two years.
"""

import datetime as dt
import re
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from app.domain.agenda_import import AgendaField, ImportedAgenda, ImportedEvent, Origin, numbered
from app.domain.errors import UserError
from app.domain.kinds import AgendaState
from app.importers.agenda_ics_event import CalendarZone, event_of
from app.importers.agenda_ics_lines import Block, CalendarParts, name_of
from app.importers.agenda_text import one_line, plain_line
from app.importers.schedule_times import zone_named

MOST_EVENTS = 5_000  # repetitions included
_MOST_SECONDS = 20.0  # for all repetitions of a file
_MOST_A_DAY = 100
_TWO_YEARS = dt.timedelta(days=731)
_OWN_ZONE = re.compile(r", ?([A-Za-z_]+(?:/[A-Za-z_+-]+)*)\)(?:\\n|$)")  # how a calendar of this program names it
_CANCEL = "CANCEL"  # the METHOD of a file that takes events back
SAYS = frozenset(
    {
        AgendaField.TITLE, AgendaField.TIME, AgendaField.LENGTH, AgendaField.ROOM, AgendaField.TRACK,
        AgendaField.ABSTRACT, AgendaField.STATE,
    }
)  # fmt: skip
OWN_SAYS = SAYS - {AgendaField.ABSTRACT}

Step = Callable[[int, int], None]


def agenda_of_calendar(
    name: str,
    parts: CalendarParts,
    zone: str = "",
    horizon: tuple[dt.date, dt.date] | None = None,
    step: Step = lambda _done, _total: None,
) -> ImportedAgenda:
    """The agenda in a calendar, its times on the clock of ``zone`` (IANA; empty: the one that the file names most).

    ``horizon``: the days of a meeting, outside of which nothing is taken. ``step`` may raise to stop.
    """
    return _Reading(name, parts, zone, horizon, step).agenda()


class _Reading:
    """One calendar."""

    def __init__(
        self, name: str, parts: CalendarParts, zone: str, horizon: tuple[dt.date, dt.date] | None, step: Step
    ) -> None:
        self._name, self._parts, self._horizon, self._step = name, parts, horizon, step
        self._zone = CalendarZone(zone or self._named(), parts.zones)
        self._cancels = parts.properties.get("METHOD", "").strip().upper() == _CANCEL
        self._problems: list[UserError] = []
        self._remarks: list[UserError] = []
        self._outside: set[str] = set()
        self._spent = 0.0

    def agenda(self) -> ImportedAgenda:
        """All of it."""
        found: list[ImportedEvent] = []
        series = self._series()
        for number, (uid, blocks) in enumerate(series.items()):
            self._step(number, len(series))
            for event in self._events(uid, blocks):
                if len(found) >= MOST_EVENTS:
                    self._remarks.append(
                        UserError("{name}: only the first {most} events are taken.", name=self._name, most=MOST_EVENTS)
                    )
                    return self._made(found)
                found.append(event)
        return self._made(found)

    def _made(self, found: Sequence[ImportedEvent]) -> ImportedAgenda:
        if self._outside:
            self._remarks.append(
                UserError("{name}: {number} events outside the days of the meeting are left out.",
                          name=self._name, number=len(self._outside))
            )  # fmt: skip
        events = sorted(found, key=lambda each: (each.day, each.start, each.place))
        names = numbered([event.external_id for event in events])
        named = [
            event if event.external_id == name else replace(event, external_id=name, guid="")
            for event, name in zip(events, names, strict=True)
        ]
        properties = self._parts.properties
        title = properties.get("NAME", "") or properties.get("X-WR-CALNAME", "")
        return ImportedAgenda(
            source=self._name,
            origin=Origin.CALENDAR,
            events=tuple(named),
            rooms=tuple(dict.fromkeys(event.room for event in named if event.room)),
            title=plain_line(_unescaped(title)),
            zone=self._zone.name,
            says=OWN_SAYS if self._parts.is_own else SAYS,
            problems=tuple(self._problems),
            remarks=tuple(self._remarks),
            left_out=frozenset(self._outside),
        )

    def _named(self) -> str:
        """The zone that the file names for itself, else the one that most of its events have; empty: none."""
        own = zone_named(self._parts.properties.get("X-WR-TIMEZONE", ""))
        if own:
            return own
        counts: dict[str, int] = {}
        for block in self._parts.events:
            for line in block.lines:
                if line.upper().startswith("DTSTART;") and (found := re.search(r"TZID=\"?([^\":;]+)", line, re.I)):
                    name = zone_named(found[1])
                    counts[name] = counts.get(name, 0) + 1
            if self._parts.is_own and (told := _OWN_ZONE.search(block.value("DESCRIPTION"))):
                name = zone_named(told[1])
                counts[name] = counts.get(name, 0) + 1
        counts.pop("", None)
        return max(counts, key=lambda name: counts[name]) if counts else ""

    def _series(self) -> dict[str, list[Block]]:
        """The events by UID; one without has its line for a name."""
        found: dict[str, list[Block]] = {}
        for block in self._parts.events:
            found.setdefault(one_line(block.value("UID")) or f"line {block.line}", []).append(block)
        return found

    def _events(self, uid: str, blocks: Sequence[Block]) -> Iterator[ImportedEvent]:
        repeated = any(name_of(line) in ("RRULE", "RDATE") for block in blocks for line in block.lines)
        pieces = [(block, repeated or bool(block.value("RECURRENCE-ID"))) for block in blocks]
        try:
            if not repeated:
                parsed = [
                    (block.line, one, comes) for block, comes in pieces for one in self._zone.parsed([block.lines])
                ]
            else:
                parsed = [(blocks[0].line, one, True) for one in self._repetitions(blocks)]
        except UserError:
            raise
        except Exception:
            self._problem(blocks[0])
            return
        for line, component, comes in parsed:
            made = event_of(self._name, uid, line, component, self._zone, comes, self._parts.is_own)
            if made is None:
                self._problem(blocks[0])
            elif self._is_outside(made):
                self._outside.add(made.external_id)
            else:
                yield made if not self._cancels else _cancelled(made)

    def _repetitions(self, blocks: Sequence[Block]) -> list[object]:
        """Every time a series comes within the days asked for."""
        import recurring_ical_events

        for block in blocks:
            _refuse_rate(self._name, block)
        begun = time.monotonic()
        calendar = self._zone.calendar([block.lines for block in blocks])
        first = min(self._zone.days(calendar), default=None)
        if first is None:
            raise ValueError("a series without a beginning")
        until = first + _TWO_YEARS
        if self._horizon is not None:
            first, until = self._horizon
        day = dt.timedelta(days=1)
        found = recurring_ical_events.of(calendar).between(first - day, until + day)
        self._spent += time.monotonic() - begun
        if self._spent > _MOST_SECONDS:
            raise UserError("{name}, line {line}: its repetitions take too long: leave them out of the file.",
                            name=self._name, line=blocks[0].line)  # fmt: skip
        return list(found[: MOST_EVENTS + 1])

    def _is_outside(self, event: ImportedEvent) -> bool:
        if self._horizon is None:
            return False
        last = event.day + dt.timedelta(days=(event.start + max(event.minutes, 1) - 1) // 1440)
        return last < self._horizon[0] or event.day > self._horizon[1]

    def _problem(self, block: Block) -> None:
        title = repr(one_line(_unescaped(block.value("SUMMARY")))[:80])
        self._problems.append(
            UserError("{name}, line {line}, {field}: {title} has no day and time that can be read.",
                      name=self._name, line=block.line, field="DTSTART", title=title)
        )  # fmt: skip


def _refuse_rate(name: str, block: Block) -> None:
    """Raise UserError for a rule that comes more than a hundred times a day."""
    for line in block.lines:
        if name_of(line) != "RRULE":
            continue
        rule = line.partition(":")[2].upper()
        parts = dict(part.split("=", 1) for part in rule.split(";") if "=" in part)
        rate = {"SECONDLY": 86_400, "MINUTELY": 1440, "HOURLY": 24}.get(parts.get("FREQ", ""), 1)
        for key in ("BYHOUR", "BYMINUTE", "BYSECOND", "BYSETPOS"):
            rate *= max(1, parts.get(key, "").count(",") + 1)
        if rate > _MOST_A_DAY:
            raise UserError("{name}, line {line}: it comes more than {most} times a day: it is refused.",
                            name=name, line=block.line, most=_MOST_A_DAY)  # fmt: skip


def _cancelled(event: ImportedEvent) -> ImportedEvent:
    return replace(event, state=AgendaState.CANCELLED)


def _unescaped(text: str) -> str:
    return re.sub(r"\\([,;\\])", r"\1", re.sub(r"\\[nN]", "\n", text))

"""The lines of an .ics file: checked with their numbers, and sorted into properties, time zones and events."""

import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from app.domain.errors import UserError
from app.importers.file_bytes import text_encoding
from app.words import message

_MOST_BLOCKS, _MOST_LINES, _LONGEST_LINE = 20_000, 2_000_000, 1_000_000
_MOST_KEPT = 400_000  # lines, of the whole file
_MOST_OF_ONE, _MOST_VALUES = 2_000, 100_000  # lines of one event; dates and categories of the whole file
_LISTS = frozenset({"RDATE", "EXDATE", "CATEGORIES"})
_MOST_ZONES, _DEEPEST = 100, 5
_KEPT = frozenset(
    {
        "UID", "DTSTART", "DTEND", "DURATION", "SUMMARY", "DESCRIPTION", "LOCATION", "CATEGORIES", "STATUS", "RRULE",
        "RDATE", "EXDATE", "RECURRENCE-ID", "URL",
    }
)  # fmt: skip
_TIMEZONE_KEPT = frozenset({"TZID", "DTSTART", "RRULE", "RDATE", "TZOFFSETFROM", "TZOFFSETTO", "TZNAME"})
_NAME = re.compile(r"[A-Za-z0-9-]{1,60}")
_BROKEN = message("{name}, line {line}: the file is damaged or cut off here. Export it anew, and import that.")
_TOO_MUCH = message("{name}, line {line}: there is more in it than an agenda of {most} events: it is refused.")


def is_calendar(data: bytes) -> bool:
    """Whether ``data`` begins as a calendar does."""
    return data[:400].lstrip(b"\xef\xbb\xbf \t\r\n").upper().startswith(b"BEGIN:VCALENDAR")


@dataclass
class Block:
    """A VEVENT: its line in the file, and the lines that are kept of it."""

    line: int
    lines: list[str] = field(default_factory=list)

    def value(self, name: str) -> str:
        """What stands behind the first property of this name; empty: there is none."""
        return next((line.partition(":")[2] for line in self.lines if name_of(line) == name), "")


@dataclass
class CalendarParts:
    """A calendar taken apart: its own properties, its time zones, its events."""

    properties: dict[str, str] = field(default_factory=dict)
    zones: list[str] = field(default_factory=list)
    events: list[Block] = field(default_factory=list)
    is_own: bool = False  # written by this program


def read_calendar(name: str, data: bytes) -> CalendarParts:
    """The parts of the file called ``name``; raises UserError, one sentence with the line."""
    codec, _called = text_encoding(name, data)
    reader = _Lines(name)
    for number, line in _unfolded(name, io.TextIOWrapper(io.BytesIO(data), encoding=codec)):
        reader.take(number, line)
    return reader.finished()


def _unfolded(name: str, stream: Iterable[str]) -> Iterator[tuple[int, str]]:
    """The lines with what continues them, each with the number of its first."""
    begun, pieces, size = 0, list[str](), 0
    for number, line in enumerate(stream, 1):
        raw = line.rstrip("\n")
        if number > _MOST_LINES or size > _LONGEST_LINE:
            raise UserError(_TOO_MUCH, name=name, line=number, most=_MOST_BLOCKS)
        if raw[:1] in (" ", "\t") and pieces:
            pieces.append(raw[1:])
            size += len(raw)
            continue
        if pieces:
            yield begun, "".join(pieces)
        begun, pieces, size = number, [raw], len(raw)
    if pieces:
        yield begun, "".join(pieces)


def name_of(line: str) -> str:
    """The name of the property in a line."""
    return re.split("[;:]", line, maxsplit=1)[0].upper()


class _Lines:
    """Sorts the lines of a calendar into its parts."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._open: list[str] = []
        self._parts = CalendarParts()
        self._block: Block | None = None
        self._zone: list[str] = []
        self._last = 1
        self._kept = self._values = 0

    def take(self, number: int, line: str) -> None:
        """One line, unfolded."""
        if not line.strip():
            return
        self._last = number
        name, _colon, value = line.partition(":")
        if not _colon or not _NAME.match(name):
            raise UserError(_BROKEN, name=self._name, line=number)
        name = name.upper()
        if name == "BEGIN":
            self._begin(number, value.strip().upper())
        elif name == "END":
            self._end(number, value.strip().upper())
        elif not self._open:
            raise UserError(_BROKEN, name=self._name, line=number)
        elif self._block is not None and self._open[-1] == "VEVENT":
            if name_of(line) in _KEPT:
                self._keep(number)
                self._block.lines.append(line)
                self._values += line.count(",") if name_of(line) in _LISTS else 0
                if len(self._block.lines) > _MOST_OF_ONE or self._values > _MOST_VALUES:
                    raise UserError(_TOO_MUCH, name=self._name, line=number, most=_MOST_BLOCKS)
        elif "VTIMEZONE" in self._open:
            if name_of(line) in _TIMEZONE_KEPT:
                self._keep(number)
                self._zone.append(line)
        elif self._open == ["VCALENDAR"]:
            self._parts.properties.setdefault(name_of(line), value)

    def finished(self) -> CalendarParts:
        """All parts, once every line was taken."""
        if self._open or ("VERSION" not in self._parts.properties and not self._parts.events):
            raise UserError(_BROKEN, name=self._name, line=self._last)
        self._parts.is_own = "//Plenary//" in self._parts.properties.get("PRODID", "")
        return self._parts

    def _keep(self, number: int) -> None:
        self._kept += 1
        if self._kept > _MOST_KEPT:
            raise UserError(_TOO_MUCH, name=self._name, line=number, most=_MOST_BLOCKS)

    def _begin(self, number: int, kind: str) -> None:
        if (not self._open) is not (kind == "VCALENDAR") or len(self._open) > _DEEPEST:
            raise UserError(_BROKEN, name=self._name, line=number)
        self._open.append(kind)
        if kind == "VEVENT" and len(self._open) == 2:
            self._block = Block(number)
            self._parts.events.append(self._block)
            if len(self._parts.events) > _MOST_BLOCKS:
                raise UserError(_TOO_MUCH, name=self._name, line=number, most=_MOST_BLOCKS)
        elif "VTIMEZONE" in self._open:
            self._zone.append(f"BEGIN:{kind}")

    def _end(self, number: int, kind: str) -> None:
        if not self._open or self._open[-1] != kind:
            raise UserError(_BROKEN, name=self._name, line=number)
        if "VTIMEZONE" in self._open:
            self._zone.append(f"END:{kind}")
        self._open.pop()
        if kind == "VEVENT" and len(self._open) == 1:
            self._block = None
        elif kind == "VTIMEZONE":
            if len(self._parts.zones) < _MOST_ZONES:
                self._parts.zones.append("\r\n".join(self._zone))
            self._zone = []

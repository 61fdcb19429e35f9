"""The schedule in JSON: version 1, a mirror of schedule.xml, and version 2, a flat list of events."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from app.domain.errors import UserError
from app.importers.file_bytes import text_encoding
from app.importers.schedule_raw import RawDay, RawEvent, RawLink, RawPerson, RawSchedule
from app.importers.schedule_xml import MOST_EVENTS, MOST_PARTS
from app.words import message

_BROKEN = message("{name}, line {line}: the file is damaged or cut off here. Export it anew, and import that.")
_NO_SCHEDULE = message("{name} is JSON, and no schedule: there is no {part} in it. Choose another file.")
_TOO_MUCH = message("{name}: there is more in it than an agenda of {most} events: it is refused.")
_MOST_BRACKETS, _MOST_COMMAS = 500_000, 1_500_000  # beyond them the values would fill the memory


def read_schedule_json(name: str, data: bytes) -> RawSchedule:
    """The schedule in ``data``, the content of the file called ``name``. Raises UserError, one sentence."""
    codec, _called = text_encoding(name, data)
    if data.count(b"[") + data.count(b"{") > _MOST_BRACKETS or data.count(b",") > _MOST_COMMAS:
        raise UserError(_TOO_MUCH, name=name, most=MOST_EVENTS)
    try:
        found = json.loads(data.decode(codec))
    except json.JSONDecodeError as error:
        raise UserError(_BROKEN, name=name, line=error.lineno) from error
    except (ValueError, RecursionError) as error:  # a number of thousands of digits
        raise UserError(_BROKEN, name=name, line=1) from error
    whole = found.get("schedule", found) if isinstance(found, dict) else None
    if not isinstance(whole, dict):
        raise UserError(_NO_SCHEDULE, name=name, part="schedule")
    conference = whole.get("conference")
    if not isinstance(conference, dict):
        raise UserError(_NO_SCHEDULE, name=name, part="conference")
    made = RawSchedule({key: _text(value) for key, value in {**whole, **conference}.items() if _text(value)})
    _read_rooms(made, conference)
    _Events(name, made).read(whole, conference)
    return made


def _read_rooms(made: RawSchedule, conference: Mapping[str, Any]) -> None:
    for room in _listed(conference.get("rooms")):
        name = _text(room.get("name")) if isinstance(room, dict) else _text(room)
        if name:
            made.rooms.setdefault(name)


class _Events:
    """Reads the events of both versions into ``made``."""

    def __init__(self, name: str, made: RawSchedule) -> None:
        self._name, self._made = name, made
        self._tracks: dict[str, str] = {}
        self._number = self._parts = 0

    def read(self, whole: Mapping[str, Any], conference: Mapping[str, Any]) -> None:
        """All events, in the order of the file."""
        for track in _listed(conference.get("tracks")):
            if isinstance(track, dict):
                self._tracks[_text(track.get("slug"))] = _text(track.get("name"))
        for day in _listed(conference.get("days")):
            if isinstance(day, dict):
                self._read_day(day)
        flat = [event for event in _listed(whole.get("events")) if isinstance(event, dict)]
        if flat:
            held = RawDay({})
            self._made.days.append(held)
            for event in flat:
                held.events.append(self._event(event, None))

    def _read_day(self, day: Mapping[str, Any]) -> None:
        attributes = {key: _text(day.get(key) or day.get(f"day_{key}")) for key in ("date", "start", "end", "index")}
        made = RawDay({key: value for key, value in attributes.items() if value})
        self._made.days.append(made)
        rooms = day.get("rooms")
        for room, events in rooms.items() if isinstance(rooms, dict) else ():
            if room.strip():
                self._made.rooms.setdefault(room.strip())
            for event in _listed(events):
                if isinstance(event, dict):
                    made.events.append(self._event(event, room.strip()))

    def _event(self, event: Mapping[str, Any], room: str | None) -> RawEvent:
        self._number += 1
        if self._number > MOST_EVENTS:
            raise UserError(_TOO_MUCH, name=self._name, most=MOST_EVENTS)
        texts = {key: _text(value) for key, value in event.items()}
        texts |= {f"@{key}": texts[key] for key in ("id", "guid") if texts.get(key)}
        place = event.get("room")
        if isinstance(place, dict):
            texts["room"] = _text(place.get("name")) or _text(place.get("slug"))
        track = event.get("track")
        if isinstance(track, dict):
            texts["track"] = _text(track.get("name")) or self._tracks.get(_text(track.get("slug")), "")
        if "T" in texts.get("start", ""):  # version 2: a moment
            texts["date"] = texts.pop("start")
        made = RawEvent(self._number, room, {key: value for key, value in texts.items() if value.strip()})
        made.persons = list(self._people(event.get("persons") or event.get("participants")))
        made.links = list(self._links(event.get("links")))
        made.attachments = list(self._links(event.get("attachments")))
        return made

    def _people(self, listed: object) -> Iterator[RawPerson]:
        for person in _listed(listed):
            self._count()
            if isinstance(person, dict):
                fields = {key: _text(value) for key, value in person.items()}
                names = ("public_name", "name", "display_name", "full_public_name")
                fields["name"] = next((fields[key] for key in names if fields.get(key)), "")
            else:
                fields = {"name": _text(person)}
            if fields["name"].strip():
                yield RawPerson({key: value for key, value in fields.items() if value})

    def _links(self, listed: object) -> Iterator[RawLink]:
        for link in _listed(listed):
            self._count()
            if isinstance(link, dict):
                address = _text(link.get("url")) or _text(link.get("href"))
                words = _text(link.get("title")) or _text(link.get("name"))
            else:
                address, words = _text(link), ""
            if address:
                yield RawLink(address, words)

    def _count(self) -> None:
        self._parts += 1
        if self._parts > MOST_PARTS:
            raise UserError(_TOO_MUCH, name=self._name, most=MOST_EVENTS)


def _listed(value: object) -> list[Any]:
    return value if isinstance(value, list) else []


def _text(value: object) -> str:
    """A value as text; of one in several languages ({"en": …}) the first that says anything."""
    if isinstance(value, dict):
        return next((_text(each) for each in value.values() if isinstance(each, str) and each.strip()), "")
    if value is None or isinstance(value, list | bool):
        return ""
    return value if isinstance(value, str) else str(value)

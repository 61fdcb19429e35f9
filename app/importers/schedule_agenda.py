"""What a schedule of the family of schedule.xml means: days, rooms and events on the venue's clock.

An event whose clock is before its day's change belongs to the night of that day: its minutes pass 1440. Where the date
and the clock of an event disagree, the clock is the venue's (a file may write local times and call them UTC).
"""

import datetime as dt
import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from zoneinfo import ZoneInfo

from app.domain.agenda_import import (
    AgendaField,
    ImportedAgenda,
    ImportedEvent,
    ImportedPart,
    ImportedPerson,
    Origin,
    People,
    numbered,
    person_key,
)
from app.domain.errors import UserError
from app.domain.kinds import PresentationKind
from app.importers.agenda_kinds import form_of, kind_of_event
from app.importers.agenda_own_words import is_withheld
from app.importers.agenda_text import one_line, plain_line, plain_text, with_link
from app.importers.language_words import language_of
from app.importers.schedule_raw import RawEvent, RawLink, RawPerson, RawSchedule
from app.importers.schedule_times import (
    MINUTES_A_DAY,
    clock_minutes,
    day_in,
    length_minutes,
    moment_in,
    with_seconds,
    zone_fitting,
    zone_named,
)
from app.importers.schedule_when import DayTimes, When, placed

SAYS = frozenset(AgendaField) - {
    AgendaField.CHAIRS, AgendaField.TALK, AgendaField.DECISION, AgendaField.SESSION
}  # fmt: skip
_USUAL_LENGTH = 30  # minutes, where a file says none
_FIRST_YEAR, _LAST_YEAR = 1900, 2199


def agenda_of(name: str, raw: RawSchedule, zone: str = "", preferred: Sequence[str] = ()) -> ImportedAgenda:
    """The agenda in the file called ``name``; ``zone`` (IANA) is that of its times where the user knows better.

    ``preferred`` zones are taken before others that have the same offsets. Raises nothing: what cannot be read is among
    the problems.
    """
    return _Reading(name, raw, zone, preferred).agenda()


@dataclass(frozen=True)
class _Told:
    """What a whole file says of its events."""

    name: str
    zone: str
    seconds: bool  # of lengths in three parts
    slot: int  # minutes of an event that says no length


class _Reading:
    """One file."""

    def __init__(self, name: str, raw: RawSchedule, zone: str, preferred: Sequence[str]) -> None:
        self._raw, self._name = raw, name
        self._remarks: list[UserError] = []
        self._problems: list[UserError] = []
        self._people = People()
        lengths = [event.texts.get("duration", "") for day in raw.days for event in day.events]
        seconds = with_seconds(lengths)
        slot = length_minutes(raw.conference.get("timeslot_duration", ""), seconds=True) or 0
        self._told = _Told(name, zone or self._zone(preferred), seconds, slot if slot > 5 else _USUAL_LENGTH)

    def agenda(self) -> ImportedAgenda:
        """All of it."""
        conference = self._raw.conference
        rooms = dict.fromkeys(one_line(room) for room in self._raw.rooms)
        events = sorted(self._events(), key=lambda each: (each.day, each.start, each.place))
        rooms |= dict.fromkeys(event.room for event in events if event.room)
        days = [day for raw in self._raw.days if (day := day_in(raw.attributes.get("date", ""))) is not None]
        days += [day for key in ("start", "end") if (day := day_in(conference.get(key, ""))) is not None]
        days = [day for day in days if _FIRST_YEAR <= day.year <= _LAST_YEAR]
        held = ", ".join(one_line(conference[key]) for key in ("venue", "city") if conference.get(key, "").strip())
        names = numbered([event.external_id for event in events])
        return ImportedAgenda(
            source=self._name,
            origin=Origin.SCHEDULE,
            events=tuple(_named(event, name) for event, name in zip(events, names, strict=True)),
            people=self._people.all(),
            rooms=tuple(room for room in rooms if room),
            title=plain_line(conference.get("title", "")),
            short_name=one_line(conference.get("acronym", "")),
            first_day=min(days, default=None),
            last_day=max(days, default=None),
            zone=self._told.zone,
            place=held,
            link=conference.get("url", "") or conference.get("base_url", ""),
            says=SAYS,
            problems=tuple(self._problems),
            remarks=tuple(self._remarks),
        )

    def _zone(self, preferred: Sequence[str]) -> str:
        """The zone that the file names, else one with its offsets; empty: it says none."""
        conference = self._raw.conference
        named = next((conference[key] for key in ("time_zone_name", "timezone", "time_zone") if key in conference), "")
        if found := zone_named(named):
            return found
        offsets = []
        for day in self._raw.days:
            for event in day.events:
                moment = moment_in(event.texts.get("date", ""))
                start = clock_minutes(event.texts.get("start", ""))
                if moment is None or (offset := moment.utcoffset()) is None:
                    continue
                clock = moment.hour * 60 + moment.minute
                if start is not None and start % MINUTES_A_DAY != clock:  # an instant in another zone than the clock's
                    wide = (start - clock + MINUTES_A_DAY // 2) % MINUTES_A_DAY - MINUTES_A_DAY // 2
                    offset += dt.timedelta(minutes=wide)
                elif not offset:  # local times that are called UTC: it may be anywhere
                    continue
                offsets.append((moment.replace(tzinfo=None), offset))
        fitting = zone_fitting(offsets, preferred)
        if named.strip():
            self._remarks.append(
                UserError("{name}: there is no time zone {zone}; the times are taken as those of the venue.",
                          name=self._name, zone=repr(one_line(named)))
            )  # fmt: skip
        return fitting

    def _events(self) -> Iterator[ImportedEvent]:
        change = clock_minutes(self._raw.conference.get("day_change", ""))
        for day in self._raw.days:
            times = DayTimes.of(day.attributes, change)
            for event in day.events:
                made = self._event(event, times)
                if made is not None:
                    yield made

    def _event(self, raw: RawEvent, day: DayTimes) -> ImportedEvent | None:
        texts = raw.texts
        when = placed(texts, day, ZoneInfo(self._told.zone) if self._told.zone else None)
        title = self._title(raw)
        if when is None or not _FIRST_YEAR <= when.day.year <= _LAST_YEAR:
            self._problem("{name}, line {line}, {field}: {title} has no day and time that can be read.", raw, title)
            return None
        type_ = one_line(texts.get("type", "") or texts.get("category", ""))
        track = one_line(texts.get("track", ""))
        parts = self._parts(raw)
        kind = kind_of_event(type_, title, track, bool(parts))
        external, guid = _names(texts, title)
        language = texts.get("language", "").strip()
        return ImportedEvent(
            external_id=external,
            title=title,
            day=when.day,
            start=when.start,
            minutes=self._minutes(raw, when, title),
            room=one_line(raw.room or texts.get("room", "")),
            track=track,
            kind=kind,
            form=form_of(type_) or PresentationKind.TALK,
            language=(language_of(language) or one_line(language)) if language else "",
            abstract=_abstract(raw),
            note=plain_text(texts.get("subtitle", "")),
            internal_note=_recording(texts),
            parts=parts,
            guid=guid,
            source=_source(self._name, texts, type_),
            place=raw.place,
        )

    def _title(self, raw: RawEvent) -> str:
        texts = raw.texts
        title = plain_line(texts.get("title", ""))
        if title:
            return title
        others = (texts.get(key, "") for key in ("subtitle", "slug", "track", "type", "@id"))
        title = next((words for other in others if (words := plain_line(other))), "—")
        self._remark("{name}, line {line}, {field}: it is empty; {title} is taken.", raw, title, "title")
        return title

    def _minutes(self, raw: RawEvent, when: When, title: str) -> int:
        """The length; of an event that says none, up to its end, or the usual one."""
        said = raw.texts.get("duration", "").strip()
        minutes = length_minutes(said, self._told.seconds)
        if minutes is not None:
            return minutes
        end, begin = moment_in(raw.texts.get("end", "")), moment_in(raw.texts.get("date", ""))
        if end is not None and begin is not None and (end.tzinfo is None) == (begin.tzinfo is None) and end > begin:
            return int((end - begin) / dt.timedelta(minutes=1))
        clock = clock_minutes(raw.texts.get("end", ""))
        if clock is not None:
            return (clock - when.start) % MINUTES_A_DAY
        self._remark(
            "{name}, line {line}, {field}: {title} has no length that can be read; {minutes} minutes are taken.",
            raw, title, "duration", minutes=self._told.slot,
        )  # fmt: skip
        return self._told.slot

    def _parts(self, raw: RawEvent) -> tuple[ImportedPart, ...]:
        places = dict.fromkeys(self._people.place(person) for one in raw.persons for person in _persons(one))
        return tuple(ImportedPart(place) for place in places)

    def _problem(self, words: str, raw: RawEvent, title: str) -> None:
        self._problems.append(UserError(words, name=self._name, line=raw.place, field="start", title=repr(title)))

    def _remark(self, words: str, raw: RawEvent, title: str, field: str, **more: object) -> None:
        self._remarks.append(
            UserError(words, name=self._name, line=raw.place, field=field, title=repr(title), **more)
        )  # fmt: skip


def _named(event: ImportedEvent, name: str) -> ImportedEvent:
    """The event under a name that no other has; only the first of one name may keep its UUID."""
    return event if event.external_id == name else replace(event, external_id=name, guid="")


def _names(texts: dict[str, str], title: str) -> tuple[str, str]:
    """What the file calls the event, and the UUID that it has (empty: none)."""
    guid = texts.get("@guid", "").strip()
    try:
        known = str(uuid.UUID(guid)) if guid.count("-") == 4 else ""
    except ValueError:
        known = ""
    own = known or guid or texts.get("@id", "").strip() or texts.get("code", "").strip()
    return own or f"{person_key(title)}", known


def _persons(raw: RawPerson) -> Iterator[ImportedPerson]:
    """The person; or the people who stand in one element with commas between them."""
    fields = raw.fields
    name = plain_line(fields.get("name", ""))
    if is_withheld(name):
        return
    listed = name.split(", ") if "@alone" in fields and "id" not in fields else [name]
    if not all(" " in each.strip() for each in listed):
        listed = [name]
    for each in listed:
        if each.strip():
            organisation = next(
                (fields[key] for key in ("organisation", "organization", "company") if key in fields), ""
            )
            named = next((f"{key} {fields[key].strip()}" for key in ("guid", "code", "id") if fields.get(key)), "")
            yield ImportedPerson(each.strip(), named, fields.get("email", "").strip(), one_line(organisation))


def _abstract(raw: RawEvent) -> str:
    """Abstract and description, then the links: everything people may read of it."""
    texts = [plain_text(raw.texts.get(key, "")) for key in ("abstract", "description")]
    if texts[0] == texts[1]:
        texts = texts[:1]
    whole = "\n\n".join(text for text in texts if text)
    links = [RawLink(raw.texts["url"].strip())] if raw.texts.get("url", "").strip() else []
    listed = [_link_line(link) for link in (*links, *raw.links, *raw.attachments)]
    return "\n\n".join(part for part in (whole, "\n".join(dict.fromkeys(listed))) if part)


def _link_line(link: RawLink) -> str:
    return with_link(plain_line(link.words), one_line(link.address))


def _recording(texts: dict[str, str]) -> str:
    """What the chair has to know of a recording, as the file says it."""
    lines = []
    if texts.get("recording.optout", "").strip().lower() in ("true", "1", "yes"):
        lines.append("recording optout: true")
    if license_ := one_line(texts.get("recording.license", "")):
        lines.append(f"recording license: {license_}")
    return "\n".join(lines)


def _source(name: str, texts: dict[str, str], type_: str) -> str:
    """Where the event is from, with what else the file calls it."""
    known = [("id", texts.get("@id", "")), ("slug", texts.get("slug", "")), ("type", type_)]
    said = ", ".join(f"{key} {one_line(value)}" for key, value in known if value.strip())
    return f"{name}: {said}" if said else name

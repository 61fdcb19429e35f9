"""The agenda as schedule.xml, the format of the frab and pretalx family that conference apps read.

It is valid against the public schema of the family (voc/schedule, ``schedule.xml.xsd``). Every item that takes place
is an event, and every session without items. What the family has a place for is said and nothing else: chairs, parts
that are not sure and internal notes have none. Texts stay plain; abstracts keep their lines.

- A day has the venue's date; it begins with its first event and ends with its last, past midnight on the next date.
  An event stands in the day of its session, whatever its own date is.
- Times are the venue's with their offset from UTC; ``start`` and ``duration`` are the venue's clock. A time that the
  clocks skip or show twice is the earlier.
- Identifiers are those of the row, for life: ``guid``, and ``id`` and ``slug``, which are made from it.
- Sessions in all rooms stand in a room without a name.
"""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from app import __version__
from app.domain.agenda import AgendaDocument, AgendaItem, AgendaRole, Audience, days
from app.domain.agenda_entries import AgendaEntry
from app.domain.agenda_facts import NO_FACTS, AgendaFacts, ItemTalk, talks_by_item
from app.domain.kinds import AgendaState, ItemKind, MeetingState, PresentationKind
from app.domain.venue_time import MINUTES_A_DAY, known_zone, to_utc
from app.exporters.agenda_words import LEADING, is_illustrative, shown_roles, version_text
from app.exporters.palette import TRACKS
from app.exporters.schedule_names import acronym, guid, numbers, slug, track_slugs
from app.exporters.terms import illustrative_footnote, person_text
from app.exporters.xml_text import attributes, comment, element, web_uri
from app.words import Words

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_MINUTES_AN_HOUR = 60
_MOST_HOURS = 100  # of a length without days
_MOST_EMPTY_DAYS = 60  # of a meeting, after which only days with sessions are listed
_SLOT = "00:05"
_RECORDING = {"recording optout:": "optout", "recording license:": "license"}

_Sessions = Sequence[AgendaEntry]


def schedule_xml(document: AgendaDocument, audience: Audience, words: Words, facts: AgendaFacts = NO_FACTS) -> bytes:
    """The agenda for ``audience`` as schedule.xml in UTF-8; the same document and facts give the same bytes."""
    return _Writer(document, audience, words, facts).whole().encode("utf-8", "replace")


class _Writer:
    """Writes one agenda."""

    def __init__(self, document: AgendaDocument, audience: Audience, words: Words, facts: AgendaFacts) -> None:
        self._document, self._audience, self._words = document, audience, words
        self._talks = talks_by_item(facts.talks)
        self._zone = document.meeting.zone
        self._acronym = acronym(document.meeting.short_name, document.meeting.first_day)
        self._entries = _entries(document)
        held = [entry for entries in self._entries.values() for entry in entries]
        self._numbers = numbers(entry.uid for entry in held)
        self._people = numbers(
            role.person.uid for entry in held for role in entry.roles if not role.person.withheld
        )  # fmt: skip

    def whole(self) -> str:
        """The whole file."""
        version = version_text(self._document, self._words)
        if self._document.draft:
            version = f"{self._words('Draft')}, {version}"
        parts = [
            comment(illustrative_footnote(self._words)) if is_illustrative(self._document) else "",
            f"<generator{attributes(name='Plenary', version=__version__)}/>\n",
            element("version", version),
            f"<conference>\n{''.join(self._conference())}</conference>\n",
            *(self._day(number, day) for number, day in enumerate(sorted(self._entries), start=1)),
        ]
        return f"{_HEAD}<schedule>\n{''.join(parts)}</schedule>\n"

    def _conference(self) -> Iterator[str]:
        meeting = self._document.meeting
        yield element("acronym", self._acronym)
        yield element("title", meeting.title)
        yield element("start", meeting.first_day.isoformat())
        yield element("end", meeting.last_day.isoformat())
        yield element("days", str(len(self._entries)))
        yield element("timeslot_duration", _SLOT)
        if self._audience is not Audience.PUBLIC and (link := web_uri(meeting.link)):
            yield element("url", link)
        yield element("time_zone_name", self._zone)
        named = dict.fromkeys(session.track for session in self._document.sessions if session.track)
        for number, (track, name) in enumerate(track_slugs(list(named))):
            yield f"<track{attributes(name=track, color=TRACKS[number % len(TRACKS)], slug=name)}/>\n"

    def _day(self, number: int, day: dt.date) -> str:
        entries = self._entries[day]
        start = min((self._instant(day, entry.start) for entry in entries), default=self._instant(day, 0))
        end = max(
            (self._instant(day, entry.end) for entry in entries), default=self._instant(day, MINUTES_A_DAY - 1)
        )  # fmt: skip
        said = attributes(index=str(number), date=day.isoformat(), start=self._local(start), end=self._local(end))
        order = {room: place for place, room in enumerate(self._document.rooms)}
        by_room = sorted(entries, key=lambda entry: _place(entry, order))
        rooms = (self._room(room, list(of)) for room, of in groupby(by_room, key=lambda entry: entry.session.room))
        return f"<day{said}>\n{''.join(rooms)}</day>\n"

    def _room(self, name: str, entries: _Sessions) -> str:
        return f"<room{attributes(name=name)}>\n{''.join(map(self._event, entries))}</room>\n"

    def _event(self, entry: AgendaEntry) -> str:
        item, number = entry.item, self._numbers[entry.uid]
        talks = self._talks.get(item.uid, ()) if item is not None else ()
        title = entry.title or entry.session.title or entry.session.body or "—"
        begin = self._instant(entry.day, entry.start).astimezone(known_zone(self._zone))
        parts = [
            element("date", begin.isoformat()),
            element("start", f"{begin:%H:%M}"),
            element("duration", _length(entry.end - entry.start)),
            element("room", entry.session.room),
            element("slug", slug(self._acronym, number, title)),
            element("title", title),
            element("subtitle", item.note if item is not None else ""),
            element("track", entry.session.track),
            element("type", _kind(item.kind if item is not None else ItemKind.TALK, talks)),
            element("language", _language(talks)),
            element("abstract", _abstract(talks)),
            element("description", ""),
            _recording(item.internal_note if item is not None else ""),
            self._persons(entry),
            "<links/>\n<attachments/>\n",
        ]
        return f"<event{attributes(guid=guid(entry.uid), id=str(number))}>\n{''.join(parts)}</event>\n"

    def _persons(self, entry: AgendaEntry) -> str:
        """Those who speak; somebody who is not to be named has no identifier either (DOMAIN R13)."""
        people = {role.person.uid: role.person for role in self._speaking(entry)}
        lines = []
        for uid, person in people.items():
            if person.withheld:
                lines.append(element("person", person_text(person, self._words)))
            else:
                named = attributes(id=str(self._people[uid]), guid=guid(uid))
                lines.append(element("person", person.name or person.native, named))
        return f"<persons>\n{''.join(lines)}</persons>\n" if lines else "<persons/>\n"

    def _speaking(self, entry: AgendaEntry) -> Iterator[AgendaRole]:
        return (role for role in shown_roles(entry.roles, self._audience) if role.kind not in LEADING)

    def _instant(self, day: dt.date, minutes: int) -> dt.datetime:
        return to_utc(day, minutes, self._zone, later=False)

    def _local(self, instant: dt.datetime) -> str:
        return instant.astimezone(known_zone(self._zone)).isoformat()


def _entries(document: AgendaDocument) -> Mapping[dt.date, _Sessions]:
    """What takes place on each day of the meeting; the days are there even where nothing does."""
    meeting = document.meeting
    first, last = meeting.first_day, meeting.last_day
    count = (last - first).days + 1
    found: dict[dt.date, list[AgendaEntry]] = {}
    if count <= _MOST_EMPTY_DAYS:
        found = {first + dt.timedelta(days=number): [] for number in range(count)}
    if meeting.state is not MeetingState.CANCELLED:
        for day, sessions in days(document):
            listed = found.setdefault(day, [])
            for session in sessions:
                items = [item for item in session.items if item.state is not AgendaState.CANCELLED]
                shown: list[AgendaItem | None] = [*items] or [None]
                listed += [AgendaEntry(meeting, session, item) for item in shown]
    return found or {first: []}


def _place(entry: AgendaEntry, order: Mapping[str, int]) -> tuple[object, ...]:
    room = entry.session.room
    return (not room, order.get(room, len(order)), room, entry.start, entry.end)


def _length(minutes: int) -> str:
    """Hours and minutes, as in "01:30"; from a hundred hours on with the days before them."""
    hours, rest = divmod(max(minutes, 0), _MINUTES_AN_HOUR)
    if hours < _MOST_HOURS:
        return f"{hours:02}:{rest:02}"
    number, hours = divmod(hours, 24)
    return f"{number}:{hours:02}:{rest:02}"


def _kind(kind: ItemKind, talks: Sequence[ItemTalk]) -> str:
    """The kind of an event in one word: what is special about its presentation, else what kind of item it is."""
    forms = {talk.kind for talk in talks}
    if kind is ItemKind.TALK and len(forms) == 1 and forms != {PresentationKind.TALK}:
        return forms.pop().value
    return kind.value


def _language(talks: Sequence[ItemTalk]) -> str:
    languages = list(dict.fromkeys(talk.language for talk in talks if talk.language))
    return languages[0] if len(languages) == 1 else ""


def _abstract(talks: Sequence[ItemTalk]) -> str:
    """What the presentation is about; of several each under its title."""
    if len(talks) == 1:
        return talks[0].abstract
    return "\n\n".join("\n".join(filter(None, (talk.title, talk.abstract))) for talk in talks)


def _recording(note: str) -> str:
    """What a note for the chair says of a recording, in the words in which imported ones are kept."""
    said: dict[str, str] = {}
    for line in note.split("\n"):
        for words, key in _RECORDING.items():
            if line.startswith(words):
                said[key] = line.removeprefix(words).strip()
    if not said:
        return ""
    optout = "true" if said.get("optout") == "true" else "false"
    inside = element("license", said.get("license", "")) + element("optout", optout)
    return f"<recording>\n{inside}</recording>\n"

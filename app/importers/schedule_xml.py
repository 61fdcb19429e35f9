"""schedule.xml as frab, pretalx, Pentabarf and their kin write it, streamed through expat; no tree, no entity, no net.

A document type declaration may stand there and is not followed; one that declares entities is refused, and with it
every entity bomb. Elements that are not known are passed over. An error names the file and the line.
"""

import re
from collections.abc import Callable, Collection, Mapping
from html import escape
from xml.parsers import expat

from app.domain.errors import UserError
from app.importers.agenda_text import TAGS
from app.importers.schedule_raw import (
    CONFERENCE_TEXTS,
    DAY_TEXTS,
    EVENT_TEXTS,
    PERSON_TEXTS,
    RawDay,
    RawEvent,
    RawLink,
    RawPerson,
    RawSchedule,
)
from app.words import message

MOST_EVENTS = 20_000
MOST_PARTS = 400_000  # people, links and rooms
_DEEPEST = 100
_CHUNK = 1 << 16
_DECLARED = re.compile(rb"""^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9._-]{1,40})["']""")
_LONG_TAG, _MOST_SIGNS = 500_000, 20_000  # bytes; equals signs in it: attributes that would fill the memory
_OWN = frozenset({"utf-8", "utf-16", "us-ascii", "ascii", "iso-8859-1"})  # what expat reads by itself
_MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))

_BROKEN = message("{name}, line {line}: the file is damaged or cut off here. Export it anew, and import that.")
_TOO_MUCH = message("{name}, line {line}: there is more in it than an agenda of {most} events: it is refused.")
_NO_SCHEDULE = message("{name} is no schedule: its first element is {tag}, not schedule. Choose another file.")

Step = Callable[[int, int], None]
_EVENTS = frozenset({"event", "entry"})
_PEOPLE = frozenset({"person", "speaker"})
_MARKED = frozenset({"abstract", "description", "subtitle"})  # marks of HTML may stand in them unescaped


def read_schedule(name: str, data: bytes, step: Step = lambda _done, _total: None) -> RawSchedule:
    """The schedule in ``data``, the content of the file called ``name``; ``step`` may raise to stop.

    Raises UserError, one sentence with the file and the line.
    """
    reader = _Reader(name)
    data, encoding = _decoded(name, data)
    _refuse_long_tags(name, data)
    parser = expat.ParserCreate(encoding)
    parser.buffer_text = True
    reader.line = lambda: int(parser.CurrentLineNumber)
    parser.StartElementHandler, parser.EndElementHandler = reader.begin, reader.end
    parser.CharacterDataHandler = reader.text
    parser.EntityDeclHandler = reader.refuse_entity
    parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
    try:
        for begin in range(0, len(data), _CHUNK):
            step(begin, len(data))
            parser.Parse(data[begin : begin + _CHUNK], False)
        parser.Parse(b"", True)
    except expat.ExpatError as error:
        raise UserError(_BROKEN, name=name, line=error.lineno) from error
    except (ValueError, LookupError) as error:  # an encoding that nobody knows
        raise UserError(_BROKEN, name=name, line=1) from error
    return reader.schedule


def _decoded(name: str, data: bytes) -> tuple[bytes, str | None]:
    """The bytes that expat can read, and how; None: it tells by itself."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data, encoding
    declared = _DECLARED.match(data[:400])
    if declared is None or declared[1].decode("ascii").lower() in _OWN:
        if declared is not None and declared[1].lower() == b"utf-16":  # it says so, and is read as ASCII all the same
            return data, "utf-8"
        return data, None
    try:
        return data.decode(declared[1].decode("ascii")).encode("utf-8"), "utf-8"
    except (LookupError, UnicodeError, ValueError) as error:
        raise UserError(
            "{name} says that it is written in {encoding}, and it is not: export it anew in UTF-8.",
            name=name, encoding=declared[1].decode("ascii"),
        ) from error  # fmt: skip


def _refuse_long_tags(name: str, data: bytes) -> None:
    begin = 0
    while (end := data.find(b"<", begin)) >= 0 or begin < len(data):
        end = end if end >= 0 else len(data)
        if end - begin > _LONG_TAG and data.count(b"=", begin, end) > _MOST_SIGNS:
            raise UserError(_TOO_MUCH, name=name, line=1 + data.count(b"\n", 0, begin), most=MOST_EVENTS)
        begin = end + 1


def _only(found: Mapping[str, str], wanted: Collection[str]) -> dict[str, str]:
    return {key: value for key, value in found.items() if key in wanted and value.strip()}


class _Reader:
    """Hears of the elements; ``line`` tells where the parser is."""

    def __init__(self, name: str) -> None:
        self.schedule = RawSchedule()
        self.line: Callable[[], int] = lambda: 0
        self._name = name
        self._path: list[str] = []
        self._day: RawDay | None = None
        self._room: str | None = None
        self._event: RawEvent | None = None
        self._person: RawPerson | None = None
        self._link = ""
        self._texts: list[list[str]] = []  # of the elements that are open
        self._marked = 0  # how deep in marks of HTML
        self._is_html = False  # the text that is being read has such marks
        self._events = self._parts = 0

    def refuse_entity(self, *_declared: object) -> None:
        """No agenda declares entities."""
        raise UserError(
            "{name} declares entities, which no schedule does: it is refused. Export it anew, and import that.",
            name=self._name,
        )

    def begin(self, tag: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        tag = tag.rpartition(":")[2].lower()
        if not self._path and tag != "schedule":
            raise UserError(_NO_SCHEDULE, name=self._name, tag=tag[:40])
        if len(self._path) >= _DEEPEST:
            raise self._too_much()
        parent = self._path[-1] if self._path else ""
        if self._marked or (self._event is not None and parent in _MARKED and tag in TAGS):
            self._begin_mark(tag, attributes)
        self._path.append(tag)
        self._texts.append([])
        if self._marked:
            return
        if self._event is None:
            self._begin_around(tag, parent, attributes)
        else:
            self._begin_within(self._event, tag, attributes)

    def text(self, words: str) -> None:
        """Text of the element that began last; of marks of HTML that of the element they stand in."""
        if self._is_html:
            self._texts[-1 - self._marked].append(escape(words, quote=False))
        elif self._texts:
            self._texts[-1].append(words)

    def end(self, tag: str) -> None:
        """An element ends."""
        tag = self._path.pop()
        words = "".join(self._texts.pop())
        if self._marked:
            self._marked -= 1
            if tag in TAGS:
                self._texts[-1 - self._marked].append(f"</{tag}>")
        elif self._event is not None:
            self._is_html = False
            self._end_within(self._event, tag, words)
        elif tag == "day":
            self._day = None
        elif tag == "room":
            self._room = None
        elif self._path and self._path[-1] in ("conference", "schedule") and words.strip() and tag in CONFERENCE_TEXTS:
            self.schedule.conference.setdefault(tag, words.strip())

    def _begin_mark(self, tag: str, attributes: dict[str, str]) -> None:
        if not self._is_html:  # what was read of it so far becomes HTML too
            self._is_html = True
            self._texts[-1] = [escape("".join(self._texts[-1]), quote=False)]
        given = "".join(f' {key}="{escape(attributes[key])}"' for key in ("href", "src", "alt") if key in attributes)
        if tag in TAGS:
            self._texts[-1 - self._marked].append(f"<{tag}{given}>")
        self._marked += 1

    def _begin_around(self, tag: str, parent: str, attributes: dict[str, str]) -> None:
        if tag == "day":
            self._day = RawDay(_only(attributes, DAY_TEXTS))
            self.schedule.days.append(self._day)
            self._count_part()
        elif tag == "room" and parent == "day":
            self._room = attributes.get("name", "").strip()
            if self._room:
                self.schedule.rooms.setdefault(self._room)
            self._count_part()
        elif tag in _EVENTS:
            self._events += 1
            if self._events > MOST_EVENTS:
                raise self._too_much()
            named = {f"@{key}": value for key, value in attributes.items()}
            self._event = RawEvent(self.line(), self._room, _only(named, EVENT_TEXTS))
            if self._day is None:  # events that stand in no day
                self._day = RawDay({})
                self.schedule.days.append(self._day)
            self._day.events.append(self._event)
        elif tag == "generator" and attributes.get("name"):
            self.schedule.conference.setdefault(tag, attributes["name"])

    def _begin_within(self, event: RawEvent, tag: str, attributes: dict[str, str]) -> None:
        if tag in _PEOPLE and self._person is None:
            self._person = RawPerson(_only(attributes, PERSON_TEXTS))
            event.persons.append(self._person)
            self._count_part()
        elif tag in ("link", "attachment"):
            self._link = attributes.get("href", "").strip()
            self._count_part()

    def _end_within(self, event: RawEvent, tag: str, words: str) -> None:
        if tag in _EVENTS:
            self._event = None
        elif self._person is not None:
            if tag in _PEOPLE:
                if words.strip():
                    self._person.fields.setdefault("name", words)
                elif "name" not in self._person.fields:
                    event.persons.remove(self._person)
                if self._path[-1] in _EVENTS:  # names in one element, straight in the event
                    self._person.fields["@alone"] = "1"
                self._person = None
            elif words.strip() and tag in PERSON_TEXTS:
                self._person.fields.setdefault(tag, words)
        elif tag in ("link", "attachment"):
            address = self._link or words.strip()
            listed = event.links if tag == "link" else event.attachments
            if address:
                listed.append(RawLink(address, words.strip() if self._link else ""))
        elif words.strip():
            named = tag if self._path[-1] in _EVENTS else f"{self._path[-1]}.{tag}"
            if named in EVENT_TEXTS:
                event.texts.setdefault(named, words)

    def _count_part(self) -> None:
        self._parts += 1
        if self._parts > MOST_PARTS:
            raise self._too_much()

    def _too_much(self) -> UserError:
        return UserError(_TOO_MUCH, name=self._name, line=self.line(), most=MOST_EVENTS)

"""An agenda as a file holds it, whatever the file: days, rooms, events and the people who speak in them.

Days and times are those of the venue's clock: minutes from 00:00 of the event's day, which may pass 1440 (the night
that belongs to the day before). The lengths are minutes.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from app.domain.errors import UserError
from app.domain.kinds import AgendaState, ItemKind, ItemRoleKind, PresentationKind, RoleState
from app.domain.text import fold
from app.words import message

LEADING = frozenset({ItemRoleKind.CHAIR, ItemRoleKind.MODERATOR, ItemRoleKind.RAPPORTEUR})


class AgendaField(StrEnum):
    """What is compared of an event, in the order in which it is kept; new ones go to the end."""

    TITLE = "title"
    TIME = "time"  # day and start
    LENGTH = "length"
    ROOM = "room"
    TRACK = "track"
    KIND = "kind"
    PEOPLE = "people"
    CHAIRS = "chairs"
    ABSTRACT = "abstract"
    LANGUAGE = "language"
    FORM = "form"  # of the presentation
    TALK = "talk"  # its title, where it says more than the item's
    NOTE = "note"
    INTERNAL_NOTE = "internal_note"
    STATE = "state"
    DECISION = "decision"
    SESSION = "session"


FIELD_NAMES = {
    AgendaField.TITLE: message("Title"),
    AgendaField.TIME: message("Time"),
    AgendaField.LENGTH: message("Minutes"),
    AgendaField.ROOM: message("Room"),
    AgendaField.TRACK: message("Track"),
    AgendaField.KIND: message("Kind"),
    AgendaField.PEOPLE: message("Speakers"),
    AgendaField.CHAIRS: message("Chair"),
    AgendaField.ABSTRACT: message("Abstract"),
    AgendaField.LANGUAGE: message("Language"),
    AgendaField.FORM: message("Form"),
    AgendaField.TALK: message("Presentation"),
    AgendaField.NOTE: message("Note"),
    AgendaField.INTERNAL_NOTE: message("Internal note"),
    AgendaField.STATE: message("State"),
    AgendaField.DECISION: message("Decision"),
    AgendaField.SESSION: message("Session"),
}


class Origin(StrEnum):
    """What kind of file an agenda is from: its events have names of their own in each."""

    SCHEDULE = "schedule"  # schedule.xml and its form in JSON
    SHEET = "sheet"
    CALENDAR = "calendar"


@dataclass(frozen=True, slots=True)
class ImportedPerson:
    """Somebody in the file. ``external_id`` is what the file calls them (empty: nothing but the name)."""

    name: str
    external_id: str = ""
    email: str = ""
    organisation: str = ""
    native: str = ""  # the name in the person's own script


@dataclass(frozen=True, slots=True)
class ImportedPart:
    """What somebody (``person``: the place in the agenda's people) does in an event."""

    person: int
    kind: ItemRoleKind = ItemRoleKind.SPEAKER
    state: RoleState = RoleState.CONFIRMED


@dataclass(frozen=True, slots=True)
class ImportedEvent:
    """One event. ``place`` is its line or row; ``guid`` a UUID it may keep (empty: none).

    ``session`` is the title of the session whose item it is; empty: it has a session of its own. ``is_session``: a
    session without items. ``source`` says where it is from, with what else the file calls it.
    """

    external_id: str
    title: str
    day: dt.date
    start: int
    minutes: int
    room: str = ""
    track: str = ""
    kind: ItemKind = ItemKind.TALK
    form: PresentationKind = PresentationKind.TALK
    language: str = ""
    abstract: str = ""
    talk: str = ""
    note: str = ""
    internal_note: str = ""
    parts: tuple[ImportedPart, ...] = ()
    state: AgendaState = AgendaState.CONFIRMED
    decision: bool = False
    session: str = ""
    is_session: bool = False
    guid: str = ""
    source: str = ""
    place: int = 0

    @property
    def is_presented(self) -> bool:
        """Whether it has a presentation: an abstract, a language, or a talk that somebody gives."""
        gives = self.kind is ItemKind.TALK and any(part.kind not in LEADING for part in self.parts)
        return not self.is_session and bool(self.abstract or self.language or self.talk or gives)


@dataclass(frozen=True)
class ImportedAgenda:
    """A whole file. ``source`` is its name, ``zone`` the IANA zone of its times (empty: it says none).

    ``says`` are the fields it speaks of; others are never changed. ``problems`` are the events that cannot be imported,
    ``remarks`` what was read otherwise than it stands there; both name line or row. ``left_out`` are names of events
    that it holds and that were passed over, which are therefore not missing.
    """

    source: str
    origin: Origin
    events: tuple[ImportedEvent, ...]
    people: tuple[ImportedPerson, ...] = ()
    rooms: tuple[str, ...] = ()
    title: str = ""
    short_name: str = ""
    first_day: dt.date | None = None
    last_day: dt.date | None = None
    zone: str = ""
    place: str = ""
    link: str = ""
    says: frozenset[AgendaField] = field(default_factory=lambda: frozenset(AgendaField))
    problems: tuple[UserError, ...] = ()
    remarks: tuple[UserError, ...] = ()
    left_out: frozenset[str] = frozenset()

    def days(self) -> tuple[dt.date, dt.date] | None:
        """The first and the last day: those the file says, widened to hold every event; None: there is no day."""
        known = [event.day for event in self.events]
        known += [day for day in (self.first_day, self.last_day) if day is not None]
        return (min(known), max(known)) if known else None


def person_key(name: str) -> str:
    """What tells people without a name of their own in the file apart."""
    return " ".join(fold(name).split())


class People:
    """Collects the people of a file, each once: by what the file calls them, else by address, else by name."""

    def __init__(self) -> None:
        self._found: list[ImportedPerson] = []
        self._places: dict[tuple[str, str], int] = {}

    def place(self, person: ImportedPerson) -> int:
        """Where the person stands among all; the first one met says how they are written."""
        if person.external_id:
            key = ("id", person.external_id)
        elif person.email:
            key = ("email", person.email.casefold())
        else:
            key = ("name", f"{person_key(person.name)}\t{person_key(person.organisation)}")
        if key not in self._places:
            self._places[key] = len(self._found)
            self._found.append(person)
        return self._places[key]

    def all(self) -> tuple[ImportedPerson, ...]:
        """All of them, in the order in which they were met."""
        return tuple(self._found)


def numbered(names: Sequence[str]) -> list[str]:
    """The names of events, each unlike all others: one that comes again is followed by "#2", "#3" …"""
    seen: dict[str, int] = {}
    found = []
    for name in names:
        seen[name] = seen.get(name, 0) + 1
        found.append(name if seen[name] == 1 else f"{name}#{seen[name]}")
    return found

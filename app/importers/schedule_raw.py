"""A schedule of the family of schedule.xml as it stands in the file, before anybody says what it means."""

from dataclasses import dataclass, field

EVENT_TEXTS = frozenset(
    {
        "@id", "@guid", "date", "start", "end", "duration", "room", "title", "subtitle", "slug", "track", "type",
        "category", "language", "abstract", "description", "url", "code", "recording.license", "recording.optout",
    }
)  # fmt: skip
DAY_TEXTS = frozenset({"date", "start", "end", "index"})
PERSON_TEXTS = frozenset({"id", "guid", "code", "name", "email", "organisation", "organization", "company"})
CONFERENCE_TEXTS = frozenset(
    {
        "title", "acronym", "venue", "city", "start", "end", "day_change", "timeslot_duration", "time_zone_name",
        "timezone", "time_zone", "url", "base_url",
    }
)  # fmt: skip


@dataclass(slots=True)
class RawPerson:
    """A person of an event; ``fields``: name, id, guid, code, email."""

    fields: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class RawLink:
    """A link or an attachment with its words."""

    address: str
    words: str = ""


@dataclass(slots=True)
class RawEvent:
    """An event: its texts by the names of their elements, which room it stands in, its line (or its number)."""

    place: int
    room: str | None = None
    texts: dict[str, str] = field(default_factory=dict)
    persons: list[RawPerson] = field(default_factory=list)
    links: list[RawLink] = field(default_factory=list)
    attachments: list[RawLink] = field(default_factory=list)


@dataclass(slots=True)
class RawDay:
    """A day: the attributes date, start, end, index, and its events in any room."""

    attributes: dict[str, str]
    events: list[RawEvent] = field(default_factory=list)


@dataclass(slots=True)
class RawSchedule:
    """A whole file: the texts of its conference (and of the schedule itself), its rooms in order, its days."""

    conference: dict[str, str] = field(default_factory=dict)
    rooms: dict[str, None] = field(default_factory=dict)  # a set in order
    days: list[RawDay] = field(default_factory=list)

"""What every document says: the project it belongs to, the meeting it is about, and the people it names.

Document values are frozen and complete: queries make them, exporters turn them into bytes, releases keep them as JSON
(``frozen_json``). They hold no database key and nothing in words that depend on the reader's language.
"""

import datetime as dt
from dataclasses import dataclass

from app.domain.kinds import MeetingKind, MeetingState


@dataclass(frozen=True)
class Picture:
    """A picture file as it was attached (PNG or JPEG; anything else is not drawn), and what it shows, in words."""

    data: bytes
    alt: str


@dataclass(frozen=True)
class ProjectHead:
    """The project, as documents name it. What is kept as JSON has no logo: it is put back when it is read."""

    acronym: str
    title: str
    programme: str
    grant_no: str
    acknowledgement: str
    data_protection_contact: str
    logo: Picture | None = None


@dataclass(frozen=True)
class PersonRef:
    """A person in a document: Latin form, the person's own script (may be empty), organisation at that time.

    Of a ``withheld`` one (``domain.consent``) the two names are empty, and documents say so instead (DOMAIN R13).
    """

    uid: str
    name: str
    native: str = ""
    organisation: str = ""
    illustrative: bool = False
    withheld: bool = False


@dataclass(frozen=True)
class MeetingHead:
    """A meeting, as documents name it. Days are venue days, ``zone`` is the venue's IANA zone."""

    uid: str
    short_name: str
    title: str
    kind: MeetingKind
    state: MeetingState
    first_day: dt.date
    last_day: dt.date
    zone: str
    place: str
    address: str
    directions: str
    host: str
    link: str
    contact: str
    note: str
    illustrative: bool = False


@dataclass(frozen=True)
class MeetingFacts:
    """One line of ``plenary meetings``: all counts are counted from rows (DOMAIN R11)."""

    name: str
    title: str
    start: dt.date
    end: dt.date
    place: str
    timezone: str
    sessions: int
    items: int
    attendees: int
    countries: int


@dataclass(frozen=True)
class ClockLine:
    """One deadline of a meeting's formal session and what became of it (DOMAIN R1); ``late_days`` at the as-of day."""

    meeting: str
    body: str
    what: str
    due: dt.date
    done: dt.date | None
    late_days: int

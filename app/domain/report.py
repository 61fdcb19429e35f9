"""The meeting report as a document value: what a newsletter tells about a meeting (DOMAIN, "Meeting report")."""

import datetime as dt
from dataclasses import dataclass

from app.domain.agenda import AgendaDocument
from app.domain.counts import MeetingFigures
from app.domain.documents import PersonRef
from app.domain.kinds import ParticipationRole, SlidesState
from app.domain.minutes import FormalPart, MinutesDocument, NextMeeting, PublishedCount


@dataclass(frozen=True)
class RoleCount:
    """How many took part in a role."""

    role: ParticipationRole
    people: int


@dataclass(frozen=True)
class ReportedTalk:
    """A presentation; ``file`` is the name of its newest file, given only once it was cleared or published."""

    title: str
    speakers: tuple[PersonRef, ...]
    state: SlidesState
    file: str = ""


@dataclass(frozen=True)
class Mention:
    """A publication about the meeting; ``place`` is where it appeared, ``link`` may be empty."""

    title: str
    place: str
    published_on: dt.date | None
    link: str
    illustrative: bool = False


@dataclass(frozen=True)
class ReportDocument:
    """All that the report of a meeting is made of, at one moment.

    ``minutes`` is None before any were begun; ``guests`` attended as guests, or were guests of honour; ``countries``
    are those of the attendees' organisations (ISO 3166-1 alpha-2); ``invited`` and ``accepted`` count the people on the
    list.
    """

    agenda: AgendaDocument
    minutes: MinutesDocument | None
    at: dt.datetime
    as_of: dt.date
    figures: MeetingFigures
    countries: tuple[str, ...]
    published: tuple[PublishedCount, ...]
    roles: tuple[RoleCount, ...]
    guests: tuple[PersonRef, ...]
    invited: int
    accepted: int
    formal: tuple[FormalPart, ...]
    talks: tuple[ReportedTalk, ...]
    mentions: tuple[Mention, ...]
    following: tuple[NextMeeting, ...]  # the next in the series and the next of all, by date

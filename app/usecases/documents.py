"""The documents as the window lists them: what each is called and good for, and how one is made for a preview."""

import datetime as dt
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from app.db.stores import Store
from app.domain.agenda import Audience
from app.domain.export_request import CalendarScope, ExportRequest
from app.usecases.export_kind import ExportKind, Rendered
from app.usecases.export_kinds import EXPORT_KINDS, chosen_format
from app.usecases.exports import gathered, render
from app.words import message

_one_at_a_time = threading.Lock()  # ReportLab keeps fonts and styles for the whole process


class Shelf(StrEnum):
    """Where a document stands in the list."""

    MEETING = "meeting"
    RECORD = "record"
    VENUE = "venue"
    PROJECT = "project"


SHELVES = {
    Shelf.MEETING: message("For those who come"),
    Shelf.RECORD: message("For the record"),
    Shelf.VENUE: message("At the venue"),
    Shelf.PROJECT: message("Whole project"),
}
AUDIENCES = {
    Audience.PARTICIPANTS: message("Participants"),
    Audience.CHAIR: message("Chair"),
    Audience.PUBLIC: message("Public"),
}
FORMATS = {
    "pdf": message("PDF"),
    "html": message("Web page"),
    "docx": message("Word"),
    "xlsx": message("Excel"),
    "csv": message("CSV"),
    "md": message("Markdown"),
    "json": message("JSON"),
    "xml": message("XML"),
    "ics": message("Calendar file"),
    "zip": message("ZIP"),
}


class Person(StrEnum):
    """Whether a document is about one person."""

    NO = "no"
    MAY = "may"
    MUST = "must"


@dataclass(frozen=True)
class Document:
    """One line of the list: ``title`` and ``about`` are message ids; ``of_meeting``: it is about the meeting shown."""

    id: str
    title: str
    about: str
    shelf: Shelf
    person: Person = Person.NO
    scope: CalendarScope | None = None
    of_kind: str = ""  # empty: the kind is called as the document is

    @property
    def kind(self) -> str:
        """The name of its kind among EXPORT_KINDS."""
        return self.of_kind or self.id

    @property
    def of_meeting(self) -> bool:
        """Whether it is about one meeting."""
        return self.shelf is not Shelf.PROJECT

    @property
    def source(self) -> str:
        """The tab of the meeting on which most of what it says is written; empty: none."""
        return _SOURCES.get(self.id, "")

    @property
    def formats(self) -> tuple[str, ...]:
        """The formats there are; the window shows pages first, for they can be looked at."""
        return tuple(sorted(self._kind.render, key=lambda form: form != "pdf"))

    def form_of(self, wanted: str) -> str:
        """The format that is meant: the wanted one where there is such, else the first."""
        return wanted if wanted in self.formats else self.formats[0]

    @property
    def has_audience(self) -> bool:
        """Whether it is made for the public, the participants or the chair."""
        return "audience" in self._kind.options

    @property
    def has_draft(self) -> bool:
        """Whether it is made of the working copy or of the latest release, as wanted."""
        return "draft" in self._kind.options and self.of_meeting

    @property
    def _kind(self) -> ExportKind:
        return EXPORT_KINDS[self.kind]


_SOURCES = {
    **dict.fromkeys(("agenda", "calendar", "own-calendar", "doors", "running-order", "speakers"), "agenda"),
    **dict.fromkeys(("participants", "badges", "signin", "certificates"), "participants"),
    **dict.fromkeys(("minutes", "report", "decisions", "actions"), "minutes"),
    "presentations": "presentations",
}
_MEETING, _RECORD, _VENUE, _PROJECT = Shelf
_MAY, _MUST, _NO = Person.MAY, Person.MUST, Person.NO
_SCOPE = CalendarScope

DOCUMENTS: Sequence[Document] = (
    Document("agenda", message("Agenda"), message("Days, sessions, talks and rooms"), _MEETING),
    Document(
        "calendar", message("Calendar"), message("The agenda, for the calendars of all"), _MEETING,
        scope=_SCOPE.MEETING,
    ),
    Document(
        "own-calendar", message("One person’s calendar"), message("Only what concerns that person"), _MEETING,
        _MUST, _SCOPE.PERSON, "calendar",
    ),
    Document("participants", message("Participants"), message("Who comes, and from where"), _MEETING),
    Document("presentations", message("Presentations"), message("All slides, with a page of links"), _MEETING),
    Document("pack", message("Pack"), message("All that one reader gets, in one file"), _MEETING, _MAY),
    Document("minutes", message("Minutes"), message("What was said, decided and agreed"), _RECORD),
    Document("report", message("Report of the meeting"), message("The meeting, told for everybody"), _RECORD),
    Document("decisions", message("Decisions"), message("With their votes and when they bind"), _RECORD),
    Document("actions", message("Action items"), message("Who does what until when"), _RECORD, _MAY),
    Document("badges", message("Name badges"), message("Eight on a sheet, to cut"), _VENUE),
    Document("signin", message("Sign-in sheets"), message("A line to sign for each day"), _VENUE),
    Document("doors", message("Door sheets"), message("What takes place in each room"), _VENUE),
    Document("running-order", message("Running order"), message("Minute by minute, for the chair"), _VENUE),
    Document("speakers", message("Speakers"), message("Who speaks when, state of the slides"), _VENUE),
    Document("certificates", message("Certificates"), message("Of attendance, one page a person"), _VENUE, _MAY),
    Document("plan", message("Implementation plan"), message("Timeline, results due, risks"), _PROJECT),
    Document(
        "plan-calendar", message("Calendar of deadlines"), message("Deliverables, milestones, notices"), _PROJECT,
        _NO, _SCOPE.PLAN, "calendar",
    ),
    Document(
        "all-decisions", message("All decisions"), message("Those of every meeting"), _PROJECT, of_kind="decisions"
    ),
    Document(
        "all-actions", message("All action items"), message("Those of every meeting"), _PROJECT, _MAY,
        of_kind="actions",
    ),
    Document(
        "actions-calendar", message("Calendar of action items"), message("The days they are due"), _PROJECT,
        _MAY, _SCOPE.ACTIONS, "calendar",
    ),
    Document("person", message("One person’s data"), message("All that is kept on one person"), _PROJECT, _MUST),
)  # fmt: skip


@dataclass(frozen=True)
class Wanted:
    """The options as they are set: ``person`` is an e-mail address, an empty ``form`` the document's first."""

    form: str = ""
    audience: Audience = Audience.PARTICIPANTS
    language: str = "en"
    draft: bool = False
    person: str = ""


@dataclass(frozen=True)
class Made:
    """A document, and the values it was made of: the same values make the same document."""

    request: ExportRequest
    values: Any
    rendered: Rendered

    @property
    def form(self) -> str:
        """The format it has."""
        return chosen_format(EXPORT_KINDS[self.request.kind], self.request.format)


def make(store: Store, request: ExportRequest, before: Made | None = None) -> Made:
    """Make what ``request`` asks for, in any thread: one short reading, then no session is held.

    ``before`` is given back when nothing that the document says has changed since. Raises UserError.
    """
    values = gathered(store, request)
    if before is not None and before.request == request and before.values == values:
        return before
    with _one_at_a_time:
        return Made(request, values, render(values, request))


def request_for(document: Document, meeting: str, today: dt.date, wanted: Wanted) -> ExportRequest:
    """What is asked for: of the options ``wanted`` only those that mean something for the document.

    ``meeting`` is the short name of the meeting shown, ``today`` the clock's day.
    """
    return ExportRequest(
        kind=document.kind,
        today=today,
        format=document.form_of(wanted.form),
        meeting=meeting if document.of_meeting else "",
        person=wanted.person if document.person is not Person.NO else "",
        audience=wanted.audience if document.has_audience else None,
        scope=document.scope,
        language=wanted.language,
        draft=wanted.draft and document.has_draft,
    )

"""Calendars to export: a meeting's agenda, one person's own agenda, action items, the plan with its deadlines."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from app.db.stores import Store
from app.domain.agenda import AgendaDocument
from app.domain.calendar import Stamp
from app.domain.consent import withhold
from app.domain.documents import ClockLine, ProjectHead
from app.domain.errors import UserError
from app.domain.export_request import CalendarScope, ExportRequest
from app.domain.minutes import ActionEntry
from app.domain.plan import PlanDocument
from app.domain.releases import Release
from app.queries.actions import actions
from app.queries.agenda import agenda, releases
from app.queries.consent import withdrawn_people
from app.queries.formal import clock, clock_stamps
from app.queries.heads import project_head, today
from app.queries.meetings import find_meeting
from app.queries.people import find_person
from app.queries.plan import plan
from app.words import Words


@dataclass(frozen=True)
class _AgendaFacts:
    """The agenda of a meeting; with ``person_uid``, one person's own."""

    document: AgendaDocument
    releases: tuple[Release, ...]
    person_uid: str


@dataclass(frozen=True)
class _ActionFacts:
    """Action items, all or one person's."""

    project: ProjectHead
    entries: tuple[ActionEntry, ...]


@dataclass(frozen=True)
class _PlanFacts:
    """The plan and the governance clock, with the stamps of the clock's lines by meeting."""

    document: PlanDocument
    clock: tuple[ClockLine, ...]
    stamps: Mapping[str, Stamp]


CalendarFacts = _AgendaFacts | _ActionFacts | _PlanFacts


def gather_calendar(store: Store, request: ExportRequest) -> CalendarFacts:
    """What the wanted calendar is made of; raises UserError for options that do not go together."""
    scope = request.scope or (CalendarScope.PERSON if request.person else CalendarScope.MEETING)
    _refuse_odd_options(scope, request)
    with store.read() as session:
        day = today(session, request.today)
        unnamed = withdrawn_people(session, day)
        match scope:
            case CalendarScope.MEETING | CalendarScope.PERSON:
                meeting = find_meeting(session, request.meeting)
                person_uid = str(find_person(session, request.person).uid) if request.person else ""
                facts = _AgendaFacts(agenda(session, meeting, request.draft), releases(session, meeting), person_uid)
                return withhold(facts, unnamed)
            case CalendarScope.ACTIONS:
                person_id = find_person(session, request.person).id if request.person else None
                return withhold(_ActionFacts(project_head(session), actions(session, day, person_id)), unnamed)
            case CalendarScope.PLAN:
                return _PlanFacts(plan(session, day), clock(session, day), clock_stamps(session))


def render_calendar(facts: CalendarFacts, request: ExportRequest, words: Words) -> bytes:
    """The .ics file."""
    from app.exporters.calendar.agenda import meeting_calendar, personal_calendar
    from app.exporters.calendar.deadlines import actions_calendar, plan_calendar

    match facts:
        case _AgendaFacts(document, released, ""):
            return meeting_calendar(document, released, words)
        case _AgendaFacts(document, released, person_uid):
            return personal_calendar(document, released, person_uid, words)
        case _ActionFacts(project, entries):
            return actions_calendar(project, entries, words)
        case _PlanFacts(document, lines, stamps):
            return plan_calendar(document, lines, words, stamps)


def _refuse_odd_options(scope: CalendarScope, request: ExportRequest) -> None:
    needs_meeting = scope in (CalendarScope.MEETING, CalendarScope.PERSON)
    if needs_meeting and not request.meeting:
        raise UserError("Of which meeting? Name it with --meeting; plenary meetings lists them.")
    if scope is CalendarScope.PERSON and not request.person:
        raise UserError("Whose calendar? Give the person's e-mail address with --for.")
    odd: Iterable[tuple[bool, str]] = (
        (not needs_meeting and bool(request.meeting), "--meeting"),
        (not needs_meeting and request.draft, "--draft"),
        (scope is CalendarScope.PLAN and bool(request.person), "--for"),
    )
    for given, option in odd:
        if given:
            raise UserError("A calendar of scope {scope} has no {option}: leave it out.", scope=scope, option=option)

"""The agenda of a meeting, for three audiences."""

from dataclasses import dataclass

from app.db.stores import Store
from app.domain.agenda import AgendaDocument, Audience
from app.domain.agenda_facts import AgendaFacts
from app.domain.consent import withhold
from app.domain.errors import UserError
from app.domain.export_request import ExportRequest
from app.domain.public_agenda import for_public
from app.domain.releases import Release
from app.queries.agenda import agenda, releases
from app.queries.agenda_facts import agenda_facts
from app.queries.consent import withdrawn_people
from app.queries.heads import today
from app.queries.meetings import find_meeting
from app.usecases.export_kind import ExportKind
from app.words import Words


@dataclass(frozen=True)
class _Agenda:
    """The agenda with the facts around it, and, for its calendar in a PDF, all its releases."""

    document: AgendaDocument
    facts: AgendaFacts
    releases: tuple[Release, ...]


def _gather_agenda(store: Store, request: ExportRequest) -> _Agenda:
    """The agenda as the audience may see it: only the chair's names those who withdrew their consent."""
    audience = _audience(request)
    with store.read() as session:
        meeting = find_meeting(session, request.meeting)
        document = agenda(session, meeting, draft=request.draft)
        known = releases(session, meeting) if request.format in ("", "pdf") else ()
        found = _Agenda(document, agenda_facts(session, meeting, document, audience), known)
        if audience is not Audience.CHAIR:
            found = withhold(found, withdrawn_people(session, today(session, request.today)))
    return for_public(found) if audience is Audience.PUBLIC else found


def _audience(request: ExportRequest) -> Audience:
    return request.audience or Audience.PARTICIPANTS


def _agenda_pdf(found: _Agenda, request: ExportRequest, words: Words) -> bytes:
    from app.exporters.pdf.agenda import agenda_pdf

    return agenda_pdf(found.document, _audience(request), words, _calendar(found, words), found.facts)


def _calendar(found: _Agenda, words: Words) -> bytes | None:
    """The calendar that travels inside the PDF; none while there is nothing to put into it."""
    from app.exporters.calendar.agenda import meeting_calendar

    try:
        return meeting_calendar(found.document, found.releases, words)
    except UserError:
        return None


def _agenda_html(found: _Agenda, request: ExportRequest, words: Words) -> bytes:
    from app.exporters.html.agenda import agenda_html

    return agenda_html(found.document, _audience(request), words, found.facts)


def _agenda_json(found: _Agenda, request: ExportRequest, words: Words) -> bytes:
    from app.exporters.agenda_json import agenda_json

    return agenda_json(found.document, _audience(request), found.facts)


def _agenda_xlsx(found: _Agenda, request: ExportRequest, words: Words) -> bytes:
    from app.exporters.sheets.agenda import agenda_xlsx

    return agenda_xlsx(found.document, _audience(request), words, found.facts)


def _agenda_xml(found: _Agenda, request: ExportRequest, words: Words) -> bytes:
    from app.exporters.schedule_xml import schedule_xml

    return schedule_xml(found.document, _audience(request), words, found.facts)


KINDS = (
    ExportKind(
        "agenda",
        frozenset({"meeting", "audience", "draft"}),
        True,
        _gather_agenda,
        {
            "pdf": _agenda_pdf,
            "html": _agenda_html,
            "xlsx": _agenda_xlsx,
            "json": _agenda_json,
            "xml": _agenda_xml,
        },
    ),
)

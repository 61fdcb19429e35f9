"""The agenda of a meeting, for three audiences."""

from dataclasses import dataclass

from app.db.stores import Store
from app.domain.agenda import AgendaDocument, Audience
from app.domain.consent import withhold
from app.domain.errors import UserError
from app.domain.export_request import ExportRequest
from app.domain.public_agenda import for_public
from app.domain.releases import Release
from app.queries.agenda import agenda, releases
from app.queries.consent import withdrawn_people
from app.queries.heads import today
from app.queries.meetings import find_meeting
from app.usecases.export_kind import ExportKind
from app.words import Words


@dataclass(frozen=True)
class _Agenda:
    """The agenda, and all its releases, which its calendar needs."""

    document: AgendaDocument
    releases: tuple[Release, ...]


def _gather_agenda(store: Store, request: ExportRequest) -> _Agenda:
    """The agenda; only the chair's names those who withdrew their consent (``queries.consent``)."""
    with store.read() as session:
        meeting = find_meeting(session, request.meeting)
        found = _Agenda(agenda(session, meeting, draft=request.draft), releases(session, meeting))
        if request.audience is Audience.CHAIR:
            return found
        return withhold(found, withdrawn_people(session, today(session, request.today)))


def _agenda_pdf(found: _Agenda, request: ExportRequest, words: Words) -> bytes:
    from app.exporters.pdf.agenda import agenda_pdf

    audience = request.audience or Audience.PARTICIPANTS
    return agenda_pdf(found.document, audience, words, _calendar(found, audience, words))


def _calendar(found: _Agenda, audience: Audience, words: Words) -> bytes | None:
    """The calendar that travels inside the PDF; none while there is nothing to put into it."""
    from app.exporters.calendar.agenda import meeting_calendar

    if audience is Audience.PUBLIC:
        found = for_public(found)
    try:
        return meeting_calendar(found.document, found.releases, words)
    except UserError:
        return None


def _agenda_html(found: _Agenda, request: ExportRequest, words: Words) -> bytes:
    from app.exporters.html.agenda import agenda_html

    return agenda_html(found.document, request.audience or Audience.PARTICIPANTS, words)


def _agenda_json(found: _Agenda, request: ExportRequest, words: Words) -> bytes:
    from app.exporters.agenda_json import agenda_json

    return agenda_json(found.document, request.audience or Audience.PARTICIPANTS)


def _agenda_xlsx(found: _Agenda, request: ExportRequest, words: Words) -> bytes:
    from app.exporters.sheets.agenda import agenda_xlsx

    return agenda_xlsx(found.document, request.audience or Audience.PARTICIPANTS, words)


KINDS = (
    ExportKind(
        "agenda",
        frozenset({"meeting", "audience", "draft"}),
        True,
        _gather_agenda,
        {"pdf": _agenda_pdf, "html": _agenda_html, "xlsx": _agenda_xlsx, "json": _agenda_json},
    ),
)

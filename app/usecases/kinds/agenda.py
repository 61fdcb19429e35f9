"""The agenda of a meeting, for three audiences."""

from app.db.stores import Store
from app.domain.agenda import AgendaDocument, Audience
from app.domain.export_request import ExportRequest
from app.queries.agenda import agenda
from app.queries.meetings import find_meeting
from app.usecases.export_kind import ExportKind
from app.words import Words


def _gather_agenda(store: Store, request: ExportRequest) -> AgendaDocument:
    with store.read() as session:
        return agenda(session, find_meeting(session, request.meeting), draft=request.draft)


def _agenda_pdf(document: AgendaDocument, request: ExportRequest, words: Words) -> bytes:
    from app.exporters.pdf.agenda import agenda_pdf

    return agenda_pdf(document, request.audience or Audience.PARTICIPANTS, words)


def _agenda_json(document: AgendaDocument, request: ExportRequest, words: Words) -> bytes:
    from app.exporters.agenda_json import agenda_json

    return agenda_json(document, request.audience or Audience.PARTICIPANTS)


KINDS = (
    ExportKind(
        "agenda",
        frozenset({"meeting", "audience", "draft"}),
        True,
        _gather_agenda,
        {"pdf": _agenda_pdf, "json": _agenda_json},
    ),
)

"""The minutes of a meeting."""

from app.db.stores import Store
from app.domain.export_request import ExportRequest
from app.domain.minutes import MinutesDocument
from app.queries.heads import today
from app.queries.meetings import find_meeting
from app.queries.minutes import minutes
from app.usecases.export_kind import ExportKind
from app.words import Words


def _gather_minutes(store: Store, request: ExportRequest) -> MinutesDocument:
    with store.read() as session:
        return minutes(session, find_meeting(session, request.meeting), today(session, request.today))


def _minutes_pdf(document: MinutesDocument, request: ExportRequest, words: Words) -> bytes:
    from app.exporters.pdf.minutes import minutes_pdf

    return minutes_pdf(document, words)


def _minutes_md(document: MinutesDocument, request: ExportRequest, words: Words) -> bytes:
    from app.exporters.minutes_markdown import minutes_md

    return minutes_md(document, words)


KINDS = (
    ExportKind("minutes", frozenset({"meeting"}), True, _gather_minutes, {"pdf": _minutes_pdf, "md": _minutes_md}),
)

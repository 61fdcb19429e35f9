"""The minutes of a meeting."""

from app.db.stores import Store
from app.domain.consent import withhold
from app.domain.export_request import ExportRequest
from app.domain.kinds import MinutesState
from app.domain.minutes import MinutesDocument
from app.queries.consent import withdrawn_people
from app.queries.heads import today
from app.queries.meetings import find_meeting
from app.queries.minutes import minutes
from app.usecases.export_kind import ExportKind
from app.words import Words


def _gather_minutes(store: Store, request: ExportRequest) -> MinutesDocument:
    """The minutes; accepted ones name everybody, for they are the evidence of the grant (DOMAIN R13)."""
    with store.read() as session:
        day = today(session, request.today)
        document = minutes(session, find_meeting(session, request.meeting), day)
        if document.state is MinutesState.ACCEPTED:
            return document
        return withhold(document, withdrawn_people(session, day))


def _minutes_pdf(document: MinutesDocument, request: ExportRequest, words: Words) -> bytes:
    from app.exporters.pdf.minutes import minutes_pdf

    return minutes_pdf(document, words)


def _minutes_docx(document: MinutesDocument, request: ExportRequest, words: Words) -> bytes:
    from app.exporters.word.minutes import minutes_docx

    return minutes_docx(document, words)


def _minutes_html(document: MinutesDocument, request: ExportRequest, words: Words) -> bytes:
    from app.exporters.html.minutes import minutes_html

    return minutes_html(document, words)


def _minutes_md(document: MinutesDocument, request: ExportRequest, words: Words) -> bytes:
    from app.exporters.minutes_markdown import minutes_md

    return minutes_md(document, words)


KINDS = (
    ExportKind(
        "minutes",
        frozenset({"meeting"}),
        True,
        _gather_minutes,
        {"pdf": _minutes_pdf, "docx": _minutes_docx, "md": _minutes_md, "html": _minutes_html},
    ),
)

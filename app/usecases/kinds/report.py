"""The report of a meeting, newsletter style."""

from app.db.stores import Store
from app.domain.consent import withhold
from app.domain.export_request import ExportRequest
from app.domain.report import ReportDocument
from app.queries.consent import withdrawn_people
from app.queries.heads import today
from app.queries.meetings import find_meeting
from app.queries.report import report
from app.usecases.export_kind import ExportKind
from app.words import Words


def _gather_report(store: Store, request: ExportRequest) -> ReportDocument:
    """The report, which the public reads: nobody is named who withdrew their consent (DOMAIN R13)."""
    with store.read() as session:
        day = today(session, request.today)
        document = report(session, find_meeting(session, request.meeting), day)
        return withhold(document, withdrawn_people(session, day))


def _report_md(document: ReportDocument, request: ExportRequest, words: Words) -> bytes:
    from app.exporters.report_markdown import report_md

    return report_md(document, words)


def _report_html(document: ReportDocument, request: ExportRequest, words: Words) -> bytes:
    from app.exporters.html.report import report_html

    return report_html(document, words)


def _report_pdf(document: ReportDocument, request: ExportRequest, words: Words) -> bytes:
    from app.exporters.pdf.report import report_pdf

    return report_pdf(document, words)


def _report_docx(document: ReportDocument, request: ExportRequest, words: Words) -> bytes:
    from app.exporters.word.report import report_docx

    return report_docx(document, words)


KINDS = (
    ExportKind(
        "report",
        frozenset({"meeting"}),
        True,
        _gather_report,
        {"md": _report_md, "html": _report_html, "pdf": _report_pdf, "docx": _report_docx},
    ),
)

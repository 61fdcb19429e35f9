"""The implementation plan, as it stands on the project's day."""

from app.db.stores import Store
from app.domain.export_request import ExportRequest
from app.domain.plan_report import PlanReport
from app.queries.heads import today
from app.queries.plan_report import plan_report
from app.usecases.export_kind import ExportKind
from app.words import Words


def _gather_plan(store: Store, request: ExportRequest) -> PlanReport:
    with store.read() as session:
        return plan_report(session, today(session, request.today))


def _plan_pdf(report: PlanReport, request: ExportRequest, words: Words) -> bytes:
    from app.exporters.pdf.plan import plan_pdf

    return plan_pdf(report, words)


def _plan_xlsx(report: PlanReport, request: ExportRequest, words: Words) -> bytes:
    from app.exporters.sheets.plan import plan_xlsx

    return plan_xlsx(report, words)


def _plan_csv(report: PlanReport, request: ExportRequest, words: Words) -> bytes:
    from app.exporters.sheets.plan import plan_csv

    return plan_csv(report, words)


def _plan_json(report: PlanReport, request: ExportRequest, words: Words) -> bytes:
    from app.exporters.plan_json import plan_json

    return plan_json(report)


KINDS = (
    ExportKind(
        "plan",
        frozenset(),
        False,
        _gather_plan,
        {"pdf": _plan_pdf, "xlsx": _plan_xlsx, "csv": _plan_csv, "json": _plan_json},
    ),
)

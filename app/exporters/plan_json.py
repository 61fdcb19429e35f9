"""The plan as JSON: one readable object, stable from one export to the next; days are ISO 8601."""

import datetime as dt
import json
from collections.abc import Sequence
from typing import Any

from app.domain.plan import PlanDue
from app.domain.plan_changes import PlanChange, compared
from app.domain.plan_report import PlanDeliverable, PlanMilestone, PlanPeriod, PlanReport, PlanWork
from app.domain.plan_status import due_facts, progress_of_packages, work_state

_FORMAT = 1  # raised when a name here changes its meaning


def plan_json(report: PlanReport) -> bytes:
    """The plan as JSON in UTF-8: months are M-months, ``progress`` is in basis points."""
    content = {
        "format": _FORMAT,
        "kind": "plan",
        "as_of": report.as_of.isoformat(),
        "project": {
            "acronym": report.project.acronym,
            "title": report.project.title,
            "grant": report.project.grant_no,
            "acknowledgement": report.project.acknowledgement,
            "start": report.start.isoformat(),
            "end_planned": report.end_planned.isoformat(),
            "end_amended": _day(report.end_amended),
        },
        "work": _work(report),
        "deliverables": [_deliverable(row, report.as_of) for row in report.deliverables],
        "milestones": [_milestone(row, report.as_of) for row in report.milestones],
        "periods": [_period(row, report.as_of) for row in report.periods],
        "risks": _risks(report),
        "dependencies": _dependencies(report),
        "baseline": None if report.baseline is None else _baseline(report, [c for c in compared(report) if c.changed]),
    }
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace")


def _work(report: PlanReport) -> list[dict[str, Any]]:
    of_packages = progress_of_packages(report)
    return [_work_row(work, of_packages.get(work.span.number, 0), report.as_of) for work in report.work]


def _work_row(work: PlanWork, of_package: int, as_of: dt.date) -> dict[str, Any]:
    span = work.span
    progress = span.progress if span.parent else of_package
    return {
        "kind": work.key.kind.value,
        "number": span.number,
        "title": span.title,
        "work_package": span.parent or span.number,
        "lead": span.lead,
        "first_month": span.start_month,
        "last_month": span.end_month,
        "starts_on": span.starts_on.isoformat(),
        "ends_on": span.ends_on.isoformat(),
        "progress": progress,
        "state": work_state(span, progress, as_of).value,
        "objective": work.objective,
        "illustrative": work.illustrative,
    }


def _due(due: PlanDue, row: PlanDeliverable | PlanMilestone | PlanPeriod, as_of: dt.date) -> dict[str, Any]:
    facts = due_facts(row, as_of)
    return {
        "number": due.number,
        "title": due.title,
        "lead": due.lead,
        "due_month": due.due_month,
        "revised_month": due.revised_month,
        "due": due.due.isoformat(),
        "original_due": due.original_due.isoformat(),
        "state": facts.state.value,
        "done_on": _day(facts.done_on),
        "days_late": None if facts.slip is None else facts.late,
        "days_of_slip": facts.slip,
        "illustrative": due.illustrative,
    }


def _deliverable(row: PlanDeliverable, as_of: dt.date) -> dict[str, Any]:
    return {
        **_due(row.due, row, as_of),
        "work_package": row.package,
        "task": row.task,
        "type": row.type,
        "level": row.level,
        "approved_on": _day(row.approved_on),
        "justification": row.justification,
        "rejection": row.rejection,
        "file": row.file,
    }


def _milestone(row: PlanMilestone, as_of: dt.date) -> dict[str, Any]:
    return {
        **_due(row.due, row, as_of),
        "work_packages": list(row.packages),
        "area": row.area,
        "verification": row.due.verification,
        "evidence": [{"text": one.text, "file": one.file} for one in row.evidence],
    }


def _period(row: PlanPeriod, as_of: dt.date) -> dict[str, Any]:
    return {
        **_due(row.due, row, as_of),
        "first_month": row.first_month,
        "last_month": row.last_month,
        "starts_on": row.starts_on.isoformat(),
        "ends_on": row.ends_on.isoformat(),
    }


def _risks(report: PlanReport) -> list[dict[str, Any]]:
    return [
        {
            "number": risk.number,
            "text": risk.text,
            "work_package": risk.package,
            "likelihood": risk.likelihood.value,
            "severity": risk.severity.value,
            "mitigation": risk.mitigation,
            "owner": risk.owner,
            "state": risk.state.value,
            "illustrative": risk.illustrative,
        }
        for risk in report.risks
    ]


def _dependencies(report: PlanReport) -> list[dict[str, Any]]:
    return [
        {
            "from": one.source.number,
            "to": one.target.number,
            "kind": one.kind.value,
            "lag_days": one.lag_days,
            "illustrative": one.illustrative,
        }
        for one in report.dependencies
    ]


def _baseline(report: PlanReport, changes: Sequence[PlanChange]) -> dict[str, Any]:
    assert report.baseline is not None
    return {
        "name": report.baseline.name,
        "at_utc": report.baseline.at.astimezone(dt.UTC).isoformat(),
        "changes": [
            {
                "kind": change.key.kind.value,
                "number": change.key.number,
                "title": change.title,
                "then": _day(change.then.ends_on) if change.then else None,
                "now": _day(change.now.ends_on) if change.now else None,
                "days_moved": change.shift_days,
            }
            for change in changes
        ],
    }


def _day(day: dt.date | None) -> str | None:
    return day.isoformat() if day is not None else None

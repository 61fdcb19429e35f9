"""The plan as JSON: one readable object, stable from one export to the next, for other programs.

Keys: ``project``; ``as_of``; ``start``, ``end``, ``end_planned``, ``end_amended``; ``months`` and ``months_elapsed``;
``counts``; ``work_packages`` with their ``tasks``; ``deliverables``; ``milestones``; ``reports``; ``risks``;
``dependencies``; ``baseline``. Days are ISO 8601, months are M-months, progress is in percent with two decimals, days
of slip are counted from the original due date and days late from the one that counts now (DOMAIN R8); what is not known
is null.
"""

import datetime as dt
import json
from typing import Any

from app.domain.plan_changes import PlanChange, PlanMoment, compared
from app.domain.plan_report import (
    PlanDeliverable,
    PlanDependency,
    PlanKey,
    PlanMilestone,
    PlanPeriod,
    PlanReport,
    PlanRisk,
    PlanWork,
)
from app.domain.plan_status import (
    DueCounts,
    due_counts,
    due_facts,
    months_elapsed,
    progress_of_packages,
    project_months,
    work_state,
)

_FORMAT = 1  # raised when a name here changes its meaning


def plan_json(report: PlanReport) -> bytes:
    """The plan as JSON in UTF-8."""
    deliverables, milestones = (
        [due_facts(row, report.as_of) for row in rows] for rows in (report.deliverables, report.milestones)
    )
    content = {
        "format": _FORMAT,
        "kind": "plan",
        "as_of": report.as_of.isoformat(),
        "project": {
            "acronym": report.project.acronym,
            "title": report.project.title,
            "programme": report.project.programme,
            "grant_no": report.project.grant_no,
            "acknowledgement": report.project.acknowledgement,
            "data_protection_contact": report.project.data_protection_contact,
        },
        "start": report.start.isoformat(),
        "end": report.end.isoformat(),
        "end_planned": report.end_planned.isoformat(),
        "end_amended": _day(report.end_amended),
        "months": project_months(report),
        "months_elapsed": months_elapsed(report),
        "counts": {"deliverables": _counts(due_counts(deliverables)), "milestones": _counts(due_counts(milestones))},
        "work_packages": _packages(report),
        "deliverables": [_deliverable(row, report.as_of) for row in report.deliverables],
        "milestones": [_milestone(row, report.as_of) for row in report.milestones],
        "reports": [_period(row, report.as_of) for row in report.periods],
        "risks": [_risk(risk) for risk in report.risks],
        "dependencies": [_dependency(one) for one in report.dependencies],
        "baseline": _baseline(report),
    }
    return (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode("utf-8", "replace")


def _counts(counts: DueCounts) -> dict[str, int]:
    return {"all": counts.rows, "done": counts.done, "late": counts.late, "done_late": counts.done_late}


def _packages(report: PlanReport) -> list[dict[str, Any]]:
    """The work packages with their tasks."""
    progress = progress_of_packages(report)
    tasks: dict[str, list[dict[str, Any]]] = {}
    for task in report.tasks:
        tasks.setdefault(task.span.parent, []).append(_work(task, task.span.progress, report.as_of))
    found = []
    for work in report.packages:
        number = work.span.number
        shown = _work(work, progress.get(number, 0), report.as_of)
        found.append({**shown, "objective": work.objective, "tasks": tasks.pop(number, [])})
    return found


def _work(work: PlanWork, progress: int, as_of: dt.date) -> dict[str, Any]:
    span = work.span
    return {
        "number": span.number,
        "title": span.title,
        "lead": span.lead,
        "start_month": span.start_month,
        "end_month": span.end_month,
        "start": span.starts_on.isoformat(),
        "end": span.ends_on.isoformat(),
        "progress_percent": progress / 100,
        "state": work_state(span, progress, as_of).value,
        "illustrative": work.illustrative,
    }


def _due(row: PlanDeliverable | PlanMilestone | PlanPeriod, as_of: dt.date) -> dict[str, Any]:
    facts = due_facts(row, as_of)
    due = facts.due
    return {
        "uid": due.uid,
        "number": due.number,
        "title": due.title,
        "lead": due.lead,
        "due_month": due.due_month,
        "revised_month": due.revised_month,
        "due": due.due.isoformat(),
        "original_due": due.original_due.isoformat(),
        "state": facts.state.value,
        "done": _day(facts.done_on),
        "days_late": facts.late,
        "slip_days": facts.slip,
        "illustrative": due.illustrative,
    }


def _deliverable(row: PlanDeliverable, as_of: dt.date) -> dict[str, Any]:
    return {
        **_due(row, as_of),
        "work_package": row.package,
        "task": row.task or None,
        "type": row.type,
        "dissemination": row.level,
        "approved": _day(row.approved_on),
        "justification": row.justification,
        "rejection": row.rejection,
        "file": row.file or None,
    }


def _milestone(row: PlanMilestone, as_of: dt.date) -> dict[str, Any]:
    return {
        **_due(row, as_of),
        "work_packages": list(row.packages),
        "area": row.area or None,
        "verification": row.due.verification,
        "evidence": [{"text": proof.text, "file": proof.file or None} for proof in row.evidence],
    }


def _period(row: PlanPeriod, as_of: dt.date) -> dict[str, Any]:
    return {
        **_due(row, as_of),
        "first_month": row.first_month,
        "last_month": row.last_month,
        "start": row.starts_on.isoformat(),
        "end": row.ends_on.isoformat(),
    }


def _risk(risk: PlanRisk) -> dict[str, Any]:
    return {
        "number": risk.number,
        "text": risk.text,
        "work_package": risk.package or None,
        "likelihood": risk.likelihood.value,
        "severity": risk.severity.value,
        "mitigation": risk.mitigation,
        "owner": risk.owner,
        "state": risk.state.value,
        "illustrative": risk.illustrative,
    }


def _dependency(one: PlanDependency) -> dict[str, Any]:
    return {
        "from": _key(one.source),
        "to": _key(one.target),
        "kind": one.kind.value,
        "lag_days": one.lag_days,
        "illustrative": one.illustrative,
    }


def _key(key: PlanKey) -> dict[str, str]:
    return {"kind": key.kind.value, "number": key.number}


def _baseline(report: PlanReport) -> dict[str, Any] | None:
    if report.baseline is None:
        return None
    return {
        "name": report.baseline.name,
        "at_utc": report.baseline.at.astimezone(dt.UTC).isoformat().replace("+00:00", "Z"),
        "changes": [_change(change) for change in compared(report) if change.changed],
    }


def _change(change: PlanChange) -> dict[str, Any]:
    return {
        **_key(change.key),
        "shift_days": change.shift_days,
        "then": _moment(change.then),
        "now": _moment(change.now),
    }


def _moment(moment: PlanMoment | None) -> dict[str, Any] | None:
    if moment is None:
        return None
    return {
        "title": moment.title,
        "start": _day(moment.starts_on),
        "end": moment.ends_on.isoformat(),
        "done": _day(moment.done_on),
        "progress_percent": None if moment.progress is None else moment.progress / 100,
    }


def _day(day: dt.date | None) -> str | None:
    return None if day is None else day.isoformat()

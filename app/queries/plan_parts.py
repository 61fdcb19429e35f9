"""The rows of the plan made into values: as a whole, or those that were touched put among the others."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from app.domain.kinds import LinkKind
from app.domain.months import first_day, last_day
from app.domain.plan import PlanDue, PlanSpan
from app.domain.plan_report import (
    PlanDeliverable,
    PlanDependency,
    PlanEvidence,
    PlanKey,
    PlanMilestone,
    PlanPeriod,
    PlanReport,
    PlanWork,
    RowKind,
)
from app.domain.plan_timeline import BaselineChoice, PlanLink, PlanPart, PlanParts, PlanTimeline
from app.queries.plan import REPORT_DUE_DAYS

T = TypeVar("T")
_TABLES = tuple((kind, kind.value) for kind in RowKind if kind is not RowKind.REPORT)
_PROOF = (PlanEvidence("…"),)  # that there is some is all that the timeline says


@dataclass(frozen=True)
class Rows:
    """Rows as the database gives them, the short names of their leads, and what hangs on the milestones."""

    packages: Sequence[Any]
    tasks: Sequence[Any]
    deliverables: Sequence[Any]
    milestones: Sequence[Any]
    links: Sequence[Any]
    names: Mapping[int, str]
    packages_of: Mapping[int, Sequence[int]]
    proven: Collection[int]


class Calendar:
    """The first and last days of M-months, worked out once."""

    def __init__(self, start: dt.date) -> None:
        self._start = start
        self._first: dict[int, dt.date] = {}
        self._last: dict[int, dt.date] = {}

    def first(self, month: int) -> dt.date:
        """The first day of an M-month."""
        if month not in self._first:
            self._first[month] = first_day(self._start, month)
        return self._first[month]

    def last(self, month: int) -> dt.date:
        """The last day of an M-month."""
        if month not in self._last:
            self._last[month] = last_day(self._start, month)
        return self._last[month]


def names_changed(known: PlanParts, rows: Rows) -> bool:
    """Whether a row has another number than before, or a work package another place: other rows say or follow it."""
    for parts, found in _pairs(known, rows):
        for row in found:
            part = parts.get(row.id)
            if part is not None and part.key.number != row.number:
                return True
    places = {row.id: _order(row) for row in rows.packages}
    return any(one in known.packages and known.packages[one].order != place for one, place in places.items())


def _pairs(known: PlanParts, rows: Rows) -> Iterator[tuple[Mapping[int, PlanPart[Any]], Sequence[Any]]]:
    yield known.packages, rows.packages
    yield known.tasks, rows.tasks
    yield known.deliverables, rows.deliverables
    yield known.milestones, rows.milestones


def merged(known: PlanParts, rows: Rows, touched: Mapping[str, Collection[int]], calendar: Calendar) -> PlanParts:
    """The parts ``known`` with these ``rows`` put among them; what was touched and is not among them is gone."""
    packages = _without(known.packages, touched.get("work_package", ()))
    for row in rows.packages:
        work = PlanWork(_span(row, rows, calendar), illustrative=row.illustrative)
        packages[row.id] = PlanPart(work.key, work, _order(row))
    tasks = _without(known.tasks, touched.get("task", ()))
    for row in rows.tasks:
        span = _span(row, rows, calendar, row.progress, packages[row.work_package_id].key.number)
        work = PlanWork(span, illustrative=row.illustrative)
        tasks[row.id] = PlanPart(work.key, work, _order(row), row.work_package_id)
    deliverables = _without(known.deliverables, touched.get("deliverable", ()))
    for row in rows.deliverables:
        deliverable = PlanDeliverable(
            due=_due(row, rows, calendar, RowKind.DELIVERABLE, row.delivered_on),
            package=packages[row.work_package_id].key.number,
            task=tasks[row.task_id].key.number if row.task_id is not None else "",
            approved_on=row.approved_on,
        )
        deliverables[row.id] = PlanPart(deliverable.key, deliverable, _order(row), row.work_package_id)
    milestones = _without(known.milestones, touched.get("milestone", ()))
    for row in rows.milestones:
        due = _due(row, rows, calendar, RowKind.MILESTONE, row.achieved_on)
        of = tuple(packages[one].key.number for one in rows.packages_of.get(row.id, ()))
        milestone = PlanMilestone(due, of, "", _PROOF if row.id in rows.proven else ())
        milestones[row.id] = PlanPart(milestone.key, milestone, _order(row))
    parts = PlanParts(packages, tasks, deliverables, milestones, {}, _ids(known, rows, touched))
    return replace(parts, links=_links(known, parts, rows, touched))


def _ids(known: PlanParts, rows: Rows, touched: Mapping[str, Collection[int]]) -> Mapping[PlanKey, int]:
    """The ids by key; the keys of those that stay are as they were."""
    ids = dict(known.ids)
    for (kind, table), (parts, found) in zip(_TABLES, _pairs(known, rows), strict=True):
        for one in touched.get(table, ()):
            if one in parts:
                ids.pop(parts[one].key, None)
        ids.update({PlanKey(kind, row.number): row.id for row in found})
    return ids


def _links(
    known: PlanParts, parts: PlanParts, rows: Rows, touched: Mapping[str, Collection[int]]
) -> Mapping[int, PlanLink]:
    links = _without(known.links, touched.get("plan_link", ()))
    for row in rows.links:
        source = _end(parts, row.from_task_id, row.from_deliverable_id, row.from_milestone_id)
        target = _end(parts, row.to_task_id, row.to_deliverable_id, row.to_milestone_id)
        dependency = PlanDependency(source, target, LinkKind(row.kind), row.lag_days, row.illustrative)
        links[row.id] = PlanLink(row.id, dependency)
    return links


def _end(parts: PlanParts, task: int | None, deliverable: int | None, milestone: int | None) -> PlanKey:
    """The key of the one row that is given."""
    if task is not None:
        return parts.tasks[task].key
    if deliverable is not None:
        return parts.deliverables[deliverable].key
    assert milestone is not None  # by the constraint exactly_one
    return parts.milestones[milestone].key


def assembled(
    report: PlanReport,
    periods: Sequence[Any],
    parts: PlanParts,
    baselines: Sequence[BaselineChoice],
    baseline_id: int,
    last_month: int,
) -> PlanTimeline:
    """All of it as one answer; ``report`` has the head and the baseline, ``periods`` are the project's."""
    of_package: dict[int, list[PlanWork]] = defaultdict(list)
    for task in sorted(parts.tasks.values(), key=_by_order):
        of_package[task.package].append(task.value)
    work: list[PlanWork] = []
    for one, package in sorted(parts.packages.items(), key=lambda item: item[1].order):
        work.append(package.value)
        work += of_package.get(one, ())
    return PlanTimeline(
        report=replace(
            report,
            work=tuple(work),
            deliverables=tuple(part.value for part in sorted(parts.deliverables.values(), key=_by_order)),
            milestones=tuple(part.value for part in sorted(parts.milestones.values(), key=_by_order)),
            periods=tuple(_periods(report.start, periods)),
        ),
        ids=parts.ids,
        links=tuple(parts.links.values()),
        baselines=tuple(baselines),
        baseline_id=baseline_id,
        last_month=last_month,
        parts=parts,
    )


def _by_order(part: PlanPart[Any]) -> tuple[int, str]:
    return part.order


def _order(row: Any) -> tuple[int, str]:
    return row.position, row.number


def _without(known: Mapping[int, T], gone: Iterable[int]) -> dict[int, T]:
    left = dict(known)
    for one in gone:
        left.pop(one, None)
    return left


def _span(row: Any, rows: Rows, calendar: Calendar, progress: int = 0, parent: str = "") -> PlanSpan:
    return PlanSpan(
        number=row.number,
        title=row.title,
        lead=rows.names.get(row.lead_id, ""),
        start_month=row.start_month,
        end_month=row.end_month,
        starts_on=calendar.first(row.start_month),
        ends_on=calendar.last(row.end_month),
        progress=progress,
        parent=parent,
    )


def _due(row: Any, rows: Rows, calendar: Calendar, kind: RowKind, done_on: dt.date | None) -> PlanDue:
    """As ``queries.plan`` has it, without what only calendars ask for."""
    original = row.due_on or calendar.last(row.due_month)
    revised = row.revised_on or (calendar.last(row.revised_month) if row.revised_month is not None else None)
    return PlanDue(
        kind=kind.value,
        number=row.number,
        title=row.title,
        lead=rows.names.get(row.lead_id, ""),
        due_month=row.due_month,
        revised_month=row.revised_month,
        due=revised or original,
        original_due=original,
        done_on=done_on,
        state=row.state if kind is RowKind.DELIVERABLE else None,
        illustrative=row.illustrative,
        uid=str(row.uid),
    )


def _periods(start: dt.date, periods: Sequence[Any]) -> Iterator[PlanPeriod]:
    for name, first, last in periods:
        ends = last_day(start, last)
        on = ends + dt.timedelta(days=REPORT_DUE_DAYS)
        due = PlanDue(RowKind.REPORT.value, name, name, "", last, None, on, on, None, None)
        yield PlanPeriod(due, first, last, first_day(start, first), ends)

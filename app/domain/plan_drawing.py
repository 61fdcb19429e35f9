"""A plan that is laid out again after every change: groups of which nothing changed stay as they were.

Places across are days since the project's start, so that they hold for every width of a month.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from operator import is_

from app.domain.plan_changes import Comparison, Kept, kept_rows
from app.domain.plan_layout import (
    Changes,
    Group,
    Part,
    laid_group,
    last_day_kept,
    last_day_planned,
    parts_by_package,
)
from app.domain.plan_report import PlanBaseline, PlanReport, PlanWork
from app.domain.plan_scale import Scale, scale_over
from app.domain.plan_status import progress_of_packages

_Inputs = tuple[PlanWork | None, int, Sequence[Part]]


class PlanDrawing:
    """Lays out one plan; what is the same row as before is not laid out again."""

    def __init__(self) -> None:
        self._groups: dict[str, tuple[_Inputs, Group]] = {}
        self._same: tuple[object, ...] = ()
        self._kept: tuple[PlanBaseline, Kept, dt.date] | None = None

    def scale(self, report: PlanReport) -> Scale:
        """The scale of everything in the plan and its baseline on which a day is 1 wide."""
        days = [last_day_planned(report)]
        if report.baseline is not None:
            days.append(self._known(report.baseline)[2])
        scale = scale_over(report.start, days, 1.0)
        return replace(scale, width=(scale.last - scale.first).days + 1.0)

    def groups(self, report: PlanReport, scale: Scale) -> tuple[Group, ...]:
        """As ``plan_layout.groups``, on a scale on which a day is as wide as the last time."""
        changes: Changes = _no_change
        uids: frozenset[str] = frozenset()
        if report.baseline is not None:
            comparison = Comparison(self._known(report.baseline)[1], report)
            changes, uids = comparison.change, comparison.uids
        same = (scale.first, scale.day_width, report.as_of, report.baseline is None or id(report.baseline), uids)
        if same != self._same:
            self._groups, self._same = {}, same
        progress = progress_of_packages(report)
        fresh: dict[str, tuple[_Inputs, Group]] = {}
        for head, parts in parts_by_package(report):
            number = head.span.number if head is not None else ""
            inputs: _Inputs = (head, progress.get(number, 0), parts)
            known = self._groups.get(number)
            if known is None or not _alike(known[0], inputs):
                known = inputs, laid_group(head, parts, inputs[1], report.as_of, changes, scale)
            fresh[number] = known
        self._groups = fresh
        return tuple(group for _inputs, group in fresh.values())

    def _known(self, baseline: PlanBaseline) -> tuple[PlanBaseline, Kept, dt.date]:
        if self._kept is None or self._kept[0] is not baseline:
            self._kept = baseline, kept_rows(baseline), last_day_kept(baseline.document)
        return self._kept


def _no_change(_row: Part) -> None:
    return None


def _alike(one: _Inputs, other: _Inputs) -> bool:
    """Whether both are made of the very same rows."""
    (head, progress, parts), (head_now, progress_now, parts_now) = one, other
    return (
        head is head_now
        and progress == progress_now
        and len(parts) == len(parts_now)
        and all(map(is_, parts, parts_now))
    )

"""The drawn plan as rectangles and points, before any paper or window: rows, bars, points, pages.

Places across are on a ``Scale``, places down grow from the top of a page; the unit is that of the drawing.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from app.domain.plan import PlanDocument, PlanDue, PlanSpan
from app.domain.plan_changes import Comparison, PlanChange, kept_rows
from app.domain.plan_report import (
    PlanDeliverable,
    PlanDueRow,
    PlanKey,
    PlanReport,
    PlanWork,
    RowKind,
)
from app.domain.plan_scale import Scale, scale_over
from app.domain.plan_status import FULL, DueFacts, WorkState, due_facts, package_of, progress_of_packages, work_state

_LEAST_ROWS = 3  # of a group at the foot of a page, its head among them
_WORTH_FILLING = 1 / 3  # of a page: less room than that is left empty before a group that does not fit


@dataclass(frozen=True)
class Bar:
    """From ``left`` to ``right``; up to ``done`` it is done."""

    left: float
    right: float
    done: float


@dataclass(frozen=True)
class WorkRow:
    """A work package or task; ``ghost`` is its bar in the baseline where that is another one."""

    key: PlanKey
    work: PlanWork
    progress: int  # basis points
    state: WorkState
    bar: Bar
    ghost: Bar | None = None


@dataclass(frozen=True)
class DueRow:
    """What is due, as a point; ``original`` and ``baseline`` tell where it stood at first and then, if elsewhere."""

    key: PlanKey
    facts: DueFacts
    point: float
    original: float | None = None
    baseline: float | None = None


TimelineRow = WorkRow | DueRow


@dataclass(frozen=True)
class Group:
    """The rows of a work package, itself the first; ``head`` is None for what belongs to none."""

    head: WorkRow | None
    rows: tuple[TimelineRow, ...]

    @property
    def all_rows(self) -> tuple[TimelineRow | None, ...]:
        """The head (None: of what belongs to no work package) and the rows."""
        return (self.head, *self.rows)


@dataclass(frozen=True)
class PlacedRow:
    """A row on a page: from ``top`` down to ``bottom``. ``row`` is None for the head of what belongs to no package."""

    row: TimelineRow | None
    top: float
    bottom: float
    continued: bool = False

    @property
    def middle(self) -> float:
        """Half way down."""
        return (self.top + self.bottom) / 2


@dataclass(frozen=True)
class TimelinePage:
    """The rows that stand on one page, and its height."""

    rows: tuple[PlacedRow, ...]

    @property
    def height(self) -> float:
        """Down to the last row's bottom."""
        return self.rows[-1].bottom if self.rows else 0.0


def plan_scale(report: PlanReport, width: float) -> Scale:
    """The scale on which everything in the plan and in its baseline stands."""
    days = [last_day_planned(report)]
    if report.baseline is not None:
        days.append(last_day_kept(report.baseline.document))
    return scale_over(report.start, days, width)


def last_day_planned(report: PlanReport) -> dt.date:
    """The last day on which anything in the plan ends or is due, the project's own end among them."""
    rows = report.due_rows
    work = max((work.span.ends_on for work in report.work), default=report.end)
    due = max((row.due.due for row in rows), default=report.end)
    return max(report.end, work, due, max((row.due.original_due for row in rows), default=report.end))


def last_day_kept(document: PlanDocument) -> dt.date:
    """The last day on which anything in a baseline ends or is due."""
    ends = (span.ends_on for span in document.spans)
    return max((*ends, *(max(due.due, due.original_due) for due in document.dues)), default=document.start)


Part = PlanWork | PlanDueRow
Changes = Callable[[Part], PlanChange | None]


def groups(report: PlanReport, scale: Scale) -> tuple[Group, ...]:
    """A group for each work package: its tasks, each before its deliverables, other deliverables, milestones by day.

    What belongs to no work package, and the reports to the funder, come last.
    """
    changes: Changes = Comparison(kept_rows(report.baseline), report).change if report.baseline else _no_change
    progress = progress_of_packages(report)
    return tuple(
        laid_group(head, parts, progress.get(head.span.number, 0) if head else 0, report.as_of, changes, scale)
        for head, parts in parts_by_package(report)
    )


def parts_by_package(report: PlanReport) -> Iterator[tuple[PlanWork | None, Sequence[Part]]]:
    """Each work package with what belongs to it; last, under None, what belongs to none, if there is anything."""
    found: dict[str, list[Part]] = defaultdict(list)
    for task in report.tasks:
        found[task.span.parent].append(task)
    for row in report.due_rows:
        found[package_of(row)].append(row)
    for work in report.packages:
        yield work, found.pop(work.span.number, ())
    if rest := list(chain.from_iterable(found.values())):
        yield None, rest


def laid_group(
    head: PlanWork | None, parts: Sequence[Part], progress: int, as_of: dt.date, changes: Changes, scale: Scale
) -> Group:
    """A work package and its parts where they stand on the scale; ``progress`` is that of the work package."""
    first = _work_row(head, progress, as_of, changes, scale) if head is not None else None
    return Group(first, tuple(_rows(parts, as_of, changes, scale)))


def _no_change(_row: Part) -> None:
    return None


def _rows(parts: Sequence[Part], as_of: dt.date, changes: Changes, scale: Scale) -> Iterator[TimelineRow]:
    of_task: dict[str, list[PlanDeliverable]] = defaultdict(list)
    tasks = {part.span.number for part in parts if isinstance(part, PlanWork)}
    points: list[PlanDueRow] = []
    for part in parts:
        if isinstance(part, PlanDeliverable) and part.task in tasks:
            of_task[part.task].append(part)
        elif not isinstance(part, PlanWork):
            points.append(part)
    for part in parts:
        if isinstance(part, PlanWork):
            yield _work_row(part, part.span.progress, as_of, changes, scale)
            for deliverable in sorted(of_task[part.span.number], key=lambda row: row.due.due):
                yield _due_row(deliverable, as_of, changes, scale)
    order = {kind: place for place, kind in enumerate(RowKind)}
    for row in sorted(points, key=lambda row: (order[row.key.kind], row.due.due)):
        yield _due_row(row, as_of, changes, scale)


def _work_row(work: PlanWork, progress: int, as_of: dt.date, changes: Changes, scale: Scale) -> WorkRow:
    bar = _bar(work.span.starts_on, work.span.ends_on, progress, scale)
    change = changes(work)
    ghost = None
    if change is not None and change.moved and change.then is not None and change.then.starts_on is not None:
        ghost = _bar(change.then.starts_on, change.then.ends_on, 0, scale)
    return WorkRow(work.key, work, progress, work_state(work.span, progress, as_of), bar, ghost)


def _bar(first: dt.date, last: dt.date, progress: int, scale: Scale) -> Bar:
    left, right = scale.start_of(first), scale.end_of(max(first, last))
    return Bar(left, right, left + (right - left) * min(max(progress, 0), FULL) / FULL)


def _due_row(row: PlanDueRow, as_of: dt.date, changes: Changes, scale: Scale) -> DueRow:
    due = row.due
    change = changes(row)
    kept = change.then.ends_on if change is not None and change.then is not None else due.due
    return DueRow(
        key=row.key,
        facts=due_facts(row, as_of),
        point=scale.middle_of(due.due),
        original=scale.middle_of(due.original_due) if due.original_due != due.due else None,
        baseline=scale.middle_of(kept) if kept not in (due.due, due.original_due) else None,
    )


def pages(
    found: Iterable[Group], height_of: Callable[[TimelineRow | None, bool], float], room: Callable[[int], float]
) -> list[TimelinePage]:
    """The rows on pages; ``room`` tells how high the rows of a page (from 0) may be in all.

    A group goes whole to the next page unless that would leave much of this one empty. Where it goes on, its head is
    said again (``height_of`` is asked with True), and at least two rows follow. Every page takes a row, however high.
    """
    filled: list[list[PlacedRow]] = [[]]
    for group in found:
        rows = [(row, height_of(row, False)) for row in group.all_rows]
        rest = sum(height for _row, height in rows)  # of the group, that has no place yet
        page = room(len(filled) - 1)
        left = page - _bottom(filled[-1])
        least = sum(height for _row, height in rows[:_LEAST_ROWS])
        if filled[-1] and rest > left and (least > left or left < page * _WORTH_FILLING):
            filled.append([])
        for place, (row, height) in enumerate(rows):
            left = room(len(filled) - 1) - _bottom(filled[-1])
            last_but_one = place == len(rows) - 2 and place > 1 and rest > left
            if filled[-1] and place and (height > left or last_but_one):
                filled.append([])
                _put(filled[-1], group.head, height_of(group.head, True), continued=True)
            _put(filled[-1], row, height)
            rest -= height
    return [TimelinePage(tuple(rows)) for rows in filled if rows]


def _bottom(rows: Sequence[PlacedRow]) -> float:
    return rows[-1].bottom if rows else 0.0


def _put(rows: list[PlacedRow], row: TimelineRow | None, height: float, continued: bool = False) -> None:
    top = _bottom(rows)
    rows.append(PlacedRow(row, top, top + height, continued))


def title_of(row: TimelineRow) -> PlanSpan | PlanDue:
    """The span or due whose number, title and lead name the row."""
    return row.work.span if isinstance(row, WorkRow) else row.facts.due

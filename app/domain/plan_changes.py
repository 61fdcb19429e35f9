"""What changed in a plan since a baseline was kept: rows added and gone, dates moved, things done, progress made."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from app.domain.plan import PlanDue, PlanSpan
from app.domain.plan_report import PlanKey, PlanReport, RowKind


@dataclass(frozen=True)
class PlanMoment:
    """A row at one moment: its first day (of work), its last or due day, the day it was done, its basis points."""

    title: str
    starts_on: dt.date | None
    ends_on: dt.date
    done_on: dt.date | None = None
    progress: int | None = None


@dataclass(frozen=True)
class PlanChange:
    """A row in the baseline (``then``) and ``now``; what was added has no ``then``, what is gone no ``now``."""

    key: PlanKey
    then: PlanMoment | None
    now: PlanMoment | None
    illustrative: bool = False

    @property
    def title(self) -> str:
        """The title it has now, or else had."""
        moment = self.now or self.then
        return moment.title if moment is not None else ""

    @property
    def shift_days(self) -> int | None:
        """By how many days its end or due day moved; None for rows that are only in one of the two."""
        if self.then is None or self.now is None:
            return None
        return (self.now.ends_on - self.then.ends_on).days

    @property
    def moved(self) -> bool:
        """Whether a date is another one than it was."""
        if self.then is None or self.now is None:
            return False
        return (self.then.starts_on, self.then.ends_on) != (self.now.starts_on, self.now.ends_on)

    @property
    def newly_done(self) -> bool:
        """Whether it was done since."""
        return self.then is not None and self.then.done_on is None and self.now is not None and bool(self.now.done_on)

    @property
    def changed(self) -> bool:
        """Whether anything at all is different."""
        return self.then != self.now


def compared(report: PlanReport) -> tuple[PlanChange, ...]:
    """Every row of the plan beside its baseline, in the order of the plan, those that are gone last; none without one.

    What is due is known again by its uid, or else by its number, as work is.
    """
    if report.baseline is None:
        return ()
    kept = dict(_moments((*report.baseline.document.spans, *report.baseline.document.dues)))
    now = dict(_moments(_rows(report)))
    by_uid = {due.uid: _key(due) for due in report.baseline.document.dues if due.uid}
    before = {_key(due): by_uid[due.uid] for due in report.dues if due.uid in by_uid}
    taken = set(before.values())
    illustrative = {work.key for work in report.work if work.illustrative}
    illustrative |= {_key(due) for due in report.dues if due.illustrative}
    changes = []
    for key, moment in now.items():
        old = before.get(key, key)
        then = kept.pop(old, None) if key in before or old not in taken else None
        changes.append(PlanChange(key, then, moment, key in illustrative))
    changes += [PlanChange(key, then, None) for key, then in kept.items()]
    return tuple(changes)


def _rows(report: PlanReport) -> Iterator[PlanSpan | PlanDue]:
    """The rows as they stand on the as-of day: what was done later is not done yet."""
    for work in report.work:
        yield work.span
    for due in report.dues:
        later = due.done_on is not None and due.done_on > report.as_of
        yield replace(due, done_on=None) if later else due


def _moments(rows: Iterable[PlanSpan | PlanDue]) -> Iterator[tuple[PlanKey, PlanMoment]]:
    for row in rows:
        if isinstance(row, PlanDue):
            yield _key(row), PlanMoment(row.title, None, row.due, row.done_on)
        else:
            progress = row.progress if row.parent else None  # a work package has none of its own
            yield _key(row), PlanMoment(row.title, row.starts_on, row.ends_on, None, progress)


def _key(row: PlanSpan | PlanDue) -> PlanKey:
    if isinstance(row, PlanDue):
        return PlanKey(RowKind(row.kind), row.number)
    return PlanKey(RowKind.TASK if row.parent else RowKind.PACKAGE, row.number)

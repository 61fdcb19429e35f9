"""What changed in a plan since a baseline was kept: rows added and gone, dates moved, things done, progress made."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace

from app.domain.plan import PlanDue, PlanSpan
from app.domain.plan_report import PlanBaseline, PlanDueRow, PlanKey, PlanReport, PlanWork, RowKind


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


@dataclass(frozen=True)
class Kept:
    """The rows of a baseline, found by their key, or what is due by its uid."""

    moments: Mapping[PlanKey, PlanMoment]
    by_uid: Mapping[str, PlanKey]
    uids: Mapping[PlanKey, str]


def kept_rows(baseline: PlanBaseline) -> Kept:
    """The rows that ``baseline`` keeps."""
    document = baseline.document
    rows: list[PlanSpan | PlanDue] = [*document.spans, *document.dues]
    by_uid = {due.uid: _key(due) for due in document.dues if due.uid}
    return Kept({_key(row): _moment(row) for row in rows}, by_uid, {key: uid for uid, key in by_uid.items()})


class Comparison:
    """The rows of a plan beside those of a baseline. What is due is known again by its uid, or else by its number."""

    def __init__(self, kept: Kept, report: PlanReport) -> None:
        self._kept, self._as_of = kept, report.as_of
        self.uids = frozenset(row.due.uid for row in report.due_rows)

    def change(self, row: PlanWork | PlanDueRow) -> PlanChange:
        """What became of a row of the plan since."""
        old = self.old_key(row)
        then = self._kept.moments.get(old) if old is not None else None
        if isinstance(row, PlanWork):
            return PlanChange(row.key, then, _moment(row.span), row.illustrative)
        due = row.due  # what was done after the as-of day is not done yet
        due = replace(due, done_on=None) if due.done_on is not None and due.done_on > self._as_of else due
        return PlanChange(row.key, then, _moment(due), due.illustrative)

    def old_key(self, row: PlanWork | PlanDueRow) -> PlanKey | None:
        """The key that the row has, or would have, in the baseline; None where another row was that one."""
        if not isinstance(row, PlanWork) and (known := self._kept.by_uid.get(row.due.uid)) is not None:
            return known
        uid = self._kept.uids.get(row.key)
        return row.key if uid is None or uid not in self.uids else None


def compared(report: PlanReport) -> tuple[PlanChange, ...]:
    """Every row of the plan beside its baseline, in the order of the plan, those that are gone last; none without one.

    What is due is known again by its uid, or else by its number, as work is.
    """
    if report.baseline is None:
        return ()
    kept = kept_rows(report.baseline)
    comparison = Comparison(kept, report)
    rows = (*report.work, *report.due_rows)
    there = {comparison.old_key(row) for row in rows}
    gone = [PlanChange(key, then, None) for key, then in kept.moments.items() if key not in there]
    return (*map(comparison.change, rows), *gone)


def _moment(row: PlanSpan | PlanDue) -> PlanMoment:
    if isinstance(row, PlanDue):
        return PlanMoment(row.title, None, row.due, row.done_on)
    progress = row.progress if row.parent else None  # a work package has none of its own
    return PlanMoment(row.title, row.starts_on, row.ends_on, None, progress)


def _key(row: PlanSpan | PlanDue) -> PlanKey:
    if isinstance(row, PlanDue):
        return PlanKey(RowKind(row.kind), row.number)
    return PlanKey(RowKind.TASK if row.parent else RowKind.PACKAGE, row.number)

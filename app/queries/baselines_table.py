"""The baselines with how much of the plan is different since, and one of them compared row by row."""

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.frozen_json import UnknownFormatError, thaw
from app.domain.plan import PLAN_FORMAT, PlanDocument
from app.domain.plan_changes import PlanChange, compared
from app.domain.plan_report import PlanBaseline
from app.domain.plan_rows import BaselineRow
from app.domain.plan_timeline import PlanTimeline
from app.models import Baseline, Project
from app.queries.plan_timeline import Before, plan_timeline


@dataclass(frozen=True)
class ChangeRow:
    """A row of the plan that is different; ``row_id`` is that of the row as it is now, 0 where it is gone."""

    id: int
    change: PlanChange
    row_id: int


@dataclass(frozen=True)
class BaselinesTable:
    """All baselines, the newest first, and the changes since the ``chosen`` one (id; 0: there is none)."""

    rows: tuple[BaselineRow, ...]
    chosen: int
    changes: tuple[ChangeRow, ...]


_Key = tuple[int, int]  # id and version of a baseline


@dataclass
class Comparison:
    """What was read and compared before, for the next answer to be made of; ``touched`` since then (ids by table)."""

    touched: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    timeline: PlanTimeline | None = None
    documents: dict[_Key, PlanDocument | None] = field(default_factory=dict)
    changes: dict[_Key, list[PlanChange]] = field(default_factory=dict)

    def read_plan(self, session: Session, clock_day: dt.date) -> PlanTimeline:
        """The plan as it is now; what was compared with it is forgotten where it is another one."""
        before, touched = self.timeline, self.touched
        self.touched = defaultdict(set)
        self.timeline = plan_timeline(session, clock_day, 0, Before(before, touched) if before is not None else None)
        if before is None or before.report.as_of != self.timeline.report.as_of or set(touched) - {"baseline"}:
            self.changes.clear()
        return self.timeline

    def changes_since(self, session: Session, key: _Key, name: str, at: dt.datetime) -> list[PlanChange]:
        """What is different since a baseline; nothing of one in an unknown format."""
        if key not in self.documents:
            self.documents[key] = _document(session, key[0])
        document = self.documents[key]
        if key not in self.changes and document is not None and self.timeline is not None:
            since = replace(self.timeline.report, baseline=PlanBaseline(name, at, document))
            self.changes[key] = [change for change in compared(since) if change.changed]
        return self.changes.get(key, [])


def baselines_table(
    session: Session, clock_day: dt.date, wanted: int = 0, kept: Comparison | None = None
) -> BaselinesTable:
    """The baselines, compared with the plan of today; the one ``wanted`` (id) is chosen, else the newest.

    With ``kept`` only what was touched is read and compared again.
    """
    if session.get(Project, 1) is None:
        return BaselinesTable((), 0, ())
    known = kept or Comparison()
    plan = known.read_plan(session, clock_day)
    rows, changes_of = [], {}
    heads = select(Baseline.id, Baseline.version, Baseline.name, Baseline.at)
    for head in session.execute(heads.order_by(Baseline.at.desc(), Baseline.id.desc())).all():
        key = (head.id, head.version)
        changes = changes_of[head.id] = known.changes_since(session, key, head.name, head.at)
        rows.append(_row(head.id, head.name, head.at, known.documents[key], changes))
    chosen = wanted if wanted in changes_of else next(iter(changes_of), 0)
    lines = [
        ChangeRow(number, change, plan.ids.get(change.key, 0) if change.now is not None else 0)
        for number, change in enumerate(changes_of.get(chosen, ()), 1)
    ]
    return BaselinesTable(tuple(rows), chosen, tuple(lines))


def _row(
    row_id: int, name: str, at: dt.datetime, document: PlanDocument | None, changes: Sequence[PlanChange]
) -> BaselineRow:
    if document is None:
        return BaselineRow(row_id, name, at, 0, None)
    rows = len(document.spans) + len(document.dues)
    return BaselineRow(row_id, name, at, rows, len(changes), sum(change.moved for change in changes))


def _document(session: Session, baseline_id: int) -> PlanDocument | None:
    """The plan as it was kept; None: in a format that this program does not know."""
    document = session.scalar(select(Baseline.document).where(Baseline.id == baseline_id))
    try:
        return thaw(document or {}, PlanDocument, PLAN_FORMAT)
    except UnknownFormatError:
        return None

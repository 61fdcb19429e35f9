"""The baselines with how much of the plan is different since, and one of them compared row by row."""

import datetime as dt
from dataclasses import dataclass, replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.frozen_json import UnknownFormatError, thaw
from app.domain.plan import PLAN_FORMAT, PlanDocument
from app.domain.plan_changes import PlanChange, compared
from app.domain.plan_report import PlanBaseline, PlanReport
from app.domain.plan_rows import BaselineRow
from app.models import Baseline, Project
from app.queries.plan_timeline import plan_timeline


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


def baselines_table(session: Session, clock_day: dt.date, wanted: int = 0) -> BaselinesTable:
    """The baselines, compared with the plan of today; the one ``wanted`` (id) is chosen, else the newest."""
    if session.get(Project, 1) is None:
        return BaselinesTable((), 0, ())
    found = plan_timeline(session, clock_day, 0)
    rows, changes_of = [], {}
    kept = session.scalars(select(Baseline).order_by(Baseline.at.desc(), Baseline.id.desc()))
    for one in kept:
        document = _thawed(one)
        changes = _changes(found.report, one, document) if document is not None else None
        rows.append(
            BaselineRow(
                id=one.id,
                name=one.name,
                at=one.at,
                rows=len(document.spans) + len(document.dues) if document is not None else 0,
                changed=len(changes) if changes is not None else None,
                moved=sum(change.moved for change in changes or ()),
            )
        )
        changes_of[one.id] = changes or []
    chosen = wanted if wanted in changes_of else next(iter(changes_of), 0)
    lines = [
        ChangeRow(number, change, found.ids.get(change.key, 0) if change.now is not None else 0)
        for number, change in enumerate(changes_of.get(chosen, ()), 1)
    ]
    return BaselinesTable(tuple(rows), chosen, tuple(lines))


def _changes(report: PlanReport, row: Baseline, document: PlanDocument) -> list[PlanChange]:
    since = replace(report, baseline=PlanBaseline(row.name, row.at, document))
    return [change for change in compared(since) if change.changed]


def _thawed(row: Baseline) -> PlanDocument | None:
    """The plan as it was kept; None: in a format that this program does not know."""
    try:
        return thaw(row.document, PlanDocument, PLAN_FORMAT)
    except UnknownFormatError:
        return None

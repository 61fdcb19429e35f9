"""One row of the plan with everything that hangs on it, as the panel beside timeline and tables shows it."""

import datetime as dt
from dataclasses import dataclass

from app.domain.chain import Chain
from app.domain.kinds import LinkKind
from app.domain.plan_report import RowKind
from app.domain.plan_rows import DeliverableRow, MilestoneRow, RiskRow
from app.domain.plan_status import WorkState

RISK = "risk"  # beside the values of RowKind: what a thing of the panel may be


@dataclass(frozen=True)
class WorkFacts:
    """A work package, or a task of ``package`` (its number): M-months, their days, ``progress`` in basis points."""

    id: int
    number: str
    title: str
    package_id: int | None
    package: str
    lead_id: int | None
    lead: str
    start_month: int
    end_month: int
    starts_on: dt.date
    ends_on: dt.date
    progress: int
    state: WorkState
    late: int = 0  # days past its last month, while it is not done
    objective: str = ""
    illustrative: bool = False


@dataclass(frozen=True)
class PanelLink:
    """A dependency of the row on another one (``before``), or of the other one on it."""

    id: int
    before: bool
    kind: RowKind
    row_id: int
    number: str
    title: str
    link: LinkKind
    lag_days: int


@dataclass(frozen=True)
class PlanThing:
    """A row of ``kind`` (a value of RowKind, or "risk") with its dependencies and its chain (DOMAIN R16)."""

    kind: str
    row: WorkFacts | DeliverableRow | MilestoneRow | RiskRow
    links: tuple[PanelLink, ...] = ()
    chain: Chain | None = None

"""Plans for the tests of their documents: a small one with everything in it, and one of any size."""

import datetime as dt

from app.domain.documents import ProjectHead
from app.domain.kinds import DeliverableState, Level, LinkKind, RiskState
from app.domain.months import first_day, last_day
from app.domain.plan import PlanDocument, PlanDue, PlanSpan
from app.domain.plan_report import (
    PlanBaseline,
    PlanDeliverable,
    PlanDependency,
    PlanEvidence,
    PlanKey,
    PlanMilestone,
    PlanPeriod,
    PlanReport,
    PlanRisk,
    PlanWork,
    RowKind,
)

PROJECT = ProjectHead(
    acronym="CIRCASA",
    title="Coordination of International Research Cooperation on soil CArbon Sequestration in Agriculture",
    programme="H2020",
    grant_no="774378",
    acknowledgement="This project has received funding under grant agreement No 774378.",
    data_protection_contact="Data Protection Officer, data@circasa.example",
)
START = dt.date(2017, 11, 1)
TODAY = dt.date(2020, 3, 20)


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def span(number: str, first: int, last: int, parent: str = "", progress: int = 0, title: str = "") -> PlanSpan:
    return PlanSpan(
        number,
        title or f"Title of {number}",
        "INRAE",
        first,
        last,
        first_day(START, first),
        last_day(START, last),
        progress,
        parent,
    )


def work(*arguments, illustrative: bool = False, objective: str = "", **fields) -> PlanWork:
    return PlanWork(span(*arguments, **fields), objective, illustrative)


def due(
    kind: str,
    number: str,
    month: int,
    done: str = "",
    revised: int | None = None,
    state: DeliverableState | None = None,
    **fields,
) -> PlanDue:
    original = last_day(START, month)
    given = {
        "kind": kind,
        "number": number,
        "title": f"Title of {number}",
        "lead": "WR",
        "due_month": month,
        "revised_month": revised,
        "due": last_day(START, revised) if revised else original,
        "original_due": original,
        "done_on": day(done) if done else None,
        "state": state,
        "uid": f"uid-{number}",
    }
    return PlanDue(**{**given, **fields})


def deliverable(
    number: str, month: int, state: DeliverableState = DeliverableState.PENDING, package: str = "WP1", **fields
) -> PlanDeliverable:
    own = {name: fields.pop(name) for name in tuple(fields) if name in PlanDeliverable.__dataclass_fields__}
    return PlanDeliverable(due("deliverable", number, month, state=state, **fields), package, **own)


def milestone(number: str, month: int, evidence: str = "", packages: tuple[str, ...] = ("WP1",), **fields):
    proofs = (PlanEvidence(evidence),) if evidence else ()
    return PlanMilestone(due("milestone", number, month, **fields), packages, "", proofs)


def period(name: str, first: int, last: int) -> PlanPeriod:
    on = last_day(START, last) + dt.timedelta(days=60)
    row = due("report", name, last, due=on, original_due=on, title=name, lead="")
    return PlanPeriod(row, first, last, first_day(START, first), last_day(START, last))


def key(kind: RowKind, number: str) -> PlanKey:
    return PlanKey(kind, number)


def baseline_of(report: PlanReport, **changed: PlanDue | PlanSpan | None) -> PlanBaseline:
    """The rows of ``report`` as a baseline, those named by number being other ones, or not there (None)."""
    spans = [changed.get(work.span.number, work.span) for work in report.work]
    dues = [changed.get(row.number, row) for row in report.dues]
    document = PlanDocument(
        report.project,
        report.start,
        report.end_planned,
        tuple(row for row in spans if row is not None),
        tuple(row for row in dues if row is not None),
    )
    return PlanBaseline("Description of the Action", dt.datetime(2017, 11, 7, 10, tzinfo=dt.UTC), document)


EMPTY = PlanReport(PROJECT, TODAY, START, day("2020-10-31"), None)

PLAN = PlanReport(
    project=PROJECT,
    as_of=TODAY,
    start=START,
    end_planned=day("2020-10-31"),
    end_amended=day("2021-02-28"),
    work=(
        work("WP1", 1, 40, objective="Know who works on soil carbon."),
        work("T1.1", 1, 12, parent="WP1", progress=10_000),
        work("T1.2", 4, 34, parent="WP1", progress=7_850, illustrative=True),
        work("T1.3", 2, 20, parent="WP1", progress=5_000),
        work("WP2", 30, 40),
    ),
    deliverables=(
        deliverable(
            *("D1.1", 12, DeliverableState.APPROVED),
            done="2018-11-12",
            approved_on=day("2019-01-22"),
            type="R",
            level="PU",
            task="T1.1",
            file="report.pdf",
        ),
        deliverable("D1.2", 28, justification="Values are awaited."),
        deliverable("D1.3", 30, DeliverableState.DRAFT, revised=34, rejection="Two cases without data."),
        deliverable("D1.4", 24, DeliverableState.SUBMITTED, done="2019-10-28"),
    ),
    milestones=(
        milestone("MS1", 1, "List of participants", done="2017-11-18", verification="Programme"),
        milestone("MS2", 28, done="2020-02-20"),
        milestone("MS3", 28, packages=("WP2", "WP1")),
        milestone("MS4", 50, packages=()),
    ),
    periods=(period("RP1", 1, 18), period("RP2", 19, 40)),
    risks=(
        PlanRisk("R1", "Few join.", "WP1", Level.MEDIUM, Level.HIGH, "Publish early.", "CSU", RiskState.OPEN),
        PlanRisk("R2", "Data leak.", "", Level.LOW, Level.HIGH, "", "", RiskState.CLOSED),
        PlanRisk("R3", "Methods differ.", "WP1", Level.HIGH, Level.HIGH, "", "", RiskState.OCCURRED),
    ),
    dependencies=(
        PlanDependency(key(RowKind.TASK, "T1.1"), key(RowKind.DELIVERABLE, "D1.1")),
        PlanDependency(key(RowKind.TASK, "T1.1"), key(RowKind.TASK, "T1.2"), LinkKind.START_START, 90),
        PlanDependency(key(RowKind.MILESTONE, "MS1"), key(RowKind.MILESTONE, "MS3"), lag_days=-5),
    ),
)


def large(rows: int) -> PlanReport:
    """A plan of so many rows: in each work package 8 tasks, 8 deliverables and 3 milestones, each after the other."""
    packages = rows // 20
    made, deliverables, milestones = [], [], []
    for number in range(1, packages + 1):
        name, first = f"WP{number}", number % 40 + 1
        made.append(work(name, first, first + 20, title="Knowledge of the soil and of those who till it " * 2))
        for task in range(1, 9):
            label = f"{number}.{task}"
            made.append(work(f"T{label}", first + task, first + task + 6, parent=name, progress=task * 1_000))
            deliverables.append(deliverable(f"D{label}", first + task + 6, package=name, task=f"T{label}"))
        milestones += [milestone(f"MS{number}.{place}", first + 6 * place, packages=(name,)) for place in range(1, 4)]
    links = [
        PlanDependency(key(RowKind.TASK, row.task), key(RowKind.DELIVERABLE, row.due.number)) for row in deliverables
    ]
    return PlanReport(
        project=PROJECT,
        as_of=TODAY,
        start=START,
        end_planned=last_day(START, 72),
        end_amended=None,
        work=tuple(made),
        deliverables=tuple(deliverables),
        milestones=tuple(milestones),
        dependencies=tuple(links),
    )

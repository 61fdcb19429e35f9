"""The plan report read from a database: the sample's, and what is special."""

import datetime as dt

import pytest
from sqlalchemy import select

from app.domain.errors import UserError
from app.domain.kinds import LinkKind, RiskState
from app.domain.plan import PLAN_FORMAT
from app.domain.plan_changes import compared
from app.domain.plan_report import PlanKey, RowKind
from app.domain.plan_status import DueState, due_facts
from app.models import Area, Baseline, Deliverable, Milestone, Task
from app.queries.plan import plan
from app.queries.plan_report import plan_report

TODAY = dt.date(2020, 3, 20)


@pytest.fixture
def session(sample):
    with sample.read() as found:
        yield found


def test_the_sample(session):
    report = plan_report(session, TODAY)
    assert (len(report.packages), len(report.tasks)) == (5, 18)
    assert (len(report.deliverables), len(report.milestones), len(report.periods)) == (24, 20, 2)
    assert (len(report.risks), len(report.dependencies)) == (10, 27)
    assert (report.end_planned, report.end_amended) == (dt.date(2020, 10, 31), dt.date(2021, 2, 28))
    assert report.end == dt.date(2021, 2, 28)
    assert report.illustrative
    assert report.dues == plan(session, TODAY).dues
    assert tuple(work.span for work in report.work) == plan(session, TODAY).spans


def test_rows_carry_what_documents_need(session):
    report = plan_report(session, TODAY)
    rows = {row.due.number: row for row in (*report.deliverables, *report.milestones)}
    late = rows["D1.5"]
    assert (late.package, late.task, late.type, late.level) == ("WP1", "T1.4", "R", "PU")
    assert late.justification.startswith("Laboratory values")
    assert rows["D2.3"].rejection.startswith("Version of 20 January sent back")
    assert rows["D1.1"].approved_on == dt.date(2019, 1, 22)
    assert rows["MS10"].packages == ("WP3", "WP5")
    assert rows["MS10"].evidence[0].text.startswith("Final agenda of 2 March 2020")
    (occurred,) = [risk for risk in report.risks if risk.state is RiskState.OCCURRED]
    assert (occurred.number, occurred.package, occurred.owner) == ("R8", "WP3", "AgResearch")
    link = report.dependencies[1]
    assert (link.source, link.target) == (PlanKey(RowKind.TASK, "T1.1"), PlanKey(RowKind.TASK, "T1.4"))
    assert (link.kind, link.lag_days) == (LinkKind.START_START, 90)
    assert {due_facts(row, TODAY).due.number for row in rows.values() if _is_late(row)} == {"D1.5", "MS12"}
    assert [due_facts(row, TODAY).state for row in report.periods] == [DueState.UNRECORDED, DueState.PENDING]


def _is_late(row) -> bool:
    return due_facts(row, TODAY).state is DueState.LATE


def test_the_newest_baseline_of_the_day(session):
    assert plan_report(session, TODAY).baseline.name == "After the amendment, January 2020"
    assert plan_report(session, dt.date(2020, 1, 31)).baseline.name == "After the amendment, January 2020"
    assert plan_report(session, dt.date(2020, 1, 30)).baseline.name == "Description of the Action, November 2017"
    assert plan_report(session, dt.date(2017, 11, 6)).baseline is None
    moved = {one.key.number: one.shift_days for one in compared(plan_report(session, TODAY)) if one.moved}
    assert moved == {"D2.3": 90}


def test_a_baseline_of_another_format_is_passed_over(sample):
    with sample.change("Change baseline") as session:
        row = session.scalars(select(Baseline).order_by(Baseline.at.desc())).first()
        row.document = {**row.document, "format": PLAN_FORMAT + 1}
    with sample.read() as session:
        assert plan_report(session, TODAY).baseline.name == "Description of the Action, November 2017"


def test_areas_and_dependencies_of_every_kind(sample):
    with sample.change("Change plan") as session:
        milestone = session.scalars(select(Milestone).where(Milestone.number == "MS11")).one()
        area = session.scalars(select(Area).order_by(Area.id)).first()
        milestone.area_id, name = area.id, area.name
        task, deliverable = (session.scalars(select(table).order_by(table.id)).first() for table in (Task, Deliverable))
        task.number, deliverable.number = "1", "1"
    with sample.read() as session:
        report = plan_report(session, TODAY)
    assert [row.area for row in report.milestones if row.due.number == "MS11"] == [name]
    first = report.dependencies[0]
    assert (first.source, first.target) == (PlanKey(RowKind.TASK, "1"), PlanKey(RowKind.DELIVERABLE, "1"))


def test_a_file_without_a_project_gets_a_sentence(empty):
    with empty.read() as session, pytest.raises(UserError, match="no project yet"):
        plan_report(session, TODAY)

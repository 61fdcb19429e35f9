"""The plan of the sample as workbook, CSV and JSON, read back by other programs."""

import csv
import datetime as dt
import io
import json

import openpyxl
import pytest
from sqlalchemy import func, select

from app.db.store import Store
from app.domain.export_request import ExportRequest
from app.models import Deliverable, Milestone, PlanLink, Risk, Task, WorkPackage
from app.usecases.exports import rendered

AS_OF = dt.date(2020, 3, 20)


def export(store: Store, form: str, language: str = "en") -> bytes:
    return rendered(store, ExportRequest("plan", AS_OF, form, language=language)).data


def count(store: Store, *tables: type) -> int:
    with store.read() as session:
        return sum(session.scalar(select(func.count()).select_from(table)) or 0 for table in tables)


def test_the_workbook_has_a_row_for_every_row_of_the_plan(sample: Store):
    book = openpyxl.load_workbook(io.BytesIO(export(sample, "xlsx")))
    rows = {sheet.title: sheet.max_row - 1 for sheet in book}
    assert rows["Work"] == count(sample, WorkPackage, Task)
    assert rows["Deliverables"] == count(sample, Deliverable)
    assert rows["Milestones"] == count(sample, Milestone)
    assert rows["Risks"] == count(sample, Risk)
    assert rows["Links"] == count(sample, PlanLink)
    assert rows["Baseline comparison"] > 0
    head = [cell.value for cell in book["Deliverables"][1]]
    due = book["Deliverables"].cell(2, head.index("Due") + 1)
    assert isinstance(due.value, dt.datetime)
    assert due.number_format == "yyyy-mm-dd"


def test_a_deliverable_that_came_late_says_by_how_much(sample: Store):
    with sample.read() as session:
        late = session.scalars(select(Deliverable).where(Deliverable.justification != "")).first()
    rows = {row["No."]: row for row in csv.DictReader(io.StringIO(export(sample, "csv").decode("utf-8-sig")))}
    assert int(rows[late.number]["Days of slip"]) > 0
    assert rows["RP1"]["Status"] == "Not recorded"  # nothing says when a report was delivered
    assert rows["RP1"]["Days late"] == ""


def test_csv_and_json_say_the_same(sample: Store):
    table = list(csv.DictReader(io.StringIO(export(sample, "csv").decode("utf-8-sig"))))
    plan = json.loads(export(sample, "json"))
    work = [row for package in plan["work_packages"] for row in (package, *package["tasks"])]
    dues = plan["deliverables"] + plan["milestones"] + plan["reports"]
    assert [row["No."] for row in table] == [row["number"] for row in work + dues]
    by_number = {row["No."]: row for row in table}
    for due in dues:
        assert by_number[due["number"]]["Due"] == due["due"]
        assert by_number[due["number"]]["Done on"] == (due["done"] or "")


def test_months_survive_in_the_json(sample: Store):
    plan = json.loads(export(sample, "json"))
    assert plan["end_amended"] == "2021-02-28"
    assert any(row["revised_month"] and row["original_due"] < row["due"] for row in plan["deliverables"])
    assert {"from", "to", "kind", "lag_days", "illustrative"} == set(plan["dependencies"][0])
    assert plan["baseline"]["changes"]


@pytest.mark.parametrize("form", ["xlsx", "csv", "json"])
def test_a_project_without_a_plan(form: str, empty: Store):
    with empty.change("Start") as session:
        from app.domain.kinds import Programme
        from app.models import Project

        project = Project(
            acronym="X", title="Y", programme=Programme.H2020, start=AS_OF, end_planned=dt.date(2022, 1, 1),
            periods=[], rule_profile={},
        )  # fmt: skip
        session.add(project)
    assert export(empty, form, "fr")

"""The plan as .xlsx, .csv and JSON, read back."""

import csv
import datetime as dt
import io
import json
from dataclasses import replace

import openpyxl
from plan_builders import PLAN, START, baseline_of, day, span

from app.domain.months import last_day
from app.domain.plan_report import PlanReport
from app.exporters.plan_json import plan_json
from app.exporters.sheets.plan import plan_csv, plan_xlsx
from app.words import words

ENGLISH = words("en")
KEPT = {"T1.2": span("T1.2", 4, 30, "WP1", 1_000), "D1.2": replace(PLAN.deliverables[1].due, due=last_day(START, 20))}
COMPARED = replace(PLAN, baseline=baseline_of(PLAN, MS4=None, **KEPT))


def workbook(report: PlanReport) -> dict[str, list[tuple[object, ...]]]:
    found = openpyxl.load_workbook(io.BytesIO(plan_xlsx(report, ENGLISH)))
    return {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in found.worksheets}


def rows_of_csv(report: PlanReport) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(plan_csv(report, ENGLISH).decode("utf-8-sig"), newline="")))


def test_the_workbook():
    found = workbook(COMPARED)
    assert list(found) == [
        *("Work", "Deliverables", "Milestones", "Periodic reports", "Risks", "Links", "Baseline comparison", "About"),
    ]
    head, *rows = found["Work"]
    assert head[:9] == (
        *("No.", "Title", "Lead", "First month", "Last month", "Start", "End", "Progress, %", "Status"),
    )
    midnight = dt.time()
    assert rows[0][3:9] == (
        1,
        40,
        dt.datetime.combine(START, midnight),
        dt.datetime.combine(day("2021-02-28"), midnight),
        73,
        "In progress",
    )
    assert [row[8] for row in rows] == ["In progress", "Done", "In progress", "Late", "Not started"]
    deliverables = [dict(zip(found["Deliverables"][0], row, strict=True)) for row in found["Deliverables"][1:]]
    assert deliverables[0]["Days late"] == 12 and deliverables[0]["File"] == "report.pdf"
    assert (deliverables[2]["Due month"], deliverables[2]["Revised month"], deliverables[2]["Days of slip"]) == (
        30,
        34,
        123,
    )
    assert [row["Status"] for row in deliverables] == ["Approved", "Late", "Draft", "Submitted"]
    assert found["Periodic reports"][1][-1] == "Not recorded"
    assert [row[5] for row in found["Risks"][1:]] == [6, 3, 9]
    assert found["Links"][3][:4] == ("MS1", "MS3", "finish to start", -5)
    changes = {row[1]: row for row in found["Baseline comparison"][1:]}
    assert changes["T1.2"][7:11] == (123, 10, 78, "Moved by +123 days · Progress")
    assert changes["MS4"][10] == "Added"
    assert changes["T1.1"][10] is None
    assert "Baseline comparison" not in workbook(PLAN)


def test_one_table_of_all_rows():
    rows = rows_of_csv(PLAN)
    assert [row["Kind"] for row in rows] == [
        *["Work package", *["Task"] * 3, "Work package"],
        *["Deliverable"] * 4,
        *["Milestone"] * 4,
        *["Periodic report"] * 2,
    ]
    found = {row["No."]: row for row in rows}
    assert found["T1.2"]["Progress, %"] == "78" and found["T1.2"]["°"] == "°"
    assert (found["D1.1"]["Done on"], found["D1.1"]["Days late"]) == ("2018-11-12", "12")
    assert (found["D1.3"]["Originally due"], found["D1.3"]["Due"]) == ("2020-04-30", "2020-08-31")
    assert found["MS3"]["Work package"] == "WP2"
    assert (found["RP1"]["Due"], found["RP1"]["Status"], found["RP1"]["Days of slip"]) == (
        "2019-06-29",
        "Not recorded",
        "",
    )


def test_json():
    found = json.loads(plan_json(COMPARED))
    assert (found["kind"], found["format"], found["as_of"]) == ("plan", 1, "2020-03-20")
    assert (found["end"], found["end_planned"], found["end_amended"]) == ("2021-02-28", "2020-10-31", "2021-02-28")
    assert (found["months"], found["months_elapsed"]) == (40, 28)
    assert found["counts"]["deliverables"] == {"all": 4, "done": 2, "late": 1, "done_late": 1}
    assert [task["number"] for task in found["work_packages"][0]["tasks"]] == ["T1.1", "T1.2", "T1.3"]
    assert found["work_packages"][0]["tasks"][1]["progress_percent"] == 78.5
    first, second = found["deliverables"][:2]
    assert (first["state"], first["done"], first["approved"], first["days_late"]) == (
        *("approved", "2018-11-12", "2019-01-22", 12),
    )
    assert (second["state"], second["done"], second["slip_days"]) == ("late", None, 20)
    assert found["milestones"][2]["work_packages"] == ["WP2", "WP1"]
    assert (found["reports"][0]["state"], found["reports"][0]["slip_days"]) == ("unrecorded", None)
    assert found["dependencies"][2]["from"] == {"kind": "milestone", "number": "MS1"}
    assert [change["number"] for change in found["baseline"]["changes"]] == ["T1.2", "D1.2", "MS4"]
    assert found["baseline"]["at_utc"] == "2017-11-07T10:00:00Z"
    assert json.loads(plan_json(PLAN))["baseline"] is None

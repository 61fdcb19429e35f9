"""The plan of the sample, exported as the command line and the window ask for it."""

import datetime as dt
import io
import json

import openpyxl
import pypdf

from app.domain.export_request import ExportRequest
from app.usecases.export_kinds import EXPORT_KINDS
from app.usecases.exports import rendered, suggested_name

CLOCK = dt.date(2026, 1, 1)  # the sample's own day goes before it


def exported(store, form: str, language: str = "en") -> bytes:
    return rendered(store, ExportRequest("plan", CLOCK, form, language=language)).data


def test_the_plan_is_written_in_four_formats():
    assert list(EXPORT_KINDS["plan"].render) == ["pdf", "xlsx", "csv", "json"]
    assert suggested_name(ExportRequest("plan", CLOCK)) == "plan.pdf"
    assert suggested_name(ExportRequest("plan", CLOCK, "xlsx", language="fr")) == "plan.fr.xlsx"


def test_the_sample_on_its_own_day(sample):
    found = json.loads(exported(sample, "json"))
    assert found["as_of"] == "2020-03-20"
    assert found["counts"] == {
        "deliverables": {"all": 24, "done": 11, "late": 1, "done_late": 0},
        "milestones": {"all": 20, "done": 10, "late": 1, "done_late": 0},
    }
    assert [row["state"] for row in found["reports"]] == ["unrecorded", "pending"]
    assert found["work_packages"][0]["progress_percent"] == 78.68


def test_all_rows_are_in_every_format(sample):
    numbers = {
        row["number"]
        for rows in ("work_packages", "deliverables", "milestones", "reports")
        for row in json.loads(exported(sample, "json"))[rows]
    }
    assert len(numbers) == 51
    table = exported(sample, "csv").decode("utf-8-sig").splitlines()
    assert len(table) == 70
    book = openpyxl.load_workbook(io.BytesIO(exported(sample, "xlsx")))
    cells = {cell for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row}
    assert numbers <= cells
    pages = pypdf.PdfReader(io.BytesIO(exported(sample, "pdf"))).pages
    drawn = [page.extract_text().split() for page in pages if page.mediabox.width > page.mediabox.height]
    assert numbers <= {word for words in drawn for word in words}
    assert len(drawn) == 3

"""Agenda, minutes and report as web pages and Word files, as the command line and the window ask for them."""

import datetime as dt
import io

import docx
import pytest

from app.domain.agenda import Audience
from app.domain.errors import UserError
from app.domain.export_request import ExportRequest
from app.usecases.exports import rendered, suggested_name

TODAY = dt.date(2020, 3, 20)
MEETINGS = ("paris-2017", "gra-cali-2019", "cali-2019", "board-2020-01", "wageningen-2020", "irc-founding-2020")
WITHDRAWN = "Diego Villaseñor"


def exported(store, kind: str, form: str, **fields: object) -> bytes:
    return rendered(store, ExportRequest(kind, TODAY, form, **{"meeting": "wageningen-2020", **fields})).data


@pytest.mark.parametrize("meeting", MEETINGS)
def test_reports_of_every_meeting(sample, meeting: str):
    for form, begins in (("md", b"# "), ("html", b"<!DOCTYPE html>"), ("pdf", b"%PDF"), ("docx", b"PK")):
        data = exported(sample, "report", form, meeting=meeting)
        assert data.startswith(begins)
        assert data == exported(sample, "report", form, meeting=meeting)


def test_the_report_of_wageningen(sample):
    found = exported(sample, "report", "").decode()
    assert "73 experts from 19 countries and 33 organisations took part: 67 in the room and 6 remotely." in found
    assert "Published figures that differ – experts: approximately 70 (ocp.circasa-project.eu)." in found
    assert "Quorum: 26 of 28 members present or represented, 19 needed; reached." in found
    assert "Guest: Cees Veerman (Mission board)." in found


def test_html_of_the_agenda_for_its_audiences(sample):
    chair = exported(sample, "agenda", "html", audience=Audience.CHAIR).decode()
    public = exported(sample, "agenda", "html", audience=Audience.PUBLIC).decode()
    assert "Say aloud that the session is recorded" in chair
    assert "Say aloud that the session is recorded" not in public
    assert WITHDRAWN in chair and WITHDRAWN not in public


def test_minutes_withhold_names(sample):
    page = exported(sample, "minutes", "html").decode()
    assert WITHDRAWN not in page and "name withheld, CSU°" in page
    file = docx.Document(io.BytesIO(exported(sample, "minutes", "docx")))
    cells = [cell.text for table in file.tables[:1] for row in table.rows for cell in row.cells]
    assert any("name withheld, CSU°" in cell for cell in cells)
    assert not any(WITHDRAWN in cell for cell in cells)


def test_names_of_files_and_options():
    request = ExportRequest("report", TODAY, "docx", meeting="wageningen-2020")
    assert suggested_name(request) == "wageningen-2020-report.docx"


def test_a_report_needs_a_meeting_and_has_no_audience(sample):
    with pytest.raises(UserError, match="Of which meeting"):
        exported(sample, "report", "md", meeting="")
    with pytest.raises(UserError, match="has no choice of"):
        exported(sample, "report", "md", audience=Audience.PUBLIC)

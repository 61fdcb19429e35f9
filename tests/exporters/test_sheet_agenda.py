"""The agenda as a spreadsheet, read back by openpyxl: one row an item."""

import datetime as dt
import io
from dataclasses import replace

import openpyxl
import pytest
from document_examples import THURSDAY, WEDNESDAY, agenda, chaired_by, item, pause, person, role, session

from app.domain.agenda import Audience
from app.domain.kinds import AgendaState, ItemRoleKind, RoleState
from app.exporters.sheets.agenda import agenda_xlsx
from app.words import words

ENGLISH = words("en")
ANA, BEN, EVA = person("Ana Silva", "Embrapa"), person("Ben Ng", "CAAS", "吳本"), person("Eva Berg")


def rows(document, audience: Audience = Audience.PARTICIPANTS) -> list[dict[str, object]]:
    book = openpyxl.load_workbook(io.BytesIO(agenda_xlsx(document, audience, ENGLISH)))
    head, *found = book["Agenda"].iter_rows(values_only=True)
    return [dict(zip(head, row, strict=True)) for row in found]


def test_one_row_an_item():
    talk = item(
        "Soils", 30, ANA, BEN, decision=True, presentations=("One", "Two"), note="Bring slides", illustrative=True
    )
    found = rows(
        agenda(session(WEDNESDAY, "09:00", "Opening", talk, pause("Tea"), room="Rijnzaal", roles=chaired_by(EVA)))
    )
    assert found[0] == {
        "Day": dt.datetime(2020, 3, 4),  # noqa: DTZ001 (a cell has no zone)
        "Start": dt.time(9, 0),
        "End": dt.time(9, 30),
        "Session": "Opening",
        "Room": "Rijnzaal",
        "Track": None,
        "Item": "Soils",
        "Kind": "talk",
        "State": "confirmed",
        "Decision": True,
        "Speakers": "Ana Silva (Embrapa)\nBen Ng\u00a0吳本 (CAAS)",
        "Chair": "Eva Berg",
        "Presentation": "One\nTwo",
        "Note": "Bring slides",
        "°": "°",
        "Changed": None,
        "Identifier": "item Soils",
    }
    assert [row["Item"] for row in found] == ["Soils", "Tea"]
    assert found[1]["Kind"] == "break"


def test_only_the_chair_sees_internal_notes_and_who_declined():
    roles = (role(ANA, state=RoleState.DECLINED), role(BEN, state=RoleState.ASKED), role(EVA))
    document = agenda(session(WEDNESDAY, "09:00", "S", item("Talk", 45, internal_note="Be strict", roles=roles)))
    speakers = {audience: rows(document, audience)[0]["Speakers"].split("\n") for audience in Audience}
    assert speakers[Audience.PUBLIC] == ["Eva Berg"]
    assert speakers[Audience.PARTICIPANTS] == ["Ben Ng\u00a0吳本 (CAAS, to be confirmed)", "Eva Berg"]
    assert len(speakers[Audience.CHAIR]) == 3
    assert rows(document, Audience.CHAIR)[0]["Internal note"] == "Be strict"
    assert rows(document, Audience.CHAIR)[0]["Length in minutes"] == 45
    assert "Be strict" not in str(rows(document)) and "Internal note" not in rows(document)[0]


def test_times_past_midnight_are_those_of_the_next_day():
    found = rows(agenda(session(WEDNESDAY, "23:30", "Late", item("One"), item("Two"))))
    assert [(row["Day"].day, row["Start"], row["End"]) for row in found] == [
        (4, dt.time(23, 30), dt.time(0, 0)),
        (5, dt.time(0, 0), dt.time(0, 30)),
    ]
    far = rows(agenda(session(dt.date(9999, 12, 31), "23:30", "End of days", item("One"), item("Two"))))
    assert far[1]["Start"] == "00:00 (+1)"


def test_what_is_cancelled_is_left_out_and_a_session_without_items_has_a_row():
    document = agenda(
        session(WEDNESDAY, "09:00", "Held", item("Off", state=AgendaState.CANCELLED), item("On")),
        session(WEDNESDAY, "11:00", "Called off", item("Never"), state=AgendaState.CANCELLED),
        session(THURSDAY, "09:00", "Still empty", state=AgendaState.TENTATIVE),
    )
    assert [(row["Session"], row["Item"], row["State"]) for row in rows(document)] == [
        ("Held", "On", "confirmed"),
        ("Still empty", None, "tentative"),
    ]


def test_other_parts_than_the_chairs_are_named():
    roles = (role(ANA, ItemRoleKind.MODERATOR), role(BEN, ItemRoleKind.GUEST_OF_HONOUR))
    found = rows(agenda(session(WEDNESDAY, "09:00", "S", item("Panel", roles=roles), roles=chaired_by(EVA))))[0]
    assert found["Chair"] == "Eva Berg\nModerator: Ana Silva (Embrapa)"
    assert found["Speakers"] == "guest of honour: Ben Ng\u00a0吳本 (CAAS)"


def test_a_withheld_name_stays_withheld():
    hidden = replace(ANA, name="", native="", withheld=True)
    found = rows(agenda(session(WEDNESDAY, "09:00", "S", item("Talk", 30, hidden))))
    assert found[0]["Speakers"] == "name withheld, Embrapa"


def test_the_file_says_which_release_it_is():
    book = openpyxl.load_workbook(io.BytesIO(agenda_xlsx(agenda(draft=True), Audience.PUBLIC, ENGLISH)))
    about = [row[0] for row in book["About"].iter_rows(values_only=True)]
    assert {"Draft", "Agenda, Release 2, 18 Feb 2020", "All times are those of Europe/Amsterdam."} <= set(about)


@pytest.mark.parametrize("hostile", ["=1+1", "<b>&amp;", "a\x00\ud800", "\u202eevil", "w" * 40_000, ""])
def test_whatever_stands_in_the_texts(hostile: str):
    who = person(hostile, hostile, hostile)
    one = item(hostile, 30, who, note=hostile, internal_note=hostile, presentations=(hostile,))
    document = agenda(
        session(WEDNESDAY, "09:00", hostile, one, room=hostile, track=hostile, body=hostile, roles=chaired_by(who))
    )
    data = agenda_xlsx(document, Audience.CHAIR, ENGLISH)
    cells = [cell for page in openpyxl.load_workbook(io.BytesIO(data)) for row in page.iter_rows() for cell in row]
    assert "f" not in {cell.data_type for cell in cells}
    assert agenda_xlsx(document, Audience.CHAIR, ENGLISH) == data

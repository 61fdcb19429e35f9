"""The agenda as JSON: stable names, times twice, and nothing that its readers should not see."""

import datetime as dt
import json
from typing import Any

from agenda_example import WANG, wageningen
from document_examples import MEETING, WEDNESDAY, agenda, item, role, session

from app.domain.agenda import AgendaDocument, Audience
from app.domain.kinds import AgendaState, RoleState
from app.exporters.agenda_json import agenda_json


def read(document: AgendaDocument, audience: Audience = Audience.PUBLIC) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(agenda_json(document, audience))
    return found


def test_the_whole_of_it():
    found = read(wageningen())
    assert list(found) == [
        "format",
        "kind",
        "audience",
        "release",
        "draft",
        "changed_utc",
        "note",
        "project",
        "meeting",
        "rooms",
        "days",
        "changed_since",
        "changes",
    ]
    assert found["changed_utc"] == "2020-02-18T08:30:00Z"
    assert found["meeting"]["name"] == "wageningen-2020"
    assert [day["date"] for day in found["days"]] == ["2020-03-04", "2020-03-05", "2020-03-06"]
    first = found["days"][0]["sessions"][0]
    assert (first["title"], first["room"], first["formal_session_of"]) == ("Opening plenary", "Haakzaal", "")
    assert first["people"] == [
        {
            "uid": "person Sophie Laurent",
            "name": "Sophie Laurent",
            "native": "",
            "organisation": "INRAE",
            "role": "chair",
            "state": "confirmed",
            "illustrative": True,
            "withheld": False,
        }
    ]
    assembly = found["days"][2]["sessions"][0]
    assert assembly["formal_session_of"] == "General Assembly"
    assert [item["decision"] for item in assembly["items"]] == [False, True, True, True, False]
    assert assembly["items"][3]["added_on"] == "2020-02-18"


def test_times_are_local_and_utc():
    document = agenda(session(WEDNESDAY, "23:30", "Late", item("Talk", 60)))
    (talk,) = read(document)["days"][0]["sessions"][0]["items"]
    assert talk["start"] == "2020-03-04T23:30:00+01:00"
    assert talk["start_utc"] == "2020-03-04T22:30:00Z"
    assert talk["end"] == "2020-03-05T00:30:00+01:00"
    assert talk["end_utc"] == "2020-03-04T23:30:00Z"
    assert talk["minutes"] == 60


def test_a_time_that_comes_twice_or_never_is_given_all_the_same():
    for day in (dt.date(2020, 3, 29), dt.date(2020, 10, 25)):
        (talk,) = read(agenda(session(day, "02:30", "Night", item("Talk"))))["days"][0]["sessions"][0]["items"]
        assert dt.datetime.fromisoformat(talk["start"]) == dt.datetime.fromisoformat(talk["start_utc"])


def test_audiences():
    asked, declined = role(WANG, state=RoleState.ASKED), role(WANG, state=RoleState.DECLINED)
    document = agenda(session(WEDNESDAY, "09:00", "S", item("T", roles=(asked, declined), internal_note="Secret")))
    public, participants, chair = (read(document, audience) for audience in Audience)
    for found, people in ((public, 0), (participants, 1), (chair, 2)):
        assert len(found["days"][0]["sessions"][0]["items"][0]["people"]) == people
    assert "link" not in public["meeting"]
    assert participants["meeting"]["link"] == MEETING.link
    assert "Secret" not in json.dumps(participants)
    assert chair["days"][0]["sessions"][0]["items"][0]["internal_note"] == "Secret"


def test_what_is_cancelled_is_left_out():
    gone = AgendaState.CANCELLED
    document = agenda(
        session(WEDNESDAY, "09:00", "Held", item("Gone", state=gone), item("On")),
        session(WEDNESDAY, "11:00", "Never", state=gone),
    )
    (held,) = read(document)["days"][0]["sessions"]
    assert [item["title"] for item in held["items"]] == ["On"]


def test_it_is_readable_stable_utf_8():
    data = agenda_json(wageningen(), Audience.PUBLIC)
    assert data == agenda_json(wageningen(), Audience.PUBLIC)
    assert "Елена Соколова".encode() in data
    assert data.startswith(b'{\n  "format": 1,')
    assert data.endswith(b"}\n")

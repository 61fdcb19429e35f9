"""The registers of actions and decisions as PDF, .xlsx and .csv, read back."""

import csv
import datetime as dt
import io
from dataclasses import replace

import openpyxl
import pytest
from document_examples import MEETING, PROJECT, person
from minutes_example import action, decision
from pdf_reading import letters, opened, pages, text

from app.domain.documents import PersonRef
from app.domain.kinds import ActionState
from app.domain.registers import ActionRegister, DecisionGroup, DecisionRegister, DecisionState, decision_state
from app.exporters.pdf.registers import actions_pdf, decisions_pdf
from app.exporters.pdf.text import drawable
from app.exporters.sheets.registers import actions_csv, actions_xlsx, decisions_csv, decisions_xlsx
from app.words import words

ENGLISH, FRENCH = words("en"), words("fr")
TODAY = dt.date(2020, 3, 20)
MARIA = person("Maria Silva", "Embrapa")
HOSTILE = [
    "<b>x</b> &amp; </para>",
    '<img src="file:///etc/passwd"/>',
    "a\x00b\x1b\ud800\ufffe",
    "=cmd|' /C calc'!A0",
    "\u202eevil\u202c مرحبا 👩‍🔬",
    "{0} %s {name}",
    "w" * 200,
    "",
]


def actions(*entries, **fields) -> ActionRegister:
    return replace(ActionRegister(PROJECT, None, None, TODAY, entries), **fields)


def decisions(*entries, body: str = "General Assembly", **fields) -> DecisionRegister:
    groups = (DecisionGroup(MEETING, body, entries),) if entries else ()
    return replace(DecisionRegister(PROJECT, None, TODAY, groups), **fields)


SOME = actions(
    action("A-1", "Publish the tables", MARIA, state=ActionState.DONE, serves=("D2.1", "T1.4")),
    action("A-2", "A little late", MARIA, due=dt.date(2020, 3, 18), late_days=2),
    action("A-3", "Without a date", None, organisation="INRAE", due=None, state=ActionState.IN_PROGRESS),
    action("A-4", "Very late", MARIA, organisation="CSU", due=dt.date(2019, 3, 21), late_days=365),
    action("A-5", "Next week", PersonRef("x", "", "", "ISRIC", withheld=True), due=dt.date(2020, 3, 27)),
    action("A-6", "Given up", MARIA, state=ActionState.DROPPED, illustrative=True),
)
FEW = decisions(
    decision("D-1", "Lost", 1, 2, 3, carried=False),
    decision("D-2", "Vetoed", 20, 1, 0, vetoed_by="ISF", veto_reason="it costs too much"),
    decision("D-3", "Taken", item_title="Any other business"),
    decision("D-4", "In force", 20, 0, 0, binding_on=dt.date(2020, 4, 1), serves=("WP3",), illustrative=True),
)


def rows(data: bytes) -> list[tuple[object, ...]]:
    return list(openpyxl.load_workbook(io.BytesIO(data)).worksheets[0].iter_rows(values_only=True))


def in_order(whole: str, *parts: str) -> bool:
    places = [whole.index(part) for part in parts]
    return places == sorted(places)


def test_actions_are_grouped_by_what_is_to_be_done_first():
    found = text(actions_pdf(SOME, ENGLISH))
    assert in_order(
        found, "Overdue", "Very late", "A little late", "Next week", "Without a date", "Publish the tables", "Given up"
    )
    for part in (
        "As of 20 Mar 2020",
        "365 days late",
        "name withheld, ISRIC",
        "Serves D2.1, T1.4.",
        "2 of them overdue",
    ):
        assert part in found
    assert "° Illustrative" in found
    assert PROJECT.acknowledgement in found
    assert [entry.title for entry in opened(actions_pdf(SOME, ENGLISH)).outline if not isinstance(entry, list)][1:] == [
        "Overdue",
        "To do",
        "Done",
        "Dropped",
    ]


def test_counts_of_actions_are_counted():
    assert [len(part) for part in (SOME.overdue, SOME.to_come, SOME.done, SOME.dropped)] == [2, 2, 1, 1]
    assert [entry.number for entry in SOME.overdue] == ["A-4", "A-2"]
    assert [entry.number for entry in SOME.to_come] == ["A-5", "A-3"]


def test_a_register_says_whose_and_of_which_meeting_it_is():
    assert "Actions of Maria Silva" in text(actions_pdf(replace(SOME, owner=MARIA), ENGLISH))
    of_meeting = text(actions_pdf(replace(SOME, meeting=MEETING), ENGLISH))
    assert MEETING.title in of_meeting
    assert "From wageningen-2020" not in of_meeting
    assert "From wageningen-2020" in text(actions_pdf(SOME, ENGLISH))


def test_actions_as_rows():
    head, *found = rows(actions_xlsx(SOME, ENGLISH))
    assert head == (
        *("No.", "Action", "Who", "Organisation", "Due", "Status", "Days late", "Opened", "Meeting", "Serves", "°"),
    )
    day = dt.datetime(2019, 3, 21)  # noqa: DTZ001 (a cell has no zone)
    assert found[3][:7] == ("A-4", "Very late", "Maria Silva", "CSU", day, "Open", 365)
    assert found[2][2:7] == (None, "INRAE", None, "In progress", None)
    assert found[4][2:4] == ("name withheld, ISRIC", "ISRIC")
    assert [row[-1] for row in found] == [None] * 5 + ["°"]
    as_csv = list(csv.reader(io.StringIO(actions_csv(SOME, ENGLISH).decode("utf-8-sig"), newline="")))
    assert as_csv[4][:7] == ["A-4", "Very late", "Maria Silva", "CSU", "2019-03-21", "Open", "365"]
    assert len(as_csv) == len(found) + 1


def test_what_became_of_decisions():
    assert [decision_state(entry) for entry in FEW.decisions] == [
        DecisionState.NOT_CARRIED,
        DecisionState.VETOED,
        DecisionState.TAKEN,
        DecisionState.BINDING,
    ]


def test_decisions_say_votes_veto_and_since_when_they_bind():
    found = text(decisions_pdf(FEW, ENGLISH))
    for part in (
        "Not carried: 1 for, 2 against, 3 abstentions. Abstentions are not cast.",
        "Vetoed by ISF: it costs too much",
        "By consensus, without a count.",
        "Any other business",
        "Taken on 6 Mar 2020",
        "Binding since 1 Apr 2020",
        "Serves WP3.",
        "General Assembly",
        MEETING.title,
        "° Illustrative",
    ):
        assert part in found, part
    assert "Put to the vote" not in found


def test_decisions_as_rows():
    head, *found = rows(decisions_xlsx(FEW, ENGLISH))
    assert head[:6] == ("Meeting", "Body", "No.", "Decision", "Item", "Status")
    assert [row[5] for row in found] == ["Not carried", "Vetoed", "Taken", "Binding"]
    assert found[0][6:9] == (1, 2, 3)
    assert found[2][6:9] == (None, None, None)
    assert found[1][11:13] == ("ISF", "it costs too much")
    as_csv = list(csv.reader(io.StringIO(decisions_csv(FEW, ENGLISH).decode("utf-8-sig"), newline="")))
    assert as_csv[4][9:11] == ["2020-03-06", "2020-04-01"]


def test_empty_registers_say_so():
    assert "No actions are recorded here." in text(actions_pdf(actions(), ENGLISH))
    assert "No decisions are recorded here." in text(decisions_pdf(decisions(), ENGLISH))
    assert len(rows(actions_xlsx(actions(), ENGLISH))) == len(rows(decisions_xlsx(decisions(), ENGLISH))) == 1


@pytest.mark.parametrize("hostile", HOSTILE)
def test_whatever_stands_in_the_texts(hostile: str):
    project = replace(PROJECT, acronym=hostile, title=hostile, acknowledgement=hostile, grant_no=hostile)
    meeting = replace(MEETING, title=hostile, short_name=hostile, place=hostile)
    who = person(hostile, hostile, hostile)
    one = action(hostile, hostile, who, organisation=hostile, meeting=hostile, serves=(hostile,))
    register = actions(one, project=project, meeting=meeting, owner=who)
    voted = decision(hostile, hostile, vetoed_by=hostile, veto_reason=hostile, serves=(hostile,), item_title=hostile)
    taken = decisions(voted, body=hostile, project=project)
    taken = replace(taken, groups=(DecisionGroup(meeting, hostile, (voted,)),))
    for made in (actions_pdf(register, ENGLISH), decisions_pdf(taken, ENGLISH)):
        assert letters(made).count("".join(drawable(hostile).split())) >= 5 if hostile.strip() else made
        assert b"root:" not in made
    sheets = (actions_xlsx(register, ENGLISH), decisions_xlsx(taken, ENGLISH))
    cells = [cell for data in sheets for page in openpyxl.load_workbook(io.BytesIO(data)) for cell in page["B"]]
    assert "f" not in {cell.data_type for cell in cells}
    for data in (actions_csv(register, ENGLISH), decisions_csv(taken, ENGLISH)):
        assert not any(
            cell.startswith(("=", "@")) for row in csv.reader(io.StringIO(data.decode("utf-8-sig"))) for cell in row
        )


def test_french():
    found = text(actions_pdf(SOME, FRENCH))
    assert "365 j de retard" in found
    assert "18 mars 2020" in found


def test_same_register_same_bytes():
    for make, register in (
        (actions_pdf, SOME),
        (actions_xlsx, SOME),
        (actions_csv, SOME),
        (decisions_pdf, FEW),
        (decisions_xlsx, FEW),
        (decisions_csv, FEW),
    ):
        assert make(register, ENGLISH) == make(register, ENGLISH)


@pytest.mark.slow
def test_five_thousand_actions():
    many = actions(*(action(f"A-{n}", f"Do {n};", MARIA) for n in range(5000)))
    found = pages(actions_pdf(many, ENGLISH))
    assert len(found) > 100
    whole = " ".join(found)
    assert all(f"Do {n};" in whole for n in range(5000))
    assert len(rows(actions_xlsx(many, ENGLISH))) == 5001

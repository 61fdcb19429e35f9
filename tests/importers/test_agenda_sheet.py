"""Agendas out of sheets: heads in several languages, days and times as people write them, errors with their rows."""

import pytest
from schedule_examples import read_csv, times

from app.domain.agenda_columns import SheetColumn, SheetField, recalled, remembered
from app.domain.agenda_import import AgendaField
from app.domain.errors import UserError
from app.domain.kinds import ItemKind, ItemRoleKind, RoleState

GERMAN = """Programm;;;;
Datum;Uhrzeit;Programmpunkt;Referenten;Raum
4. März 2020;9:00 – 9:30;Eröffnung;Ada Lovelace (CAM), Bo Li;Saal 1
;9:30-10:15 Uhr;Kaffeepause;;
05.03.2020;14h30 bis 15h;Runde;"Moderator: Xu Yi; Zed Q. (INRAE, to be confirmed)";Saal 2
"""


def test_a_german_programme_with_a_title_above_and_times_as_stretches():
    agenda = read_csv(GERMAN)
    assert times(agenda) == [("2020-03-04", 540, 30), ("2020-03-04", 570, 45), ("2020-03-05", 870, 30)]
    assert [one.kind for one in agenda.events] == [ItemKind.TALK, ItemKind.BREAK, ItemKind.TALK]
    assert [(one.name, one.organisation) for one in agenda.people] == [
        ("Ada Lovelace", "CAM"), ("Bo Li", ""), ("Xu Yi", ""), ("Zed Q.", "INRAE")
    ]  # fmt: skip
    assert [(part.kind, part.state) for part in agenda.events[2].parts] == [
        (ItemRoleKind.MODERATOR, RoleState.CONFIRMED), (ItemRoleKind.SPEAKER, RoleState.ASKED)
    ]  # fmt: skip
    assert (agenda.rooms, agenda.problems) == (("Saal 1", "Saal 2"), ())
    assert AgendaField.ABSTRACT not in agenda.says


@pytest.mark.parametrize(
    ("head", "row", "when"),
    [
        ("Day,Start,End,Title", "2020-03-04,9:00 AM,1:15 pm,A", ("2020-03-04", 540, 255)),
        ("Day,Start,Minutes,Title", "4/3/2020,09.30,0:45,A", ("2020-03-04", 570, 45)),
        ("Day,Start,Duration,Title", "3/25/2020,0930,45 min,A", ("2020-03-25", 570, 45)),
        ("Start,End,Title", "2020-03-04 09:00,2020-03-04 10:00,A", ("2020-03-04", 540, 60)),
        ("Jour,Début,Fin,Titre", "mercredi 4 mars 2020,23:30,00:30,A", ("2020-03-04", 1410, 60)),
        ("Date,Time,Title", "4 Mar 2020,14h,A", ("2020-03-04", 840, 30)),
    ],
)
def test_days_and_times_as_people_write_them(head, row, when):
    assert times(read_csv(f"{head}\n{row}\n")) == [when]


def test_errors_name_file_row_and_field_and_the_other_rows_are_read():
    agenda = read_csv(
        "Day,Start,End,Title\n2020-03-04,09:00,10:00,A\nsomeday,09:00,10:00,B\n2020-03-04,late,10:00,C\n"
        "2020-03-04,10:00,,D\n2020-03-04,11:00,11:30,\n,11:30,12:00,E\n"
    )
    assert [one.title for one in agenda.events] == ["A", "E"]
    assert [str(each).partition(". ")[0] for each in agenda.problems] == [
        "a.csv, row 3, day: 'someday' is no day",
        "a.csv, row 4, start: 'late' is no time",
        "a.csv, row 5, end: there is none",
        "a.csv, row 6, title: there is none",
    ]


def test_items_of_a_session_that_goes_past_midnight_stay_on_its_day():
    agenda = read_csv(
        "Day,Start,End,Session,Title\n2020-03-04,22:00,23:59,Night,A\n2020-03-04,23:59,00:30,Night,B\n"
        "2020-03-05,00:30,01:00,Night,C\n2020-03-05,09:00,10:00,Night,D\n"
    )
    assert times(agenda) == [
        ("2020-03-04", 1320, 119), ("2020-03-04", 1439, 31), ("2020-03-04", 1470, 30), ("2020-03-05", 540, 60)
    ]  # fmt: skip


def test_lines_of_a_cell_are_people_or_paragraphs():
    text = 'Day,Start,Minutes,Title,Speakers,Abstract\n2020-03-04,9:00,45,A,"Ada Loam\nBo Clay","One.\n\nTwo."\n'
    agenda = read_csv(text)
    assert [one.name for one in agenda.people] == ["Ada Loam", "Bo Clay"]
    assert agenda.events[0].abstract == "One.\n\nTwo."


def test_a_number_that_is_a_uuid_is_kept_once():
    one = "0b4a5c3e-9b1f-4d5e-8a3b-000000000001"
    agenda = read_csv(f"Day,Start,Title,ID\n2020-03-04,9:00,A,{one}\n2020-03-04,10:00,B,{one}\n2020-03-04,11:00,C,7\n")
    assert [(each.external_id, each.guid) for each in agenda.events] == [(one, one), (f"{one}#2", ""), ("7", "")]


def test_columns_can_be_mapped_and_are_kept_by_their_heads():
    text = "Wann,Ab,Was,X\n2020-03-04,09:00,A,45\n"
    with pytest.raises(UserError, match="has no row of heads"):
        read_csv(text)
    meanings = (SheetField.DAY, SheetField.START, SheetField.TITLE, SheetField.LENGTH)
    assert times(read_csv(text, meanings=meanings)) == [("2020-03-04", 540, 45)]
    columns = [SheetColumn(field, head) for field, head in zip(meanings, ("Wann", "Ab", "Was", "X"), strict=True)]
    kept = remembered(None, columns)
    assert recalled(kept, ("was", "WANN", "ab", "x")) == (
        SheetField.TITLE, SheetField.DAY, SheetField.START, SheetField.LENGTH
    )  # fmt: skip
    assert times(read_csv(text, kept=kept)) == [("2020-03-04", 540, 45)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Day,Title\n2020-03-04,A\n", "a.csv has no column for start"),
        ("Day,Start,Room\n2020-03-04,9:00,A\n", "a.csv has no column for title"),
        ("Day,Start,Title\n", "nothing below it"),
    ],
)
def test_a_sheet_that_says_too_little_is_refused(text, words):
    with pytest.raises(UserError, match=words):
        read_csv(text)

"""Whatever is in a file, an import says so in one sentence or succeeds, and an error changes nothing."""

import random

import pytest
from agenda_files import schedule
from database_fixtures import dump
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.domain.errors import UserError
from app.domain.venue_time import known_zone
from app.importers.agenda_file import AgendaAim, agenda_from, read_agenda_file
from app.usecases.agenda_import import Target, Wish, apply_import, read_agenda, read_file

pytestmark = pytest.mark.slow
CALENDAR = (
    b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nX-WR-CALNAME:Soil\r\nBEGIN:VEVENT\r\nUID:1@x\r\nSUMMARY:Talk\\, one\r\n"
    b"DTSTART;TZID=Europe/Paris:20210504T090000\r\nDTEND;TZID=Europe/Paris:20210504T093000\r\nLOCATION:Aula\r\n"
    b"RRULE:FREQ=WEEKLY;COUNT=3\r\nEXDATE;TZID=Europe/Paris:20210511T090000\r\nCATEGORIES:A,B\r\nEND:VEVENT\r\n"
    b"BEGIN:VEVENT\r\nUID:2@x\r\nSUMMARY:Day\r\nDTSTART;VALUE=DATE:20210505\r\nSTATUS:TENTATIVE\r\nEND:VEVENT\r\n"
    b"END:VCALENDAR\r\n"
)
SHEET = (
    "Day;Start;End;Title;Session;Speakers;Room\n2021-05-04;09:00;09:30;Opening;Plenary;Ada Loam (CAM);Aula\n"
    ";09:30;10:15;Talk;Plenary;Bo Clay, Cy Silt;Aula\n5. Mai 2021;9 – 10;Ende;;;\n"
).encode()
JSON = (
    b'{"schedule":{"version":"1","conference":{"title":"S","days":[{"index":1,"date":"2021-05-04","rooms":{"Aula":['
    b'{"id":1,"guid":"0b4a5c3e-9b1f-4d5e-8a3b-000000000001","start":"09:00","duration":"00:30","title":"T",'
    b'"persons":[{"id":1,"public_name":"Ada"}],"links":[{"url":"https://x.org"}]}]}}]}}}'
)
FILES = {"s.xml": schedule(), "c.ics": CALENDAR, "a.csv": SHEET, "s.json": JSON}


def survives(path, data):
    """Read ``data``: an agenda that can be looked at, or one sentence that names the file."""
    path.write_bytes(data)
    try:
        agenda, _columns = agenda_from(read_agenda_file(path), AgendaAim())
    except UserError as error:
        assert path.name in str(error)  # noqa: PT017 - most of them do succeed
        return None
    if agenda.zone:
        known_zone(agenda.zone)
    for event in agenda.events:
        assert event.title
        assert event.external_id
        assert event.start >= 0
        assert event.minutes >= 0
    assert all(path.name in str(each) for each in (*agenda.problems, *agenda.remarks))
    return agenda


@pytest.mark.parametrize("name", FILES)
def test_files_that_are_cut_off_anywhere(name, tmp_path):
    for end in range(len(FILES[name])):
        survives(tmp_path / name, FILES[name][:end])


@pytest.mark.parametrize("name", FILES)
def test_files_with_bytes_that_are_others(name, tmp_path):
    chance = random.Random(7)
    for _round in range(1500):
        data = bytearray(FILES[name])
        for _flip in range(chance.randint(1, 8)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        survives(tmp_path / name, bytes(data))


@pytest.mark.parametrize("name", FILES)
def test_files_with_pieces_moved_and_doubled(name, tmp_path):
    chance = random.Random(11)
    for _round in range(800):
        data = FILES[name]
        for _piece in range(chance.randint(1, 4)):
            begin, end = sorted(chance.randrange(len(data)) for _side in range(2))
            place = chance.randrange(len(data))
            data = (data[:place] + data[begin:end] + data[place:])[:20_000]
        survives(tmp_path / name, data)


@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from(["x.xml", "x.ics", "x.csv", "x.json", "x"]), st.binary(max_size=400))
def test_any_bytes_at_all(tmp_path, name, data):
    survives(tmp_path / name, data)


TEXT = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=30)


@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(TEXT, TEXT, TEXT, TEXT), min_size=1, max_size=6))
def test_any_words_in_any_cell(tmp_path, rows):
    import csv
    import io

    out = io.StringIO()
    csv.writer(out).writerows([("Day", "Start", "End", "Title"), *rows])
    survives(tmp_path / "a.csv", out.getvalue().encode("utf-8", "surrogatepass"))


def test_what_can_be_read_can_be_imported_and_errors_change_nothing(empty, tmp_path):
    chance = random.Random(3)
    imported = refused = 0
    for _round in range(120):
        name = chance.choice(list(FILES))
        data = bytearray(FILES[name])
        for _flip in range(chance.randint(1, 3)):
            data[chance.randrange(len(data))] = chance.randrange(32, 127)
        path = tmp_path / name
        path.write_bytes(bytes(data))
        was = dump(empty)
        try:
            with empty.read() as session:
                agenda = read_agenda(session, read_file(path), Target()).agenda
            apply_import(empty, Wish(agenda, Target()))
        except UserError:
            refused += 1
            assert dump(empty) == was
        else:
            imported += 1
            empty.undo()
            assert dump(empty) == was
    assert imported > 20
    assert refused > 5

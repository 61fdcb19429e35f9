"""plenary import agenda: the difference, the dry run, a new meeting, columns, exit statuses."""

import pytest
from database_fixtures import dump

from app.cli.main import run
from app.usecases.files import opened

SHEET = "Day;Start;End;Title;Speakers;Room;Colour\n2021-05-04;09:00;09:30;Opening;Ada Loam (CAM);Aula;red\n"
XML = (
    "<schedule><conference><title>Soil days</title></conference><day date='2021-05-04'><room name='Aula'>"
    "<event id='1'><start>{start}</start><duration>00:30</duration><title>Opening</title></event>"
    "<event id='2'><start>10:00</start><duration>00:30</duration><title>Talk</title><persons><person id='1'>Ada Loam"
    "</person></persons></event></room></day></schedule>"
)


@pytest.fixture
def plenary(capsys, monkeypatch, sample_file):
    """Run an import into the sample; gives exit status, the lines of standard output, those of standard error."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)

    def command(*arguments, kind="agenda"):
        try:
            status = run(["import", kind, str(sample_file), *map(str, arguments)])
        except SystemExit as stopped:
            status = stopped.code
        captured = capsys.readouterr()
        return status, captured.out.splitlines(), captured.err.splitlines()

    return command


@pytest.fixture
def write(tmp_path):
    """Write a file to import."""

    def written(text, name="s.xml"):
        path = tmp_path / name
        path.write_text(text, "utf-8")
        return path

    return written


def rows(file):
    with opened(str(file)) as store:
        return dump(store)


def test_a_schedule_makes_a_meeting_then_shows_what_a_newer_one_changes(plenary, write, sample_file):
    source = write(XML.format(start="09:00"))
    status, out, err = plenary(source, "--new", "soil-2021", "--zone", "Paris")
    assert (status, err) == (0, [])
    assert out == [
        "Read s.xml: 2 events, 1 room, 1 person.",
        "2 new, 0 changed, 0 moved, 0 gone, 0 kept, 0 unchanged, 0 in error",
        "Imported s.xml: 2 new events, 1 new person, 1 new room.",
    ]
    was = rows(sample_file)
    status, out, _err = plenary(source, "--meeting", "soil-2021")
    assert (status, out[-1]) == (0, "Imported s.xml: nothing new.")
    assert rows(sample_file) == was
    newer = write(XML.format(start="08:30").replace("<event id='2'>", "<event id='3'>"))
    status, out, _err = plenary(newer, "--meeting", "soil-2021", "--dry-run")
    assert (status, out[1:]) == (0, [
        "moved: Opening (2021-05-04 09:00): Time 2021-05-04 09:00 → 2021-05-04 08:30",
        "new: Talk (2021-05-04 10:00)",
        "gone from the file: Talk (2021-05-04 10:00)",
        "1 new, 0 changed, 1 moved, 1 gone, 0 kept, 0 unchanged, 0 in error",
        "Nothing was changed: this was a dry run.",
    ])  # fmt: skip
    assert rows(sample_file) == was
    status, out, _err = plenary(newer, "--meeting", "soil-2021", "--cancel-missing")
    assert (status, out[-1]) == (0, "Imported s.xml: 1 new event, 1 changed, 1 cancelled.")


def test_a_sheet_with_its_columns_mapped_and_rows_in_error_named(plenary, write, sample_file):
    source = write(SHEET.replace("Start", "Ab") + "2021-05-04;late;10:00;Talk;;;\n", "a.csv")
    was = rows(sample_file)
    status, out, err = plenary(source, "--meeting", "final-2021", "--map", "Ab=start", "colour=track")
    assert status == 1
    assert out[0] == "Read a.csv: 1 event, 1 room, 1 person."
    assert "Ab = Start · End = End · Title = Title" in out[1]
    assert err == [
        "a.csv, row 3, start: 'late' is no time. Write it like 09:30.",
        "Nothing was imported from a.csv: 1 of its events cannot be. Mend them, or leave them out with --skip-errors.",
    ]
    assert rows(sample_file) == was
    status, out, _err = plenary(source, "--meeting", "final-2021", "--map", "Ab=start", "G=track", "--skip-errors")
    assert (status, out[-1]) == (0, "Imported a.csv: 1 new event, 1 new person, 1 new room.")
    assert rows(sample_file)["session"][-1]["track"] == "red"
    status, out, _err = plenary(source, "--meeting", "final-2021", "--skip-errors")  # the columns are remembered
    assert (status, out[-1]) == (0, "Imported a.csv: nothing new.")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ((), "Into which meeting? Name it with --meeting, or the new one with --new"),
        (("--meeting", "final-2021", "--new", "x"), "Into which meeting?"),
        (("--meeting", "nowhere"), "There is no meeting 'nowhere'"),
        (("--new", "wageningen-2020"), "Another meeting is called 'wageningen-2020' already"),
        (("--new", "x", "--zone", "Atlantis"), "There is no time zone 'Atlantis'"),
        (("--new", "x", "--map", "A=title"), "s.xml has no columns to map"),
    ],
)
def test_what_cannot_be_is_one_sentence_and_changes_nothing(plenary, write, sample_file, arguments, words):
    was = rows(sample_file)
    status, _out, err = plenary(write(XML.format(start="09:00")), *arguments)
    assert status == 1
    assert words in err[-1]
    assert rows(sample_file) == was


def test_people_have_no_choices_of_agendas(plenary, write):
    status, _out, err = plenary(write("Name\nAda\n", "l.csv"), "--cancel-missing", kind="people")
    assert (status, err) == (1, ["people has no choice of cancel-missing: leave it out."])

"""The command line through its own door: what each command prints and writes, and one sentence for each wrong input."""

import datetime as dt
import json
import shutil

import icalendar
import pypdf
import pytest

from app.cli.main import run
from app.usecases.files import opened

SPEAKER = "maria.silva@embrapa.example"


@pytest.fixture
def plenary(capsys, monkeypatch):
    """Run a command; gives exit status, standard output, standard error."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)

    def command(*arguments):
        try:
            status = run([str(argument) for argument in arguments])
        except SystemExit as stopped:
            status = stopped.code
        captured = capsys.readouterr()
        return status, captured.out, captured.err

    return command


def test_new_makes_an_empty_database_and_refuses_an_existing_file(plenary, tmp_path):
    file = tmp_path / "a b#?%.plenary"
    status, out, err = plenary("new", file)
    assert (status, err) == (0, "")
    assert out.startswith(f"Created {file}")
    before = file.read_bytes()
    status, out, err = plenary("new", file)
    assert (status, out, err.count("\n")) == (1, "", 1)
    assert "exists already" in err
    assert file.read_bytes() == before
    assert plenary("meetings", file) == (0, "There are no meetings yet.\n", "")


def test_meetings_says_how_many_came_from_how_many_countries(plenary, sample_file):
    status, out, _err = plenary("meetings", sample_file, "--json")
    found = {row["name"]: row for row in json.loads(out)}
    assert status == 0
    assert (found["wageningen-2020"]["attendees"], found["wageningen-2020"]["countries"]) == (73, 19)
    assert found["wageningen-2020"]["start"] == "2020-03-04"
    assert list(found["wageningen-2020"]) == [
        "name", "title", "start", "end", "place", "timezone", "sessions", "items", "attendees", "countries",
    ]  # fmt: skip
    assert len(found) >= 6
    _status, out, _err = plenary("meetings", sample_file)
    assert "73 attendees" in out
    assert len(out.splitlines()) == len(found)


def test_clock_gives_the_worked_example_of_r1_to_the_day(plenary, sample_file):
    status, out, _err = plenary("clock", sample_file, "--meeting", "wageningen-2020", "--json")
    assert status == 0
    due = {row["what"]: row["due"] for row in json.loads(out)}
    assert due == {
        "notice": "2020-01-19",
        "agenda": "2020-02-12",
        "added_items": "2020-02-19",
        "draft_minutes": "2020-03-16",
        "objections_end": "2020-03-31",
        "accepted": "2020-04-01",
        "late_veto_end": "2020-03-31",
    }
    assert set(json.loads(out)[0]) == {"meeting", "body", "what", "due", "done", "late_days"}
    by_number = plenary("clock", sample_file, "--meeting", "4")
    assert by_number[0] == 0
    assert plenary("clock", sample_file)[0] == 0


def test_exports_are_written_and_twice_the_same(plenary, sample_file, tmp_path):
    wanted = {
        "agenda.pdf": ("agenda", "--meeting", "wageningen-2020"),
        "agenda.json": ("agenda", "--meeting", "wageningen-2020", "--format", "json"),
        "minutes.pdf": ("minutes", "--meeting", "wageningen-2020"),
        "minutes.md": ("minutes", "--meeting", "wageningen-2020", "--format", "md"),
        "meeting.ics": ("calendar", "--meeting", "wageningen-2020"),
        "person.ics": ("calendar", "--meeting", "wageningen-2020", "--for", SPEAKER),
        "actions.ics": ("calendar", "--scope", "actions"),
        "plan.ics": ("calendar", "--scope", "plan"),
        "ordre.pdf": ("agenda", "--meeting", "wageningen-2020", "--lang", "fr"),
        "draft.pdf": ("agenda", "--meeting", "irc-founding-2020", "--draft"),
    }
    contents = {}
    for name, (kind, *options) in wanted.items():
        for folder in ("one", "two"):
            (tmp_path / folder).mkdir(exist_ok=True)
            out = tmp_path / folder / name
            status, said, err = plenary("export", kind, sample_file, *options, "-o", out)
            assert (status, err) == (0, "")
            assert said.startswith(f"Wrote {out} (")
            contents.setdefault(name, set()).add(out.read_bytes())
    assert {name: len(found) for name, found in contents.items()} == dict.fromkeys(wanted, 1)
    assert "Wageningen" in pypdf.PdfReader(tmp_path / "one" / "agenda.pdf").pages[0].extract_text()
    assert json.loads((tmp_path / "one" / "agenda.json").read_text("utf-8"))
    for name in ("meeting.ics", "person.ics", "actions.ics", "plan.ics"):
        assert icalendar.Calendar.from_ical((tmp_path / "one" / name).read_bytes()).walk("VEVENT")


def test_one_persons_calendar_is_a_part_of_the_meetings_with_the_same_uids(plenary, sample_file, tmp_path):
    everything, own = tmp_path / "all.ics", tmp_path / "own.ics"
    plenary("export", "calendar", sample_file, "--meeting", "wageningen-2020", "-o", everything)
    plenary("export", "calendar", sample_file, "--meeting", "wageningen-2020", "--for", SPEAKER, "-o", own)
    uids = [
        {str(event["UID"]) for event in icalendar.Calendar.from_ical(file.read_bytes()).walk("VEVENT")}
        for file in (everything, own)
    ]
    assert uids[1] < uids[0]
    assert "Your part" in own.read_text("utf-8").replace("\r\n ", "")


def test_without_out_the_name_says_what_is_in_it(plenary, sample_file, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert plenary("export", "agenda", sample_file, "--meeting", "wageningen-2020")[0] == 0
    assert (tmp_path / "wageningen-2020-agenda.pdf").is_file()
    folder = tmp_path / "for you"
    folder.mkdir()
    plenary("export", "minutes", sample_file, "--meeting", "wageningen-2020", "--format", "md", "-o", folder)
    assert (folder / "wageningen-2020-minutes.md").is_file()


def test_check_backup_and_restore(plenary, sample_file, tmp_path):
    assert plenary("check", sample_file) == (0, f"{sample_file} is in order.\n", "")
    copy = tmp_path / "copy.plenary"
    assert plenary("backup", sample_file, copy)[0] == 0
    assert plenary("check", copy)[0] == 0
    with opened(str(sample_file)) as store, store.change("Rename") as session:
        from app.queries.meetings import find_meeting

        find_meeting(session, "cali-2019").title = "Changed since"
    status, out, _err = plenary("restore", copy, sample_file)
    assert status == 0
    assert "is kept as" in out
    assert "Changed since" not in plenary("meetings", sample_file, "--json")[1]


def bad_inputs():
    """Arguments ({file} = a good database, {dir} = its folder), and words of the sentence they get."""
    agenda = ["export", "agenda", "{file}", "--meeting", "wageningen-2020"]
    calendar = ["export", "calendar", "{file}"]
    return [
        (["meetings", "{dir}/missing.plenary"], "missing.plenary"),
        (["meetings", "{dir}"], "{dir}"),
        (["meetings", "{dir}/empty.plenary"], "empty.plenary"),
        (["meetings", "{dir}/text.plenary"], "text.plenary"),
        (["meetings", "postgresql+psycopg://u:secret@host/db"], "opens .plenary files only"),
        (["new", "{dir}/no/such/folder/x.plenary"], "folder"),
        (["clock", "{file}", "--meeting", "atlantis"], "'atlantis'"),
        (["clock", "{file}", "--meeting", "99"], "wageningen-2020"),
        (["export", "agenda", "{file}", "--meeting", "atlantis", "-o", "{dir}/out"], "'atlantis'"),
        (["export", "agenda", "{file}", "-o", "{dir}/out"], "--meeting"),
        ([*agenda, "--format", "docx", "-o", "{dir}/out"], "choose one of pdf, "),
        ([*agenda, "--lang", "xx", "-o", "{dir}/out"], "'xx'"),
        ([*agenda, "--audience", "press", "-o", "{dir}/out"], "public, participants, chair"),
        ([*agenda, "--for", "a@b.example", "-o", "{dir}/out"], "agenda"),
        ([*agenda, "-o", "{file}"], "database itself"),
        ([*agenda, "-o", "{dir}/no/such/out"], "no/such"),
        (["export", "minutes", "{file}", "--meeting", "irc-founding-2020", "-o", "{dir}/out"], "no minutes"),
        ([*calendar, "--meeting", "wageningen-2020", "--for", "nobody@example.org", "-o", "{dir}/out"], "nobody@"),
        ([*calendar, "-o", "{dir}/out"], "--meeting"),
        ([*calendar, "--scope", "weather", "-o", "{dir}/out"], "'weather'"),
        ([*calendar, "--scope", "person", "--meeting", "wageningen-2020", "-o", "{dir}/out"], "--for"),
        ([*calendar, "--scope", "plan", "--for", "a@b.example", "-o", "{dir}/out"], "--for"),
        ([*calendar, "--scope", "actions", "--meeting", "wageningen-2020", "-o", "{dir}/out"], "--meeting"),
        (["backup", "{file}", "{dir}/no/such/out"], "no/such"),
        (["backup", "{file}", "{file}"], "circasa.plenary"),
        (["restore", "{dir}/text.plenary", "{file}"], "text.plenary"),
        (["restore", "{dir}/missing.plenary", "{file}"], "missing.plenary"),
        (["check", "{dir}/missing.plenary"], "missing.plenary"),
    ]


@pytest.mark.parametrize(
    ("arguments", "said"), bad_inputs(), ids=lambda value: " ".join(value) if isinstance(value, list) else None
)
def test_wrong_input_gets_one_sentence_and_changes_nothing(plenary, sample_file, tmp_path, arguments, said):
    (tmp_path / "empty.plenary").touch()
    (tmp_path / "text.plenary").write_text("Dear all,\n" * 100)
    (tmp_path / "out").write_text("from last week")
    names = {"file": sample_file, "dir": tmp_path}
    before = {path: path.read_bytes() for path in tmp_path.iterdir()}
    status, out, err = plenary(*(argument.format(**names) for argument in arguments))
    assert (status, out) == (1, "")
    assert err.endswith("\n")
    assert err.count("\n") == 1
    assert "Traceback" not in err
    assert said.format(**names) in err
    assert "secret" not in err
    assert {path: path.read_bytes() for path in tmp_path.iterdir()} == before


@pytest.mark.parametrize(
    "arguments",
    [[], ["fly"], ["export"], ["export", "poem", "x"], ["new"], ["meetings", "x", "--colour"], ["backup", "x"]],
)
def test_wrong_usage_exits_2_with_one_line(plenary, arguments):
    status, out, err = plenary(*arguments)
    assert (status, out, err.count("\n")) == (2, "", 1)


def test_version_and_help(plenary):
    from app import __version__

    assert plenary("--version") == (0, f"plenary {__version__}\n", "")
    assert "export" in plenary("--help")[1]


def test_errors_speak_french_where_the_computer_does(plenary, sample_file, monkeypatch):
    monkeypatch.setenv("LC_ALL", "fr_FR.UTF-8")
    status, _out, err = plenary("clock", sample_file, "--meeting", "atlantis")
    assert status == 1
    assert "réunion" in err


def test_reading_works_beside_an_open_window_and_says_the_day_of_the_sample(plenary, sample_file):
    with opened(str(sample_file)):
        status, out, _err = plenary("clock", sample_file, "--meeting", "wageningen-2020", "--json")
    late = {row["what"]: row["late_days"] for row in json.loads(out)}
    assert status == 0
    assert late["draft_minutes"] == 0  # sent on the last day; the sample's as-of day counts, not today's
    assert dt.date.today() > dt.date(2020, 4, 1)  # noqa: DTZ011
    assert late["accepted"] == 0


def test_a_read_only_file_can_be_read(plenary, sample_file, tmp_path):
    other = tmp_path / "read only.plenary"
    shutil.copy(sample_file, other)
    other.chmod(0o444)
    assert plenary("meetings", other)[0] == 0

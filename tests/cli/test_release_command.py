"""``plenary release``: of a talk moved, one cancelled, one retitled, the list of people to tell is exactly right."""

import datetime as dt
import json

import icalendar
import pytest

from app.cli.main import run
from app.domain.kinds import AgendaState
from app.queries.releases import releases
from app.queries.timetable import timetable
from app.services.agenda_items import change_item
from app.usecases.files import opened

MEETING = "wageningen-2020"
MOVED, GONE, RENAMED = "Panel: what would make", "Discussion: what small firms", "Closing words"


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


@pytest.fixture
def changed(sample_file):
    """The sample with the three changes; the last talk of a session is cancelled, so that none follows it."""
    with opened(str(sample_file)) as store:
        with store.read() as session:
            found = list(timetable(session, 4, dt.date(2020, 3, 20)).items())
        item = {
            begin: next(one for _session, one in found if one.title.startswith(begin))
            for begin in (MOVED, GONE, RENAMED)
        }
        with store.change("Change") as session:
            change_item(session, item[MOVED].id, start=item[MOVED].start + 15)
            change_item(session, item[GONE].id, state=AgendaState.CANCELLED)
            change_item(session, item[RENAMED].id, title="Farewell")
    return sample_file


def events_of(file):
    """The events of a calendar file, by the uid of their row."""
    events = icalendar.Calendar.from_ical(file.read_bytes()).walk("VEVENT")
    return {str(one["UID"]).removesuffix("@plenary"): one for one in events}


def test_the_list_is_exactly_right_and_sequence_is_raised_only_where_it_must(plenary, changed, tmp_path):
    before, after = tmp_path / "before.ics", tmp_path / "after.ics"
    plenary("export", "calendar", changed, "--meeting", MEETING, "-o", before)
    status, out, err = plenary("release", changed, "--meeting", MEETING, "--note", "Three changes", "--json")
    assert (status, err) == (0, "")
    found = json.loads(out)
    assert list(found) == ["number", "changes", "tell"]
    assert found["number"] == 4
    assert all(list(one) == ["kind", "uid", "title", "before", "after"] for one in found["changes"])
    uid = {one["kind"]: one["uid"] for one in found["changes"]}
    assert [(one["kind"], one["title"][:12], one["before"][:16], one["after"][:16]) for one in found["changes"]] == [
        ("moved", "Panel: what ", "2020-03-04 17:00", "2020-03-04 17:15"),
        ("title", "Farewell", "Closing words", "Farewell"),
        ("cancelled", "Discussion: ", "2020-03-05 16:35", ""),
    ]
    told = {person["name"]: person["changes"] for person in found["tell"]}
    moved, renamed, gone = uid["moved"], uid["title"], uid["cancelled"]
    assert told == {
        "Bronwyn Ashcroft-Lee": [moved],
        "Willemijn Terpstra": [moved],
        "Oliver Penhaligon": [moved],
        "Tigist Haile": [moved],
        "Maartje Hoekzema": [moved, gone],  # rapporteur of one session; in the other she leads and speaks, told once
        "Dawit Mekonnen": [gone],
        "Daan Mulder": [moved, renamed],
        "Inês Carvalho": [renamed],
        "Étienne Vasseur": [renamed],
    }
    assert {"email": "tigist.haile@isf.example", "name": "Tigist Haile", "changes": [uid["moved"]]} in found["tell"]
    plenary("export", "calendar", changed, "--meeting", MEETING, "-o", after)
    events = [events_of(before), events_of(after)]
    raised = {name for name, one in events[1].items() if one["SEQUENCE"] > events[0][name]["SEQUENCE"]}
    assert raised == {uid["moved"], uid["cancelled"]}
    other = {name for name, one in events[1].items() if one.to_ical() != events[0][name].to_ical()}
    assert other == set(uid.values())


def test_a_dry_run_says_the_same_and_changes_nothing(plenary, changed):
    status, out, _err = plenary("release", changed, "--meeting", MEETING, "--dry-run")
    assert status == 0
    assert "release 4 would be published" in out
    assert "“Closing words” is now called “Farewell”." in out
    assert "Tigist Haile <tigist.haile@isf.example>" in out
    assert "General Assembly: the agenda was sent in time" in out
    with opened(str(changed), read_only=True) as store, store.read() as session:
        assert releases(session, 4)[0].number == 3
    plain = json.loads(plenary("release", changed, "--meeting", MEETING, "--dry-run", "--json")[1])
    done = json.loads(plenary("release", changed, "--meeting", MEETING, "--json")[1])
    assert plain == done


def test_what_cannot_be_published_is_one_sentence_and_changes_nothing(plenary, sample_file):
    status, out, err = plenary("release", sample_file, "--meeting", MEETING)
    assert (status, out) == (1, "")
    assert err == f"Nothing on the agenda of {MEETING} has changed since release 3: there is nothing to publish.\n"
    assert plenary("release", sample_file, "--meeting", MEETING, "--dry-run")[0] == 1
    assert plenary("release", sample_file, "--meeting", "nowhere")[0] == 1
    assert plenary("release", sample_file)[0] == 2


def test_a_first_release_tells_everybody_with_a_part(plenary, sample_file):
    status, out, _err = plenary("release", sample_file, "--meeting", "final-2021", "--json")
    found = json.loads(out)
    assert (status, found["number"]) == (0, 1)
    assert {one["kind"] for one in found["changes"]} == {"new"}

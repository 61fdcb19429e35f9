"""The steps of the history as the window asks for them, and one of them in full."""

import datetime as dt
import sqlite3

import pytest
from sqlalchemy import select

from app.db.history.tracking import tracked
from app.db.schema import METADATA
from app.domain.history_rows import Deed
from app.domain.kinds import MeetingState
from app.domain.new_people import NewPerson
from app.domain.wanted import Wanted
from app.models import Base, Meeting, Person
from app.queries.history_table import history_counts, history_ids, history_people, history_rows
from app.queries.row_names import _NAMED_BY, row_names
from app.services.meetings import edit_meeting
from app.services.people import create_person, delete_people, edit_person
from app.usecases.history import step_detail, why_not_undone

DAY = dt.date(2020, 3, 20)
FRENCH = {"Edit person": "Modifier une personne"}


def today() -> dt.date:
    """The day of the steps that a test makes, on this computer's clock."""
    return dt.datetime.now().astimezone().date()


def made(store, message: str, act, **arguments) -> int:
    """Make a step; its id."""
    with store.change(message, **arguments) as session:
        act(session)
    step = store.next_undo()
    return step.id


def asked(store, **wanted) -> list[int]:
    """The steps that are wanted."""
    with store.read() as session:
        return list(history_ids(session, Wanted(**wanted), today(), lambda text: FRENCH.get(text, text)))


def detail(store, step_id: int):
    """A step in full."""
    with store.read() as session:
        return step_detail(session, step_id, DAY)


@pytest.fixture
def person(sample) -> int:
    """Somebody of the sample."""
    with sample.read() as session:
        return session.scalars(select(Person.id).order_by(Person.sort_key)).first()


def test_steps_are_found_by_words_person_day_and_row(sample, person):
    everything = asked(sample)
    assert everything == sorted(everything, reverse=True)
    step = made(sample, "Edit person", lambda session: edit_person(session, person, display="Ærøskøbing Zoë"))
    assert asked(sample) == [step, *everything]
    assert asked(sample, sort="at") == [*everything[::-1], step]
    assert asked(sample, words=("modifier",)) == [step]  # what it is called in the user's language
    assert step in asked(sample, words=("aeroskobing",))  # the row it touched
    assert asked(sample, words=("aeroskobing", "modifier")) == [step]
    assert asked(sample, words=("zzz",)) == []
    assert asked(sample, choice="today") == [step]
    assert asked(sample, facets=(("who", sample.who),)) == [step]
    touched = asked(sample, facets=(("row", f"person {person}"),))
    assert touched[0] == step
    assert 1 < len(touched) < len(everything)
    with sample.read() as session:
        at = {row.id: row.at.astimezone().date() for row in history_rows(session, everything, DAY)}
        counts = history_counts(session, today())
        assert history_people(session) == sorted({"Coordination team", sample.who}, key=str.casefold)
    days = (dt.date(2020, 3, 18), dt.date(2020, 3, 19))
    found = asked(sample, facets=(("days", f"{days[0]}/{days[1]}"),))
    assert found == [one for one in everything if days[0] <= at[one] <= days[1]] != []
    assert counts == {"all": len(everything) + 1, "today": 1, "week": 1}


def test_a_line_names_what_was_touched_and_what_became_of_the_step(sample, person):
    step = made(sample, "Edit person", lambda session: edit_person(session, person, display="Ana Other"))
    sample.undo()
    sample.redo()
    with sample.read() as session:
        redo, undo, line = history_rows(session, [step, step + 1, step + 2], DAY)[::-1]
    assert (line.table, line.row_id, line.name, line.others) == ("person", person, "Ana Other", 0)
    assert (line.kind, line.taken_back_by, undo.takes_back, undo.taken_back_by) == ("do", step + 1, step, step + 2)
    assert (undo.kind, redo.kind, redo.taken_back_by) == ("undo", "redo", None)


def test_a_step_in_full_has_every_field_before_and_after(sample):
    with sample.read() as session:
        meeting = session.scalars(select(Meeting).where(Meeting.state == MeetingState.PLANNED)).first()
        meeting_id, host = meeting.id, meeting.host_id
    step = made(
        sample,
        "Change meeting {meeting}",
        lambda session: edit_meeting(session, meeting_id, title="Other title", state=MeetingState.CONFIRMED),
        meeting=meeting_id,
    )
    (row,) = detail(sample, step).rows
    assert (row.table, row.row_id, row.deed, row.home.table) == ("meeting", meeting_id, Deed.CHANGED, "meeting")
    lines = {line.field: (line.before, line.after) for line in row.fields}
    assert lines["state"] == (MeetingState.PLANNED, MeetingState.CONFIRMED)
    assert lines["title"][1] == "Other title"
    assert not {"folded", "version", "uid"} & lines.keys()
    assert host is None or "host_id" not in lines


def test_new_and_deleted_rows_are_told_with_the_names_of_what_they_refer_to(sample):
    person = NewPerson(display="Zoe New", email="zoe@example.org", organisation="INRAE")
    added = made(sample, "Enter a person", lambda session: create_person(session, person))
    new, affiliation = detail(sample, added).rows
    assert (new.name, new.deed, affiliation.name) == ("Zoe New", Deed.ADDED, "Zoe New – INRAE")
    assert affiliation.home == new.home
    refers = {line.field: detail(sample, added).names[line.target, line.after] for line in affiliation.fields}
    assert refers == {"person_id": "Zoe New", "organisation_id": "INRAE"}
    deleted = made(sample, "Delete people", lambda session: delete_people(session, [new.row_id]))
    gone = {row.table: row for row in detail(sample, deleted).rows}
    assert {row.deed for row in gone.values()} == {Deed.DELETED}
    assert (gone["person"].name, gone["person"].home) == ("Zoe New", None)
    assert {row.home for row in detail(sample, added).rows} == {None}


def test_what_was_erased_does_not_come_back(sample):
    person = NewPerson(display="Zoe Erased", email="zoe@example.org")
    added = made(sample, "Enter a person", lambda session: create_person(session, person))
    (row,) = detail(sample, added).rows
    deleted = made(sample, "Delete people", lambda session: delete_people(session, [row.row_id]))
    connection = sqlite3.connect(sample.file)  # as an erasure leaves the history
    connection.execute(
        "UPDATE change SET before = NULL, after = NULL WHERE table_name='person' AND row_id=?", [row.row_id]
    )
    connection.commit()
    connection.close()
    with sample.read() as session:
        lines = history_rows(session, [added, deleted], DAY)
    assert [line.name for line in lines] == ["", ""]
    for step in (added, deleted):
        assert "Zoe" not in repr(detail(sample, step))


def test_it_is_said_why_a_step_cannot_be_taken_back(sample, person):
    first = made(sample, "Edit person", lambda session: edit_person(session, person, display="First"))
    with sample.read() as session:
        assert why_not_undone(session, first) is None
    made(sample, "Edit person", lambda session: edit_person(session, person, display="Second"))
    with sample.read() as session:
        against = why_not_undone(session, first)
    assert [(one.mine, one.theirs) for one in against.conflicts if one.field == "display"] == [("First", "Second")]


def test_a_large_step_is_told_in_sums(sample, monkeypatch):
    monkeypatch.setattr("app.usecases.history.LARGE", 1)
    people = [NewPerson(display=f"Person {number}") for number in range(3)]
    step = made(sample, "Enter people", lambda session: [create_person(session, one) for one in people])
    found = detail(sample, step)
    assert (found.rows, found.sums) == ((), (("person", Deed.ADDED, 3),))
    with sample.read() as session:
        assert why_not_undone(session, step) is None


def test_every_row_of_the_sample_has_a_name(sample):
    tables = {table.name: table for table in tracked(METADATA)}
    assert tables.keys() == _NAMED_BY.keys()
    with sample.read() as session:
        keys = {
            (name, row_id)
            for name in tables
            for row_id in session.scalars(select(Base.metadata.tables[name].c.id).limit(3))
        }
        names = row_names(session, keys, DAY)
    assert keys - names.keys() == set()

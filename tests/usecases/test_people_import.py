"""Imports of people and participants: what is new, changed, unchanged and doubtful; one undo; the same file twice."""

import csv
import datetime as dt
import io
import threading
from collections import Counter

import pytest
from database_fixtures import dump
from sqlalchemy import event

from app.domain.errors import UserError
from app.domain.kinds import ParticipationRole, PresenceState, Reply
from app.domain.new_people import NewPerson
from app.domain.pasted_people import PastedField
from app.domain.people_import import Answer, Decision
from app.importers.sheet_file import sheet_of
from app.importers.vcard_file import cards_of
from app.queries.meetings import find_meeting
from app.queries.participation_rows import participation_table
from app.queries.people_choices import people_choices
from app.services.people import create_person
from app.usecases.people_import import PeopleFile, Wish, apply_beside, apply_plan, kept_columns, people_of, plan_people

DAY = dt.date(2020, 3, 20)
DAYS = (dt.date(2020, 3, 4), dt.date(2020, 3, 5), dt.date(2020, 3, 6))
HEAD = ("Vorname", "Nachname", "E-Mail", "Institution", "Land", "Funktion", "Telefon")
ADA = ("Ada", "Lovelace", "ada@x.example", "ANALYT", "GB", "Analyst", "+44 1")


def sheet(*rows, name="list.csv"):
    out = io.StringIO()
    csv.writer(out).writerows(rows)
    return PeopleFile(name, table=sheet_of(name, out.getvalue().encode()))


def cards(text):
    return PeopleFile("people.vcf", cards=cards_of("people.vcf", text.encode()))


def planned(store, file, meeting=None, meanings=None):
    days = DAYS if meeting else None
    with store.read() as session:
        people = people_of(file, days, meanings, kept_columns(session))
        return people, plan_people(session, file, people, DAYS[0] if meeting else DAY, meeting)


def imported(store, file, meeting=None, answers=None):
    _people, plan = planned(store, file, meeting)
    return plan, apply_plan(store, Wish(plan, answers or {}, file.origin, days=DAYS if meeting else ()))


def states(plan):
    return [row.state.value for row in plan.rows]


def found(store, text):
    with store.read() as session:
        return people_choices(session, text, DAY)


@pytest.fixture
def meeting(sample):
    with sample.read() as session:
        return find_meeting(session, "wageningen-2020").id


def test_new_people_are_one_undo_and_unchanged_the_second_time(sample):
    was = dump(sample)
    file = sheet(HEAD, ADA, ("Bo", "Möller", "bo@x.example", "INRAE", "", "", ""))
    plan, done = imported(sample, file)
    assert (states(plan), done.new) == (["new", "new"], 2)
    (ada,) = found(sample, "ada lovelace")
    assert (ada.organisation, ada.country, ada.email) == ("ANALYT", "GB", "ada@x.example")
    assert found(sample, "moller")[0].organisation == "INRAE"
    now = dump(sample)
    assert states(planned(sample, file)[1]) == ["unchanged", "unchanged"]
    _plan, again = imported(sample, file)
    assert again.people == 0
    assert dump(sample) == now
    added = Counter({name: len(rows) - len(was[name]) for name, rows in now.items() if len(rows) != len(was[name])})
    assert added == {"person": 2, "affiliation": 2, "organisation": 1, "organisation_name": 1}
    assert {row["source"] for row in now["person"][-2:]} == {"list.csv"}
    sample.undo()
    assert dump(sample) == was
    sample.redo()
    assert dump(sample) == now


def test_entered_as_the_window_enters_them(empty):
    """The quick way of an import and the service for one person write the same rows."""
    row = ("Łucja", "Wójcik", "l@x.example", "IUNG", "PL", "Head", "1")
    imported(empty, sheet(HEAD, row, name=""))
    quick = dump(empty)
    empty.undo()
    with empty.change("Add") as session:
        create_person(session, NewPerson("Łucja Wójcik", "Łucja", "Wójcik", email="l@x.example", phone="1",
                                         organisation="IUNG", country="PL", role="Head"))  # fmt: skip
    slow = dump(empty)
    for name in ("person", "affiliation", "organisation", "organisation_name"):
        keys = {"id", "uid"} | {key for key in quick[name][0] if key.endswith("_id")}
        plain = [[{k: v for k, v in row.items() if k not in keys} for row in rows[name]] for rows in (quick, slow)]
        assert plain[0] == plain[1]


def test_changes_are_told_field_by_field_and_nothing_is_erased(sample):
    imported(sample, sheet(HEAD, ADA))
    file = sheet(HEAD, ("ADA", "King Lovelace", "ada@x.example", "INRA", "", "", "+44 2"))
    (row,) = planned(sample, file)[1].rows
    assert [(change.field.value, change.old, change.new) for change in row.known[0].changes] == [
        ("family", "Lovelace", "King Lovelace"),
        ("name", "Ada Lovelace", "ADA King Lovelace"),
        ("phone", "+44 1", "+44 2"),
        ("organisation", "ANALYT", "INRA"),
    ]
    _plan, done = imported(sample, file)
    assert (done.new, done.changed) == (0, 1)
    (ada,) = found(sample, "king lovelace")
    assert ada.organisation == "INRAE"
    with sample.read() as session:
        assert people_choices(session, "king lovelace", dt.date(2019, 1, 1))[0].organisation == "ANALYT"
    assert states(planned(sample, file)[1]) == ["unchanged"]
    kept = sheet(("Name", "E-Mail", "Phone"), ("Ada King Lovelace", "ada@x.example", ""))
    assert states(planned(sample, kept)[1]) == ["unchanged"]


@pytest.mark.parametrize(
    ("row", "state"),
    [
        (("Lovelace", "Ada", "ADA@x.example", "", "", "", ""), "unchanged"),  # not unlike enough to change anything
        (("Ada", "Lovelace", "", "analyt", "", "", ""), "unchanged"),
        (("Ada", "Lovelace", "other@x.example", "", "", "", ""), "doubtful"),
        (("Ada", "Lovelace", "", "INRAE", "", "", ""), "doubtful"),
        (("Ada", "Lovelace", "", "", "", "", ""), "doubtful"),
        (("Somebody", "Else", "ada@x.example", "", "", "", ""), "doubtful"),
        (("Ada", "Byron", "ada@at", "", "", "", ""), "error"),
        (("Ada", "Byron", "", "ANALYT", "", "", ""), "new"),
    ],
)
def test_who_is_known(sample, row, state):
    imported(sample, sheet(HEAD, ADA))
    _people, plan = planned(sample, sheet(HEAD, row))
    if row[0] == "Lovelace":
        assert [change.field.value for change in plan.rows[0].known[0].changes] == ["given", "family"]
    else:
        assert states(plan) == [state]


def test_a_doubtful_row_waits_for_an_answer(sample):
    imported(sample, sheet(HEAD, ADA))
    file = sheet(HEAD, ("Ada", "Lovelace", "other@x.example", "ANALYT", "", "", ""), ("", "", "bo@x", "", "", "", ""))
    plan, done = imported(sample, file)
    assert (states(plan), done.people) == (["doubtful", "error"], 0)
    assert plan.rows[0].known[0].detail == "ANALYT, ada@x.example"
    _plan, done = imported(sample, file, answers={2: Answer(Decision.NEW)})
    assert (done.new, len(found(sample, "ada lovelace"))) == (1, 2)
    sample.undo()
    _plan, done = imported(sample, file, answers={2: Answer(Decision.SAME)})
    assert (done.changed, found(sample, "ada lovelace")[0].email) == (1, "other@x.example")
    assert found(sample, "ada@x.example")[0].name == "Ada Lovelace"  # the address of before is kept beside it
    assert states(planned(sample, file)[1])[0] == "unchanged"


def test_the_same_person_twice_in_a_file_is_entered_once(sample):
    file = sheet(HEAD, ADA, (*ADA[:2], "second@x.example", *ADA[3:]), ADA)
    plan, done = imported(sample, file)
    assert (states(plan), done.new) == (["new", "doubtful", "doubtful"], 1)
    assert "same person as in row 2" in str(plan.rows[1].row.doubts[0])


def test_cards_are_known_by_their_uid_whatever_changes(sample):
    card = "BEGIN:VCARD\nVERSION:4.0\nFN:{}\nEMAIL:{}\nUID:urn:uuid:1-2\nEND:VCARD\n"
    imported(sample, cards(card.format("Ada Lovelace", "ada@x.example")))
    file = cards(card.format("Augusta King", "augusta@x.example"))
    (row,) = planned(sample, file)[1].rows
    assert [change.field for change in row.known[0].changes] == [PastedField.NAME, PastedField.EMAIL]
    imported(sample, file)
    assert states(planned(sample, file)[1]) == ["unchanged"]
    assert found(sample, "ada@x.example")[0].name == "Augusta King"
    assert not found(sample, "lovelace")


def test_participants_with_role_reply_and_days(sample, meeting):
    with sample.read() as session:
        before = {row.person_id: row for row in participation_table(session, meeting, DAY).rows}
    one = next(row for row in before.values() if row.email and row.organisation)
    file = sheet(
        ("Name", "E-Mail", "Einrichtung", "Rolle", "Zusage", "4. März", "Do", "2020-03-06"),
        ("Ada Lovelace", "ada@x.example", "ANALYT", "Gast", "ja", "x", "online", "-"),
        (one.display, one.email, "NEWHOME", "Referentin", "nein", "", "e", ""),
    )
    plan, done = imported(sample, file, meeting)
    assert (states(plan), done.new, done.changed) == (["new", "changed"], 1, 1)
    assert [change.field for change in plan.rows[1].known[0].changes][-1] == DAYS[1]
    with sample.read() as session:
        rows = {row.person_id: row for row in participation_table(session, meeting, DAY).rows}
    ada = next(row for row in rows.values() if row.display == "Ada Lovelace")
    assert (ada.role, ada.reply, ada.organisation) == (ParticipationRole.GUEST, Reply.ACCEPTED, "ANALYT")
    assert ada.states == (PresenceState.PRESENT, PresenceState.REMOTE, PresenceState.ABSENT)
    changed = rows[one.person_id]
    assert (changed.role, changed.reply) == (ParticipationRole.SPEAKER, Reply.DECLINED)
    assert changed.organisation == "NEWHOME"
    assert changed.states == (one.states[0], PresenceState.EXCUSED, one.states[2])
    assert found(sample, one.email)[0].organisation == one.organisation  # only these days are for the other one
    assert states(planned(sample, file, meeting)[1]) == ["unchanged", "unchanged"]
    sample.undo()
    with sample.read() as session:
        assert {row.person_id: row for row in participation_table(session, meeting, DAY).rows} == before


def test_known_people_are_put_on_the_list(sample, meeting):
    imported(sample, sheet(HEAD, ADA))
    file = sheet(("Name", "E-Mail", "Organisation", "Role"), ("Ada Lovelace", "ada@x.example", "INRAE", "speaker"))
    plan, done = imported(sample, file, meeting)
    assert (states(plan), done.listed, done.new, done.changed) == (["new"], 1, 0, 0)
    with sample.read() as session:
        (row,) = [row for row in participation_table(session, meeting, DAY).rows if row.display == "Ada Lovelace"]
    assert (row.role, row.organisation) == (ParticipationRole.SPEAKER, "INRAE")
    assert found(sample, "ada lovelace")[0].organisation == "ANALYT"
    assert states(planned(sample, file, meeting)[1]) == ["unchanged"]


def test_what_the_columns_mean_is_remembered_by_their_heads(sample, meeting):
    file = sheet(("Wer", "Mail", "Heim", "Mi"), ("Ada Lovelace", "ada@x.example", "ANALYT", "x"))
    meanings = (PastedField.NAME, PastedField.EMAIL, PastedField.ORGANISATION, DAYS[0])
    people, plan = planned(sample, file, meeting, meanings)
    apply_plan(sample, Wish(plan, {}, columns=people.columns, days=DAYS))
    again = sheet(("Mi", "Heim", "Wer", "Mail"), ("x", "INRAE", "Bo Li", ""))
    people, plan = planned(sample, again, meeting)
    meant = [DAYS[0], PastedField.ORGANISATION, PastedField.NAME, PastedField.EMAIL]
    assert [column.field for column in people.columns] == meant
    assert plan.rows[0].row.presence == ((DAYS[0], PresenceState.PRESENT),)
    assert planned(sample, again)[0].columns[0].field is PastedField.NOTHING  # of people alone there are no days
    sample.undo()
    assert [column.field for column in planned(sample, again, meeting)[0].columns] != meant


class Stopped(Exception):  # noqa: N818 (not an error)
    """The user asked the import to stop."""


def test_many_people_in_another_thread_can_be_stopped_and_are_one_step(empty):
    rows = [(f"Given{n}", f"Family{n}", f"p{n}@x.example", f"Org {n % 50}", "FR", "", "") for n in range(6_000)]
    _people, plan = planned(empty, sheet(HEAD, *rows))
    was, told, wish = dump(empty), [], Wish(plan, {})
    results = []

    def work(stop_at):
        def step(done, total):
            told.append((done, total))
            with empty.read() as session:  # the window reads on meanwhile
                assert people_choices(session, "given1", DAY) == ()
            if done >= stop_at:
                raise Stopped

        try:
            results.append(apply_beside(empty, wish, step))
        except Stopped:
            results.append(None)

    for stop_at in (2_000, 10**9):
        thread = threading.Thread(target=work, args=(stop_at,))
        thread.start()
        thread.join()
        if stop_at == 2_000:
            assert dump(empty) == was
    assert results[0] is None
    assert (results[1][0].new, results[1][1]) == (6_000, None)
    assert told[-1][1] == 6_000
    (news,) = empty.poll()
    assert news.step.message == "Import people"
    assert len(found(empty, "family5999")) == 1
    empty.undo()
    assert dump(empty) == was


def test_a_plan_takes_the_same_few_statements_for_any_number_of_rows(sample):
    def statements(number):
        rows = [(f"Given{n}", f"Family{n}", f"p{n}@x.example", "INRAE", "", "", "") for n in range(number)]
        file, counted = sheet(HEAD, *rows, ADA), []
        with sample.read() as session:
            event.listen(session.connection(), "before_cursor_execute", lambda *_: counted.append(1))
            plan_people(session, file, people_of(file, None), DAY)
        return len(counted)

    assert statements(3) == statements(700) < 10


def test_whoever_is_gone_meanwhile_stops_the_import_and_nothing_is_changed(sample):
    imported(sample, sheet(HEAD, ADA))
    _people, plan = planned(sample, sheet(HEAD, (*ADA[:-1], "+44 3")))
    sample.undo()
    was = dump(sample)
    with pytest.raises(UserError, match="Somebody in the file is not there any more"):
        apply_plan(sample, Wish(plan, {}))
    assert dump(sample) == was

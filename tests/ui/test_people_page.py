"""The table of people and its panels through the window, against the database; every change with its undo."""

import datetime as dt
import itertools

import pytest
from database_fixtures import dump
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from sqlalchemy import func, select

from app.domain.kinds import ConsentPurpose, PresenceState
from app.domain.new_people import NewPerson
from app.models import Affiliation, Consent, Meeting, Organisation, Person
from app.queries.consent import consenting
from app.queries.meetings import find_meeting
from app.services.participation import add_participants
from app.services.people import create_person, delete_people
from app.ui.pages.people.people import PeopleView
from app.ui.places import Place

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
TODAY = dt.date(2020, 3, 20)


@pytest.fixture
def view(desk, shown):
    made = shown(PeopleView(desk))
    made.arrive(Place("people", 0, "people"))
    return made


def count(desk, kind):
    return desk.read(lambda session: session.scalar(select(func.count()).select_from(kind)))


def person_called(desk, name):
    return desk.read(lambda session: session.scalars(select(Person.id).where(Person.display == name)).one())


def names(view):
    rows = view.list.table.rows
    return [rows.row_at(number).name for number in range(rows.shown)]


def commit(field, text, qtbot):
    field.setFocus()
    field.setText(text)
    qtbot.keyClick(field, Qt.Key.Key_Return)


def cell(view, person_id, column):
    table = view.list.table
    row = table.rows.row_at(table.rows.row_of(person_id))
    return table.rows.columns[table.column_index(column)].cell(row)


def test_rows_chips_facets_and_presence(view, desk):
    people, homes = count(desk, Person), count(desk, Organisation)
    assert view.subtitle.startswith(f"{people} people · {homes} organisations · ")
    assert (view.count, len(names(view))) == (str(people), people)
    meeting = desk.read(lambda session: find_meeting(session, "wageningen-2020").id)
    chip = view.list.chips[f"meeting:{meeting}"]
    assert chip.accessibleName() == "wageningen-2020, 73"
    chip.click()
    assert len(names(view)) == 73
    assert view.list.foot.shown.text() == f"73 shown of {people}"
    view.list.menus["country"].choose("FR")
    table = view.list.table
    found = [table.rows.row_at(number) for number in range(table.rows.shown)]
    assert found
    assert {row.country for row in found} == {"FR"}
    assert {row.state_at(meeting) for row in found} <= {PresenceState.PRESENT, PresenceState.REMOTE}
    view.list.clear_filter()
    view.list.filter_field.setText("ines carv")
    assert names(view) == ["Inês Carvalho"]
    view.list.filter_field.setText("isric")  # the organisation of the day
    table = view.list.table
    assert {table.rows.row_at(number).organisation for number in range(table.rows.shown)} == {"ISRIC"}
    view.list.clear_filter()
    view.list.menus["kind"].choose("sponsor")
    assert len(names(view)) == 2


def test_the_order_is_that_of_what_is_shown(view):
    table = view.list.table
    for column, downwards in itertools.product(("organisation", "country", "kind"), (False, True)):
        table.rows.set_sort(table.column_index(column), downwards)
        shown = [cell(view, table.rows.id_at(n), column).text for n in range(table.rows.shown)]
        known = [text.casefold() for text in shown if text]
        assert known == sorted(known, reverse=downwards)
        assert shown[len(known) :] == [""] * (len(shown) - len(known))


def test_the_panel_edits_fields_and_says_what_cannot_be(view, desk, qtbot):
    one = person_called(desk, "Inês Carvalho")
    view.list.choose(one)
    values = view.panel.values
    assert values["zone"].field.text() == "Europe/Paris, UTC+1"
    assert values["language"].field.text() == "Portuguese"
    commit(values["language"].field, "French", qtbot)
    commit(values["zone"].field, "Europe/Lisbon, UTC+0", qtbot)
    commit(values["more_emails"].field, "ines@home.example; i.c@x.example", qtbot)
    commit(values["email"].field, "nothing", qtbot)
    person = desk.read(lambda session: session.get_one(Person, one))
    assert (person.language, person.zone) == ("fr", "Europe/Lisbon")
    assert person.more_emails == ["ines@home.example", "i.c@x.example"]
    assert values["email"].field.text() == "nothing"
    assert person.email == "ines.carvalho@inrae.example"


def test_affiliations_are_added_changed_and_ended_where_they_stand(view, desk, qtbot):
    was = dump(desk.store)
    one = person_called(desk, "Inês Carvalho")
    view.list.choose(one)
    part = view.panel.affiliations
    part.begin()
    part.add.field.setText("A new institute")
    qtbot.keyClick(part.add.field, Qt.Key.Key_Return)
    made = desk.read(lambda session: session.scalars(select(Affiliation.id).order_by(Affiliation.id.desc())).first())
    fields = part.section.lines[made].fields
    assert fields["organisation"].field.text() == "A new institute"
    commit(fields["valid_from"].field, "1 Feb 2020", qtbot)
    commit(fields["role"].field, "Visiting", qtbot)
    commit(fields["valid_until"].field, "1 Jan 2020", qtbot)
    row = desk.read(lambda session: session.get_one(Affiliation, made))
    assert (row.role, row.valid_from, row.valid_until) == ("Visiting", dt.date(2020, 2, 1), None)
    assert fields["valid_until"].field.text() == "1 Jan 2020"  # refused beside the field, and kept
    assert part.section.lines[made].body.isVisible()
    for _ in range(3):
        desk.store.undo()
    assert dump(desk.store) == was
    (other,) = (line for row_id, line in part.section.lines.items())
    other.unfold()
    commit(other.fields["valid_until"].field, "yesterday", qtbot)
    assert view.panel.problems.count()  # no affiliation holds today
    assert cell(view, one, "organisation").text == ""


def test_consents_are_given_and_withdrawn_by_a_click(view, desk, qtbot):
    one = person_called(desk, "Inês Carvalho")
    uid = desk.read(lambda session: str(session.get_one(Person, one).uid))
    view.list.choose(one)
    part = view.panel.consents
    assert part.meaning.text() == "List of participants: name and e-mail address shown"
    was = dump(desk.store)
    with qtbot.waitSignal(desk.said) as said:
        part.lines[ConsentPurpose.LISTED].click()
    assert said.args[0].undo
    assert part.meaning.text() == "List of participants: name withheld"
    assert uid not in desk.read(lambda session: consenting(session, TODAY, ConsentPurpose.LISTED))
    part.lines[ConsentPurpose.LISTED].click()
    assert part.meaning.text().endswith("shown")
    for _ in range(2):
        desk.store.undo()
    assert dump(desk.store) == was


def test_ctrl_n_enters_somebody_and_warns_of_one_who_is_there(view, desk, qtbot):
    before = count(desk, Person)
    qtbot.keyClick(view.list.table, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    line = view.list.add_line
    assert line.field.hasFocus()
    line.field.setText("CARVALHO Ines")
    line.field.textEdited.emit("CARVALHO Ines")
    line.pick(line.list.count() - 1)
    assert "may be the same person" in line.hint.text()
    assert count(desk, Person) == before
    line.field.setText("Grace Hopper <grace@navy.example>")
    line.field.textEdited.emit(line.field.text())
    qtbot.keyClick(line.field, Qt.Key.Key_Return)
    made = person_called(desk, "Grace Hopper")
    assert view.chosen_ids() == [made]
    desk.store.undo()
    assert count(desk, Person) == before


def test_deleting_says_who_is_needed_and_takes_who_is_not(view, desk, qtbot):
    was = dump(desk.store)
    view.list.choose(person_called(desk, "Inês Carvalho"))
    with qtbot.waitSignal(desk.refused) as refused:
        qtbot.keyClick(view.list.table, Qt.Key.Key_Delete)
    assert "cannot be deleted" in str(refused.args[0])
    assert dump(desk.store) == was
    made = desk.change("Enter", lambda session: create_person(session, NewPerson(display="Zoe Zed"))).value
    there = dump(desk.store)
    view.list.choose(made)
    with qtbot.waitSignal(desk.said) as said:
        qtbot.keyClick(view.list.table, Qt.Key.Key_Delete)
    assert (said.args[0].text, said.args[0].undo) == ("1 person deleted", True)
    assert dump(desk.store) == was
    desk.store.undo()
    assert dump(desk.store) == there


def test_several_are_changed_in_one_step_and_their_addresses_copied(view, desk, qtbot):
    was = dump(desk.store)
    view.list.filter_field.setText("inrae")
    view.list.table.selectAll()
    ids = view.chosen_ids()
    assert len(ids) > 2
    panel = view.several
    assert panel.isVisible()
    assert panel.fields["organisation"].field.text() == "INRAE"
    commit(panel.fields["organisation"].field, "JRC", qtbot)
    view.list.clear_filter()
    assert {cell(view, one, "organisation").text for one in ids} == {"JRC"}
    desk.store.undo()
    assert dump(desk.store) == was
    commit(panel.fields["language"].field, "French", qtbot)
    assert {row["language"] for row in dump(desk.store)["person"] if row["id"] in ids} == {"fr"}
    desk.store.undo()
    view.copy_addresses()
    text = QGuiApplication.clipboard().text()
    assert "Inês Carvalho <ines.carvalho@inrae.example>" in text.split("; ")
    assert count(desk, Consent) == len(was["consent"])


def test_what_happens_elsewhere_is_shown(view, desk, qtbot):
    made = desk.change("Enter", lambda session: create_person(session, NewPerson(display="Zoe Zed"))).value
    qtbot.waitUntil(lambda: view.count == str(count(desk, Person)))
    view.list.choose(made)
    assert view.place() == Place("people", 0, "people", "person", made)
    desk.change("Delete", lambda session: delete_people(session, [made]))
    assert made not in view.chosen_ids()
    assert view.panel.person is None or view.panel.person.id != made


def test_another_meeting_brings_another_column(view, desk, qtbot):
    columns = [column.id for column in view.list.table.rows.columns if column.id.startswith("meeting:")]
    assert len(columns) == 3
    with desk.store.change("Move") as session:
        meeting = session.get_one(Meeting, find_meeting(session, "final-2021").id)
        meeting.first_day = meeting.last_day = dt.date(2020, 3, 18)
        meeting_id = meeting.id
        people = session.scalars(select(Person.id)).all()
    desk.change("Invite", lambda session: add_participants(session, meeting_id, people[:3]))

    def shown():
        return [column.id for column in view.list.table.rows.columns if column.id.startswith("meeting:")]

    qtbot.waitUntil(lambda: shown() == [*columns, f"meeting:{meeting_id}"])
    view.list.choose(people[0])
    assert cell(view, people[0], f"meeting:{meeting_id}").mark == "absent"


def test_an_empty_file_says_what_the_page_is_for(empty_desk, shown, qtbot):
    view = shown(PeopleView(empty_desk))
    view.arrive(Place("people", 0, "people"))
    assert view.subtitle == ""
    assert not view.stack.isVisible()
    assert not view.list.foot.isVisible()
    view.new()
    line = view.list.add_line
    line.field.setText("Ada Byron")
    line.field.textEdited.emit("Ada Byron")
    qtbot.keyClick(line.field, Qt.Key.Key_Return)
    assert names(view) == ["Ada Byron"]
    assert view.stack.isVisible()
    qtbot.waitUntil(lambda: view.subtitle.startswith("1 person · 0 organisations"))
    empty_desk.store.undo()
    assert names(view) == []
    assert not view.stack.isVisible()

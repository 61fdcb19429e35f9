"""The door at ten to nine: three letters, Enter, next; walk-ins, those from afar, undo, and 300 people in no time."""

import datetime as dt
import time

import pytest
from database_fixtures import dump
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.domain.door import door_day
from app.domain.kinds import PresenceState, Reply
from app.domain.new_people import NewPerson
from app.queries.participation_rows import participation_table
from app.services.participation import add_new_participant
from app.services.people import create_person
from app.services.project import set_as_of
from app.ui.pages.meeting.participants_sign_in import SignInView
from app.ui.places import Place

MEETING, DAY = 6, dt.date(2020, 5, 13)  # the founding meeting, on its second day
SHIFT = Qt.KeyboardModifier.ShiftModifier

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", "OpenType support missing")


@pytest.fixture
def view(desk, shown) -> SignInView:
    with desk.store.change("It is that day") as session:
        set_as_of(session, DAY)
    made = shown(SignInView(desk, MEETING))
    made.arrive(Place("meeting", MEETING, "participants", "sign_in", 0))
    return made


def rows(desk):
    return {row.display: row for row in desk.read(lambda session: participation_table(session, MEETING, DAY)).rows}


def states(desk, name):
    return rows(desk)[name].states


def titles(view):
    return [line.title for line in view.hits.lines.lines]


def type_(view, words):
    view.field.setFocus()
    QTest.keyClicks(view.field, words)


def enter(view, modifier=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(view.field, Qt.Key.Key_Return, modifier)


def test_three_letters_and_enter_and_one_undo(view, desk):
    before, said = dump(desk.store), []
    desk.said.connect(said.append)
    was = view.door.here
    assert view.day_chip.text() == "Wed 13 May, today"
    type_(view, "CARVA")
    assert titles(view)[0] == "Inês Carvalho°"
    enter(view)
    assert states(desk, "Inês Carvalho")[1] is PresenceState.PRESENT and states(desk, "Inês Carvalho")[0] is None
    assert view.field.text() == "" and view.field.hasFocus()
    assert view.panel.count.text() == f"{was + 1} of {view.door.expected}"
    assert (said[0].text, said[0].undo) == ("Inês Carvalho is here", True)
    type_(view, "ines")
    assert view.hits.lines.lines[0].right == "Here"
    enter(view)
    assert view.note.text() == "Inês Carvalho is signed in already."
    desk.store.undo()
    assert dump(desk.store) == before and view.door.here == was


def test_any_part_of_a_name_or_of_the_organisation_and_the_arrows(view, desk):
    type_(view, "inrae")
    found = titles(view)
    assert len(found) > 2 and len(found) <= 9
    QTest.keyClick(view.field, Qt.Key.Key_Down)
    chosen = view.hits.lines.lines[1].title.rstrip("°").split("  ")[0]
    enter(view, SHIFT)
    assert states(desk, chosen)[1] is PresenceState.REMOTE
    assert view.panel.away.text().startswith("1 of them")
    QTest.keyClick(view.field, Qt.Key.Key_Escape)


def test_who_comes_in_after_all_is_present_and_who_declined_is_counted_then(view, desk):
    name = next(row.display for row in rows(desk).values() if row.reply is Reply.DECLINED and row.display.isascii())
    expected = view.door.expected
    type_(view, name)
    assert view.hits.lines.lines[0].right == "Declined"
    enter(view, SHIFT)
    assert view.door.expected == expected + 1
    type_(view, name)
    enter(view)
    assert states(desk, name)[1] is PresenceState.PRESENT


def test_somebody_known_who_is_not_on_the_list(view, desk):
    with desk.store.change("Add") as session:
        create_person(session, NewPerson(given="Zaneta", family="Quintero", organisation="QQ"))
    before = dump(desk.store)
    type_(view, "quint")
    assert view.hits.lines.lines[0].right == "Not on the list"
    enter(view)
    assert states(desk, "Zaneta Quintero")[1] is PresenceState.PRESENT
    desk.store.undo()
    assert dump(desk.store) == before


def test_a_walk_in_is_entered_in_line(view, desk):
    before = dump(desk.store)
    type_(view, "Zoe Walkin (INRA) <zoe@walkin.example>")
    assert titles(view) == ["New person: Zoe Walkin (INRA) <zoe@walkin.example>"]
    enter(view)
    made = rows(desk)["Zoe Walkin"]
    assert (made.organisation, made.states[1]) == ("INRAE", PresenceState.PRESENT)
    desk.store.undo()
    assert dump(desk.store) == before
    type_(view, "Ines Carvalho")  # known by another spelling
    QTest.keyClick(view.field, Qt.Key.Key_Down)
    enter(view)
    assert "may be the same person" in view.note.text()
    assert dump(desk.store) == before
    view.field.clear()
    type_(view, "X <not an address>")
    QTest.keyClick(view.field, Qt.Key.Key_Return)
    assert view.note.text() and dump(desk.store) == before


def test_another_day_is_chosen_when_it_is_not_today(view, desk):
    days = [DAY - dt.timedelta(days=1), DAY, DAY + dt.timedelta(days=1)]
    assert [door_day(days, day) for day in (dt.date(2020, 1, 1), DAY, dt.date(2021, 1, 1))] == [days[0], DAY, days[2]]
    view.day_chip.choose("2020-05-14")
    type_(view, "carvalho")
    enter(view)
    assert states(desk, "Inês Carvalho") == (None, None, PresenceState.PRESENT)


def test_escape_goes_back_to_the_list(window):
    window.workspace.go(Place("meeting", MEETING, "participants"))
    page = window.workspace.page()
    page.current().commands["participants.sign_in"].trigger()
    view = page.current()
    assert isinstance(view, SignInView) and QApplication.focusWidget() is view.field
    QTest.keyClick(view.field, Qt.Key.Key_A)
    QTest.keyClick(view.field, Qt.Key.Key_Escape)
    assert view.field.text() == "" and page.current() is view
    QTest.keyClick(view.field, Qt.Key.Key_Escape)
    assert page.current() is not view and page.place().thing != "sign_in"


def test_300_people_are_found_and_signed_in_without_waiting(view, desk):
    with desk.store.change("Many") as session:
        for number in range(240):
            add_new_participant(session, MEETING, NewPerson(given=f"Person{number}", family=f"Family{number:03}"))
    assert len(view.door.people) > 300
    took = []
    for number in range(5):
        type_(view, f"family{number:03}")
        began = time.perf_counter()
        view._typed()
        enter(view)
        took.append(time.perf_counter() - began)
    assert sorted(took)[2] < 0.1, took
    assert states(desk, "Person3 Family003")[1] is PresenceState.PRESENT

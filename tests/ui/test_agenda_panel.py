"""The panel beside the agenda: fields, people, rooms, problems and links, each change one step."""

import pytest
from agenda_tools import FRI, founding_agenda, links, wageningen_agenda
from database_fixtures import dump
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from app.domain.kinds import AgendaState, ItemKind, ItemRoleKind, RoleState
from app.domain.timetable import Thing
from app.ui.widgets.buttons import Button
from app.ui.widgets.lines import Line

FIXTURES = (wageningen_agenda, founding_agenda)


@pytest.mark.parametrize(
    ("field", "typed", "expected"),
    [
        ("title", "Other words", {"title": "Other words"}),
        ("time", "11:30", {"start": 690, "minutes": 25}),
        ("time", "11:30-12", {"start": 690, "minutes": 30}),
        ("length", "1:00", {"minutes": 60}),
        ("kind", "Report", {"kind": ItemKind.REPORT}),
        ("state", "tent", {"state": AgendaState.TENTATIVE}),
        ("decision", "yes", {"decision": True}),
        ("note", "Bring samples", {"note": "Bring samples"}),
        ("internal", "Be quick", {"internal_note": "Be quick"}),
    ],
)
def test_fields_of_an_item(qtbot, wageningen, field, typed, expected):
    item = wageningen.item("Paid by result")
    wageningen.choose(item)
    before = dump(wageningen.desk.store)
    wageningen.type(qtbot, field, typed)
    changed = wageningen.now().item(item.id)[1]
    assert {name: getattr(changed, name) for name in expected} == expected
    wageningen.desk.store.undo()
    assert dump(wageningen.desk.store) == before


def test_a_time_taken_away_lets_the_item_follow_the_one_before(qtbot, founding):
    item = founding.item("A farmer's word")
    founding.choose(item)
    founding.type(qtbot, "time", "")
    changed = founding.item("A farmer's word")
    assert not changed.fixed
    assert changed.start == 12 * 60 + 10


@pytest.mark.parametrize(
    ("field", "typed", "expected"),
    [
        ("title", "Other words", {"title": "Other words"}),
        ("day", "fri", {"day": FRI, "start": 660}),
        ("time", "13:00", {"start": 780, "minutes": 90}),
        ("time", "13:00-14:00", {"start": 780, "minutes": 60}),
        ("length", "45 min", {"minutes": 45}),
        ("room", "All rooms", {"room_id": None}),
        ("track", "New track", {"track": "New track"}),
        ("state", "Cancelled", {"state": AgendaState.CANCELLED}),
    ],
)
def test_fields_of_a_session(qtbot, wageningen, field, typed, expected):
    session = wageningen.session("Carbon offset organisations")
    wageningen.choose(session)
    wageningen.type(qtbot, field, typed)
    changed = wageningen.now().session(session.id)
    assert {name: getattr(changed, name) for name in expected} == expected


def test_a_body_makes_a_session_formal(qtbot, wageningen):
    session = wageningen.session("Next steps")
    wageningen.choose(session)
    wageningen.type(qtbot, "body", "Executive")
    changed = wageningen.now().session(session.id)
    assert wageningen.now().bodies[changed.body_id] == "Executive Board"


def test_a_block_that_is_a_whole_session_has_the_fields_of_both(qtbot, wageningen):
    dinner = wageningen.session("Conference dinner")
    wageningen.choose(dinner)
    wageningen.type(qtbot, "length", "120")
    wageningen.type(qtbot, "title", "Dinner")
    wageningen.type(qtbot, "state", "Cancelled")
    changed = wageningen.now().session(dinner.id)
    assert (changed.title, changed.minutes, changed.state) == ("Dinner", 120, "cancelled")
    assert (changed.whole.title, changed.whole.state) == ("Dinner", "cancelled")


def test_an_item_goes_to_another_session_by_name(qtbot, wageningen):
    item = wageningen.item("Paid by result")
    wageningen.choose(item)
    wageningen.type(qtbot, "session", "Next steps")
    assert wageningen.session("Next steps").items[-1].id == item.id


@pytest.mark.parametrize(("field", "typed"), [("title", " "), ("time", "noon"), ("length", "long")])
def test_what_cannot_be_is_refused_beside_the_field(qtbot, wageningen, field, typed):
    before = dump(wageningen.desk.store)
    wageningen.choose(wageningen.item("Paid by result"))
    wageningen.type(qtbot, field, typed)
    shown = wageningen.tab.panel.fields.all[field]
    assert shown.field.text() == typed
    assert shown.field.property("wrong")
    assert dump(wageningen.desk.store) == before


def test_a_speaker_is_added_by_typing(qtbot, wageningen):
    item = wageningen.item("Paid by result")
    wageningen.choose(item)
    people = wageningen.tab.panel.people
    qtbot.keyClicks(people.field, "Gruber")
    qtbot.keyClick(people.field, Qt.Key.Key_Return)
    qtbot.keyClick(people.field, Qt.Key.Key_Return)
    roles = wageningen.now().item(item.id)[1].roles
    assert [(role.name, role.kind) for role in roles[len(item.roles) :]] == [("Katharina Gruber", "speaker")]
    assert people.field.text() == ""


def test_a_person_nobody_knows_is_entered_with_the_part_in_one_step(qtbot, wageningen):
    store = wageningen.desk.store
    before, session = dump(store), wageningen.session("Data clinic")
    wageningen.tab.choose((Thing.SESSION, session.id))
    people = wageningen.tab.panel.people
    qtbot.keyClicks(people.field, "Zora Nieuwkomer")
    qtbot.keyClick(people.field, Qt.Key.Key_Return)
    qtbot.keyClick(people.field, Qt.Key.Key_Return)
    assert "Zora Nieuwkomer" in [role.name for role in wageningen.session("Data clinic").whole.roles]
    store.undo()
    assert dump(store) == before


def test_a_part_is_changed_in_its_menu(wageningen):
    item = wageningen.item("Soil information")
    wageningen.choose(item)
    people = wageningen.tab.panel.people
    menu = people.menu(item.roles[1], 1, people)
    actions = {action.text(): action for action in menu.actions()}
    actions["Moderator"].trigger()
    actions["Declined"].trigger()
    actions["Name earlier"].trigger()
    first = wageningen.now().item(item.id)[1].roles[0]
    assert (first.id, first.kind, first.state) == (item.roles[1].id, ItemRoleKind.MODERATOR, RoleState.DECLINED)
    actions["Remove"].trigger()
    assert [role.id for role in wageningen.now().item(item.id)[1].roles] == [item.roles[0].id]


def test_rooms_are_edited_while_nothing_is_chosen(qtbot, wageningen):
    rooms = wageningen.tab.panel.rooms
    assert rooms.isVisible()
    qtbot.keyClicks(rooms.field, "Attic")
    qtbot.keyClick(rooms.field, Qt.Key.Key_Return)
    assert wageningen.now().rooms[-1].name == "Attic"
    fields = rooms.findChildren(QLineEdit)
    name = next(field for field in fields if field.text() == "Attic")
    seats = fields[fields.index(name) + 1]
    seats.setFocus()
    qtbot.keyClicks(seats, "12")
    qtbot.keyClick(seats, Qt.Key.Key_Return)
    name.setFocus()
    name.selectAll()
    qtbot.keyClicks(name, "Loft")
    qtbot.keyClick(name, Qt.Key.Key_Return)
    assert (wageningen.now().rooms[-1].name, wageningen.now().rooms[-1].capacity) == ("Loft", 12)
    qtbot.keyClicks(rooms.field, "Loft")
    qtbot.keyClick(rooms.field, Qt.Key.Key_Return)
    assert len(wageningen.now().rooms) == 6
    up = [button for button in rooms.findChildren(Button) if button.accessibleName().startswith("Move")]
    up[-1].click()
    assert wageningen.now().rooms[-2].name == "Loft"
    away = [button for button in rooms.findChildren(Button) if button.accessibleName() == "Remove Veluwe"]
    away[0].click()
    assert wageningen.session("Carbon offset organisations").room_id is None


def test_a_problem_offers_a_way_out(founding):
    item = founding.item("The page, sentence by sentence")
    founding.choose(item)
    links(founding.tab.panel, "Start at 12:30")[0].click()
    assert founding.item("The page").start == 750
    founding.choose(founding.session("Task force 13: twenty sites to one metre"))
    links(founding.tab.panel, "Make it 110 min")[0].click()
    assert founding.session("Task force 13: twenty sites to one metre").minutes == 110


def test_linked_things_are_gone_to(wageningen):
    went = []
    wageningen.desk.went.connect(went.append)
    item = wageningen.item("IRC implementation plan")
    wageningen.choose(item)
    lines = {line.accessibleName().partition(",")[0]: line for line in wageningen.tab.panel.findChildren(Line)}
    lines["Minutes"].click()
    lines["Decision"].click()
    assert [(place.tab, place.thing) for place in went] == [("minutes", "item"), ("minutes", "decision")]
    lines["Session"].click()
    assert wageningen.tab.view.chosen()[0] is Thing.SESSION

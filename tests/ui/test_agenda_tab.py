"""The Agenda tab against the database: what is done in timetable, list and panel is there, undone by one undo."""

import datetime as dt

import pytest
from database_fixtures import dump
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLineEdit
from ui.conftest import settle

from app.db.history.tables import StepKind
from app.domain.clash_values import ClashLevel
from app.domain.kinds import AgendaState, ItemKind, ItemRoleKind, RoleState
from app.domain.timetable import Thing
from app.queries.meetings import find_meeting
from app.queries.timetable import timetable
from app.services.agenda_sessions import delete_session
from app.ui.pages.meeting.agenda import AgendaTab
from app.ui.places import Place
from app.ui.widgets.buttons import Button
from app.ui.widgets.lines import Line

BUTTON = Qt.MouseButton.LeftButton
WED, THU, FRI = (dt.date(2020, 3, number) for number in (4, 5, 6))


class Agenda:
    """A tab, and its meeting as the database has it."""

    def __init__(self, desk, name, show):
        with desk.store.read() as session:
            self.meeting = find_meeting(session, name).id
        self.desk = desk
        self.tab = show(AgendaTab(desk, self.meeting))
        self.tab.arrive(Place("meeting", self.meeting, "agenda"))

    def now(self):
        with self.desk.store.read() as session:
            return timetable(session, self.meeting, THU)

    def session(self, title):
        return next(one for one in self.now().sessions if one.title == title)

    def item(self, begin):
        return next(item for _session, item in self.now().items() if item.title.startswith(begin))

    def choose(self, thing):
        kind = Thing.ITEM if hasattr(thing, "session_id") else Thing.SESSION
        self.tab.choose((kind, thing.id))
        return (kind, thing.id)

    def type(self, qtbot, field, text):
        """Type into a field of the panel and leave it with Enter."""
        edit = self.tab.panel.fields.all[field].field
        edit.setFocus()
        edit.selectAll()
        qtbot.keyClicks(edit, text) if text else qtbot.keyClick(edit, Qt.Key.Key_Delete)
        modifier = (
            Qt.KeyboardModifier.NoModifier if isinstance(edit, QLineEdit) else Qt.KeyboardModifier.ControlModifier
        )
        qtbot.keyClick(edit, Qt.Key.Key_Return, modifier)


@pytest.fixture
def wageningen(desk, shown):
    return Agenda(desk, "wageningen-2020", shown)


@pytest.fixture
def founding(desk, shown):
    return Agenda(desk, "irc-founding-2020", shown)


def links(widget, words):
    return [button for button in widget.findChildren(Button) if button.text() == words]


def test_a_session_is_made_named_undone_redone_and_deleted_through_the_window(qtbot, window):
    desk = window.workspace.desk
    with desk.store.read() as session:
        meeting = find_meeting(session, "wageningen-2020").id
    before = dump(desk.store)
    desk.go(Place("meeting", meeting, "agenda"))
    tab = window.findChild(AgendaTab)
    qtbot.keyClick(tab.view, Qt.Key.Key_N, Qt.KeyboardModifier.ShiftModifier)
    edit = tab.view.viewport().findChild(QLineEdit)
    qtbot.waitUntil(edit.isVisible)
    qtbot.keyClicks(edit, "Welcome desk")
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    assert [session.title for session in tab.shown_table.sessions].count("Welcome desk") == 1
    done = dump(desk.store)
    for _ in range(2):  # the name, the session
        take_back(qtbot, window, tab)
    assert dump(desk.store) == before
    assert all(session.title != "Welcome desk" for session in tab.shown_table.sessions)
    for _ in range(2):
        take_back(qtbot, window, tab, "edit.redo", Qt.Key.Key_Y)
    assert dump(desk.store) == done
    made = next(session for session in tab.shown_table.sessions if session.title == "Welcome desk")
    tab.choose((Thing.SESSION, made.id))
    qtbot.keyClick(tab.view, Qt.Key.Key_Delete)
    assert tab.shown_table.session(made.id) is None
    assert tab.view.chosen() is None
    take_back(qtbot, window, tab)
    assert dump(desk.store) == done


def take_back(qtbot, window, tab, command="edit.undo", key=Qt.Key.Key_Z):
    """Press the key once the menu names what it does."""
    qtbot.waitUntil(window.workspace.commands[command].isEnabled)
    qtbot.keyClick(tab.view, key, Qt.KeyboardModifier.ControlModifier)
    settle()


def test_dragging_a_session_changes_the_database_by_one_step(qtbot, wageningen):
    agenda, store = wageningen, wageningen.desk.store
    before = dump(store)
    session = agenda.session("Carbon offset organisations")
    agenda.choose(session)
    view = agenda.tab.view
    block = view.chosen_block()
    begin = block.rect.translated(view.offset()).center().toPoint()
    by = QPoint(0, round(view.geometry_now.scale.hour / 4))
    port = view.viewport()
    qtbot.mousePress(port, BUTTON, pos=begin)
    qtbot.mouseMove(port, begin + by / 2)
    qtbot.mouseMove(port, begin + by)
    assert dump(store) == before
    qtbot.mouseRelease(port, BUTTON, pos=begin + by)
    moved = agenda.session(session.title)
    assert (moved.day, moved.start, moved.room_id) == (session.day, session.start + 15, session.room_id)
    assert view.chosen_block().start == session.start + 15
    store.undo()
    assert dump(store) == before
    assert view.chosen_block().start == session.start


def test_an_item_is_made_behind_the_chosen_one_and_named(qtbot, wageningen):
    item = wageningen.item("Paid by result")
    wageningen.choose(item)
    qtbot.keyClick(wageningen.tab.view, Qt.Key.Key_N)
    edit = wageningen.tab.view.viewport().findChild(QLineEdit)
    qtbot.keyClicks(edit, "Break-out")
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    titles = [one.title for one in wageningen.session("Carbon offset organisations").items]
    assert titles[2] == "Break-out"
    assert wageningen.tab.view.chosen_block().title == "Break-out"


def test_without_a_choice_a_new_item_is_a_session_and_the_first_item_fills_it(qtbot, wageningen):
    tab = wageningen.tab
    tab.choose(None)
    tab.bar.choose_day(FRI)
    tab.commands["agenda.new_item"].trigger()
    made = wageningen.session("New session")
    assert (made.day, made.start) == (FRI, 17 * 60)
    tab.commands["agenda.new_item"].trigger()
    assert wageningen.session("New session").whole.title == "New item"


def test_deleting_offers_undo(wageningen):
    said = []
    wageningen.desk.said.connect(said.append)
    lunch = wageningen.session("Conference dinner")
    wageningen.choose(lunch)
    wageningen.tab.commands["agenda.delete"].trigger()
    assert wageningen.now().session(lunch.id) is None
    assert [(one.text, one.undo) for one in said] == [("Session deleted", True)]


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


def test_clashes_are_counted_listed_and_led_to(qtbot, founding):
    tab = founding.tab
    assert (tab.bar.errors.text(), tab.bar.warnings.text()) == ("3 clashes", "7 warnings")
    opened = tab.open_clashes(ClashLevel.ERROR)
    links(opened, "Go there")[1].click()
    assert tab.view.chosen() is not None
    assert tab.shown_table.clashes_of(*tab.view.chosen())
    opened = tab.open_clashes(ClashLevel.WARNING)
    assert len(links(opened, "Go there")) == 7
    opened.close()


def test_a_problem_offers_a_way_out(founding):
    item = founding.item("The page, sentence by sentence")
    founding.choose(item)
    links(founding.tab.panel, "Start at 12:30")[0].click()
    assert founding.item("The page").start == 750
    founding.choose(founding.session("Task force 13: twenty sites to one metre"))
    links(founding.tab.panel, "Make it 110 min")[0].click()
    assert founding.session("Task force 13: twenty sites to one metre").minutes == 110


def test_the_list_shows_and_edits_the_same(qtbot, wageningen):
    tab = wageningen.tab
    item = wageningen.item("Paid by result")
    ref = wageningen.choose(item)
    tab.bar.views.choose(1)
    table = tab.list.table
    assert table.chosen_row().ref == ref
    tab.resize(1600, 774)
    for column, text in (("title", "Paid"), ("time", "11:40"), ("length", "10")):
        if column == "title":
            tab.commands["agenda.rename"].trigger()
        else:
            table.edit_cell(table.chosen_row().id, column)
        edit = table.findChild(QLineEdit)
        edit.setText(text)
        qtbot.keyClick(edit, Qt.Key.Key_Return)
        settle()
    changed = wageningen.now().item(item.id)[1]
    assert (changed.title, changed.start, changed.minutes) == ("Paid", 700, 10)


def test_the_filter_lists_what_fits_and_fades_the_rest(qtbot, wageningen):
    tab = wageningen.tab
    tab.bar.views.choose(1)
    qtbot.keyClicks(tab.bar.filter, "registries")
    assert [row.timed.title[:10] for row in tab.list.table.rows.rows] == ["Registries"]
    tab.bar.views.choose(0)
    everything = tab.view.viewport().grab().toImage()
    tab.bar.filter.clear()
    assert tab.view.viewport().grab().toImage() != everything


def test_days_are_shown_alone_and_come_back_for_what_is_gone_to(wageningen):
    tab = wageningen.tab
    tab.bar.day_chip(FRI).click()
    assert {day.day for day in tab.view.geometry_now.days} == {FRI}
    assert {row.session.day for row in tab.list.table.rows.rows} == {FRI}
    item = wageningen.item("Paid by result")
    tab.arrive(Place("meeting", wageningen.meeting, "agenda", "item", item.id))
    assert {day.day for day in tab.view.geometry_now.days} == {WED, THU, FRI}
    assert tab.view.chosen() == (Thing.ITEM, item.id)
    assert tab.place() == Place("meeting", wageningen.meeting, "agenda", "item", item.id)


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


def test_others_changes_are_seen_and_what_is_gone_is_not_chosen_any_more(wageningen):
    session = wageningen.session("Data clinic")
    wageningen.choose(session)
    with wageningen.desk.store.change("Delete") as change:
        delete_session(change, session.id)
    assert wageningen.tab.view.chosen() is None
    assert wageningen.tab.panel.rooms.isVisible()


def test_an_agenda_without_sessions_says_what_it_is_for(qtbot, desk, shown):
    with desk.store.read() as session:
        meeting = find_meeting(session, "final-2021").id
        sessions = timetable(session, meeting, THU).sessions
    with desk.store.change("Delete") as change:
        for one in sessions:
            delete_session(change, one.id)
    tab = shown(AgendaTab(desk, meeting))
    assert tab.stack.currentIndex() == 0
    tab.commands["agenda.new_session"].trigger()
    assert tab.stack.currentIndex() == 1
    assert [block.title for block in tab.view.geometry_now.blocks] == ["New session"]
    assert desk.store.next_undo().kind is StepKind.DO


def test_commands_do_what_the_keys_do(wageningen):
    session = wageningen.session("Carbon offset organisations")
    wageningen.choose(session)
    for name in ("later", "longer", "left", "right", "earlier", "shorter"):
        wageningen.tab.commands[f"agenda.{name}"].trigger()
    assert wageningen.session(session.title) == session
    wageningen.choose(session.items[1])
    wageningen.tab.commands["agenda.before"].trigger()
    wageningen.tab.commands["agenda.after"].trigger()
    assert wageningen.session(session.title) == session

"""The Agenda tab against the database: what is done in timetable and list is there, and undone by one undo."""

from agenda_tools import FRI, THU, WED, founding_agenda, links, wageningen_agenda
from database_fixtures import dump
from desk_tools import settle
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLineEdit

from app.db.history.tables import StepKind
from app.domain.clash_values import ClashLevel
from app.domain.timetable import Thing
from app.queries.meetings import find_meeting
from app.queries.timetable import timetable
from app.services.agenda_sessions import delete_session
from app.ui.pages.meeting.agenda import AgendaTab
from app.ui.places import Place

BUTTON = Qt.MouseButton.LeftButton
FIXTURES = (wageningen_agenda, founding_agenda)


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
    take_back(qtbot, window, tab)
    assert dump(desk.store) == before
    assert all(session.title != "Welcome desk" for session in tab.shown_table.sessions)
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
    qtbot.keyClick(tab.view.viewport().findChild(QLineEdit), Qt.Key.Key_Return)
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
    tab.bar.views.choose(1)
    assert {row.session.day for row in tab.list.table.rows.rows} == {FRI}
    tab.bar.views.choose(0)
    item = wageningen.item("Paid by result")
    tab.arrive(Place("meeting", wageningen.meeting, "agenda", "item", item.id))
    assert {day.day for day in tab.view.geometry_now.days} == {WED, THU, FRI}
    assert tab.view.chosen() == (Thing.ITEM, item.id)
    assert tab.place() == Place("meeting", wageningen.meeting, "agenda", "item", item.id)


def test_others_changes_are_seen_and_what_is_gone_is_not_chosen_any_more(wageningen):
    session = wageningen.session("Data clinic")
    wageningen.choose(session)
    with wageningen.desk.store.change("Delete") as change:
        delete_session(change, session.id)
    assert wageningen.tab.view.chosen() is None
    assert wageningen.tab.panel.rooms.isVisible()


def test_an_agenda_without_sessions_invites_to_draw_the_first_one(qtbot, desk, shown):
    with desk.store.read() as session:
        meeting = find_meeting(session, "final-2021").id
        sessions = timetable(session, meeting, THU).sessions
    with desk.store.change("Delete") as change:
        for one in sessions:
            delete_session(change, one.id)
    tab = shown(AgendaTab(desk, meeting))
    view = tab.view
    assert tab.stack.currentWidget() is view
    assert "draw the first session" in view.accessibleDescription()
    invited = view.viewport().grab().toImage()
    tab.bar.views.choose(1)
    assert tab.stack.currentIndex() == 0
    tab.commands["agenda.new_session"].trigger()
    assert tab.stack.currentIndex() == 1
    assert view.viewport().grab().toImage() != invited
    qtbot.keyClick(view.viewport().findChild(QLineEdit), Qt.Key.Key_Return)
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

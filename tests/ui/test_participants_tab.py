"""The participants of a meeting through the window: keys, panel, adding, pasting, removing; each with its undo."""

import datetime as dt

import pytest
from database_fixtures import dump
from participants_table import choose_all, first, rows
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QPlainTextEdit, QTableView

from app.domain.kinds import ParticipationRole, PresenceState, Reply
from app.queries.meetings import find_meeting
from app.ui.pages.meeting.participants import ParticipantsTab
from app.ui.pages.meeting.participants_columns import day_column
from app.ui.places import Place

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

THURSDAY = dt.date(2020, 3, 5)
KEYS = {
    Qt.Key.Key_P: PresenceState.PRESENT,
    Qt.Key.Key_R: PresenceState.REMOTE,
    Qt.Key.Key_E: PresenceState.EXCUSED,
    Qt.Key.Key_A: PresenceState.ABSENT,
    Qt.Key.Key_Backspace: None,
}


@pytest.fixture
def meeting(desk):
    return desk.read(lambda session: find_meeting(session, "wageningen-2020").id)


@pytest.fixture
def tab(desk, meeting, shown):
    made = shown(ParticipantsTab(desk, meeting))
    made.arrive(Place("meeting", meeting, "participants"))
    return made


def test_the_list_with_its_counts(tab):
    assert len(rows(tab)) == 85
    assert tab.list.chips["there"].accessibleName() == "Attended, 73"
    assert "38 organisations" in tab.list.counts.text()
    assert [column.name() for column in tab.list.table.rows.columns[-3:]] == ["Wed", "Thu", "Fri"]


@pytest.mark.parametrize("key", KEYS)
def test_keys_set_the_presence_of_the_day_of_the_cursor(tab, qtbot, key):
    (one,) = first(tab)
    tab.list.table.choose(one, day_column(THURSDAY))
    assert tab.key_day() == THURSDAY
    before = rows(tab)[one].states
    qtbot.keyClick(tab.list.table, key)
    assert rows(tab)[one].states == (before[0], KEYS[key], before[2])
    assert tab.chosen_ids() == [one]


@pytest.mark.parametrize("key", KEYS)
def test_with_shift_they_set_all_days(tab, qtbot, key):
    (one,) = first(tab)
    qtbot.keyClick(tab.list.table, key, Qt.KeyboardModifier.ShiftModifier)
    assert rows(tab)[one].states == (KEYS[key],) * 3


def test_many_at_once_are_one_undo_and_one_redo(tab, desk, qtbot):
    was, ids = dump(desk.store), first(tab, 5)
    choose_all(tab, ids)
    with qtbot.waitSignal(desk.said) as said:
        qtbot.keyClick(tab.list.table, Qt.Key.Key_R, Qt.KeyboardModifier.ShiftModifier)
    assert (said.args[0].text, said.args[0].undo) == ("5 people, all days: remote", True)
    assert all(rows(tab)[one].states == (PresenceState.REMOTE,) * 3 for one in ids)
    changed = dump(desk.store)
    desk.store.undo()
    assert dump(desk.store) == was
    assert rows(tab)[ids[0]].states != (PresenceState.REMOTE,) * 3
    desk.store.redo()
    assert dump(desk.store) == changed


def test_typing_in_the_filter_is_no_key_for_presence(tab, desk, qtbot):
    tab.list.filter_field.setFocus()
    qtbot.keyClicks(tab.list.filter_field, "inrae")
    assert desk.store.next_undo() is None
    assert {row.organisation for row in rows(tab).values()} == {"INRAE"}
    qtbot.keyClick(tab.list.filter_field, Qt.Key.Key_Escape)
    assert len(rows(tab)) == 85


def test_chips_and_no_match(tab, qtbot):
    qtbot.mouseClick(tab.list.chips["declined"], Qt.MouseButton.LeftButton)
    assert {row.reply for row in rows(tab).values()} == {Reply.DECLINED}
    tab.list.filter_field.setText("nobody at all")
    assert rows(tab) == {}
    assert not tab.list.table.isVisible()
    tab.list.clear_filter()
    assert len(rows(tab)) == 85
    assert tab.list.table.isVisible()


def test_the_panel_changes_role_reply_organisation_and_address(tab, desk, qtbot):
    (one,) = first(tab)
    tab.list.choose(one)
    for name, typed in (("role", "obs"), ("reply", "Tentative"), ("organisation", "New Org"), ("email", "n@x.example")):
        field = tab.panel.fields[name].field
        field.setFocus()
        field.setText(typed)
        qtbot.keyClick(field, Qt.Key.Key_Return)
    row = rows(tab)[one]
    assert (row.role, row.reply) == (ParticipationRole.OBSERVER, Reply.TENTATIVE)
    assert (row.organisation, row.email) == ("New Org", "n@x.example")
    field = tab.panel.fields["email"].field
    field.setText("no address")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert rows(tab)[one].email == "n@x.example"
    assert field.text() == "no address"
    for _ in range(4):
        desk.store.undo()
    assert rows(tab)[one].organisation != "New Org"


def test_the_role_of_several(tab, qtbot):
    ids = first(tab, 3)
    choose_all(tab, ids)
    field = tab.panel.fields["role"].field
    field.setFocus()
    field.setText("guest")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert {rows(tab)[one].role for one in ids} == {ParticipationRole.GUEST}


def test_links_lead_to_the_agenda(tab, desk, qtbot):
    for one in first(tab, 40):
        tab.list.choose(one)
        if tab.panel._detail.parts:
            break
    part = tab.panel._detail.parts[0]
    line = next(each for each in tab.panel.findChildren(QAbstractButton) if part.title in each.accessibleName())
    with qtbot.waitSignal(desk.went) as went:
        qtbot.mouseClick(line, Qt.MouseButton.LeftButton)
    assert (went.args[0].tab, went.args[0].thing_id) == ("agenda", part.item_id or part.session_id)


def test_taking_off_the_one_who_is_shown_is_no_trouble(tab, desk, qtbot):
    refused = []
    desk.refused.connect(refused.append)
    (one,) = first(tab)
    tab.list.choose(one)
    qtbot.keyClick(tab.list.table, Qt.Key.Key_Delete)
    assert one not in rows(tab)
    assert refused == []


def test_remove_undo_redo(tab, desk, qtbot):
    was, ids = dump(desk.store), first(tab, 2)
    choose_all(tab, ids)
    with qtbot.waitSignal(desk.said) as said:
        qtbot.keyClick(tab.list.table, Qt.Key.Key_Delete)
    assert (said.args[0].text, said.args[0].undo) == ("2 people taken off the list", True)
    assert len(rows(tab)) == 83
    desk.store.undo()
    assert dump(desk.store) == was
    assert len(rows(tab)) == 85
    desk.store.redo()
    assert len(rows(tab)) == 83


def test_copy_gives_tsv_and_html(tab, qtbot):
    choose_all(tab, first(tab, 2))
    qtbot.keyClick(tab.list.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    data = QGuiApplication.clipboard().mimeData()
    name = rows(tab)[first(tab)[0]].display
    assert name in data.text().split("\n")[0].split("\t")[0]
    assert "present" in data.text()
    assert "<table>" in data.html()


def test_an_empty_list_offers_ways_on(desk, shown):
    final = desk.read(lambda session: find_meeting(session, "final-2021").id)
    tab = shown(ParticipantsTab(desk, final))
    assert not tab.list.table.isVisible()
    assert not tab.list.bar.isVisible()


def test_everything_that_takes_the_keyboard_has_a_name(tab):
    unnamed = [
        each
        for kind in (QLineEdit, QPlainTextEdit, QTableView, QAbstractButton)
        for each in tab.findChildren(kind)
        if each.focusPolicy() != Qt.FocusPolicy.NoFocus and not each.accessibleName() and each.isVisible()
    ]
    assert unnamed == []


def test_a_place_is_arrived_at_also_behind_a_filter(tab, meeting):
    last = tab.list.table.rows.rows[-1].id
    tab.list.filter_field.setText("nobody at all")
    tab.arrive(Place("meeting", meeting, "participants", "participation", last))
    assert tab.chosen_ids() == [last]
    assert tab.place() == Place("meeting", meeting, "participants", "participation", last)

"""People are added to a meeting through the window: one by one in a line, or pasted; duplicates are warned about."""

import pytest
from database_fixtures import dump
from participants_table import first, rows
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from app.domain.kinds import ParticipationRole
from app.domain.new_people import NewPerson
from app.queries.meetings import find_meeting
from app.services.people import create_person
from app.ui.pages.meeting.participants import ParticipantsTab
from app.ui.places import Place

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture
def meeting(desk):
    return desk.read(lambda session: find_meeting(session, "wageningen-2020").id)


@pytest.fixture
def tab(desk, meeting, shown):
    made = shown(ParticipantsTab(desk, meeting))
    made.arrive(Place("meeting", meeting, "participants"))
    return made


def test_add_a_known_person_by_a_part_of_the_name(tab, desk, qtbot):
    with desk.store.change("Add") as session:
        create_person(session, NewPerson(given="Żaneta", family="Quintero", organisation="QQ"))
    tab.add()
    line = tab.list.add_line
    qtbot.keyClicks(line.field, "zanet")
    assert line.list.words(0) == "Żaneta Quintero, QQ"
    qtbot.keyClick(line.field, Qt.Key.Key_Return)
    assert len(rows(tab)) == 86
    assert rows(tab)[tab.chosen_ids()[0]].display == "Żaneta Quintero"
    assert line.field.text() == ""
    assert line.field.hasFocus()
    qtbot.keyClicks(line.field, "zanet")
    assert line.list.words(0) == "New person: zanet"  # who is on the list is not offered again
    qtbot.keyClick(line.field, Qt.Key.Key_Escape)
    assert not line.isVisible()
    desk.store.undo()
    assert len(rows(tab)) == 85


def test_enter_somebody_new_in_the_line_edit_undo_redo_delete_undo(tab, desk, qtbot):
    was = dump(desk.store)
    tab.add()
    line = tab.list.add_line
    qtbot.keyClicks(line.field, "Zz Newcomer (INRA) <zz@new.example>")
    qtbot.keyClick(line.field, Qt.Key.Key_Return)
    (one,) = tab.chosen_ids()
    row = rows(tab)[one]
    assert (row.display, row.organisation, row.email) == ("Zz Newcomer", "INRAE", "zz@new.example")
    field = tab.panel.fields["display"].field
    field.setFocus()
    field.setText("Zz van Newcomer")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert rows(tab)[one].display == "Zz van Newcomer"
    desk.store.undo()
    assert rows(tab)[one].display == "Zz Newcomer"
    desk.store.redo()
    tab.list.table.setFocus()
    qtbot.keyClick(tab.list.table, Qt.Key.Key_Delete)
    assert one not in rows(tab)
    desk.store.undo()
    assert rows(tab)[one].display == "Zz van Newcomer"
    desk.store.undo()
    desk.store.undo()
    assert dump(desk.store) == was


def test_a_likely_duplicate_is_warned_about_beside_the_field(tab, qtbot):
    known = next(row for row in rows(tab).values() if row.display.isascii())
    tab.add()
    line = tab.list.add_line
    qtbot.keyClicks(line.field, known.display)
    line.list.step(len(line.list.choices))
    qtbot.keyClick(line.field, Qt.Key.Key_Return)
    assert line.hint.text().startswith(known.display)
    assert "on the list already" in line.hint.text()
    assert len(rows(tab)) == 85
    qtbot.keyClick(line.field, Qt.Key.Key_Return)
    assert len(rows(tab)) == 86


def test_a_wrong_address_is_said_beside_the_field(tab, qtbot):
    tab.add()
    line = tab.list.add_line
    qtbot.keyClicks(line.field, "Zz Qq <zz@>")
    line.pick(line.list.count() - 1)
    assert "is no e-mail address" in line.hint.text()
    assert line.field.text() == "Zz Qq <zz@>"


def test_paste_five_people_with_one_undo(tab, desk, qtbot):
    was = dump(desk.store)
    lines = "".join(f"Person {n}\tp{n}@paste.example\tPASTE\tFR\tguest\n" for n in range(5))
    QGuiApplication.clipboard().setText(f"Name\tE-mail\tOrganisation\tCountry\tRole\n{lines}")
    qtbot.keyClick(tab.list.table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert tab.sheet.isVisible()
    assert tab.sheet.add_button.text() == "Add 5 people"
    assert [chip.current() for chip in tab.sheet.mapping.chips] == ["name", "email", "organisation", "country", "role"]
    with qtbot.waitSignal(desk.said) as said:
        qtbot.mouseClick(tab.sheet.add_button, Qt.MouseButton.LeftButton)
    assert (said.args[0].text, said.args[0].undo) == ("5 people added", True)
    assert not tab.sheet.isVisible()
    assert len(rows(tab)) == 90
    assert sum(row.organisation == "PASTE" and row.role is ParticipationRole.GUEST for row in rows(tab).values()) == 5
    desk.store.undo()
    assert dump(desk.store) == was
    assert len(rows(tab)) == 85


def test_the_paste_sheet_names_errors_and_lets_doubts_be_settled(tab, qtbot):
    known = next(row for row in rows(tab).values() if row.email)
    text = f"{known.display} <{known.email}>; Somebody Else <{known.email}>; Bad <bad@>; Fine Person"
    tab.open_paste()
    tab.sheet.open_with(text)
    table = tab.sheet.table
    shown = [str(table.rows.data(table.rows.index(n, table.column_index("what")))) for n in range(4)]
    assert shown[0].startswith("On the list already")
    assert shown[1].startswith("Taken as")
    assert shown[2].startswith("Row 3, e-mail: 'bad@' is no e-mail address")
    assert shown[3] == "New person"
    assert tab.sheet.add_button.text() == "Add 2 people"
    table.choose(2)
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_Return)
    assert table.rows.rows[1].listed().person_id is None
    table.choose(4)
    qtbot.keyClick(table, Qt.Key.Key_Delete)
    assert tab.sheet.add_button.text() == "Add 1 person"
    qtbot.keyClick(tab.sheet, Qt.Key.Key_Escape)
    assert not tab.sheet.isVisible()


def test_the_meaning_of_a_column_can_be_changed(tab):
    tab.open_paste()
    tab.sheet.open_with("Ada Lovelace\tANALYT\nBo Möller\tIUNG")
    tab.sheet.mapping.chips[1].choose("position")
    assert [row.found.row.person.role for row in tab.sheet.table.rows.rows] == ["ANALYT", "IUNG"]
    tab.sheet.open_with("")
    assert not tab.sheet.add_button.isEnabled()


def test_keys_for_presence_do_nothing_while_the_sheet_is_open(tab, desk, qtbot):
    tab.list.choose(first(tab)[0])
    tab.open_paste()
    tab.sheet.open_with("Fine Person; Other Person")
    for key in (Qt.Key.Key_A, Qt.Key.Key_Backspace):
        qtbot.keyClick(tab.sheet.table, key)
    assert desk.store.next_undo() is None
    tab.add()
    assert not tab.sheet.isVisible()
    assert tab.list.add_line.field.hasFocus()


def test_in_the_window_a_key_and_its_undo(window, qtbot):
    window.workspace.go(Place("meeting", 4, "participants"))
    tab = window.workspace.page().current()
    (one,) = first(tab)
    before = rows(tab)[one].states
    qtbot.keyClick(tab.list.table, Qt.Key.Key_A, Qt.KeyboardModifier.ShiftModifier)
    assert rows(tab)[one].states != before
    qtbot.waitUntil(window.workspace.commands["edit.undo"].isEnabled)
    qtbot.keyClick(tab.list.table, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert rows(tab)[one].states == before

"""All actions through the window: done, given, dated, linked, noted, dropped, deleted, several at once; each undone."""

import datetime as dt

import pytest
from database_fixtures import dump
from desk_tools import settle
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from app.domain.kinds import ActionState
from app.ui.pages.actions.actions import ActionsView
from app.ui.places import Place
from app.ui.widgets.labels import Label

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def view(desk, shown):
    made = shown(ActionsView(desk))
    made.arrive(Place("actions", 0, "actions"))
    return made


def row_of(view, number):
    view.table.settle()
    rows = view.table.rows
    return next(rows.row_at(n) for n in range(rows.shown) if rows.row_at(n).number == number)


def numbers(view):
    view.table.settle()
    return [view.table.rows.row_at(n).number for n in range(view.table.rows.shown)]


def choose(view, *wanted):
    ids = [row_of(view, number).id for number in wanted]
    view.list.choose(ids[0])
    flags = QItemSelectionModel.SelectionFlag
    for one in ids[1:]:
        index = view.table.rows.index(view.table.rows.row_of(one), 0)
        view.table.selectionModel().select(index, flags.Select | flags.Rows)
    view.table.setFocus()
    return ids


def type_into(qtbot, view, name, text):
    field = view.panel.values[name].field
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text)
    return field


def enter(qtbot, field):
    qtbot.keyClick(field, Qt.Key.Key_Return)


def test_what_is_overdue_stands_first_and_the_chips_count(view):
    assert numbers(view)[:3] == ["A-5", "A-7", "A-8"]
    assert view.subtitle == "29 open · 8 overdue · 42 in all"
    columns, late = view.table.rows.columns, row_of(view, "A-24")
    state, due = (columns[view.table.column_index(name)].cell(late) for name in ("state", "due"))
    assert (state.text, state.state, state.role, state.tip) == ("7 days late", "late", "danger", "Open")
    assert (due.text, due.role) == ("13 Mar", "danger")
    view.list.chips["overdue"].click()
    assert len(numbers(view)) == 8
    view.list.chips["month"].click()
    assert "A-14" in numbers(view)
    view.list.filter_field.setText("paddy")
    assert numbers(view) == []
    view.list.clear_filter()
    assert len(numbers(view)) == 42


def test_a_place_shows_its_action_even_where_the_filter_hides_it(view):
    view.list.filter_field.setText("paddy")
    wanted = 24
    view.arrive(Place("actions", 0, "actions", "action", wanted))
    assert view.chosen_ids() == [wanted]
    assert view.place() == Place("actions", 0, "actions", "action", wanted)
    assert view.panel.shown.row.number == "A-24"


def test_a_new_action_is_written_in_its_line_and_dated_in_words(view, desk, qtbot):
    before = dump(desk.store)
    choose(view, "A-5")
    qtbot.keyClick(view.table, Qt.Key.Key_N, CONTROL)
    editor = view.table.findChild(QLineEdit, "cell")
    editor.setText("Book the room in Montpellier")
    enter(qtbot, editor)
    qtbot.waitUntil(lambda: row_of(view, "A-43").text == "Book the room in Montpellier")
    made = row_of(view, "A-43")
    assert (made.series, made.due) == ("CIRCASA annual meetings", None)
    settle()
    view.table.edit_cell(made.id, "due")
    editor = view.table.findChild(QLineEdit, "cell")
    editor.setText("+2w")
    enter(qtbot, editor)
    qtbot.waitUntil(lambda: row_of(view, "A-43").due == dt.date(2020, 4, 3))
    for _ in range(3):
        desk.store.undo()
    assert dump(desk.store) == before


def test_space_does_the_chosen_and_opens_them_again(view, desk, qtbot):
    choose(view, "A-24", "A-19")
    qtbot.keyClick(view.table, Qt.Key.Key_Space)
    assert {row_of(view, number).state for number in ("A-24", "A-19")} == {ActionState.DONE}
    assert view.subtitle.startswith("27 open · 6 overdue")
    qtbot.keyClick(view.table, Qt.Key.Key_Space)
    assert row_of(view, "A-24").state is ActionState.OPEN
    desk.store.undo()
    desk.store.undo()
    choose(view, "A-24")
    qtbot.keyClick(view.table, Qt.Key.Key_P)
    assert row_of(view, "A-24").state is ActionState.IN_PROGRESS


def test_space_presses_the_buttons_of_the_panel(view, desk, qtbot):
    (chosen,) = choose(view, "A-24")
    view.panel.history.setFocus(Qt.FocusReason.TabFocusReason)
    with qtbot.waitSignal(desk.went) as went:
        qtbot.keyClick(view.panel.history, Qt.Key.Key_Space)
    assert went.args[0] == Place("history", 0, "history", "action", chosen)
    assert row_of(view, "A-24").state is ActionState.OPEN


def test_owner_and_due_date_in_the_panel(view, desk, qtbot):
    choose(view, "A-24")
    qtbot.keyClick(view.table, Qt.Key.Key_Return)
    assert view.panel.values["state"].field.hasFocus()
    field = type_into(qtbot, view, "person", "mulder")
    assert [offer.name for offer in field.offers()] == ["Daan Mulder"]
    enter(qtbot, field)
    enter(qtbot, field)
    row = row_of(view, "A-24")
    assert (row.person, row.organisation) == ("Daan Mulder", "WR")
    field = type_into(qtbot, view, "organisation", "INRAE")
    enter(qtbot, field)
    enter(qtbot, field)
    assert row_of(view, "A-24").organisation == "INRAE"
    enter(qtbot, type_into(qtbot, view, "due", "M30"))
    assert (row_of(view, "A-24").due_month, row_of(view, "A-24").late_days) == (30, 0)
    assert any(label.text().endswith("due M30, was 13 Mar 2020") for label in view.panel.notes.findChildren(Label))
    field = type_into(qtbot, view, "person", "nobody of this name")
    enter(qtbot, field)
    assert "Nobody here is called" in view.panel.values["person"].problem()
    assert row_of(view, "A-24").person == "Daan Mulder"


def test_an_action_is_dropped_for_a_reason(view, desk, qtbot):
    choose(view, "A-24")
    reason = view.panel.values["reason"]
    assert reason.isHidden()
    enter(qtbot, type_into(qtbot, view, "state", "Dropped"))
    assert row_of(view, "A-24").state is ActionState.OPEN
    assert reason.field.hasFocus()
    QTest.keyClicks(reason.field, "The slides are lost.")
    enter(qtbot, reason.field)
    assert row_of(view, "A-24").state is ActionState.DROPPED
    assert view.panel.notes.notes()[-1].field.text() == "The slides are lost."
    assert reason.isHidden()
    desk.store.undo()
    assert row_of(view, "A-24").state is ActionState.OPEN


def test_what_it_serves_is_linked_and_unlinked(view, desk, qtbot):
    choose(view, "A-24")
    serves, path = view.panel.serves, view.panel.chain.path
    view.panel.chain.settle()
    assert [link.text() for link in path.links()] == [
        "Registries, permanence and what a tonne must prove", "wageningen-2020", "TF3", "CSU",
    ]  # fmt: skip
    serves.field.setFocus()
    QTest.keyClicks(serves.field, "MS14")
    enter(qtbot, serves.field)
    qtbot.waitUntil(lambda: len(serves.lines()) == 2)
    assert serves.lines()[1].accessibleName() == "Milestone MS14: IRC founded"
    qtbot.waitUntil(lambda: {"MS14", "WP3"} <= {link.text() for link in path.links()})
    with qtbot.waitSignal(desk.went) as went:
        next(link for link in path.links() if link.text() == "MS14").click()
    assert went.args[0] == Place("plan", 0, "milestones", "milestone", 14)
    qtbot.keyClick(serves.lines()[1], Qt.Key.Key_Delete)
    assert [one.step.name for one in row_of(view, "A-24").serves] == ["TF3"]


def test_notes_on_one_line_of_time(view, desk, qtbot):
    choose(view, "A-5")
    notes = view.panel.notes
    assert [each.note.meeting for each in notes.notes()] == ["", "wageningen-2020"]
    notes.field.setFocus()
    QTest.keyClicks(notes.field, "Asked again.")
    enter(qtbot, notes.field)
    assert notes.notes()[-1].field.text() == "Asked again."
    assert notes.field.text() == ""
    last = notes.notes()[-1]
    last.field.setPlainText("Asked twice.")
    last.field.commit.emit()
    assert notes.notes()[-1].note.note == "Asked twice."
    last = notes.notes()[-1]
    last.field.setPlainText("")
    with qtbot.waitSignal(desk.said) as said:
        last.field.commit.emit()
    assert (said.args[0].text, said.args[0].undo) == ("Note deleted", True)
    assert len(notes.notes()) == 2


def test_several_are_changed_as_one_step(view, desk, qtbot):
    before = dump(desk.store)
    choose(view, "A-20", "A-21", "A-23")
    assert view.several.isVisible()
    assert view.several.name.text() == "3 chosen"
    field = view.several.fields["due"].field
    field.setFocus()
    QTest.keyClicks(field, "1 Jul")
    enter(qtbot, field)
    assert {row_of(view, number).due for number in ("A-20", "A-21", "A-23")} == {dt.date(2020, 7, 1)}
    field = view.several.owner.field
    field.setFocus()
    QTest.keyClicks(field, "mulder")
    enter(qtbot, field)
    enter(qtbot, field)
    assert {row_of(view, number).person for number in ("A-20", "A-21", "A-23")} == {"Daan Mulder"}
    desk.store.undo()
    desk.store.undo()
    assert dump(desk.store) == before


def test_delete_and_undo_but_not_what_stands_in_accepted_minutes(view, desk, qtbot):
    before = dump(desk.store)
    choose(view, "A-24")
    with qtbot.waitSignal(desk.said) as said:
        qtbot.keyClick(view.table, Qt.Key.Key_Delete)
    assert (said.args[0].text, said.args[0].undo) == ("1 action deleted", True)
    assert "A-24" not in numbers(view)
    desk.store.undo()
    choose(view, "A-1")
    with qtbot.waitSignal(desk.refused):
        qtbot.keyClick(view.table, Qt.Key.Key_Delete)
    assert dump(desk.store) == before
    assert view.panel.values["text"].isHidden()


def test_the_list_is_saved_as_a_file(view, desk, qtbot, tmp_path):
    desk.settings.remember("documents/folder", str(tmp_path))
    with qtbot.waitSignal(desk.said) as said:
        view.commands["actions.csv"].trigger()
    (made,) = tmp_path.glob("*.csv")
    assert "Hand in the slides on registries and permanence" in made.read_text("utf-8-sig")
    assert said.args[0].label == "Open file"
    assert [action.text() for action in view.header_buttons()[0].menu().actions()] == [
        "Save action list as PDF", "Save action list for Excel", "Save action list as CSV",
    ]  # fmt: skip


def test_there_is_a_way_to_the_minutes(view, desk, qtbot):
    (chosen,) = choose(view, "A-24")
    with qtbot.waitSignal(desk.went) as went:
        qtbot.keyClick(view.table, Qt.Key.Key_Return, CONTROL)
    assert went.args[0] == Place("meeting", 4, "minutes", "action", chosen)


def test_an_empty_page_has_its_way_on_in_its_middle(empty_desk, shown, qtbot):
    view = shown(ActionsView(empty_desk))
    view.arrive(Place("actions", 0, "actions"))
    assert view.subtitle == ""
    assert not view.panel.isVisible()
    qtbot.keyClick(view.table, Qt.Key.Key_N, CONTROL)
    assert numbers(view) == ["A-1"]
    assert view.panel.isVisible()
    assert view.subtitle == "1 open · 1 in all"

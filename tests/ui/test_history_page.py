"""The history in the window: steps found, one of them in full, taken back, and the history of one thing."""

import pytest
from desk_tools import settle
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from sqlalchemy import select

from app.db.history.tracking import tracked
from app.db.schema import METADATA
from app.domain.history_rows import FieldLine
from app.domain.kinds import SensitiveKind
from app.domain.new_people import NewPerson
from app.domain.word_diff import Change, word_diff
from app.models import Meeting, Person, SensitiveNote
from app.services.meetings import edit_meeting
from app.services.people import create_person, edit_person
from app.ui.pages.history.history_list import HistoryList
from app.ui.pages.history.history_names import FIELDS, TABLES
from app.ui.pages.history.history_panel import around_changes
from app.ui.pages.history.history_values import enum_words, value_words
from app.ui.places import Place
from app.ui.widgets.buttons import Button
from app.ui.widgets.word_diff_view import WordDiffView
from app.usecases.history import _NOT_SHOWN

_OLD = "The meeting begins in the large hall at nine, and lunch is served in the garden behind the house."
_NEW = "The meeting begins in the great hall at nine, and lunch is served in the garden behind the house."


@pytest.fixture
def view(window):
    """The page, after three steps: a name, a text twice."""
    desk = window.workspace.desk
    person = desk.read(lambda session: session.scalars(select(Person.id).order_by(Person.id)).first())
    meeting = desk.read(lambda session: session.scalars(select(Meeting.id).order_by(Meeting.id)).first())
    desk.change("Edit person", lambda session: edit_person(session, person, display="Ana Other"))
    for note in (_OLD, _NEW):
        desk.change(
            "Change meeting {meeting}", lambda s, note=note: edit_meeting(s, meeting, public_note=note), meeting=meeting
        )
    window.workspace.go(Place("history"))
    settle()
    found = window.workspace.page().current()
    found.person, found.meeting = person, meeting
    return found


def said_in(panel) -> list[str]:
    """What the panel says."""
    return [label.text() for label in panel.findChildren(QLabel) if label.isVisibleTo(panel)]


def whats(view) -> list[str]:
    """The labels of the newest steps."""
    rows = view.list.table.rows
    return [rows.data(rows.index(number, 1)) for number in range(min(3, rows.shown))]


def test_a_step_is_shown_field_by_field_and_a_long_text_word_by_word(view):
    assert whats(view) == ["Change meeting", "Change meeting", "Edit person"]
    compared = view.panel.findChild(WordDiffView)
    assert "largegreat hall" in compared.toPlainText()
    view.list.table.choose_number(2)
    settle()
    told = said_in(view.panel)
    name = next(words for words in told if words.endswith("→ Ana Other"))
    assert told[told.index(name) - 1] == "Name"
    assert "Person, changed" in told
    assert view.place() == Place("history", 0, "history", "step", view.list.table.chosen()[0])
    link = next(each for each in view.panel.findChildren(Button) if each.text() == "Go there")
    assert link.accessibleName() == "Go there: Ana Other"


def test_a_step_is_taken_back_where_nothing_stands_against_it(view, window, qtbot):
    undo = view.commands["history.undo"]
    view.list.table.choose_number(1)
    assert not undo.isEnabled()
    assert any("has since set “Public note” of Meeting" in words for words in said_in(view.panel))
    view.list.table.choose_number(2)
    assert undo.isEnabled()
    view.list.table.setFocus()
    qtbot.keyClick(view.list.table, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
    settle()
    assert whats(view)[0] == "Undone: Edit person"
    assert any(words.startswith("Undone in step ") for words in [b.text() for b in view.panel.findChildren(Button)])
    assert not undo.isEnabled()
    view.list.table.choose_number(0)
    assert undo.text() == "Do this step again"
    undo.trigger()
    settle()
    assert whats(view)[0] == "Done again: Edit person"
    name = view.desk.read(lambda session: session.scalar(select(Person.display).where(Person.id == view.person)))
    assert name == "Ana Other"


def test_the_history_of_one_thing_and_the_way_back_to_all(view, window, qtbot):
    total = view.list.table.rows.total
    window.workspace.go(Place("history", 0, "history", "person", view.person))
    settle()
    shown = view.list.table.rows.shown
    assert 1 <= shown < total
    assert view.list.banner.isVisible()
    assert any(words == "Steps that touched “Ana Other” (Person)" for words in said_in(view.list.banner))
    assert view.place() == Place("history", 0, "history", "person", view.person)
    assert view.list.counts.text() == f"{shown} of {total}"
    back = view.list.banner.findChild(Button)
    qtbot.mouseClick(back, Qt.MouseButton.LeftButton)
    settle()
    assert not view.list.banner.isVisible()
    assert view.list.table.rows.shown == total
    view.commands["history.entry"].trigger()
    settle()
    assert view.list.of_row == ("person", view.person)


def test_days_are_typed_in_words(view, qtbot):
    field = view.list.day_field
    today = len(view.list.table.rows.ids) - view.list.table.rows.of_all + 3
    qtbot.keyClicks(field, "today")
    assert view.list.table.rows.shown == today
    field.clear()
    qtbot.keyClicks(field, "nonsense")
    assert view.list.table.rows.shown == view.list.table.rows.total
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert field.property("wrong")
    view.list.clear_filter()
    assert not field.property("wrong")
    qtbot.mouseClick(view.list.chips["today"], Qt.MouseButton.LeftButton)
    assert view.list.table.rows.shown == 3
    view.list.menus["who"].choose("Coordination team")
    assert view.list.middle.currentWidget() is not view.list.table


def test_steps_of_others_come_by_themselves_and_the_chosen_one_stays(view):
    chosen = view.list.table.chosen()
    view.desk.change("Enter a person", lambda session: create_person(session, NewPerson(display="Zoe New")))
    assert whats(view)[0] == "Enter a person"
    assert view.list.table.chosen() == chosen
    assert view.subtitle.startswith(str(view.list.table.rows.total))


def test_enter_goes_to_the_panel_and_ctrl_enter_to_the_thing(view, window, qtbot):
    view.list.table.choose_number(0)
    view.list.table.setFocus()
    qtbot.keyClick(view.list.table, Qt.Key.Key_Return)
    assert view.panel.isAncestorOf(QApplication.focusWidget())
    view.list.table.setFocus()
    qtbot.keyClick(view.list.table, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert window.workspace.page().place().id == view.meeting


def test_without_steps_it_says_what_will_stand_there(empty_desk, shown):
    steps = HistoryList(empty_desk)
    shown(steps.middle, (700, 400))
    assert steps.middle.currentWidget() is not steps.table


def test_every_table_field_and_value_that_can_be_seen_has_words():
    tables = tracked(METADATA)
    assert TABLES.keys() == {table.name for table in tables}
    columns = {column.name for table in tables for column in table.columns} - _NOT_SHOWN
    assert {name for name in FIELDS if "." not in name} == columns
    for table in tables:
        for column in table.columns:
            for member in getattr(column.type, "enum_class", None) or ():
                assert enum_words(member) != member.value


def test_needs_of_people_are_not_shown():
    note = FieldLine("text", None, "no nuts")
    assert value_words(SensitiveNote.__tablename__, note, note.after, {}) == "not shown here"
    assert value_words(SensitiveNote.__tablename__, FieldLine("kind", None, None), SensitiveKind.DIET, {}) == "Diet"


def test_only_what_stands_around_a_change_is_kept_of_a_long_text():
    same = "word " * 200
    parts = around_changes(word_diff(f"{same}old {same}", f"{same}new {same}"))
    assert [part.change for part in parts] == [Change.SAME, Change.REMOVED, Change.ADDED, Change.SAME]
    assert all(len(part.text) < 60 for part in parts)

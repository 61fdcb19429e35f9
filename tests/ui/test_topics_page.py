"""The research agenda through the window: entering, writing, comments, versions compared; each undone."""

import pytest
from database_fixtures import dump
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLineEdit

from app.domain.kinds import TopicState
from app.queries.topic_page import topic_page
from app.services.topics import write_topic
from app.ui.pages.consortium.topics import TopicsView
from app.ui.pages.consortium.topics_pane import Shown
from app.ui.places import Place

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def view(desk, shown):
    made = shown(TopicsView(desk))
    made.arrive(Place("consortium", 0, "topics", "topic", 4))
    return made


def rows(view):
    return {row.id: row for row in view.list.table.rows.rows}


def order(view):
    return [row.number for row in view.list.table.rows.rows]


def type_into(qtbot, field, text):
    field.setFocus()
    field.setText(text) if isinstance(field, QLineEdit) else field.setPlainText(text)
    qtbot.keyClick(field, Qt.Key.Key_Return, CTRL if not isinstance(field, QLineEdit) else Qt.KeyboardModifier(0))


def test_topics_are_entered_named_moved_deleted_and_undone(view, desk, qtbot):
    was = dump(desk.store)
    assert (view.subtitle, view.count) == ("15 topics · 1 comment is unanswered", "15")
    assert view.pane.page.number == "2.1"
    qtbot.keyClick(view.list.table, Qt.Key.Key_N, CTRL)
    editor = view.list.table.findChild(QLineEdit, "cell")
    editor.setText("Peat that was drained")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    (one,) = view.chosen_ids()
    qtbot.waitUntil(lambda: rows(view)[one].title != "New topic")
    assert (rows(view)[one].number, rows(view)[one].title) == ("2.4", "Peat that was drained")
    assert order(view)[3:5] == ["2.1", "2.4"]
    qtbot.keyClick(view.list.table, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert order(view)[3:5] == ["2.4", "2.1"] and view.chosen_ids() == [one]
    type_into(qtbot, view.pane.values["state"].field, "Adopted")
    type_into(qtbot, view.pane.values["area_id"].field, "14 Agricultural service sector")
    assert (rows(view)[one].state, rows(view)[one].area) == (TopicState.ADOPTED, "Agricultural service sector")
    type_into(qtbot, view.pane.values["number"].field, "1.1")
    assert rows(view)[one].number == "2.4"  # taken: said beside the field
    view.list.table.setFocus()
    with qtbot.waitSignal(desk.said) as said:
        qtbot.keyClick(view.list.table, Qt.Key.Key_Delete)
    assert (said.args[0].text, said.args[0].undo) == ("1 topic deleted", True)
    for _ in range(6):
        desk.store.undo()
    assert dump(desk.store) == was


def test_what_is_written_is_saved_when_the_keyboard_leaves(view, desk, qtbot):
    qtbot.keyClick(view.list.table, Qt.Key.Key_Return)
    editor = view.pane.text.editor
    assert view.pane.shown.current() == Shown.WRITE and editor.hasFocus()
    editor.selectAll()
    qtbot.keyClicks(editor, "Ring *tests* of ten laboratories.")
    assert rows(view)[4].text != "Ring *tests* of ten laboratories."
    view.list.table.setFocus()
    assert rows(view)[4].text == "Ring *tests* of ten laboratories."
    view.pane.show_part(Shown.READ)
    assert view.pane.text.preview.toPlainText() == "Ring tests of ten laboratories."
    desk.store.undo()
    assert "equivalent soil mass" in view.pane.text.editor.toPlainText()


def test_going_to_another_topic_saves_and_nobody_is_overwritten(view, desk, qtbot):
    view.write()
    editor = view.pane.text.editor
    editor.selectAll()
    qtbot.keyClicks(editor, "Saved by leaving")
    view.list.choose(5)
    assert rows(view)[4].text == "Saved by leaving"
    assert "satellite" in view.pane.text.editor.toPlainText()
    view.write()
    qtbot.keyClicks(editor, "Kept. ")
    view.pane.text._drafts.keep()
    with desk.store.change("Other") as session:
        write_topic(session, 5, "Theirs", topic_page(session, 5, desk.as_of()).lock)
    assert editor.toPlainText().startswith("Kept. ")  # what is being typed stays
    view.list.table.setFocus()
    assert view.pane.text._conflict.isVisible()
    assert rows(view)[5].text == "Theirs"


def test_versions_are_kept_compared_and_restored(view, desk, qtbot):
    was, before = dump(desk.store), view.pane.page
    with qtbot.waitSignal(desk.said) as said:
        qtbot.keyClick(view.list.table, Qt.Key.Key_K, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert (said.args[0].text, said.args[0].undo) == ("Version 3 kept", True)
    with qtbot.waitSignal(desk.refused) as refused:
        view.keep()
    assert "Version 3 holds this text already" in str(refused.args[0])
    old = before.versions[-1]
    line = next(
        each for each in view.pane.findChildren(QAbstractButton) if f"{old.title}, Version 1" in each.accessibleName()
    )
    line.click()
    compare = view.pane.compare
    assert compare.isVisible() and compare.before.current() == str(old.id)
    assert old.title in compare.diff.toPlainText() and before.title in compare.diff.toPlainText()
    formats = [
        (piece.fragment().text(), piece.fragment().charFormat()) for piece in _fragments(compare.diff.document())
    ]
    assert any(style.fontStrikeOut() and "protocols" in text for text, style in formats)
    assert any(style.fontUnderline() and "common" in text for text, style in formats)
    compare.restore_wanted.emit(old.id)
    assert (view.pane.page.title, view.pane.page.text) == (old.title, old.text)
    desk.store.undo()
    assert (view.pane.page.title, view.pane.page.text) == (before.title, before.text)
    desk.store.undo()
    assert dump(desk.store) == was


def _fragments(document):
    block = document.begin()
    while block.isValid():
        piece = block.begin()
        while not piece.atEnd():
            yield piece
            piece += 1
        block = block.next()


def test_the_words_of_the_user_stay_plain_in_a_comparison(view, desk):
    view.list.choose(3)
    with desk.store.change("Write") as session:
        write_topic(session, 3, "<b>bold</b> <img src=x>", topic_page(session, 3, desk.as_of()).lock)
    view.pane.show_part(Shown.COMPARE)
    assert "<b>bold</b> <img src=x>" in view.pane.compare.diff.toPlainText()


def test_comments_are_entered_answered_changed_and_deleted(view, desk, qtbot):
    was = dump(desk.store)
    view.list.choose(10)
    (old,) = view.pane.comments.blocks.values()
    type_into(qtbot, old.answer.field, "Yes, they are.")
    assert rows(view)[10].unanswered == 0 and view.subtitle == "15 topics"
    qtbot.keyClick(view.list.table, Qt.Key.Key_D, CTRL)
    form = view.pane.comments.form
    form.who.field.setText("Meeting of herders")
    form.text.setPlainText("Grazing is the point.")
    form.text.setFocus()
    qtbot.keyClick(form.text, Qt.Key.Key_Return, CTRL)
    assert form.isHidden() and len(view.pane.page.comments) == 2
    first = view.pane.page.comments[0]
    assert (first.who, first.text, first.received_on, first.answer) == (
        "Meeting of herders", "Grazing is the point.", desk.as_of(), "",
    )  # fmt: skip
    block = view.pane.comments.blocks[first.id]
    block.head.click()
    type_into(qtbot, block.who.field, "INRAE")
    assert view.pane.page.comments[0].organisation_id is not None
    block.head.setFocus()
    qtbot.keyClick(block.head, Qt.Key.Key_Delete)
    assert len(view.pane.page.comments) == 1
    for _ in range(4):
        desk.store.undo()
    assert dump(desk.store) == was


def test_a_comment_needs_somebody_and_what_was_typed_comes_back(view, desk, qtbot):
    view.comment()
    form = view.pane.comments.form
    form.text.setPlainText("Half a thought")
    form.submit()
    assert "needs somebody" in form._problem.text() and form.isVisible()
    view.list.choose(5)
    assert form.isHidden()
    view.list.choose(4)
    view.comment()
    assert form.text.toPlainText() == "Half a thought"


def test_an_empty_agenda_leads_on(empty_desk, shown, qtbot):
    view = shown(TopicsView(empty_desk))
    assert not view.pane.isVisible()
    view.new()
    assert order(view) == ["1"] and view.pane.isVisible()

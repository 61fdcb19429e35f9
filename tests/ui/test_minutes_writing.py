"""A text is a draft while it is typed and one step once it is left; nothing typed is lost."""

import datetime as dt

import pytest
from database_fixtures import dump
from minutes_steps import (
    AS_OF,
    WAGENINGEN,
    draft_texts,
    item_id,
    keys,
    leave,
    page_of,
    press,
    text_editor,
    text_of,
    wageningen_tab,
)
from PySide6.QtCore import Qt

from app.domain.drafts import minutes_place
from app.domain.minutes_page import Progress
from app.queries.minutes_page import minutes_page
from app.services.drafts import keep_draft
from app.services.minutes import write_text
from app.ui.pages.drafted_text import View

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture
def tab(desk, shown):
    return wageningen_tab(desk, shown)


@pytest.fixture
def editor(tab):
    return text_editor(tab)


class TestText:
    def test_typing_is_a_draft_before_and_one_step_after_leaving(self, tab, editor, desk):
        item, before, newest = tab.item.key, dump(desk.store), desk.store.next_undo()
        keys(" One more sentence.")
        tab.item.text._drafts.keep()
        assert draft_texts(desk) == [editor.text()]
        assert (dump(desk.store), desk.store.next_undo()) == (before, newest)
        leave(tab)
        assert text_of(desk, item).endswith("One more sentence.")
        assert draft_texts(desk) == []
        assert desk.store.next_undo().message == "Write the minutes"
        desk.store.undo()
        assert dump(desk.store) == before
        assert editor.text() == text_of(desk, item)

    def test_a_draft_is_kept_by_itself_while_somebody_types(self, tab, editor, desk, qtbot):
        tab.item.text._drafts._clock.setInterval(20)
        keys("x")
        qtbot.waitUntil(lambda: draft_texts(desk) == [editor.text()])

    def test_leaving_without_a_change_is_no_step(self, tab, editor, desk):
        newest = desk.store.next_undo()
        keys("x")
        tab.item.text._drafts.keep()
        press(Qt.Key.Key_Backspace)
        leave(tab)
        assert desk.store.next_undo() == newest
        assert draft_texts(desk) == []

    def test_the_next_item_saves_this_one_and_keeps_the_keyboard_in_the_editor(self, tab, editor, desk):
        item = tab.item.key
        keys("!")
        tab.next_item()
        assert text_of(desk, item).endswith("!")
        assert tab.item.key != item and editor.hasFocus()
        assert editor.text() == text_of(desk, tab.item.key)
        tab.previous_item()
        assert tab.item.key == item

    def test_hiding_and_closing_save(self, tab, editor, desk):
        item = tab.item.key
        keys("!")
        tab.hide()
        assert text_of(desk, item).endswith("!")

    def test_another_window_keeps_a_draft_only(self, tab, editor, desk):
        newest = desk.store.next_undo()
        keys("!")
        editor.paused.emit()
        assert draft_texts(desk) == [editor.text()]
        assert desk.store.next_undo() == newest

    def test_reopening_finds_the_draft_and_can_discard_it(self, tab, desk):
        item = item_id(desk, "Speech of the guest")
        version = page_of(desk).item(item).text.version
        at = dt.datetime(2020, 3, 20, 8, 17, tzinfo=dt.UTC)
        with desk.store.change("Keep a draft") as session:
            keep_draft(session, minutes_place(3, item), desk.store.who, "Typed before the crash", version, at)
        tab.choose(item)
        text = tab.item.text
        assert text.editor.text() == "Typed before the crash"
        assert text._restored.isVisible() and "14:02" in text._restored_words.text()  # at UTC+5:45
        text.discard()
        assert text.editor.text() == text_of(desk, item) != "Typed before the crash"
        assert not text._restored.isVisible() and draft_texts(desk) == []

    def test_a_restored_draft_is_saved_when_it_is_left(self, tab, desk):
        item = item_id(desk, "Speech of the guest")
        version = page_of(desk).item(item).text.version
        with desk.store.change("Keep a draft") as session:
            keep_draft(session, minutes_place(3, item), desk.store.who, "Typed", version, desk.now())
        tab.choose(item)
        tab.next_item()
        assert text_of(desk, item) == "Typed"

    def test_whoever_was_quicker_is_shown_and_mine_can_be_kept(self, tab, editor, desk):
        item = tab.item.key
        keys(" Mine.")
        mine, version = editor.text(), page_of(desk).item(item).text.version
        with desk.store.change("Theirs") as session:
            write_text(session, 3, item, "Theirs.", version)
        assert editor.text() == mine
        leave(tab)
        panel = tab.item.text._conflict
        assert panel.isVisible() and panel._theirs.text() == "Theirs."
        assert text_of(desk, item) == "Theirs." and draft_texts(desk) == [mine]
        panel.keep_mine.emit()
        assert text_of(desk, item) == mine
        assert not panel.isVisible() and draft_texts(desk) == []

    def test_whoever_was_quicker_can_be_taken(self, tab, editor, desk):
        item = tab.item.key
        keys(" Mine.")
        with desk.store.change("Theirs") as session:
            write_text(session, 3, item, "", page_of_version(session, item))
        leave(tab)
        assert tab.item.text._conflict.isVisible()
        tab.item.text._conflict.take_theirs.emit()
        assert editor.text() == "" and text_of(desk, item) == ""
        assert draft_texts(desk) == []

    def test_emptying_a_text_is_a_step_too(self, tab, editor, desk):
        item = tab.item.key
        editor.selectAll()
        keys(" ")
        leave(tab)
        assert page_of(desk).item(item).progress is Progress.EMPTY
        newest = desk.store.next_undo()
        editor.setFocus()
        leave(tab)
        assert desk.store.next_undo() == newest

    def test_the_rail_says_how_far_each_item_is(self, tab, editor, desk):
        row = tab.rail._rows[tab.item.key]
        assert row.accessibleName().endswith("written")
        keys("x")
        assert row.accessibleName().endswith("being written")
        leave(tab)
        assert row.accessibleName().endswith(", written")
        assert tab.rail._count.text() == "63 of 63 items written"

    def test_the_preview_is_beside_the_text(self, tab, editor):
        tab.toggle_preview()
        preview = tab.item.text.preview
        assert preview.isVisible() and editor.isVisible()
        assert preview.toPlainText().startswith("The proposal")
        tab.view.choose(View.PREVIEW)
        assert preview.isVisible() and not editor.isVisible()
        tab.view.choose(View.WRITE)
        assert editor.isVisible() and not preview.isVisible()

    def test_a_change_that_is_not_saved_stays_in_the_editor(self, tab, editor, desk, monkeypatch):
        said, item = [], tab.item.key
        desk.refused.connect(said.append)
        keys(" Kept.")
        monkeypatch.setattr(desk.store, "read_only", True)
        leave(tab)
        assert len(said) == 1 and editor.text().endswith(" Kept.")
        monkeypatch.setattr(desk.store, "read_only", False)
        editor.setFocus()
        leave(tab)
        assert text_of(desk, item).endswith(" Kept.")


def page_of_version(session, item):
    return minutes_page(session, WAGENINGEN, AS_OF).item(item).text.version

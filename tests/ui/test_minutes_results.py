"""Decisions and actions by the keyboard alone; each is one step and comes back by undo."""

import datetime as dt

import pytest
from database_fixtures import dump
from desk_tools import settle
from minutes_steps import (
    AS_OF,
    WAGENINGEN,
    draft_texts,
    item_id,
    keys,
    page_of,
    press,
    rows,
    text_editor,
    wageningen_tab,
)
from PySide6.QtCore import Qt

from app.domain.kinds import ActionState
from app.models import Action, Decision
from app.services.actions import delete_action
from app.ui.pages.meeting.minutes import MinutesTab

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture
def tab(desk, shown):
    return wageningen_tab(desk, shown)


@pytest.fixture
def editor(tab):
    return text_editor(tab)


class TestDecisions:
    def test_a_decision_is_recorded_by_keys_alone(self, tab, editor, desk):
        before, item = dump(desk.store), tab.item.key
        tab.commands["minutes.decision"].trigger()
        keys("Data are open.")
        for votes in ("15", "1", "1"):
            press(Qt.Key.Key_Tab)
            keys(votes)
        press(Qt.Key.Key_Return)
        line = page_of(desk).item(item).decisions[-1]
        assert (line.number, line.text, line.carried) == ("2020/12", "Data are open.", True)
        block = tab.item.decision_list.blocks[line.id]
        assert block._outcome.text() == "Carried: 15 of 16 votes cast, 11 needed"
        assert not tab.item.decision_list.form.isVisible() and editor.hasFocus()
        desk.store.undo()
        assert dump(desk.store) == before
        assert line.id not in tab.item.decision_list.blocks
        desk.store.redo()
        assert page_of(desk).item(item).decisions[-1].text == "Data are open."
        assert line.id in tab.item.decision_list.blocks

    def test_the_keys_of_both_forms_work_in_the_editor(self, tab, editor):
        press(Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
        assert tab.item.decision_list.form.words.hasFocus()
        press(Qt.Key.Key_Escape)
        assert editor.hasFocus()
        press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
        assert tab.item.action_list.form.words.hasFocus()

    def test_words_typed_on_an_older_text_do_not_overwrite_a_newer_one(self, tab, desk):
        (block,) = tab.item.decision_list.blocks.values()
        block.words.setFocus()
        keys("Mine ")
        with desk.store.change("Theirs") as session:
            session.get_one(Decision, block.id).text = "Theirs."
        press(Qt.Key.Key_Return)
        assert page_of(desk).item(tab.item.key).decisions[0].text == "Theirs."
        assert "Theirs." in block._problem.text() and block.words.text().startswith("Mine ")

    def test_what_was_typed_comes_back_after_esc_and_after_the_end(self, tab, desk, shown):
        tab.record_decision()
        keys("Half a deci")
        press(Qt.Key.Key_Escape)
        assert not tab.item.decision_list.form.isVisible()
        tab.record_decision()
        assert tab.item.decision_list.form.words.text() == "Half a deci"
        item = tab.item.key
        tab.next_item()
        again = shown(MinutesTab(desk, WAGENINGEN))
        again.choose(item)
        again.record_decision()
        assert again.item.decision_list.form.words.text() == "Half a deci"

    def test_without_words_it_is_refused_beside_the_field(self, tab, desk):
        before = rows(desk, Decision)
        tab.record_decision()
        press(Qt.Key.Key_Return)
        assert "exact words" in tab.item.decision_list.form._problem.text()
        assert rows(desk, Decision) == before

    def test_words_and_votes_are_corrected_in_place(self, tab, desk):
        decision = page_of(desk).item(tab.item.key).decisions[0]
        block = tab.item.decision_list.blocks[decision.id]
        block.setFocus()
        press(Qt.Key.Key_Return)
        block.words.selectAll()
        keys("Data are closed.")
        press(Qt.Key.Key_Tab)
        assert page_of(desk).item(tab.item.key).decisions[0].text == "Data are closed."
        assert block.votes.chips[0].field.hasFocus()
        keys("9")
        press(Qt.Key.Key_Tab)
        assert page_of(desk).item(tab.item.key).decisions[0].tally.votes.for_ == 20  # not yet left
        keys("7")
        press(Qt.Key.Key_Return)
        changed = page_of(desk).item(tab.item.key).decisions[0]
        assert (changed.tally.votes.for_, changed.tally.votes.against, changed.carried) == (9, 7, False)
        assert "Not carried: 9 of 16 votes cast, 11 needed" in block._outcome.text()
        desk.store.undo()
        assert block.votes.votes().for_ == 20

    def test_what_the_rules_say_is_shown_under_it(self, tab, desk):
        tab.choose(item_id(desk, "Welcome"))
        tab.record_decision()
        keys("It is so.")
        press(Qt.Key.Key_Return)
        (block,) = tab.item.decision_list.blocks.values()
        assert block._rules._sentences == ["Outside a formal session: quorum and votes exist only there."]
        assert block._rules.isVisible()

    def test_delete_asks_nothing_and_offers_undo(self, tab, desk):
        said, before = [], dump(desk.store)
        desk.said.connect(said.append)
        (block,) = tab.item.decision_list.blocks.values()
        block.setFocus()
        press(Qt.Key.Key_Delete)
        assert tab.item.decision_list.blocks == {}
        assert said[-1].undo
        desk.store.undo()
        assert dump(desk.store) == before
        assert len(tab.item.decision_list.blocks) == 1


class TestActions:
    def test_an_action_is_recorded_by_keys_alone(self, tab, editor, desk):
        before, item = dump(desk.store), tab.item.key
        tab.commands["minutes.action"].trigger()
        keys("Ask CSU to lead")
        press(Qt.Key.Key_Tab)
        keys("muld")
        assert [one.name for one in tab.item.action_list.form.owner.offers()] == ["Daan Mulder"]
        press(Qt.Key.Key_Tab)
        keys("+2w")
        press(Qt.Key.Key_Return)
        line = page_of(desk).item(item).actions[-1]
        assert (line.number, line.text, line.person, line.organisation) == (
            "A-43",
            "Ask CSU to lead",
            "Daan Mulder",
            "WR",
        )
        assert line.due == dt.date(2020, 4, 3)
        assert editor.hasFocus()
        desk.store.undo()
        assert dump(desk.store) == before
        desk.store.redo()
        assert page_of(desk).item(item).actions[-1].number == "A-43"
        assert line.id in tab.item.action_list.rows

    @pytest.mark.parametrize(
        ("due", "expected"),
        [("M30", (dt.date(2020, 4, 30), 30)), ("", (None, None)), ("fri", (dt.date(2020, 3, 27), None))],
    )
    def test_due_in_words(self, tab, desk, due, expected):
        tab.record_action()
        keys("Ask")
        tab.item.action_list.form.due.setFocus()
        keys(due)
        press(Qt.Key.Key_Return)
        line = page_of(desk).item(tab.item.key).actions[-1]
        assert (line.due, line.due_month) == expected

    def test_an_organisation_can_own_it(self, tab, desk):
        tab.record_action()
        keys("Ask")
        press(Qt.Key.Key_Tab)
        keys("CIAT")
        press(Qt.Key.Key_Tab)
        press(Qt.Key.Key_Return)
        line = page_of(desk).item(tab.item.key).actions[-1]
        assert (line.person_id, line.organisation) == (None, "CIAT")

    @pytest.mark.parametrize(
        ("words", "owner", "due", "problem"),
        [
            ("", "", "", "needs words"),
            ("Ask", "Nobody Known", "", "Nobody here is called"),
            ("Ask", "", "soon", "no date"),
        ],
    )
    def test_what_is_wrong_is_said_beside_the_fields(self, tab, desk, words, owner, due, problem):
        before, form = rows(desk, Action), tab.item.action_list.form
        tab.record_action()
        keys(words)
        form.owner.setFocus()
        keys(owner)
        form.due.setFocus()
        keys(due)
        press(Qt.Key.Key_Return)
        assert problem in form._problem.text() and form.isVisible()
        assert (form.words.text(), form.owner.text()) == (words, owner)
        assert rows(desk, Action) == before

    def test_space_does_it_and_undo_opens_it_again(self, tab, desk):
        (row,) = tab.item.action_list.rows.values()
        row.setFocus()
        press(Qt.Key.Key_Space)
        action = desk.read(lambda session: session.get_one(Action, row.line.id))
        assert (action.state, action.closed_on) == (ActionState.DONE, AS_OF)
        assert row.line.state is ActionState.DONE and row.hasFocus()
        desk.store.undo()
        assert row.line.state is ActionState.OPEN

    def test_enter_corrects_it_in_place(self, tab, desk):
        (row,) = tab.item.action_list.rows.values()
        row.setFocus()
        press(Qt.Key.Key_Return)
        form = tab.item.action_list.form
        assert not row.isVisible()
        assert (form.words.text(), form.owner.text(), form.due.text()) == (
            row.line.text,
            "Anjali Deshpande",
            "5 May 2020",
        )
        form.due.setFocus()
        form.due.selectAll()
        keys("tomorrow")
        press(Qt.Key.Key_Return)
        assert row.line.due == dt.date(2020, 3, 21) and row.isVisible() and row.hasFocus()
        assert row.line.person == "Anjali Deshpande"
        assert desk.store.next_undo().message == "Correct an action"

    def test_the_form_stands_at_the_end_or_in_the_place_of_the_line_it_corrects(self, tab):
        for text in ("One", "Two"):
            tab.record_action()
            keys(text)
            press(Qt.Key.Key_Return)
        actions = tab.item.action_list
        first, second, third = (row.line.id for row in actions.rows.values())
        actions.edit(second)
        settle()
        assert actions.rows[first].y() < actions.form.y() < actions.rows[third].y()
        press(Qt.Key.Key_Escape)
        tab.record_action()
        settle()
        assert actions.rows[third].y() < actions.form.y()

    def test_an_action_that_goes_while_it_is_corrected_takes_the_form_along(self, tab, desk):
        (row,) = tab.item.action_list.rows.values()
        tab.item.action_list.edit(row.line.id)
        with desk.store.change("Delete it") as session:
            delete_action(session, row.line.id)
        assert not tab.item.action_list.form.isVisible()

    def test_what_was_typed_is_kept_when_the_page_is_left(self, tab, desk):
        tab.record_action()
        keys("Ask some")
        tab.hide()
        assert draft_texts(desk) == ["Ask some"]

    def test_the_menu_offers_every_state(self, tab, desk):
        (row,) = tab.item.action_list.rows.values()
        menu = row.open_menu(row.mapToGlobal(row.rect().center()))
        assert [action.text() for action in menu.actions() if action.text()] == [
            "Open", "In progress", "Done", "Dropped", "Edit action", "Delete",
        ]  # fmt: skip
        menu.actions()[1].trigger()
        menu.close()
        assert row.line.state is ActionState.IN_PROGRESS

    def test_delete_offers_undo(self, tab, desk):
        said, before = [], dump(desk.store)
        desk.said.connect(said.append)
        (row,) = tab.item.action_list.rows.values()
        row.setFocus()
        press(Qt.Key.Key_Delete)
        assert tab.item.action_list.rows == {} and said[-1].undo
        desk.store.undo()
        assert dump(desk.store) == before

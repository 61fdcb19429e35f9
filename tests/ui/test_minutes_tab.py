"""The minutes tab: begun, walked through, read when accepted; the clock and the state are shown."""

import datetime as dt

import pytest
from minutes_steps import CALI, FOUNDING, WAGENINGEN, item_id, keys, page_of, press, wageningen_tab
from PySide6.QtCore import Qt
from sqlalchemy import select

from app.domain.kinds import ActionState
from app.models import Action, Meeting, Minutes, Project
from app.services.meetings import delete_meeting
from app.ui.desk import Desk
from app.ui.pages.meeting.minutes import MinutesTab
from app.ui.pages.meeting.minutes_rail import ARISING, OPENING
from app.ui.places import Place

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture
def tab(desk, shown):
    return wageningen_tab(desk, shown)


class TestTab:
    def test_minutes_are_begun_from_the_empty_state(self, desk, shown):
        tab = shown(MinutesTab(desk, FOUNDING))
        assert tab._stack.currentIndex() == 0
        assert not tab.commands["minutes.decision"].isEnabled()
        tab.commands["minutes.begin"].trigger()
        assert tab._stack.currentIndex() == 1
        assert desk.read(lambda session: session.scalars(select(Minutes).where(Minutes.meeting_id == FOUNDING)).one())
        assert tab.item.key == item_id(desk, "Welcome", FOUNDING)
        assert tab.rail._count.text() == "0 of 32 items written"
        desk.store.undo()
        assert tab._stack.currentIndex() == 0

    def test_what_is_carried_forward_can_be_done(self, desk, shown):
        tab = shown(MinutesTab(desk, FOUNDING))
        tab.begin()
        tab.choose(ARISING)
        row = tab.item.action_list.rows[5]
        assert "cali-2019" in row.accessibleName()
        row.setFocus()
        press(Qt.Key.Key_Space)
        assert 5 not in tab.item.action_list.rows  # done before the meeting begins: nothing to carry forward
        assert desk.read(lambda session: session.get_one(Action, 5).state) is ActionState.DONE
        assert tab.item.action_list.rows[7].hasFocus()
        desk.store.undo()
        assert tab.item.action_list.rows[5].line.is_open
        assert not tab.item.text.isVisible()
        tab.record_decision()
        assert not tab.item.decision_list.form.isVisible()

    def test_accepted_minutes_can_only_be_read_but_their_actions_done(self, desk, shown):
        tab = shown(MinutesTab(desk, CALI))
        tab.choose(item_id(desk, "Associated members", CALI))
        assert tab.item.text.editor.isReadOnly()
        assert not tab.commands["minutes.decision"].isEnabled()
        (block,) = tab.item.decision_list.blocks.values()
        block.setFocus()
        press(Qt.Key.Key_Delete)
        assert len(tab.item.decision_list.blocks) == 1
        row = next(row for row in tab.item.action_list.rows.values() if row.line.is_open)
        row.setFocus()
        press(Qt.Key.Key_Space)
        assert row.line.state is ActionState.DONE

    def test_chair_and_secretary_are_named_in_the_opening(self, tab, desk):
        tab.choose(OPENING)
        leaders = tab.item.leaders
        assert (leaders.chair.text(), leaders.secretary.text()) == ("Inês Carvalho", "Étienne Vasseur")
        leaders.secretary.setFocus()
        leaders.secretary.selectAll()
        keys("daan mul")
        press(Qt.Key.Key_Tab)
        assert page_of(desk).secretary.name == "Daan Mulder"
        desk.store.undo()
        assert leaders.secretary.text() == "Étienne Vasseur"

    def test_one_comes_to_an_item_a_decision_and_an_action(self, tab, desk):
        tab.arrive(Place("meeting", WAGENINGEN, "minutes", "decision", 7))
        assert tab.item.key == item_id(desk, "Adoption of the agenda")
        assert tab.item.decision_list.blocks[7].hasFocus()
        tab.arrive(Place("meeting", WAGENINGEN, "minutes", "action", 33))
        assert tab.item.action_list.rows[33].hasFocus()
        place = tab.place()
        assert (place.tab, place.thing, place.thing_id) == ("minutes", "item", tab.item.key)

    def test_the_rail_is_walked_by_keys_and_enter_goes_into_the_text(self, tab, desk):
        tab.rail.take_focus()
        at = tab.rail.order().index(tab.item.key)
        press(Qt.Key.Key_Down)
        assert tab.item.key == tab.rail.order()[at + 1]
        press(Qt.Key.Key_Return)
        assert tab.item.text.editor.hasFocus()

    def test_time_left_is_shown_only_while_the_item_runs(self, sample, settings, shown):
        now = [dt.datetime(2020, 3, 6, 9, 24, tzinfo=dt.UTC)]  # 10:24 at Wageningen
        with sample.change("Take the day for today") as session:
            session.get_one(Meeting, WAGENINGEN).zone = "Europe/Amsterdam"
            project = minutes_project(session)
            project.as_of = dt.date(2020, 3, 6)
        desk = Desk(sample, settings, clock=lambda: now[0])
        tab = shown(MinutesTab(desk, WAGENINGEN))
        assert tab.page.item(tab.item.key).title.startswith("Task forces: mandate")  # the one that runs
        clock = tab.item._clock
        assert clock._words.isVisible() and clock._words.text() == "11 min left of 25"
        now[0] += dt.timedelta(minutes=9)
        clock.tick()
        assert clock._words.text() == "2 min left of 25" and clock._words.property("tone") == "amber"
        now[0] += dt.timedelta(minutes=9)
        clock.tick()
        assert not clock._words.isVisible()
        desk.close()

    def test_the_state_of_the_minutes_and_the_quorum(self, tab):
        assert tab.state.steps.accessibleName() == (
            "Minutes: Circulated. Draft; Circulated 16 Mar; Objections to 31 Mar; Accepted 1 Apr"
        )
        assert tab.state.quorum.accessibleName() == "General Assembly: Quorum 26 of 28, 19 needed"

    def test_a_meeting_that_is_deleted_takes_nothing_down(self, tab, desk):
        refused = []
        desk.refused.connect(refused.append)
        with desk.store.change("Delete the meeting") as session:
            delete_meeting(session, WAGENINGEN)
        desk.store.undo()
        assert refused == [] and tab.page.minutes_id == 3

    def test_everything_that_takes_the_keyboard_has_a_name(self, tab):
        tab.record_decision()
        tab.record_action()
        nameless = [
            type(each).__name__
            for each in tab.findChildren(type(tab).__mro__[2])
            if each.isVisible() and each.focusPolicy() & Qt.FocusPolicy.TabFocus and not each.accessibleName()
        ]
        assert nameless == []


def minutes_project(session):
    return session.get_one(Project, 1)

"""Home: what it shows of the sample, where its lines lead, Space, and that it is live."""

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from sqlalchemy import delete, select, update

from app.domain.kinds import ActionState
from app.models import Action, Meeting, Project
from app.services.actions import set_action_state
from app.ui import theme
from app.ui.pages.home import HomePage
from app.ui.places import Place

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

NOW = dt.date(2020, 3, 20)


@pytest.fixture
def home(desk, shown):
    return shown(HomePage(desk))


@pytest.fixture
def went(desk):
    places = []
    desk.went.connect(places.append)
    return places


def titles(shown_list):
    return [entry.text.title for entry in shown_list.entries()]


def set_day(desk, day):
    desk.change("Set day", lambda session: session.execute(update(Project).values(as_of=day)))


def test_the_day_and_the_next_meeting(home):
    assert home.header._subtitle.text() == "Friday 20 March 2020 · M29 of 40"
    assert home.card.title() == "Executive Board, call of April 2020°"
    assert "Accepted: 4 of 9 invited" in home.card._facts.accessibleName()
    assert "3 of 7 members expected, 5 needed" in home.card._facts.accessibleName()
    (clock,) = home.card._clocks
    assert "Notice" in clock.accessibleName()


def test_the_lists_and_their_counts(home):
    assert home.overdue.title() == "Overdue actions 8"
    assert titles(home.overdue)[0].startswith("List the long-term experiments of East Africa")
    first = home.overdue.entries()[0].text
    assert (first.detail, first.right, first.role) == (
        "Dawit Mekonnen · ISF · from cali-2019", "172 days late", "danger",
    )  # fmt: skip
    assert home.soon.entries()[0].text.right == "Fri 27 Mar"
    assert [entry.text.right for entry in home.late.entries()] == ["34 days late", "20 days late"]
    assert titles(home.late)[0].startswith("MS12  Terms of reference")
    assert home.slides.title() == "Missing slides 12 of 14"
    assert home.slides.entries()[0].text.right == "Tue 13:45"
    assert titles(home.agendas) == ["board-2020-04", "irc-founding-2020"]
    assert home.mine.isHidden()


def test_every_line_goes_to_its_thing(home, desk, went, qtbot):
    with desk.store.read() as session:
        ids = dict(session.execute(select(Meeting.short_name, Meeting.id)).all())
    qtbot.mouseClick(home.overdue.lines()[0], Qt.MouseButton.LeftButton)
    assert went[-1] == Place("meeting", ids["cali-2019"], "minutes", "action", 5)
    home.slides.lines()[0].setFocus()
    qtbot.keyClick(home.slides.lines()[0], Qt.Key.Key_Return)
    assert went[-1] == Place("meeting", ids["irc-founding-2020"], "presentations", "presentation", 36)
    home.agendas.lines()[0].click()
    assert went[-1] == Place("meeting", ids["board-2020-04"], "agenda", "releases")
    home.slides.link().click()
    assert went[-1] == Place("meeting", ids["irc-founding-2020"], "presentations")
    home.card.opened.emit()
    assert went[-1] == Place("meeting", ids["board-2020-04"])
    home.commands["home.new_meeting"].trigger()
    assert went[-1] == Place("meetings", thing="new")


def test_late_rows_of_the_plan_lead_to_their_tables(home, went):
    for line in home.late.lines():
        line.click()
    assert went == [
        Place("plan", 0, "milestones", "milestone", 12),
        Place("plan", 0, "deliverables", "deliverable", 5),
    ]


def test_space_marks_an_action_done_and_offers_undo(home, desk, qtbot):
    said = []
    desk.said.connect(said.append)
    before, second = titles(home.overdue)[0], titles(home.overdue)[1]
    home.overdue.lines()[0].setFocus()
    qtbot.keyClick(home.overdue.lines()[0], Qt.Key.Key_Space)
    assert home.overdue.title() == "Overdue actions 7"
    assert titles(home.overdue)[0] == second
    assert home.overdue.lines()[0].hasFocus()
    assert said[-1].undo
    with desk.store.read() as session:
        action = session.get_one(Action, 5)
        assert (action.state, action.closed_on) == (ActionState.DONE, NOW)
    desk.store.undo()
    assert titles(home.overdue)[0] == before


def test_all_of_a_list_and_fewer_again(home):
    assert len(home.overdue.entries()) == 4
    assert home.overdue.link().text() == "Show all 8"
    home.overdue.link().click()
    assert len(home.overdue.entries()) == 8
    home.overdue.link().click()
    assert len(home.overdue.entries()) == 4
    assert home.late.link().isHidden()


def test_many_late_rows_of_the_plan_are_cut(home, desk):
    set_day(desk, dt.date(2021, 6, 1))
    assert home.late.title() == "Late milestones and deliverables 21"
    assert len(home.late.entries()) == 5
    home.late.link().click()
    assert len(home.late.entries()) == 21


def test_my_actions_when_my_name_is_known(desk, shown):
    desk.store.who = "Inês Carvalho"
    home = shown(HomePage(desk))
    assert not home.mine.isHidden()
    assert titles(home.mine) == ["Set up the programme committee of the final conference°"]


def test_changes_elsewhere_appear(home, desk):
    with desk.store.change("Close action") as session:
        set_action_state(session, 7, ActionState.DONE, NOW)
    assert home.overdue.title() == "Overdue actions 7"
    with desk.store.change("Rename meeting") as session:
        session.scalars(select(Meeting).where(Meeting.short_name == "board-2020-04")).one().title = "Another board"
    assert home.card.title() == "Another board°"


def test_another_day_of_the_project_shows_at_once(home, desk):
    set_day(desk, dt.date(2020, 2, 20))
    assert home.header._subtitle.text() == "Thursday 20 February 2020 · M28 of 40"
    assert home.card.title().startswith("CIRCASA 2nd annual meeting")
    assert home.slides.title() == "Missing slides 5 of 34"
    set_day(desk, dt.date(2021, 6, 1))
    assert home.card._kind.text() == "Last meeting"
    assert "Nobody yet" in home.card._facts.accessibleName()


def test_a_change_is_shown_without_asking_for_everything(home, desk, monkeypatch):
    asked = []
    for view in home._views:
        monkeypatch.setattr(view._live, "run", lambda view=view: asked.append(view))
    with desk.store.change("Close action") as session:
        set_action_state(session, 7, ActionState.DONE, NOW)
    assert asked == [home._actions]


def test_an_empty_database_says_what_to_do(empty_desk, shown, qtbot):
    home = shown(HomePage(empty_desk))
    assert home._content.isHidden() and not home._empty.isHidden()
    assert home._empty._title.text() == "Plan your first meeting"
    with empty_desk.store.change("Add meeting") as session:
        session.add(_meeting())
    assert home._empty.isHidden() and home.card.title() == "First <b>meeting</b>"
    assert home._nothing.text() == "No action is open." and not home._nothing.isHidden()


def _meeting():
    day = dt.date(2020, 5, 4)
    return Meeting(
        short_name="first", title="First <b>meeting</b>", kind="ordinary", first_day=day, last_day=day,
        zone="Europe/Paris", place="Paris", state="planned",
    )  # fmt: skip


def test_without_actions_and_with_hostile_text_it_can_be_painted(home, desk):
    with desk.store.change("Spoil") as session:
        session.execute(update(Action).values(text='<img src="file:///x"> \u202e =cmd \U0001f600 ' + "x" * 500))
        session.execute(update(Meeting).values(title="<b>&amp;" + "Ü" * 400))
    assert not home.grab().isNull()
    with desk.store.change("Delete actions") as session:
        session.execute(update(Action).values(state=ActionState.DONE))
    assert home.overdue.isHidden() and not home._nothing.isHidden()
    assert not home.grab().isNull()


@pytest.mark.parametrize("size", [(824, 674), (1080, 774), (1600, 1100)])
def test_the_right_edge_stays_under_that_of_the_header(desk, shown, size, qtbot):
    home = shown(HomePage(desk), size)
    qtbot.waitUntil(lambda: home.width() - 1 - home.card.mapTo(home, home.card.rect().topRight()).x() == theme.MARGIN)
    assert home._content.widget().minimumSizeHint().width() <= home._content.viewport().width()


def test_a_deleted_meeting_leaves_nothing_behind(home, desk):
    with desk.store.change("Delete project") as session:
        session.execute(delete(Project))
    assert home.header._subtitle.text().startswith("Friday 20 March 2020") and "M29" not in home.header._subtitle.text()
    assert home.card._clocks[0].isHidden()


def test_tab_goes_through_one_list_after_the_other(home, qtbot):
    lists = (home.overdue, home.soon)
    wanted = [thing for one in lists for thing in (one.link(), *one.lines())]
    wanted[0].setFocus()
    seen = [wanted[0]]
    for _step in wanted[1:]:
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        seen.append(QApplication.focusWidget())
    assert seen == wanted

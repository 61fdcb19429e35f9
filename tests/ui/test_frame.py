"""The frame of the window: sidebar, header, tabs; going, coming back, and places that are not there any more."""

import pytest
from desk_tools import settle
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from app.queries.meeting_rows import meeting_rows
from app.services.meetings import delete_meeting
from app.ui.places import Place
from app.ui.shell.header import PageHeader, Tabs
from app.ui.shell.navigation import Trail
from app.ui.shell.sidebar import NavItem
from app.ui.widgets.buttons import Button

HOME, LIST = Place("home"), Place("meetings")


def meetings(window) -> list:
    """The meetings of the sample."""
    desk = window.workspace.desk
    return desk.read(lambda session: meeting_rows(session, desk.as_of()))


def here(window) -> tuple[str, int, str]:
    """Where one is, without the thing that is chosen."""
    place = window.workspace.page().place()
    return place.page, place.id, place.tab


def line(window, name: str) -> NavItem:
    """The line of the sidebar that begins so."""
    return next(each for each in window.workspace.sidebar.findChildren(NavItem) if each.text().startswith(name))


def test_the_sample_opens_at_home_with_its_counts(window):
    assert here(window)[0] == "home"
    assert window.windowTitle() == "circasa.plenary — Plenary"
    total = len(meetings(window))
    assert line(window, "Meetings").accessibleName() == f"Meetings, {total}"
    assert line(window, "Home").isChecked()
    texts = [label.text() for label in window.workspace.sidebar.findChildren(QLabel)]
    assert "CIRCASA" in texts and "Open meetings" in texts


def test_an_open_meeting_is_one_click_away_and_marked(window, qtbot):
    item = next(each for each in window.workspace.sidebar.findChildren(NavItem) if each.height() == 28)
    qtbot.mouseClick(item, Qt.MouseButton.LeftButton)
    assert here(window)[0] == "meeting"
    assert item.isChecked() and not line(window, "Meetings").isChecked()
    qtbot.mouseClick(line(window, "Meetings"), Qt.MouseButton.LeftButton)
    assert here(window)[0] == "meetings"
    assert line(window, "Meetings").isChecked() and not item.isChecked()


def test_the_sidebar_is_worked_by_keys(window, qtbot):
    window.activateWindow()
    window.workspace.sidebar.take_keyboard()
    assert QApplication.focusWidget() is line(window, "Home")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down)
    assert QApplication.focusWidget() is line(window, "Meetings")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert here(window)[0] == "meetings"
    assert not window.workspace.sidebar.isAncestorOf(QApplication.focusWidget())


def test_panes_are_reached_by_f6(window, qtbot):
    sidebar = window.workspace.sidebar
    window.workspace.go(LIST)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_F6)
    assert sidebar.isAncestorOf(QApplication.focusWidget())
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_F6)
    assert window.workspace.page().isAncestorOf(QApplication.focusWidget())


def test_back_and_forward(window, qtbot):
    meeting = meetings(window)[0].id
    for place in (LIST, Place("meeting", meeting, "overview"), Place("meeting", meeting, "documents")):
        window.workspace.go(place)

    def press(key: Qt.Key) -> tuple[str, int, str]:
        qtbot.keyClick(window, key, Qt.KeyboardModifier.AltModifier)
        return here(window)

    assert press(Qt.Key.Key_Left) == ("meeting", meeting, "overview")
    assert press(Qt.Key.Key_Left)[0] == "meetings"
    assert press(Qt.Key.Key_Left)[0] == "home"
    assert press(Qt.Key.Key_Left)[0] == "home"
    assert not window.workspace.commands["go.back"].isEnabled()
    assert press(Qt.Key.Key_Right)[0] == "meetings"
    assert press(Qt.Key.Key_Right) == ("meeting", meeting, "overview")
    window.workspace.go(HOME)
    assert not window.workspace.commands["go.forward"].isEnabled()


def test_a_deleted_meeting_leads_back_to_the_list_and_undo_brings_it_back(window, qtbot):
    desk, meeting = window.workspace.desk, meetings(window)[0].id
    window.workspace.go(LIST)
    window.workspace.go(Place("meeting", meeting, "overview"))
    count = len(meetings(window))
    desk.change("Delete meeting {meeting}", lambda session: delete_meeting(session, meeting), meeting=meeting)
    assert here(window)[0] == "meetings"
    assert line(window, "Meetings").accessibleName() == f"Meetings, {count - 1}"
    window.workspace.undo()
    assert line(window, "Meetings").accessibleName() == f"Meetings, {count}"
    window.workspace.go(Place("meeting", meeting, "overview"))
    assert here(window) == ("meeting", meeting, "overview")
    assert window.workspace.messages.text() == ""


def test_a_place_that_is_gone_is_passed_over_on_the_way_back(window):
    desk, (first, second, *_) = window.workspace.desk, [row.id for row in meetings(window)]
    for place in (LIST, Place("meeting", first, "overview"), Place("meeting", second, "overview"), HOME):
        window.workspace.go(place)
    desk.change("Delete meeting {meeting}", lambda session: delete_meeting(session, second), meeting=second)
    window.workspace.go_back()
    assert here(window) == ("meeting", first, "overview")
    window.workspace.go_forward()
    assert here(window)[0] == "home"
    assert window.workspace.messages.text() == ""


def test_where_nothing_is_left_behind_one_stays_and_is_told(window):
    desk, first = window.workspace.desk, meetings(window)[0].id
    window.workspace.go(Place("meeting", first, "overview"))
    desk.change("Delete meeting {meeting}", lambda session: delete_meeting(session, first), meeting=first)
    settle()
    window.workspace.trail = Trail()
    window.workspace.trail.visit(Place("meeting", first))
    window.workspace.trail.visit(LIST)
    window.workspace.go_back()
    assert here(window)[0] == "meetings"
    assert window.workspace.trail.here().page == "meetings"
    assert window.workspace.messages.text().startswith("This meeting is not there any more")


@pytest.mark.parametrize("place", [Place("nowhere"), Place("meeting", 987654)])
def test_what_is_not_there_is_told_and_one_stays(window, place):
    window.workspace.go(LIST)
    assert not window.workspace.go(place)
    assert here(window)[0] == "meetings"
    assert window.workspace.messages.text() != ""
    assert line(window, "Meetings").isChecked()


def test_pages_that_were_not_seen_for_long_are_given_up(window):
    stack = window.workspace.stack
    for row in meetings(window) * 2:
        window.workspace.go(Place("meeting", row.id, "overview"))
    window.workspace.go(HOME)
    settle()
    assert len(window.workspace.pages) <= 12
    assert stack.count() == len(window.workspace.pages)
    assert here(window)[0] == "home"


def test_tabs_are_walked_with_the_arrows_and_clicked(window, qtbot):
    meeting = meetings(window)[0].id
    window.workspace.go(Place("meeting", meeting, "overview"))
    tabs = window.workspace.page().findChild(Tabs)
    tabs.setFocus()
    for _step in range(2):
        qtbot.keyClick(tabs, Qt.Key.Key_Right)
    assert here(window) == ("meeting", meeting, "participants")
    assert QApplication.focusWidget() is tabs
    assert tabs.accessibleName().startswith("Tabs of the meeting: Participants")
    qtbot.keyClick(tabs, Qt.Key.Key_Left)
    assert here(window) == ("meeting", meeting, "agenda")
    tabs.grab()
    qtbot.mouseClick(tabs, Qt.MouseButton.LeftButton, pos=tabs.rect().center().__class__(40, 15))
    assert here(window) == ("meeting", meeting, "overview")


def test_the_crumb_leads_up_by_click_and_by_key(shown, qtbot):
    header, clicked = PageHeader(), []
    header.crumb_clicked.connect(lambda: clicked.append(True))
    header.set_title("The kick-off", "Meetings")
    shown(header, (600, 64))
    crumb = next(each for each in header.children() if getattr(each, "set_words", None))
    assert crumb.accessibleName() == "Back to Meetings"
    qtbot.mouseClick(crumb, Qt.MouseButton.LeftButton)
    crumb.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(crumb, Qt.Key.Key_Return)
    qtbot.keyClick(crumb, Qt.Key.Key_Space)
    assert clicked == [True] * 3
    header.set_title("Meetings")
    assert not crumb.isVisible()


def test_buttons_of_another_tab_leave_the_header(shown):
    header, first, second = PageHeader(), Button("First"), Button("Second")
    shown(header, (600, 64))
    header.set_buttons([first])
    assert first.isVisible()
    header.set_buttons([second])
    assert (first.isVisible(), second.isVisible()) == (False, True)
    header.set_buttons([first, second])
    assert first.x() < second.x()


def test_a_trail_knows_where_one_was():
    trail = Trail()
    places = [Place("meeting", number) for number in range(1, 5)]
    for place in [*places, places[3]]:
        trail.visit(place)
    assert trail.recent(9) == [places[2], places[1], places[0]]
    assert trail.go(-2) == places[1]
    trail.update(Place("meeting", 2, "agenda"))
    trail.visit(places[0])
    assert (trail.can_go(1), trail.go(-1)) == (False, Place("meeting", 2, "agenda"))
    with pytest.raises(IndexError):
        trail.go(-5)

"""The commands: declared once, no two with the same keys, all of them in the menus, each obeyed."""

from collections import defaultdict

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from app.queries.meeting_rows import meeting_rows
from app.ui import icons
from app.ui.commands import DECLARED, Command, Menu, build, command, declared
from app.ui.pages.home import HomePage
from app.ui.pages.meeting.page import TABS, MeetingPage, _kind_of
from app.ui.pages.meetings import MeetingsPage
from app.ui.pages.registry import import_all
from app.ui.places import Place
from app.ui.shell.window import MainWindow
from app.ui.shell.workspace import Workspace
from app.ui.widgets.fields import Property

FRAME = (MainWindow, Workspace)
IN_FORCE = {
    "home": (*FRAME, HomePage),
    "meetings": (*FRAME, MeetingsPage),
    **{spec.name: (*FRAME, MeetingPage, _kind_of(spec)) for tab in TABS for spec in (tab, *tab.views)},
}


def commands_of(where: str) -> list[Command]:
    """The commands in force there."""
    return [each for owner in IN_FORCE[where] for each in declared(owner)]


@pytest.mark.parametrize("where", IN_FORCE)
def test_no_two_commands_in_force_share_their_id_or_keys(where):
    by_keys, by_id = defaultdict(set), defaultdict(int)
    for each in commands_of(where):
        by_id[each.id] += 1
        for keys in filter(None, each.keys.split(" / ")):
            sequence = QKeySequence(keys)
            assert sequence.count() == 1 and sequence.toString(), f"{each.id}: no such keys: {keys}"
            by_keys[sequence.toString()].add(each.id)
    assert {keys: ids for keys, ids in by_keys.items() if len(ids) > 1} == {}
    assert {name for name, count in by_id.items() if count > 1} == set()


def test_an_id_belongs_to_one_command_of_the_program():
    import_all()
    owners = defaultdict(set)
    for owner in {owner for owners in IN_FORCE.values() for owner in owners}:
        for each in declared(owner):
            owners[each.id].add(owner.__name__)
            assert each.id in DECLARED
            assert each.menu in Menu
            assert callable(getattr(owner, each.method))
    assert {name: who for name, who in owners.items() if len(who) > 1} == {}
    assert len(owners) > 30


def test_texts_are_in_sentence_case_and_say_where_more_is_asked():
    import_all()
    for each, _owner in DECLARED.values():
        assert each.text[0].isupper() and not each.text.endswith("."), each.text
        assert not each.short.endswith("…"), each.short


class Box(QWidget):
    """Two commands."""

    done = ""

    @command("test.first", "Do the first…", menu=Menu.EDIT, keys="Ctrl+J / J", icon="plus", tip="As an example")
    def first(self) -> None:
        self.done += "1"

    @command("test.second", "Do the second", menu=Menu.VIEW, short="Second")
    def second(self) -> None:
        self.done += "2"


class Larger(Box):
    """Another command, and the first one in its own way."""

    def first(self) -> None:
        self.done += "one"

    @command("test.third", "Do the third", menu=Menu.EDIT)
    def third(self) -> None:
        self.done += "3"


@pytest.fixture(autouse=True)
def as_before():
    """The commands of these tests are none of the program."""
    yield
    for name in ("test.first", "test.second", "test.third"):  # others may have come with a page imported meanwhile
        DECLARED.pop(name, None)


def test_an_action_is_made_of_what_was_declared(qapp):
    owner = Box()
    first, second = build(owner).values()
    assert (first.objectName(), first.text(), first.iconText()) == ("test.first", "Do the first…", "Do the first")
    assert [keys.toString() for keys in first.shortcuts()] == ["Ctrl+J", "J"]
    assert (first.property("menu"), first.property("tip"), first.property("icon_name")) == (
        Menu.EDIT, "As an example", "plus",
    )  # fmt: skip
    assert (second.iconText(), second.shortcuts()) == ("Second", [])
    assert first.icon().cacheKey() == icons.icon("plus").cacheKey()
    first.trigger()
    second.trigger()
    assert owner.done == "12"
    owner.deleteLater()


def test_a_page_has_the_commands_of_what_it_comes_from_and_its_own_way_with_them(qapp):
    owner = Larger()
    actions = build(owner)
    assert list(actions) == ["test.first", "test.second", "test.third"]
    actions["test.first"].trigger()
    assert owner.done == "one"
    owner.deleteLater()


def test_keys_reach_the_method_in_the_page_and_nowhere_else(qtbot, shown):
    around = QWidget()
    page, other = Box(around), QWidget(around)
    inside = QWidget(page)
    for each in (page, other, inside):
        each.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    build(page)
    shown(around)
    for each in (inside, other, page):
        each.setFocus()
        qtbot.keyClick(each, Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier)
    assert page.done == "11"


def entries(menu: QMenu) -> set[str]:
    """The ids in a menu and the menus in it."""
    found = set()
    for action in menu.actions():
        found |= entries(action.menu()) if action.menu() is not None else {action.objectName()}
    return found - {""}


@pytest.mark.parametrize("place", [Place("home"), Place("meetings"), Place("meeting", 1, "agenda")], ids=str)
def test_everything_in_force_is_in_the_menus(window, place):
    window.workspace.go(place)
    in_force = {*window.commands, *(action.objectName() for action in window.workspace.actions_in_force())}
    page = window.workspace.page()
    assert set(page.all_commands()) <= in_force
    bar = set().union(*(entries(action.menu()) for action in window.menuBar().actions()))
    assert bar == in_force
    button = window.workspace.sidebar.findChildren(QWidget)[0]
    window.workspace.sidebar.menu_asked.emit(button)
    more = next(menu for menu in window.findChildren(QMenu) if menu.isVisible())
    assert entries(more) == in_force
    assert [each.text() for each in more.actions()] == [each.text() for each in window.menuBar().actions()]
    more.close()


def test_going_about_leaves_no_menu_behind(window):
    for place in (Place("home"), Place("meetings"), Place("meeting", 1)):
        window.workspace.go(place)
    count = len(window.findChildren(QMenu))
    for _round in range(5):
        for place in (Place("home"), Place("meetings"), Place("meeting", 1)):
            window.workspace.go(place)
    assert len(window.findChildren(QMenu)) == count


def test_the_keys_of_a_page_hold_wherever_the_keyboard_is_but_single_keys(window, qtbot):
    window.workspace.go(Place("meeting", 1, "agenda"))
    page, done = window.workspace.page(), []
    for name, action in page.all_commands().items():
        action.triggered.disconnect()
        action.triggered.connect(lambda _on=False, name=name: done.append(name))
        action.setEnabled(True)
    window.workspace.sidebar.take_keyboard()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Delete)
    assert done == ["agenda.new_item"]
    window.workspace.go(Place("home"))
    window.workspace.sidebar.take_keyboard()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Equal, Qt.KeyboardModifier.ControlModifier)
    assert done == ["agenda.new_item"]


def test_what_is_typed_is_saved_before_a_command_is_obeyed(qtbot, shown):
    page, order = Box(), []
    page.first = lambda: order.append("command")
    prop = Property("Title")
    prop.setParent(page)
    prop.committed.connect(order.append)
    build(page)
    shown(page)
    prop.field.setFocus()
    qtbot.keyClicks(prop.field, "New")
    qtbot.keyClick(prop.field, Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier)
    assert order == ["New", "command"]


def test_to_quit_is_last_in_its_menu_also_where_a_page_has_commands_there(window):
    first = window.workspace.desk.read(lambda session: meeting_rows(session, window.workspace.desk.as_of())[0].id)
    window.workspace.go(Place("meeting", first, "documents"))
    menu = next(each for each in window.menuBar().actions() if each.text() == "&File").menu()
    names = [action.objectName() for action in menu.actions() if action.objectName()]
    assert any(name.startswith("documents.") for name in names)
    assert names[-2:] == ["file.close", "file.quit"]

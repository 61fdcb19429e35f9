"""Allied programmes through the window: enter, link, organisation with its people and meetings; each undone."""

import pytest
from database_fixtures import dump
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from app.ui.pages.consortium.initiatives import InitiativesView
from app.ui.places import Place

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture
def opened():
    return []


@pytest.fixture
def view(desk, shown, opened):
    made = shown(InitiativesView(desk, lambda url: opened.append(url.toString()) or True))
    made.arrive(Place("consortium", 0, "initiatives", "initiative", 2))
    return made


def test_an_initiative_is_entered_tied_and_opened(view, desk, opened, qtbot):
    was = dump(desk.store)
    assert view.subtitle == "4 initiatives" and view.panel.name.text() == "GRA"
    qtbot.keyClick(view.list.table, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    editor = view.list.table.findChild(QLineEdit, "cell")
    editor.setText("Living Soils")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: view.panel.name.text() == "Living Soils")
    link = view.panel.properties["link"]
    for typed in ("soils.example", "https://soils.example/a b"):
        link.field.setFocus()
        link.field.setText(typed)
        qtbot.keyClick(link.field, Qt.Key.Key_Return)
        assert "no address of the web" in link._problem.text()
    assert not view.commands["initiatives.open"].isEnabled()
    link.field.setText("https://soils.example")
    qtbot.keyClick(link.field, Qt.Key.Key_Return)
    view.commands["initiatives.open"].trigger()
    assert opened == ["https://soils.example"]
    field = view.panel.organisation.field
    field.setFocus()
    qtbot.keyClicks(field, "lomonosov")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    people = [line.accessibleName() for line in view.panel.people.lines()]
    assert any(name.startswith("Elena Sokolova") for name in people) and view.panel.meetings.lines()
    view.list.table.setFocus()
    with qtbot.waitSignal(desk.said) as said:
        qtbot.keyClick(view.list.table, Qt.Key.Key_Delete)
    assert said.args[0].text == "1 initiative deleted" and len(view.list.table.rows.rows) == 4
    for _ in range(5):
        desk.store.undo()
    assert dump(desk.store) == was


def test_a_short_name_is_taken_once_and_lines_lead_on(view, desk, qtbot):
    went = []
    desk.went.connect(went.append)
    short = view.panel.properties["short_name"]
    short.field.setFocus()
    short.field.setText("casa")
    qtbot.keyClick(short.field, Qt.Key.Key_Return)
    assert "There is an initiative CaSa already" in short._problem.text()
    view.list.choose(4)
    view.panel.home.lines()[0].click()
    view.panel.history.click()
    assert [(place.page, place.thing) for place in went] == [("people", "organisation"), ("history", "initiative")]

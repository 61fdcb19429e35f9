"""Areas of interaction through the window: cards and table, the panel, task forces, links, refusals; each undone."""

import pytest
from database_fixtures import dump
from desk_tools import settle
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLineEdit

from app.ui.pages.consortium.areas import AreasView
from app.ui.places import Place
from app.ui.widgets.lines import Line

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture
def view(desk, shown):
    made = shown(AreasView(desk))
    made.arrive(Place("consortium", 0, "areas", "area", 1))
    return made


@pytest.fixture
def went(desk):
    places = []
    desk.went.connect(places.append)
    return places


def rows(view):
    return {row.number: row for row in view.list.table.rows.rows}


def pick(field, text, qtbot):
    """Type a part of a name, take the offer, go on."""
    field.setFocus()
    field.clear()
    qtbot.keyClicks(field, text)
    assert field.offers()
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.keyClick(field, Qt.Key.Key_Return)


def words(links):
    return [line.accessibleName() for line in links.lines()]


def test_cards_are_reached_by_arrows_and_told(view, qtbot):
    cards = view.areas.cards
    assert view.list.middle.currentWidget() is cards and cards.hasFocus()
    assert view.subtitle == "14 areas · 14 task forces · 43 organisations" and view.count == "14"
    told = cards.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert told == (
        "1 Satellite operators, lead IIASA, 6 members, 2 open actions, 1 overdue, next meeting 12 May 2020, "
        "milestone MS11 due 31 Mar 2020"
    )
    wide = cards.columns()
    assert wide == 3
    for key, number in (("Right", 2), ("Down", 5), ("Left", 4), ("Up", 1), ("Up", 1), ("End", 14), ("Home", 1)):
        qtbot.keyClick(cards, getattr(Qt.Key, f"Key_{key}"))
        assert [row.number for row in rows(view).values() if row.id in view.chosen_ids()] == [number]
    assert view.panel.name.text() == "Satellite operators"
    qtbot.mouseClick(
        cards.viewport(), Qt.MouseButton.LeftButton, pos=cards.visualRect(cards.model().index(6, 0)).center()
    )
    assert view.place() == Place("consortium", 0, "areas", "area", rows(view)[7].id)
    assert not cards.grab().isNull()
    qtbot.keyClick(cards, Qt.Key.Key_Return)
    assert view.panel.lead.field.hasFocus()


def test_cards_or_table_is_remembered_with_the_choice(view, desk, shown, qtbot):
    view.areas.cards.choose(rows(view)[3].id)
    view.areas.switcher.choose(1)
    assert view.list.middle.currentWidget() is view.list.table and view.chosen_ids() == [rows(view)[3].id]
    other = shown(AreasView(desk))
    assert not other.areas.shows_cards()
    view.list.filter_field.setText("farm")
    assert list(rows(view)) == [5, 6, 8]  # their missions speak of farms, too
    view.list.filter_field.setText("zzz")
    assert view.list.middle.currentWidget() not in (view.list.table, view.areas.cards)
    view.list.clear_filter()
    view.areas.switch()
    assert view.list.middle.currentWidget() is view.areas.cards and len(rows(view)) == 14


def test_an_area_from_new_to_a_led_task_force_and_back(view, desk, qtbot):
    was = dump(desk.store)
    qtbot.keyClick(view.areas.cards, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    name = view.panel.title.field
    assert name.hasFocus() and rows(view)[15].name == "New area"
    name.selectAll()
    qtbot.keyClicks(name, "Schools")
    qtbot.keyClick(name, Qt.Key.Key_Return)
    assert rows(view)[15].name == "Schools" and view.panel.lead.isHidden()
    view.commands["areas.task_force"].trigger()
    row = rows(view)[15]
    assert row.task_force == "Task force 15: Schools" and view.panel.lead.field.hasFocus()
    assert not view.commands["areas.task_force"].isEnabled()
    pick(view.panel.lead.field, "inra", qtbot)
    assert rows(view)[15].lead == "INRAE"
    pick(view.panel.members.add.field, "lomonosov", qtbot)
    assert rows(view)[15].members == 1 and [one.accessibleName() for one in view.panel.members.lines()] == [
        "LMSU, since 20 Mar 2020"
    ]
    view.panel.mission.field.setFocus()
    view.panel.mission.field.setPlainText("Soil in every class.")
    view.panel.number.field.setFocus()
    assert rows(view)[15].mission == "Soil in every class."
    view.areas.cards.setFocus()
    with qtbot.waitSignal(desk.said) as said:
        qtbot.keyClick(view.areas.cards, Qt.Key.Key_Delete)
    assert said.args[0].text == "1 area deleted" and 15 not in rows(view)
    for _ in range(7):
        desk.store.undo()
    assert dump(desk.store) == was


def test_what_is_refused_stands_beside_the_field(view, desk, qtbot):
    number, said = view.panel.number, []
    for typed, sentence in (
        ("2", "Greenhouse gas control services has the number 2 already"),
        ("x", "no whole number"),
    ):
        number.field.setFocus()
        number.field.setText(typed)
        qtbot.keyClick(number.field, Qt.Key.Key_Return)
        assert sentence in number._problem.text()
        qtbot.keyClick(number.field, Qt.Key.Key_Escape)
    lead = view.panel.lead
    lead.field.setFocus()
    lead.field.clear()
    qtbot.keyClicks(lead.field, "nobody at all")
    view.areas.cards.setFocus()
    assert "Nothing here is called" in lead._problem.text() and rows(view)[1].lead == "IIASA"
    desk.refused.connect(lambda error: said.append(str(error)))
    view.areas.cards.setFocus()
    qtbot.keyClick(view.areas.cards, Qt.Key.Key_Delete)
    assert "decisions and actions serve it" in said[0] and 1 in rows(view)


def test_every_list_leads_on_and_what_belongs_can_be_changed(view, desk, went, qtbot):
    panel = view.panel
    for links, place in (
        (panel.action_items, ("actions", "actions", "action")),
        (panel.decisions, ("actions", "decisions", "decision")),
        (panel.milestones, ("plan", "milestones", "milestone")),
        (panel.topics, ("consortium", "topics", "topic")),
        (panel.homes, ("people", "organisations", "organisation")),
        (panel.meetings, ("meeting", "agenda", "")),
    ):
        links.lines()[0].click()
        assert (went[-1].page, went[-1].tab, went[-1].thing) == place
    panel.chain.settle()
    assert any(link.text() == "2020/6" for link in panel.chain.path.links())
    pick(panel.milestones.add.field, "MS18", qtbot)
    assert [name.split(",")[0] for name in words(panel.milestones)] == ["MS11", "MS18"]
    assert panel.milestones.lines()[0].focusPolicy() != Qt.FocusPolicy.NoFocus
    qtbot.keyClick(panel.milestones.lines()[0], Qt.Key.Key_Delete)  # only served: it is not the area's to take out
    assert len(words(panel.milestones)) == 2
    qtbot.keyClick(panel.milestones.lines()[1], Qt.Key.Key_Delete)
    assert len(words(panel.milestones)) == 1
    pick(panel.homes.add.field, "ecologic", qtbot)
    assert [name.split(",")[0] for name in words(panel.homes)] == ["Ecologic", "HCSC°", "Orbita°"]
    assert [action.text() for action in panel.homes.menu(0).actions()] == ["Go there", "Take out of the area"]
    panel.history.click()
    assert went[-1] == Place("history", 0, "history", "area", rows(view)[1].id)


def test_the_number_is_edited_in_the_table(view, desk, qtbot):
    view.areas.switcher.choose(1)
    table = view.list.table
    table.edit_cell(rows(view)[4].id, "number")
    editor = table.findChild(QLineEdit, "cell")
    editor.setText("40")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: 40 in rows(view))
    assert list(rows(view))[-1] == 40


def test_an_empty_file_says_what_areas_are_for(empty_desk, shown, qtbot):
    view = shown(AreasView(empty_desk))
    view.arrive(Place("consortium", 0, "areas"))
    assert view.panel.isHidden() and view.areas.bar.isHidden()
    view.commands["areas.new"].trigger()
    assert view.panel.isVisible() and view.panel.name.text() == "New area"
    assert not view.grab().isNull()


def test_in_the_real_window(window, qtbot):
    window.workspace.go(Place("consortium", 0, "areas", "area", 13))
    settle()
    view = window.workspace.page().current()
    assert view.panel.kind.text() == "Area 13"
    line = next(each for each in view.panel.findChildren(Line) if each.isVisible())
    assert line.accessibleName() and line.mapTo(window, QPoint(0, 0)).x() > 0
    window.workspace.go(Place("consortium", 0, "bodies", "body", 5))
    window.workspace.go(Place("consortium", 0, "initiatives", "initiative", 2))
    window.workspace.go(Place("consortium", 0, "programmes", "programme", 1))
    settle()
    assert window.workspace.page().current().place() == Place("consortium", 0, "programmes", "programme", 1)

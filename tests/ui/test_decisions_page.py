"""All decisions through the window: what became of them, their exact words and votes, and what follows from them."""

import pytest
from database_fixtures import dump
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.ui.pages.actions.decisions import DecisionsView
from app.ui.places import Place

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture
def view(desk, shown):
    made = shown(DecisionsView(desk))
    made.arrive(Place("actions", 0, "decisions"))
    return made


def numbers(view):
    view.table.settle()
    return [view.table.rows.row_at(n).number for n in range(view.table.rows.shown)]


def choose(view, number):
    view.table.settle()
    rows = view.table.rows
    found = next(rows.row_at(n) for n in range(rows.shown) if rows.row_at(n).number == number)
    view.list.choose(found.id)
    view.table.setFocus()
    return found


def facts(view):
    return {name: fact.field.text() for name, fact in view.panel.facts.items()}


def test_chips_and_menus_choose_what_became_of_them(view):
    assert view.subtitle == "17 decisions · 6 binding · 9 binding once the minutes are accepted"
    assert view.count == "17"
    for chip, expected in (("binding", 6), ("taken", 9), ("not_carried", 1), ("vetoed", 1)):
        view.list.chips[chip].click()
        assert len(numbers(view)) == expected
    view.list.clear_filter()
    view.list.menus["year"].choose("2019")
    assert numbers(view) == ["2019/1", "2019/2", "2019/3", "2019/4", "2019/5"]
    view.list.clear_filter()
    view.list.filter_field.setText("yearly contribution")
    assert numbers(view) == ["2020/4"]


def test_the_votes_and_their_arithmetic_in_words(view):
    choose(view, "2020/5")
    panel = view.panel
    assert panel.name.text().startswith("The mandate of the task forces is adopted.")
    assert [chip.field.text() for chip in panel.votes.chips] == ["23", "1", "2"]
    assert facts(view)["outcome"] == "Carried: 23 of 24 votes cast, 16 needed"
    assert facts(view)["standing"] == "Taken, binding once the minutes are accepted"
    choose(view, "2019/3")
    assert panel.votes.isHidden()
    assert facts(view)["votes"] == "19 for, 1 against, 2 abstained"
    assert facts(view)["standing"] == "Taken, binding since 6 Mar 2019"
    choose(view, "2019/1")
    assert facts(view)["votes"] == "By consensus"
    choose(view, "2020/4")
    assert facts(view)["outcome"] == "Not carried: 13 of 22 votes cast, 15 needed"


def test_words_and_votes_are_corrected_and_taken_back(view, desk, qtbot):
    before = dump(desk.store)
    one = choose(view, "2020/5")
    qtbot.keyClick(view.table, Qt.Key.Key_F2)
    field = view.panel.text.field
    assert field.hasFocus()
    field.setPlainText("The mandate is adopted.")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert view.panel.name.text() == "The mandate is adopted.°"
    against = view.panel.votes.chips[1].field
    against.setFocus()
    against.selectAll()
    QTest.keyClicks(against, "12")
    qtbot.keyClick(against, Qt.Key.Key_Return)
    assert facts(view)["outcome"] == "Not carried: 23 of 35 votes cast, 24 needed"
    assert view.table.chosen_row().state.value == "not_carried"
    assert view.chosen_ids() == [one.id]
    desk.store.undo()
    desk.store.undo()
    assert dump(desk.store) == before


def test_accepted_minutes_stand(view, desk, qtbot):
    before = dump(desk.store)
    choose(view, "2019/1")
    assert not view.commands["decisions.edit"].isEnabled()
    with qtbot.waitSignal(desk.refused):
        qtbot.keyClick(view.table, Qt.Key.Key_Delete)
    assert dump(desk.store) == before


def test_links_both_ways(view, desk, qtbot):
    one = choose(view, "2020/5")
    assert view.panel.serves.lines()[0].accessibleName().startswith("Deliverable D3.5")
    (line,) = view.panel.action_lines
    with qtbot.waitSignal(desk.went) as went:
        line.click()
    assert went.args[0] == Place("actions", 0, "actions", "action", 33)
    with qtbot.waitSignal(desk.went) as went:
        qtbot.keyClick(view.table, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert went.args[0] == Place("meeting", 4, "minutes", "decision", one.id)
    view.panel.chain.settle()
    assert [link.text() for link in view.panel.chain.path.links()][-4:] == ["T3.4", "WP3", "INRAE", "WR"]


def test_a_long_place_of_the_chain_has_a_menu_of_all(view, desk, qtbot):
    choose(view, "2020/6")
    view.panel.chain.settle()
    more = next(link for link in view.panel.chain.path.links() if link.text().startswith("+"))
    assert more.accessibleName() == "11 more"
    menu = more.parent().menu()
    assert len(menu.actions()) == 15
    with qtbot.waitSignal(desk.went) as went:
        menu.actions()[-1].trigger()
    assert went.args[0] == Place("consortium", 0, "areas", "area", 14)
    qtbot.keyClick(more, Qt.Key.Key_Return)


def test_the_register_is_saved_as_a_file(view, desk, qtbot, tmp_path):
    desk.settings.remember("documents/folder", str(tmp_path))
    with qtbot.waitSignal(desk.said):
        view.commands["decisions.csv"].trigger()
    (made,) = tmp_path.glob("*.csv")
    assert "2020/5" in made.read_text("utf-8-sig")

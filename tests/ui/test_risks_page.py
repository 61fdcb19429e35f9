"""The risks through the window: the picture beside the table filters it, by mouse and by keys."""

import pytest
from database_fixtures import dump
from desk_tools import settle
from plan_tools import cell, link, problem_words, rename_cell, type_into, unnamed
from PySide6.QtCore import Qt

from app.domain.kinds import Level, RiskState
from app.ui.pages.plan.risks import RisksView
from app.ui.places import Place

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
HIGH, MEDIUM, LOW = Level.HIGH, Level.MEDIUM, Level.LOW


@pytest.fixture
def view(desk, shown):
    made = shown(RisksView(desk))
    made.arrive(Place("plan", 0, "risks"))
    return made


def numbers(view):
    return [row.number for row in view.list.table.rows.rows]


def test_the_picture_names_its_cells_and_filters(view, qtbot):
    cells = view.picture.cells
    assert view.subtitle == "10 risks · 8 watched · 1 occurred"
    assert cells[HIGH, MEDIUM].accessibleName() == "Likelihood High, severity Medium: 3 risks R3, R8, R9"
    qtbot.mouseClick(cells[HIGH, MEDIUM], Qt.MouseButton.LeftButton)
    assert numbers(view) == ["R3", "R8", "R9"]
    assert view.list.counts.text() == "3 of 10"
    qtbot.mouseClick(cells[HIGH, MEDIUM], Qt.MouseButton.LeftButton)
    assert len(numbers(view)) == 10
    assert unnamed(view) == []
    assert not view.grab().isNull()  # painted


def test_by_keys_and_an_empty_cell_is_cleared(view, qtbot):
    cells = view.picture.cells
    assert [key for key, each in cells.items() if each.focusPolicy() & Qt.FocusPolicy.TabFocus] == [(HIGH, HIGH)]
    cells[HIGH, HIGH].setFocus()
    qtbot.keyClick(cells[HIGH, HIGH], Qt.Key.Key_Down)
    assert cells[MEDIUM, HIGH].hasFocus()
    qtbot.keyClick(cells[MEDIUM, HIGH], Qt.Key.Key_Return)
    assert numbers(view) == ["R1", "R10"]
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Left, Qt.Key.Key_Left, Qt.Key.Key_Down):
        focused = next(each for each in cells.values() if each.hasFocus())
        qtbot.keyClick(focused, key)
    assert cells[LOW, LOW].hasFocus()
    qtbot.keyClick(cells[LOW, LOW], Qt.Key.Key_Space)
    assert numbers(view) == []
    link(view.list.middle, "Clear filter").click()
    assert (len(numbers(view)), view.picture.current()) == (10, None)


def test_weighed_anew_it_moves_in_the_picture(view, desk, qtbot):
    view.arrive(Place("plan", 0, "risks", "risk", 4))
    type_into(view.panel, qtbot, "likelihood", "low")
    type_into(view.panel, qtbot, "severity", "low")
    assert "R4" in view.picture.cells[LOW, LOW].accessibleName()
    assert cell(view, 4, "weight").text == "1"
    type_into(view.panel, qtbot, "state", "ended")
    type_into(view.panel, qtbot, "owner_id", "CIRAD")
    type_into(view.panel, qtbot, "mitigation", "")
    found = view.list.table.chosen_row()
    assert (found.state, found.owner, found.mitigation) == (RiskState.CLOSED, "CIRAD", "")
    type_into(view.panel, qtbot, "state", "watched")
    assert problem_words(view.panel).startswith("Nothing is planned against it")


def test_new_where_the_picture_is_chosen_and_deleted_with_undo(view, desk, qtbot):
    was = dump(desk.store)
    view.picture.choose((LOW, HIGH))
    qtbot.keyClick(view.list.table, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    rename_cell(view, qtbot, "The platform is gone.")
    found = view.list.table.chosen_row()
    assert (found.number, found.text, found.likelihood, found.severity) == ("R11", "The platform is gone.", LOW, HIGH)
    qtbot.keyClick(view.list.table, Qt.Key.Key_Delete)
    for _ in range(3):
        desk.store.undo()
    assert dump(desk.store) == was


def test_without_risks_the_page_says_what_it_is_for(empty_desk, shown):
    view = shown(RisksView(empty_desk))
    assert not view.picture.isVisible()
    assert link(view.list.middle, "New risk").isEnabled()
    view.new()
    assert numbers(view) == ["R1"]
    assert view.picture.isVisible()


def test_a_narrow_toolbar_has_fewer_chips_but_all_and_what_is_chosen(view):
    bar, chips = view.list.bar, view.list.chips
    assert not chips["occurred"].isHidden()
    chips["closed"].click()
    view.setMinimumWidth(100)  # as in the window, which does not ask its pages
    view.resize(620, 600)
    settle()
    assert bar.layout().minimumSize().width() <= bar.width()
    assert chips["occurred"].isHidden()
    assert not chips["all"].isHidden()
    assert not chips["closed"].isHidden()

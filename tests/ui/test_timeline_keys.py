"""The timeline by keys, and as screen readers find it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLineEdit
from timeline_tools import ALT, SHIFT, key, timeline_view, timeline_wishes

from app.ui.widgets.timeline.wishes import (
    MakeLink,
    MovePackage,
    Rename,
    Reorder,
    ReviseDue,
    SetProgress,
    SetSpan,
)

FIXTURES = (timeline_view, timeline_wishes)
K = Qt.Key


def press(qtbot, view, *keys):
    for each in keys:
        qtbot.keyClick(view, each)


def test_arrows_go_from_row_to_row_open_and_close(qtbot, view):
    seen = []
    view.chosen_changed.connect(lambda chosen: seen.append(chosen.number))
    press(qtbot, view, K.Key_Down, K.Key_Down, K.Key_Down, K.Key_Up, K.Key_Left)
    assert seen == ["WP1", "T1.1", "D1.1", "T1.1", "WP1"]
    before = view.lines.count
    press(qtbot, view, K.Key_Left)
    assert view.lines.count == before - 9
    press(qtbot, view, K.Key_Down, K.Key_Up, K.Key_Right, K.Key_Right)
    assert (view.lines.count, seen[5:]) == (before, ["WP2", "WP1", "T1.1"])
    press(qtbot, view, K.Key_PageDown, K.Key_PageDown)
    assert view.chosen() == key("RP2")


@pytest.mark.parametrize(
    ("number", "pressed", "modifiers", "wish"),
    [
        ("T1.2", K.Key_Right, ALT, SetSpan(key("T1.2"), 5, 35)),
        ("T1.2", K.Key_Left, ALT, SetSpan(key("T1.2"), 3, 33)),
        ("T1.2", K.Key_Right, ALT | SHIFT, SetSpan(key("T1.2"), 4, 35)),
        ("T1.2", K.Key_Left, ALT | SHIFT, SetSpan(key("T1.2"), 4, 33)),
        ("WP2", K.Key_Right, ALT, MovePackage(key("WP2"), 1)),
        ("D1.2", K.Key_Right, ALT, ReviseDue(key("D1.2"), 29, None)),
        ("T1.2", K.Key_PageUp, ALT, Reorder(key("T1.2"), -1)),
        ("T1.1", K.Key_Left, ALT, None),
        ("D1.2", K.Key_Right, ALT | SHIFT, None),
        ("RP1", K.Key_Right, ALT, None),
    ],
)
def test_keys_do_what_the_mouse_does(qtbot, view, wishes, number, pressed, modifiers, wish):
    view.choose(key(number))
    qtbot.keyClick(view, pressed, modifiers)
    assert wishes == ([wish] if wish is not None else [])


def test_a_title_is_typed_where_it_stands(qtbot, view, wishes):
    view.choose(key("T1.2"))
    qtbot.keyClick(view, K.Key_F2)
    edit = view.viewport().findChild(QLineEdit)
    assert edit.isVisible()
    qtbot.keyClicks(edit, "New words")
    qtbot.keyClick(edit, K.Key_Return)
    view.rename()
    qtbot.keyClicks(edit, "Not these")
    qtbot.keyClick(edit, K.Key_Escape)
    assert wishes == [Rename(key("T1.2"), "New words")]
    assert view.hasFocus()


def test_digits_say_how_much_of_a_task_is_done(qtbot, view, wishes):
    edit = view.viewport().findChild(QLineEdit)
    for number, typed in (("T1.2", "85"), ("T1.2", "850"), ("WP1", "4")):
        view.choose(key(number))
        qtbot.keyClick(view, typed[0])
        if edit.isVisible():
            qtbot.keyClicks(edit, typed[1:])
            qtbot.keyClick(edit, K.Key_Return)
    assert wishes == [SetProgress(key("T1.2"), 8_500), SetProgress(key("T1.2"), -1)]


def test_a_link_is_made_and_found_by_keys(qtbot, view, wishes):
    entered = []
    view.entered.connect(lambda: entered.append(view.chosen().number))
    view.choose(key("T1.1"))
    assert view.begin_link()
    press(qtbot, view, K.Key_Down, K.Key_Down, K.Key_Return, K.Key_Return)
    assert wishes == [MakeLink(key("T1.1"), key("T1.2"))]
    assert entered == ["T1.2"]
    press(qtbot, view, K.Key_L)
    assert view.chosen_link().dependency.target == key("T1.2")
    press(qtbot, view, K.Key_Escape)
    assert view.chosen_link() is None
    view.choose(key("WP1"))
    assert not view.begin_link()


def test_home_goes_to_today_and_esc_lets_go(qtbot, view):
    view.set_day_width(6)
    view.horizontalScrollBar().setValue(0)
    view.choose(key("MS1"))
    press(qtbot, view, K.Key_Home)
    today, axis = view.axis().x_of(view.plan.report.as_of), view.axis()
    assert axis.begin < today < axis.end
    press(qtbot, view, K.Key_Escape)
    assert view.chosen() is None


def test_screen_readers_find_every_row_in_words(view):
    found = QAccessible.queryAccessibleInterface(view)
    names = [found.child(number).text(QAccessible.Text.Name) for number in range(found.childCount())]
    assert len(names) == view.lines.count
    assert names[0].startswith("Work package WP1, ")
    assert "1 Nov 2017 to 31 Oct 2018, 100 % done" in names[1]
    assert any(name.startswith("Deliverable D1.2") and "days late" in name for name in names)
    view.choose(key("T1.2"))
    assert view.accessibleDescription().startswith("Task T1.2, ")
    assert view.accessibleDescription().endswith("78 % done, selected")
    chosen = found.focusChild()
    assert chosen.text(QAccessible.Text.Name) == view.accessibleDescription()
    assert found.indexOfChild(chosen) == 3
    place = chosen.rect()
    assert found.childAt(place.center().x(), place.center().y()).text(QAccessible.Text.Name).startswith("Task T1.2")

"""The keyboard alone: Tab reaches everything that takes it, on every page, goes round, and comes back with Shift."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from window_walk import go, places, where, widgets

MEETINGS = (4, 6)  # of the sample: one that was held, one that is half prepared
_MOST = 400  # presses of Tab

pytestmark = pytest.mark.qt_log_ignore("OpenType support missing", "propagateSizeHints")


def takers(window: QWidget) -> set[QWidget]:
    """What Tab should reach: seen, enabled, and not standing for another."""
    return {
        each
        for each in widgets(window)
        if each.focusPolicy() & Qt.FocusPolicy.TabFocus and each.isEnabled() and each.focusProxy() is None
    }


def walked(window: QWidget, key: Qt.Key) -> list[QWidget]:
    """What has the keyboard, one press of ``key`` after the other, until one comes back to where one was."""
    found: list[QWidget] = []
    while (focused := window.focusWidget()) is not None and focused not in found and len(found) < _MOST:
        found.append(focused)
        QTest.keyClick(focused, key, Qt.KeyboardModifier.ControlModifier if keeps_tabs(focused) else _PLAIN)
    return found


_PLAIN = Qt.KeyboardModifier.NoModifier


def keeps_tabs(widget: QWidget) -> bool:
    """Whether Tab writes a tab there, so that one leaves with Ctrl+Tab."""
    return hasattr(widget, "tabChangesFocus") and not widget.tabChangesFocus()


def test_tab_reaches_everything_and_goes_round(window):
    missed: dict[str, list[str]] = {}
    for place in places(MEETINGS):
        go(window, place)
        wanted = takers(window)
        window.workspace.sidebar.take_keyboard()
        reached = walked(window, Qt.Key.Key_Tab)
        assert len(reached) < _MOST, place
        if left := wanted - set(reached):
            missed[f"{place.page} {place.tab}"] = sorted(where(each) for each in left)
    assert missed == {}


def test_shift_tab_goes_the_same_way_back(window):
    for place in places(MEETINGS[:1]):
        go(window, place)
        window.workspace.sidebar.take_keyboard()
        forth = walked(window, Qt.Key.Key_Tab)
        window.workspace.sidebar.take_keyboard()
        assert walked(window, Qt.Key.Key_Backtab) == [forth[0], *reversed(forth[1:])], place


def test_tab_never_goes_back_up_to_the_left(window):
    """What is made late, such as the buttons of a tab and the chips of days, is reached where it stands."""
    back = []
    for place in places(MEETINGS):
        page = go(window, place)
        window.workspace.sidebar.take_keyboard()
        inside = [(each, area(page, each)) for each in walked(window, Qt.Key.Key_Tab) if page.isAncestorOf(each)]
        for (one, here), (other, there) in pairwise(inside):
            if there.bottom() < here.top() and there.right() < here.left():
                back.append((place, where(one), where(other)))
    assert back == []


def area(page: QWidget, widget: QWidget) -> QRect:
    """Where a widget stands on the page."""
    return QRect(widget.mapTo(page, widget.rect().topLeft()), widget.size())

"""A small agenda in a timetable that is shown, and the mouse: for the tests of the timetable."""

import datetime as dt
from dataclasses import replace

import pytest
from desk_tools import settle
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtWidgets import QLineEdit

from app.domain.kinds import ItemKind, ItemRoleKind, RoleState
from app.domain.timetable import Timetable, TimetableItem, TimetableRole, TimetableRoom
from app.domain.timetable import TimetableSession as Block
from app.ui.widgets.timetable.view import TimetableView

WED, THU = dt.date(2020, 3, 4), dt.date(2020, 3, 5)
ROOMS = (TimetableRoom(1, "Rijnzaal", 110), TimetableRoom(2, "Betuwe", 45))
BUTTON = Qt.MouseButton.LeftButton
ALT, SHIFT = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier


def item(number, session, start, minutes=30, **changes):
    made = TimetableItem(number, session, f"Item {number}", ItemKind.TALK, start, False, minutes)
    return replace(made, **changes)


def agenda(*more):
    """Wednesday: 1, three items, 9:00 in Rijnzaal; 2, lunch for all, 12:00; Thursday: 3, no items, 10:00 in Betuwe."""
    speaker = TimetableRole(1, 7, "Ana Ek", "", "INRAE", ItemRoleKind.SPEAKER, RoleState.CONFIRMED)
    talks = (item(11, 1, 540, roles=(speaker,)), item(12, 1, 570), item(13, 1, 600))
    lunch = (item(21, 2, 720, 60, kind=ItemKind.BREAK, title="Lunch"),)
    sessions = (
        Block(1, "Opening", WED, 540, 90, 1, items=talks),
        Block(2, "Lunch", WED, 720, 60, None, items=lunch),
        Block(3, "Clinic", THU, 600, 60, 2, track="Science"),
        *more,
    )
    return Timetable(1, "x", WED, THU, "Europe/Amsterdam", ROOMS, sessions)


@pytest.fixture(name="view")
def timetable_view(qtbot, qapp):
    made = TimetableView()
    made.resize(900, 700)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.show_table(agenda())
    made.setFocus()
    yield made
    made.close()
    made.deleteLater()
    settle()


@pytest.fixture(name="wishes")
def timetable_wishes(view):
    found = []
    view.wished.connect(found.append)
    return found


def point(view, ref, dy=0.0, x=None):
    """The middle of a block in the viewport, or ``dy`` below its top."""
    block = view.geometry_now.by_ref[ref]
    view.scroll_to(block)
    at = block.rect.translated(view.offset())
    return QPoint(
        round(at.center().x() if x is None else at.left() + x), round(at.top() + dy if dy else at.center().y())
    )


def place(view, day, column, minutes):
    """The point of the viewport at a time in a column."""
    geometry = view.geometry_now
    left, right = geometry.column_span(day, column)
    return (QPointF((left + right) / 2, geometry.scale.y(minutes)) + view.offset()).toPoint()


def drag(qtbot, view, begin, end, release=True):
    port = view.viewport()
    qtbot.mousePress(port, BUTTON, pos=begin)
    for step in range(1, 5):
        qtbot.mouseMove(port, begin + (end - begin) * step / 4)
    if release:
        qtbot.mouseRelease(port, BUTTON, pos=end)


def hour(view):
    return view.geometry_now.scale.hour


def down(view, minutes):
    return QPoint(0, round(minutes / 60 * hour(view)))


def typed(qtbot, view, text=""):
    """Type into the field that is open over the timetable, and take it."""
    edit = view.viewport().findChild(QLineEdit)
    assert edit.isVisible()
    qtbot.keyClicks(edit, text)
    qtbot.keyClick(edit, Qt.Key.Key_Return)

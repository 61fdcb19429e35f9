"""The timetable by keys, as it is painted in every state, and as screen readers find it."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLineEdit
from timetable_tools import ALT, ROOMS, SHIFT, THU, WED, agenda, item, timetable_view, timetable_wishes

from app.domain.clash_values import Clash, ClashKind, ClashLevel
from app.domain.kinds import AgendaState
from app.domain.timetable import Thing, Timetable, TimetableClash
from app.domain.timetable import TimetableSession as Block
from app.ui import theme
from app.ui.widgets.timetable.wishes import MoveItemOut, MoveSession, PlaceItem, Rename, ResizeItem, ResizeSession
from app.ui.widgets.timetable.zones import second_zone

FIXTURES = (timetable_view, timetable_wishes)


def test_arrows_go_from_block_to_block(qtbot, view):
    seen = []
    view.chosen_changed.connect(seen.append)
    for key in ("Down", "Down", "Down", "Up", "Right", "Left"):
        qtbot.keyClick(view, getattr(Qt.Key, f"Key_{key}"))
    there = [(Thing.SESSION, 1), (Thing.ITEM, 11), (Thing.ITEM, 12), (Thing.ITEM, 11), (Thing.SESSION, 3)]
    assert seen == [*there, (Thing.ITEM, 21)]


@pytest.mark.parametrize(
    ("ref", "key", "modifiers", "wish"),
    [
        ((Thing.SESSION, 1), Qt.Key.Key_Down, ALT, MoveSession(1, WED, 545, 1)),
        ((Thing.SESSION, 1), Qt.Key.Key_Up, ALT, MoveSession(1, WED, 535, 1)),
        ((Thing.SESSION, 1), Qt.Key.Key_Right, ALT, MoveSession(1, WED, 540, 2)),
        ((Thing.SESSION, 1), Qt.Key.Key_Left, ALT, MoveSession(1, WED, 540, None)),
        ((Thing.SESSION, 3), Qt.Key.Key_Down, ALT | SHIFT, ResizeSession(3, 600, 65)),
        ((Thing.ITEM, 12), Qt.Key.Key_Down, ALT, PlaceItem(12, 1, 1, 575)),
        ((Thing.ITEM, 12), Qt.Key.Key_Up, ALT | SHIFT, ResizeItem(12, None, 25)),
        ((Thing.ITEM, 12), Qt.Key.Key_PageUp, ALT, PlaceItem(12, 1, 0, None)),
        ((Thing.ITEM, 12), Qt.Key.Key_Right, ALT, MoveItemOut(12, WED, 570, 2)),
    ],
)
def test_keys_do_what_the_mouse_does(qtbot, view, wishes, ref, key, modifiers, wish):
    view.choose(ref)
    qtbot.keyClick(view, key, modifiers)
    assert wishes == [wish]


def test_an_item_that_follows_another_does_not_move_onto_it(qtbot, view, wishes):
    view.choose((Thing.ITEM, 12))
    qtbot.keyClick(view, Qt.Key.Key_Up, ALT)
    assert wishes == []


@pytest.mark.parametrize("key", [Qt.Key.Key_F2, Qt.Key.Key_Return])
def test_the_title_is_typed_in_its_place(qtbot, view, wishes, key):
    view.choose((Thing.ITEM, 12))
    qtbot.keyClick(view, key)
    edit = view.viewport().findChild(QLineEdit)
    assert edit.isVisible()
    assert edit.selectedText() == "Item 12"
    qtbot.keyClicks(edit, "New words")
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    assert wishes == [Rename((Thing.ITEM, 12), "New words")]
    assert not edit.isVisible()
    assert view.hasFocus()


def test_esc_and_an_empty_title_change_nothing(qtbot, view, wishes):
    view.choose((Thing.ITEM, 12))
    for typed, end in (("New", Qt.Key.Key_Escape), (" ", Qt.Key.Key_Return)):
        view.rename()
        edit = view.viewport().findChild(QLineEdit)
        qtbot.keyClicks(edit, typed)
        qtbot.keyClick(edit, end)
    assert wishes == []


def test_what_was_chosen_stays_chosen_and_goes_with_its_row(view):
    view.choose((Thing.ITEM, 12))
    view.show_table(agenda(Block(4, "More", THU, 660, 30, 1)))
    assert view.chosen() == (Thing.ITEM, 12)
    view.show_table(Timetable(1, "x", WED, THU, "Europe/Amsterdam", ROOMS))
    assert view.chosen() is None


def test_hours_are_made_higher_around_the_pointer_within_bounds(view):
    view.set_hour(120)
    assert view.hour() == 120
    view.set_hour(9999)
    assert view.hour() == 300
    view.fit()
    assert 36 <= view.hour() < 120


def test_a_second_zone_stands_in_the_rail():
    bogota = second_zone("Europe/Amsterdam", "", "America/Bogota", day=WED)
    assert (bogota.label(), bogota.hour(WED, 540)) == ("Bog", "03")
    assert second_zone("Europe/Amsterdam", "Asia/Kolkata", day=WED).hour(WED, 540) == "13½"
    assert second_zone("Europe/Amsterdam", "Europe/Paris", "Nowhere", day=WED).name == "UTC"
    assert second_zone("UTC", "", day=WED) is None


def every_state():
    """Blocks of every look and height, also side by side, cancelled, late at night and with clashes."""
    long = "A title that is much longer than the block in which it stands, in many words"
    roles = agenda().sessions[0].items[0].roles
    small = [
        item(100 + n, 5, 700 + n, n, title=long, decision=n % 2 == 0, locked=n % 3 == 0, roles=roles) for n in range(20)
    ]
    sizes = [
        Block(
            200 + n,
            long,
            THU,
            780,
            5 + 12 * n,
            1,
            track=f"T{n % 3}",
            items=(item(300 + n, 200 + n, 780, 5 + 12 * n, roles=roles),),
        )
        for n in range(10)
    ]
    gone = Block(6, "Gone", THU, 600, 60, 1, state=AgendaState.CANCELLED, illustrative=True)
    night = Block(7, "Night", THU, 1400, 90, None, items=(item(71, 7, 1400, 200), item(72, 7, 1420, 0)))
    table = agenda(Block(5, long, WED, 700, 60, 2, items=tuple(small)), gone, night, *sizes)
    error = Clash(ClashLevel.ERROR, ClashKind.ROOM_TWICE, "x", {}, (), WED, 540)
    warning = replace(error, level=ClashLevel.WARNING)
    clashes = (
        TimetableClash(error, ((Thing.SESSION, 1), (Thing.ITEM, 11), (Thing.ITEM, 301))),
        TimetableClash(warning, ((Thing.ITEM, 12), (Thing.SESSION, 5), (Thing.ITEM, 110))),
    )
    return replace(table, clashes=clashes)


@pytest.mark.parametrize("name", ["light", "dark"])
def test_every_state_is_painted(qapp, view, name):
    table = every_state()
    theme.apply(qapp, name)
    try:
        view.set_second_zone(second_zone(table.zone, "Asia/Kolkata", day=WED))
        for days in ((), (THU,)):
            view.show_table(table, days)
            for height in (40, 88, 260):
                view.set_hour(height)
                for ref in (None, *view.geometry_now.by_ref):
                    view.choose(ref)
                    view.viewport().grab()
            view.show_matching(frozenset({(Thing.ITEM, 11)}))
            view.viewport().grab()
            view.show_matching(None)
    finally:
        theme.apply(qapp, "light")


def test_screen_readers_find_every_block_with_its_words(view):
    found = QAccessible.queryAccessibleInterface(view)
    names = [found.child(number).text(QAccessible.Text.Name) for number in range(found.childCount())]
    assert len(names) == len(view.geometry_now.blocks) + len(view.heads.parts())
    assert "Room Rijnzaal, 110 seats, Wednesday 4 March 2020" in names
    assert {"Another room on Thursday 5 March 2020", "One more day", "Second time zone: none"} <= set(names)
    assert "Wednesday 4 March 2020, 09:00–09:30, Item 11, Rijnzaal, Ana Ek (INRAE)" in names
    assert any(name.startswith("Wednesday 4 March 2020, 12:00–13:00, Lunch, All rooms") for name in names)
    view.choose((Thing.ITEM, 11))
    assert view.accessibleDescription().startswith("Wednesday 4 March 2020, 09:00–09:30, Item 11")
    assert found.focusChild().text(QAccessible.Text.Name) == view.accessibleDescription()

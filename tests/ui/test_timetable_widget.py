"""The timetable by mouse and keys: what is wished for, what is painted, what screen readers find."""

import datetime as dt
import time
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLineEdit
from ui.conftest import settle

from app.domain.clash_values import Clash, ClashKind, ClashLevel
from app.domain.kinds import AgendaState, ItemKind, ItemRoleKind, RoleState
from app.domain.timetable import Thing, Timetable, TimetableClash, TimetableItem, TimetableRole, TimetableRoom
from app.domain.timetable import TimetableSession as Block
from app.ui import theme
from app.ui.widgets.timetable.frame import second_zone
from app.ui.widgets.timetable.view import TimetableView
from app.ui.widgets.timetable.wishes import (
    MoveItemOut,
    MoveSession,
    NewSession,
    PlaceItem,
    Rename,
    ResizeItem,
    ResizeSession,
)

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


@pytest.fixture
def view(qtbot, qapp):
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


@pytest.fixture
def wishes(view):
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


def test_a_click_chooses_and_a_click_beside_chooses_nothing(qtbot, view):
    told = []
    view.chosen_changed.connect(told.append)
    qtbot.mouseClick(view.viewport(), BUTTON, pos=point(view, (Thing.ITEM, 12)))
    qtbot.mouseClick(view.viewport(), BUTTON, pos=point(view, (Thing.SESSION, 1)))
    qtbot.mouseClick(view.viewport(), BUTTON, pos=place(view, 0, 1, 560))
    assert told == [(Thing.ITEM, 12), (Thing.SESSION, 1), None]


def test_dragging_over_an_empty_place_makes_a_session_in_steps_of_five_minutes(qtbot, view, wishes):
    drag(qtbot, view, place(view, 0, 1, 541), place(view, 0, 1, 601))
    assert wishes == [NewSession(WED, 540, 60, 2)]


def test_nothing_is_wished_before_release_and_esc_gives_the_drag_up(qtbot, view, wishes):
    drag(qtbot, view, place(view, 0, 1, 540), place(view, 0, 1, 600), release=False)
    assert view.ghost()[0] is not None
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    assert view.ghost()[0] is None
    qtbot.mouseRelease(view.viewport(), BUTTON, pos=place(view, 0, 1, 600))
    assert wishes == []


def test_a_short_movement_drags_nothing(qtbot, view, wishes):
    begin = point(view, (Thing.SESSION, 3))
    drag(qtbot, view, begin, begin + QPoint(1, 1))
    assert wishes == []


def test_the_spine_moves_the_session(qtbot, view, wishes):
    begin = point(view, (Thing.SESSION, 1))
    drag(qtbot, view, begin, begin + down(view, 32))
    assert wishes == [MoveSession(1, WED, 570, 1)]


def test_a_session_is_dragged_to_another_day_and_room(qtbot, view, wishes):
    begin = point(view, (Thing.SESSION, 3))
    drag(qtbot, view, begin, QPoint(place(view, 0, 0, 0).x(), begin.y()))
    assert wishes == [MoveSession(3, WED, 600, 1)]


def test_a_session_for_all_rooms_stays_so_when_it_is_dragged(qtbot, view, wishes):
    begin = point(view, (Thing.ITEM, 21))
    drag(qtbot, view, begin, QPoint(place(view, 1, 0, 0).x(), begin.y()) + down(view, 15))
    assert wishes == [MoveSession(2, THU, 735, None)]


def test_an_item_dragged_down_its_session_changes_places(qtbot, view, wishes):
    begin = point(view, (Thing.ITEM, 11))
    drag(qtbot, view, begin, begin + down(view, 30))
    assert wishes == [PlaceItem(11, 1, 1, None)]


def test_an_item_dragged_into_another_session_joins_it(qtbot, view, wishes):
    view.show_table(agenda(Block(4, "Two", WED, 540, 60, 2, items=(item(41, 4, 540), item(42, 4, 570)))))
    drag(qtbot, view, point(view, (Thing.ITEM, 13)), point(view, (Thing.ITEM, 42)))
    (wish,) = wishes
    assert (wish.item_id, wish.session_id) == (13, 4)
    assert wish.place in (1, 2)


def test_an_item_dragged_to_an_empty_place_gets_a_session_of_its_own(qtbot, view, wishes):
    begin = point(view, (Thing.ITEM, 13))
    drag(qtbot, view, begin, QPoint(place(view, 0, 1, 0).x(), begin.y()))
    assert wishes == [MoveItemOut(13, WED, 600, 2)]


def test_handles_resize(qtbot, view, wishes):
    view.choose((Thing.SESSION, 3))
    rect = view.chosen_block().rect.translated(view.offset())
    bottom, top = (
        QPoint(round(rect.center().x()), round(rect.bottom())),
        QPoint(round(rect.center().x()), round(rect.top())),
    )
    drag(qtbot, view, bottom, bottom + down(view, 20))
    drag(qtbot, view, top, top - down(view, 30))
    assert wishes == [ResizeSession(3, 600, 80), ResizeSession(3, 570, 90)]


def test_the_lower_edge_of_an_item_changes_its_length(qtbot, view, wishes):
    view.choose((Thing.ITEM, 13))
    rect = view.chosen_block().rect.translated(view.offset())
    begin = QPoint(round(rect.center().x()), round(rect.bottom()))
    drag(qtbot, view, begin, begin + down(view, 15))
    assert wishes == [ResizeItem(13, None, 45)]


def test_in_a_file_for_reading_only_nothing_is_dragged(qtbot, view, wishes):
    view.read_only = True
    begin = point(view, (Thing.SESSION, 3))
    drag(qtbot, view, begin, begin + down(view, 30))
    qtbot.keyClick(view, Qt.Key.Key_Down, ALT)
    assert wishes == []
    assert view.chosen() == (Thing.SESSION, 3)


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


def test_an_empty_meeting_without_rooms_is_painted_and_takes_a_session(qtbot, view, wishes):
    view.show_table(Timetable(2, "x", WED, WED, "Europe/Amsterdam"))
    view.viewport().grab()
    drag(qtbot, view, place(view, 0, 0, 540), place(view, 0, 0, 570))
    assert wishes == [NewSession(WED, 540, 30, None)]


def test_at_the_edge_a_drag_scrolls(qtbot, view):
    view.set_hour(300)
    bar = view.verticalScrollBar()
    bar.setValue(0)
    begin = place(view, 0, 1, 540)
    before = bar.value()
    drag(qtbot, view, begin, QPoint(begin.x(), view.viewport().height() - 2), release=False)
    qtbot.waitUntil(lambda: bar.value() > before + 20)
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    after = bar.value()
    assert view.ghost()[0] is None
    assert bar.value() == after


def test_screen_readers_find_every_block_with_its_words(view):
    found = QAccessible.queryAccessibleInterface(view)
    names = [found.child(number).text(QAccessible.Text.Name) for number in range(found.childCount())]
    assert len(names) == len(view.geometry_now.blocks)
    assert "Wednesday 4 March 2020, 09:00–09:30, Item 11, Rijnzaal, Ana Ek (INRAE)" in names
    assert any(name.startswith("Wednesday 4 March 2020, 12:00–13:00, Lunch, All rooms") for name in names)
    view.choose((Thing.ITEM, 11))
    assert view.accessibleDescription().startswith("Wednesday 4 March 2020, 09:00–09:30, Item 11")
    assert found.focusChild().text(QAccessible.Text.Name) == view.accessibleDescription()


def test_a_drag_among_five_thousand_blocks_takes_less_than_a_frame(qtbot, view):
    rooms = tuple(TimetableRoom(number, f"Room {number}") for number in range(1, 31))
    many = tuple(
        Block(
            n, f"Session {n}", WED + dt.timedelta(days=n % 5), 480 + n // 150 * 90, 80, n // 5 % 30 + 1,
            items=tuple(item(n * 10 + k, n, 480 + n // 150 * 90 + 13 * k, 13) for k in range(6)),
        )
        for n in range(1, 800)
    )  # fmt: skip
    view.show_table(Timetable(9, "x", WED, WED + dt.timedelta(days=4), "Europe/Amsterdam", rooms, many))
    assert len(view.geometry_now.blocks) > 5000
    begin = place(view, 0, 1, 500)
    qtbot.mousePress(view.viewport(), BUTTON, pos=begin)
    times = []
    for step in range(1, 30):
        start = time.perf_counter()
        qtbot.mouseMove(view.viewport(), begin + QPoint(step, 3 * step))
        view.viewport().repaint()
        times.append(time.perf_counter() - start)
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    assert sorted(times)[len(times) // 2] < 0.0167

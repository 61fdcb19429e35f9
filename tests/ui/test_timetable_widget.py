"""The timetable by mouse: what is chosen, dragged, resized and made, and that nothing is wished for before release."""

import datetime as dt
import time

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLineEdit
from timetable_tools import (
    BUTTON,
    THU,
    WED,
    agenda,
    down,
    drag,
    item,
    place,
    point,
    timetable_view,
    timetable_wishes,
    typed,
)

from app.domain.timetable import Thing, Timetable, TimetableRoom
from app.domain.timetable import TimetableSession as Block
from app.ui.widgets.timetable.wishes import (
    MoveItemOut,
    MoveSession,
    NewSession,
    PlaceItem,
    ResizeItem,
    ResizeSession,
)

ALT = Qt.KeyboardModifier.AltModifier
FIXTURES = (timetable_view, timetable_wishes)


def test_a_click_chooses_and_a_click_beside_chooses_nothing(qtbot, view):
    told = []
    view.chosen_changed.connect(told.append)
    qtbot.mouseClick(view.viewport(), BUTTON, pos=point(view, (Thing.ITEM, 12)))
    qtbot.mouseClick(view.viewport(), BUTTON, pos=point(view, (Thing.SESSION, 1)))
    qtbot.mouseClick(view.viewport(), BUTTON, pos=place(view, 0, 1, 560))
    assert told == [(Thing.ITEM, 12), (Thing.SESSION, 1), None]


def test_dragging_over_an_empty_place_makes_a_session_in_steps_of_five_minutes(qtbot, view, wishes):
    drag(qtbot, view, place(view, 0, 1, 541), place(view, 0, 1, 601))
    assert wishes == []
    typed(qtbot, view, "Kick-off")
    assert wishes == [NewSession(WED, 540, 60, 2, "Kick-off")]
    assert view.ghost()[0] is None
    drag(qtbot, view, place(view, 0, 1, 541), place(view, 0, 0, 531))  # across two rooms: for all
    typed(qtbot, view, "Photograph")
    assert wishes[1:] == [NewSession(WED, 530, 10, None, "Photograph")]


def test_a_session_whose_title_is_given_up_is_not_made(qtbot, view, wishes):
    drag(qtbot, view, place(view, 0, 1, 540), place(view, 0, 1, 600))
    assert view.ghost()[0] is not None
    qtbot.keyClick(view.viewport().findChild(QLineEdit), Qt.Key.Key_Escape)
    assert (wishes, view.ghost()[0]) == ([], None)
    assert view.hasFocus()


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


def test_an_empty_meeting_without_rooms_is_painted_and_takes_a_session(qtbot, view, wishes):
    view.show_table(Timetable(2, "x", WED, WED, "Europe/Amsterdam"))
    view.viewport().grab()
    drag(qtbot, view, place(view, 0, 0, 540), place(view, 0, 0, 570))
    typed(qtbot, view)
    assert wishes == [NewSession(WED, 540, 30, None, "New session")]


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


def test_the_present_moment_is_a_line_over_its_day(view):
    without = view.viewport().grab().toImage()
    view.set_now(WED, 560)
    with_line = view.viewport().grab().toImage()
    assert with_line != without
    view.set_now(WED, 600)
    assert view.viewport().grab().toImage() != with_line
    for day, minutes in ((WED + dt.timedelta(days=9), 560), (WED, 30)):
        view.set_now(day, minutes)
        assert view.viewport().grab().toImage() == without

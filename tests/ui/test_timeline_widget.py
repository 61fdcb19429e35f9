"""The timeline by mouse: chosen, panned, zoomed, dragged, linked; nothing is wished for before release."""

import datetime as dt
import time
from dataclasses import replace

import pytest
from plan_builders import PLAN, baseline_of, due, large, span
from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication
from timeline_tools import (
    BUTTON,
    CTRL,
    SHIFT,
    at,
    drag,
    key,
    middle,
    months,
    plan,
    show,
    timeline_view,
    timeline_wishes,
)

from app.domain.plan_drawing import PlanDrawing
from app.domain.plan_layout import groups
from app.ui import theme
from app.ui.widgets.timeline.geometry import HEAD, ROW
from app.ui.widgets.timeline.shapes import side
from app.ui.widgets.timeline.wishes import MakeLink, MovePackage, ReviseDue, SetProgress, SetSpan

FIXTURES = (timeline_view, timeline_wishes)


def wheel(view, turn, modifiers, x=700):
    """Turn the wheel over the chart."""
    point = QPointF(x, 300)
    event = QWheelEvent(
        point, view.viewport().mapToGlobal(point), QPoint(), QPoint(0, turn), Qt.MouseButton.NoButton, modifiers,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(view.viewport(), event)


def test_row_and_shape_are_one_choice(qtbot, view):
    told = []
    view.chosen_changed.connect(told.append)
    port = view.viewport()
    qtbot.mouseClick(port, BUTTON, pos=at(view, "T1.2"))
    qtbot.mouseClick(port, BUTTON, pos=QPoint(120, middle(view, "D1.2")))
    qtbot.mouseClick(port, BUTTON, pos=at(view, "D1.2"))
    qtbot.mouseClick(port, BUTTON, pos=QPoint(at(view, "T1.1").x() + 300, middle(view, "T1.3")))
    assert told == [key("T1.2"), key("D1.2"), key("T1.3")]


def test_a_shape_out_of_sight_is_told_at_the_edge_and_brought_by_a_click(qtbot, view):
    view.set_day_width(8)
    view.horizontalScrollBar().setValue(view.horizontalScrollBar().maximum())
    axis, line = view.axis(), view.lines.find(key("T1.1"))
    assert side(line, axis) == -1
    y = middle_now(view, line)
    strip = QRect(int(axis.begin) + 2, y - 6, 16, 12)
    told = view.viewport().grab(strip).toImage()
    assert len({told.pixelColor(x, r).name() for x in range(told.width()) for r in range(told.height())}) > 1
    qtbot.mouseClick(view.viewport(), BUTTON, pos=QPoint(int(axis.begin) + 60, y))
    assert (view.chosen(), side(line, view.axis())) == (key("T1.1"), -1)  # only the row was chosen
    qtbot.mouseClick(view.viewport(), BUTTON, pos=QPoint(int(axis.begin) + 10, y))
    assert side(line, view.axis()) == 0


def middle_now(view, line):
    """The height of a row, without scrolling to its shape."""
    return round(view.top() + line.top + ROW / 2)


def test_a_work_package_is_closed_and_opened(qtbot, view):
    port, before = view.viewport(), view.lines.count
    view.choose(key("D1.2"))
    qtbot.mouseClick(port, BUTTON, pos=QPoint(12, middle(view, "WP1")))
    assert view.lines.count == before - 9
    assert view.lines.find(key("T1.1")) is None
    assert view.chosen() == key("WP1")
    view.choose(key("D1.2"), show=True)
    assert (view.chosen(), view.lines.count) == (key("D1.2"), before)


@pytest.mark.parametrize(
    ("number", "share", "dx", "by", "wish"),
    [
        ("T1.1", 0.5, 0, 2, SetSpan(key("T1.1"), 3, 14)),
        ("T1.2", 0.5, 0, -3, SetSpan(key("T1.2"), 1, 31)),
        ("T1.1", 0, 1, 3, SetSpan(key("T1.1"), 4, 12)),
        ("T1.1", 0, 1, 60, SetSpan(key("T1.1"), 12, 12)),
        ("T1.1", 1, -1, 4, SetSpan(key("T1.1"), 1, 16)),
        ("T1.1", 1, -1, -30, SetSpan(key("T1.1"), 1, 1)),
        ("WP2", 0.5, 0, 1, MovePackage(key("WP2"), 1)),
        ("WP2", 1, -1, -2, SetSpan(key("WP2"), 30, 38)),
        ("D1.2", 0, 0, 3, ReviseDue(key("D1.2"), 31, None)),
        ("MS3", 0, 0, -5, ReviseDue(key("MS3"), 23, None)),
    ],
)
def test_shapes_are_dragged_from_month_to_month(qtbot, view, wishes, number, share, dx, by, wish):
    begin = at(view, number, share, dx)
    drag(qtbot, view, begin, begin + months(view, by))
    assert wishes == [wish]


def test_with_days_in_sight_a_point_is_dragged_to_a_day(qtbot, view, wishes):
    view.set_day_width(20)
    begin = at(view, "D1.2")
    drag(qtbot, view, begin, begin + QPoint(5 * 20, 0))
    assert wishes == [ReviseDue(key("D1.2"), 29, dt.date(2020, 3, 5))]


def test_the_ghost_says_where_it_lands_and_esc_gives_it_up(qtbot, view, wishes):
    begin = at(view, "T1.1")
    drag(qtbot, view, begin, begin + months(view, 2), release=False)
    assert view.ghost().words == "M1–M12 → M3–M14, 61 days later"
    view.viewport().grab()
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    assert view.ghost() is None
    qtbot.mouseRelease(view.viewport(), BUTTON, pos=begin + months(view, 2))
    assert wishes == []
    drag(qtbot, view, begin, begin + QPoint(1, 1))
    assert wishes == []


def test_progress_is_dragged_in_steps(qtbot, view, wishes):
    begin, right = at(view, "T1.3", dy=9), at(view, "T1.3", 0.75)  # half of it is done
    drag(qtbot, view, begin, QPoint(right.x(), begin.y()))
    assert wishes == [SetProgress(key("T1.3"), 7_500)]


def test_from_the_handle_behind_a_bar_a_link_is_drawn(qtbot, view, wishes):
    view.choose(key("T1.1"))
    begin = at(view, "T1.1", 1, dx=8)
    drag(qtbot, view, begin, at(view, "MS1", dx=80), release=False)
    assert view.ghost().words == "T1.1 → MS1"
    view.viewport().grab()
    qtbot.mouseRelease(view.viewport(), BUTTON, pos=at(view, "MS1", dx=80))
    drag(qtbot, view, at(view, "D1.1", dy=10), at(view, "T1.3"))
    drag(qtbot, view, begin, at(view, "WP2"))  # work packages are not linked
    assert wishes == [MakeLink(key("T1.1"), key("MS1")), MakeLink(key("D1.1"), key("T1.3"))]


def test_a_link_is_chosen(qtbot, view):
    told = []
    view.link_chosen.connect(told.append)
    link = view.plan.links[1]
    corners = view.arrows.places(link, view.axis(), view.top())
    qtbot.mouseClick(view.viewport(), BUTTON, pos=((corners[1] + corners[2]) / 2).toPoint())
    assert view.chosen_link() == link
    assert view.accessibleDescription() == "T1.1 → T1.2, start to start, +90 days"
    qtbot.mouseClick(view.viewport(), BUTTON, pos=QPoint(60, middle(view, "MS1")))
    assert told == [link, None]


def test_dragging_the_paper_pans_and_so_does_shift_with_the_wheel(qtbot, view):
    view.set_day_width(6)
    bar = view.horizontalScrollBar()
    bar.setValue(1_000)
    empty = QPoint(round(view.axis().begin) + 300, HEAD + view.lines.count * ROW + 40)
    drag(qtbot, view, empty, empty - QPoint(120, 0))
    assert bar.value() == 1_120
    wheel(view, -120, SHIFT)
    assert bar.value() == 1_240


def test_ctrl_and_the_wheel_zoom_about_the_pointer(view):
    view.set_day_width(2)
    view.go_to_day(PLAN.as_of)
    before = view.axis().days(700)
    for _turn in range(4):
        wheel(view, 120, CTRL)
    assert view.day_width() > 3
    assert view.axis().days(700) == pytest.approx(before, abs=1)
    view.set_day_width(10**6)
    assert view.day_width() == 48
    view.fit()
    assert view.horizontalScrollBar().maximum() <= 1


def test_the_table_is_made_wider_at_its_edge(qtbot, view):
    told = []
    view.table_resized.connect(told.append)
    edge = QPoint(view.columns().end + 1, 300)
    drag(qtbot, view, edge, edge + QPoint(90, 0))
    assert told == [view.columns().end] == [411]


def test_at_the_edge_a_drag_scrolls(qtbot, view):
    view.set_day_width(4)
    view.horizontalScrollBar().setValue(0)
    begin = at(view, "T1.1", 0.3)
    before = view.horizontalScrollBar().value()
    drag(qtbot, view, begin, QPoint(view.viewport().width() - 2, begin.y()), release=False)
    qtbot.waitUntil(lambda: view.horizontalScrollBar().value() > before + 30)
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    assert view.ghost() is None


def test_who_may_only_read_drags_nothing(qtbot, view, wishes):
    view.read_only = True
    begin = at(view, "T1.1")
    drag(qtbot, view, begin, begin + months(view, 2))
    assert (wishes, view.chosen()) == ([], key("T1.1"))


def test_only_what_fits_is_shown_with_its_work_package(view):
    view.set_closed([key("WP1")])
    view.show_wanted(lambda row: row.key.number == "MS1")
    assert [line.key.number for line in view.lines.all()] == ["WP1", "MS1"]
    view.show_wanted(lambda row: row.key.number == "WP2")
    assert [line.key.number for line in view.lines.all()] == ["WP2", "MS3"]
    view.show_wanted(None)
    assert view.lines.find(key("MS1")) is None


def test_a_drawing_that_goes_on_is_what_a_new_one_would_be():
    kept = {"T1.2": span("T1.2", 4, 30, "WP1"), "D1.2": due("deliverable", "D1.2", 20)}
    with_baseline = replace(PLAN, baseline=baseline_of(PLAN, **kept))
    drawing = PlanDrawing()
    for report in (
        PLAN,
        replace(PLAN, work=(*PLAN.work[:2], replace(PLAN.work[2], illustrative=False), *PLAN.work[3:])),
        with_baseline,
        replace(with_baseline, milestones=PLAN.milestones[1:]),
        replace(with_baseline, as_of=dt.date(2020, 9, 1)),
        replace(PLAN, work=PLAN.work[::-1]),
    ):
        scale = drawing.scale(report)
        assert drawing.groups(report, scale) == groups(report, scale)


@pytest.mark.parametrize("name", ["light", "dark"])
def test_every_state_is_painted(qapp, view, name):
    kept = {"T1.2": span("T1.2", 4, 30, "WP1"), "D1.2": due("deliverable", "D1.2", 20)}
    report = replace(PLAN, baseline=baseline_of(PLAN, **kept))
    theme.apply(qapp, name)
    try:
        show(view, report)
        for month in (False, True):
            view.set_months(month)
            for day in (0.05, 0.4, 1.1, 3, 20, 48):
                view.set_day_width(day)
                for line in list(view.lines.all())[:: 1 if day == 1.1 else 5]:
                    view.choose(line.key, show=True)
                    view.viewport().grab()
        view.next_link()
        view.begin_link()
        view.viewport().grab()
        view.set_closed(view.lines.heads())
        view.viewport().grab()
    finally:
        theme.apply(qapp, "light")


def test_five_thousand_rows_are_panned_zoomed_and_dragged_within_a_frame(qtbot, view):
    show(view, large(5_000))
    assert view.lines.count == 5_000
    times = []

    def timed(act):
        start = time.thread_time()  # what else the machine does makes no difference
        act()
        view.viewport().repaint()
        times.append(time.thread_time() - start)

    for step in range(1, 30):
        timed(lambda step=step: view.verticalScrollBar().setValue(step * 400))
        timed(lambda step=step: view.horizontalScrollBar().setValue(step * 11))
        timed(lambda step=step: view.set_day_width(1 + step / 20))
    begin = at(view, "T40.2", 0.5)
    qtbot.mousePress(view.viewport(), BUTTON, pos=begin)
    for step in range(1, 30):
        timed(lambda step=step: qtbot.mouseMove(view.viewport(), begin + QPoint(3 * step, 0)))
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    assert sorted(times)[int(len(times) * 0.95)] < 0.0167


def test_a_plan_of_one_day_and_one_of_centuries_can_be_shown(view):
    for end in (dt.date(2017, 11, 2), dt.date(9000, 1, 1)):
        show(view, replace(PLAN, end_amended=end, end_planned=end))
        for day in (0.01, 1, 48):
            view.set_day_width(day)
            view.viewport().grab()
        view.fit()
        view.viewport().grab()
    assert plan().ids[key("WP1")] == 1

"""The window for the second screen: the clock of the venue, overrun in words and shape, shifts with one undo, keys."""

import datetime as dt
from itertools import pairwise

import pytest
from database_fixtures import dump
from desk_tools import settle
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from shiboken6 import isValid

from app.queries.timetable import timetable
from app.services.agenda_items import change_item
from app.services.project import set_as_of
from app.ui.desk import Desk
from app.ui.now.opening import open_now
from app.ui.now.window import NowWindow
from app.ui.places import Place

MEETING, DAY = 4, dt.date(2020, 3, 5)

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", "OpenType support missing")


class Clock:
    """The venue's clock, an hour before UTC's."""

    def __init__(self) -> None:
        self.at(DAY, "11:17:30")

    def __call__(self) -> dt.datetime:
        return self.now

    def at(self, day: dt.date, time: str) -> None:
        """Set it, in venue time."""
        shown = dt.datetime.combine(day, dt.time.fromisoformat(time))
        self.now = (shown - dt.timedelta(hours=1)).replace(tzinfo=dt.UTC)


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def clocked(qapp, sample, settings, clock):
    """A desk whose day is that of its clock."""
    with sample.change("Follow the clock") as session:
        set_as_of(session, None)
    made = Desk(sample, settings, clock=clock)
    yield made
    made.close()


@pytest.fixture
def now(clocked, qtbot):
    window = NowWindow(clocked, MEETING)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    settle()
    yield window
    if isValid(window):
        window.close()
    settle()


def look(desk):
    table = desk.read(lambda session: timetable(session, MEETING, DAY))
    return {found.title: (found.start, found.end) for session, found in table.items() if session.day == DAY}


def test_each_room_with_what_is_on_the_time_left_and_what_is_next(now):
    assert [view.words()[:6] for view in now.views][1] == [
        "Betuwe", "Now", "What a farmer needs to know before changing a rotation°", "Willemijn Terpstra (BGC)",
        "8 min left", "until 11:25",
    ]  # fmt: skip
    assert (now.time.words(), now.day.words()) == ("11:17", "Thursday 5 March 2020")
    assert now.views[1].words()[-2] == "11:25 Soil information that crosses borders°"


def test_seconds_change_only_what_they_change(now, clock, monkeypatch):
    clock.at(DAY, "11:24:20")
    now.tick()
    assert now.views[0].time.words() == "40 seconds left"
    asked = []
    monkeypatch.setattr(now, "look_again", lambda **_how: asked.append(1))
    painted = []
    for view in now.views:
        monkeypatch.setattr(view, "show_board", lambda *_args: painted.append(1))
    clock.at(DAY, "11:24:21")
    now.tick()
    assert now.views[0].time.words() == "39 seconds left" and not asked and not painted
    assert now._tick_clock.isActive()
    now.hide()
    assert not now._tick_clock.isActive()


def test_by_the_clock_items_end_and_by_hand_they_are_over_in_red(now, clock):
    clock.at(DAY, "11:28:00")
    now.tick()
    assert now.views[0].title.words().startswith("Towers, inventories")
    clock.at(DAY, "11:17:00")
    now.tick()
    now.controls.way.choose(1)
    clock.at(DAY, "11:28:30")
    now.tick()
    view = now.views[0]
    assert (view.title.words(), view.time.words(), view.time.role()) == (
        "Measuring at scale from orbit°", "3 min over", "danger"
    )  # fmt: skip
    assert not view.grab().isNull()


def test_the_rest_of_a_room_is_shifted_as_one_step_and_taken_back(now, clocked):
    before, was = dump(clocked.store), look(clocked)
    said = []
    clocked.said.connect(said.append)
    QTest.keyClick(now, Qt.Key.Key_Right)
    assert now.controls.rooms.text() == "Rijnzaal" and len(now.views) == 1
    now.controls.later[1].click()
    after = look(clocked)
    moved = {title: (was[title], after[title]) for title in was if was[title] != after[title]}
    assert moved == {
        "Measuring at scale from orbit": ((660, 685), (660, 695)),
        "Towers, inventories, maps: three views of one field": ((685, 710), (695, 720)),
        "Discussion: smallest change that can be seen in five years": ((710, 750), (720, 760)),
    }
    assert said[0].undo and "“Lunch” stays, and loses 10 minutes." in said[0].text
    assert now.views[0].time.words() == "18 min left"
    QTest.keyClick(now, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert dump(clocked.store) == before and now.views[0].time.words() == "8 min left"


def test_start_next_ends_what_is_on_now_late_or_early(now, clocked, clock):
    now.controls.step_room(1)
    now.controls.way.choose(1)
    clock.at(DAY, "11:29:00")
    now.tick()
    QTest.keyClick(now, Qt.Key.Key_N)
    assert look(clocked)["Measuring at scale from orbit"] == (660, 689)
    assert look(clocked)["Towers, inventories, maps: three views of one field"] == (689, 714)
    assert now.views[0].title.words().startswith("Towers") and now.views[0].time.words() == "25 min left"
    clock.at(DAY, "11:40:00")
    now.tick()
    now.controls.next.click()
    assert look(clocked)["Towers, inventories, maps: three views of one field"] == (689, 700)
    assert now.views[0].title.words().startswith("Discussion")


@pytest.mark.parametrize(
    ("day", "time", "words"),
    [
        (dt.date(2020, 3, 3), "18:00:00", ["Starts tomorrow at 12:00"]),
        (dt.date(2020, 2, 1), "10:00:00", ["Starts on Wednesday 4 March 2020 at 12:00"]),
        (dt.date(2020, 3, 4), "20:00:00", ["Over for today", "Starts tomorrow at 08:45"]),
        (dt.date(2020, 3, 7), "09:00:00", ["The meeting is over"]),
    ],
)
def test_before_between_and_after_the_days_of_the_meeting(now, clock, day, time, words):
    clock.at(day, time)
    now.tick()
    assert now.views[0].words() == words
    assert not now.controls.next.isEnabled()
    clock.at(dt.date(2020, 3, 4), "11:30:00")
    now.tick()
    assert now.views[0].words()[:3] == ["Next at 12:00", "Registration and lunch°", "in 30 min"]


def test_f11_fills_the_screen_and_escape_leaves(now, qtbot):
    now._quiet.setInterval(20)
    QTest.keyClick(now, Qt.Key.Key_F11)
    assert now.isFullScreen()
    qtbot.waitUntil(lambda: not now.controls.isVisible())
    QTest.keyClick(now, Qt.Key.Key_Escape)
    assert not now.isFullScreen() and now.controls.isVisible()
    QTest.keyClick(now, Qt.Key.Key_Escape)
    settle()
    assert not isValid(now)


def test_one_window_for_a_file_which_goes_with_it(window):
    window.workspace.go(Place("meeting", MEETING, "agenda"))
    page = window.workspace.page()
    page.commands["meeting.now"].trigger()
    first = open_now(page.desk, MEETING, page)
    assert first.isVisible() and open_now(page.desk, MEETING, page) is first
    other = open_now(page.desk, 6, page)
    assert not first.isVisible() and other.meeting_id == 6
    window.close_file()
    settle()
    assert not isValid(other) or not other.isVisible()


def test_nothing_overlaps_however_long_the_words_and_small_the_window(now, clocked):
    with clocked.store.change("Long") as session:
        for found in timetable(session, MEETING, DAY).items():
            change_item(session, found[1].id, title="A very long title of a talk about soils and carbon " * 5)
    for size in ((1024, 700), (1920, 1080), (720, 420)):
        now.resize(*size)
        settle()
        now.controls.step_room(1)
        settle()
        for view in now.views:
            parts = [view.title, view.people, view.time, view.bar, view.next_head, *view.next]
            tops = [(each.y(), each.y() + each.height()) for each in parts if each.isVisible() and each.height()]
            assert all(one[1] <= other[0] + 1 for one, other in pairwise(tops)), (size, tops)
            assert tops[-1][1] <= view.height() + 1, size

"""The whole window on the sample: named, readable, painted in both themes, plain text, nothing left behind."""

import gc
import threading
from collections import Counter

import pytest
from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QLabel
from sqlalchemy import select
from window_walk import TABS, cut, go, nameless, places, rest, rich, rich_tips

from app.models import Action, Decision, Item, Meeting, MeetingSession, MinutesText, Person, Presentation, Room
from app.queries.meetings import find_meeting
from app.ui import theme
from app.ui.pages.meeting.tab import MeetingTab
from app.ui.pages.page import Page
from app.ui.pages.registry import make_page
from app.ui.places import Place

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

HOSTILE = (
    "<img src=x onerror=alert(1)> & <b>bold</b>",
    "\u202egnp.exe\u202c \u2067שלום עולם\u2069 مرحبا",
    "W" * 300,
    "👩🏽‍🔬 🧪 𠮷野家 " * 3,
    "<a href='file:///etc/passwd'>click</a> &lt;seen&gt;",
)
TEXTS = (
    (Meeting, "title"), (Meeting, "place"), (MeetingSession, "title"), (Item, "title"), (Person, "display"),
    (Room, "name"), (Presentation, "title"), (Decision, "text"), (Action, "text"), (MinutesText, "markdown"),
)  # fmt: skip


@pytest.fixture
def meetings(window):
    """The meeting that was held, and the one that is half prepared."""
    with window.workspace.desk.store.read() as session:
        return tuple(find_meeting(session, name).id for name in ("wageningen-2020", "irc-founding-2020"))


def test_every_widget_that_takes_the_keyboard_has_a_name(window, meetings):
    assert [line for place in places(meetings) for line in nameless(go(window, place))] == []
    assert nameless(window) == []


def test_no_label_is_cut_in_the_smallest_window(window, meetings):
    window.resize(1024, 700)
    rest(window)
    assert (window.width(), window.height()) == (1024, 700)
    assert [line for place in places(meetings) for line in cut(go(window, place))] == []
    assert cut(window) == []


def test_a_cut_label_is_found(shown):
    label = QLabel("Far too long for this")
    label.setFixedWidth(30)
    assert len(cut(shown(label, (30, 20)))) == 1


def test_every_page_is_painted_in_both_themes(window, meetings, qapp):
    try:
        for name in ("dark", "light"):
            theme.apply(qapp, name)
            background = theme.color("base")
            for place in places(meetings):
                picture = go(window, place).grab().toImage()
                shown = Counter(
                    picture.pixelColor(x, y).name() for x in range(0, picture.width(), 7) for y in range(0, 700, 7)
                )
                assert shown[background.name()] > shown.total() / 10, (name, place)
                assert len(shown) > 5, (name, place)
    finally:
        theme.apply(qapp, "light")


@pytest.mark.parametrize("text", HOSTILE, ids=("markup", "bidi", "long", "emoji", "link"))
def test_hostile_text_is_shown_as_typed_and_never_acts(window, meetings, text):
    store = window.workspace.desk.store
    with store.change("Write what a stranger could write") as session:
        for kind, field in TEXTS:
            for number, row in enumerate(session.scalars(select(kind))):
                setattr(row, field, f"{text}{number}" if kind is Room else text)
    for place in places(meetings):
        page = go(window, place)
        assert rich(page) == [], place
        assert rich_tips(page) == [], place
        if place.page == "meeting":
            assert any(text in label.text() for label in page.header.findChildren(QLabel)), place
    assert rich(window) == rich_tips(window) == []


def test_pages_that_were_closed_leave_nothing_behind(window, meetings):
    workspace = window.workspace

    def walk():
        for place in places(meetings[:1]):
            page = make_page(workspace.desk, place)
            workspace.stack.addWidget(page)
            workspace.stack.setCurrentWidget(page)
            page.arrive(place)
            rest(window)
            page.close()
            workspace.stack.removeWidget(page)
            page.deleteLater()
            del page
            rest(window)

    walk()
    before = alive(window)
    for _ in range(3):
        walk()
    assert alive(window) - before == Counter()


@pytest.mark.slow
def test_thirty_meetings_one_after_the_other_leave_nothing_behind(window, meetings):
    workspace = window.workspace
    for number in range(33):
        if number == 3:
            before = alive(window)
        for tab in TABS:
            page = make_page(workspace.desk, Place("meeting", meetings[0], tab))
            workspace.stack.addWidget(page)
            workspace.stack.setCurrentWidget(page)
            page.arrive(Place("meeting", meetings[0], tab))
            rest(window)
            page.close()
            workspace.stack.removeWidget(page)
            page.deleteLater()
            del page
    rest(window)
    assert alive(window) - before == Counter()


def test_files_that_were_closed_leave_nothing_behind(window, sample_file):
    def again():
        window.close_file()
        assert window.open_path(sample_file)
        rest(window)

    again()
    before = alive(window)
    for _ in range(5):
        again()
    assert alive(window) - before == Counter()


def alive(window):
    """What there is, by kind: objects of the window, widgets, top levels, running timers, threads, kept pages."""
    rest(window)
    gc.collect()
    below = window.findChildren(QObject)
    running = [each for each in below if isinstance(each, QTimer) and each.isActive()]
    kept = [each for each in gc.get_objects() if isinstance(each, Page | MeetingTab)]
    found = Counter(f"in the window: {type(each).__name__}" for each in below)
    found += Counter(f"widget: {type(each).__name__}" for each in QApplication.allWidgets())
    found += Counter(f"top level: {type(each).__name__}" for each in QApplication.topLevelWidgets())
    own = [each for each in threading.enumerate() if each.name.partition("-")[0] != "Dummy"]  # the others are Qt's pool
    found += Counter({"timers": len(running), "threads": len(own), "pages kept": len(kept)})
    return found

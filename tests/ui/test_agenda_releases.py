"""The Releases view through the window: change the agenda, see what changed and who must be told, publish it."""

import datetime as dt
import threading

import pytest
from agenda_tools import WED
from database_fixtures import dump
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from window_walk import rest

from app.domain.kinds import AgendaState
from app.queries.meeting_page import meeting_page
from app.queries.releases import agenda_difference, releases, unreleased_changes
from app.queries.timetable import timetable
from app.services.agenda_items import change_item
from app.services.notices import remove_notice
from app.services.people import edit_person
from app.ui.pages.meeting import agenda_count
from app.ui.places import Place
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import Label

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

MOVED, GONE, RENAMED = "Panel: what would make", "Discussion: what small firms", "Closing words"
TOLD = [
    "Bronwyn Ashcroft-Lee",
    "Inês Carvalho",
    "Tigist Haile",
    "Maartje Hoekzema",
    "Dawit Mekonnen",
    "Daan Mulder",
    "Oliver Penhaligon",
    "Willemijn Terpstra",
    "Étienne Vasseur",
]


class Hands:
    """The window at the agenda of Wageningen."""

    def __init__(self, window):
        self.window, self.desk = window, window.workspace.desk
        self.went = []
        self.desk.went.connect(self.went.append)

    def go(self, *thing):
        self.window.workspace.go(Place("meeting", 4, "agenda", *thing))
        rest(self.window)
        return self.page().current()

    def page(self):
        return self.window.workspace.page()

    def item(self, begin):
        found = self.desk.read(lambda session: timetable(session, 4, WED))
        return next(item for _session, item in found.items() if item.title.startswith(begin))

    def change(self, begin, **change):
        self.desk.change("Change", lambda session: change_item(session, self.item(begin).id, **change))

    def three_changes(self):
        self.change(MOVED, start=self.item(MOVED).start + 15)
        self.change(GONE, state=AgendaState.CANCELLED)
        self.change(RENAMED, title="Farewell")


@pytest.fixture
def hands(window):
    return Hands(window)


def rows(view):
    """The lines of a list: heads alone, rows with their word at the right."""
    return [(line.title, line.right) if line.key else line.title for line in view.lines.lines]


def words(panel):
    """What its labels say."""
    return [label.text() for label in panel.findChildren(Label)]


def header(hands):
    return {button.text(): button for button in hands.page().header.findChildren(Button) if button.isVisible()}


def test_changes_are_counted_and_shown_with_who_must_be_told(hands, qtbot):
    hands.go()
    assert "Publish agenda" in header(hands)
    hands.three_changes()
    qtbot.waitUntil(lambda: "Publish agenda · 3" in header(hands))
    assert hands.page().tabs._counts[1] == "3 changes"
    header(hands)["Publish agenda · 3"].click()
    rest(hands.window)
    view = hands.page().current()
    assert view.place() == Place("meeting", 4, "agenda", "releases")
    assert rows(view.versions)[:2] == [("Working copy", ""), ("Release 3°", "")]
    assert view.versions.lines.lines[0].detail == "3 unreleased changes"
    assert rows(view.changes) == [
        "Wednesday 4 March 2020",
        ("Panel: what would make the consortium useful to you?", "Moved"),
        "Thursday 5 March 2020",
        ("Discussion: what small firms need from research", "Cancelled"),
        "Friday 6 March 2020",
        ("Farewell", "Other title"),
    ]
    assert view.changes.lines.lines[1].detail == "Wed 4 Mar, 17:00–17:30  →  17:15–17:45"
    assert [line.title for line in view.panel.people.lines.lines] == TOLD
    view.panel.people.choose("3")
    assert [one[0] for one in rows(view.changes) if isinstance(one, tuple)] == [
        "Panel: what would make the consortium useful to you?",
        "Discussion: what small firms need from research",
    ]
    view._all.click()
    assert len(rows(view.changes)) == 6


def test_publishing_adds_one_release_and_leads_on_to_the_messages(hands, qtbot):
    hands.three_changes()
    view = hands.go("releases")
    view.panel.note.setPlainText("The panel later, one discussion cancelled")
    before = dump(hands.desk.store)
    with qtbot.waitSignal(hands.desk.said) as said:
        view.panel.button.click()
    assert said.args[0].text == "Release 4 is published"
    assert (said.args[0].undo, said.args[0].label) == (False, "Prepare messages…")
    assert "General Assembly: the agenda was sent in time, on 12 Feb 2020 (due 12 Feb 2020)." in words(view.panel)
    after = dump(hands.desk.store)
    (row,) = [one for one in after.pop("agenda_release") if one not in before["agenda_release"]]
    before.pop("agenda_release")
    assert (row["number"], row["note"], after) == (4, "The panel later, one discussion cancelled", before)
    assert [line.title for line in view.panel.people.lines.lines] == TOLD  # what was published is shown now
    assert view.versions.current() == "4"
    assert not view.panel.button.isVisible()
    assert hands.desk.store.next_undo() is None
    qtbot.waitUntil(lambda: hands.page().tabs._counts[1] == "")
    view.panel.write.click()
    assert hands.went[-1] == Place("meeting", 4, "messages", "update")


def test_any_two_versions_are_compared(hands, qtbot):
    view = hands.go("releases")
    assert view._nothing.isVisible()
    assert view.compare.segments.accessibleName() == "Compared with: Release 3"
    for after, before in ((3, 2), (3, 1), (2, 1)):
        view.versions.choose(str(after))
        if view._found.difference.before != before:
            view.compare.segments.choose(view.compare._offered.index(before))
        wanted = hands.desk.read(lambda session, pair=(before, after): agenda_difference(session, 4, *pair))
        assert [one[0] for one in rows(view.changes) if isinstance(one, tuple)] == [
            one.title for one in sorted(wanted.changes, key=lambda one: one.about.day if one.about else dt.date.min)
        ]
        assert [line.title for line in view.panel.people.lines.lines] == [one.name for one in wanted.told]
        assert wanted.changes
    view.versions.choose("1")
    assert not view.compare.isVisible()
    assert {one[1] for one in rows(view.changes) if isinstance(one, tuple)} == {"New"}


def test_a_click_goes_to_the_item_and_what_is_gone_is_said(hands, qtbot):
    view = hands.go("releases")
    hands.change(RENAMED, title="Farewell")
    rest(hands.window)
    view.changes.choose(view.changes.lines.lines[1].key)
    qtbot.keyClick(view.changes, Qt.Key.Key_Return)
    assert hands.went[-1] == Place("meeting", 4, "agenda", "item", hands.item("Farewell").id)
    rest(hands.window)
    assert hands.page().current().view.chosen() == ("item", hands.item("Farewell").id)
    view = hands.go("releases")
    hands.page().current().commands["agenda.timetable"].trigger()
    rest(hands.window)
    assert hands.page().current().place().thing == "item"


def test_the_changes_are_copied_as_text_and_a_missing_address_is_marked(hands):
    hands.three_changes()
    person = next(
        one
        for one in hands.desk.read(lambda session: agenda_difference(session, 4, 3)).told
        if one.name == "Daan Mulder"
    )
    hands.desk.change("Change", lambda session: edit_person(session, person.person_id, email=""))
    view = hands.go("releases")
    (line,) = [line for line in view.panel.people.lines.lines if line.title == "Daan Mulder"]
    assert (line.right, line.role) == ("No e-mail", "amber")
    assert view.panel.head._count.text() == "9 · 1 without e-mail"
    view.commands["agenda.copy_changes"].trigger()
    copied = QGuiApplication.clipboard().text().splitlines()
    assert copied[0] == "Changes of the agenda since release 3:"
    assert "• “Closing words” is now called “Farewell”." in copied
    assert "Daan Mulder (no e-mail)" in copied
    assert "Tigist Haile <tigist.haile@isf.example>" in copied


def test_home_overview_and_tab_agree_and_reading_only_publishes_nothing(hands, monkeypatch, qtbot):
    hands.three_changes()
    hands.window.workspace.go(Place("meeting", 4, "overview"))
    standing = hands.page().current().standing
    qtbot.waitUntil(lambda: "3 changes since release 3" in standing.line("release").accessibleName())
    qtbot.waitUntil(lambda: hands.page().tabs._counts[1] == "3 changes")
    monkeypatch.setattr(hands.desk.store, "read_only", True)
    view = hands.go("releases")
    assert not view.panel.button.isEnabled()
    assert not view.commands["agenda.publish"].isEnabled()
    view.publish()
    assert len(hands.desk.read(lambda session: releases(session, 4))) == 3


def test_a_release_after_the_day_of_the_agenda_says_so(hands, qtbot):
    sent = hands.desk.read(lambda session: meeting_page(session, 4, WED)).notices
    hands.desk.change("Change", lambda session: [remove_notice(session, one.id) for one in sent])
    hands.change(RENAMED, title="Farewell")
    view = hands.go("releases")
    late = "General Assembly: the agenda was due on 12 Feb 2020; this release is 37 days late."
    assert late in words(view.panel)
    with qtbot.waitSignal(hands.desk.said) as said:
        view.commands["agenda.publish"].trigger()
    assert said.args[0].text == "Release 4 is published, 37 days after the agenda was due"


def test_a_large_agenda_is_counted_beside_the_window(hands, monkeypatch, qtbot):
    threads = []
    monkeypatch.setattr(agenda_count, "_MOST_HERE", 10)
    monkeypatch.setattr(
        agenda_count,
        "unreleased_changes",
        lambda session, meeting: (threads.append(threading.current_thread()), unreleased_changes(session, meeting))[1],
    )
    hands.go()
    for title in ("Farewell", "Goodbye"):
        hands.change(RENAMED if title == "Farewell" else "Farewell", title=title)
    qtbot.waitUntil(lambda: hands.page().tabs._counts[1] == "1 change")
    assert threads and threading.main_thread() not in threads

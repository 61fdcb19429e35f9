"""The Overview of a meeting: fields edited in place, undone and redone; what does not fit stays with its reason."""

import datetime as dt

import pytest
from database_fixtures import dump
from overview_hands import id_of, opened, row, text, typed
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from sqlalchemy import select

from app.domain.kinds import MeetingKind, MeetingState
from app.models import Series
from app.queries.meeting_page import meeting_page
from app.services.meetings import create_meeting, delete_meeting, edit_meeting
from app.ui.pages.meeting.overview import OverviewTab
from app.ui.pages.meeting.page import MeetingPage
from app.ui.places import Place

AS_OF = dt.date(2020, 3, 20)


@pytest.fixture
def tab(desk, shown, qtbot) -> OverviewTab:
    return opened(desk, shown, qtbot, "wageningen-2020")


def test_the_fields_show_what_the_database_holds(tab):
    found = tab.desk.read(lambda session: meeting_page(session, tab.meeting_id, AS_OF)).fields
    shown = {name: text(tab, name) for name in tab.fields.rows}
    assert shown == {
        "title": found.title, "short_name": "wageningen-2020", "series": "CIRCASA annual meetings", "kind": "Ordinary",
        "state": "Held", "days": "4–6 March 2020", "zone": "Europe/Amsterdam", "place": found.place,
        "address": found.address, "directions": found.directions, "host_id": "", "link": found.link,
        "contact": found.contact, "public_note": found.public_note, "internal_note": found.internal_note,
    }  # fmt: skip


def test_every_field_is_edited_in_place_and_undone(tab):
    before, start = dump(tab.desk.store), {name: text(tab, name) for name in tab.fields.rows}
    changes = {
        "title": ("Second meeting", "title", "Second meeting"),
        "short_name": ("wag-20", "short_name", "wag-20"),
        "kind": ("extra", "kind", MeetingKind.EXTRAORDINARY),
        "state": ("cancelled", "state", MeetingState.CANCELLED),
        "days": ("5-6 march 2020", "first_day", dt.date(2020, 3, 5)),
        "zone": ("america/bogota", "zone", "America/Bogota"),
        "place": ("Ede", "place", "Ede"),
        "address": ("<b>Line</b>", "address", "<b>Line</b>"),
        "directions": ("By bus", "directions", "By bus"),
        "link": ("https://example.org", "link", "https://example.org"),
        "contact": ("a@example.org", "contact", "a@example.org"),
        "public_note": ("Public", "public_note", "Public"),
        "internal_note": ("Internal", "internal_note", "Internal"),
    }
    for number, (name, (words, column, value)) in enumerate(changes.items(), 1):
        typed(tab, name, words)
        assert getattr(row(tab), column) == value, name
        assert tab.desk.store.next_undo().arguments == {"meeting": tab.meeting_id}
        assert number
    for _ in changes:
        tab.desk.store.undo()
    assert dump(tab.desk.store) == before
    assert {name: text(tab, name) for name in tab.fields.rows} == start


def test_a_walk_of_renaming_create_to_delete(empty_desk, shown, qtbot):
    """Create, rename, undo, redo, delete, undo: after each step the window shows what the database holds."""
    desk = empty_desk
    made = desk.change("Create", lambda session: create_meeting(session, "First", AS_OF)).value
    tab = shown(OverviewTab(desk, made))

    def title() -> str:
        assert text(tab, "title") == row(tab).title
        return text(tab, "title")

    assert title() == "First"
    states = [dump(desk.store)]
    typed(tab, "title", "Second")
    states.append(dump(desk.store))
    assert title() == "Second"
    desk.store.undo()
    assert (title(), dump(desk.store)) == ("First", states[0])
    desk.store.redo()
    assert (title(), dump(desk.store)) == ("Second", states[1])
    said = []
    desk.said.connect(said.append)
    tab.delete()
    assert dump(desk.store)["meeting"] == []
    assert [(each.text, each.undo) for each in said] == [("Deleted first-2020.", True)]
    desk.store.undo()
    assert (title(), dump(desk.store)) == ("Second", states[1])
    assert text(tab, "short_name") == "first-2020"


def test_what_does_not_fit_is_said_under_the_field_and_stays_there(tab):
    before, refused = dump(tab.desk.store), []
    tab.desk.refused.connect(refused.append)
    for name, words, said in [
        ("zone", "Europe/Nowhere", "There is no time zone"),
        ("short_name", "cali-2019", "Another meeting is called"),
        ("days", "9-4 march 2020", "before it begins"),
        ("days", "someday", "This is no date"),
        ("link", "javascript:1", "no address of the web"),
        ("title", " ", "needs a title"),
        ("state", "sold", "There is no choice"),
    ]:
        typed(tab, name, words)
        problem = tab.fields.rows[name]._problem
        assert said in problem.text(), name
        assert problem.isVisible()
        assert text(tab, name) == words
    assert (dump(tab.desk.store), refused) == (before, [])
    QTest.keyClick(tab.fields.rows["zone"].field, Qt.Key.Key_Escape)
    assert text(tab, "zone") == "Europe/Amsterdam"
    assert not tab.fields.rows["zone"]._problem.isVisible()


def test_what_one_types_is_not_overwritten_by_a_change_elsewhere(tab):
    field = tab.fields.rows["place"].field
    field.setFocus()
    QTest.keyClicks(field, "x")
    tab.desk.change(
        "Change", lambda session: edit_meeting(session, tab.meeting_id, title="From elsewhere", place="Ede")
    )
    assert text(tab, "title") == "From elsewhere"
    assert "x" in text(tab, "place")


def test_series_and_host_are_chosen_or_made_in_line(tab):
    typed(tab, "series", "Soil weeks")
    made = tab.desk.read(lambda session: session.scalars(select(Series).where(Series.name == "Soil weeks")).one())
    assert row(tab).series_id == made.id
    typed(tab, "host_id", "WR")
    assert row(tab).host_id is not None
    assert text(tab, "host_id") == "WR"
    field = tab.fields.rows["series"].field
    field.setFocus()
    field.selectAll()
    QTest.keyClick(field, Qt.Key.Key_Delete)
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert row(tab).series_id is None


def test_f2_goes_to_the_title(tab):
    QTest.keyClick(tab, Qt.Key.Key_F2)
    assert QApplication.focusWidget() is tab.fields.rows["title"].field


def test_the_page_of_a_deleted_meeting_leads_back_to_the_list(desk, shown, qtbot):
    page = shown(MeetingPage(desk, id_of(desk, "wageningen-2020")))
    page.arrive(Place("meeting", page.meeting_id, "overview"))
    went = []
    desk.went.connect(went.append)
    desk.change("Delete", lambda session: delete_meeting(session, page.meeting_id))
    assert went == [Place("meetings")]
    asking = page.current().findChildren(QTimer)
    qtbot.waitUntil(lambda: not any(timer.isActive() for timer in asking))  # the slower answers find nothing


@pytest.mark.parametrize("size", [(1080, 700), (824, 574)])
def test_nothing_is_clipped_sideways(desk, shown, qtbot, size):
    tab = opened(desk, shown, qtbot, "wageningen-2020", size)
    area = tab.area
    assert area.widget().minimumSizeHint().width() <= area.viewport().width()
    title = tab.fields.rows["title"].field
    qtbot.waitUntil(lambda: title.verticalScrollBar().maximum() == 0)
    assert not tab.grab().isNull()

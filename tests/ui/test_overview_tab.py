"""The Overview of a meeting: fields edited in place, the clock, notices, and lines that lead to what is open."""

import datetime as dt

import pytest
from database_fixtures import dump
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from sqlalchemy import select, update

from app.domain.kinds import MeetingKind, MeetingState, NoticeKind
from app.domain.meeting_clock import BodyClock, place_of
from app.models import Item, ItemRole, Meeting, MeetingSession, Notice, Presentation, Project, Series
from app.queries.meeting_page import meeting_clocks, meeting_page
from app.queries.meetings import find_meeting
from app.services.meetings import create_meeting, delete_meeting, edit_meeting
from app.ui.pages.meeting.overview import OverviewTab
from app.ui.pages.meeting.page import MeetingPage
from app.ui.places import Place
from app.ui.widgets.governance_clock import GovernanceClock

AS_OF = dt.date(2020, 3, 20)


def id_of(desk, name: str) -> int:
    return desk.read(lambda session: find_meeting(session, name).id)


def opened(desk, shown, qtbot, name: str, size=(1080, 1400)) -> OverviewTab:
    tab = shown(OverviewTab(desk, id_of(desk, name)), size)
    qtbot.waitUntil(lambda: right(tab, "release") != "")
    return tab


@pytest.fixture
def tab(desk, shown, qtbot) -> OverviewTab:
    return opened(desk, shown, qtbot, "wageningen-2020")


def right(tab: OverviewTab, name: str) -> str:
    return tab.standing.line(name)._words.right


def text(tab: OverviewTab, name: str) -> str:
    return tab.fields.rows[name]._text()


def typed(tab: OverviewTab, name: str, words: str) -> None:
    """Type into a field and leave it by Enter (by Ctrl+Enter where Enter begins a line)."""
    field = tab.fields.rows[name].field
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, words)
    one_line = name not in ("address", "directions", "public_note", "internal_note")
    QTest.keyClick(
        field,
        Qt.Key.Key_Return,
        Qt.KeyboardModifier.NoModifier if one_line else Qt.KeyboardModifier.ControlModifier,
    )


def row(tab: OverviewTab) -> Meeting:
    return tab.desk.read(lambda session: session.get_one(Meeting, tab.meeting_id))


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


def notices(tab: OverviewTab):
    query = select(Notice.kind, Notice.sent_on, Notice.sent_to).where(Notice.meeting_id == tab.meeting_id)
    return tab.desk.read(lambda session: [tuple(each) for each in session.execute(query.order_by(Notice.id))])


def test_a_notice_is_recorded_by_keyboard_and_moves_the_clock(desk, shown, qtbot):
    tab = opened(desk, shown, qtbot, "irc-founding-2020")
    before = dump(desk.store)
    assert "Notice 28 Mar, In 8 days" in tab.clocks[0].accessibleName()
    QTest.keyClick(tab, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    entry = tab.notices.entry
    assert QApplication.focusWidget() is entry.day
    assert (entry.kind.text(), entry.day.text()) == ("Notice of the meeting", "today")
    QTest.keyClicks(entry.day, "someday")
    QTest.keyClick(entry.day, Qt.Key.Key_Return)
    assert "This is no date" in entry._problem.text()
    assert notices(tab) == []
    entry.day.selectAll()
    QTest.keyClicks(entry.day, "yesterday")
    entry.to.setText("All members")
    QTest.keyClick(entry.to, Qt.Key.Key_Return)
    assert notices(tab) == [(NoticeKind.MEETING, dt.date(2020, 3, 19), "All members")]
    assert not entry.isVisible()
    assert "Notice 28 Mar, Sent 19 Mar" in tab.clocks[0].accessibleName()
    tab.notices.begin()
    assert entry.kind.text() == "Agenda"  # the next that was not sent
    (shown_row,) = tab.notices._rows.values()
    shown_row._day.field.setText("2.4.2020")
    shown_row._day.field.commit.emit()
    assert notices(tab)[0][1] == dt.date(2020, 4, 2)
    assert "Sent 2 Apr" in tab.clocks[0].accessibleName()
    shown_row._away.click()
    assert notices(tab) == []
    for _ in range(3):
        desk.store.undo()
    assert dump(desk.store) == before


def test_lines_say_what_is_open_and_lead_there(tab):
    assert {name: right(tab, name) for name in tab.standing._lines} == {
        "agenda": "72 items, no clash",
        "release": "Release 3, up to date",
        "participants": "74 of 85 accepted",
        "presentations": "5 of 34 missing",
        "minutes": "Circulated",
        "decisions": "0 of 11 binding",
        "actions": "4 overdue of 25 open",
    }
    went = []
    tab.desk.went.connect(went.append)
    for name in ("agenda", "release", "participants", "presentations", "minutes", "actions"):
        tab.standing.line(name).click()
    tabs = ["agenda", "agenda", "participants", "presentations", "minutes", "minutes"]
    assert went == [Place("meeting", tab.meeting_id, each) for each in tabs]


def test_lines_follow_a_change_a_moment_later(tab, qtbot):
    def unsettle(session):
        items = select(Item.id).join(MeetingSession).where(MeetingSession.meeting_id == tab.meeting_id)
        talk = session.scalars(items.where(Item.kind == "talk").order_by(Item.id)).first()
        session.execute(
            update(ItemRole).where(ItemRole.item_id == talk).values(state="declined", version=ItemRole.version + 1)
        )
        session.execute(update(Item).where(Item.id == talk).values(title="Another title", version=Item.version + 1))
        slides = Presentation.meeting_id == tab.meeting_id
        session.execute(update(Presentation).where(slides).values(state="received", version=Presentation.version + 1))

    tab.desk.change("Change", unsettle)
    qtbot.waitUntil(lambda: right(tab, "presentations") == "All 34 received")
    qtbot.waitUntil(lambda: right(tab, "release").endswith("since release 3"))
    qtbot.waitUntil(lambda: "warning" in right(tab, "agenda"))


def test_figures_actions_and_neighbours(tab):
    def words(pane) -> str:
        from PySide6.QtWidgets import QAbstractButton, QLabel

        labels = [each.text() for each in pane.findChildren(QLabel)]
        return " | ".join([*labels, *(each.accessibleName() for each in pane.findChildren(QAbstractButton))])

    figures = words(tab.figures)
    assert "73 | Remote | 6 | Organisations | 33 | Countries | 19" in figures
    assert "Published: approximately 70 experts, ocp.circasa-project.eu" in figures
    assert "Hand in the slides on registries and permanence, A-24 · Oliver Penhaligon, NCR, 7 days late" in words(
        tab.actions_pane
    )
    neighbours = words(tab.neighbours)
    assert "Before: cali-2019, 6 Feb 2019" in neighbours
    assert "Next: irc-founding-2020, 12 May 2020" in neighbours
    assert "Farmers (CIAT)" in neighbours


def test_a_meeting_without_formal_session_has_no_clock(desk, shown, qtbot):
    tab = opened(desk, shown, qtbot, "paris-2017")
    assert tab.clocks == []
    assert right(tab, "minutes") == "Not begun"


def test_the_clock_marks_today_truly_between_its_steps(desk, shown):
    (found,) = desk.read(lambda session: meeting_clocks(session, id_of(desk, "wageningen-2020"), AS_OF))
    clock = GovernanceClock()
    shown(clock, (700, 96))
    clock.show_clock(found, AS_OF)
    assert clock.today_x() == pytest.approx(clock.step_x(4) + (clock.step_x(5) - clock.step_x(4)) * 4 / 15)
    assert clock.step_x(1) - clock.step_x(0) == 100
    clock.show_clock(found, dt.date(2020, 1, 2))
    assert 0 < clock.today_x() < clock.step_x(0)
    for day in (
        dt.date(2019, 1, 1),
        dt.date(2020, 1, 19),
        dt.date(2020, 3, 5),
        dt.date(2020, 4, 20),
        dt.date(2021, 1, 1),
    ):
        clock.show_clock(found, day)
        assert not clock.grab().isNull()
    assert place_of(BodyClock("x", found.steps[3:4]), dt.date(2020, 3, 6)) == 0


def test_several_bodies_have_a_clock_each(desk, shown, qtbot):
    def second_body(session):
        query = select(MeetingSession).where(MeetingSession.meeting_id == id_here, MeetingSession.body_id.is_(None))
        session.scalars(query.order_by(MeetingSession.id)).first().body_id = 2

    id_here = id_of(desk, "wageningen-2020")
    tab = opened(desk, shown, qtbot, "wageningen-2020")
    assert len(tab.clocks) == 1
    desk.change("Change", second_body)
    assert len(tab.clocks) == 2
    desk.store.undo()
    assert len(tab.clocks) == 1


def test_another_as_of_day_is_followed(tab):
    tab.desk.change("Change", lambda session: session.execute(update(Project).values(as_of=dt.date(2020, 4, 2))))
    assert "Accepted 1 Apr, 1 day late" in tab.clocks[0].accessibleName()


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

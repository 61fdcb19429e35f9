"""The Overview of a meeting: the clock, the notices that move it, and lines that lead to what is open."""

import datetime as dt

import pytest
from database_fixtures import dump
from overview_hands import id_of, opened, right
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from sqlalchemy import select, update

from app.domain.kinds import NoticeKind
from app.domain.meeting_clock import BodyClock, place_of
from app.models import Item, ItemRole, MeetingSession, Notice, Presentation, Project
from app.queries.meeting_page import meeting_clocks
from app.ui.pages.meeting.overview import OverviewTab
from app.ui.places import Place
from app.ui.widgets.governance_clock import GovernanceClock

AS_OF = dt.date(2020, 3, 20)


@pytest.fixture
def tab(desk, shown, qtbot) -> OverviewTab:
    return opened(desk, shown, qtbot, "wageningen-2020")


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
    things = ["", "releases", "", "", "", ""]
    assert went == [Place("meeting", tab.meeting_id, *each) for each in zip(tabs, things, strict=True)]


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

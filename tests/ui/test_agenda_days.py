"""Which day the agenda shows at first: while the meeting is on, the day that it is."""

import datetime as dt

import pytest

from app.queries.timetable import agenda_clashes
from app.services.project import set_as_of
from app.ui.pages.meeting import agenda_shown
from app.ui.pages.meeting.agenda import AgendaTab

WAGENINGEN, FOUNDING = 4, 6


@pytest.mark.parametrize(
    ("today", "shown_day"),
    [("2020-03-04", dt.date(2020, 3, 4)), ("2020-03-06", dt.date(2020, 3, 6)), ("2020-03-07", None)],
)
def test_the_day_that_it_is(desk, shown, today, shown_day):
    desk.change("Set the day", lambda session: set_as_of(session, dt.date.fromisoformat(today)))
    tab = shown(AgendaTab(desk, WAGENINGEN))
    assert tab.bar.day() == shown_day


def test_where_the_clock_of_the_venue_stands(desk, shown, monkeypatch):
    monkeypatch.setattr(desk, "now", lambda: dt.datetime(2020, 3, 5, 7, 50, tzinfo=dt.UTC))
    tab = shown(AgendaTab(desk, WAGENINGEN))
    assert tab.view.now == (dt.date(2020, 3, 5), 8 * 60 + 50)


def test_clashes_of_a_very_large_agenda_come_a_moment_later(desk, shown, qtbot, monkeypatch):
    monkeypatch.setattr(agenda_shown, "MOST_AT_ONCE", 5)
    tab = shown(AgendaTab(desk, FOUNDING))
    qtbot.waitUntil(lambda: tab.bar.errors.isVisible())
    assert tab.shown_table.clashes == desk.read(lambda session: agenda_clashes(session, FOUNDING, desk.as_of()))
    blocks = [block for block in tab.view.geometry_now.blocks if block.level is not None]
    assert blocks

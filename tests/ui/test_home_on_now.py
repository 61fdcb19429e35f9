"""Home while a meeting is on: what runs, what is next, what is missing; each line leads to its item."""

import datetime as dt

from app.domain.kinds import PresenceState
from app.queries.home_now import home_now
from app.queries.participation_rows import participation_table
from app.services.attendance import set_presence
from app.services.project import set_as_of
from app.ui.pages.home import HomePage
from app.ui.places import Place

WAGENINGEN = 4
TEN_TO_NINE = dt.datetime(2020, 3, 5, 7, 50, tzinfo=dt.UTC)  # 08:50 in Wageningen
NINE = dt.datetime(2020, 3, 5, 8, 0, tzinfo=dt.UTC)


def at(desk, monkeypatch, now):
    monkeypatch.setattr(desk, "now", lambda: now)


def test_at_ten_to_nine(desk, shown, monkeypatch):
    desk.change("Set the day", lambda session: set_as_of(session, None))
    at(desk, monkeypatch, TEN_TO_NINE)
    page = shown(HomePage(desk))
    assert page.now.isVisible()
    first, *rest = page.now.entries()
    assert first.text.title.startswith("Strategic Research Agenda")
    assert (first.text.state, "Rijnzaal" in first.text.right, "Lena Brandt" in first.text.detail) == (
        "progress",
        True,
        True,
    )
    assert rest
    went = []
    desk.went.connect(went.append)
    page.now.lines()[0].click()
    assert went == [Place("meeting", WAGENINGEN, "agenda", "item", first.id)]


def test_a_speaker_who_is_missing_is_told_at_once(desk, shown, monkeypatch):
    desk.change("Set the day", lambda session: set_as_of(session, None))
    at(desk, monkeypatch, TEN_TO_NINE)
    page = shown(HomePage(desk))
    found = desk.read(lambda session: participation_table(session, WAGENINGEN, TEN_TO_NINE.date()))
    lena = next(row for row in found.rows if row.display == "Lena Brandt")
    day = dt.date(2020, 3, 5)
    desk.change("Mark", lambda session: set_presence(session, [lena.id], [day], PresenceState.ABSENT))
    first = page.now.entries()[0].text
    assert (first.state, first.role) == ("late", "danger")
    assert "is not there" in first.detail


def test_the_clock_goes_on_without_a_change(desk, shown, monkeypatch):
    desk.change("Set the day", lambda session: set_as_of(session, None))
    at(desk, monkeypatch, TEN_TO_NINE)
    page = shown(HomePage(desk))
    at(desk, monkeypatch, dt.datetime(2020, 3, 6, 2, 0, tzinfo=dt.UTC))
    page.now.look_again()
    assert not page.now.isVisible()


def test_on_other_days_nothing_is_on(desk, sample):
    with sample.read() as session:
        assert home_now(session, NINE) == ()  # the sample's day is the 20th

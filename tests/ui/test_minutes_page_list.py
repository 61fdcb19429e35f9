"""The minutes of all meetings through the window: how far they are, what is late, and where none were begun."""

import datetime as dt

import pytest
from PySide6.QtCore import Qt

from app.queries.minutes_table import minutes_rows
from app.ui.pages.actions.minutes import MinutesView
from app.ui.places import Place

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture
def view(desk, shown):
    made = shown(MinutesView(desk))
    made.arrive(Place("actions", 0, "minutes", "minutes", 3))
    return made


def cells(view, meeting):
    row = next(row for row in view.table.rows.rows if row.meeting == meeting)
    return {column.id: column.cell(row) for column in view.table.rows.columns}


def test_each_says_how_far_it_is(view):
    assert view.subtitle == "3 minutes · 2 accepted · 2 meetings without minutes"
    assert view.place() == Place("actions", 0, "minutes", "minutes", 3)
    wageningen = cells(view, "wageningen-2020")
    assert (wageningen["state"].text, wageningen["next"].text) == ("Circulated", "objections to 31 Mar")
    assert (wageningen["decisions"].text, wageningen["actions"].text, wageningen["versions"].text) == ("11", "29", "3")
    assert cells(view, "cali-2019")["accepted"].text == "6 Mar 2019"
    view.list.chips["missing"].click()
    assert len(view.table.rows.rows) == 2
    assert view.list.chips["draft"].isHidden()


def test_what_is_late_says_so_in_red(view, desk):
    view._show(desk.read(lambda session: minutes_rows(session, dt.date(2020, 4, 20))))
    board = cells(view, "board-2020-04")
    assert (board["state"].text, board["state"].state) == ("No minutes", "late")
    assert (board["next"].text, board["next"].role) == ("draft due 12 Apr · 8 days late", "danger")
    assert cells(view, "wageningen-2020")["next"].text == "acceptance due 1 Apr · 19 days late"
    assert view.subtitle.endswith("3 meetings without minutes · 2 late")


def test_enter_opens_the_minutes_of_the_meeting(view, desk, qtbot):
    with qtbot.waitSignal(desk.went) as went:
        qtbot.keyClick(view.table, Qt.Key.Key_Return)
    assert went.args[0] == Place("meeting", 4, "minutes")


def test_minutes_are_begun_where_there_are_none(view, desk, qtbot):
    missing = next(row for row in view.table.rows.rows if row.is_missing)
    assert not view.commands["all_minutes.begin"].isEnabled()
    view.list.choose(missing.id)
    with qtbot.waitSignal(desk.went) as went:
        view.commands["all_minutes.begin"].trigger()
    assert went.args[0] == Place("meeting", missing.meeting_id, "minutes")
    assert view.subtitle.startswith("4 minutes")
    desk.store.undo()
    assert view.subtitle.startswith("3 minutes")
